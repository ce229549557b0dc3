import pytest
from markupsafe import escape

from .desk import FIRST, client

PAGES = ["/", "/findings", "/findings?state=&kind=", "/stories", "/stories/ferry", "/preferences",
         "/stories/ferry/report", "/next", f"/findings/{FIRST}", f"/findings/{FIRST}/texts",
         f"/findings/{FIRST}/news?revision=1&last=0", "/judgements.csv", "/judgements.jsonl",
         "/labelled.jsonl"]  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_shown(ferry_store, path):
    answer = client(ferry_store).get(path)
    assert answer.status_code == 200


@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_shown_to_strangers(ferry_store, path):
    assert client(ferry_store, user="").get(path).status_code == 401


@pytest.mark.parametrize("path", ["/findings", "/stories/ferry"])
def test_lists_show_what_the_answers_are(ferry_store, path):
    told = client(ferry_store).get(path).text
    first = ferry_store.findings.finding(FIRST).finding
    assert all(f"<bdi>{escape(side.value)}</bdi>" in told for side in first.sides)
