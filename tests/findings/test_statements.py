import re
from dataclasses import replace

import pytest

from checker.findings.judge import Judge
from checker.findings.statements import statement_links
from checker.records.base import Span
from checker.records.claim import Modality, Polarity
from checker.records.fact import FactKind
from checker.records.finding import Category, Kind
from checker.records.pair import NliScores
from checker.settings import FindingSettings
from tests.findings.grammar import parse

SURE = Judge(**{key: {"intercept": 3.0} for key in ("slot", "alike", "story", "statement")})
UNSURE = Judge(**{key: {"intercept": -3.0} for key in ("slot", "alike", "story", "statement")})
TITLE = (FactKind.TITLE, None)
ENTAILS = NliScores(entailment=0.9, neutral=0.05, contradiction=0.05)
CONTRADICTS = NliScores(entailment=0.02, neutral=0.03, contradiction=0.95)
HALF = NliScores(entailment=0.55, neutral=0.4, contradiction=0.05)
OPEN = NliScores(entailment=0.1, neutral=0.8, contradiction=0.1)


def links(build, forward, backward, judge=SURE, *, sources="ab", modality=("asserted",) * 2):
    story = build()
    lines = ("The old bridge is closed.", "Cars crossed the old bridge.")
    ids = [
        story.say(source, line, modality=Modality(m))
        for source, line, m in zip(sources, lines, modality, strict=True)
    ]
    story.published = {"a": 8, "b": 12}
    story.pair(*ids, forward=forward, backward=backward)
    dossier = story.dossier()
    parse(dossier, ids[1], "Cars crossed/VBD the old bridge.")
    return list(statement_links(dossier, judge, FindingSettings()))


def test_contradiction_in_one_direction_is_enough(build):
    (link,) = links(build, OPEN, CONTRADICTS)
    assert link.kind is Kind.CONFLICT


def test_entailment_one_way_never_hides_a_contradiction(build):
    (link,) = links(build, ENTAILS, CONTRADICTS)
    assert link.kind is Kind.CONFLICT


def test_the_judge_may_overrule_the_model(build):
    assert links(build, CONTRADICTS, CONTRADICTS, UNSURE) == []


@pytest.mark.parametrize("modality", ["conditional", "opinion", "question"])
def test_what_is_not_stated_is_not_compared(build, modality):
    assert links(build, CONTRADICTS, CONTRADICTS, modality=(modality, "asserted")) == []


def test_mutual_entailment_agrees(build):
    (link,) = links(build, ENTAILS, ENTAILS)
    assert link.kind is Kind.AGREEMENT


def test_a_source_does_not_agree_with_itself(build):
    assert links(build, ENTAILS, ENTAILS, sources="aa") == []


def test_a_source_may_contradict_itself(build):
    (link,) = links(build, CONTRADICTS, CONTRADICTS, sources="aa")
    assert link.kind is Kind.CONFLICT


def test_planned_then_done_is_a_development(build):
    (link,) = links(build, OPEN, HALF, modality=("planned", "asserted"))
    assert link.kind is Kind.DEVELOPMENT


@pytest.mark.parametrize(("lemma", "told"), [("remain", 0), ("return", 1)])
def test_what_is_to_go_on_is_carried_out_by_no_deed(build, lemma, told):
    story = build()
    lines = (f"Lund will/MD {lemma}/VB there.", f"Lund {lemma}ed/VBD there.")
    ids = [
        story.say(source, re.sub("/[A-Z]+", "", line), modality=Modality(modality))
        for source, line, modality in zip("ab", lines, ("planned", "asserted"), strict=True)
    ]
    story.published = {"a": 8, "b": 12}
    story.pair(*ids, forward=OPEN, backward=OPEN)
    dossier = story.dossier()
    for claim, line in zip(ids, lines, strict=True):
        parse(dossier, claim, line, lemma)
    assert len(list(statement_links(dossier, UNSURE, FindingSettings()))) == told


@pytest.mark.parametrize(("kind", "told"), [(FactKind.NUMBER, 0), (FactKind.DATE, 1)])
def test_another_figure_carries_out_no_plan(build, kind, told):
    story = build()
    plan = story.say("a", "Lund will meet 14.", {"14": (kind, None)}, modality=Modality.PLANNED)
    deed = story.say("b", "Lund met 12.", {"12": (kind, None)})
    story.published = {"a": 8, "b": 12}
    dossier = story.opposed(plan, deed, forward=OPEN, backward=OPEN)
    parse(dossier, plan, "Lund will/MD meet/VB 14.")
    parse(dossier, deed, "Lund met/VBD 12.")
    assert len(list(statement_links(dossier, UNSURE, FindingSettings()))) == told


