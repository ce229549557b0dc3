"""Malformed files of all formats: no crash, and for each fault a reason that names the file.

How they come through a batch run: tests/pipeline/batch/test_quarantine.py.
"""

from collections import Counter
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.errors import SourceError
from checker.ingest import read_copy
from checker.ingest.detect import Format, detect
from checker.records.article import Article
from checker.records.fault import Fault
from tests.ingest.malformed import COUNT, malformed


def test_five_hundred_malformed_files(tmp_path: Path) -> None:
    counts: Counter[str] = Counter()
    for path in malformed(tmp_path):
        found = list(read_copy(path))
        assert found, path
        for one in found:
            if isinstance(one, Fault):
                assert one.path == str(path)
                assert one.reason
                assert "\n" not in str(one)
            else:
                assert one.text.strip()
        counts["files"] += 1
        counts["with faults"] += any(isinstance(one, Fault) for one in found)
        counts["still read"] += any(isinstance(one, Article) for one in found)
    assert counts["files"] == COUNT
    # Damage shows: most files have a fault, and some are still read at least in part.
    assert counts["with faults"] > COUNT / 2, counts
    assert counts["still read"] > COUNT / 10, counts


@given(st.binary(max_size=3_000))
@settings(deadline=None)
def test_any_bytes_are_told_or_refused(raw: bytes) -> None:
    with suppress(SourceError):
        assert detect(raw, "x") in Format


STARTS = (
    b"", b"<?xml version='1.0'?><nitf>", b"<newsItem>", b"<NewsML><NewsItem>", b"<rss><channel>",
    b"{", b'{"uri": ', b"\x01qpa0123 4 pl 5\r\n\x02", b"From: a@b.c\nSubject: x\n\n", b"%PDF-1.7\n",
    b"PK\x03\x04", b"\x1f\x8b\x08\0", b"WARC/1.0\r\n", b"<html><body>", b"Subject: x\nTo: y\n",
)  # fmt: skip


@pytest.mark.parametrize("start", STARTS)
@given(data=st.data())
@settings(deadline=None, max_examples=25)
def test_no_reader_raises_whatever_comes(
    tmp_path_factory: pytest.TempPathFactory, start: bytes, data: st.DataObject
) -> None:
    path = tmp_path_factory.getbasetemp() / "any"
    path.write_bytes(start + data.draw(st.binary(max_size=400)))
    assert list(read_copy(path))
