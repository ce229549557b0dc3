import pytest
import spacy

from checker.train import parser

COLUMNS = """-DOCSTART- -X- -X- O

Ann NNP B-NP B-PER
Roe NNP I-NP I-PER
left VBD B-VP O
( ( O O
early RB B-ADVP O
) ) O O
. . O O

Osten NNP B-NP B-LOC
's POS B-NP O
mayor NN I-NP O

-DOCSTART- -X- -X- O

Rain NN B-NP O
"""


def test_sentences_are_grouped_by_article():
    found = list(parser.groups(COLUMNS))
    assert [[len(sentence) for sentence in group] for group in found] == [[7, 3], [1]]
    assert found[0][1] == [("Osten", "B-LOC"), ("'s", "O"), ("mayor", "O")]


def test_long_articles_are_divided():
    found = list(parser.groups("A x x O\n\n" * 20))
    assert [len(group) for group in found] == [8, 8, 4]


def test_nothing_gives_nothing():
    assert list(parser.groups("")) == []


def test_documents_read_as_english():
    first, second = (
        parser.document(group, spacy.blank("en").vocab) for group in parser.groups(COLUMNS)
    )
    assert first.text.strip() == "Ann Roe left (early). Osten's mayor"
    assert [(ent.text, ent.label_) for ent in first.ents] == [("Ann Roe", "PER"), ("Osten", "LOC")]
    assert [token.i for token in first if token.is_sent_start] == [0, 7]
    assert second.text.strip() == "Rain"


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
