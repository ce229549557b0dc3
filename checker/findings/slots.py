"""Slots: links gathered over all sources into one question with one side for each answer."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations

from checker.findings.dossier import Dossier
from checker.findings.link import Answer, Key, Link, same_figure
from checker.findings.timing import goes_one_way
from checker.findings.vocabulary import CATEGORY
from checker.records.claim import Modality
from checker.records.fact import FactKind, Level
from checker.records.finding import Category, Kind
from checker.settings import FindingSettings

Couple = frozenset[Key]

_APART = frozenset({Kind.CONFLICT, Kind.DEVELOPMENT})
WHOLE = frozenset({Category.STATUS, Category.STATEMENT})
"""Categories that are judged by whole claims, not by a value in them."""

_ONCE = frozenset(
    kind for kind, category in CATEGORY.items() if category in {Category.DATE, Category.NUMBER}
)
"""Kinds of which a source gives one value in answer to a question; places lie in places."""


@dataclass(frozen=True)
class Slot:
    """A question, the answers grouped into sides, and the links that made it one."""

    kind: Kind
    category: Category
    sides: tuple[tuple[Answer, ...], ...]
    links: tuple[Link, ...]

    @property
    def subject(self) -> str:
        """Whom or what the question is about; empty where that is not known."""
        return next((link.subject for link in self.links if link.subject), "")

    @property
    def confidence(self) -> float:
        """The confidence of its surest link."""
        return max(link.confidence for link in self.links)


@dataclass
class _Open:
    """A slot being gathered."""

    links: list[Link]
    answers: dict[Key, Answer] = field(default_factory=dict)

    def add(self, link: Link) -> None:
        self.links.append(link)
        for answer in (link.left, link.right):
            self.answers.setdefault(answer.key, answer)


def gather(dossier: Dossier, links: Iterable[Link], settings: FindingSettings) -> Iterator[Slot]:
    """Slots of every kind. What is told by a conflict is not told again as something milder."""
    strongest = _unexplained(_strongest(links), settings.min_confidence)
    floors = {
        Kind.CONFLICT: settings.min_confidence,
        Kind.DEVELOPMENT: settings.min_development,
    }
    told: set[Couple] = set()
    for kind in (Kind.CONFLICT, Kind.DEVELOPMENT, Kind.VARIANT, Kind.AGREEMENT):
        of_kind = [link for link in strongest if link.kind is kind]
        floor = floors.get(kind, 0.0)
        fresh = [link for link in of_kind if link.confidence >= floor and _couple(link) not in told]
        for open_slot in _components(dossier, fresh):
            if kind in _APART:
                _absorb(dossier, open_slot, strongest)
            sides = _sides(dossier, open_slot, strongest)
            if kind is not Kind.AGREEMENT and len(sides) < 2:
                continue
            if kind is Kind.CONFLICT and _each_has_both(open_slot.links[0].category, sides):
                continue
            told.update(
                frozenset({a, b}) for a in open_slot.answers for b in open_slot.answers if a != b
            )
            slot = Slot(kind, open_slot.links[0].category, sides, tuple(open_slot.links))
            if kind is Kind.DEVELOPMENT and _to_and_fro(dossier, slot):
                slot = replace(slot, kind=Kind.CONFLICT)
                if slot.confidence < settings.min_confidence:
                    continue
            yield slot


def _each_has_both(category: Category, sides: Sequence[Sequence[Answer]]) -> bool:
    """Whether several sources give both of two values, which then answer two questions.

    404 yards by one way and 440 by another. A single source may be at odds with itself.
    """
    if category in WHOLE or len(sides) != 2:
        return False
    one, other = ({answer.source for answer in side} for side in sides)
    return len(one & other) > 1


def _to_and_fro(dossier: Dossier, slot: Slot) -> bool:
    """Whether what looks like a development goes up and down, by values that exclude each other."""
    excluding = any(
        link.left.fact is None
        or link.right.fact is None
        or not dossier.compare(link.left.fact, link.right.fact).compatible
        for link in slot.links
    )
    return excluding and not goes_one_way(dossier, slot.sides)


def _couple(link: Link) -> Couple:
    return frozenset({link.left.key, link.right.key})


def _strongest(links: Iterable[Link]) -> list[Link]:
    """One link for each couple of answers and category: the surest."""
    best: dict[tuple[Couple, Category], Link] = {}
    for link in links:
        key = _couple(link), link.category
        if key not in best or link.confidence > best[key].confidence:
            best[key] = link
    return list(best.values())


def _unexplained(links: Sequence[Link], min_confidence: float) -> list[Link]:
    """Without statements whose difference a typed value in the same sentences accounts for."""
    explained = {
        _sentences(link)
        for link in links
        if link.category not in WHOLE and link.kind in _APART and link.confidence >= min_confidence
    }
    return [
        link
        for link in links
        if link.category not in WHOLE
        or link.kind not in _APART
        or _sentences(link) not in explained
    ]


def _sentences(link: Link) -> frozenset[str]:
    """The two sentences of a link: claim ids without the claim's number."""
    return frozenset(a.claim.rpartition(":")[0] for a in (link.left, link.right))


