"""Headlines in capitals, read with the letters of running text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.claims.casing import recased, usual_forms
from checker.records.article import BlockKind
from checker.records.sentence import Sentence

FORMS = {"lyon": "Lyon", "police": "police", "blast": "blast", "held": "held"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("TWO HELD AFTER BLAST IN LYON, POLICE SAY", "Two held after blast in Lyon, police say"),
        ("Two Held After Blast in Lyon, Police Say", "Two held After blast in Lyon, police Say"),
        ("Two held after blast in Lyon, police say", None),
        ("UN TALKS", None),
    ],
)
def test_cases(text, expected):
    assert recased(text, FORMS).lower() == text.lower()
    if expected is None:
        assert recased(text, FORMS) == text
    else:
        assert recased(text, FORMS)[1:] == expected[1:]


def test_usual_forms_come_from_running_text():
    texts = ["POLICE CLOSE LYON ROAD", "The police are in Lyon.", "Police in Lyon met police."]
    sentences = [
        Sentence(
            start=0, end=len(t), article="a", index=i, text=t, block=BlockKind.BODY, paragraph=i
        )
        for i, t in enumerate(texts)
    ]
    forms = usual_forms(sentences)
    assert forms["police"] == "police"
    assert forms["lyon"] == "Lyon"
    assert "road" not in forms


@given(st.text(max_size=40) | st.text(st.sampled_from("ABİßǅŉé' "), max_size=40))
def test_length_is_kept(text):
    assert len(recased(text, {"a": "A"})) == len(text)
    assert len(recased(text.upper(), {})) == len(text.upper())
