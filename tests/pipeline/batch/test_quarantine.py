"""500 malformed files in one batch run with good ones: each is left out with its reason."""

from collections import Counter
from datetime import UTC, datetime

import pytest

from checker.ingest import read_copy
from checker.records.article import Article
from checker.records.fault import Fault
from tests.ingest.malformed import COUNT, malformed
from tests.pipeline.batch.fake import SUBJECTS, told, write
from tests.pipeline.batch.test_run import conflicts

pytestmark = pytest.mark.slow

PAIRS = [(10 + number, 30 + number) for number in range(len(SUBJECTS))]
GOOD = [
    told(subject, number, outlet)
    for subject, pair in zip(SUBJECTS, PAIRS, strict=True)
    for number, outlet in zip(pair, ("Mail", "Post"), strict=True)
]


def test_malformed_files_are_left_out_and_the_good_ones_beside_them_checked(newsroom):
    paths = malformed(newsroom.wire)
    for number, article in enumerate(GOOD):
        write(newsroom.wire, f"{number * 30}-good", article)
    found = {path: list(read_copy(path, newsroom.settings.ingest)) for path in paths}
    expected = Counter(
        (", ".join(filter(None, (one.path, one.member))), one.reason)
        for read in found.values() for one in read if isinstance(one, Fault)
    )  # fmt: skip
    told_nothing = [path for path, read in found.items() if not read]

    counts = newsroom.run()

    entries = newsroom.store.quarantine.entries(newsroom.number)
    assert Counter((entry.path, entry.fault) for entry in entries) == expected
    assert not told_nothing
    assert counts["quarantined"] == expected.total() > COUNT / 2
    assert counts["files"] == COUNT + len(GOOD)
    good = {article["text"] for article in GOOD}
    salvaged = {a.text for read in found.values() for a in read if isinstance(a, Article)}
    read = {article.text for article in newsroom.store.copy.active(datetime.now(UTC))}
    assert good <= read <= good | salvaged
    told_apart = {
        frozenset(side.normalized for side in f.finding.sides) for f in conflicts(newsroom)
    }
    assert told_apart >= {frozenset(map(str, pair)) for pair in PAIRS}
    assert (newsroom.out / "index.html").read_text().count("could not be read") == 1
    assert not newsroom.run()["files"]