def _components(dossier: Dossier, links: Sequence[Link]) -> list[_Open]:
    """Links of one category that share an answer belong to one slot, the surest first.

    Not so one by which a source would answer a question twice: of '64 ill, 19 in hospital' against
    '71 ill, 14 in hospital' the likest figures answer one question, and so the others do not.
    """
    slots: list[_Open] = []
    split = {_couple(link) for link in links if link.left.source == link.right.source}
    for link in sorted(links, key=lambda one: -one.confidence):
        touching = [
            s
            for s in slots
            if s.links[0].category is link.category
            and (link.left.key in s.answers or link.right.key in s.answers)
        ]
        joined = {link.left.key: link.left, link.right.key: link.right}
        for slot in touching:
            joined |= slot.answers
        if touching and _answered_twice(dossier, list(joined.values()), split):
            continue
        home = touching[0] if touching else _Open([])
        if not touching:
            slots.append(home)
        home.add(link)
        for other in touching[1:]:
            home.links.extend(other.links)
            home.answers.update(other.answers)
            slots.remove(other)
    return slots


def _answered_twice(dossier: Dossier, answers: Sequence[Answer], split: set[Couple]) -> bool:
    """Whether a source has two values that exclude each other, and is not at odds with itself."""
    return any(
        left.source == right.source
        and left.fact is not None
        and right.fact is not None
        and left.fact.kind in _ONCE
        and frozenset({left.key, right.key}) not in split
        and dossier.compare(left.fact, right.fact).level is Level.DIFFERENT
        for left, right in combinations(answers, 2)
    )


def _absorb(dossier: Dossier, slot: _Open, links: Sequence[Link]) -> None:
    """Further evidence: answers that agree with one in the slot; ages of the same person only."""
    category = slot.links[0].category
    members = set(slot.answers)
    for link in links:
        if link.category is category and link.kind not in _APART:
            inside = {link.left.key, link.right.key} & members
            if len(inside) == 1:
                for answer in (link.left, link.right):
                    if not _of_somebody_else(dossier, slot, answer):
                        slot.answers.setdefault(answer.key, answer)


def _of_somebody_else(dossier: Dossier, slot: _Open, answer: Answer) -> bool:
    """Whether an age is another than its source has in the slot: a brother's."""
    age = answer.fact is not None and answer.fact.kind is FactKind.AGE
    return age and _answered_twice(dossier, [*slot.answers.values(), answer], set())


def _sides(dossier: Dossier, slot: _Open, links: Sequence[Link]) -> tuple[tuple[Answer, ...], ...]:
    """The answers grouped so that no two of one side exclude each other.

    The answers that made the slot make the sides, plain figures first: 'at least six' goes with
    'six', not with the nine that it does not exclude. Further evidence joins the one side that it
    fits; what fits several, as a bare 'minister' fits every minister, speaks for none.
    """
    relation = {
        _couple(link): link.kind
        for link in sorted(links, key=lambda one: one.confidence)
        if link.category is slot.links[0].category
        and link.left.key in slot.answers
        and link.right.key in slot.answers
    }
    order = {article.id: place for place, article in enumerate(dossier.articles)}
    core = {answer.key for link in slot.links for answer in (link.left, link.right)}

    def rank(answer: Answer) -> tuple[bool, int, int]:
        return answer.key not in core, order[answer.source], answer.focus.start

    sides: list[list[Answer]] = []
    for answer in sorted(
        slot.answers.values(), key=lambda a: (a.key not in core, a.hedge is not None, rank(a))
    ):
        fitting = [
            side
            for side in sides
            if all(_together(dossier, slot, relation, answer, other) for other in side)
        ]
        own = [side for side in fitting if any(same_figure(answer, other) for other in side)]
        if answer.hedge and not own:
            # 'At least 43' may go with 45, and is another figure than 'more than 50'.
            fitting = [side for side in fitting if any(other.hedge is None for other in side)]
        if answer.key in core and not fitting:
            sides.append([answer])
        elif own or answer.key in core or len(fitting) == 1:
            (own or fitting)[0].append(answer)
    return tuple(
        sorted((tuple(sorted(side, key=rank)) for side in sides), key=lambda s: rank(s[0]))
    )


def _together(
    dossier: Dossier,
    slot: _Open,
    relation: dict[Couple, Kind],
    left: Answer,
    right: Answer,
) -> bool:
    """Whether two answers stand on one side of the slot."""
    kind = relation.get(frozenset({left.key, right.key}))
    contested = slot.links[0].kind is Kind.CONFLICT
    if contested and kind is not Kind.CONFLICT and same_figure(left, right):
        return True  # that a source has come to hedge its figure is no second answer
    if kind is not None:
        same = (
            {Kind.AGREEMENT}
            if slot.links[0].kind is Kind.VARIANT
            else {
                Kind.AGREEMENT,
                Kind.VARIANT,
            }
        )
        return kind in same
    if left.fact is None or right.fact is None:
        if slot.links[0].kind is Kind.DEVELOPMENT:
            planned = [dossier.claim(a.claim).modality is Modality.PLANNED for a in (left, right)]
            return planned[0] == planned[1]
        return left.value == right.value
    comparison = dossier.compare(left.fact, right.fact)
    if slot.links[0].kind is Kind.VARIANT:
        return comparison.level is Level.SAME
    return comparison.compatible
