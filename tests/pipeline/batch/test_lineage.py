"""Wire copy without ids, from message to finding: what its slugs make of versions and kills."""

import json

import pytest
from sqlalchemy import text

from checker.records.finding import Kind, Severity
from tests.pipeline.batch.fake import told, write

SLUG = "EX-Storm--Boats"


def cable(newsroom, number, slug, boats, at="121105", agency="qpa", lines=()):
    """A message of IPTC 7901 that gives the account of the storm with so many boats."""
    story = told("storm", boats, "Courier")
    body = "\r\n".join(f"   {line}" for line in lines or story["text"].split("\n"))
    message = (
        f"\x01{agency}{number:04} 4 pl 96\r\n\x02{slug}\r\n{story['title']} at noon =\r\n"
        f"{body}\r\n\x03{at} Mar 31\r\n\x04"
    )
    newsroom.wire.joinpath(f"{agency}{number}-{at}.txt").write_bytes(message.encode())


def conflicts(newsroom):
    found = newsroom.store.findings.open(kind=Kind.CONFLICT)
    return [sorted(side.normalized for side in one.finding.sides) for one in found]


@pytest.fixture
def gazette(newsroom):
    """A newsroom that has another paper's account of the storm, of 14 boats."""
    write(newsroom.wire, "gazette", told("storm", 14, "Gazette"))
    return newsroom


def test_a_lead_replaces_what_came_before_it(gazette):
    cable(gazette, 311, f"URGENT {SLUG}", 41)
    gazette.run()
    assert conflicts(gazette) == [["14", "41"]]
    cable(gazette, 345, f"BC-{SLUG}, 1st Ld-Writethru", 14, at="121240")
    assert gazette.run()["versions"] == 1
    assert conflicts(gazette) == []


def test_what_is_no_version_replaces_nothing(gazette):
    cable(gazette, 311, SLUG, 41)
    cable(gazette, 345, SLUG, 14, at="131105")  # another day
    cable(gazette, 346, SLUG, 14, agency="tan")
    cable(gazette, 347, f"AM-{SLUG}", 14)
    cable(gazette, 348, f"{SLUG}, Timeline", 14)
    cable(gazette, 349, f"{SLUG}, 1st Add", 14)
    counts = gazette.run()
    assert (counts["articles"], counts["versions"]) == (7, 0)
    assert ["14", "41"] in conflicts(gazette)


def test_an_add_goes_with_its_text_however_little_they_share(gazette):
    cable(gazette, 312, f"{SLUG}, 1st Add", 0, lines=["Other words altogether."])
    gazette.run()
    assert len(set(gazette.store.stories.members().values())) == 2
    cable(gazette, 311, SLUG, 41)
    gazette.run()
    assert len(set(gazette.store.stories.members().values())) == 1
    assert not gazette.run()["checked"]


def test_the_order_in_which_files_come_makes_no_odds(gazette):
    cable(gazette, 345, f"{SLUG}, 1st Ld", 14, at="121240")
    gazette.run()
    cable(gazette, 311, SLUG, 41)
    gazette.run()
    assert conflicts(gazette) == []


@pytest.mark.parametrize(
    ("slug", "order"),
    [
        (SLUG, "KILL KILL KILL"),
        (f"BC-{SLUG}, KILL", "The story is wrong."),
        ("Notice", f"Please kill the story slugged {SLUG}."),
        ("Notice", "Please kill item qpa 0311."),
    ],
)
def test_a_kill_takes_all_versions_and_adds_and_alerts(gazette, monkeypatch, slug, order):
    monkeypatch.setenv("CHECKER_WEBHOOK_SECRET", "invented for this test")
    alerts = gazette.settings.alerts.model_copy(update={"webhooks": ("http://127.0.0.1:9/",)})
    gazette.settings = gazette.settings.model_copy(update={"alerts": alerts})
    cable(gazette, 311, SLUG, 41)
    cable(gazette, 345, f"{SLUG}, 1st Ld-Writethru", 42, at="121240")
    cable(gazette, 346, f"{SLUG}, 1st Add", 43, at="121250")
    gazette.run()
    assert conflicts(gazette)
    cable(gazette, 350, slug, 0, at="121300", lines=[order])
    counts = gazette.run()
    assert counts["withdrawn"] == 2
    assert conflicts(gazette) == []
    assert "withdrawn" in events(gazette)
    (kept,) = gazette.out.glob("*/report.json")
    assert [source["name"] for source in json.loads(kept.read_text())["sources"]] == ["Gazette"]


def events(newsroom):
    with newsroom.store.database.snapshot() as connection:
        bodies = connection.scalars(text("select body from outbox")).all()
    return [json.loads(body)["event"] for body in bodies]


def test_a_correction_marks_the_copies_that_carry_the_old_value(gazette):
    cable(gazette, 311, SLUG, 14)
    gazette.run()
    assert conflicts(gazette) == []
    cable(gazette, 345, f"{SLUG}, CORRECTION", 41, at="121240")
    gazette.run()
    (found,) = gazette.store.findings.open(kind=Kind.CONFLICT)
    assert found.finding.severity is Severity.HIGH
    assert any("Corrected at source" in reason for reason in found.finding.reasons)
