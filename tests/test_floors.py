"""Quality only goes up: figures on gold stories against tests/floors.toml."""

import tomllib
from pathlib import Path

import pytest

from checker import check_story, evaluate_gold, read_story
from checker.evaluate import evaluate_baseline
from checker.evaluate.atoms import evaluate_atoms
from checker.evaluate.claims import evaluate_claims
from checker.evaluate.coverage import evaluate_coverage
from checker.evaluate.grouping import evaluate_grouping
from checker.evaluate.incidents import evaluate_incidents
from checker.evaluate.nli import evaluate_nli
from checker.evaluate.parser import evaluate_parser
from checker.records.finding import Category, Kind
from checker.settings import load_settings

SHARED = Path(__file__).parents[2] / "shared"
CLAIMS = SHARED / "data" / "claims"
FLOORS = tomllib.loads((Path(__file__).parent / "floors.toml").read_text())
TOLERANCE = FLOORS.pop("tolerance")
OWN = "tests/gold"
pytestmark = pytest.mark.slow
needs_shared = pytest.mark.skipif(
    not SHARED.is_dir(), reason="../shared with the gold stories is absent"
)


def figures_of(measured):
    """The figures on a folder of gold stories, of the model called so, or of what is read."""
    match measured:
        case "nli":
            return evaluate_nli(SHARED / "data", load_settings(), sample=60).figures()
        case "parser":
            return evaluate_parser(SHARED / "data", load_settings(), sample=300).figures()
        case "passages":
            return evaluate_claims(CLAIMS / "passages.jsonl.gz", load_settings()).figures()
        case "coverage":
            return evaluate_coverage(SHARED / "gold" / "dev", load_settings()).figures()
        case "atoms":
            path = CLAIMS / "factscore_atomic.jsonl.gz"
            return evaluate_atoms(path, load_settings(), sample=40).figures()
        case "incidents":
            path = SHARED / "data" / "news" / "incidents.jsonl.gz"
            return evaluate_incidents(path, load_settings(), sample=40).figures()
        case "grouping":
            path = SHARED / "data" / "news" / "incidents.jsonl.gz"
            return evaluate_grouping(path, load_settings(), part="even", sample=60).figures()
        case folder if folder == OWN:
            return evaluate_gold(Path(__file__).parent / "gold").figures()
        case folder:
            return evaluate_gold(SHARED / folder).figures()


@pytest.mark.parametrize(
    "measured", [pytest.param(name, marks=() if name == OWN else needs_shared) for name in FLOORS]
)
def test_figures_hold(measured):
    figures = figures_of(measured)
    floors = dict(FLOORS[measured])
    tolerance = floors.pop("tolerance", TOLERANCE)
    fallen = {
        name: (figures[name], floor)
        for name, floor in floors.items()
        if (figures[name] or 0.0) < floor - tolerance
    }
    assert not fallen


@needs_shared
def test_the_wrong_office_is_the_first_conflict():
    report = check_story(read_story(SHARED / "gold" / "seeds" / "noem-tour.json"))
    first, *others = report.of_kind(Kind.CONFLICT)
    assert first.category is Category.TITLE
    assert {e.source for e in first.sides[0].evidence} & {e.source for e in first.sides[1].evidence}
    assert len(others) <= 2


@needs_shared
def test_the_plain_peer_cries_wolf_far_more_often(tmp_path):
    """Four stories show it: as many conflicts, among fifteen false alarms a story."""
    for path in sorted((SHARED / "gold" / "dev").glob("*.json"))[:4]:
        (tmp_path / path.name).symlink_to(path)
    plain = evaluate_baseline(tmp_path, load_settings()).figures()
    assert FLOORS["gold/dev"]["conflict_precision"] - TOLERANCE > 5 * plain["conflict_precision"]
