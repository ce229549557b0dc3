from datetime import UTC, datetime

from checker.records.finding import ReportSource
from checker.report.outlets import outlets


def source(name, origin="o1", published=None, key="", day_only=False):
    return ReportSource(
        id=key or name, name=name, title="", published=published, origin=origin, text="",
        day_only=day_only,
    )  # fmt: skip


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


def test_of_a_day_without_an_hour_no_hour_is_told():
    day = datetime(2030, 1, 2, tzinfo=UTC)
    named = outlets([
        source("Post", published=day, day_only=True),
        source("Wire", published=day, day_only=True, key="w1"),
        source("Wire", published=day.replace(hour=9), key="w2"),
    ])  # fmt: skip
    assert named["Post"].when == "2 Jan 2030"
    assert [named[key].label for key in ("w1", "w2")] == ["Wire (2 Jan)", "Wire (2 Jan, 09:00)"]


def test_versions_of_one_day_are_told_apart_by_their_ids():
    day = datetime(2030, 1, 2, tzinfo=UTC)
    alike = [source("Wire", published=day, day_only=True, key=key) for key in ("w1", "w2")]
    assert [o.label for o in outlets(alike).values()] == ["Wire (w1)", "Wire (w2)"]
