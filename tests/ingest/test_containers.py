"""Archives: members of every kind, nesting, and what hostile ones try."""

import gzip
import io
import struct
import tarfile
import zipfile
from pathlib import Path

import pytest

from checker.ingest import read_copy
from checker.records.article import Article
from checker.records.fault import Fault
from checker.settings import IngestSettings
from tests.ingest.archives import docx, gzipped, nitf, page, tarred, warc, zipped

LIMITS = IngestSettings()


def read(
    tmp_path: Path, content: bytes, limits: IngestSettings = LIMITS
) -> tuple[list[Article], list[Fault]]:
    path = tmp_path / "wire.bin"
    path.write_bytes(content)
    found = list(read_copy(path, limits))
    faults = [one for one in found if isinstance(one, Fault)]
    assert all(fault.path == str(path) for fault in faults)
    return [one for one in found if isinstance(one, Article)], faults


@pytest.mark.parametrize(
    "content",
    [
        zipped({"a/1.xml": nitf(1), "a/2.txt": b"It rained in Brod on Monday.", "x.bin": b"\0\1"}),
        tarred({"a/1.xml": nitf(1), "a/2.txt": b"It rained in Brod on Monday.", "x.bin": b"\0\1"}),
        gzipped(tarred({"1.xml": nitf(1), "2.txt": b"It rained in Brod.", "x.bin": b"\0\1"})),
        zipped({"in.tar.gz": gzipped(tarred({"1.xml": nitf(1)})), "2.txt": b"Rain.", "x": b"\0"}),
    ],
    ids=["zip", "tar", "tar.gz", "nested"],
)
def test_members_are_read_and_a_bad_one_stops_nothing(tmp_path, content):
    articles, (fault,) = read(tmp_path, content)
    assert {article.id for article in articles} == {"qpa.1", "2"}
    assert fault.member.startswith("x")
    assert "binary" in fault.reason


def test_members_of_every_format(tmp_path):
    wanted = {"w.warc.gz": warc({"http://q.example/1": page()}, compressed=True), "d": docx()}
    articles, faults = read(tmp_path, zipped({**wanted, "l.jsonl": b'{"text":"A"}\n{"text":"B"}'}))
    assert [article.id for article in articles] == ["http://q.example/1", "d", "l-1", "l-2"]
    assert not faults


def test_gzip_of_lines_names_articles_after_the_file(tmp_path):
    path = tmp_path / "day.jsonl.gz"
    path.write_bytes(gzipped(b'{"text": "It rained."}\n{"text": 3}\n{"text": "It poured."}\n'))
    found = list(read_copy(path))
    assert [one.id for one in found if isinstance(one, Article)] == ["day-1", "day-3"]
    assert [one.member for one in found if isinstance(one, Fault)] == ["line 2"]


def test_lines_are_read_one_by_one(tmp_path):
    line = b'{"text": "It rained on Monday."}\n'
    (tmp_path / "big.jsonl").write_bytes(line * 60_000)
    found = read_copy(tmp_path / "big.jsonl", IngestSettings(max_bytes=1_000))
    assert [next(found).id for _ in range(3)] == ["big-1", "big-2", "big-3"]
    long = b'{"text": "' + b"x" * 5_000 + b'"}\n'
    articles, (fault,) = read(tmp_path, line + long + line, IngestSettings(max_bytes=1_000))
    assert len(articles) == 2
    assert fault.member == "line 2"


def test_names_that_lead_outside_are_refused(tmp_path):
    names = {"../up.txt": b"x", "/etc/passwd": b"x", "C:\\x.txt": b"x", "a\\..\\..\\b": b"x"}
    _, faults = read(tmp_path, zipped({**names, "ok.txt": b"It rained."}))
    assert len(faults) == 4
    assert all("name" in fault.reason for fault in faults)
    _, faults = read(tmp_path, tarred(names))
    assert len(faults) == 4
    assert not (tmp_path.parent / "up.txt").exists()


def test_links_and_devices_are_refused(tmp_path):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE, tarfile.CHRTYPE):
            entry = tarfile.TarInfo(f"link-{kind.decode()}")
            entry.type, entry.linkname = kind, "/etc/passwd"
            archive.addfile(entry)
    articles, faults = read(tmp_path, out.getvalue())
    assert not articles
    assert ["link" in fault.reason for fault in faults] == [True] * 4
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        link = zipfile.ZipInfo("link")
        link.external_attr = 0o120777 << 16
        packed.writestr(link, "/etc/passwd")
    _, (fault,) = read(tmp_path, out.getvalue())
    assert "is a link" in fault.reason


