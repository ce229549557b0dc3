import json
from functools import partial

import pytest
import structlog

from tests.chromium import CHROMIUM

WORDS = ["the", "a", "mayor", "minister", "said", "was", "killed", "twelve", "fifteen", "people"]
WORDS += ["on", "monday", "talks", "began", "not"]


@pytest.fixture(autouse=True)
def own_log():
    """No log of one test goes to the stream of another: the command line's tests set one up."""
    yield
    structlog.reset_defaults()


@pytest.fixture(scope="module")
def browser():
    """Chromium, for the tests of one module."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="needs playwright")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def tiny_nli(tmp_path, make_tiny_nli):
    """A function that writes a tiny NLI model into the folder of the test."""
    return partial(make_tiny_nli, tmp_path)


@pytest.fixture(scope="session")
def make_tiny_nli():
    """A function that writes a random NLI model of a few kilobytes in the layout of the hub."""
    import torch
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors
    from transformers import BertConfig, BertForSequenceClassification, PreTrainedTokenizerFast

    def write(
        root, name="model", labels=("entailment", "neutral", "contradiction"), seed=0, spread=1.0
    ):
        folder = root / name
        special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]"]
        vocabulary = {word: number for number, word in enumerate(special + WORDS)}
        tokenizer = Tokenizer(models.WordPiece(vocabulary, unk_token="[UNK]"))
        tokenizer.normalizer = normalizers.Lowercase()
        tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
        tokenizer.post_processor = processors.BertProcessing(("[SEP]", 3), ("[CLS]", 2))
        PreTrainedTokenizerFast(
            tokenizer_object=tokenizer,
            pad_token="[PAD]",
            unk_token="[UNK]",
            cls_token="[CLS]",
            sep_token="[SEP]",
            model_max_length=64,
        ).save_pretrained(folder)
        torch.manual_seed(seed)
        config = BertConfig(
            vocab_size=len(vocabulary),
            hidden_size=16,
            num_hidden_layers=1,
            num_attention_heads=2,
            intermediate_size=16,
            max_position_embeddings=64,
            initializer_range=spread,
            id2label=dict(enumerate(labels)),
            label2id={label: number for number, label in enumerate(labels)},
        )
        BertForSequenceClassification(config).save_pretrained(folder)
        return folder

    return write


@pytest.fixture
def relabel():
    """A function that changes the names of a model's outputs and leaves its weights alone."""

    def change(folder, labels):
        path = folder / "config.json"
        config = json.loads(path.read_text())
        config["id2label"] = {str(number): label for number, label in enumerate(labels)}
        config["label2id"] = {label: number for number, label in enumerate(labels)}
        path.write_text(json.dumps(config))

    return change
