"""Which of yesterday's stories each group of articles goes on with."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from hashlib import sha256

from checker.records.grouping import Merge, Split

Groups = Mapping[str, Collection[str]]
"""Articles by story."""


def named(
    groups: Sequence[Collection[str]],
    before: Mapping[str, str],
    first: Callable[[Collection[str]], str],
    others: Collection[str] = (),
) -> dict[str, Collection[str]]:
    """The groups by the id of their story.

    A group goes on with the story that most of its articles were of (``before``), as long as no
    group has more of that story. Others are new, and named after their ``first`` article, so that
    the same articles get the same ids, and never as one of ``others`` is.
    """
    shares = Counter(
        (before[article], place)
        for place, group in enumerate(groups)
        for article in group
        if article in before
    )
    heads = [first(group) for group in groups]
    ranked = sorted(shares, key=lambda share: (-shares[share], heads[share[1]], share[0]))
    story_of: dict[int, str] = {}
    going_on: set[str] = set()
    for story, place in ranked:
        if place not in story_of and story not in going_on:
            story_of[place] = story
            going_on.add(story)
    taken = {*before.values(), *others}
    for place, head in sorted(enumerate(heads), key=lambda pair: pair[1]):
        if place not in story_of:
            story_of[place] = _new_id(head, taken)
            taken.add(story_of[place])
    return {story_of[place]: group for place, group in enumerate(groups)}


def changes(
    groups: Groups, before: Mapping[str, str], living: Collection[str]
) -> tuple[tuple[Merge, ...], tuple[Split, ...]]:
    """The stories that were merged or split on the way to ``groups``.

    ``living`` are the stories that still have articles. One that has none left, but had some that
    are now elsewhere, was merged into the story that has most of them.
    """
    went: dict[str, dict[str, list[str]]] = {}
    for story, group in groups.items():
        for article in sorted(group):
            if article in before and before[article] != story:
                went.setdefault(before[article], {}).setdefault(story, []).append(article)
    merges: list[Merge] = []
    splits: list[Split] = []
    for story, parts in sorted(went.items()):
        rest = sorted(parts, key=lambda into: (-len(parts[into]), into))
        goes_on = story
        if story not in living:
            goes_on, *rest = rest
            merges.append(Merge(into=goes_on, merged=story))
        splits.extend(Split(story=goes_on, into=into, articles=tuple(parts[into])) for into in rest)
    return tuple(merges), tuple(splits)


def _new_id(head: str, taken: Collection[str]) -> str:
    number = 0
    while True:
        story = sha256(f"{head}\0{number}".encode()).hexdigest()[:12]
        if story not in taken:
            return story
        number += 1
