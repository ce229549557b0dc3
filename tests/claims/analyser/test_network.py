import torch

from checker.claims.analyser.network import Batch
from checker.claims.analyser.pieces import WordPieces
from tests.claims.analyser.tiny import LABELS, network, tokenizer_file

SENTENCES = [["ann", "left"], ["it", "is", "so"], ["yes"]]


def _scores(sentences, limit=16):
    windows = list(WordPieces(tokenizer_file()).windows(sentences, limit))
    return network()(Batch.of(windows, [len(words) for words in sentences]))


def test_every_word_has_scores():
    scores = _scores(SENTENCES)
    assert {kind: tuple(rows.shape) for kind, rows in scores.tags.items()} == {
        kind: (6, size) for kind, size in LABELS.sizes.items()
    }
    assert scores.arcs.shape == (3, 3, 4)
    assert scores.present.sum() == 6


def test_no_word_hangs_on_padding():
    heads = _scores(SENTENCES).arcs.argmax(-1)
    assert (heads[0, :2] <= 2).all()
    assert heads[2, 0] <= 1


def test_relations_are_of_words_only():
    scores = _scores(SENTENCES)
    found = network().relations(scores, scores.arcs.argmax(-1))
    assert found.shape == (6, len(LABELS.relations))


def test_padding_changes_nothing():
    alone = _scores([["ann", "left"]])
    # The long word fills a window of its own.
    beside = _scores([["ann", "left"], ["abcdefghijklm"]])
    assert torch.allclose(alone.tags["tag"], beside.tags["tag"][:2], atol=1e-5)
    assert torch.allclose(alone.arcs[0], beside.arcs[0, :2, :3], atol=1e-5)
