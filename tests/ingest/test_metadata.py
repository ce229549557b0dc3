"""Fields of many makes, and fields of the wrong type."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.ingest.metadata import (
    from_fields,
    from_json_ld,
    parse_moment,
    parse_published,
    text_of,
)

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner),
    max_leaves=8,
)


@pytest.mark.parametrize(
    "value",
    [
        "2025-03-28T12:00:00Z",
        "2025-03-28T06:00:00-06:00",
        "2025-03-28 12:00:00",
        "Fri, 28 Mar 2025 12:00:00 GMT",
    ],
)
def test_moments(value):
    assert parse_moment(value).astimezone(UTC) == datetime(2025, 3, 28, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    "value", [None, 5, "", "yesterday", "2025-02-30", "0001-01-01T00:00:00+14:00", ["2025"]]
)
def test_no_moment(value):
    assert parse_moment(value) is None


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("2025-03-28", date(2025, 3, 28)),
        (" 20250328 ", date(2025, 3, 28)),
        ("2025-03-28T00:00:00Z", datetime(2025, 3, 28, tzinfo=UTC)),
        ("soon", None),
        (20250328, None),
    ],
)
def test_a_day_without_an_hour_stays_a_day(value, told):
    found = parse_published(value)
    assert (found, type(found)) == (told, type(told))


def test_ninjs_and_schema_org():
    ninjs = from_fields(
        {
            "headlines": [{"role": "main", "value": "A  head"}],
            "versioncreated": "2025-03-28T12:00:00Z",
            "infosources": [{"name": "Example Agency"}],
        }
    )
    assert (ninjs.title, ninjs.outlet) == ("A head", "Example Agency")
    linked = from_json_ld(
        iter(["{bad", '[{"@type": ["NewsArticle"], "headline": "B", "publisher": {"name": "C"}}]'])
    )
    assert (linked.title, linked.outlet, linked.published) == ("B", "C", None)


def test_json_ld_of_other_things_is_passed_over():
    assert from_json_ld(iter(['{"@type": "Organization", "name": "C"}'])).title == ""


@given(JSON, JSON)
def test_any_json_in_any_field(first, second):
    from_fields({"headline": first, "publisher": second, "published": first})
    assert "\n" not in text_of(first)