def test_a_plan_is_carried_out_in_other_verbs_only_later(build):
    story = build()
    plan = story.say("a", "The old bridge is to be closed.", modality=Modality.PLANNED)
    deed = story.say("b", "Cars crossed the old bridge.")
    story.pair(plan, deed, forward=OPEN, backward=HALF)
    dossier = story.dossier()
    parse(dossier, deed, "Cars crossed/VBD the old bridge.")
    assert Kind.DEVELOPMENT not in {
        link.kind for link in statement_links(dossier, SURE, FindingSettings())
    }


@pytest.mark.parametrize(
    ("plan", "deed", "carried_out"),
    [
        ("Lund will/MD meet/VB Moe.", "Then Lund met/VBD Moe.", True),
        ("Lund is/VBZ to meet/VB Moe.", "Lund has/VBZ met/VBN Moe.", True),
        ("Lund is/VBZ to meet/VB Moe.", "Lund had/VBD met/VBN Moe.", True),
        ("Lund will/MD meet/VB Moe.", "Lund meets/VBZ Moe.", False),
        ("Lund will/MD meet/VB Moe.", "Lund would/MD meet/VB Moe.", False),
        ("Lund will/MD meet/VB Moe.", "Lund would/MD have/VB met/VBN Moe.", False),
        ("Lund has/VBZ met/VBN Moe.", "Lund met/VBD Moe.", False),
        ("Lund will/MD meet/VB Moe.", "Lund met/VBD Vale.", False),
        ("Lund will/MD meet/VB Moe and Vale.", "Lund met/VBD Moe.", True),
        ("Lund will/MD meet/VB farmers.", "Lund met/VBD farmers and Moe.", True),
        ("Lund wanted/VBD to meet/VB Moe.", "Lund wanted/VBD Moe.", False),
    ],
)
def test_only_what_came_about_carries_out_a_plan(build, plan, deed, carried_out):
    story = build()
    lines = {"a": plan, "b": deed}
    ids = [
        story.say(
            source,
            re.sub("/[A-Z]+", "", line),
            {name: (FactKind.PERSON, None) for name in ("Lund", "Moe", "Vale") if name in line},
            modality=Modality(modality),
        )
        for (source, line), modality in zip(lines.items(), ("planned", "asserted"), strict=True)
    ]
    story.published = {"a": 8, "b": 12}
    story.pair(*ids, forward=OPEN, backward=OPEN)
    dossier = story.dossier()
    for claim, line in zip(ids, lines.values(), strict=True):
        parse(dossier, claim, line)
    kinds = [link.kind for link in statement_links(dossier, UNSURE, FindingSettings())]
    assert kinds == [Kind.DEVELOPMENT] * carried_out


def test_done_then_planned_is_none(build):
    assert not any(
        link.kind is Kind.DEVELOPMENT
        for link in links(build, OPEN, HALF, modality=("asserted", "planned"))
    )


def test_a_plan_and_another_deed_are_no_development(build):
    assert links(build, OPEN, OPEN, modality=("planned", "asserted")) == []


def test_what_was_not_to_be_done_is_no_plan(build):
    story = build()
    ids = [
        story.say(source, line, modality=modality)
        for source, line, modality in (
            ("a", "She would not step down.", Modality.PLANNED),
            ("b", "She never stepped down.", Modality.ASSERTED),
        )
    ]
    story.published = {"a": 8, "b": 12}
    story.pair(*ids, forward=HALF, backward=HALF)
    dossier = story.dossier()
    parse(dossier, ids[1], "She never stepped/VBD down.")
    negative = tuple(
        claim.model_copy(update={"polarity": Polarity.NEGATIVE}) for claim in dossier.claims
    )
    links = statement_links(replace(dossier, claims=negative), SURE, FindingSettings())
    assert not [link for link in links if link.kind is Kind.DEVELOPMENT]


@pytest.mark.parametrize(("other", "told"), [("Ann Roe", 1), ("Karl Voss", 0)])
def test_who_somebody_is_is_told_of_one_person(build, other, told):
    story = build()
    ids = [
        story.say(source, f"Mayor {name}.", {"Mayor": TITLE, name: (FactKind.PERSON, None)})
        for source, name in (("a", "Ann Roe"), ("b", other))
    ]
    story.pair(*ids, forward=ENTAILS, backward=ENTAILS)
    assert len(list(statement_links(story.dossier(), SURE, FindingSettings()))) == told


