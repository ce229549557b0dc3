"""Scoring a report against gold.

A reported conflict is right when evidence of two different sides of it lies on quotes of two
different sides of one gold conflict. Every other reported conflict is a false alarm, and a trap
if it lies so on a gold variant or development, or on an agreement. A gold conflict counts once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from checker.errors import GoldError
from checker.evaluate.gold import GoldItem, GoldStory
from checker.records.finding import Finding, Kind, Severity

_MILD = (Kind.VARIANT, Kind.DEVELOPMENT, Kind.AGREEMENT)


@dataclass
class Score:
    """Counts over stories, and a line for each miss and false alarm."""

    counts: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)
    stories: int = 0
    judged: list[tuple[float, bool]] = field(default_factory=list)
    """The confidence of each reported conflict, and whether it is right."""

    def add(self, other: Score) -> None:
        """Take in the counts of further stories."""
        self.counts.update(other.counts)
        self.misses.extend(other.misses)
        self.stories += other.stories
        self.judged.extend(other.judged)

    def figures(self) -> dict[str, float | int | None]:
        """The figures of the table, named as the referee tool names them."""
        c = self.counts
        reported = c["right"] + c["wrong"]
        figures: dict[str, float | int | None] = {
            "gold_conflicts": c["gold"],
            "reported_conflicts": reported,
            "conflict_precision": _ratio(c["right"], reported),
            "conflict_recall": _ratio(c["found"], c["gold"]),
            "high_severity_recall": _ratio(c["found_high"], c["gold_high"]),
            "trapped": c["trapped"],
            "category_right": _ratio(c["category_right"], c["right"]),
        }
        for kind in _MILD:
            name = f"{kind.value}_recall"
            figures[name] = _ratio(c[f"found:{kind.value}"], c[f"gold:{kind.value}"])
        return figures


def _ratio(part: int, whole: int) -> float | None:
    return round(part / whole, 3) if whole else None


def score_story(gold: GoldStory, findings: Sequence[Finding]) -> Score:
    """The score of one story's findings.

    Raises:
        GoldError: evidence does not lie in the gold story's sources as quoted.

    """
    texts = {source.id: source.text for source in gold.sources}
    for finding in findings:
        _check_evidence(gold.story, finding, texts)
    score = Score(stories=1)
    found = _score_conflicts(gold, findings, score)
    for item in gold.gold:
        if item.kind is Kind.CONFLICT:
            _count_gold_conflict(gold.story, item, item.id in found, score)
        else:
            score.counts[f"gold:{item.kind.value}"] += 1
            score.counts[f"found:{item.kind.value}"] += any(
                matches(finding, item, gold) for finding in findings if finding.kind is item.kind
            )
    return score


def _score_conflicts(gold: GoldStory, findings: Sequence[Finding], score: Score) -> set[str]:
    """Count right and wrong conflicts; the ids of the gold conflicts that were found."""
    found: set[str] = set()
    for finding in findings:
        if finding.kind is not Kind.CONFLICT:
            continue
        right = [g for g in _of_kind(gold, Kind.CONFLICT) if matches(finding, g, gold)]
        if right:
            score.counts["right"] += 1
            score.judged.append((finding.confidence, True))
            score.counts["category_right"] += any(g.category is finding.category for g in right)
            found.update(g.id for g in right)
            continue
        traps = [g for kind in _MILD for g in _of_kind(gold, kind) if matches(finding, g, gold)]
        score.counts["wrong"] += 1
        score.judged.append((finding.confidence, False))
        score.counts["trapped"] += bool(traps)
        score.misses.append(
            f"{gold.story}: false alarm ({finding.category}, {finding.confidence:.2f}): "
            f"{finding.summary}" + (f" — {traps[0].kind}: {traps[0].note}" if traps else "")
        )
    return found


def _count_gold_conflict(story: str, item: GoldItem, found: bool, score: Score) -> None:
    high = item.severity is Severity.HIGH
    score.counts.update({"gold": 1, "gold_high": int(high)})
    if found:
        score.counts.update({"found": 1, "found_high": int(high)})
    else:
        score.misses.append(f"{story}: missed ({item.category}, {item.severity}): {item.note}")


def _of_kind(gold: GoldStory, kind: Kind) -> list[GoldItem]:
    return [item for item in gold.gold if item.kind is kind]


def _check_evidence(story: str, finding: Finding, texts: Mapping[str, str]) -> None:
    for evidence in (e for side in finding.sides for e in side.evidence):
        if evidence.source not in texts:
            raise GoldError(f"{story}: unknown source {evidence.source!r} in a finding")
        if evidence.cut(texts[evidence.source]) != evidence.quote:
            raise GoldError(f"{story}: {evidence.quote!r} is not the text at its offsets")


def matches(finding: Finding, item: GoldItem, gold: GoldStory) -> bool:
    """Whether a finding lies on a gold item: on two of its sides, or, agreeing, two sources."""
    if finding.kind is item.kind is Kind.AGREEMENT:
        return len({source for _, _, source in _touched(finding, item, gold)}) >= 2
    sides: dict[int, set[int]] = {}
    for gold_side, side, _ in _touched(finding, item, gold):
        sides.setdefault(gold_side, set()).add(side)
    if item.kind is Kind.AGREEMENT:
        return any(len(numbers) >= 2 for numbers in sides.values())
    return any(len(a | b) >= 2 for a, b in combinations(sides.values(), 2))


def _touched(finding: Finding, item: GoldItem, gold: GoldStory) -> Iterable[tuple[int, int, str]]:
    """(gold side, finding side, source) of each piece of evidence that overlaps a gold quote."""
    for number, side in enumerate(finding.sides):
        for place, gold_side in enumerate(item.sides):
            for quote in gold_side.evidence:
                spans = list(gold.places(quote))
                for evidence in side.evidence:
                    if evidence.source == quote.source and any(map(evidence.overlaps, spans)):
                        yield place, number, quote.source
