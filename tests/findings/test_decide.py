from itertools import combinations

import pytest

from checker.findings.decide import decide
from checker.findings.evidence import finding_id
from checker.findings.judge import Judge
from checker.findings.link import Link, claim_answer, fact_answer
from checker.findings.slots import gather
from checker.findings.wording import LATER, values
from checker.records.fact import FactKind, Modifier
from checker.records.finding import Category, Kind, Severity, Side
from checker.records.pair import NliScores
from checker.settings import FindingSettings

JUDGE = Judge(**{key: {"intercept": 3.0} for key in ("slot", "alike", "story", "statement")})
NUMBER = FactKind.NUMBER, "boat"
SETTINGS = FindingSettings()


def storm(build, *numbers):
    """One sentence in several sources, each with its own number."""
    story = build()
    for source, number in zip("abcdef", numbers, strict=False):
        line = f"The storm sank {number} boats in the old harbour on Friday night."
        story.say(source, line, {number: NUMBER})
    return story


def conflicts(story):
    findings = decide(story.dossier(), SETTINGS, JUDGE)
    return [f for f in findings if f.kind is Kind.CONFLICT]


def test_one_finding_has_a_side_for_each_answer(build):
    (finding,) = conflicts(storm(build, "14", "41", "14", "44"))
    assert sorted(side.value for side in finding.sides) == ["14", "41", "44"]
    (fourteen,) = [side for side in finding.sides if side.value == "14"]
    assert [e.source for e in fourteen.evidence] == ["a", "c"]


def test_evidence_is_the_text_and_the_focus_lies_in_it(build):
    story = storm(build, "14", "41")
    (finding,) = conflicts(story)
    dossier = story.dossier()
    for side in finding.sides:
        for evidence in side.evidence:
            text = dossier.article(evidence.source).text
            assert text[evidence.start : evidence.end] == evidence.quote
            assert [text[f.start : f.end] for f in evidence.focus] == [side.value]


def test_reasons_count_independent_origins(build):
    (finding,) = conflicts(storm(build, "14", "41", "14"))
    assert finding.reasons[-1] == "Independent sources: 2 against 1."


def test_an_id_survives_unrelated_copy_and_another_witness(build):
    (before,) = conflicts(storm(build, "14", "41"))
    story = storm(build, "14", "41", "14")
    story.say("d", "Nobody in the village had heard the sirens before dawn.")
    (after,) = conflicts(story)
    assert before.id == after.id


def test_an_id_depends_on_subject_and_answers():
    sides = [Side(value="x", evidence=()), Side(value="y", evidence=())]
    assert finding_id("number", "boat", sides) == finding_id("number", "boat", sides[::-1])
    assert finding_id("number", "boat", sides) != finding_id("date", "boat", sides)
    assert finding_id("number", "ship", sides) != finding_id("number", "boat", sides)


def test_ids_are_unique(build):
    story = storm(build, "14", "41")
    findings = decide(story.dossier(), SETTINGS, JUDGE)
    assert len({f.id for f in findings}) == len(findings)


def test_conflicts_come_first_the_gravest_on_top(build):
    story = storm(build, "14", "41")
    story.say("a", "Jorun Haske won.", {"Jorun Haske": (FactKind.PERSON, None)})
    story.say("b", "Jorun Haaske won.", {"Jorun Haaske": (FactKind.PERSON, None)})
    story.say("c", "Anna Falk was there.", {"Anna Falk": (FactKind.PERSON, None)})
    findings = decide(story.dossier(), SETTINGS, JUDGE)
    assert [f.category for f in findings[:2]] == [Category.NUMBER, Category.NAME]
    assert findings[0].severity is Severity.HIGH
    assert findings[1].severity is Severity.LOW
    assert {f.kind for f in findings[2:]} == {Kind.SINGLE_SOURCE}


def test_what_one_source_says_is_told_once(build):
    story = build()
    story.say("a", "Anna Falk was there.", {"Anna Falk": (FactKind.PERSON, None)})
    story.say("b", "It rained.")
    (single,) = decide(story.dossier(), SETTINGS, JUDGE)
    assert single.kind is Kind.SINGLE_SOURCE
    assert single.sides[0].evidence[0].quote == "Anna Falk was there."


