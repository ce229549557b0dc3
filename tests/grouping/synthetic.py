"""Profiles of articles that were never written: events as clouds of words and directions."""

from datetime import UTC, datetime, timedelta

import numpy as np

from checker.records.profile import Profile

NOON = datetime(2031, 3, 4, 12, tzinfo=UTC)
DIMENSIONS = 32


def profile(article, event, *, noise=0.0, hours=0.0, runs=b"", published=True):
    """An article about an event; ``noise`` from 0 to 1 is how far it strays from it."""
    chance = np.random.default_rng(int.from_bytes(article.encode()) % 2**32)
    towards = np.random.default_rng(event).normal(size=DIMENSIONS)
    vector = towards / np.linalg.norm(towards) + noise * chance.normal(size=DIMENSIONS) / 3
    words = {f"event{event}word{number}": 5.0 for number in range(10)}
    own = {f"{article}word{number}": 5.0 for number in range(round(20 * noise))}
    return Profile(
        article=article,
        published=NOON + timedelta(hours=hours) if published else None,
        vector=(vector / np.linalg.norm(vector)).astype("<f4").tobytes(),
        names={f"event{event}name": 6.0, f"event{event}place": 4.0},
        words={**words, **own},
        runs=runs,
    )


def between(article, one, other, *, hours=0.0):
    """An article that tells of two events."""
    left, right = profile(article, one, hours=hours), profile(article, other)
    both = np.frombuffer(left.vector, "<f4") + np.frombuffer(right.vector, "<f4")
    return left.model_copy(
        update={
            "vector": (both / np.linalg.norm(both)).astype("<f4").tobytes(),
            "names": left.names | right.names,
            "words": left.words | right.words,
        }
    )
