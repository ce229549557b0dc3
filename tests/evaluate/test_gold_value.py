import json
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from checker.evaluate.gold_value import same_value
from checker.evaluate.passages import GoldFact
from checker.facts.date import normalized
from checker.records.fact import DateValue, Fact, FactValue

CASES = json.loads((Path(__file__).parent / "cases" / "gold_values.json").read_text())


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['kind']} {case['gold']}")
def test_values_are_compared_not_strings(case):
    gold = GoldFact(
        kind=case["kind"], text=case.get("text", case["gold"] or ""), value=case["gold"]
    )
    value = TypeAdapter(FactValue).validate_python(case["value"])
    shown = normalized(value) if isinstance(value, DateValue) else ""
    ours = Fact(
        start=0,
        end=1,
        kind=case.get("ours", case["kind"]),
        quote="x",
        value=value,
        normalized=case.get("shown", shown),
        modifier=case.get("modifier"),
    )
    assert same_value(gold, ours) is case["same"]
