"""General word lists that findings are judged by. Lemmas of everyday English; no proper names."""

from checker.records.fact import FactKind
from checker.records.finding import Category
from checker.text.normalise import words

CATEGORY = {
    FactKind.DATE: Category.DATE,
    FactKind.DURATION: Category.NUMBER,
    FactKind.NUMBER: Category.NUMBER,
    FactKind.MONEY: Category.NUMBER,
    FactKind.PERCENT: Category.NUMBER,
    FactKind.AGE: Category.NUMBER,
    FactKind.SCORE: Category.NUMBER,
    FactKind.TITLE: Category.TITLE,
    FactKind.PERSON: Category.NAME,
    FactKind.ORGANISATION: Category.NAME,
    FactKind.PLACE: Category.PLACE,
    FactKind.DIRECTION: Category.PLACE,
    FactKind.QUOTE: Category.QUOTE,
    FactKind.STATUS: Category.STATUS,
}
FIGURES = frozenset({FactKind.NUMBER, FactKind.MONEY, FactKind.PERCENT})
"""Kinds that tell how many or how much of something there is."""

READ_AS_CONTRADICTION = "The language model reads the passages as contradicting each other."

WISHES = frozenset("demand want seek request propose offer urge recommend suggest".split())
"""Verbs whose object need not come about."""

NEGATIONS = frozenset(
    """
    not no never none nobody nothing nowhere neither nor without cannot n't
    """.split()
)

GROWING = frozenset(
    """
    kill die dead death fatality toll casualty victim body injure injured wound wounded hurt
    hospitalise hospitalize treat arrest detain hold charge evacuate displace flee rescue infect
    case confirm report sicken cancel damage destroy collect raise count
    """.split()
)
"""Nouns and verbs of running tallies that go up as an event is reported."""

SHRINKING = frozenset(
    """
    miss missing trap trapped without hospital hospitalised hospitalized shelter outage
    isolation strand stranded unaccounted
    """.split()
)
"""Those that go down as people are found."""

RISING = frozenset(
    """
    rise rose risen climb climbed grow grew grown increase increased raise raised lower lowered
    """.split()
)
"""Words by which a quantity is said to move."""
CHANGING = RISING | frozenset(
    """
    now still remain yet down only final preliminary provisional estimate further update updated
    revise revised latest so far since later already meanwhile
    """.split()
)
"""Words by which later copy says that something has moved on."""


def negated(text: str) -> bool:
    """Whether the words hold a grammatical negation."""
    return any(w in NEGATIONS or w.endswith("n't") for w in words(text))


STATUS = frozenset(
    """
    alive dead die kill survive injure unhurt hospital discharge recover open close reopen
    shut cancel postpone delay suspend resume start begin end finish arrest detain custody
    bail release free jail charge convict acquit sentence pass reject approve adopt veto
    sign ratify vote elect resign quit dismiss step sack hold happen plan schedule agree
    refuse deny confirm win lose qualify eliminate missing find rescue evacuate contain
    extinguish burn operate close work
    """.split()
)
"""Lemmas that tell the state of a person, a thing or an undertaking."""
