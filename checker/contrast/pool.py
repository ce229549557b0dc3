"""Values met in other articles, to be put in place of those of a sentence."""

from collections import deque
from collections.abc import Callable
from random import Random

_MOST = 600
# Common given names and surnames of the 1990 US census, with usual short forms.
_MEN = (
    "James John Robert Michael William David Richard Charles Joseph Thomas Christopher Daniel "
    "Paul Mark Donald George Kenneth Steven Edward Brian Ronald Anthony Kevin Jason Matthew "
    "Gary Timothy Jose Larry Jeffrey Frank Scott Eric Stephen Andrew Raymond Gregory Joshua "
    "Jerry Dennis Walter Patrick Peter Harold Douglas Henry Carl Arthur Ryan Roger Joe Juan "
    "Jack Albert Jonathan Justin Terry Gerald Keith Samuel Willie Ralph Lawrence Nicholas Roy "
    "Benjamin Bruce Brandon Adam Harry Fred Wayne Billy Steve Louis Jeremy Aaron Randy Howard "
    "Eugene Carlos Russell Bobby Victor Martin Ernest Phillip Todd Jesse Craig Alan Shawn Sean "
    "Philip Chris Johnny Earl Jimmy Antonio Bob Jim Mike Tom Dan Bill Dave Greg Jeff Ken Ron "
    "Rick Ted Tim Tony Ben Matt Nick Sam Doug Luis Jorge Miguel Francisco Pedro Ahmed Mohammed "
    "Ali Omar Vladimir Sergei"
).split()
_WOMEN = (
    "Mary Patricia Linda Barbara Elizabeth Jennifer Maria Susan Margaret Dorothy Lisa Nancy "
    "Karen Betty Helen Sandra Donna Carol Ruth Sharon Michelle Laura Sarah Kimberly Deborah "
    "Jessica Shirley Cynthia Angela Melissa Brenda Amy Anna Rebecca Virginia Kathleen Pamela "
    "Martha Debra Amanda Stephanie Carolyn Christine Marie Janet Catherine Frances Ann Joyce "
    "Diane Alice Julie Heather Teresa Doris Gloria Evelyn Jean Cheryl Mildred Katherine Joan "
    "Ashley Judith Rose Janice Kelly Nicole Judy Christina Kathy Theresa Beverly Denise Tammy "
    "Irene Jane Lori Rachel Marilyn Andrea Kathryn Louise Sara Anne Jacqueline Wanda Bonnie "
    "Julia Ruby Lois Tina Phyllis Norma Paula Diana Annie Lillian Emily Robin Hillary Megan "
    "Erin Kate Lauren Ellen Claire"
).split()
GIVEN = frozenset({*_MEN, *_WOMEN})
"""Given names by which a name is known to be a person's."""
_SURNAMES = (
    "Smith Johnson Williams Jones Brown Davis Miller Wilson Moore Taylor Anderson Thomas Jackson "
    "White Harris Martin Thompson Garcia Martinez Robinson Clark Rodriguez Lewis Lee Walker Hall"
).split()


def namesake(given: str, rng: Random) -> str | None:
    """Another given name of the same list; None where ``given`` is on none.

    >>> namesake("Osten", Random(1)) is None
    True
    """
    lists = [names for names in (_MEN, _WOMEN) if given in names]
    return rng.choice([name for name in lists[0] if name != given]) if lists else None


class Pool:
    """The latest values of each sort, as written, without repeats."""

    def __init__(self) -> None:
        self._values: dict[str, deque[str]] = {}

    def add(self, sort: str, value: str) -> None:
        """Remember a value."""
        values = self._values.setdefault(sort, deque(maxlen=_MOST))
        if value not in values:
            values.append(value)

    def draw(self, sort: str, rng: Random, fits: Callable[[str], bool]) -> str | None:
        """A remembered value that fits, if a few tries find one."""
        values = self._values.get(sort)
        if not values:
            return None
        tries = (values[rng.randrange(len(values))] for _ in range(8))
        return next(filter(fits, tries), None)

    def person(self, rng: Random, unlike: str) -> str:
        """A full name that shares no word with ``unlike``."""
        taken = set(unlike.split())
        found = self.draw("person", rng, lambda name: not taken & set(name.split()))
        if found is not None and rng.random() < 0.8:
            return found
        return " ".join(
            rng.choice([n for n in names if n not in taken])
            for names in ((*_MEN, *_WOMEN), _SURNAMES)
        )
