import pytest

from checker.facts.numeral import scan
from checker.facts.unit import below_zero, from_base, in_base, unit_at


@pytest.mark.parametrize(
    ("text", "base", "value"),
    [
        ("118 millimetres", "m", 0.118),
        ("118 millimeters", "m", 0.118),
        ("4.2-km", "m", 4200),
        ("six feet", "m", 1.8288),
        ("26 miles", "m", 41842.944),
        ("60 nautical miles", "m", 111_120),
        ("1,150 square kilometres", "m2", 1.15e9),
        ("115,000 hectares", "m2", 1.15e9),
        ("seven acres", "m2", 28327.9949568),
        ("3 sq km", "m2", 3e6),
        ("42 gallons", "m3", 0.158987294928),
        ("one barrel", "m3", 0.158987294928),
        ("20 imperial gallons", "m3", 0.0909218),
        ("1.4 tonnes", "kg", 1400),
        ("2 lbs", "kg", 0.90718474),
        ("5 oz", "kg", 0.141747615625),
        ("130 km/h", "m/s", 36.1111111111),
        ("130 kilometres an hour", "m/s", 36.1111111111),
        ("80 mph", "m/s", 35.7632),
        ("20 knots", "m/s", 10.2888888889),
        ("212 °F", "celsius", 100),
        ("117°F", "celsius", 47.2222222222),
        ("32 degrees Fahrenheit", "celsius", 0),
        ("-40 °C", "celsius", -40),
        ("20 degrees", "degree", 20),
        ("300 megawatts", "W", 3e8),
        ("5 kilowatt-hours", "J", 1.8e7),
        ("980 hPa", "Pa", 98_000),
        ("2 TB", "byte", 2e12),
    ],
)
def test_conversion(text, base, value):
    numeral = scan(text)[0]
    unit, end = unit_at(text, numeral)
    measure = in_base(numeral, unit, end)

    assert (unit.base, end) == (base, len(text))
    assert measure.low == pytest.approx(value)
    assert from_base(measure.low, unit) == pytest.approx(numeral.low)


@pytest.mark.parametrize(
    "text",
    ["12 people", "22m payments", "5 groups", "7 matches", "a hundred pounds", "six Marines"],
)
def test_no_unit(text):
    assert unit_at(text, scan(text)[0]) is None


def test_frost():
    text = "twenty degrees below zero"
    assert below_zero(text, scan(text)[0].end) == len(text)
    assert below_zero("twenty people", len("twenty")) is None
