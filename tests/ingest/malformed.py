"""Malformed files of all formats, made anew, by a seed, from good ones.

They are cut, have bits flipped, are in a wrong encoding, empty, doubled, packed into one another,
under another's ending.
"""

import random
from collections.abc import Callable
from pathlib import Path

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


def malformed(folder: Path) -> list[Path]:
    """Write the files into a folder, in a fixed order."""
    chance = random.Random(20310412)
    good = good_files()
    paths = []
    for number in range(COUNT):
        damage = DAMAGES[number % len(DAMAGES)]
        path = folder / f"{number}{chance.choice(ENDINGS)}"
        path.write_bytes(damage(good[number % len(good)], chance))
        paths.append(path)
    return paths
