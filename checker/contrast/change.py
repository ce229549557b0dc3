"""What a change of words does to the truth of a sentence."""

from typing import Literal, NamedTuple

from checker.contrast.edit import swap

Truth = Literal["entailment", "neutral", "contradiction"]


class Change(NamedTuple):
    """Words put for others.

    ``forward`` is what the changed sentence is to the original, ``backward`` what the original is
    to the changed one; None where readers would not agree.
    """

    category: str
    swaps: tuple[tuple[str, str], ...]
    forward: Truth | None
    backward: Truth | None
    anchor: str = ""
    """Words without which the changed ones mean something else, such as the office of a person."""

    def made(self, text: str) -> str | None:
        """``text`` changed; None where it does not hold each of the old words exactly once."""
        changed: str | None = text if self.anchor in text else None
        for old, new in self.swaps:
            changed = swap(changed, old, new) if changed is not None else None
        return changed


def conflicting(category: str, *swaps: tuple[str, str]) -> Change:
    """A change after which both sentences cannot be true of one thing."""
    return Change(category, swaps, "contradiction", "contradiction")


def same(category: str, *swaps: tuple[str, str]) -> Change:
    """A change of words alone."""
    return Change(category, swaps, "entailment", "entailment")


def looser(category: str, *swaps: tuple[str, str]) -> Change:
    """A change that leaves less said."""
    return Change(category, swaps, "entailment", "neutral")


def apart(category: str, *swaps: tuple[str, str]) -> Change:
    """A change after which both sentences can be true, as neither tells of the other."""
    return Change(category, swaps, "neutral", "neutral")