def test_bombs_are_refused_and_the_rest_is_read(tmp_path):
    content = zipped({"bomb.txt": b"0" * 3_000_000, "ok.txt": b"It rained in Brod."})
    articles, (fault,) = read(tmp_path, content)
    assert [article.id for article in articles] == ["ok"]
    assert "ingest.max_ratio" in fault.reason


def test_a_bomb_of_gzip_is_left_at_the_limit(tmp_path):
    content = gzip.compress(b"0" * 5_000_000)
    articles, (fault,) = read(tmp_path, content)
    assert not articles
    assert "ingest.m" in fault.reason
    limits = IngestSettings(max_unpacked=100_000)
    _, (fault,) = read(tmp_path, gzipped(tarred({"a": bytes(range(256)) * 2_000})), limits)
    assert "ingest.max_unpacked" in fault.reason


def test_a_zip_whose_directory_lies_about_sizes(tmp_path):
    content = zipped({"bomb.txt": b"0" * 21_000_000})
    lied = content.replace(struct.pack("<L", 21_000_000), struct.pack("<L", 1_000))
    articles, faults = read(tmp_path, lied)
    assert len(articles) + len(faults) == 1
    assert not articles or len(articles[0].text) <= 1_000


def test_a_tar_whose_headers_are_the_bomb(tmp_path):
    entry = tarfile.TarInfo("x")
    entry.type, entry.size = tarfile.XHDTYPE, 6_000_000
    content = gzipped(entry.tobuf() + b"0" * 6_000_000)
    _, (fault,) = read(tmp_path, content, IngestSettings(max_ratio=100_000))
    assert "headers" in fault.reason


def test_counts_and_depth_have_limits(tmp_path):
    many = {f"{number}.txt": b"It rained." for number in range(5)}
    for content in (zipped(many), tarred(many)):
        _, faults = read(tmp_path, content, IngestSettings(max_members=3))
        assert "ingest.max_members" in faults[-1].reason
    deep = b"It rained in Brod."
    for _ in range(6):
        deep = zipped({"in.zip": deep})
    articles, (fault,) = read(tmp_path, deep)
    assert not articles
    assert "ingest.max_nesting" in fault.reason
    assert fault.member.count("in.zip") == 5


def test_encrypted_members_are_refused(tmp_path):
    content = bytearray(zipped({"a.txt": b"It rained.", "b.txt": b"It poured."}))
    content[content.index(b"PK\x01\x02") + 8] |= 1
    articles, (fault,) = read(tmp_path, bytes(content))
    assert [article.id for article in articles] == ["b"]
    assert fault.reason == "is encrypted"


def test_hostile_names_make_one_line_of_fault(tmp_path):
    _, (fault,) = read(tmp_path, zipped({"a\n\x1b[31m" + "x" * 500: b"\0"}))
    assert "\n" not in str(fault)
    assert "\x1b" not in str(fault)
    assert len(str(fault)) < 500


def test_members_of_systems_are_passed_over(tmp_path):
    articles, faults = read(tmp_path, zipped({"__MACOSX/._a": b"\0", ".DS_Store": b"\0"}))
    assert not articles
    assert [fault.reason for fault in faults] == ["holds nothing that can be read"]


def test_a_cut_archive_gives_what_came_before(tmp_path):
    whole = tarred({"1.xml": nitf(1), "2.xml": nitf(2) + b" " * 5_000})
    articles, faults = read(tmp_path, whole[:2_000])
    assert [article.id for article in articles] == ["qpa.1"]
    assert faults
    assert all("damaged" in fault.reason for fault in faults)


def test_pages_of_a_web_archive(tmp_path):
    pages = {"http://q.example/1": page(), "http://q.example/2": page("Thaw in the orchards")}
    for compressed in (False, True):
        articles, faults = read(tmp_path, warc(pages, compressed=compressed))
        assert [article.id for article in articles] == list(pages)
        assert articles[1].title == "Thaw in the orchards"
        assert articles[1].published.isoformat() == "2031-05-04T08:00:00+00:00"
        assert not faults


def test_a_cut_web_archive(tmp_path):
    content = warc({"http://q.example/1": page(), "http://q.example/2": page()})
    articles, _ = read(tmp_path, content[: len(content) - 400])
    assert articles
