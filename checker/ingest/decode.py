"""From the bytes of a file to text, or a clear refusal."""

import codecs
import re

from checker.errors import SourceError

# The longer marks first: the mark of UTF-16-LE begins that of UTF-32-LE.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = re.compile(r"[\x01-\x08\x0e-\x1a\x7f]")
_SURROGATES = re.compile(r"[\ud800-\udfff]")
_SAMPLE = 100_000
# The encodings that pages are written in (WHATWG Encoding Standard), without Mac and DOS ones:
# short texts with few accents would be taken for those.
_WEB_ENCODINGS = [
    *(f"cp125{number}" for number in range(9)),
    *("iso8859_2", "iso8859_5", "iso8859_7", "iso8859_15", "koi8_r", "koi8_u"),
    *("gb18030", "big5", "euc_jp", "shift_jis", "euc_kr"),
]
# A page of UTF-8 with a torn character in it is still UTF-8 and not some other encoding.
_BROKEN_SHARE = 0.1
_CONTROL_SHARE = 0.02


def decode(raw: bytes, path: object, declared: str | None = None) -> str:
    """The text of a file: byte order mark, UTF-8, the declared encoding, then detection.

    Bytes that are broken in otherwise valid UTF-8 become U+FFFD.

    Raises:
        SourceError: the file is empty, binary, or in no encoding that can be told.

    """
    text = _decoded(raw, path, declared)
    check(text, path)
    return text


def check(text: str, path: object) -> None:
    """Refuse what cannot be the text of an article.

    Raises:
        SourceError: there is no text, or it holds NUL, unpaired surrogates or many controls.

    """
    if not text.strip():
        raise SourceError(path, "is empty")
    if "\0" in text:
        raise SourceError(path, "holds NUL characters, so it is no text")
    if _SURROGATES.search(text):
        raise SourceError(path, "holds unpaired surrogates, which are no characters")
    sample = text[:_SAMPLE]
    if len(_CONTROLS.findall(sample)) > _CONTROL_SHARE * len(sample):
        raise SourceError(path, "is binary, not text")


def _decoded(raw: bytes, path: object, declared: str | None) -> str:
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _strict(raw, encoding, path)
    if b"\0" in raw:
        raise SourceError(path, "is binary, not text (it holds NUL bytes)")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return _other_encoding(raw, path, declared)


def _strict(raw: bytes, encoding: str, path: object) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise SourceError(path, f"is not the {encoding} its byte order mark announces") from error


def _other_encoding(raw: bytes, path: object, declared: str | None) -> str:
    repaired = raw.decode("utf-8", errors="replace")
    broken = repaired.count("\ufffd")
    intact = sum(1 for character in repaired if character > "\x7f") - broken
    if broken <= _BROKEN_SHARE * intact:
        return repaired
    if declared and (text := _declared(raw, declared)) is not None:
        return text
    return _detected(raw, path)


def _declared(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding)
    except (LookupError, ValueError):
        return None


def _detected(raw: bytes, path: object) -> str:
    from charset_normalizer import from_bytes  # noqa: PLC0415  (slow to import)

    matches = from_bytes(raw[:_SAMPLE], cp_isolation=_WEB_ENCODINGS)
    best = matches.best()
    if best is None:
        raise SourceError(path, "is binary, or text in an encoding that cannot be told")
    # Between Latin encodings that fit equally well, that of Western Europe is far more common.
    tied = {m.encoding for m in matches if (m.chaos, m.coherence) == (best.chaos, best.coherence)}
    return raw.decode("cp1252" if "cp1252" in tied else best.encoding, errors="replace")
