import io
import json
import time
from datetime import UTC, datetime

import pytest

from checker.errors import SourceError
from checker.review.worker import Worker
from checker.store.jobs import JobSource, JobState

from .desk import client, ferry, renumbered, settings_with

pytestmark = pytest.mark.both_back_ends

TEXTS = {"outlet": ["Bote", "Kurier"], "text": ["The toll is 4 marks.", "The toll is 5 marks."]}


def bring_in(browser, files=(), **fields):
    sent = {"topic": "A toll", **TEXTS, **fields}
    files = [("files", (name, io.BytesIO(content))) for name, content in files]
    return browser.post("/upload", data=sent, files=files or None)


class Checked:
    """A worker whose check tells what it was given, and reports on a ferry."""

    def __init__(self, store, fault=None):
        self.stories = []
        self.fault = fault
        self.worker = Worker(store, settings_with(), self.check)

    def check(self, story, settings, progress):
        self.stories.append(story)
        progress("reading", 1, 2)
        if self.fault:
            raise self.fault
        return renumbered(ferry(), story.id)


def test_a_story_is_brought_in_checked_and_judged(store):
    ann, checked = client(store), Checked(store)
    page = bring_in(ann, [("../../evil name.txt", b"The toll is 6 marks, said the mayor.")])
    assert page.url.path == "/jobs/1"
    assert "Waiting for its turn" in page.text
    assert checked.worker.work_once()
    assert not checked.worker.work_once()
    (story,) = checked.stories
    assert (story.id, story.topic) == ("A-toll-1", "A toll")
    assert {article.name for article in story.articles} >= {"Bote", "Kurier"}
    assert {article.text for article in story.articles} >= set(TEXTS["text"])
    assert len(story.articles) == 3
    done = ann.get("/jobs/1").text
    assert 'href="/stories/A-toll-1"' in done
    assert "every 1s" not in done
    assert ann.get("/stories/A-toll-1/report").status_code == 200
    assert ann.get("/next?story=A-toll-1").url.path.startswith("/findings/A-toll-1-")
    assert store.jobs.sources(1) == ()


def test_grave_conflicts_in_what_was_brought_in_are_told(store):
    checked = Checked(store)
    target = "https://desk.example/hook"
    alerts = checked.worker._settings.alerts.model_copy(
        update={"webhooks": (target,), "min_severity": "low"}
    )
    checked.worker._settings = checked.worker._settings.model_copy(update={"alerts": alerts})
    bring_in(client(store))
    assert checked.worker.work_once()
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
    ("fault", "told"),
    [
        (SourceError("/tmp/checker-x1/01-a.txt", "is empty"), "01-a.txt: is empty"),
        (ValueError("inside"), "Something went wrong on our side"),
    ],
)
def test_a_failed_check_is_told_in_words(store, fault, told):
    ann = client(store)
    bring_in(ann)
    assert Checked(store, fault).worker.work_once()
    page = ann.get("/jobs/1").text
    assert "Could not be checked" in page
    assert told in page
    assert "inside" not in page
    assert "/tmp/" not in page


def test_a_job_whose_worker_died_is_taken_up_again_but_not_for_ever(store, monkeypatch):
    from datetime import timedelta

    from checker.store import jobs

    store.jobs.add("ann", "A toll", [JobSource("a.txt", b"x")])
    assert store.jobs.take().attempts == 1
    assert store.jobs.take() is None  # its worker may be alive
    monkeypatch.setattr(jobs, "_SILENCE", timedelta(seconds=-1))
    assert [store.jobs.take().attempts for _ in range(2)] == [2, 3]
    assert store.jobs.take() is None
    assert store.jobs.job(1).state is JobState.FAILED


def test_the_server_works_off_what_is_brought_in(store):
    from checker.review import create_app

    from .desk import Named

    checked = Checked(store)
    app = create_app(store, settings_with(), Named(), checked.worker)
    from fastapi.testclient import TestClient

    with TestClient(app, cookies={"user": "ann"}) as ann:
        bring_in(ann)
        deadline = time.monotonic() + 10
        while not store.jobs.job(1).over and time.monotonic() < deadline:
            time.sleep(0.05)
        assert "Checked" in ann.get("/jobs/1").text


def test_pasted_text_may_look_like_json(store):
    checked = Checked(store)
    text = json.dumps({"text": "no"}) + " " * 2
    bring_in(client(store), text=[text, ""])
    checked.worker.work_once()
    assert [article.text for article in checked.stories[0].articles] == [text]
