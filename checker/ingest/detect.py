"""Which format bytes are in, told by the bytes alone: names and endings are often wrong."""

import codecs
import re
from enum import StrEnum

from checker.errors import SourceError


class Format(StrEnum):
    """The formats that can be read."""

    ZIP = "zip"
    TAR = "tar"
    GZIP = "gzip"
    WARC = "warc"
    LINES = "JSON Lines"
    MAIL = "e-mail"
    HTML = "HTML"
    JSON = "JSON"
    NITF = "NITF"
    NEWSML_G2 = "NewsML-G2"
    NEWSML_1 = "NewsML 1"
    FEED = "RSS or Atom"
    IPTC7901 = "IPTC 7901"
    DOCX = "Word"
    PDF = "PDF"
    TEXT = "plain text"


_MAGIC = (
    (b"PK\x03\x04", Format.ZIP),
    (b"PK\x05\x06", Format.ZIP),
    (b"\x1f\x8b", Format.GZIP),
    (b"WARC/", Format.WARC),
)
_REFUSED = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "is an old Word or Outlook file; save it as .docx"),
    (b"{\\rtf", "is RTF; save it as .docx or plain text"),
    (b"\x89PNG", "is a picture"),
    (b"\xff\xd8\xff", "is a picture"),
    (b"GIF8", "is a picture"),
    (b"BZh", "is compressed by bzip2, which is not read; use gzip"),
    (b"\xfd7zXZ", "is compressed by xz, which is not read; use gzip"),
    (b"7z\xbc\xaf", "is a 7-Zip archive, which is not read; use zip"),
    (b"Rar!", "is a RAR archive, which is not read; use zip"),
    (b"\x28\xb5\x2f\xfd", "is compressed by zstd, which is not read; use gzip"),
)
_ROOTS = {
    "newsitem": Format.NEWSML_G2,
    "newsmessage": Format.NEWSML_G2,
    "packageitem": Format.NEWSML_G2,
    "conceptitem": Format.NEWSML_G2,
    "knowledgeitem": Format.NEWSML_G2,
    "planningitem": Format.NEWSML_G2,
    "catalogitem": Format.NEWSML_G2,
    "newsml": Format.NEWSML_1,
    "nitf": Format.NITF,
    "rss": Format.FEED,
    "rdf": Format.FEED,
    "feed": Format.FEED,
}
_TAGS = (
    "html|head|body|title|meta|p|div|article|section|main|header|footer|nav|aside|h[1-6]|ul|ol|li"
    "|table|tr|td|blockquote|pre|figure|span|script|style|br|hr|a|b|i|em|strong|form|center|font"
)
_HTML_TAG = re.compile(rf"(?:{_TAGS})$", re.IGNORECASE)
_OPENS = re.compile(rf"<({_TAGS})(?=[\s>/])", re.IGNORECASE)
_CLOSES = re.compile(rf"</({_TAGS})\s*>", re.IGNORECASE)
_ROOT = re.compile(r"<(?:[\w.-]+:)?([A-Za-z][\w.-]*)(?=[\s>/]|$)")
_PROLOG = re.compile(
    r"\s*(?:(?P<comment><!--)|(?P<instruction><\?)|(?P<subset><![^<>\[]*\[)|(?P<type><!))"
)
_ENDS = {
    "comment": re.compile("-->"),
    "instruction": re.compile(r"\?>"),
    "subset": re.compile(r"\]\s*>"),
    "type": re.compile(">"),
}
_HEADER = re.compile(r"([A-Za-z][\w-]*):[ \t]")
_MAIL_HEADERS = frozenset(
    {"from", "to", "subject", "date", "message-id", "mime-version", "received", "return-path"}
    | {"content-type", "delivered-to", "cc", "reply-to", "sender", "x-mailer"}
)
_LOOKED_AT = 100_000
"""Characters of a text that are looked at."""
_MAIL_REACH = 200
# IPTC 7901: source and number, priority, category, words; the controls round it may be lost.
_WIRE_HEAD = re.compile(
    r"[\r\n\x16 ]*\x01[\r\n ]*[A-Za-z]{2,6} ?\d{3,6}\b"
    r"|[\r\n\x16 ]*[A-Za-z]{3} ?\d{3,4} [1-9] [a-z]{1,3} +[\d.]{1,6}\b"
)
_TAR_CHECKSUM = slice(148, 156)


