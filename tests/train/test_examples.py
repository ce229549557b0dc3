import pytest
import spacy
from spacy.tokens import Doc

from checker.train.examples import annotated


@pytest.fixture
def nlp():
    return spacy.blank("en")


def test_what_a_treebank_tells(nlp):
    reference = Doc(
        nlp.vocab,
        words=["She", "left", ".", "Why", "?"],
        spaces=[True, False, True, False, False],
        tags=["PRP", "VBD", ".", "WRB", "."],
        pos=["PRON", "VERB", "PUNCT", "ADV", "PUNCT"],
        morphs=["Case=Nom", "Tense=Past", "", "", ""],
        lemmas=["she", "leave", ".", "why", "?"],
        heads=[1, 1, 1, 3, 3],
        deps=["nsubj", "ROOT", "punct", "ROOT", "punct"],
    )
    ((first, second),) = annotated([reference], nlp.tokenizer)
    assert first.words == ("She", "left", ".")
    assert first.tags["morph"] == ("PRON Case=Nom", "VERB Tense=Past", "PUNCT")
    assert first.tags["lemma"] == ("^0-", "^2-ave", "^0-")
    assert set(first.tags["name"]) == {None}
    assert (first.heads, first.relations) == ((2, 0, 2), ("nsubj", "root", "punct"))
    assert (second.words, second.heads) == (("Why", "?"), (0, 1))


def test_what_an_entity_corpus_tells(nlp):
    reference = Doc(
        nlp.vocab,
        words=["Ann", "Roe", "left"],
        spaces=[True, True, False],
        ents=["B-PER", "I-PER", "O"],
        sent_starts=[True, False, False],
    )
    ((sentence,),) = annotated([reference], nlp.tokenizer)
    assert sentence.tags["name"] == ("B-PER", "L-PER", "O")
    assert set(sentence.tags["tag"]) == set(sentence.heads) == set(sentence.relations) == {None}


def test_words_cut_otherwise_are_not_known(nlp):
    reference = Doc(
        nlp.vocab,
        words=["Paris-based", "firms"],
        ents=["B-MISC", "O"],
        sent_starts=[True, False],
    )
    ((sentence,),) = annotated([reference], nlp.tokenizer)
    assert sentence.words == ("Paris", "-", "based", "firms")
    assert sentence.tags["name"] == ("B-MISC", "I-MISC", "L-MISC", "O")
