import io
import json
import time
from datetime import UTC, datetime, timedelta

import pytest
from fastapi.testclient import TestClient
from structlog.testing import capture_logs

from checker.errors import SourceError
from checker.pipeline.batch.profiles import Profiles
from checker.review import create_app
from checker.review.worker import Worker
from checker.store import jobs
from checker.store.jobs import JobSource, JobState
from tests.pipeline.batch.fake import Clerk, told

from .desk import Named, client, settings_with

pytestmark = pytest.mark.both_back_ends


def account(number, outlet):
    return told("storm", number, outlet)["text"]


TEXTS = {"outlet": ["Bote", "Kurier"], "text": [account(4, "Bote"), account(5, "Kurier")]}


def bring_in(browser, files=(), **fields):
    sent = {"topic": "A storm", **TEXTS, **fields}
    files = [("files", (name, io.BytesIO(content))) for name, content in files]
    return browser.post("/upload", data=sent, files=files or None)


class Failing(Clerk):
    """Cannot read a thing."""

    def __init__(self, fault):
        self.fault = fault

    def read(self, article):
        raise self.fault


def worker(store, clerk=None, settings=None):
    """A worker with a clerk in place of the models."""
    return Worker(store, settings or settings_with(), lambda _settings: clerk or Clerk())


def test_a_story_is_brought_in_checked_and_judged(store):
    ann, works = client(store), worker(store)
    page = bring_in(ann, [("../../evil name.txt", account(6, "Stadt").encode())])
    assert page.url.path == "/jobs/1"
    assert "Waiting for its turn" in page.text
    assert works.work_once()
    assert not works.work_once()
    done = ann.get("/jobs/1").text
    assert 'href="/stories/A-storm-1"' in done
    assert "every 1s" not in done
    assert store.jobs.sources(1) == ()
    report = ann.get("/stories/A-storm-1/report.json").json()
    assert report["story"]["topic"] == "A storm"
    assert {source["name"] for source in report["sources"]} >= {"Bote", "Kurier"}
    assert len(report["sources"]) == 3
    assert [f["kind"] for f in report["findings"]].count("conflict") == 1
    assert ann.get("/stories/A-storm-1/report").status_code == 200
    assert ann.get("/next?story=A-storm-1").url.path.startswith("/findings/")
    assert "1 finding" in ann.get("/").text


def test_files_of_one_name_are_told_apart(store):
    files = [
        (f"{folder}/storm.txt", account(n, folder).encode()) for n, folder in ((4, "a"), (5, "b"))
    ]
    bring_in(client(store), files, outlet=[], text=[])
    assert worker(store).work_once()
    report = client(store).get("/stories/A-storm-1/report.json").json()
    assert sorted(source["name"] for source in report["sources"]) == ["storm", "storm-2"]


def test_what_is_brought_in_is_copy_like_any_other(store):
    bring_in(client(store))
    assert worker(store).work_once()
    story = store.stories.story("A-storm-1")
    assert {article.name for article in story.articles} == {"Bote", "Kurier"}
    contents = store.copy.contents(datetime.now(UTC))
    assert Profiles(store.remembered, settings_with()).unread(contents) == []
    assert store.stories.pending() == {}
    # A second time nothing has to be read, so that no model is loaded.
    bring_in(client(store))
    assert worker(store, Failing(AssertionError("it was read again"))).work_once()
    assert store.jobs.job(2).story == "A-storm-1"


def test_more_accounts_join_the_story_that_some_are_in(store):
    bring_in(client(store))
    assert worker(store).work_once()
    (finding,) = store.findings.open(kind="conflict")
    more = {"outlet": ["Kurier", "Stadt"], "text": [account(5, "Kurier"), account(5, "Stadt")]}
    bring_in(client(store), topic="The storm again", **more)
    assert worker(store).work_once()
    assert store.jobs.job(2).story == "A-storm-1"
    assert len(store.stories.story("A-storm-1").articles) == 3
    (changed,) = store.findings.open(kind="conflict")
    assert (changed.finding.id, changed.revision) == (finding.finding.id, 2)


