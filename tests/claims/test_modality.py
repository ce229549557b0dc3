"""How clauses are put forward, over frozen parses."""

from typing import Any

import pytest

from checker.claims.clauses import Clause, ClauseKind, split_clauses
from checker.claims.grammar import Grammar
from checker.claims.modality import modality, own_speech, polarity
from checker.claims.speech import SpeechKind
from checker.records.claim import Modality
from tests.claims.parses import cases, sentence


def _first(text: str) -> tuple[Grammar, Clause]:
    case = next(case for case in cases("modality.json") if case["text"] == text)
    parsed = sentence(case["text"], case["tokens"])
    return Grammar(parsed.tokens), split_clauses(parsed)[0]


@pytest.mark.parametrize("case", cases("modality.json"), ids=lambda case: case["text"])
def test_modality_and_polarity(case: dict[str, Any]) -> None:
    parsed = sentence(case["text"], case["tokens"])
    grammar = Grammar(parsed.tokens)
    clause = split_clauses(parsed)[0]
    kind = SpeechKind(case["speech"]) if case["speech"] else None
    stance = modality(grammar, clause, kind, direct=case["direct"])
    assert stance.value == case["modality"]
    assert polarity(grammar, clause, stance).value == case["polarity"]


def test_a_description_stays_the_outlets_own_even_in_speech() -> None:
    grammar, clause = _first("The roof was wet.")
    described = clause.model_copy(update={"kind": ClauseKind.DESCRIPTION})
    assert modality(grammar, described, SpeechKind.SAY) is Modality.ASSERTED


def test_the_present_tense_with_a_date_to_come_is_a_plan() -> None:
    grammar, clause = _first("Rule No. 8 is in place.")
    assert modality(grammar, clause, None, ahead=True) is Modality.PLANNED
    grammar, clause = _first("The bank closed two branches.")
    assert modality(grammar, clause, None, ahead=True) is Modality.ASSERTED


@pytest.mark.parametrize(
    ("text", "stance", "own"),
    [
        ("The mayor promised to rebuild the hall.", Modality.PLANNED, True),
        ("The firm denied the charge.", Modality.DENIED, True),
        ("The talks are expected to end on Friday.", Modality.PLANNED, False),
        ("The bank will close two branches.", Modality.PLANNED, False),
    ],
)
def test_who_promises_or_denies_speaks_for_itself(text: str, stance: Modality, own: bool) -> None:
    grammar, clause = _first(text)
    assert own_speech(grammar, clause, stance) is own


def test_a_question_asked_by_somebody_is_a_question() -> None:
    grammar, clause = _first("The roof was wet.")
    assert modality(grammar, clause, SpeechKind.ASK) is Modality.QUESTION
    assert modality(grammar, clause, SpeechKind.PLAN) is Modality.PLANNED
    assert modality(grammar, clause, SpeechKind.DOUBT) is Modality.OPINION
