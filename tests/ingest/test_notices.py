"""What the words of a text say of the text: told from prose that only sounds alike."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from checker.ingest.draft import Draft
from checker.ingest.wire.notices import with_notices
from checker.records.wire import Wire, WireStatus

CASES = Path(__file__).parent / "cases"
NOTICES = json.loads((CASES / "notices.json").read_text("utf-8"))
BODY = "It rained in Brod on Monday, the weather service said."


def read(line: str, *, wire: Wire | None = None, title: str = "") -> Draft:
    draft = Draft(id="a", text=f"{line}\n{BODY}", wire=wire, title=title,
                  published=datetime(2031, 5, 2, 9, tzinfo=UTC))  # fmt: skip
    return with_notices(draft)


@pytest.mark.parametrize(
    ("reason", "line"), [(r, line) for r, ls in NOTICES.items() for line in ls]
)
def test_notices_are_marked_with_their_reason(reason, line):
    assert read(line).marks[0].reason == reason


@pytest.mark.parametrize("line", json.loads((CASES / "no_notices.json").read_text("utf-8")))
def test_prose_is_no_notice(line):
    draft = read(line)
    assert draft.marks == ()
    assert draft.wire is None


@pytest.mark.parametrize(
    ("line", "moment"),
    [
        ("EMBARGOED UNTIL 6 p.m. GMT, 3 May 2031", datetime(2031, 5, 3, 18, tzinfo=UTC)),
        ("Embargo: 3 May 2031, 18:30", datetime(2031, 5, 3, 18, 30, tzinfo=UTC)),
        ("EMBARGOED UNTIL 0001 CEST, May 4, 2031", datetime(2031, 5, 3, 22, 1, tzinfo=UTC)),
        ("Under embargo until 5 May 2031", datetime(2031, 5, 5, tzinfo=UTC)),
        ("EMBARGOED UNTIL 1800 GMT", datetime(2031, 5, 2, 18, tzinfo=UTC)),
        ("EMBARGOED UNTIL the prize is given", None),
    ],
)
def test_embargoes_in_words(line, moment):
    wire = read(line).wire
    assert wire
    assert wire.status is WireStatus.WITHHELD
    assert wire.embargo == moment


@pytest.mark.parametrize(
    ("line", "cancels"),
    [
        ("Please kill the story slugged PORT-Strike, sent at 10.15.", ("PORT-Strike",)),
        ("Please kill item qpa 0311 (Floods).", ("qpa0311:20310502",)),
        ("Please withdraw urn:newsml:quay.example:2031:17.", ("urn:newsml:quay.example:2031:17",)),
        ("Please kill the story about the harbour strike.", ()),
    ],
)
def test_kill_notices_name_what_they_kill(line, cancels):
    wire = read(line, wire=Wire(text_id="qpa0456:20310502")).wire
    assert wire
    assert wire.status is WireStatus.CANCELED
    assert wire.cancels == cancels


@pytest.mark.parametrize(
    ("slug", "version", "correction"),
    [
        ("EX-NORTH--Lighthouse, 3rd Ld-Writethru", 3, False),
        ("HARBOUR-CRANE/ (UPDATE 2, CORRECTED)", 2, True),
        ("EX-NORTH--Lighthouse", 0, False),
        ("PRISON-CORRECTION OFFICERS", 0, False),
    ],
)
def test_slugs_tell_versions_and_corrections(slug, version, correction):
    wire = read(BODY, wire=Wire(text_id="x", slug=slug)).wire
    assert wire
    assert (wire.version, wire.correction) == (version, correction)


def test_a_stated_version_holds_against_a_numbered_slug():
    wire = read(BODY, wire=Wire(text_id="x", version=7, slug="A-B, 2nd Ld")).wire
    assert wire
    assert wire.version == 7


def test_a_killed_text_makes_no_claims_at_all():
    draft = read("KILL KILL KILL", wire=Wire(text_id="x"))
    assert [mark.cut(draft.text) for mark in draft.marks] == ["KILL KILL KILL", BODY]


def test_two_notices_without_an_id_are_two_texts():
    first, second = read("HOLD HOLD HOLD"), read("KILL KILL KILL")
    assert first.wire
    assert second.wire
    assert first.wire.text_id != second.wire.text_id