def test_accounts_of_two_stories_make_them_one(store):
    for outlet, number in (("Bote", 4), ("Kurier", 5)):
        bring_in(client(store), outlet=[outlet], text=[account(number, outlet)])
    works = worker(store)
    assert works.work_once()
    assert works.work_once()
    assert store.stories.story("A-storm-2").id == "A-storm-2"
    bring_in(client(store))
    assert works.work_once()
    assert store.stories.story("A-storm-2").id == "A-storm-1"
    assert len(store.findings.open(kind="conflict")) == 1


def test_grave_conflicts_in_what_was_brought_in_are_told(store):
    target, settings = "https://desk.example/hook", settings_with()
    alerts = settings.alerts.model_copy(update={"webhooks": (target,), "min_severity": "low"})
    bring_in(client(store))
    assert worker(store, settings=settings.model_copy(update={"alerts": alerts})).work_once()
    letters = store.outbox.due(datetime.now(UTC))
    assert letters
    assert {letter.target for letter in letters} == {target}


@pytest.mark.parametrize(
    ("sent", "fault"),
    [
        ({"topic": " "}, "Say what the story is about."),
        ({"outlet": [], "text": []}, "Choose files"),
        ({"text": ["x" * 1500, "y" * 1500]}, "MB together"),
    ],
)
def test_what_is_no_story_is_told(store, sent, fault):
    answer = bring_in(client(store, max_upload_bytes=2000), **sent)
    assert answer.status_code == 422
    assert fault in answer.text
    assert store.jobs.newest(1) == ()


def test_too_many_files_are_refused(store):
    files = [(f"{n}.txt", b"A short text.") for n in range(4)]
    answer = bring_in(client(store, max_upload_sources=3), files)
    assert answer.status_code in {400, 422}
    assert store.jobs.newest(1) == ()


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (SourceError("/tmp/checker-x1/a.txt", "is empty"), "a.txt: is empty"),
        (ValueError("inside"), "Something went wrong on our side"),
    ],
)
def test_a_failed_check_is_told_in_words(store, fault, words):
    ann = client(store)
    bring_in(ann)
    assert worker(store, Failing(fault)).work_once()
    page = ann.get("/jobs/1").text
    assert "Could not be checked" in page
    assert words in page
    assert "inside" not in page
    assert "/tmp/" not in page


def test_a_job_whose_worker_died_is_taken_up_again_but_not_for_ever(store, monkeypatch):
    store.jobs.add("ann", "A toll", [JobSource("a.txt", b"x")])
    assert store.jobs.take().attempts == 1
    assert store.jobs.take() is None  # its worker may be alive
    monkeypatch.setattr(jobs, "_SILENCE", timedelta(seconds=-1))
    assert [store.jobs.take().attempts for _ in range(2)] == [2, 3]
    assert store.jobs.take() is None
    assert store.jobs.job(1).state is JobState.FAILED


def test_a_bug_is_logged_without_what_was_brought_in(store):
    bring_in(client(store))
    with capture_logs() as logged:
        assert worker(store, Failing(ValueError("a line of the text"))).work_once()
    (entry,) = [entry for entry in logged if entry["event"] == "job_failed"]
    assert "ValueError" in entry["error"]
    assert "in read" in entry["error"]
    assert "a line of the text" not in str(entry)
    assert store.copy.contents(datetime.now(UTC)) == {}


def test_the_server_works_off_what_is_brought_in(store):
    app = create_app(store, settings_with(), Named(), worker(store))
    with TestClient(app, cookies={"user": "ann"}) as ann:
        bring_in(ann)
        deadline = time.monotonic() + 10
        while not store.jobs.job(1).over and time.monotonic() < deadline:
            time.sleep(0.05)
        assert "Checked" in ann.get("/jobs/1").text


def test_pasted_text_may_look_like_json(store):
    text = json.dumps({"text": "no"}) + " " * 2
    bring_in(client(store), text=[text, ""])
    assert worker(store).work_once()
    assert [article.text for article in store.stories.story("A-storm-1").articles] == [text]
