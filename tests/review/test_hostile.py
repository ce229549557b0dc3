"""What an editor of bad intent, or a broken program, can send to the desk."""

import io
import zipfile

import pytest

from checker.review.worker import Worker
from tests.pipeline.batch.fake import Clerk

from .desk import FIRST, client, settings_with

pytestmark = pytest.mark.both_back_ends
HUGE = "9" * 5000
SCRIPT = "<script>alert(1)</script>"
METACHARACTERS = "'; DROP TABLE judgements; -- %_\\"
FIELDS = {
    f"/findings/{FIRST}/notes": {"text"},
    f"/findings/{FIRST}/assignment": {"to"},
    f"/findings/{FIRST}/judgements": {"note"},
    "/filters": {"name"},
    "/upload": {"topic", "outlet", "text"},
    "/preferences": {"key-conflict"},
}
PAGES = ["/", "/findings", f"/findings/{FIRST}", "/stories", "/upload", "/jobs/1", "/preferences"]


@pytest.mark.parametrize("text", [SCRIPT, '"><img src=x onerror=alert(1)>', METACHARACTERS])
def test_what_is_written_into_any_field_stays_text(ferry_store, text):
    ann = client(ferry_store)
    for path, fields in FIELDS.items():
        sent = dict.fromkeys(fields, text)
        sent |= {"answer": "conflict", "revision": 1, "last": 0}
        assert ann.post(path, data=sent).status_code < 500
    shown = [client(ferry_store).get(path).text for path in PAGES]
    shown.append(ann.get(f"/findings?story={text}&outlet={text}").text)
    assert not [page for page in shown if "<script>alert" in page or "<img" in page]
    assert sum("DROP TABLE" in page or "alert(1)" in page for page in shown) >= 4
    (entry,) = ferry_store.judgements.entries(reader="ann")
    assert entry.note == text


@pytest.mark.parametrize("line", [f"{FIRST}:{HUGE}:0", f"{FIRST}:1:{HUGE}", "::", ":1:0", "\u0662"])
def test_a_line_that_names_no_finding_is_refused(ferry_store, line):
    sent = {"finding": [line], "answer": "conflict"}
    answer = client(ferry_store).post("/findings/bulk", data=sent)
    assert answer.status_code == 422
    assert list(ferry_store.judgements.entries()) == []


def test_a_bomb_that_is_brought_in_is_told_and_not_read(store):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("../../etc/cron.d/x.txt", b"It rained in Brod.")
        bomb.writestr("x.txt", b"0" * 30_000_000)
    ann = client(store)
    files = {"files": ("../../x.zip", packed.getvalue())}
    page = ann.post("/upload", data={"topic": "A toll"}, files=files)
    assert page.url.path == "/jobs/1"
    assert Worker(store, settings_with(), lambda _settings: Clerk()).work_once()
    told = ann.get("/jobs/1").text
    assert "Could not be checked" in told
    assert "leads out of the archive" in told
    assert "ingest.max_ratio" in told
    assert "/checker-" not in told
