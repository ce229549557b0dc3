"""Who ran into whom, told the other way round."""

import pytest

from checker.findings.turned import turned, turned_links
from checker.records.claim import Modality
from checker.records.finding import Category, Kind

SUBJECT, PASSIVE, OBJECT, OBLIQUE = "nsubj", "nsubj:pass", "obj", "obl"


def parsed(dossier, claim, *roles):
    """Give words of a claim their roles: (word, lemma, relation, head word)."""
    source, number = claim.split(":")[:2]
    told = list(dossier.sentences[source])
    sentence = told[int(number)]
    places = {token.text.strip("."): place for place, token in enumerate(sentence.tokens)}
    tokens = list(sentence.tokens)
    for word, lemma, dep, head in roles:
        update = {"lemma": lemma, "dep": dep, "head": places[head]}
        tokens[places[word]] = tokens[places[word]].model_copy(update=update)
    told[int(number)] = sentence.model_copy(update={"tokens": tuple(tokens)})
    dossier.sentences[source] = tuple(told)
    root = next(places[word] for word, _, dep, _ in roles if dep == "root")
    whole = {"predicate": root, "tokens": tuple(range(len(tokens)))}
    claims = [c.model_copy(update=whole) if c.id == claim else c for c in dossier.claims]
    object.__setattr__(dossier, "claims", tuple(claims))


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
    parsed(dossier, one, *left[1])
    parsed(dossier, other, *right[1])
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
