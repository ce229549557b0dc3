import itertools

import numpy as np
import pytest

from checker.claims.analyser.tree import best_heads


def _is_tree(heads):
    for word in range(1, len(heads) + 1):
        seen = set()
        node = word
        while node and node not in seen:
            seen.add(node)
            node = heads[node - 1]
        if node:
            return False
    return heads.count(0) == 1


def _best(scores):
    words = range(len(scores))
    trees = itertools.product(range(len(scores) + 1), repeat=len(scores))
    return max(
        (list(heads) for heads in trees if _is_tree(list(heads))),
        key=lambda heads: sum(scores[word, heads[word]] for word in words),
    )


@pytest.mark.parametrize("seed", range(40))
def test_no_tree_is_better(seed):
    generator = np.random.default_rng(seed)
    words = int(generator.integers(1, 6))
    scores = generator.normal(size=(words, words + 1))
    assert best_heads(scores).tolist() == _best(scores)


def test_only_one_word_hangs_on_the_root():
    scores = np.zeros((3, 4))
    scores[:, 0] = [5.0, 9.0, 7.0]
    heads = best_heads(scores).tolist()
    assert heads[1] == 0
    assert _is_tree(heads)


def test_a_long_sentence_is_a_tree():
    scores = np.random.default_rng(0).normal(size=(300, 301))
    assert _is_tree(best_heads(scores).tolist())
