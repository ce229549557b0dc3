"""What has changed in a finding since it was judged, in lines an editor can check."""

from collections.abc import Iterator

from checker.records.finding import Evidence, Finding, Side
from checker.report import wording


def changes(before: Finding, after: Finding, *, blind: bool = False) -> tuple[str, ...]:
    """How ``after`` differs from ``before``: its answers, its quotes, what it is held to be.

    What the machine holds it to be is not told to a ``blind`` reader.
    """
    return tuple(_changes(before, after, blind)) or ("The evidence was cut differently.",)


def _changes(before: Finding, after: Finding, blind: bool) -> Iterator[str]:
    old, new = _by_value(before), _by_value(after)
    yield from (f"New answer: {new[key].value}" for key in new if key not in old)
    yield from (f"No longer there: {old[key].value}" for key in old if key not in new)
    for key in new:
        if key in old:
            yield from _quotes(old[key], new[key])
    if before.kind is not after.kind and not blind:
        yield f"Was held to be: {wording.KIND[before.kind].lower()}"
    if before.category is not after.category:
        yield f"Was about: {wording.CATEGORY[before.category].lower()}"


def _quotes(before: Side, after: Side) -> Iterator[str]:
    old = {_said(evidence) for evidence in before.evidence}
    new = {_said(evidence) for evidence in after.evidence}
    yield from (f"New quote for {after.value}: “{quote}”" for _, quote in sorted(new - old))
    yield from (f"Quote gone from {after.value}: “{quote}”" for _, quote in sorted(old - new))


def _by_value(finding: Finding) -> dict[str, Side]:
    return {side.normalized or side.value.casefold(): side for side in finding.sides}


def _said(evidence: Evidence) -> tuple[str, str]:
    # Without its place: text that only moved says the same.
    return evidence.source, " ".join(evidence.quote.split())
