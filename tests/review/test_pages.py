import pytest

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