def test_a_deed_that_a_plan_says_more_than_is_no_development(build):
    assert not any(
        link.kind is Kind.DEVELOPMENT
        for link in links(build, HALF, OPEN, modality=("planned", "asserted"))
    )


@pytest.mark.parametrize(
    ("open_line", "published", "kinds"),
    [
        ("No thief has/VBZ been/VBN caught/VBN .", {"a": 8, "b": 12}, [Kind.DEVELOPMENT]),
        ("No thief has/VBZ been/VBN caught/VBN .", {"a": 12, "b": 8}, [Kind.CONFLICT]),
        ("No thief has/VBZ been/VBN caught/VBN .", {}, []),
        ("No thief was/VBD caught/VBN .", {"a": 8, "b": 12}, [Kind.CONFLICT]),
    ],
)
def test_what_had_not_come_about_yet_develops(build, open_line, published, kinds):
    story = build()
    ids = [
        story.say("a", re.sub("/[A-Z]+", "", open_line)),
        story.say("b", "A thief was caught ."),
    ]
    story.published = published
    story.pair(*ids, forward=CONTRADICTS, backward=CONTRADICTS)
    dossier = story.dossier()
    parse(dossier, ids[0], open_line)
    found = statement_links(dossier, SURE, FindingSettings())
    assert [link.kind for link in found] == kinds


def test_the_same_words_are_no_contradiction_whatever_the_model_says(build):
    story = build()
    ids = [story.say(source, "The old bridge is closed.") for source in "ab"]
    story.pair(*ids, forward=CONTRADICTS, backward=CONTRADICTS)
    (link,) = statement_links(story.dossier(), SURE, FindingSettings())
    assert link.kind is Kind.AGREEMENT


@pytest.mark.parametrize(
    ("line", "category"),
    [
        ("They close the bridge", Category.STATUS),
        ("They like the bridge", Category.STATEMENT),
        ("They ask to close it", Category.STATEMENT),
    ],
)
def test_a_predicate_of_state_makes_a_status(build, line, category):
    story = build()
    ids = [story.say(source, f"{line} {source}.") for source in "ab"]
    story.pair(*ids, forward=CONTRADICTS, backward=CONTRADICTS)
    dossier = story.dossier()
    claims = tuple(c.model_copy(update={"predicate": 1}) for c in dossier.claims)
    object.__setattr__(dossier, "claims", claims)
    (link,) = statement_links(dossier, SURE, FindingSettings())
    assert link.category is category


@pytest.mark.parametrize(
    ("left", "right", "conflicts"),
    [
        ("The crew left the harbour.", "The crew left the harbour early.", False),
        ("The crew left the harbour.", "The crew never left the harbour.", True),
        ("The crew left the harbour.", "The crew stayed in the harbour.", True),
    ],
)
def test_a_word_more_is_no_contradiction(build, left, right, conflicts):
    story = build()
    story.pair(story.say("a", left), story.say("b", right), forward=CONTRADICTS, backward=OPEN)
    found = list(statement_links(story.dossier(), SURE, FindingSettings()))
    assert [link.kind for link in found] == [Kind.CONFLICT] * conflicts


def told(build, **changes):
    """Links of 'He left.' in two sources to which the model objects, one claim changed."""
    story = build()
    ids = [story.say("a", "He left."), story.say("b", "He  left.")]
    story.pair(*ids, forward=CONTRADICTS, backward=CONTRADICTS)
    dossier = story.dossier()
    first, second = dossier.claims
    object.__setattr__(dossier, "claims", (first, second.model_copy(update=changes)))
    return list(statement_links(dossier, SURE, FindingSettings()))


def test_one_wording_of_two_persons_is_no_contradiction(build):
    assert told(build, text="Ann Lund left.") == []


@pytest.mark.parametrize(("also", "conflicts"), [("doors", 0), ("gates", 1)])
def test_two_claims_of_one_sentence_that_both_sources_carry(build, also, conflicts):
    story = build()
    ids = [
        story.say("a", "They sold doors that opened on nothing."),
        story.say("b", f"They sold {also} that opened on nothing."),
    ]
    story.pair(*ids, forward=CONTRADICTS, backward=CONTRADICTS)
    dossier = story.dossier()
    claims = []
    for claim, words in zip(dossier.claims, ("They sold doors", "opened on nothing"), strict=True):
        start = dossier.article(claim.article).text.index(words)
        spans = (Span(start=start, end=start + len(words)),)
        claims.append(claim.model_copy(update={"spans": spans, "text": words}))
    object.__setattr__(dossier, "claims", tuple(claims))
    assert len(list(statement_links(dossier, SURE, FindingSettings()))) == conflicts


