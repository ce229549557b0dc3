import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.errors import ModelDamaged
from checker.match.embed import Embedder
from checker.registry import locate
from checker.settings import ModelSettings, load_settings


class Letters:
    """A model that counts letters, and remembers what it was given; each letter is a token."""

    max_seq_length = 3

    def __init__(self):
        self.given = []

    def tokenizer(self, texts, *, truncation, max_length):
        return {"input_ids": [list(text)[:max_length] for text in texts]}

    def encode(self, texts, **_):
        self.given.append(list(texts))
        counts = np.array([[text.count(c) for c in "abc"] + [1] for text in texts], np.float64)
        return counts / np.linalg.norm(counts, axis=1, keepdims=True)


@given(st.lists(st.text("abc", max_size=4), max_size=12))
def test_rows_match_texts_and_equal_texts_are_computed_once(texts):
    model = Letters()
    rows = Embedder(model, batch_size=4).embed(texts)
    assert rows.shape == (len(texts), 4)
    assert rows.dtype == np.float32
    for row, text in zip(rows, texts, strict=True):
        assert np.allclose(row, Letters().encode([text])[0])
    assert all(len(given) == len(set(given)) for given in model.given)
    assert all(len({min(3, len(text)) for text in given}) == 1 for given in model.given)


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
