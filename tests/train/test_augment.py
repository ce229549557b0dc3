import numpy as np
import pytest

from checker.train.augment import Augmenter, curly, dateline, headline
from checker.train.examples import Annotated


@pytest.fixture
def generator():
    return np.random.default_rng(1)


@pytest.fixture
def sentence():
    return Annotated(
        words=("Ann", "'s", "dog", "barked", "."),
        tags={
            "tag": ("NNP", "POS", "NN", "VBD", "."),
            "morph": ("PROPN", "PART", "NOUN", "VERB", "PUNCT"),
            "lemma": ("=0-", "^0-", "^0-", "^2-", "^0-"),
            "name": ("U-PER", "O", "O", "O", "O"),
        },
        heads=(3, 1, 4, 0, 4),
        relations=("nmod:poss", "case", "nsubj", "root", "punct"),
    )


def test_a_headline_has_no_full_stop(sentence, generator):
    changed = headline(sentence, generator)
    assert changed.words == ("Ann", "'s", "Dog", "Barked")
    assert changed.heads == (3, 1, 4, 0)
    assert len(changed.tags["name"]) == 4


def test_a_full_stop_that_governs_stays(sentence, generator):
    assert len(headline(sentence._replace(heads=(5, 1, 4, 0, 4)), generator).words) == 5


def test_loud_names_keep_tags_and_lose_lemmas_in_capitals(sentence, generator):
    changed = Augmenter({"loud": 1.0}, [])(sentence, generator)
    assert changed.words == ("ANN", "'S", "DOG", "BARKED", ".")
    assert changed.tags["lemma"] == (None, "^0-", "^0-", "^2-", "^0-")
    assert changed.tags["name"] == sentence.tags["name"]


def test_curly_marks_open_and_close(sentence, generator):
    quoted = sentence._replace(words=('"', "Ann's", '"', "-", "."))
    assert curly(quoted, generator).words[:3] == ("“", "Ann’s", "”")


def test_a_dateline_shifts_heads_and_names_its_place(sentence, generator):
    changed = dateline([("New", "Town")], sentence, generator)
    added = len(changed.words) - len(sentence.words)
    assert changed.words[:2] == ("NEW", "TOWN")
    assert changed.tags["name"][:2] == ("B-LOC", "L-LOC")
    assert changed.heads[added:] == (3 + added, 1 + added, 4 + added, 0, 4 + added)
    assert set(changed.heads[:added]) == set(changed.tags["tag"][:added]) == {None}


def test_a_dateline_says_nothing_of_names_that_are_not_known(sentence, generator):
    unknown = sentence._replace(tags={**sentence.tags, "name": (None,) * 5})
    assert set(dateline([("Town",)], unknown, generator).tags["name"]) == {None}


def test_a_rate_of_nothing_changes_nothing(sentence, generator):
    rates = dict.fromkeys(("loud", "small", "headline", "curly", "dateline"), 0.0)
    assert Augmenter(rates, [("Town",)])(sentence, generator) is sentence


def test_an_unknown_change_is_told():
    with pytest.raises(KeyError):
        Augmenter({"shouted": 0.1}, [])
