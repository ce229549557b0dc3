"""Encodings told apart, and what is no text refused."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.errors import SourceError
from checker.ingest.decode import check, decode

FRENCH = "Le président a déclaré vendredi que la réunion aurait lieu à Genève. “Rien”"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_western_encodings(encoding):
    assert decode(FRENCH.encode(encoding), "a.txt") == FRENCH


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Президент заявил, что встреча состоится в пятницу", "cp1251"),
        ("Příliš žluťoučký kůň úpěl ďábelské ódy a šel domů", "cp1250"),
        ("東京で会議が開かれた。首相は述べた。", "shift_jis"),
    ],
)
def test_other_encodings(text, encoding):
    assert decode(text.encode(encoding), "a.txt") == text


def test_declared_encoding_goes_before_a_guess():
    assert decode("naïve café".encode("cp437"), "a.html", "cp437") == "naïve café"


def test_unknown_declaration_is_passed_over():
    assert decode(FRENCH.encode("cp1252"), "a.html", "no-such-encoding") == FRENCH


def test_torn_utf8_stays_utf8():
    torn = (FRENCH * 3).encode() + b"\xe2\x80"
    assert decode(torn, "a.txt") == FRENCH * 3 + "\ufffd"


@pytest.mark.parametrize(
    ("raw", "fault"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (b"text\0text", "NUL"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "binary"),
        (bytes(range(1, 9)) * 50, "binary"),
        (codecs.BOM_UTF16_LE + b"a", "byte order mark"),
    ],
)
def test_refuses_with_the_fault(raw, fault):
    with pytest.raises(SourceError, match=f"a.txt: .*{fault}"):
        decode(raw, "a.txt")


@pytest.mark.parametrize("text", ["a\0b", "a\ud800b", "", "\u2028"])
def test_check_refuses(text):
    with pytest.raises(SourceError):
        check(text, "a.json")


@given(st.binary(max_size=300))
def test_any_bytes_give_text_or_a_source_error(raw):
    try:
        text = decode(raw, "a.txt")
    except SourceError:
        return
    text.encode("utf-8")
