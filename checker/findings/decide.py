"""From a dossier to findings."""

from collections.abc import Iterator, Sequence

from checker.findings.addresses import address_links
from checker.findings.ages import age_links
from checker.findings.company import in_company
from checker.findings.confidence import recalibrated
from checker.findings.copies import copy_links
from checker.findings.corrections import correction_links
from checker.findings.dissent import dissent_links
from checker.findings.dossier import Dossier
from checker.findings.evidence import evidence, finding_id
from checker.findings.judge import Judge, load_judge
from checker.findings.link import Answer, Link
from checker.findings.names import name_links
from checker.findings.nobody import nobody_links
from checker.findings.occurrences import occurrence_links
from checker.findings.people import People
from checker.findings.question import question
from checker.findings.quotes import quote_links
from checker.findings.rank import ranked, severity
from checker.findings.singles import single_source
from checker.findings.slips import slip_links
from checker.findings.slots import WHOLE, Slot, gather
from checker.findings.spellings import spelling_links
from checker.findings.statements import statement_links
from checker.findings.states import state_links
from checker.findings.titles import title_links
from checker.findings.tolls import toll_links
from checker.findings.turned import turned_links
from checker.findings.values import value_links
from checker.findings.wording import LATER, origin_reason, reasons, summary, values
from checker.records.finding import Evidence, Finding, Kind, Side
from checker.settings import FindingSettings

_SUREST, _COPIED = 0.99, 0.5
"""The highest confidence there is, and that of an agreement between a text and its copy."""
_EVIDENCE = 3
"""Passages of one source shown for one answer."""


def decide(
    dossier: Dossier, settings: FindingSettings, judge: Judge | None = None
) -> tuple[Finding, ...]:
    """What the sources say alike, differently, or alone; most urgent first."""
    seen = all_links(dossier, settings, judge or load_judge())
    links = in_company(dossier, recalibrated(seen, settings), settings)
    slots = list(gather(dossier, links, settings))
    findings = [_finding(dossier, slot) for slot in slots]
    findings.extend(single_source(dossier, links))
    return ranked(_distinct(_told_once(findings)))


def all_links(dossier: Dossier, settings: FindingSettings, judge: Judge) -> Iterator[Link]:
    """Every link that any detector sees."""
    people = People.of(dossier)
    yield from correction_links(dossier)
    yield from title_links(dossier, people)
    yield from name_links(dossier, people)
    yield from spelling_links(dossier)
    yield from address_links(dossier)
    yield from age_links(dossier, people)
    yield from quote_links(dossier, people)
    yield from copy_links(dossier)
    yield from toll_links(dossier)
    yield from state_links(dossier, people)
    yield from nobody_links(dossier)
    yield from turned_links(dossier)
    yield from dissent_links(dossier)
    yield from occurrence_links(dossier)
    yield from slip_links(dossier)
    yield from value_links(dossier, judge)
    yield from statement_links(dossier, judge, settings)


def _finding(dossier: Dossier, slot: Slot) -> Finding:
    asked = question(dossier, slot)
    merged = _merged(slot)
    shown = zip(merged, values(merged), strict=True)
    sides = tuple(_side(dossier, side, value) for side, value in shown)
    told = reasons(_telling(slot))
    confidence = min(_SUREST, slot.confidence)
    if slot.kind is Kind.CONFLICT:
        told = (*told, origin_reason(dossier, slot.sides))
    elif slot.kind is Kind.DEVELOPMENT and slot.sides[0][0].fact:
        told = (*told, LATER)
    elif slot.kind is Kind.AGREEMENT and _one_origin(dossier, slot):
        told = (*told, "They are near-copies of one text, and so one witness.")
        confidence = min(_COPIED, confidence)
    return Finding(
        id=finding_id(slot.category.value, slot.subject, sides),
        kind=slot.kind,
        category=slot.category,
        severity=severity(dossier, slot),
        confidence=round(confidence, 3),
        question=asked,
        summary=summary(dossier, slot),
        reasons=told,
        sides=sides,
    )


def _telling(slot: Slot) -> Sequence[Link]:
    """The surest link between any two sides, of the two couples that are surest."""
    sides = {answer.key: place for place, side in enumerate(slot.sides) for answer in side}
    surest: dict[frozenset[int | None], Link] = {}
    for link in sorted(slot.links, key=lambda link: -link.confidence):
        couple = frozenset({sides.get(link.left.key), sides.get(link.right.key)})
        surest.setdefault(couple, link)
    return tuple(surest.values())[:2]


def _one_origin(dossier: Dossier, slot: Slot) -> bool:
    return len({dossier.origins[answer.source] for side in slot.sides for answer in side}) == 1


def _merged(slot: Slot) -> Sequence[Sequence[Answer]]:
    """An agreement has one answer, in however many forms."""
    if slot.kind is Kind.AGREEMENT:
        return [[answer for side in slot.sides for answer in side]]
    return slot.sides


def _side(dossier: Dossier, answers: Sequence[Answer], value: str) -> Side:
    by_source: dict[str, list[Answer]] = {}
    for answer in answers:
        by_source.setdefault(answer.source, []).append(answer)
    return Side(
        value=value,
        normalized=answers[0].normalized,
        evidence=tuple(
            evidence(dossier, answer)
            for own in by_source.values()
            for answer in sorted(own, key=lambda a: a.span.start)[:_EVIDENCE]
        ),
    )


def _told_once(findings: Sequence[Finding]) -> list[Finding]:
    """Without agreements of whole passages all of which another agreement quotes as well."""
    agreements = [(f, _quoted(f)) for f in findings if f.kind is Kind.AGREEMENT]
    kept: list[Sequence[Evidence]] = []
    again: set[int] = set()
    for finding, quoted in sorted(agreements, key=lambda a: (a[0].category in WHOLE, -len(a[1]))):
        if finding.category in WHOLE and any(_all_in(quoted, others) for others in kept):
            again.add(id(finding))
        else:
            kept.append(quoted)
    return [finding for finding in findings if id(finding) not in again]


def _quoted(finding: Finding) -> Sequence[Evidence]:
    return [evidence for side in finding.sides for evidence in side.evidence]


def _all_in(quoted: Sequence[Evidence], others: Sequence[Evidence]) -> bool:
    """Whether each passage lies in one of the others."""
    return all(any(o.source == q.source and o.contains(q) for o in others) for q in quoted)


def _distinct(findings: Sequence[Finding]) -> list[Finding]:
    """Ids made unique: of two findings alike in question and answers, the later gets a number."""
    seen: dict[str, int] = {}
    distinct = []
    for finding in findings:
        count = seen.get(finding.id, 0)
        seen[finding.id] = count + 1
        distinct.append(
            finding.model_copy(update={"id": f"{finding.id}-{count + 1}"}) if count else finding
        )
    return distinct
