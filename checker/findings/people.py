"""Persons of a story: which names, over all sources, mean one of them."""

from collections.abc import Iterator, Mapping
from functools import cached_property

from checker.findings.dossier import Dossier
from checker.records.fact import FactKind, NameValue
from checker.text.names import (
    misspelling_of,
    name_words,
    same_person_form,
    spelling_distance,
)

_SLIP_OF_THE_MIND = 0.65
"""Distance in spelling up to which one given name may be put for another: 'Ingrid' for 'Inga'."""


class People:
    """The persons named in a story. Names join by rule, never by likeness alone."""

    def __init__(self, names: Mapping[str, set[str]]) -> None:
        """``names`` maps each full name to the sources that use it."""
        self._sources = names
        self._leader: dict[str, str] = {}
        # The longest forms lead: 'J. Smith' may be any of several, 'Jane Smith' is one. Those in
        # capitals do not, since the verb of a headline may have joined them: 'JANE SMITH WINS'.
        for name in sorted(names, key=lambda n: (n.isupper(), -len(name_words(n)), n)):
            matches = [n for n in dict.fromkeys(self._leader.values()) if same_person_form(n, name)]
            self._leader[name] = matches[0] if len(matches) == 1 else name

    @classmethod
    def of(cls, dossier: Dossier) -> "People":
        """The persons that the sources of a story name."""
        names: dict[str, set[str]] = {}
        for claim, fact in dossier.facts(FactKind.PERSON):
            if isinstance(fact.value, NameValue):
                names.setdefault(fact.value.name, set()).add(claim.article)
        return cls(names)

    def person(self, name: str) -> str:
        """The one name that stands for the person whom ``name`` means."""
        known = self._leader.get(name)
        if known:
            return known
        matches = {n for n in self._leader.values() if same_person_form(n, name)}
        return matches.pop() if len(matches) == 1 else name

    def probable(self, name: str) -> str:
        """As `person`, with two spellings that look like one name taken for one."""
        person = self.person(name)
        return self._misspelt.get(person, person)

    @cached_property
    def _misspelt(self) -> dict[str, str]:
        return {wrong: right for right, wrong in self.misspelt()}

    def known(self, name: str) -> bool:
        """Whether ``name`` means a person of the story."""
        return self.person(name) in self._leader

    def misspelt(self) -> Iterator[tuple[str, str]]:
        """Pairs of persons whose names look like one name spelt in two ways.

        Not where a source uses both: it then means two people, and tells them apart.
        """
        persons = sorted(set(self._leader.values()))
        for place, left in enumerate(persons):
            for right in persons[place + 1 :]:
                if self.alike(left, right):
                    yield left, right

    def other_given_names(self) -> Iterator[tuple[str, str]]:
        """Pairs of persons of one surname whose given names begin alike, 'Inga' and 'Ingrid'.

        Not where a source uses both, nor where a third bears the surname: that is a family.
        """
        bearers: dict[str, list[str]] = {}
        for person in sorted(set(self._leader.values())):
            if len(name_words(person)) > 1:
                bearers.setdefault(name_words(person)[-1], []).append(person)
        for family in bearers.values():
            if len(family) == 2 and _begin_alike(*family) and not self.alike(*family):
                left, right = family
                if self._never_together(left, right):
                    yield left, right

    def alike(self, left: str, right: str) -> bool:
        """Whether two persons may be one whose name is misspelt, for all that the sources say."""
        unsure = any(self._of_several(name) for name in (left, right))
        return not unsure and misspelling_of(left, right) and self._never_together(left, right)

    def _of_several(self, name: str) -> bool:
        """Whether a bare surname may be that of several persons, and so is the slip of none."""
        named = set(self._leader.values()) - {name}
        return len(name_words(name)) == 1 and any(same_person_form(name, n) for n in named)

    def names(self, person: str) -> frozenset[str]:
        """Every form of a person's name."""
        return frozenset(n for n, leader in self._leader.items() if leader == person)

    def _never_together(self, left: str, right: str) -> bool:
        """Whether no source uses both names: one that does tells two people apart."""
        return self._users(left).isdisjoint(self._users(right))

    def _users(self, person: str) -> set[str]:
        return set().union(*(self._sources[name] for name in self.names(person)))


def _begin_alike(left: str, right: str) -> bool:
    """Whether given names begin alike and are near: one name in mind, another on paper."""
    one, other = name_words(left)[0], name_words(right)[0]
    near = spelling_distance(one, other) <= _SLIP_OF_THE_MIND
    return one != other and one[:2] == other[:2] and near
