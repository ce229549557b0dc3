import json
import zipfile

import pytest

from checker.errors import GoldError
from checker.evaluate.grouped import among, read_grouped
from checker.evaluate.grouping import fit, plain_stories
from tests.grouping.synthetic import profile


def tokens(*sentences):
    rows = "".join(
        f'<token t_id="1" sentence="{number}" number="0">{word}</token>'
        for number, sentence in enumerate(sentences)
        for word in sentence.split()
    )
    return f"<Document>{rows}</Document>"


@pytest.fixture
def ecb(tmp_path):
    path = tmp_path / "ecb.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("ECB+/2/2_1ecb.xml", tokens("Ann Roe &apos;s boat sank .", "It leaked ."))
        archive.writestr(
            "ECB+/2/2_1ecbplus.xml", tokens("http : / / x . y", "Bo Dee ( 41 ) was elected .")
        )
        archive.writestr("ECB+/3/3_7ecb.xml", tokens("Rain in Osten ."))
        archive.writestr("ECB+/README.txt", "no text")
    return path


def lines(*sizes):
    return [
        {
            "story": number,
            "date": "2031-03-04T16:15:00Z",
            "sources": [{"title": f"T{number}", "text": f"Boat {number} sank."} for _ in range(n)],
        }
        for number, n in enumerate(sizes)
    ]


def test_ecb_is_read_with_its_topics_and_without_addresses(ecb):
    first, second, third = sorted(read_grouped(ecb), key=lambda one: one.article.id)
    assert (first.article.text, first.story, first.topic) == (
        "Ann Roe's boat sank.\n\nIt leaked.", "2", "2"
    )  # fmt: skip
    assert (second.article.text, second.story, second.topic) == (
        "Bo Dee (41) was elected.", "2plus", "2"
    )  # fmt: skip
    assert third.article.published is None


def test_parts_go_by_the_number_of_the_topic(ecb):
    assert {one.topic for one in read_grouped(ecb, part="even")} == {"2"}
    assert {one.topic for one in read_grouped(ecb, part="odd")} == {"3"}


def test_lines_of_stories(tmp_path, pack_lines):
    path = pack_lines(tmp_path / "x.jsonl.gz", lines(2, 3, 1))
    found = read_grouped(path)
    assert [one.story for one in found].count("1") == 3
    assert len({one.article.id for one in found}) == 6
    assert {one.article.published.hour for one in found} == {0}
    assert {one.story for one in read_grouped(path, part="odd")} == {"1"}
    assert read_grouped(path, sample=2) == read_grouped(path, sample=2)


def test_a_directory_of_stories(tmp_path):
    story = {"story": "s", "sources": [{"id": "a", "text": "Rain."}, {"id": "b", "text": "Sun."}]}
    (tmp_path / "s.json").write_text(json.dumps(story))
    assert [one.article.id for one in read_grouped(tmp_path)] == ["s/a", "s/b"]


def test_others_are_dated_like_the_known(tmp_path, pack_lines):
    known = read_grouped(pack_lines(tmp_path / "x.jsonl.gz", lines(2)))
    others = pack_lines(
        tmp_path / "o.jsonl.gz", [{"text": f"Snow {n}.", "published": "2020-01-01"} for n in "abc"]
    )
    mixed = among(known, others, 2)
    assert len(mixed) == 4
    assert len({one.story for one in mixed}) == 3
    assert {one.article.published for one in mixed} == {known[0].article.published}


def test_what_holds_no_stories(tmp_path, pack):
    bad = tmp_path / "bad.zip"
    bad.write_bytes(b"no zip")
    for path in (tmp_path, pack(tmp_path / "x.jsonl.gz", ""), bad):
        with pytest.raises(GoldError):
            read_grouped(path)


def test_others_count_where_they_strayed_into_a_story():
    true = {"a": "1", "b": "1", "c": "2"}
    found = {"a": "x", "b": "x", "c": "y", "stray": "y", "far": "z", "off": "z"}
    figures = fit(true, found)
    assert (figures.true, figures.found) == (2, 2)
    # Pure: a 1, b 1, c 1/2, stray 1/2.
    assert (figures.precision, figures.recall) == (0.75, 1.0)
    assert (figures.pair_precision, figures.pair_recall) == (0.5, 1.0)


def test_the_plain_peer_goes_by_the_cosine_alone():
    profiles = [profile(f"a{event}-{n}", event, noise=0.1) for event in (1, 2) for n in range(2)]
    stories = plain_stories(profiles, 0.65)
    assert stories["a1-0"] == stories["a1-1"] != stories["a2-0"] == stories["a2-1"]
