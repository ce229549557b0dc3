"""Whether a point of a sentence tells of what was or of what is to come, and which verb says so."""

import re
from functools import cached_property
from typing import NamedTuple

from checker.records.article import BlockKind
from checker.records.sentence import Sentence, Token
from checker.text.verbs import is_participle

_PLANNED = frozenset(
    "due set expected scheduled planned slated forecast intended bound supposed hoped".split()
)
# 'Invited them to meet', 'agreed to pay': what was agreed lies ahead.
_BIDDEN = (
    r"(?:invit|order|ask|urg|summon|agre|promis|vow|pledg|decid|schedul|requir)\w*\b"
    r"[^,.;]{0,40}?\bto (?=[a-z]{2})"
)
# 'Set arguments for October', 'has a hearing Friday', 'ahead of the November vote'.
_BOOKED = (
    r"(?:set|sets|schedul\w+|slat\w+|book\w+|listed|called|convened|fixed|planned)\b[^,.;]{0,50}?"
    r"\bfor(?= (?:\d{1,2} )?(?:\w+day\b|(?-i:January|February|March|April|May|June|July|August"
    r"|September|October|November|December)\b|next\b))"
)
_FUTURE_WORD = (
    r"(?:has|have) an? (?:\w+ )?(?:hearing|meeting|match|game|deadline|appointment|exam|flight)"
    r"|(?:has|have) (?:until|till)\b|ahead of|(?:in the )?run-?up to|in time for|upcoming"
    r"|will|won't|is|are|isn't|(?<!night )(?:to|for)(?= \w+day\b(?!'s))|\w+'ll|shall"
    r"|would|is to|are to|was to|were to|has to|have to|had to"
    r"|wants? to|hopes? to|plans? to|aims? to|intends? to"
    r"|expects? to|must|(?-i:may)|might|can|could"
    r"|(?:re)?opens|begins|resumes|starts|takes place|meets|expires|closes|ends|runs|lasts|airs"
    r"|kicks off|gets under ?way|turns \d+|falls due"
    r"|be|remain|remains|stay|stays|continue|continues|deadline|next|upcoming|valid|agenda"
)
# Irregular past forms that are common in news (any grammar of English lists them).
_PAST_WORD = (
    r"was|were|had|(?:has|have)(?! (?:to|until|till|an?|another)\b)|did|back in|(?:up|down) from"
    r"|compared (?:with|to)|(?:higher|lower|more|less) than in|according to an?"
    r"|did|said|told|went|came|took|gave|made|got"
    r"|left|met|withdrew|withdrawn|held|won|lost|fell|rose|began|broke|brought|built|bought|caught|chose|cut|drew|drove"
    r"|felt|fought|found|flew|grew|hit|kept|knew|led|paid|put|quit|ran|saw|sold|sent|shook|shot|shut|signed"
    r"|sank|spent|spoke|stood|stole|struck|swore|sworn|taken|given|threw|wrote|written|seen|died"
    r"|born|beaten|hurt|heard|slept|burst|blew|bore|dealt|fled|hung|laid|lay|leapt|lent|rang|rode"
    r"|sought|shone|sat|slid|split|spread|swam|swept|taught|thought|tore|woke|became|\w{2,}[^e\W]ed"
)
_CUE = re.compile(
    rf"\b(?:(?P<bidden>{_BIDDEN}|{_BOOKED})|(?P<future>{_FUTURE_WORD})|(?P<past>{_PAST_WORD}))\b",
    re.IGNORECASE,
)
# 'Has to be lodged', 'will stay closed', 'if convicted': the words before a participle tell.
_AFTER_AUXILIARY = re.compile(
    r"\b(?:is|are|be|being|will|would|stay|remain|to|if|unless)\s+(?:stay\s+|\w+ly\s+)?$"
)
_BOUND = re.compile(r"\b(?P<ahead>until|till)\s+(?:[a-z\d:.]+\s+){0,3}$|\bfrom\s+$", re.IGNORECASE)
# 'Friday's close', 'Sunday's stage': the verb is not the day's.
_OWNER = re.compile(r"\w+day['’]s\b")
_PERFECT = re.compile(r"\b(?:has|have)\s+(?:\w+ly\s+|now\s+|been\s+)?$", re.IGNORECASE)
_WILL = re.compile(r"(?:will|won't|shall|is to|are to)\b", re.IGNORECASE)
# A sentence within the sentence: '… any moment." On Thursday he said'.
_OPENS = re.compile(r"[.?!;][\"”’']?\s*(?:[A-Z][a-z]+\s+)?$")
_STATIVE = frozenset("be have say tell know think believe show see want report claim".split())


class _Cue(NamedTuple):
    at: int
    direction: int
    ahead: int = 0
    """The direction of what stands before it, where that is another."""


# 'A January poll shows', 'in an Aug. 23 article': what is quoted from is out.
_QUOTED = re.compile(
    r"[A-Z]\w+\.?(?:\s\d{1,2})?\s+(?:[\w/-]+\s+){0,2}?(?:polls?|surveys?|study|report|article"
    r"|interview|statement|speech|letter|memo|ruling|post|tweet|column|filing)\b"
)
_ARTICLE = re.compile(r"\b(?:an?|his|her|its|their)\s+$", re.IGNORECASE)


