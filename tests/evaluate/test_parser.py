import gzip

import pytest
import spacy
from spacy.training import Example

from checker.errors import GoldError
from checker.evaluate.parser import evaluate_parser
from checker.evaluate.treebank import treebank

CONLLU = """1\tRain\train\tNOUN\tNN\tNumber=Sing\t2\tnsubj\t_\t_
2\tfell\tfall\tVERB\tVBD\tTense=Past\t0\troot\t_\tSpaceAfter=No
3\t.\t.\tPUNCT\t.\tPunctType=Peri\t2\tpunct\t_\t_

1\tThey\tthey\tPRON\tPRP\tNumber=Plur\t2\tnsubj\t_\t_
2\tleft\tleave\tVERB\tVBD\tTense=Past\t0\troot\t_\t_

"""
COLUMNS = "Ann NNP B-NP B-PER\nRoe NNP I-NP I-PER\nleft VBD B-VP O\n\nRain NN B-NP O\n"


@pytest.fixture
def corpora(tmp_path, pack):
    pack(tmp_path / "parse" / "ewt_test.conllu.gz", CONLLU)
    pack(tmp_path / "ner" / "conllpp_test.txt.gz", COLUMNS)
    return tmp_path


@pytest.fixture(scope="module")
def pipeline(tmp_path_factory):
    """A pipeline that has seen the treebank of the test often enough to know it by heart."""
    folder = tmp_path_factory.mktemp("parser")
    (folder / "corpus.gz").write_bytes(gzip.compress(CONLLU.encode()))
    nlp = spacy.blank("en")
    for pipe in ("tagger", "morphologizer", "parser", "trainable_lemmatizer", "ner"):
        nlp.add_pipe(pipe)
    nlp.get_pipe("ner").add_label("PER")
    examples = [
        Example(nlp.make_doc(gold.text), gold) for gold in treebank(folder / "corpus.gz", 1)
    ]
    # Relations and the rules of lemmas must be frequent to be learnt.
    nlp.initialize(lambda: examples * 30)
    for _ in range(20):
        nlp.update(examples, exclude=["ner"])
    nlp.to_disk(folder / "model")
    return folder / "model"


def test_what_a_parser_knows_is_measured(corpora, pipeline, settings_with):
    told = []
    report = evaluate_parser(
        corpora,
        settings_with("parser", pipeline),
        progress=lambda *progress: told.append(progress),
    )
    figures = report.figures()
    grammar = {name: share for name, share in figures.items() if "entities" not in name}
    assert set(grammar) == {
        "upos", "tag", "morphology", "lemma", "uas", "las", "las_with_marks",
    }  # fmt: skip
    assert all(share == 1.0 for share in grammar.values())
    assert set(report.entity_types) == {"PER"}
    assert report.words_per_second > 0
    assert told == [("parser", 0, 4), ("parser", 2, 4)]


def test_marks_are_left_out_of_one_figure_only(corpora, pipeline, pack, settings_with):
    wrong_mark = CONLLU.replace("2\tpunct", "1\tpunct")
    pack(corpora / "parse" / "ewt_test.conllu.gz", wrong_mark)
    report = evaluate_parser(corpora, settings_with("parser", pipeline))
    assert report.las == 1.0
    assert report.las_with_marks == pytest.approx(4 / 5)


def test_a_sample_is_the_first_sentences(corpora, pipeline, pack, settings_with):
    pack(corpora / "parse" / "ewt_test.conllu.gz", CONLLU + CONLLU.replace("root", "dep"))
    assert evaluate_parser(corpora, settings_with("parser", pipeline)).las < 1.0
    assert evaluate_parser(corpora, settings_with("parser", pipeline), sample=2).las == 1.0


def test_a_missing_part_is_named(corpora, pipeline, settings_with):
    with pytest.raises(GoldError, match=r"ewt_dev.conllu.gz: cannot be read"):
        evaluate_parser(corpora, settings_with("parser", pipeline), part="dev")
