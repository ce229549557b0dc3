"""States of people and things, their wordings, and which of them exclude each other.

The lexicon is states.toml beside this module, which says where its words come from; to it come
the adjectives that exclude each other by `checker.facts.antonym`, told of a thing by a verb.
"""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import cache
from itertools import product
from typing import Any, NamedTuple

from checker.facts.antonym import antonyms
from checker.resources import packaged_table
from checker.text.verbs import forms


class Way(StrEnum):
    """How a wording tells a state: see states.toml."""

    TELLS = "tells"
    STANDS = "stands"
    TURNS = "turns"
    MAKES = "makes"


class State(NamedTuple):
    """A state: of two in one dimension, that of the later stage may follow the other.

    ``only`` and ``never`` are nouns of what it can and cannot be told of: 'a shot was fired',
    'the deal is to close'.
    """

    name: str
    dimension: str
    stage: int
    implies: tuple[str, ...]
    only: frozenset[str] = frozenset()
    never: frozenset[str] = frozenset()

    def fits(self, noun: str) -> bool:
        """Whether the state can be told of what a noun in the singular names."""
        return noun not in self.never and (not self.only or noun in self.only)


class Wording(NamedTuple):
    """Words that tell a state, a star for up to three words; more than one way if they are alike.

    ``needs`` are words that must follow before long, but are no part of it; ``bars`` those of
    which none may follow at once.
    """

    words: tuple[str, ...]
    needs: tuple[str, ...]
    bars: tuple[str, ...]
    state: State
    ways: frozenset[Way]


class Met(NamedTuple):
    """A wording met in a text, the index after its last word, and that after what it needs."""

    wording: Wording
    last: int
    reach: int

    @property
    def state(self) -> State:
        """The state that it tells."""
        return self.wording.state


_NOUNS = ("only", "never")
_GAP, _REACH = 3, 8
"""Most words that a star stands for, and before the words that a wording needs."""


def wordings_at(keys: Sequence[str], at: int) -> Iterator[Met]:
    """The wordings of states that begin at a word in lower case, the longest first.

    'Pulled out of' may tell of withdrawing, else 'pulled out' of being freed.
    """
    best = wording_at(keys, at)
    end = len(keys)
    while best is not None:
        yield best
        end = best.last - 1
        best = wording_at(keys[:end], at) if end > at else None


def wording_at(keys: Sequence[str], at: int) -> Met | None:
    """The longest wording of a state that begins at a word in lower case."""
    found = [
        Met(wording, last, reach)
        for wording in _wordings().get(keys[at], ())
        if (last := _end(wording.words, keys, at)) is not None
        and (reach := _followed(wording.needs, keys, last)) is not None
        and not {*wording.bars} & {*keys[last : last + 1]}
    ]
    if not found:
        return None
    best = max(found, key=lambda met: (met.last, len(met.wording.needs)))
    alike = [m.wording.ways for m in found if (m.last, m.wording.state) == (best.last, best.state)]
    return best._replace(wording=best.wording._replace(ways=frozenset().union(*alike)))


def states() -> tuple[State, ...]:
    """Every state that is known."""
    return tuple(_states().values())


def implied(name: str) -> frozenset[str]:
    """A state and all that it implies."""
    return frozenset({name}).union(*map(implied, _states()[name].implies))


def exclude(one: str, other: str) -> bool:
    """Whether one thing cannot be in both states at one time, going by all that they imply."""
    return any(_apart(a, b) for a, b in product(implied(one), implied(other)))


def alone_against(one: str, other: str) -> bool:
    """Whether what is not in one state must be in the other: the two share out a dimension."""
    a, b = _states()[one], _states()[other]
    rivals = {s.name for s in states() if s.dimension == a.dimension}
    return a.dimension == b.dimension and rivals == {one, other}


def _apart(one: str, other: str) -> bool:
    a, b = _states()[one], _states()[other]
    related = one in implied(other) or other in implied(one)
    return a.dimension == b.dimension and not related


def _followed(needs: tuple[str, ...], keys: Sequence[str], last: int) -> int | None:
    """Where the words that a wording needs end; None where they do not come soon, in its clause."""
    if not needs:
        return last
    for at in range(last, min(last + _REACH, len(keys))):
        if keys[at] in {";", ":", "but"}:
            return None
        if (end := _end(needs, keys, at)) is not None:
            return end
    return None


def _end(words: tuple[str, ...], keys: Sequence[str], at: int) -> int | None:
    """Where a wording ends that begins at ``at``; None where it does not stand there."""
    for place, word in enumerate(words):
        if word == "*":
            rest = words[place + 1 :]
            ends = (_end(rest, keys, at + skipped) for skipped in range(_GAP + 1))
            return next((end for end in ends if end is not None), None)
        if at >= len(keys) or (keys[at] != word if place else keys[at] not in _opening(word)):
            return None
        at += 1
    return at


@cache
def _opening(word: str) -> frozenset[str]:
    """The forms of a first word: of a verb all, of another word itself."""
    return frozenset({word, *forms(word)})


@cache
def _states() -> dict[str, State]:
    return {
        row["name"]: State(
            row["name"],
            row["dimension"],
            row["stage"],
            tuple(row.get("implies", ())),
            *(frozenset(" ".join(words) for words in _listed(row.get(key, ""))) for key in _NOUNS),
        )
        for row in _table()
    }


@cache
def _wordings() -> dict[str, tuple[Wording, ...]]:
    """Wordings by each form of their first word."""
    ways: dict[tuple[str, tuple[str, ...]], set[Way]] = {}
    for row in _table():
        for way in Way:
            for words in _listed(row.get(way, "")):
                ways.setdefault((row["name"], words), set()).add(way)
    found: dict[str, list[Wording]] = {}
    for (name, listed), how in ways.items():
        told, bars = _parted(listed, "!")
        words, needs = _parted(told, "~")
        wording = Wording(words, needs, bars, _states()[name], frozenset(how))
        verb = how & {Way.TURNS, Way.MAKES}
        for form in {words[0], *(forms(words[0]) if verb else ())}:
            found.setdefault(form, []).append(wording)
    return {form: tuple(wordings) for form, wordings in found.items()}


def _parted(words: tuple[str, ...], sign: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words before a sign and those after it."""
    cut = words.index(sign) if sign in words else len(words)
    return words[:cut], words[cut + 1 :]


def _listed(text: str) -> Iterator[tuple[str, ...]]:
    return (tuple(wording.split()) for wording in text.split(",") if wording.strip())


@cache
def _table() -> list[dict[str, Any]]:
    states: list[dict[str, Any]] = packaged_table("checker.facts", "states.toml")["state"]
    worded = {word for row in states for way in Way for word in _listed(row.get(way, ""))}
    worded |= {(row["name"],) for row in states}
    free = [pair for pair in antonyms("a") if not any((word,) in worded for word in pair)]
    seen = set[str]()
    for pair in free:
        for word in (w for w in pair if w not in seen):
            seen.add(word)
            states.append({"name": word, "dimension": "/".join(pair), "stage": 0, "stands": word})
    return states