def test_a_statement_that_a_value_accounts_for_is_not_told_again(build):
    story = storm(build, "14", "41")
    contradicts = NliScores(entailment=0.0, neutral=0.0, contradiction=1.0)
    story.pair("a:0:0", "b:0:0", forward=contradicts, backward=contradicts)
    assert [f.category for f in conflicts(story)] == [Category.NUMBER]


@pytest.mark.parametrize(
    ("lines", "categories"),
    [
        (("The storm sank 58,000 rafts.",) * 2, [Category.NUMBER]),
        (("The storm sank rafts.",) * 2, [Category.STATEMENT]),
        (("The storm sank 58,000 rafts.",) * 3, [Category.NUMBER]),
    ],
)
def test_passages_agree_once(build, lines, categories):
    story = build()
    fact = {"58,000": NUMBER} if "58,000" in lines[0] else {}
    ids = [story.say(source, line, fact) for source, line in zip("abc", lines, strict=False)]
    for left, right in combinations(ids, 2):
        story.pair(left, right, similarity=1.0)
    found = decide(story.dossier(), SETTINGS, JUDGE)
    assert [f.category for f in found if f.kind is Kind.AGREEMENT] == categories


def test_an_empty_story_has_no_findings(build):
    assert decide(build().dossier(), SETTINGS, JUDGE) == ()


def link(dossier, left, right, kind, *, confidence=0.9, values=True):
    answers = []
    for claim_id in (left, right):
        claim = dossier.claim(claim_id)
        answers.append(
            fact_answer(claim, claim.facts[0]) if values else claim_answer(dossier, claim)
        )
    return Link(
        left=answers[0],
        right=answers[1],
        kind=kind,
        category=Category.NUMBER,
        confidence=confidence,
        reasons=(),
    )


def test_evidence_that_fits_two_sides_speaks_for_neither(build):
    story = build()
    for source, number in (("a", "14"), ("b", "24"), ("c", "4")):
        story.say(source, f"{number} boats sank.", {number: NUMBER})
    dossier = story.dossier()
    links = [
        link(dossier, "a:0:0", "b:0:0", Kind.CONFLICT),
        # 'conftest.compare' holds 4 compatible with both 14 and 24.
        link(dossier, "a:0:0", "c:0:0", Kind.VARIANT),
    ]
    (conflict, *_) = gather(dossier, links, SETTINGS)
    assert [[a.source for a in side] for side in conflict.sides] == [["a"], ["b"]]


def hedged_boats(build, *told, links):
    """Conflicting counts of boats, some hedged; ``links`` are (source, source, kind)."""
    story = build()
    for source, number in zip("abcdef", (number for number, _ in told), strict=False):
        story.say(source, f"{number} boats sank.", {number: NUMBER})
    dossier = story.dossier()
    hedges = dict(zip("abcdef", (hedge for _, hedge in told), strict=False))

    def read(answer):
        fact = answer.fact.model_copy(update={"modifier": hedges[answer.source]})
        return answer.model_copy(update={"fact": fact})

    made = (link(dossier, f"{a}:0:0", f"{b}:0:0", kind) for a, b, kind in links)
    return dossier, [
        one.model_copy(update={"left": read(one.left), "right": read(one.right)}) for one in made
    ]