_PREFIX = re.compile(r"^(?:re|over|out|under|mis|fore|be)(?=\w{3})")


class Tense:
    """The tense cues of one sentence, read only when first asked for."""

    def __init__(self, sentence: Sentence) -> None:
        self._sentence = sentence

    def direction(self, at: int) -> int:
        """-1 for the past, 1 for the future, 0 where nothing tells, at a character of the text.

        The last verb before it decides, else the first after it.
        """
        text = self._sentence.text
        opened = _OPENS.search(text, max(0, at - 40), at)
        begun = opened.start() if opened else -1
        before = [cue for cue in self._cues if begun < cue.at < at]
        bound = _BOUND.search(self._sentence.text, max(0, at - 30), at)
        if bound and before and _PERFECT.search(text, max(0, before[-1].at - 12), before[-1].at):
            return 1  # 'has cancelled all concerts until March'
        if bound and (bound["ahead"] is None or not before):
            # 'From October' looks ahead more often than the verb before it; so does 'until'.
            return max(0, before[-1].direction) if before else 1
        if _OWNER.match(self._sentence.text, at):
            # 'Monday's vote will be close', but 'Friday's close was the lowest'.
            ahead = any(_WILL.match(text, cue.at) for cue in self._cues if cue.at > at)
            return int(ahead and not before)
        if _QUOTED.match(text, at) and _ARTICLE.search(text, max(0, at - 8), at):
            return -1
        after = [cue for cue in self._cues if cue.at >= at]
        if before or not after:
            return before[-1].direction if before else 0
        return after[0].ahead or after[0].direction

    @cached_property
    def _cues(self) -> list[_Cue]:
        parsed = {at: _Cue(at, side) for at, side in self._parsed().items()}
        worded = {match.start(): _worded(match) for match in _CUE.finditer(self._sentence.text)}
        # 'Can be returned or used until Friday': the parse knows what leads 'used'.
        led = {at for at, cue in parsed.items() if cue.direction > 0 and at in self._joined}
        cues = ({**parsed, **worded} | {at: parsed[at] for at in led}).values()
        return sorted(
            cue
            for cue in cues
            if cue.direction > 0
            or not (self._after_auxiliary(cue.at) or cue.at in self._adjectives)
        )

    def _after_auxiliary(self, at: int) -> bool:
        return bool(_AFTER_AUXILIARY.search(self._sentence.text, 0, at))

    @cached_property
    def _adjectives(self) -> frozenset[int]:
        """Where participles stand before a noun, which tell no tense: 'a revised bill'."""
        tokens = (t for t in self._sentence.tokens if t.dep == "amod")
        return frozenset(token.start - self._sentence.start for token in tokens)

    @cached_property
    def _joined(self) -> frozenset[int]:
        """Where participles stand that share the auxiliary of another one."""
        tokens = (t for t in self._sentence.tokens if t.tag == "VBN" and t.dep == "conj")
        return frozenset(token.start - self._sentence.start for token in tokens)

    def _led(self, head: int) -> bool:
        """Whether a modal leads the verb at ``head``: 'can be returned'."""
        tokens = self._sentence.tokens
        return any(token.head == head and token.tag in {"MD", "TO"} for token in tokens[:head])

    def _parsed(self) -> dict[int, int]:
        """Verbs that the lists do not know: past by form, the plain present as a schedule.

        The present of a headline tells of what was.
        """
        present = -1 if self._sentence.block in {BlockKind.TITLE, BlockKind.SUBTITLE} else 1
        found = {}
        for token in self._sentence.tokens:
            at = token.start - self._sentence.start
            bare = token.tag == "VBN" and not _looks_past(token.text.lower())
            if token.tag == "VBN" and token.dep == "conj" and self._led(token.head):
                found[at] = 1
            elif token.tag in {"VBD", "VBN"} and not bare:
                found[at] = -1
            elif bare or (token.tag in {"VBZ", "VBP"} and token.lemma not in _STATIVE):
                found[at] = present
        return found


def _looks_past(word: str) -> bool:
    """Whether a form is that of a past: taggers take the 'reopen' of 'shops reopen' for one."""
    return is_participle(word) or is_participle(_PREFIX.sub("", word))


def _worded(match: re.Match[str]) -> _Cue:
    """'In March they agreed to pay in May': what is agreed lies ahead, the agreeing does not."""
    if match["bidden"]:
        return _Cue(match.start(), 1, -1)
    planned = match["future"] or match["past"].lower() in _PLANNED
    return _Cue(match.start(), 1 if planned else -1)


def governor(sentence: Sentence, start: int, end: int) -> str | None:
    """The lemma of the verb that governs the article's words at ``[start, end)``, if parsed."""
    tokens = sentence.tokens
    inside = [i for i, token in enumerate(tokens) if start <= token.start < end]
    index = next((i for i in inside if tokens[i].head not in inside), None)
    for _ in tokens:
        if index is None or tokens[index].head == index:
            break
        index = tokens[index].head
        if _is_verb(tokens[index]):
            return tokens[index].lemma
    return None


def _is_verb(token: Token) -> bool:
    return token.pos == "VERB"
