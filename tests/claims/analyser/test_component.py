import pytest
import spacy
from spacy.tokens import Doc

from checker.claims.analyser import component
from checker.claims.analyser.model import Analysis
from tests.claims.analyser.tiny import model


class Known:
    """A model that says the same of every sentence of three words."""

    def analyse(self, sentences):
        return [
            Analysis(
                tags={
                    "tag": ["NNP", "NNP", "VBD"],
                    "morph": ["PROPN Number=Sing", "PROPN Number=Sing", "VERB"],
                    "lemma": ["=0-", "=0-", "^2-ave"],
                    "name": ["B-PER", "L-PER", "O"],
                },
                heads=[2, 0, 2],
                relations=["nsubj", "flat", "root"],
            )
            for _ in sentences
        ]


@pytest.fixture
def nlp():
    component.register()
    pipeline = spacy.blank("en")
    pipeline.add_pipe(component.FACTORY, name="analyser")
    return pipeline


def test_all_is_set(nlp):
    nlp.get_pipe("analyser").model = Known()
    parsed = nlp("Ann Roe left")
    assert [token.tag_ for token in parsed] == ["NNP", "NNP", "VBD"]
    assert [token.pos_ for token in parsed] == ["PROPN", "PROPN", "VERB"]
    assert [str(token.morph) for token in parsed] == ["Number=Sing", "Number=Sing", ""]
    assert [token.lemma_ for token in parsed] == ["Ann", "Roe", "leave"]
    assert [(token.dep_, token.head.i) for token in parsed] == [
        ("nsubj", 2),
        ("flat", 0),
        ("ROOT", 2),
    ]
    assert [(name.text, name.label_) for name in parsed.ents] == [("Ann Roe", "PER")]


def test_sentences_of_a_document_are_read_each(nlp):
    nlp.get_pipe("analyser").model = Known()
    words = ["Ann", "Roe", "left"] * 2
    starts = [True, False, False] * 2
    (parsed,) = nlp.pipe([Doc(nlp.vocab, words=words, sent_starts=starts)])
    assert [token.head.i for token in parsed] == [2, 0, 2, 5, 3, 5]
    assert [len(sentence) for sentence in parsed.sents] == [3, 3]


def test_an_empty_document_stays_empty(nlp):
    nlp.get_pipe("analyser").model = Known()
    assert [len(parsed) for parsed in nlp.pipe(["", "Ann Roe left", ""])] == [0, 3, 0]


def test_a_pipeline_can_be_kept(nlp, tmp_path):
    nlp.get_pipe("analyser").model = model()
    nlp.to_disk(tmp_path)
    again = spacy.load(tmp_path)
    assert [token.dep_ for token in again("Ann left")] == [token.dep_ for token in nlp("Ann left")]


def test_without_a_model_it_says_so(nlp):
    with pytest.raises(ValueError, match="no model"):
        nlp("Ann left")