@pytest.mark.parametrize(
    ("told", "links", "sides"),
    [
        # 'At least six' is told after 'six': a development, but no answer of its own.
        (
            [("6", None), ("6", Modifier.AT_LEAST), ("4", None)],
            [("a", "c", Kind.CONFLICT), ("b", "c", Kind.CONFLICT), ("a", "b", Kind.DEVELOPMENT)],
            [["6, or at least 6"], ["4"]],
        ),
        # 'At least six' comes first and would have the nine that it does not exclude.
        (
            [("6", Modifier.AT_LEAST), ("9", None), ("6", None), ("4", None)],
            [("c", "b", Kind.CONFLICT), ("c", "d", Kind.CONFLICT), ("a", "d", Kind.CONFLICT),
             ("a", "b", Kind.VARIANT), ("a", "c", Kind.VARIANT)],
            [["6, or at least 6"], ["9"], ["4"]],
        ),
        # Put right at its source, from one to the other: that is what the finding is about.
        (
            [("6", None), ("6", Modifier.AT_LEAST)],
            [("a", "b", Kind.CONFLICT)],
            [["6"], ["at least 6"]],
        ),
        # What 'more than 5' does not exclude is another figure all the same.
        (
            [("4", None), ("5", Modifier.MORE_THAN), ("50", Modifier.AT_LEAST)],
            [("a", "b", Kind.CONFLICT), ("a", "c", Kind.CONFLICT)],
            [["4"], ["more than 5"], ["at least 50"]],
        ),
        # Another figure is another answer, hedged or not.
        (
            [("6", None), ("7", Modifier.AT_LEAST), ("9", None)],
            [("a", "c", Kind.CONFLICT), ("a", "b", Kind.CONFLICT)],
            [["6"], ["at least 7"], ["9"]],
        ),
    ],
)  # fmt: skip
def test_a_figure_and_the_same_hedged_are_one_side(build, told, links, sides):
    (conflict, *_) = gather(*hedged_boats(build, *told, links=links), SETTINGS)
    assert [[value] for value in values(conflict.sides)] == sides


@pytest.mark.parametrize(
    ("kind", "confidence", "shown"),
    [
        (Kind.CONFLICT, 0.59, False),
        (Kind.CONFLICT, 0.6, True),
        (Kind.DEVELOPMENT, 0.59, False),
        (Kind.DEVELOPMENT, 0.6, True),
        (Kind.AGREEMENT, 0.01, True),
    ],
)
def test_what_is_too_unsure_is_not_shown(build, kind, confidence, shown):
    story = storm(build, "14", "41")
    dossier = story.dossier()
    links = [link(dossier, "a:0:0", "b:0:0", kind, confidence=confidence)]
    assert bool(list(gather(dossier, links, SETTINGS))) is shown


def test_a_development_says_which_answer_is_newer(build):
    story = build()
    for source, number in (("a", "14"), ("b", "20")):
        story.say(source, f"{number} sailors died.", {number: (FactKind.NUMBER, "dead")})
    story.published = {"a": 6, "b": 9}
    dossier = story.dossier()
    (finding,) = [f for f in decide(dossier, SETTINGS, JUDGE) if f.kind is Kind.DEVELOPMENT]
    assert finding.reasons[-1] == LATER


def test_two_values_that_several_sources_both_give_answer_two_questions(build):
    story = build()
    for source in "ab":
        for number in ("404", "440"):
            story.say(source, f"She made {number} yards.", {number: (FactKind.NUMBER, "yard")})
    dossier = story.dossier()
    alike = [link(dossier, f"a:{n}:0", f"b:{n}:0", Kind.AGREEMENT) for n in (0, 1)]
    apart = [link(dossier, "a:0:0", "b:1:0", Kind.CONFLICT)]
    assert [s.kind for s in gather(dossier, apart, SETTINGS)] == [Kind.CONFLICT]
    kinds = {s.kind for s in gather(dossier, [*apart, *alike], SETTINGS)}
    assert Kind.CONFLICT not in kinds


def test_a_tally_that_goes_up_and_down_is_no_development(build):
    story = storm(build, "58", "18", "58")
    story.published = {"a": 6, "b": 9, "c": 12}
    dossier = story.dossier()
    links = [link(dossier, "b:0:0", "c:0:0", Kind.DEVELOPMENT)]
    links.append(link(dossier, "a:0:0", "c:0:0", Kind.AGREEMENT))
    assert next(iter(gather(dossier, links, SETTINGS))).kind is Kind.CONFLICT


