"""Named mentions as tags: B-egin, I-nside, L-ast, U-nit of a name, or O-utside."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

OUTSIDE = "O"


def allowed(labels: Sequence[str]) -> npt.NDArray[np.bool_]:
    """Which tag may follow which: ``allowed[i, j]``, of ``labels[j]`` after ``labels[i]``.

    A sentence begins as after 'O', and ends as before it.
    """
    return np.array([[_follows(before, after) for after in labels] for before in labels])


def best_tags(scores: npt.NDArray[np.float32], follows: npt.NDArray[np.bool_]) -> list[int]:
    """The best sequence of tags that makes whole names, by Viterbi's algorithm.

    ``scores`` has a row for each word and a column for each tag, 'O' the first.
    """
    barred = np.where(follows, 0.0, -np.inf)
    best = scores[0] + barred[0]
    came_from = []
    for row in scores[1:]:
        paths = best[:, None] + barred
        came_from.append(paths.argmax(axis=0))
        best = paths.max(axis=0) + row
    tags = [int((best + barred[:, 0]).argmax())]
    for before in reversed(came_from):
        tags.append(int(before[tags[-1]]))
    return tags[::-1]


def _follows(before: str, after: str) -> bool:
    if before[0] in "BI":
        return after[0] in "IL" and after[1:] == before[1:]
    return after[0] in "OBU"
