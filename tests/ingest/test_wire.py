"""Wire copy in every format: what is read of normal, corrected, killed and broken files.

The files under cases/wire are ours, built after the public samples of the formats. What they must
give stands in cases/wire.json; CHECKER_REGENERATE_CASES=1 writes it anew, to be looked through.
"""

import json
import os
from pathlib import Path

import pytest

from checker.ingest import read_copy, read_story
from checker.records.article import Article, BlockKind
from checker.records.fault import Fault
from tests.ingest.archives import docx, nitf, pdf, zipped

CASES = Path(__file__).parent / "cases"
FILES = sorted(path for path in (CASES / "wire").iterdir())
EXPECTED = CASES / "wire.json"


def shown(found: Article | Fault) -> dict[str, object]:
    """What a case pins down."""
    if isinstance(found, Fault):
        return {"fault": str(found).removeprefix(f"{CASES / 'wire'}/")[:100]}
    lines = [
        f"{block.kind.value}{f' ({block.reason})' if block.reason else ''}: {block.cut(found.text)}"
        for block in found.blocks
    ]
    return {
        "id": found.id,
        "name": found.name,
        "title": found.title,
        "published": found.published.isoformat() if found.published else None,
        "dateline": found.dateline.place if found.dateline else None,
        "wire": found.wire.model_dump(mode="json", exclude_defaults=True) if found.wire else None,
        "lines": lines,
    }


def test_every_format_gives_what_it_should() -> None:
    found = {path.name: [shown(one) for one in read_copy(path)] for path in FILES}
    if os.environ.get("CHECKER_REGENERATE_CASES"):
        EXPECTED.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", "utf-8")
    expected = json.loads(EXPECTED.read_text("utf-8"))
    assert found.keys() == expected.keys()
    for name, articles in found.items():
        assert articles == expected[name], name


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_blocks_cover_the_text_and_notes_are_no_claims(path: Path) -> None:
    for found in read_copy(path):
        if isinstance(found, Article):
            covered = "".join(block.cut(found.text) for block in found.blocks)
            assert "".join(covered.split()) == "".join(found.text.split())
            claimed = [b.cut(found.text) for b in found.blocks if b.kind is BlockKind.BODY]
            assert not [line for line in claimed if "correct" in line.lower() or "Eds:" in line]


def test_endings_do_not_matter(tmp_path: Path) -> None:
    for path in FILES:
        renamed = tmp_path / f"{path.stem}.pdf"
        renamed.write_bytes(path.read_bytes())
        told = [shown(one) for one in read_copy(path)]
        again = [shown(one) for one in read_copy(renamed)]
        assert [one.get("lines") for one in told] == [one.get("lines") for one in again]


def test_a_story_keeps_the_newest_version_and_nothing_killed(tmp_path: Path) -> None:
    for name in ("g2_normal.xml", "g2_correction.xml", "ninjs1_normal.json", "ninjs3_kill.json",
                 "txt_normal.txt", "iptc_normal.txt", "iptc_kill.txt"):  # fmt: skip
        (tmp_path / name).write_bytes((CASES / "wire" / name).read_bytes())
    story = read_story(tmp_path)
    assert [article.id for article in story.articles] == ["g2_correction", "txt_normal"]
    assert len(story.skipped) == 5
    assert any("g2_normal.xml: is an older version of" in line for line in story.skipped)
    assert any("iptc_normal.txt: is canceled by" in line for line in story.skipped)


def test_withheld_copy_may_be_checked_before_its_release(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes((CASES / "wire" / "ninjs3_embargo.json").read_bytes())
    (article,) = read_story(tmp_path).articles
    assert article.id == "a"
    assert article.wire
    assert article.wire.status == "withheld"


def test_a_directory_of_any_formats_is_a_story_named_by_its_files(tmp_path: Path) -> None:
    (tmp_path / "a.bin").write_bytes((CASES / "wire" / "g2_normal.xml").read_bytes())
    (tmp_path / "b.txt").write_bytes(zipped({"deep/x.xml": nitf(7)}))
    (tmp_path / "c").write_bytes(docx())
    (tmp_path / "d.xml").write_bytes(pdf([["Ferry runs late", "The ferry was late on Monday."]]))
    (tmp_path / "e.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    story = read_story(tmp_path)
    assert [article.id for article in story.articles] == ["a", "b", "c", "d"]
    assert story.skipped == (f"{tmp_path / 'e.png'}: is a picture",)
