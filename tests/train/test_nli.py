import json
import math

import pytest
import torch
from safetensors.torch import load_file

from checker.claims.analyser.pieces import packed
from checker.errors import SettingsError
from checker.records.labelled import LabelledPair
from checker.train.nli import Recipe, Training, masked_loss
from checker.train.recipe import read_recipe

RECIPE = {
    "seed": 3,
    "max_length": 32,
    "batch": 128,
    "smoothing": 0.0,
    "dropout": 0.0,
    "warmup": 0,
    "decay": 0.0,
    "phase": [{"name": "one", "pairs": 1500, "rate": [0.01, 0.002], "mixture": {"*": 1.0}}],
}


ENTAILMENT = torch.tensor([[True, False, False]])
NOT_ENTAILMENT = ~ENTAILMENT


def pairs():
    """What is denied contradicts, what is repeated follows."""
    return [
        LabelledPair(
            source="made",
            premise=f"the {who} said {number} people was killed",
            hypothesis=f"{number} people was {denial} killed",
            label="contradiction" if denial else "entailment",
        )
        for who in ("mayor", "minister")
        for number in ("twelve", "fifteen")
        for denial in ("not", "")
    ]


def logits(*rows):
    return torch.tensor(rows, dtype=torch.float32)


def test_a_two_way_label_leaves_two_outputs_open():
    scores = logits([0.0, 1.0, 1.0])
    odds = 2 * math.e / (1 + 2 * math.e)
    assert float(masked_loss(scores, NOT_ENTAILMENT, 0.0)) == pytest.approx(-math.log(odds))


def test_smoothing_asks_for_even_odds():
    sure, even = logits([9.0, 0.0, 0.0]), logits([0.0, 0.0, 0.0])
    assert masked_loss(sure, ENTAILMENT, 0.0) < 0.001
    assert masked_loss(sure, ENTAILMENT, 1.0) > masked_loss(even, ENTAILMENT, 1.0)


def test_batches_hold_so_many_pieces_when_padded():
    lengths = [5, 30, 7, 6, 29, 31]
    groups = list(packed(lengths, 60))
    assert sorted(place for group in groups for place in group) == list(range(6))
    assert all(len(group) * max(lengths[place] for place in group) <= 60 for group in groups)
    assert groups[0] == [0, 3, 2]


def test_a_pair_longer_than_a_batch_is_a_batch_of_its_own():
    assert list(packed([100, 3], 60)) == [[1], [0]]


def test_a_model_learns_and_is_kept(tiny_nli, tmp_path):
    from checker.nli import load_nli
    from checker.settings import NliSettings

    recipe = Recipe.model_validate(RECIPE)
    Training(recipe, recipe.phase[0], tiny_nli(spread=0.1), tmp_path).run(pairs())
    log = [json.loads(line) for line in (tmp_path / "log.jsonl").open()]
    assert log[-1]["pairs"] == log[-1]["of"] == RECIPE["phase"][0]["pairs"]
    nli = load_nli(NliSettings(model="path:one"), tmp_path / "one", "cpu")
    scores = nli.score([(pair.premise, pair.hypothesis) for pair in pairs()])
    for pair, score in zip(pairs(), scores, strict=True):
        assert getattr(score, pair.label) > 0.5


def test_words_that_are_not_learnt_stay(tiny_nli, tmp_path):
    recipe = Recipe.model_validate({**RECIPE, "learn_words": False})
    start = tiny_nli(spread=0.1)
    Training(recipe, recipe.phase[0], start, tmp_path).run(pairs())
    before, after = (
        load_file(folder / "model.safetensors") for folder in (start, tmp_path / "one")
    )
    moved = {name for name in before if not torch.equal(before[name].half(), after[name])}
    assert moved == {name for name in before if "word_embeddings" not in name}


def test_an_interrupted_run_ends_like_a_whole_one(tiny_nli, tmp_path, monkeypatch):
    recipe, start = Recipe.model_validate(RECIPE), tiny_nli()
    whole, broken = tmp_path / "whole", tmp_path / "broken"
    whole.mkdir()
    broken.mkdir()
    Training(recipe, recipe.phase[0], start, whole).run(pairs())
    halted = Training(recipe, recipe.phase[0], start, broken)
    halted.checkpoint_every = 7
    step, taken = halted._step, []

    def fail_at_20(*arguments):
        taken.append(1)
        if len(taken) == 20:
            raise KeyboardInterrupt
        return step(*arguments)

    monkeypatch.setattr(halted, "_step", fail_at_20)
    with pytest.raises(KeyboardInterrupt):
        halted.run(pairs())
    resumed = Training(recipe, recipe.phase[0], start, broken)
    resumed.run(pairs())
    one, other = ((folder / "one" / "model.safetensors").read_bytes() for folder in (whole, broken))
    assert one == other
    assert not list(broken.glob("*.checkpoint"))


@pytest.mark.parametrize(
    ("text", "fault"),
    [("seed = ", "Invalid"), ("seed = 1", "max_length"), ("[[phase]]\nnaem = 'x'", "naem")],
)
def test_a_faulty_recipe_is_refused(tmp_path, text, fault):
    path = tmp_path / "recipe.toml"
    path.write_text(text)
    with pytest.raises(SettingsError, match=fault):
        read_recipe(path, Recipe)


def test_a_missing_recipe_is_refused(tmp_path):
    with pytest.raises(SettingsError, match=r"none\.toml"):
        read_recipe(tmp_path / "none.toml", Recipe)
