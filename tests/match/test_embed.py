import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from checker.errors import ModelDamaged
from checker.match.embed import Embedder
from checker.registry import locate
from checker.settings import ModelSettings, load_settings


class Letters:
    """A model that counts letters, and remembers what it was given; each letter is a token."""

    max_seq_length = 3
    device = "cpu"

    def __init__(self):
        self.given = []

    def tokenizer(self, texts, *, truncation, max_length):
        return {"input_ids": [[*map(ord, text)][:max_length] for text in texts]}

    def __call__(self, features):
        tokens = features["input_ids"]
        self.given.append(tokens.tolist())
        counts = [(tokens == ord(c)).sum(dim=1) for c in "abc"]
        ones = torch.ones(len(tokens))
        return {"sentence_embedding": torch.stack([*counts, ones], dim=1).double()}


def counted(text):
    """What `Letters` makes of a text."""
    row = np.array([*map(text[:3].count, "abc"), 1.0])
    return row / np.linalg.norm(row)


@given(st.lists(st.text("abc", max_size=4), max_size=12))
def test_rows_match_texts_and_equal_texts_are_computed_once(texts):
    model = Letters()
    rows = Embedder(model, batch_size=4).embed(texts)
    assert rows.shape == (len(texts), 4)
    assert rows.dtype == np.float32
    for row, text in zip(rows, texts, strict=True):
        assert np.allclose(row, counted(text))
    assert sum(map(len, model.given)) == len(set(texts) or {""})
    assert all(len(given) <= 4 for given in model.given)


def test_a_folder_without_a_model_is_damaged(tmp_path):
    settings = ModelSettings(model=f"path:{tmp_path}")
    with pytest.raises(ModelDamaged, match="cannot be loaded"):
        Embedder.load(settings, tmp_path, "cpu")


@pytest.fixture(scope="module")
def embedder():
    settings = load_settings().embedder
    return Embedder.load(settings, locate(settings, offline=True), "cpu")


@pytest.mark.slow
def test_like_meaning_lies_closer_than_another_subject(embedder):
    meant, same, other = embedder.embed(
        [
            "The prime minister resigned on Tuesday.",
            "The head of the government stepped down this week.",
            "Snow closed the mountain road on Tuesday.",
        ]
    )
    assert meant @ same > meant @ other + 0.2


@pytest.mark.slow
def test_vectors_have_length_one_whatever_the_text(embedder):
    rows = embedder.embed(["", "\x00", "🙂", "word " * 3000])
    assert rows.shape == (4, 384)
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)


@pytest.mark.slow
def test_no_texts_give_no_rows_of_the_right_width(embedder):
    assert embedder.embed([]).shape == (0, 384)


@pytest.mark.slow
def test_a_vector_does_not_hang_on_what_else_is_asked(embedder):
    texts = [" ".join(["boat", "sank", "twice", "off", "Rill"][:n]) for n in (1, 2, 2, 3, 4, 5, 5)]
    texts = [f"{text} {number}" for number, text in enumerate(texts)]
    together = embedder.embed(texts)
    assert all(
        np.array_equal(embedder.embed([t])[0], row) for t, row in zip(texts, together, strict=True)
    )
