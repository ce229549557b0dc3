"""Names: is one person spelt in one way in every source?"""

from collections.abc import Iterator

from checker.findings.dossier import Dossier
from checker.findings.link import Answer, Link, fact_answer
from checker.findings.people import People
from checker.records.fact import FactKind, NameValue
from checker.records.finding import Category, Kind

_MENTIONS = 2
"""Places shown for each source; a name is often repeated dozens of times."""


def name_links(dossier: Dossier, people: People) -> Iterator[Link]:
    """Names that look like one name given in two ways, by sources that each use only one."""
    mentions = _mentions(dossier, people)
    for left, right in (*people.misspelt(), *people.other_given_names()):
        for a in mentions.get(left, ()):
            for b in mentions.get(right, ()):
                yield Link(
                    left=a,
                    right=b,
                    kind=Kind.CONFLICT,
                    category=Category.NAME,
                    confidence=0.8,
                    reasons=(nearly_one(left, right),),
                    subject=left,
                )


def nearly_one(left: str, right: str) -> str:
    """Why two names look like one, spelt in two ways."""
    return f"{left} and {right} are nearly the same name, and no source uses both spellings."


def _mentions(dossier: Dossier, people: People) -> dict[str, list[Answer]]:
    found: dict[str, list[Answer]] = {}
    seen: dict[tuple[str, str], int] = {}
    for claim, fact in sorted(
        dossier.facts(FactKind.PERSON), key=lambda held: (held[0].article, held[1].start)
    ):
        if not isinstance(fact.value, NameValue):
            continue
        person = people.person(fact.value.name)
        place = (person, claim.article)
        seen[place] = seen.get(place, 0) + 1
        if seen[place] <= _MENTIONS:
            found.setdefault(person, []).append(fact_answer(claim, fact, fact.value.name))
    return found
