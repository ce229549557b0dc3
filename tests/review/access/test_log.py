"""What leaves the desk, and what is brought in, is logged."""

import pytest

from checker.records.account import Act
from tests.review.desk import ferry, fill


@pytest.mark.parametrize("name", ["judgements.csv", "judgements.jsonl", "labelled.jsonl"])
def test_exports_are_logged(browser, store, name):
    assert browser("vera").get(f"/{name}").status_code == 200
    (entry,) = store.audit.entries(act=Act.EXPORT)
    assert (entry.actor, entry.subject) == ("vera", name)


def test_downloads_of_reports_are_logged(browser, store):
    fill(store, ferry())
    here = browser("vera")
    assert here.get("/stories/ferry/report.json").status_code == 200
    assert here.get("/stories/ferry/report.exe").status_code == 404
    assert [entry.subject for entry in store.audit.entries(act=Act.EXPORT)] == ["ferry.json"]


def test_stories_brought_in_are_logged(browser, store):
    here = browser("edda")
    sent = {"csrf": here.csrf(), "topic": "A ferry", "outlet": "Wire", "text": "x" * 1_500_000}
    answer = here.post("/upload", data=sent, files={"files": ("a.txt", b"One. Two.")})
    assert answer.status_code == 303
    (entry,) = store.audit.entries(act=Act.UPLOAD)
    assert (entry.actor, entry.subject) == ("edda", "A ferry")


def test_what_is_unfit_is_not_brought_in(browser, store):
    here = browser("edda")
    assert here.submit("/upload", topic="A ferry").status_code == 422
    assert store.audit.entries(act=Act.UPLOAD) == []
