"""Copy under an embargo or on hold: hidden, counted, and told of until it is released."""

import json
from datetime import UTC, datetime

import pytest
from sqlalchemy import text

from checker.pipeline.batch import write_metrics
from tests.pipeline.batch.fake import told, write

UNTIL = datetime(2131, 3, 5, 10, tzinfo=UTC)


def ninjs(newsroom, name, **fields):
    story = told("storm", 14, "Mail")
    article = {
        "uri": f"urn:mail:{name}", "type": "text", "version": "1", "headline": "Not yet to be told",
        "versioncreated": story["published"], "body_text": story["text"],
        "pubstatus": "usable", "copyrightholder": "Mail",
    }  # fmt: skip
    (newsroom.wire / f"{name}.json").write_text(json.dumps(article | fields))


@pytest.fixture
def waiting(newsroom):
    """A newsroom with one text that may be used, one under an embargo, and one on hold."""
    write(newsroom.wire, "one", told("storm", 41, "Gazette"))
    ninjs(newsroom, "later", embargoed=UNTIL.isoformat())
    ninjs(newsroom, "held", pubstatus="withheld")
    newsroom.run()
    return newsroom


def test_what_waits_is_told_with_its_time(waiting):
    later, held = waiting.tally.aside.withheld
    assert (later.id, later.until) == ("urn:mail:later", UNTIL)
    assert (held.id, held.until) == ("urn:mail:held", None)
    assert waiting.store.runs.last().counts["withheld"] == 2
    page = (waiting.out / "index.html").read_text()
    assert "2 texts held back" in page
    assert "urn:mail:later: until 2131-03-05 10:00 UTC" in page
    assert "urn:mail:held: on hold" in page
    assert "Not yet to be told" not in page


def test_metrics_tell_how_many_wait_and_until_when(waiting, tmp_path):
    write_metrics(waiting.tally, tmp_path / "checker.prom")
    lines = (tmp_path / "checker.prom").read_text().splitlines()
    assert "checker_withheld 2" in lines
    assert f"checker_next_release_seconds {UNTIL.timestamp():.0f}" in lines


def test_an_embargo_that_is_over_ends_with_the_next_run(waiting):
    with waiting.store.database.transaction() as connection:
        connection.execute(text("update versions set embargo = added where embargo is not null"))
    counts = waiting.run()
    assert (counts["read"], counts["checked"]) == (1, 1)
    assert [one.id for one in waiting.tally.aside.withheld] == ["urn:mail:held"]


def test_a_version_that_may_be_used_or_a_kill_ends_a_hold(waiting):
    ninjs(waiting, "released", uri="urn:mail:held", version="2")
    ninjs(waiting, "killed", uri="urn:mail:later", version="2", pubstatus="canceled")
    waiting.run()
    assert waiting.tally.aside.withheld == ()
    assert "held back" not in (waiting.out / "index.html").read_text()
