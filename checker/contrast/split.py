"""Which part of a corpus a text belongs to: what pairs are learnt from, or measured on."""

import hashlib

PARTS = ("train", "heldout")


def held_out(name: str) -> bool:
    """Whether what is called so, an article by its address, is kept for measuring: one in ten."""
    return hashlib.sha256(name.encode()).digest()[0] % 10 == 0


def part_of(name: str) -> str:
    """The one of `PARTS` that it belongs to."""
    return PARTS[held_out(name)]
