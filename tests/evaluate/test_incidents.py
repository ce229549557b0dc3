from datetime import date

import pytest

from checker.evaluate.incidents import Incident, Reported, score_incident
from checker.evaluate.tally import Tally
from checker.records.fact import DateValue, Fact, NameValue, QuantityValue

INCIDENT = Incident.model_validate(
    {
        "story": "7",
        "record": {
            "date": "March 4, 2031",
            "state": "Ohio",
            "city_or_county": "Toledo (Maumee)",
            "num_killed": 2,
            "num_injured": 1,
            "participants": [{"Age": " 41"}, {"Age": " 19"}, {"Name": "Roe"}],
        },
        "sources": [],
    }
)


def fact(kind, value, **more):
    return Fact(start=0, end=1, kind=kind, quote="x", value=value, normalized="x", **more)


def number(figure, role):
    return fact("number", QuantityValue(low=figure, high=figure), role=role)


def age(years):
    return fact("age", QuantityValue(low=years, high=years, unit="year"))


def day(first, last=None):
    value = DateValue(
        first=date(2031, 3, first), last=date(2031, 3, last or first), precision="day"
    )
    return fact("date", value)


def place(name):
    return fact("place", NameValue(name=name))


def counts(text, *facts):
    tally = Tally()
    score_incident(tally, INCIDENT, [Reported(text, facts)])
    return tally.counts()


@pytest.mark.parametrize(
    ("text", "facts", "expected"),
    [
        ("A man dead, aged 41", [age(41)], {"age.recall": (1, 1), "age.precision": (1, 1)}),
        ("aged 41 and 50", [age(50)], {"age.recall": (0, 1), "age.precision": (0, 1)}),
        ("two killed", [number(2, "kill")], {"killed.recall": (1, 1), "killed.precision": (1, 1)}),
        ("two arrested", [number(2, "arrest")], {"killed.recall": (0, 1)}),
        ("3 killed", [number(3, "kill")], {"killed.precision": (0, 1)}),
        # One injured is rarely told as a number.
        ("one hurt", [], {}),
        ("", [day(4), day(9)], {"day.recall": (1, 1), "day.precision": (1, 1)}),
        ("", [day(9), day(4)], {"day.recall": (1, 1), "day.precision": (0, 1)}),
        ("", [day(3, 4)], {"day.recall": (1, 1), "day.precision": (1, 1)}),
        ("", [day(1, 31)], {"day.recall": (0, 1)}),
        (
            "in Toledo",
            [place("Elm Street"), place("Toledo")],
            {"place.recall": (1, 1), "place.precision": (1, 1)},
        ),
        ("in Toledo", [place("Miami")], {"place.recall": (0, 1), "place.precision": (0, 1)}),
    ],
)
def test_facts_against_the_record(text, facts, expected):
    found = counts(text, *facts)
    assert {"day.recall": (0, 1)} | expected == found
