"""What we wrote ourselves for training: stories and slot clusters in the folders of recipes."""

import pytest

from checker.evaluate import read_gold
from checker.evaluate.pairs import read_clusters
from checker.records.finding import Kind
from checker.resources import shipped
from checker.train.nli import Recipe
from checker.train.recipe import read_recipe

STORIES = [
    story
    for folder in (
        "judge/recipe/stories",
        "nli-small/recipe/stories",
        "nli-small/recipe/next-stories",
    )
    for story in read_gold(shipped("models") / folder)
]


@pytest.mark.parametrize("story", [story for _, story in STORIES], ids=lambda story: story.story)
def test_every_quote_stands_once_in_its_source(story):
    for item in story.gold:
        assert len(item.sides) >= 2 or item.kind is Kind.AGREEMENT
        for quote in (quote for side in item.sides for quote in side.evidence):
            assert len(list(story.places(quote))) == 1, (item.id, quote)


def test_no_story_is_told_twice():
    ids = [story.story for _, story in STORIES]
    assert len(set(ids)) == len(ids)


def test_the_judge_is_not_trained_on_what_the_nli_model_has_seen():
    judge, nli = (
        {path.name for path, _ in read_gold(shipped("models") / model / "recipe" / "stories")}
        for model in ("judge", "nli-small")
    )
    assert not judge & nli


@pytest.mark.parametrize("file", ["own", "next"])
def test_sentences_of_a_cluster_differ(file):
    path = shipped("models") / "nli-small" / "recipe" / "slots" / f"{file}.jsonl.gz"
    for cluster in read_clusters(path):
        sentences = [s for group in cluster.groups for s in group] + list(cluster.neutral)
        assert len(set(sentences)) == len(sentences)


@pytest.mark.parametrize(
    ("run", "phases"),
    [("balanced", ["broad", "focus"]), ("focused", ["broad", "focus"]), ("again", ["again"])],
)
def test_each_run_has_its_recipe(run, phases):
    recipe = read_recipe(shipped("models") / "nli-small" / "recipe" / f"{run}.toml", Recipe)
    assert [phase.name for phase in recipe.phase] == phases
