"""Malformed files of all formats: no crash, and for each fault a reason that names the file.

500 files are made anew, by a seed, from good ones: cut, with bits flipped, in a wrong encoding,
empty, doubled, packed into one another, under another's ending.
"""

import random
from collections import Counter
from collections.abc import Callable
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
from tests.ingest.archives import docx, gzipped, nitf, page, pdf, tarred, warc, zipped

CASES = Path(__file__).parent / "cases" / "wire"
COUNT = 500
ENDINGS = (".xml", ".json", ".jsonl", ".txt", ".html", ".eml", ".docx", ".pdf", ".warc.gz", ".zip",
           ".tar.gz", "")  # fmt: skip
Damage = Callable[[bytes, random.Random], bytes]


def good_files() -> list[bytes]:
    members = {"1.xml": nitf(1), "2.html": page(), "3.json": b'{"text": "It rained in Brod."}'}
    return [
        *(path.read_bytes() for path in sorted(CASES.iterdir())),
        zipped(members),
        zipped(members, compression=0),
        tarred(members),
        gzipped(tarred(members)),
        gzipped(page()),
        warc({"http://q.example/1": page()}),
        warc({"http://q.example/1": page()}, compressed=True),
        docx(),
        pdf([["Ferry runs late", "The ferry was late on Monday, the harbour board said."], ["2"]]),
        page(),
        b'{"text": "It rained in Brod."}\n{"id": "b", "text": "It poured in Ulvik."}\n',
        b'{"story": "s", "sources": [{"id": "a", "text": "It rained."}, {"id": "b", "text": ""}]}',
    ]


def cut(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randrange(len(content))]


def cut_off_head(content: bytes, chance: random.Random) -> bytes:
    return content[chance.randrange(len(content)) :]


def flip(content: bytes, chance: random.Random) -> bytes:
    changed = bytearray(content)
    for _ in range(chance.choice((1, 3, 10, 50))):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def wrong_encoding(content: bytes, chance: random.Random) -> bytes:
    text = content.decode("latin-1")
    return text.encode(chance.choice(("utf-16", "utf-16-le", "utf-32", "utf-7", "utf-8")))


def doubled(content: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(content))
    return content[:at] + content + content[at:]


def holed(content: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(content))
    return content[:at] + bytes(chance.choice((0, 255)) for _ in range(40)) + content[at + 40 :]


def nested(content: bytes, chance: random.Random) -> bytes:
    inner = chance.choice((cut, flip, holed))(content, chance)
    wraps = [lambda raw: zipped({"in": raw}), lambda raw: tarred({"in": raw}), gzipped]
    for _ in range(chance.randrange(1, 6)):
        inner = chance.choice(wraps)(inner)
    return inner


def empty(_: bytes, chance: random.Random) -> bytes:
    return b" \n\0"[: chance.randrange(3)]


DAMAGES: tuple[Damage, ...] = (
    cut, cut, cut_off_head, flip, flip, flip, wrong_encoding, doubled, holed, nested, empty,
)  # fmt: skip


def test_five_hundred_malformed_files(tmp_path: Path) -> None:
    chance = random.Random(20310412)
    good = good_files()
    counts: Counter[str] = Counter()
    for number in range(COUNT):
        damage = DAMAGES[number % len(DAMAGES)]
        path = tmp_path / f"{number}{chance.choice(ENDINGS)}"
        path.write_bytes(damage(good[number % len(good)], chance))
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
