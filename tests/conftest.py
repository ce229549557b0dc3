import json
import shutil
from functools import partial

import pytest
import structlog

from tests.chromium import CHROMIUM
from tests.cluster import cluster

WORDS = ["the", "a", "mayor", "minister", "said", "was", "killed", "twelve", "fifteen", "people"]
WORDS += ["on", "monday", "talks", "began", "not"]


def pytest_generate_tests(metafunc):
    """Tests marked ``both_back_ends`` are run over a store of SQLite and one of PostgreSQL."""
    if "url" in metafunc.fixturenames and metafunc.definition.get_closest_marker("both_back_ends"):
        from tests.stores import BACK_ENDS

        metafunc.parametrize("url", BACK_ENDS, indirect=True)


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


@pytest.fixture(scope="session")
def postgresql():
    """The URL of a PostgreSQL server of the tests' own."""
    with cluster() as (url, reason):
        if url is None:
            pytest.skip(reason)
        yield url


@pytest.fixture(scope="session")
def blank(tmp_path_factory):
    """A store of SQLite with nothing in it, to be copied: to make its tables takes long."""
    from checker.store import Store

    path = tmp_path_factory.mktemp("blank") / "store.db"
    Store.open(path).close()
    return path


@pytest.fixture
def url(request, tmp_path, blank):
    """The URL of an empty store: of SQLite, or of the back end that a test is marked with."""
    if getattr(request, "param", "sqlite") == "sqlite":
        shutil.copy(blank, tmp_path / "store.db")
        return f"sqlite:///{tmp_path / 'store.db'}"
    from checker.store import Store
    from tests.stores import empty

    url = request.getfixturevalue("postgresql")
    with Store.open(url) as store:
        empty(store)
    return url


@pytest.fixture
def store(url):
    """An empty store."""
    from checker.store import Store

    with Store.open(url) as store:
        yield store


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


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the floors in front: they take longest, and would keep one worker to the very end."""
    items.sort(key=lambda item: item.path.name != "test_floors.py")
