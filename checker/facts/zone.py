"""Times of day in named time zones, brought to one."""

from datetime import date, time, timedelta

from checker.facts.clock import ZONES
from checker.facts.interval import DAY, clocked, minute
from checker.records.fact import DateValue


def unclear(a: DateValue, b: DateValue) -> bool:
    """Whether only one of two times of day names its zone."""
    return clocked(a) and clocked(b) and a.zone != b.zone and not (a.zone and b.zone)


def in_utc(a: DateValue, b: DateValue) -> tuple[DateValue, DateValue]:
    """Both values in one zone: as they are, or in UTC if their zones differ."""
    return (a, b) if a.zone == b.zone else (_utc(a), _utc(b))


def _utc(value: DateValue) -> DateValue:
    if value.zone is None or not clocked(value):
        return value
    first, clock_first = _moved(value.first, value.clock_first, -ZONES[value.zone])
    last, clock_last = _moved(value.last, value.clock_last, -ZONES[value.zone])
    return value.model_copy(
        update={"first": first, "clock_first": clock_first, "last": last, "clock_last": clock_last}
    )


def _moved(day: date | None, at: time | None, minutes: int) -> tuple[date | None, time | None]:
    if at is None:
        return day, at
    days, there_minute = divmod(minute(at) + minutes, DAY)
    there = day + timedelta(days=days) if day else None
    return there, time(there_minute // 60, there_minute % 60)
