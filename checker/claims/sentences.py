"""Cutting an article into sentences, with exact offsets.

Rules of our own: measured on hard news paragraphs, general splitters cut after 'Gov.', '6 a.m.'
and 'Inc.' too often, and do not keep offsets.
"""

import re
from collections.abc import Iterator

from checker.claims.abbreviations import (
    AFTER_CLOCK,
    BEFORE_NAME,
    BEFORE_NUMBER,
    CLOCK,
    MAY_BE_LAST,
    NEVER_LAST,
    STARTERS,
)
from checker.claims.heads import read_head
from checker.records.article import Article, Block, BlockKind
from checker.records.base import Span
from checker.records.sentence import Sentence
from checker.text.offsets import trim

_REACH = 80
"""How many characters on either side of a stop are looked at: keeps long lines linear."""
_CLOSERS = r"[\"'”’»)\]]"
_STOP = re.compile(
    rf"""
    (?P<spaced>\.(?:[ \u00a0]\.){{2,}}(?!\S))   # . . .
    | (?P<mark>[.!?…؟]+(?P<closers>{_CLOSERS}*)(?:\[\d{{1,3}}\])*)(?=\s)
    | (?P<wide>[。！？।]+[」』”’"]*)               # written without a space after them
    | (?<=[^\W\d_A-Z]{{3}})(?P<glued>[.!?])(?=[A-Z][a-z]*\s)   # 'the end.The next', scraped
    """,
    re.VERBOSE,
)
_INSIDE = frozenset(",;:-–—/)]%.!?…")
"""Marks that go on with a sentence."""
_LEFT_WORD = re.compile(r"[^\W_]+(?:[.'’&-][^\W_]+)*$")
_RIGHT = re.compile(
    r"(?P<openers>[\"'“‘«(\[¿¡]*)(?P<word>[^\W\d_]+(?:[.'’][^\W\d_]+)*)?(?P<stop>\.?)"
)
_DOTTED = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")
_ORDINAL = re.compile(r"[\s•*–-]*(?:\(?\d{1,3}|[A-Za-z]|[ivx]{1,4})\s*[.)]*")
_TIME_STAMP = re.compile(
    r"\s*\d{1,2}(?:[.:h]\d\d)?\s*(?:[ap]\.?m\.?)?\s*(?:[A-Z]{2,4})?\s*[-–—:|.]*\s*", re.I
)
_ASKED = re.compile(
    r"(?:(?:[A-Z][\w.'’-]*|(?:de|da|di|du|la|le|van|von|der|den|bin|al|of|the|and)),?\s+){1,6}?"
    r"(?:\d{1,3},\s+)?"
    r"(?:said|says|asked|asks|added|adds|told|tells|wrote|writes|wondered|cried|shouted|tweeted"
    r"|demanded|exclaimed|replied|joked|quipped)\b"
)  # fmt: skip


def split_sentences(article: Article) -> tuple[Sentence, ...]:
    """The sentences of an article in order, without tokens.

    Junk blocks have none; datelines, list numbers and the time stamps of live entries belong to
    none. ``sentence.text`` is exactly ``article.text[sentence.start : sentence.end]``.
    """
    return tuple(
        Sentence(
            start=start,
            end=end,
            article=article.id,
            index=index,
            text=article.text[start:end],
            block=article.blocks[paragraph].kind,
            paragraph=paragraph,
            stamp=stamp,
        )
        for index, (paragraph, (start, end), stamp) in enumerate(_spans(article))
    )


def _spans(article: Article) -> Iterator[tuple[int, tuple[int, int], Span | None]]:
    """The block, the offsets and the time stamp of each sentence."""
    stamp: Span | None = None
    for paragraph, block in enumerate(article.blocks):
        if block.kind is BlockKind.JUNK:
            continue
        for start, end in _stretches(article, block):
            begin, found = read_head(article.text, *trim(article.text, start, end))
            # A stamp on a line of its own heads the next line.
            stamp = found or stamp
            for piece in _pieces(article.text, begin, end, block.kind):
                yield paragraph, piece, stamp
                stamp = None


