"""Quotes: the words between quotation marks, straight or curly, over one paragraph or several."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple

from checker.facts.antonym import are_opposites
from checker.records.article import Article, BlockKind
from checker.records.fact import Comparison, Fact, FactKind, Level, QuoteValue
from checker.records.sentence import Sentence
from checker.text.normalise import fold, plain, words
from checker.text.offsets import lines, trim

_DOUBLE = frozenset('"“”„«»')
_SINGLE = frozenset("'‘’")
_TAIL = " ,.;:-–—"
_CONTRACTED = (
    (re.compile(r"\bwon't\b"), "will not"),
    (re.compile(r"\bcan't\b|\bcannot\b"), "can not"),
    (re.compile(r"\bshan't\b"), "shall not"),
    (re.compile(r"n't\b"), " not"),
    (re.compile(r"'ll\b"), " will"),
    (re.compile(r"'re\b"), " are"),
    (re.compile(r"'ve\b"), " have"),
    (re.compile(r"\bi'm\b"), "i am"),
    (re.compile(r"\blet's\b"), "let us"),
    (re.compile(r"'d\b"), " would"),
    (re.compile(r"\b(\w+)'s (?=been\b|got\b|had\b)"), r"\1 has "),
    (
        re.compile(
            r"\b(it|that|he|she|there|what|who|here|(?:no|any|some|every)(?:thing|one|body))'s\b"
        ),
        r"\1 is",
    ),
)
_NEGATIONS = frozenset(
    "not no never nobody none nothing neither nor nowhere without hardly".split()
)
_NUMBERS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty "
    "hundred thousand million billion half twice".split()
)
# Opposites of other kinds than those of antonyms.tsv: adverbs, pronouns, prepositions, nouns.
_ANTONYMS = tuple(
    frozenset(pair.split("/"))
    for pair in """more/less more/fewer most/least up/down higher/lower all/none always/never
    before/after yes/no safe/unsafe friend/enemy best/worst better/worse success/failure
    support/oppose with/without nobody/everybody can/cannot stronger/weaker everyone/nobody
    early/late war/peace high/low first/last right/wrong good/bad strong/weak possible/impossible
    true/false stay/leave guilty/innocent all/half all/some many/few increase/cut increased/cut
    raise/cut raised/cut raise/lower raised/lowered
    allow/forbid allowed/forbidden allowed/forbade alive/dead""".split()
)
_DENYING = re.compile(r"(?:un|in|im|il|ir|dis|non-?)(?=\w{4})")
_CASES = {
    "i": 1, "me": 1, "we": 2, "us": 2, "he": 3, "him": 3, "she": 4, "her": 4, "they": 5, "them": 5,
}  # fmt: skip
"""Whom a pronoun stands for, as who does and as whom it is done to."""
_JOINTS = frozenset(
    "of the a an and in on at to for con de del la le les du von der di e y & with".split()
)
_SPEAKING = frozenset(
    "i we you he she they it me us my our your is are was were will can not no never don't "
    "won't".split()
)
_OVERLAP, _SHORTEST = 0.5, 3
_TURNING = 4
"""Words put in that may turn a remark round; more are a remark of their own, with its own 'not'."""


class _Mark(NamedTuple):
    """An open quotation: where its words begin, and what may close it."""

    start: int
    closers: frozenset[str]


def read_quotes(article: Article, sentences: Sequence[Sentence] = ()) -> Iterator[Fact]:
    """The quotes of an article in order; one fact for each paragraph of a longer one.

    The final comma or full stop is left out. Page junk is skipped. ``of`` stays None.
    """
    junk = [block for block in article.blocks if block.kind is BlockKind.JUNK]
    paragraphs = [
        span
        for span in lines(article.text)
        if not any(b.start < span[1] and span[0] < b.end for b in junk)
    ]
    for at, (start, end) in enumerate(paragraphs):
        following = paragraphs[at + 1][0] if at + 1 < len(paragraphs) else None
        goes_on = following is not None and article.text[following] in _DOUBLE
        for first, last in quote_spans(article.text, start, end, goes_on=goes_on):
            if not _is_name(article.text, first, last):
                yield _fact(article.text, first, last)


def quote_spans(
    text: str, start: int, end: int, *, goes_on: bool = False
) -> Iterator[tuple[int, int]]:
    """The spans between quotation marks in ``text[start:end]``, without the marks.

    ``goes_on`` says that the next paragraph opens with a mark, so that one left open here counts
    to the end of the paragraph.
    """
    mark: _Mark | None = None
    at = start
    while at < end:
        letter = text[at]
        if mark is None:
            mark = _opened(text, at, start, end)
        elif letter in mark.closers and _closes(text, at, mark.start, end):
            yield from _trimmed(text, mark.start, at)
            mark = None
        at += 1
    if mark is not None and goes_on and text[mark.start - 1] in _DOUBLE:
        yield from _trimmed(text, mark.start, end)


def quote_words(text: str) -> tuple[str, ...]:
    """The words of a quote for comparing: folded, contractions written out.

    >>> quote_words("We can’t – won’t – go.")
    ('we', 'can', 'not', 'will', 'not', 'go')
    """
    spoken = fold(plain(text))
    for pattern, full in _CONTRACTED:
        spoken = pattern.sub(full, spoken)
    return words(spoken)


def compare(a: Fact, b: Fact) -> Comparison:
    """Compare two quotes: the same words, a part, a rewording, a reversal, or another remark."""
    if not isinstance(a.value, QuoteValue) or not isinstance(b.value, QuoteValue):
        return Comparison(level=Level.INCOMPARABLE, reason="not both quotes")
    left, right = sorted((a.value.words, b.value.words))
    if left == right:
        return Comparison(level=Level.SAME, reason="the same words")
    if _contains(left, right) or _contains(right, left):
        return Comparison(level=Level.PRECISION, reason="one quote is part of the other")
    if turned := _turned(left, right):
        return Comparison(level=Level.DIFFERENT, reason=f"turned round: {turned}")
    if sorted(left) == sorted(right):
        return Comparison(level=Level.ALIAS, reason="the same words in another order")
    gaps = _one_gap(left, right) or _gaps(left, right)
    if gaps is None:
        return Comparison(level=Level.INCOMPARABLE, reason="other words altogether")
    return _compare_gaps(gaps)


def _turned(left: tuple[str, ...], right: tuple[str, ...]) -> str:
    """Words that changed places, where it matters: 'they … us' for 'we … them', 'first … last'."""
    if len(left) != len(right):
        return ""
    apart = [(x, y) for x, y in zip(left, right, strict=True) if x != y]
    who, whom = ([_CASES.get(pair[side], 0) for pair in apart] for side in (0, 1))
    persons = len(apart) == 2 and all(who) and who[::-1] == whom
    swapped = [x for x, y in apart if (y, x) in apart and _opposite([x], [y])]
    if not persons and (not swapped or len(swapped) < len(apart)):
        return ""
    return " / ".join(" … ".join(words) for words in zip(*apart, strict=True))


def _is_name(text: str, start: int, end: int) -> bool:
    """Whether the words are the name of a work or a ship: every one with a capital but for joints.

    Words that tell whom they are of ('We Shall Stay', in a headline) are speech all the same.
    """
    told = re.findall(r"[^\W\d_][\w'’-]*", text[start:end])
    capital = [word for word in told if word[0].isupper()]
    small = {word for word in told if not word[0].isupper()}
    spoken = {word.casefold() for word in told} & _SPEAKING
    follows = text[end : end + 2].rstrip().startswith((",", ".", "?", "!"))
    return (
        len(capital) > 1
        and small <= _JOINTS
        and not spoken
        and text[end - 1] not in "?!"
        and not follows
    )


def _compare_gaps(gaps: list[tuple[tuple[str, ...], tuple[str, ...]]]) -> Comparison:
    turning = [gap for gap in gaps if all(gap) or max(map(len, gap)) <= _TURNING]
    left = [word for gap, _ in gaps for word in gap]
    right = [word for _, gap in gaps for word in gap]
    shown = f"'{' '.join(left)}' / '{' '.join(right)}'"
    for cause, differs in (
        ("a negation", _negated),
        ("a number", _counted),
        ("an opposite", _opposite),
    ):
        if differs(*([word for gap in turning for word in gap[side]] for side in (0, 1))):
            return Comparison(
                level=Level.DIFFERENT, reason=f"{cause} differs in the same words: {shown}"
            )
    if not left or not right:
        return Comparison(level=Level.PRECISION, reason=f"words left out: {shown}")
    return Comparison(level=Level.ALIAS, reason=f"reworded: {shown}")


def _negated(left: list[str], right: list[str]) -> bool:
    return sum(w in _NEGATIONS for w in left) % 2 != sum(w in _NEGATIONS for w in right) % 2


def _counted(left: list[str], right: list[str]) -> bool:
    a, b = ({w for w in side if w in _NUMBERS or w[0].isdigit()} for side in (left, right))
    return bool(
        a and b and a != b and not any(w[0].isdigit() for w in a) ^ any(w[0].isdigit() for w in b)
    )


def _opposite(left: list[str], right: list[str]) -> bool:
    return any(
        frozenset({x, y}) in _ANTONYMS or are_opposites(x, y) or _denied(x, y) or _denied(y, x)
        for x in left
        for y in right
    )


def _denied(word: str, other: str) -> bool:
    """Whether one word is the other with a syllable that denies it: 'ineffective'."""
    return bool(_DENYING.match(word)) and _DENYING.sub("", word, count=1) == other


def _one_gap(
    left: tuple[str, ...], right: tuple[str, ...]
) -> list[tuple[tuple[str, ...], tuple[str, ...]]] | None:
    """The one word by which short quotes differ, where it is the opposite: 'We won', 'We lost'."""
    apart = [(x, y) for x, y in zip(left, right, strict=False) if x != y]
    if len(left) != len(right) or len(apart) != 1 or len(left) < 2:
        return None
    (x, y) = apart[0]
    return [((x,), (y,))] if _opposite([x], [y]) else None


def _gaps(
    left: tuple[str, ...], right: tuple[str, ...]
) -> list[tuple[tuple[str, ...], tuple[str, ...]]] | None:
    """What differs among the common words and a little around; None if too little is common."""
    a, b = [_stem(w) for w in left], [_stem(w) for w in right]
    blocks = [
        m for m in SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks() if m.size
    ]
    common = sum(block.size for block in blocks)
    if common < _SHORTEST or common < _OVERLAP * min(len(a), len(b)):
        return None
    pairs = pairwise(blocks)
    gaps = [(left[x.a + x.size : y.a], right[x.b + x.size : y.b]) for x, y in pairs]
    head = blocks[0].a, blocks[0].b
    if max(head) <= 2:
        gaps.insert(0, (left[: head[0]], right[: head[1]]))
    tail = left[blocks[-1].a + blocks[-1].size :], right[blocks[-1].b + blocks[-1].size :]
    if all(0 < len(words) <= 4 for words in tail):
        gaps.append(tail)
    return gaps


def _stem(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") else word


def _contains(whole: tuple[str, ...], part: tuple[str, ...]) -> bool:
    size = len(part)
    return 0 < size < len(whole) and any(
        whole[at : at + size] == part for at in range(len(whole) - size + 1)
    )


def _opened(text: str, at: int, start: int, end: int) -> _Mark | None:
    letter = text[at]
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    if letter in "“„«":
        return _Mark(at + 1, frozenset('”“"' if letter != "«" else "»"))
    if after.isspace() or before.isalnum():
        return None
    if letter == '"':
        return _Mark(at + 1, frozenset('"”'))
    if letter in "'‘" and (after.isalnum() or after in "…[("):
        closers = frozenset("’'" if letter == "‘" else "'")
        closed = any(
            text[i] in closers and _closes(text, i, at + 1, end) for i in range(at + 2, end)
        )
        return _Mark(at + 1, closers) if closed else None
    return None


def _closes(text: str, at: int, start: int, end: int) -> bool:
    """Whether the mark at ``at`` ends a quote: for single ones, that it is no apostrophe."""
    if text[at] not in _SINGLE:
        return at > start
    after = text[at + 1] if at + 1 < end else " "
    before = text[at - 1]
    if after.isalnum() or before.isspace() or at <= start:
        return False
    # A plural possessive ('the workers' strike') is followed by a word and has no stop before it.
    return not (
        before == "s"
        and after == " "
        and any(
            text[i] in _SINGLE and not (text[i + 1 : i + 2] or " ").isalnum()
            for i in range(at + 1, end)
        )
    )


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end > start and text[end - 1] in _TAIL:
        end -= 1
    start, end = trim(text, start, end)
    if any(letter.isalnum() for letter in text[start:end]):
        yield start, end


def _fact(text: str, start: int, end: int) -> Fact:
    said = quote_words(text[start:end])
    return Fact(
        start=start,
        end=end,
        quote=text[start:end],
        kind=FactKind.QUOTE,
        value=QuoteValue(words=said),
        normalized=" ".join(said),
    )
