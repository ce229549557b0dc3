import numpy as np
from transformers import AutoTokenizer

from checker.records.labelled import LabelledPair
from checker.train.encoded import EncodedPairs

PAIRS = [
    LabelledPair(source="s", premise=premise, hypothesis=hypothesis, label=label)
    for premise, hypothesis, label in (
        ("the mayor said fifteen people was killed", "fifteen people", "entailment"),
        ("the minister", "not twelve", "not_entailment"),
        ("people was killed", "twelve people was killed", "neutral"),
    )
]


def test_a_batch_is_what_the_tokenizer_pads(tiny_nli):
    tokenizer = AutoTokenizer.from_pretrained(tiny_nli())
    batch = EncodedPairs.of(PAIRS, tokenizer, 9).batch(np.array([2, 0]), tokenizer.pad_token_id)
    wanted = tokenizer(
        [PAIRS[2].premise, PAIRS[0].premise],
        [PAIRS[2].hypothesis, PAIRS[0].hypothesis],
        truncation="longest_first",
        max_length=9,
        padding=True,
        return_tensors="pt",
    )
    for name, rows in wanted.items():
        assert getattr(batch, name).tolist() == rows.tolist()
    assert batch.allowed.tolist() == [[False, True, False], [True, False, False]]


def test_a_two_way_label_allows_two(tiny_nli):
    encoded = EncodedPairs.of(PAIRS, AutoTokenizer.from_pretrained(tiny_nli()), 9)
    assert encoded.allowed[1].tolist() == [False, True, True]
