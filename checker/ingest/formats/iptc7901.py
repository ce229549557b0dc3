"""IPTC 7901: text as agencies have sent it since the days of the teleprinter.

A message is a head (source and number, priority, category, number of words), after STX the text,
whose first lines are keywords and headline, and after ETX the time of transmission. dpa, APA,
ANSA and others still send it, often with the control characters lost on the way. Lines are broken
at some 70 characters; they are joined to paragraphs, which are the lines of the text as read.
"""

import hashlib
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import NamedTuple

from checker.errors import SourceError
from checker.ingest.decode import check, decode
from checker.ingest.draft import Draft, Reading
from checker.ingest.layout import Piece, lay_out
from checker.ingest.paragraphs import join_lines
from checker.ingest.place import Place, fault_of
from checker.records.article import BlockKind
from checker.records.fault import Fault
from checker.records.wire import Wire
from checker.text.slugs import is_slug

_HEAD = re.compile(
    r"[\s\x01\x16]*(?P<source>[A-Za-z]{2,6}) ?(?P<number>\d{3,6})"
    r"(?: +(?P<priority>\d))?(?: +(?P<category>[A-Za-z]{1,3}))?(?: +(?P<words>[\d.]{1,6}))?"
    r"(?P<more>[^\r\n\x02]*)"
)
_SENT = re.compile(
    r"(?P<day>\d{2})(?P<hour>\d{2})(?P<minute>\d{2}) ?(?P<month>[^\W\d]{3})\w* ?(?P<year>\d{2,4})"
)
_MONTHS = {
    name: number
    for number, names in enumerate(
        ("jan", "feb fév", "mar mär mrz", "apr avr", "may mai", "jun jui", "jul", "aug aoû",
         "sep", "oct okt", "nov", "dec dez déc"), 1
    )
    for name in names.split()
}  # fmt: skip
_KEYWORDS = re.compile(r"[^.!?:]{1,40}(?:/[^.!?:/]{0,40})+/?=?$")
_SIGN_OFF = re.compile(r"(?:[a-z]{2,4} ){1,4}[a-z]{1,3}\d?(?: [a-z]{1,3}\d?)*$|\d{6} \w{3} \d{2}$")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_TITLE_WORDS = 30
_HEAD_LINES = 8


class _Message(NamedTuple):
    head: str
    text: str
    foot: str


def read(raw: bytes, place: Place) -> Reading:
    """The messages in a file, of which there is mostly one.

    Raises:
        SourceError: the file is no text, or no message is in it.

    """
    content = _decoded(raw, place)
    messages = [part for part in content.split("\x01") if part.strip("\r\n\x16\x04 ")]
    drafts: list[Draft] = []
    faults: list[Fault] = []
    for number, part in enumerate(messages, 1):
        inner = place
        if len(messages) > 1:
            inner = place.inside(f"message {number}", f"{place.stem}-{number}")
        try:
            drafts.append(_read_message(_parts(part), inner))
        except SourceError as error:
            faults.append(fault_of(error))
    if not messages:
        raise SourceError(place, "holds no message")
    return Reading(drafts=tuple(drafts), faults=tuple(faults))


def _decoded(raw: bytes, place: Place) -> str:
    """The text of a file in which control characters are no sign of a binary one."""
    plain = bytes(raw).translate(None, delete=b"\x00\x16")
    kept = {0x01: "\x01", 0x02: "\x02", 0x03: "\x03", 0x04: "\x04"}
    marked = plain.translate(bytes.maketrans(b"\x01\x02\x03\x04", b"\x0b\x0c\x1c\x1d"))
    text = decode(marked, place)
    return text.translate({0x0B: kept[1], 0x0C: kept[2], 0x1C: kept[3], 0x1D: kept[4]})


def _parts(message: str) -> _Message:
    head, opened, rest = message.partition("\x02")
    if not opened:
        head, _, rest = message.lstrip().partition("\n")
    text, _, foot = rest.partition("\x03")
    return _Message(head, text, foot)


def _read_message(message: _Message, place: Place) -> Draft:
    head = _HEAD.match(message.head)
    if head is None:
        raise SourceError(place, "has no head as IPTC 7901 wants it")
    if "\x03" not in message.foot and not message.text.strip():
        raise SourceError(place, "has no text after its head")
    sent = _sent(message.foot) or _sent(message.text[-60:])
    pieces = list(_pieces(message.text))
    slug = next((piece.text for piece in pieces if piece.reason == "keywords"), "").rstrip("=/ ")
    text, marks = lay_out(pieces)
    check(text, place)
    title = next((piece.text for piece in pieces if piece.kind is BlockKind.TITLE), "")
    stamp = sent.strftime("%Y%m%d") if sent else hashlib.sha256(text.encode()).hexdigest()[:8]
    identity = f"{head['source'].lower()}{head['number']}:{stamp}"
    return Draft(
        id=identity,
        text=text,
        name=head["source"] if len(head["source"]) > 3 else head["source"][:3],
        title=title,
        published=sent,
        marks=marks,
        path=str(place),
        wire=Wire(text_id=identity, message=identity, provider=head["source"].lower(), slug=slug),
    )


def _pieces(text: str) -> Iterator[Piece]:
    """Keywords, headline, paragraphs and the sign-off."""
    head, body = _divided(text.splitlines())
    joined = (_CONTROLS.sub("", paragraph).strip() for paragraph in (*head, *join_lines(body)))
    paragraphs = [paragraph for paragraph in joined if paragraph]
    titled = False
    for number, paragraph in enumerate(paragraphs):
        bare = paragraph.rstrip("= ")
        if number < 2 and _is_keywords(paragraph, number):
            yield Piece(paragraph, BlockKind.JUNK, "keywords")
        elif not titled and number < 4 and _is_title(paragraph, bare):
            titled = True
            yield Piece(bare, BlockKind.TITLE)
        elif number == len(paragraphs) - 1 and _SIGN_OFF.match(paragraph):
            yield Piece(paragraph, BlockKind.JUNK, "end of the message")
        else:
            yield Piece(paragraph)


def _divided(lines: list[str]) -> tuple[list[str], list[str]]:
    """The lines of the head, each of them one by itself, and those of the body."""
    near = lines[:_HEAD_LINES]
    indented = (n for n, line in enumerate(near) if line[:2] == "  ")
    closed = (n + 1 for n, line in enumerate(near) if line.rstrip().endswith("="))
    keywords = (n + 1 for n, line in enumerate(near) if _is_keywords(line.strip(), n))
    begin = next(indented, None) or max(closed, default=0) or max(keywords, default=0)
    return lines[:begin], lines[begin:]


def _is_keywords(line: str, number: int) -> bool:
    """Whether it is the line of keywords; a slug is one where it comes first."""
    return _KEYWORDS.match(line) is not None or (number == 0 and is_slug(line))


def _is_title(paragraph: str, bare: str) -> bool:
    """Whether it is the headline: short, no sentence, and mostly closed by '='."""
    size = len(bare.split())
    return (
        2 < size <= _TITLE_WORDS
        and (paragraph.endswith("=") or not bare.endswith((".", ":", ")", "!")))
        and not bare.startswith("(")
    )


def _sent(foot: str) -> datetime | None:
    """The time of transmission, in UTC: '121430 Apr 31' is the 12th, at 14.30."""
    found = _SENT.search(foot)
    if found is None or (month := _MONTHS.get(found["month"].lower())) is None:
        return None
    year = int(found["year"]) % 100 + 2000
    try:
        return datetime(
            year, month, int(found["day"]), int(found["hour"]), int(found["minute"]), tzinfo=UTC
        )
    except ValueError:
        return None