@pytest.mark.parametrize(("line", "told"), [("Ann Lund, a doctor", 0), ("Ann Lund was hurt", 1)])
def test_a_description_that_holds_no_verb_contradicts_nothing(build, line, told):
    story = build()
    ids = [story.say("a", "Ann Lund was on leave."), story.say("b", line)]
    story.pair(*ids, forward=CONTRADICTS, backward=CONTRADICTS)
    dossier = story.dossier()
    first, second = (c.model_copy(update={"predicate": None}) for c in dossier.claims)
    described = second.model_copy(update={"text": line.replace(", a", " is a")})
    object.__setattr__(dossier, "claims", (first, described))
    assert len(list(statement_links(dossier, SURE, FindingSettings()))) == told


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("Cars cross the old bridge.", False),
        ("It is not closed.", True),
        ("Nobody gave a reason for it.", False),
    ],
)
def test_the_model_alone_is_not_believed(build, line, shown):
    story = build()
    ids = [story.say("a", "The old bridge is closed."), story.say("b", line)]
    story.pair(*ids, forward=CONTRADICTS, backward=CONTRADICTS)
    (link,) = statement_links(story.dossier(), SURE, FindingSettings())
    assert (link.confidence >= FindingSettings().min_confidence) is shown


@pytest.mark.parametrize(
    ("speakers", "told"),
    [
        (("Ann Roe", "Karl Voss"), 0),
        (("Ann Roe", "Roe"), 1),
        (("Ann Roe", None), 1),
    ],
)
def test_that_two_people_disagree_is_no_conflict_of_sources(build, speakers, told):
    story = build()
    ids = [story.say("a", "The old bridge is closed."), story.say("b", "It is not closed.")]
    story.pair(*ids, forward=CONTRADICTS, backward=CONTRADICTS)
    dossier = story.dossier()
    claims = tuple(
        claim.model_copy(update={"speaker": speaker})
        for claim, speaker in zip(dossier.claims, speakers, strict=True)
    )
    voiced = replace(dossier, claims=claims)
    assert len(list(statement_links(voiced, SURE, FindingSettings()))) == told


def test_remarks_of_speakers_unknown_are_not_of_one(build):
    story = build()
    lines = "The old bridge is closed.", "It is not closed."
    ids = [
        story.say(source, line, {line: (FactKind.QUOTE, None)})
        for source, line in zip("ab", lines, strict=True)
    ]
    story.pair(*ids, forward=CONTRADICTS, backward=CONTRADICTS)
    assert list(statement_links(story.dossier(), SURE, FindingSettings())) == []


@pytest.mark.parametrize(
    ("other", "category"),
    [
        ("Mira Dahl is the mayor.", Category.TITLE),
        ("Mira Dahl cut a ribbon.", None),
    ],
)
def test_who_somebody_is_agrees_only_with_who_somebody_is(build, other, category):
    story = build()
    facts = {"mayor": (FactKind.TITLE, "Mira Dahl"), "Mira Dahl": (FactKind.PERSON, None)}
    one = story.say("a", "The mayor is Mira Dahl.", facts)
    two = story.say("b", other, {quote: fact for quote, fact in facts.items() if quote in other})
    story.pair(one, two, forward=ENTAILS, backward=ENTAILS)
    found = list(statement_links(story.dossier(), SURE, FindingSettings()))
    assert [link.category for link in found] == ([category] if category else [])


@pytest.mark.parametrize(("backward", "agrees"), [(OPEN, False), (ENTAILS, True)])
def test_what_one_denies_agrees_only_both_ways(build, backward, agrees):
    story = build()
    one = story.say("a", "The driver was not arrested.")
    two = story.say("b", "The driver was taken to the county jail.")
    story.pair(one, two, forward=ENTAILS, backward=backward)
    assert bool(list(statement_links(story.dossier(), SURE, FindingSettings()))) is agrees


@pytest.mark.parametrize(
    ("line", "scores", "kinds"),
    [
        ("No car may cross it.", ENTAILS, []),
        ("Lorries took the ferry.", ENTAILS, []),
        ("Lorries took the ferry.", CONTRADICTS, []),
        ("It was not closed.", CONTRADICTS, [Kind.CONFLICT]),
    ],
)
def test_of_words_little_alike_only_a_denial_counts(build, line, scores, kinds):
    story = build()
    ids = [story.say("a", "The old bridge is closed."), story.say("b", line)]
    story.pair(*ids, similarity=0.4, forward=scores, backward=scores)
    found = statement_links(story.dossier(), SURE, FindingSettings())
    assert [link.kind for link in found] == kinds
