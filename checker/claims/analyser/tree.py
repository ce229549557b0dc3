"""The best tree over a sentence, given a score for each arc."""

import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.float64]
Heads = npt.NDArray[np.int64]


def best_heads(scores: Scores) -> Heads:
    """The head of each word in the best tree with exactly one root; 0 is the root's head.

    ``scores[i, j]`` is that of word ``i``, from 0, under head ``j``, where 0 is the root and
    ``j`` word ``j - 1``. Mostly each word's best head makes a tree already; else the algorithm of
    Chu, Liu and Edmonds finds the best one.
    """
    words = len(scores)
    square = np.vstack([np.full(words + 1, -np.inf), scores.astype(np.float64)])
    np.fill_diagonal(square, -np.inf)
    heads: Heads = square[1:].argmax(axis=1)
    if (heads == 0).sum() == 1 and not len(_cycle(np.append(0, heads))):
        return heads
    # Each arc from the root costs more than all else can bring, so that one is used.
    square[1:, 0] -= np.ptp(scores) * words + 1
    return _arborescence(square)[1:]


def _arborescence(scores: Scores) -> Heads:
    """The heads of the best tree under node 0; row and column 0 are the root's."""
    heads = np.append(0, scores[1:].argmax(axis=1))
    cycle = _cycle(heads)
    if not len(cycle):
        return heads
    outside = np.setdiff1d(np.arange(len(scores)), cycle)
    gains = scores[cycle] - scores[cycle, heads[cycle]][:, None]
    entered = gains[:, outside].argmax(axis=0)
    left = scores[np.ix_(outside, cycle)].argmax(axis=1)
    # The cycle becomes one node, the last.
    small = np.full((len(outside) + 1, len(outside) + 1), -np.inf)
    small[:-1, :-1] = scores[np.ix_(outside, outside)]
    small[-1, :-1] = gains[:, outside].max(axis=0)
    small[:-1, -1] = scores[np.ix_(outside, cycle)].max(axis=1)
    chosen = _arborescence(small)
    last = len(outside)
    nodes = np.append(outside, -1)
    heads[outside] = np.where(chosen[:-1] == last, cycle[left], nodes[chosen[:-1]])
    heads[0] = 0
    heads[cycle[entered[chosen[last]]]] = outside[chosen[last]]
    return heads


def _cycle(heads: Heads) -> Heads:
    """The nodes of a cycle that does not hold node 0, if there is one."""
    state = np.zeros(len(heads), dtype=np.int64)
    state[0] = -1
    for start in range(1, len(heads)):
        node = start
        while state[node] == 0:
            state[node] = start
            node = heads[node]
        if state[node] == start:
            members = [node]
            while heads[members[-1]] != node:
                members.append(heads[members[-1]])
            return np.array(members)
    return np.array([], dtype=np.int64)
