"""Who ran into whom, told the other way round."""

import pytest

from checker.findings.turned import turned, turned_links
from checker.records.claim import Modality
from checker.records.finding import Category, Kind
from tests.findings.grammar import relate

SUBJECT, PASSIVE, OBJECT, OBLIQUE = "nsubj", "nsubj:pass", "obj", "obl"


def active(subject, verb, lemma, undergoer, *, case=None):
    roles = [
        (subject, subject, SUBJECT, verb),
        (verb, lemma, "root", verb),
        (undergoer, undergoer, OBLIQUE if case else OBJECT, verb),
    ]
    return [*roles, (case, case, "case", undergoer)] if case else roles


def passive(subject, verb, lemma, doer):
    return [
        (subject, subject, PASSIVE, verb),
        (verb, lemma, "root", verb),
        (doer, doer, OBLIQUE, verb),
        ("by", "by", "case", doer),
    ]


RAN_INTO = (
    "The lorry crashed into the tram.",
    active("lorry", "crashed", "crash", "tram", case="into"),
)
RAMMED = ("A tram rammed a lorry.", active("tram", "rammed", "ram", "lorry"))


def told(build, left, right, **fields):
    story = build()
    one = story.say("a", left[0], **fields)
    other = story.say("b", right[0])
    story.pair(one, other, similarity=0.7)
    dossier = story.dossier()
    relate(dossier, one, *left[1])
    relate(dossier, other, *right[1])
    return dossier


@pytest.mark.parametrize(
    ("left", "right", "turns"),
    [
        (RAN_INTO, RAMMED, True),
        (RAMMED, RAMMED, False),
        (
            ("The lorry was hit by a tram.", passive("lorry", "hit", "hit", "tram")),
            RAN_INTO,
            True,
        ),
        (("The tram was hit by a lorry.", passive("tram", "hit", "hit", "lorry")), RAN_INTO, False),
        (
            ("A bus rammed a lorry.", active("bus", "rammed", "ram", "lorry")),
            RAN_INTO,
            False,
        ),
        (
            ("The tram called a lorry.", active("tram", "called", "call", "lorry")),
            RAN_INTO,
            False,
        ),
        (
            ("A tram drove past a lorry.", active("tram", "drove", "drive", "lorry", case="past")),
            RAN_INTO,
            False,
        ),
    ],
)
def test_who_ran_into_whom(build, left, right, turns):
    dossier = told(build, left, right)
    assert turned(dossier, dossier.pairs[0]) is turns
    assert len(list(turned_links(dossier))) == turns


def test_a_verb_behind_and_has_the_subject_of_the_one_before(build):
    roles = [
        ("lorry", "lorry", SUBJECT, "turned"),
        ("turned", "turn", "conj", "hit"),
        ("hit", "hit", "root", "hit"),
        ("tram", "tram", OBJECT, "hit"),
    ]
    dossier = told(build, ("The lorry turned and hit a tram.", roles), RAMMED)
    assert turned(dossier, dossier.pairs[0])


def test_it_is_a_conflict_of_statements(build):
    (link,) = turned_links(told(build, RAN_INTO, RAMMED))
    assert (link.kind, link.category) == (Kind.CONFLICT, Category.STATEMENT)
    assert link.reasons == ("Each has the other one run into.",)


def test_what_may_be_is_no_collision(build):
    dossier = told(build, RAN_INTO, RAMMED, modality=Modality.CONDITIONAL)
    assert list(turned_links(dossier)) == []
