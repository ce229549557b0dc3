from datetime import UTC, datetime

from checker.records.finding import ReportSource
from checker.report.outlets import outlets


def source(name, origin="o1", published=None, key=""):
    return ReportSource(
        id=key or name, name=name, title="", published=published, origin=origin, text=""
    )


def test_numbers_and_origins_run_in_order():
    named = outlets([source("B", "x"), source("A", "y"), source("C", "x")])
    assert [(o.number, o.origin) for o in named.values()] == [(1, 1), (2, 2), (3, 1)]
    assert [o.shared for o in named.values()] == [("C",), (), ("B",)]


def test_versions_of_one_outlet_are_told_apart_by_time_or_id():
    noon = datetime(2030, 1, 2, 12, tzinfo=UTC)
    named = outlets([source("Wire", published=noon, key="w1"), source("Wire", key="w2")])
    assert [o.label for o in named.values()] == ["Wire (2 Jan, 12:00)", "Wire (w2)"]
    assert [o.name for o in named.values()] == ["Wire", "Wire"]
    assert [o.byline for o in named.values()] == ["Wire", "Wire (w2)"]


def test_an_outlet_without_a_name_goes_by_its_id():
    assert outlets([source(" ", key="s7")])["s7"].label == "s7"


def test_a_missing_time_is_said():
    assert outlets([source("A")])["A"].when == "no time given"
