import numpy as np
import pytest

from checker.claims.analyser.pieces import WordPieces
from checker.train.batches import UNKNOWN, Batcher
from checker.train.examples import Annotated
from tests.claims.analyser.tiny import LABELS, tokenizer_file
from tests.train import tiny


def _sentence(*words, heads=None):
    return Annotated(
        words=words,
        tags={
            "tag": ("NN",) * len(words),
            "morph": ("PUNCT",) * len(words),
            "lemma": (None,) * len(words),
            "name": ("O",) * len(words),
        },
        heads=heads or (None,) * len(words),
        relations=("root",) * len(words) if heads else (None,) * len(words),
    )


ARTICLE = [_sentence("a", "b", heads=(0, 1)), _sentence("c"), _sentence("d", "e", "f")]


@pytest.fixture
def batcher():
    recipe = tiny.recipe(hidden=0.99)
    return Batcher(recipe, WordPieces(tokenizer_file()), LABELS)


def test_what_is_not_known_is_left_out_of_the_loss(batcher):
    _, targets = batcher.batch([ARTICLE[:2]], None)
    assert targets.tags["tag"].tolist() == [0, 0, 0]
    assert targets.tags["morph"].tolist() == [1, 1, 1]
    assert targets.tags["lemma"].tolist() == [UNKNOWN] * 3
    assert targets.heads.tolist() == [[0, 1], [UNKNOWN, UNKNOWN]]
    assert targets.relations.tolist() == [[1, 1], [UNKNOWN, UNKNOWN]]


def test_words_of_several_runs_are_numbered_through(batcher):
    batch, _ = batcher.batch([ARTICLE, ARTICLE[1:]], None)
    assert sorted(set(batch.words.flatten().tolist())) == list(range(11))
    assert batch.places[:, 0].tolist() == [0, 2, 3, 6, 7]


def test_hidden_words_are_masked_but_learnt(batcher):
    batch, targets = batcher.batch([ARTICLE], np.random.default_rng(1))
    mask = WordPieces(tokenizer_file()).token("[MASK]")
    assert (batch.pieces == mask).sum() >= 4
    assert len(targets.tags["tag"]) == 6


def test_an_epoch_holds_every_sentence_once(batcher):
    batches = list(batcher.epoch([ARTICLE] * 3, None, np.random.default_rng(1)))
    assert sum(len(targets.heads) for _, targets in batches) == 9
    assert len(batches) > 1
