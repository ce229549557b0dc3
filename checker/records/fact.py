"""Facts: typed, normalised values read from a sentence, and what comparing two of them says."""

from datetime import date, time
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from checker.records.base import Record, Span


class FactKind(StrEnum):
    """The type of a value."""

    DATE = "date"
    DURATION = "duration"
    NUMBER = "number"
    MONEY = "money"
    PERCENT = "percent"
    AGE = "age"
    SCORE = "score"
    TITLE = "title"
    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    DIRECTION = "direction"
    QUOTE = "quote"
    STATUS = "status"


class Modifier(StrEnum):
    """How a value is hedged: 'at least 12', 'some 200', 'no more than 70'."""

    ABOUT = "about"
    AT_LEAST = "at least"
    MORE_THAN = "more than"
    UP_TO = "up to"
    LESS_THAN = "less than"
    NEARLY = "nearly"


class Precision(StrEnum):
    """The unit a date was given in; comparison is made at the coarser of two."""

    MINUTE = "minute"
    HOUR = "hour"
    PART_OF_DAY = "part of day"
    DAY = "day"
    WEEKEND = "weekend"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    HALF = "half-year"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


class DateValue(Record):
    """A day or a span of days, a time of day, or both.

    ``first`` and ``last`` are inclusive local days; both None where only a time of day is
    known, one of them None for an open range ('since Monday', 'until 5 May'). Clock times are
    local and inclusive.
    """

    type: Literal["date"] = "date"
    first: date | None = None
    last: date | None = None
    clock_first: time | None = None
    clock_last: time | None = None
    zone: str | None = None
    precision: Precision
    weekday: int | None = None
    """The weekday as written, Monday 0; it may not fit the day, which is itself a finding."""
    year_given: bool = True
    """False where the year (or the week) was inferred from the day of writing."""
    half_given: bool = True
    """False where a time of twelve hours was written without morning or evening."""
    day_given: bool = True
    """False where the day of a time ('at 6 p.m.') was inferred from what was told before it."""
    reckoned: bool = False
    """True for a period told roughly ('three years ago', 'early May'): its ends are soft."""
    month: int | None = None
    """The month as written, where a day of it or no year was; ``day`` the day of the month."""
    day: int | None = None


class QuantityValue(Record):
    """A number, or a range ``low..high`` of them, in a canonical unit.

    ``unit`` is None for plain counts; a physical unit after conversion to a base ('m', 'kg',
    'm2', 'celsius', 'm/s' …), an ISO 4217 code for money, '%' or 'pp' for percentages, 's' for
    durations, 'year' for ages. ``granularity`` is the place value of the last digit that means
    something, in the same unit: 100 for 'some 1,200', 0.1 for '3.4', 1e8 for '1.2 billion'.
    """

    type: Literal["quantity"] = "quantity"
    low: float
    high: float
    unit: str | None = None
    granularity: float = 1.0
    ordinal: bool = False
    vague: bool = False
    """For 'scores', 'dozens', 'hundreds', 'several': the range is what the word commonly covers."""


class ScoreValue(Record):
    """Counts set against each other: a vote of 51-49, a match of 2-1, sets of 6-4 7-5."""

    type: Literal["score"] = "score"
    parts: tuple[tuple[float, ...], ...]


class TitleValue(Record):
    """An office or role: 'former deputy Secretary of Homeland Security of the United States'.

    ``rank`` is the lemma of the office word ('secretary', 'minister', 'chief executive'),
    ``portfolio`` its field as a set of canonical words ('homeland', 'security'), ``body`` the
    organisation or country served.
    """

    type: Literal["title"] = "title"
    rank: str
    portfolio: tuple[str, ...] = ()
    body: str | None = None
    qualifiers: tuple[str, ...] = ()
    """Of 'former', 'acting', 'interim', 'deputy', 'vice', 'assistant', 'elect', 'designate' …"""


class NameValue(Record):
    """A person, organisation or place, by the fullest form of its name in the article.

    ``aliases`` are other forms known to mean the same (a surname, an acronym in brackets);
    ``within`` are the places, from small to large, that a place is known to lie in.
    """

    type: Literal["name"] = "name"
    name: str
    aliases: tuple[str, ...] = ()
    within: tuple[str, ...] = ()


class DirectionValue(Record):
    """Which side or end, as 'the north bank': degrees round an axis, 0 to 360.

    ``axis`` is 'compass', with degrees clockwise from north, or one of two opposite ends, at 0
    and 180 degrees: 'left', 'upper', 'front', 'port', 'inner'.
    """

    type: Literal["direction"] = "direction"
    axis: str
    degrees: float


class QuoteValue(Record):
    """The words between quotation marks, lower case, without marks of punctuation."""

    type: Literal["quote"] = "quote"
    words: tuple[str, ...]


class StatusValue(Record):
    """A state or outcome: 'in custody', 'acquitted', 'not found', 'to be cancelled'.

    ``state`` is its canonical wording, ``dimension`` the question it answers ('custody', 'court').
    Of two states in one dimension, the one of the later ``stage`` may follow the other.
    """

    type: Literal["status"] = "status"
    state: str
    dimension: str
    stage: int = 0
    negated: bool = False
    """Whether it is said not to be so: 'nobody was killed', 'denied that it was closed'."""
    ahead: bool = False
    """Whether it is yet to come: 'will be cancelled'."""
    doubtful: bool = False
    """Whether it is left open: 'may be cancelled', 'if it is closed'."""


FactValue = Annotated[
    DateValue
    | QuantityValue
    | ScoreValue
    | TitleValue
    | NameValue
    | DirectionValue
    | QuoteValue
    | StatusValue,
    Field(discriminator="type"),
]


class Fact(Span):
    """A typed value and the characters of the article it was read from.

    ``quote`` is ``text[start:end]``. ``of`` says what the value is of: the counted noun
    ('people', 'terminal'), the holder of a title, the speaker of a quote, who or what is in a
    state. ``role`` is the lemma of the predicate or relation that governs it ('kill', 'injure',
    'arrest'), where there is one.
    """

    kind: FactKind
    quote: str
    value: FactValue
    normalized: str
    """The value in one canonical form for reports: '2025-03-28', '12', '3400000 EUR'."""
    modifier: Modifier | None = None
    of: str | None = None
    role: str | None = None


class Level(StrEnum):
    """What comparing two facts of one kind says, from sameness to difference.

    Ordered levels in the manner of record linkage (Fellegi and Sunter 1969; Splink).
    """

    SAME = "same"
    ALIAS = "same by another name"
    CONVERSION = "same after conversion"
    ROUNDING = "compatible by rounding"
    PRECISION = "compatible by precision"
    MODIFIER = "compatible by modifier"
    DIFFERENT = "different"
    INCOMPARABLE = "not comparable"


class Comparison(Record):
    """The outcome of comparing two facts, with the reason in plain words."""

    level: Level
    reason: str

    @property
    def same(self) -> bool:
        """Whether one value is as good as the other."""
        return self.level in {Level.SAME, Level.ALIAS, Level.CONVERSION}

    @property
    def compatible(self) -> bool:
        """Whether both values can be true of one thing at one time."""
        return self.level not in {Level.DIFFERENT, Level.INCOMPARABLE}