def detect(head: bytes, place: object) -> Format:
    """The format of what begins with those bytes.

    Raises:
        SourceError: it is something that cannot be read, which the error names.

    """
    for magic, found in _MAGIC:
        if head.startswith(magic):
            return found
    for magic, refusal in _REFUSED:
        if head.startswith(magic):
            raise SourceError(place, refusal)
    if b"%PDF-" in head[:1024]:
        return Format.PDF
    return Format.TAR if _is_tar(head) else _detect_text(_text(head), place)


def _is_tar(head: bytes) -> bool:
    """Whether a tar header with a right sum begins here, which every kind of tar has."""
    block = head[:512]
    if len(block) < 512 or not block.strip(b"\0"):
        return False
    try:
        stated = int(block[_TAR_CHECKSUM].strip(b" \0") or b"-", 8)
    except ValueError:
        return False
    return stated == sum(block) - sum(block[_TAR_CHECKSUM]) + 8 * 0x20


def _text(head: bytes) -> str:
    """The beginning as text in which at least ASCII is right; what is binary stays so."""
    for mark, encoding in ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16")):
        if head.startswith(mark):
            return head[: 2 * _LOOKED_AT].decode(encoding, errors="replace").removeprefix("\ufeff")
    return head.removeprefix(codecs.BOM_UTF8).decode("latin-1")


def _detect_text(text: str, place: object) -> Format:
    opening = text[:_LOOKED_AT].lstrip()
    if opening.startswith("<") and (found := _detect_markup(opening, place)):
        return found
    if re.match(r'\{\s*(?:"|\}|$)|\[\s*[\[{]|\[[^A-Za-z]*\]?\s*$', opening):
        return _detect_json(text)
    if _WIRE_HEAD.match(text):
        return Format.IPTC7901
    if _is_mail(opening):
        return Format.MAIL
    return Format.HTML if _has_elements(opening) else Format.TEXT


def _detect_markup(opening: str, place: object) -> Format | None:
    """The format of XML or HTML by its outermost element; None where there is no markup."""
    root = _ROOT.match(_after_prolog(opening))
    name = root.group(1) if root else ""
    if found := _ROOTS.get(name.lower()):
        return found
    if _HTML_TAG.match(name) or re.search(r"<!doctype\s+html", opening[:2000], re.IGNORECASE):
        return Format.HTML
    if opening.startswith("<?xml") and name:
        raise SourceError(place, f"is XML of an unknown kind: its root element is {name[:60]!r}")
    return None


def _after_prolog(opening: str) -> str:
    """What comes after declarations, comments and the document type; nothing if these go on."""
    at = 0
    while (begins := _PROLOG.match(opening, at)) is not None:
        closed = _ENDS[begins.lastgroup or ""].search(opening, begins.end())
        if closed is None:
            return ""
        at = closed.end()
    return opening[at:].lstrip()


def _detect_json(text: str) -> Format:
    """One value, or an object on each line."""
    first, _, rest = text.lstrip().partition("\n")
    ends = first.rstrip().endswith("}") and first.startswith("{")
    return Format.LINES if rest.lstrip().startswith("{") or (ends and rest.strip()) else Format.JSON


def _is_mail(opening: str) -> bool:
    """Whether fields as of a message come first, two of them well-known ones."""
    known = 0
    for number, line in enumerate(opening.split("\n")[:_MAIL_REACH]):
        if not line.strip():
            break
        if line[0] in " \t" or (number == 0 and line.startswith("From ")):
            continue
        if (field := _HEADER.match(line)) is None:
            return False
        known += field.group(1).lower() in _MAIL_HEADERS
    return known > 1


def _has_elements(opening: str) -> bool:
    """Whether an element of a page is opened and closed somewhere."""
    opened = {tag.lower() for tag in _OPENS.findall(opening)}
    return any(tag.lower() in opened for tag in _CLOSES.findall(opening))