def _stretches(article: Article, block: Block) -> list[tuple[int, int]]:
    """What is left of a block without the dateline."""
    dateline = article.dateline
    if dateline is None or not block.overlaps(dateline):
        return [(block.start, block.end)]
    return [
        (block.start, max(block.start, dateline.start)),
        (min(block.end, dateline.end), block.end),
    ]


def _pieces(text: str, start: int, end: int, kind: BlockKind) -> Iterator[tuple[int, int]]:
    start, end = trim(text, start, end)
    if kind in {BlockKind.TITLE, BlockKind.SUBTITLE} and not _closed(text, end):
        cuts: list[int] = []
    else:
        cuts = list(_cuts(text, start, end))
    for cut in [*cuts, end]:
        piece = trim(text, start, cut)
        if piece[0] < piece[1]:
            yield piece
        start = cut


def _closed(text: str, end: int) -> bool:
    """Whether a headline ends on a stop, so that it may hold several sentences."""
    return text[:end].endswith((".", "!", "?", '."', ".”", '?"', "?”")) if end else False


def _cuts(text: str, start: int, end: int) -> Iterator[int]:
    """Where a new sentence begins inside ``[start, end)``."""
    head = start
    for stop in _STOP.finditer(text, start, end):
        before = text[max(head, stop.start() - _REACH) : stop.start()]
        after = text[stop.end() : min(end, stop.end() + _REACH)].lstrip()
        if after and _ends(stop, before, after, at_head=stop.start() - head <= _REACH):
            head = stop.end()
            yield head


def _ends(stop: re.Match[str], before: str, after: str, *, at_head: bool) -> bool:
    """Whether a sentence ends at ``stop``, given the characters before and after it."""
    if stop["wide"] or stop["glued"]:
        return True
    if not _may_begin(after) or (at_head and _is_label(before + stop[0].rstrip())):
        return False
    if stop["spaced"]:
        return False
    closers = stop["closers"]
    quoted = bool(closers.strip(")]"))
    if stop["mark"].rstrip("\"'”’»)]")[-1:] in "!?…":
        return not (quoted and _ASKED.match(after))
    return quoted or _ends_on_word(before, after)


def _may_begin(after: str) -> bool:
    """Whether a sentence can begin so: not with a small letter, a dash or a mark of punctuation."""
    first = after.lstrip("\"'“‘«([¿¡")[:2]
    if not first:
        return False
    if first[0].islower():
        return first[1:].isupper()  # 'iPhone'
    return first[0] not in _INSIDE


def _is_label(head: str) -> bool:
    """Whether all there is before the next word is a list number or a time stamp."""
    return bool(_ORDINAL.fullmatch(head) or _TIME_STAMP.fullmatch(head))


def _ends_on_word(before: str, after: str) -> bool:
    """Whether the word before a full stop ends a sentence and is no abbreviation."""
    left = _LEFT_WORD.search(before)
    right = _RIGHT.match(after)
    if left is None or right is None:
        return True
    word = left[0].casefold()
    follower = (right["word"] or "").casefold()
    begins = follower in STARTERS and not right["stop"]
    if word in NEVER_LAST:
        return False
    if word in BEFORE_NUMBER:
        return not after[0].isdigit()
    if word in CLOCK:
        return bool(follower) and follower not in AFTER_CLOCK
    if left[0].isalpha() and left[0].islower():
        return True  # 'ill', 'sun', 'card': the abbreviations left have a capital
    if word in BEFORE_NAME:
        return word in MAY_BE_LAST and begins
    if word in MAY_BE_LAST or _is_initials(left[0], before[: left.start()]):
        return begins or right["openers"][:1] in {'"', "“", "«"}
    return True


def _is_initials(word: str, before: str) -> bool:
    """'J', 'J.K', 'U.S.S.R', but not the F of '88°F'."""
    alone = not before or before[-1].isspace() or before[-1] in "-–(\"'“‘"
    return alone and word[0].isupper() and bool(_DOTTED.fullmatch(word))
