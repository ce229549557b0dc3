"""Figures as written, and other ones written in the same manner."""

import re
from random import Random
from typing import NamedTuple

_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen twenty"
).split()
_TENS = {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
         "ninety": 90}  # fmt: skip
_SPELLED = {word: n for n, word in enumerate(_WORDS)} | _TENS
_BY_NUMBER = {n: word for word, n in _SPELLED.items()}
_PARTS = "half|halves|thirds?|quarters?|fourths?|fifths?|sixths?|tenths?"
_FIGURE = re.compile(
    rf"(?<![\w.,])(?:\d{{1,3}}(?:,\d{{3}})+|\d+)(?:\.\d+)?(?![\d])"
    rf"|(?<![\w-])(?:{'|'.join(_SPELLED)})\b(?!-(?:{'|'.join(_WORDS)}|{_PARTS}))",
    re.IGNORECASE,
)
_FAR = (0.25, 0.4, 0.5, 0.6, 0.75, 1.3, 1.5, 1.75, 2.0, 2.5, 4.0)


class Figure(NamedTuple):
    """A number as it stands in a text."""

    text: str
    value: float

    @property
    def spelled(self) -> bool:
        """Whether it is written in letters."""
        return self.text.lower() in _SPELLED

    @property
    def decimals(self) -> int:
        """Digits after the point."""
        return len(self.text.partition(".")[2])

    @property
    def grain(self) -> float:
        """The place value of the last digit that means something: 100 for 1,200, 0.1 for 3.4."""
        if self.decimals:
            return 10.0**-self.decimals
        number, grain = int(self.value), 1
        while number and number % (grain * 10) == 0:
            grain *= 10
        return grain

    def like(self, value: float) -> str:
        """``value`` written as this figure is: in letters, with commas, with as many decimals."""
        if self.spelled and value in _BY_NUMBER:
            word = _BY_NUMBER[int(value)]
            return word.capitalize() if self.text[:1].isupper() else word
        bare = self.value >= 1_000 and "," not in self.text
        comma = "" if bare else ","
        return f"{value:{comma}.{self.decimals}f}"


def figure(text: str) -> Figure | None:
    """The one figure in ``text``; None where there is none, or more than one."""
    found = _FIGURE.findall(text)
    if len(found) != 1:
        return None
    word = found[0].lower()
    value = float(_SPELLED[word]) if word in _SPELLED else float(word.replace(",", ""))
    return Figure(found[0], value)


def other(of: Figure, rng: Random, least: float = 2) -> float | None:
    """A plausible other number: a near miss where the figure is exact, else a distant one."""
    options = [_near(of, rng), _swapped(of)] if of.grain <= 1 else []
    options += [_far(of, rng), _far(of, rng)]
    fit = [n for n in options if n is not None and n >= least and _apart(of, n)]
    return rng.choice(fit) if fit else None


def rounded(value: float) -> float | None:
    """The round number by which one would call ``value``, at most one part in twenty away."""
    for digits in (1, 2):
        near = float(f"{value:.{digits - 1}e}")
        if near != value and abs(near - value) <= 0.06 * value:
            return near
    return None


def spelled(number: int) -> str | None:
    """The word for a number up to twenty, and for tens."""
    return _BY_NUMBER.get(number)


def _near(of: Figure, rng: Random) -> float:
    return round(of.value + rng.choice((-3, -2, -1, 1, 2, 3)) * of.grain, of.decimals)


def _swapped(of: Figure) -> float | None:
    """Its last two digits in the other order."""
    digits = f"{of.value:.0f}"
    if of.decimals or len(digits) < 2 or digits[-2] == "0":
        return None
    return float(digits[:-2] + digits[-1] + digits[-2])


def _far(of: Figure, rng: Random) -> float:
    return round(round(of.value * rng.choice(_FAR) / of.grain) * of.grain, of.decimals)


def _apart(of: Figure, number: float) -> bool:
    if of.spelled and number not in _BY_NUMBER and number < 10:
        return False
    if of.grain > 1:
        return abs(number - of.value) >= 0.2 * of.value
    return abs(number - of.value) > 1e-9
