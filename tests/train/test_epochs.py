from itertools import islice

import pytest

from checker.claims.analyser.pieces import WordPieces
from checker.train.augment import Augmenter
from checker.train.batches import Batcher
from checker.train.epochs import Epochs
from checker.train.examples import Annotated
from tests.claims.analyser.tiny import LABELS, tokenizer_file
from tests.train import tiny

RATES = {"loud": 0.2, "small": 0.2, "headline": 0.2, "curly": 0.2, "dateline": 0.2}


@pytest.fixture
def epochs():
    recipe = tiny.recipe(batch=40, hidden=0.5, augment=RATES)
    sentence = Annotated(
        words=("a", "b", "-", "."),
        tags={kind: (tags[0],) * 4 for kind, tags in LABELS.tags.items()},
        heads=(2, 0, 2, 2),
        relations=("nsubj", "root", "punct", "punct"),
    )
    batcher = Batcher(recipe, WordPieces(tokenizer_file()), LABELS)
    return Epochs(batcher, [[sentence] * 5] * 3, Augmenter(RATES, [("c", "d")]), 1)


def _pieces(epoch):
    return [batch.pieces.tolist() for batch, _ in epoch]


def test_an_epoch_depends_on_its_number_alone(epochs):
    assert _pieces(epochs.made(2)) == _pieces(list(islice(epochs.ahead(1, 0), 2))[1])
    assert _pieces(epochs.made(1)) != _pieces(epochs.made(2))


@pytest.mark.slow
def test_other_processes_make_the_same_in_order(epochs):
    ahead = epochs.ahead(3, 1)
    found = [_pieces(epoch) for epoch in islice(ahead, 2)]
    ahead.close()
    assert found == [_pieces(epochs.made(3)), _pieces(epochs.made(4))]
