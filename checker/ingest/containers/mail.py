"""E-mail: its text is an article with the subject as headline, its attachments may be others."""

import email
import email.policy
import io
from collections.abc import Iterator
from email.errors import MessageError
from email.message import MIMEPart
from email.utils import parseaddr

from checker.errors import SourceError
from checker.ingest.decode import check, decode
from checker.ingest.draft import Draft, Reading
from checker.ingest.formats import html
from checker.ingest.layout import Piece, lay_out
from checker.ingest.metadata import parse_moment
from checker.ingest.paragraphs import is_broken, join_lines
from checker.ingest.place import Place, fault_of
from checker.ingest.stream import Gauge, Member, Stream
from checker.records.article import BlockKind

_NO_COPY = frozenset({"image", "audio", "video", "font", "model"})
_NO_COPY_TYPES = frozenset(
    {"application/pgp-signature", "application/pkcs7-signature", "application/pgp-keys"}
    | {"text/calendar", "text/vcard", "text/x-vcard", "application/ics", "text/css"}
)
_MOST_PARTS = 1_000
_BROKEN = (
    MessageError, ValueError, LookupError, TypeError, AttributeError, RecursionError,
)  # fmt: skip
"""What the parser of the standard library raises on headers and parts that are no such thing."""


def members(member: Member, gauge: Gauge) -> Iterator[Member | Reading]:
    """The text of a message, then its attachments but for pictures, signatures and dates.

    Raises:
        SourceError: it is too large, or no message.

    """
    raw = member.stream.read_whole(member.place, gauge.limits)
    try:
        message = email.message_from_bytes(raw, policy=email.policy.default)
        parts = list(_parts(message))
        attached = [part for part in parts if _is_attached(part)]
        body = _chosen([part for part in parts if not _is_attached(part)])
    except _BROKEN as error:
        raise SourceError(member.place, f"is a damaged e-mail: {error}") from error
    if body is not None or not attached:
        yield _reading(message, body, member.place)
    for number, part in enumerate(attached[:_MOST_PARTS], 1):
        yield _attachment(part, number, member)


def _parts(message: MIMEPart) -> Iterator[MIMEPart]:
    """The leaves of a message; one that is attached whole is a leaf too."""
    stack = [message]
    while stack:
        part = stack.pop()
        if part.get_content_maintype() == "multipart" and part.is_multipart():
            stack.extend(reversed(list(part.iter_parts())))
        else:
            yield part


def _is_attached(part: MIMEPart) -> bool:
    kind = part.get_content_type()
    if part.get_content_maintype() in _NO_COPY or kind in _NO_COPY_TYPES:
        return False
    return (
        part.get_content_disposition() == "attachment"
        or part.get_filename() is not None
        or not kind.startswith("text/")
    )


def _chosen(bodies: list[MIMEPart]) -> MIMEPart | None:
    """The body that is read: plain text if there is any, else HTML."""
    plain = (part for part in bodies if part.get_content_type() == "text/plain")
    pages = (part for part in bodies if part.get_content_type() == "text/html")
    chosen = next((part for part in plain if _bytes(part).strip()), None)
    return chosen or next(pages, None)


def _bytes(part: MIMEPart) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _attachment(part: MIMEPart, number: int, member: Member) -> Member | Reading:
    place = member.place.inside(f"attachment {number}")
    try:
        if part.get_content_type() == "message/rfc822":
            raw = b"".join(inner.as_bytes() for inner in part.iter_parts())
        else:
            raw = _bytes(part)
            place = member.place.inside(part.get_filename() or f"attachment {number}")
    except _BROKEN as error:
        return Reading(faults=(place.fault(f"is a damaged attachment: {error}"),))
    return Member(place, Stream(io.BytesIO(raw)), None, member.depth + 1)


def _reading(message: MIMEPart, body: MIMEPart | None, place: Place) -> Reading:
    try:
        if body is None:
            raise SourceError(place, "is an e-mail without any text")
        return Reading(drafts=(_draft(message, body, place),))
    except SourceError as error:
        return Reading(faults=(fault_of(error),))
    except _BROKEN as error:
        return Reading(faults=(place.fault(f"is a damaged e-mail: {error}"),))


def _draft(message: MIMEPart, body: MIMEPart, place: Place) -> Draft:
    title = " ".join(str(message.get("subject", "")).split())
    text, marks = lay_out([Piece(title, BlockKind.TITLE), *_pieces(body, place)])
    check(text, place)
    name, address = parseaddr(str(message.get("from", "")))
    return Draft(
        id=place.stem,
        text=text,
        name=" ".join(name.split()) or address.rpartition("@")[2],
        title=title,
        published=parse_moment(str(message.get("date", ""))),
        marks=marks,
        path=str(place),
    )


def _pieces(body: MIMEPart, place: Place) -> Iterator[Piece]:
    text = decode(_bytes(body), place, body.get_content_charset())
    if body.get_content_type() == "text/html":
        yield from html.body_pieces(text, place)
        return
    content, signed, signature = text.replace("\r\n", "\n").partition("\n-- \n")
    lines = content.split("\n")
    own = [line for line in lines if not line.startswith(">")]
    yield from map(Piece, join_lines(own) if is_broken(own) else own)
    for line in lines:
        if line.startswith(">"):
            yield Piece(line, BlockKind.JUNK, "quoted message")
    for line in signature.split("\n") if signed else ():
        yield Piece(line, BlockKind.JUNK, "signature")
