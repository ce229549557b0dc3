import gzip

import pytest
import spacy

from checker.errors import GoldError
from checker.evaluate import treebank

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
    found = list(treebank.groups(COLUMNS))
    assert [[len(sentence) for sentence in group] for group in found] == [[7, 3], [1]]
    assert found[0][1] == [("Osten", "B-LOC"), ("'s", "O"), ("mayor", "O")]


def test_long_articles_are_divided():
    found = list(treebank.groups("A x x O\n\n" * 20))
    assert [len(group) for group in found] == [8, 8, 4]


def test_nothing_gives_nothing():
    assert list(treebank.groups("")) == []


def test_documents_read_as_english():
    first, second = (
        treebank.document(group, spacy.blank("en").vocab) for group in treebank.groups(COLUMNS)
    )
    assert first.text.strip() == "Ann Roe left (early). Osten's mayor"
    assert [(ent.text, ent.label_) for ent in first.ents] == [("Ann Roe", "PER"), ("Osten", "LOC")]
    assert [token.i for token in first if token.is_sent_start] == [0, 7]
    assert second.text.strip() == "Rain"


CONLLU = """1\tRain\train\tNOUN\tNN\tNumber=Sing\t2\tnsubj\t_\t_
2\tfell\tfall\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No
3\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_

1\tGo\tgo\tVERB\tVB\t_\t0\troot\t_\t_
"""


def packed(path, text):
    path.write_bytes(gzip.compress(text.encode()))
    return path


def test_treebank_documents_keep_what_was_annotated(tmp_path):
    path = packed(tmp_path / "a.conllu.gz", CONLLU)
    first, second = treebank.treebank(path, sentences=1)
    assert first.text.strip() == "Rain fell."
    assert [(token.lemma_, token.pos_, token.tag_, token.dep_) for token in first][:2] == [
        ("rain", "NOUN", "NN", "nsubj"),
        ("fall", "VERB", "VBD", "ROOT"),
    ]
    assert [token.text for token in second] == ["Go"]
    assert len(list(treebank.treebank(path, sentences=2))) == 1


def test_entity_documents_are_read_from_a_file(tmp_path):
    documents = list(treebank.entities(packed(tmp_path / "a.txt.gz", COLUMNS)))
    assert [len(found.ents) for found in documents] == [2, 0]


@pytest.mark.parametrize(
    "content",
    [None, b"no gzip", gzip.compress(b"Rain", mtime=0)[:-6]],
    ids=["missing", "no gzip", "cut off"],
)
def test_a_corpus_that_cannot_be_read_is_named(tmp_path, content):
    path = tmp_path / "broken.gz"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(GoldError, match=r"broken\.gz: cannot be read"):
        list(treebank.treebank(path, sentences=3))
    with pytest.raises(GoldError, match=r"broken\.gz: cannot be read"):
        list(treebank.entities(path))
