import pytest
import spacy

from checker.train import parser


@pytest.fixture
def pipelines(tmp_path):
    """A tagger and a recogniser that have learnt nothing."""
    syntax = spacy.blank("en")
    syntax.add_pipe("tagger").add_label("NN")
    syntax.initialize()
    syntax.to_disk(tmp_path / "syntax")
    entities = spacy.blank("en")
    entities.add_pipe("ner").add_label("PER")
    entities.initialize()
    entities.to_disk(tmp_path / "entities")
    return tmp_path


def test_the_joined_pipeline_does_what_its_parts_do(pipelines):
    out = pipelines / "out"
    (out / "recipe").mkdir(parents=True)
    (out / "README.md").write_text("card")
    (out / "stale").mkdir()
    parser.assemble(pipelines / "syntax", pipelines / "entities", out)
    joined = spacy.load(out)
    text = "Ann Roe left early."
    assert joined.pipe_names == ["tagger", "ner"]
    assert [t.tag_ for t in joined(text)] == [
        t.tag_ for t in spacy.load(pipelines / "syntax")(text)
    ]
    assert joined(text).ents == () or joined(text).ents[0].label_ == "PER"
    assert {p.name for p in out.iterdir()} >= {"recipe", "README.md", "ner", "tagger"}
    assert not (out / "stale").exists()


def test_a_step_that_is_done_is_not_done_again(tmp_path, monkeypatch):
    (tmp_path / "syntax" / "model-last").mkdir(parents=True)
    monkeypatch.setattr("spacy.cli.train.train", lambda *_, **__: pytest.fail("trained again"))
    parser.train(tmp_path / "recipe.cfg", tmp_path, "syntax")


def test_the_recipes_are_whole():
    from spacy.schemas import ConfigSchemaTraining

    for name in ("syntax", "entities"):
        recipe = parser.Path(__file__).parents[2] / "models" / "parser" / "recipe" / f"{name}.cfg"
        config = spacy.util.load_config(recipe)
        assert set(config["training"]) <= set(ConfigSchemaTraining.model_fields)
        assert set(config["nlp"]["pipeline"]) == set(config["components"])