@pytest.mark.parametrize(
    ("kind", "asked"),
    [
        (FactKind.NUMBER, "How many boats?"),
        (FactKind.DATE, "When: “The storm sank … boats in the old harbour on Friday night”?"),
        (FactKind.PLACE, "Where: “The storm sank … boats in the old harbour on Friday night”?"),
    ],
)
def test_the_question_is_asked_in_words(build, kind, asked):
    story = build()
    for source, value in (("a", "14"), ("b", "41")):
        line = f"The storm sank {value} boats in the old harbour on Friday night."
        story.say(source, line, {value: (kind, "boat")})
    (finding,) = conflicts(story)
    assert finding.question == asked


def test_counts_of_people_are_asked_for_by_what_befell_them(build):
    story = build()
    for source, value in (("a", "14"), ("b", "41")):
        story.say(source, f"The old tram hit {value} people.", {value: (FactKind.NUMBER, "people")})
    (finding,) = conflicts(story)
    assert finding.question == "How many: “The old tram hit … people”?"


def test_the_same_words_from_two_mouths_conflict_though_the_words_agree(build):
    story = build()
    words = "We shall rebuild the old bridge"
    for source, speaker in (("a", "Ann Roe"), ("b", "Karl Voss")):
        story.say(
            source,
            words,
            {words: (FactKind.QUOTE, speaker)},
        )
        story.say(source, f"So said {speaker}.", {speaker: (FactKind.PERSON, None)})
    entails = NliScores(entailment=1.0, neutral=0.0, contradiction=0.0)
    story.pair("a:0:0", "b:0:0", forward=entails, backward=entails)
    (finding,) = conflicts(story)
    assert finding.category is Category.QUOTE
    assert [side.value for side in finding.sides] == ["Ann Roe", "Karl Voss"]


def test_a_copy_agrees_with_its_original_as_one_witness(build):
    story = storm(build, "14", "14")
    story.pair("a:0:0", "b:0:0")
    dossier = story.dossier()
    object.__setattr__(dossier, "origins", {"a": "o1", "b": "o1"})
    (agreement,) = [f for f in decide(dossier, SETTINGS, JUDGE) if f.kind is Kind.AGREEMENT]
    assert agreement.confidence == 0.5
    assert "one witness" in agreement.reasons[-1]


def test_a_reason_that_differs_only_by_capitals_is_told_once(build):
    story = build()
    for source, number in zip("abc", ("seven", "Seven", "nine"), strict=True):
        line = f"Asked about boats: {number} boats sank in the old harbour on Friday night."
        story.say(source, line, {number: NUMBER})
    (finding,) = conflicts(story)
    told = [reason.casefold() for reason in finding.reasons]
    assert len(told) == len(set(told))


def test_two_sides_are_set_against_each_other_once(build):
    (finding,) = conflicts(storm(build, "14", "41", "14", "41"))
    assert len([reason for reason in finding.reasons if "is not" in reason]) == 1


def test_reasons_are_whole_sentences(build):
    (finding,) = conflicts(storm(build, "14", "41", "14"))
    assert all(reason[0].upper() == reason[0] and reason[-1] == "." for reason in finding.reasons)


def test_a_source_answers_a_question_with_one_value(build):
    """The likest figures answer one question, and so the others do not."""
    story = build()
    ill, beds = ("64", "71"), ("19", "14")
    for source, first, second in zip("ab", ill, beds, strict=True):
        story.say(source, f"{first} are ill.", {first: NUMBER})
        story.say(source, f"{second} are in hospital.", {second: NUMBER})
    dossier = story.dossier()
    told = {
        quote: fact_answer(claim, claim.facts[0])
        for claim in dossier.claims
        for quote in (claim.facts[0].quote,)
    }
    links = [
        Link(
            left=told[left],
            right=told[right],
            kind=Kind.CONFLICT,
            category=Category.NUMBER,
            confidence=confidence,
            reasons=(),
        )
        for left, right, confidence in (("64", "71", 0.9), ("19", "14", 0.8), ("64", "14", 0.7))
    ]
    slots = list(gather(dossier, links, SETTINGS))
    assert [{a.value for side in slot.sides for a in side} for slot in slots] == [
        {"64", "71"},
        {"19", "14"},
    ]
