"""The whole training on a network of a few numbers and a corpus of a few sentences."""

import gzip
import json

import pytest
import spacy
import torch
from transformers import BertModel

from checker.claims.analyser import component
from checker.train import parser
from tests.claims.analyser.tiny import encoder_config, tokenizer_file

CONLLU = """1\tAnn\tAnn\tPROPN\tNNP\tNumber=Sing\t2\tnsubj\t_\t_
2\tleft\tleave\tVERB\tVBD\tTense=Past\t0\troot\t_\tSpaceAfter=No
3\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_

"""
COLUMNS = """-DOCSTART- -X- -X- O

Ann NNP B-NP B-PER
Roe NNP I-NP I-PER
left VBD B-VP O
Osten NNP B-NP B-LOC

"""
RECIPE = """seed = 1
steps = {steps}
batch = 60
window = 16
rate = 0.01
head_rate = 0.01
warmup = 2
cooldown = 0.5
decay = 0.01
hidden = 0.1
rare = {{}}
[augment]
curly = 0.5
dateline = 0.5
"""


@pytest.fixture
def bench(tmp_path):
    """Corpora, an encoder to begin with, a work folder and an out folder with a card."""
    for part in ("train", "dev"):
        texts = {f"parse/ewt_{part}.conllu": CONLLU, f"ner/conllpp_{part}.txt": COLUMNS}
        for name, text in texts.items():
            path = tmp_path / "corpora" / f"{name}.gz"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(gzip.compress((text * 9).encode()))
    torch.manual_seed(1)
    BertModel(encoder_config(type_vocab_size=2)).save_pretrained(tmp_path / "start")
    (tmp_path / "start" / "tokenizer.json").write_bytes(tokenizer_file())
    (tmp_path / "out" / "stale").mkdir(parents=True)
    (tmp_path / "out" / "README.md").write_text("card")
    return tmp_path


def _train(bench, steps):
    (bench / "recipe.toml").write_text(RECIPE.format(steps=steps))
    names = ("recipe.toml", "start", "corpora", "work", "out")
    parser.main([str(bench / name) for name in names])


def _log(bench):
    lines = (bench / "work" / "log.jsonl").read_text().splitlines()
    return [json.loads(line) for line in lines]


def test_a_pipeline_is_learnt_and_written(bench):
    _train(bench, 60)
    component.register()
    nlp = spacy.load(bench / "out")
    assert {path.name for path in (bench / "out").iterdir()} >= {"README.md", "analyser"}
    assert not (bench / "out" / "stale").exists()
    assert [token.head.i for token in nlp("Ann left.")] == [1, 1, 1]
    losses = [line["dev_head"] for line in _log(bench) if "dev_head" in line]
    assert losses[-1] < losses[0]


def test_a_run_is_taken_up_where_it_stopped(bench):
    _train(bench, 10)
    first = _log(bench)
    _train(bench, 12)
    assert [line["step"] for line in _log(bench)[len(first) :]][-1] == 12
    _train(bench, 12)
    assert len(_log(bench)) == len(first) + 1


def test_names_of_a_kind_are_found(bench):
    articles = parser.corpus(bench / "corpora", "train")
    assert set(parser.names(articles, "LOC")) == {("Osten",)}
    assert set(parser.names(articles, "PER")) == {("Ann", "Roe")}


def test_rare_labels_are_left_out(bench):
    articles = parser.corpus(bench / "corpora", "train")
    assert "=0-" in parser.labels_of(articles, {}).tags["lemma"]
    assert parser.labels_of(articles, {"lemma": 99}).tags["lemma"] == []
    assert parser.labels_of(articles, {}).tags["name"][0] == "O"
