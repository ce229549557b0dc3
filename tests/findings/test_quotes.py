from dataclasses import replace

import pytest

from checker.findings.people import People
from checker.findings.quotes import quote_links, turned_round
from checker.records.fact import Comparison, FactKind, Level
from checker.records.finding import Category, Kind

WORDS = "we shall rebuild the old bridge"


def links(dossier):
    return list(quote_links(dossier, People.of(dossier)))


def said(words, speaker):
    return {words: (FactKind.QUOTE, speaker), speaker: (FactKind.PERSON, None)}


def test_the_same_words_by_two_people_conflict(build):
    story = build()
    story.say("a", f'"{WORDS}," Ann Roe said.', said(WORDS, "Ann Roe"))
    story.say("b", f'"{WORDS}," Karl Voss said.', said(WORDS, "Karl Voss"))
    (link,) = links(story.dossier())
    assert (link.kind, link.category) == (Kind.CONFLICT, Category.QUOTE)
    assert "Ann Roe" in link.reasons[0]
    assert "Karl Voss" in link.reasons[0]


@pytest.mark.parametrize(
    ("line", "speaker", "sure"),
    [
        (f'"{WORDS}," he said.', "Karl Voss", True),
        (f'"{WORDS}," Karl Voss said.', "Karl Voss", True),
        (f'"He is right, {WORDS}," Karl Voss said.', "Karl Voss", True),
        (f'"{WORDS}," she said.', "Eva Lund", False),
        (f'"{WORDS}," she said he had said.', "Karl Voss", False),
        (f'"{WORDS}," Robin Lund said.', "Robin Lund", False),
    ],
)
def test_a_she_beside_the_quote_is_no_man_whoever_she_is(build, line, speaker, sure):
    story = build()
    quoted = next(part for part in line.split('"') if WORDS in part).rstrip(",")
    story.say("a", f'"{WORDS}," she said.', {WORDS: (FactKind.QUOTE, "Ann Roe")})
    story.say("b", line, {quoted: (FactKind.QUOTE, speaker)})
    for name in ("Ann Roe", speaker):
        story.say(
            "a" if name == "Ann Roe" else "b", f"{name} spoke.", {name: (FactKind.PERSON, None)}
        )
    (link,) = [link for link in links(story.dossier()) if link.kind is Kind.CONFLICT]
    assert (link.confidence >= 0.9) is sure


def test_a_bare_surname_that_several_bear_is_no_other_speaker(build):
    story = build()
    story.say("a", f'"{WORDS}," Roe said.', said(WORDS, "Roe"))
    story.say("b", f'"{WORDS}," Ann Roe said.', said(WORDS, "Ann Roe"))
    story.say("b", "Karl Roe left.", {"Karl Roe": (FactKind.PERSON, None)})
    assert Kind.CONFLICT not in {link.kind for link in links(story.dossier())}


def test_whoever_speaks_for_an_office_has_a_name_too(build):
    story = build()
    story.say("a", f'"{WORDS}," Karl Voss said.', said(WORDS, "Karl Voss"))
    story.say("b", f'"{WORDS}," Roe\'s office said.', said(WORDS, "Roe's office"))
    story.say("b", "Ann Roe left.", {"Ann Roe": (FactKind.PERSON, None)})
    assert Kind.CONFLICT not in {link.kind for link in links(story.dossier())}


@pytest.mark.parametrize(("before", "sure"), [("wrote a", False), ("wrote:", True)])
def test_words_within_those_of_another_have_no_sure_speaker(build, before, sure):
    story = build()
    story.say("a", f'"{WORDS}," Karl Voss said.', said(WORDS, "Karl Voss"))
    story.say("b", f'Ann Roe {before} "{WORDS}" once.', said(WORDS, "Ann Roe"))
    (link,) = links(story.dossier())
    assert (link.confidence > 0.5) is sure


def test_the_same_words_by_one_person_agree(build):
    story = build()
    for source in "ab":
        story.say(source, f'"{WORDS}," Ann Roe said.', said(WORDS, "Ann Roe"))
    (link,) = links(story.dossier())
    assert link.kind is Kind.AGREEMENT


@pytest.mark.parametrize(
    ("words", "speaker", "kinds"),
    [
        ("we shall build up the old bridge again", "Ann Roe", [Kind.VARIANT]),
        ("we shall build up the old bridge again", "Karl Voss", []),
        ("we shall never sell the mill", "Ann Roe", []),
    ],
)
def test_a_remark_in_other_words_is_one_by_one_speaker_alone(build, words, speaker, kinds):
    story = build()
    story.say("a", f'"{WORDS}," Ann Roe said.', said(WORDS, "Ann Roe"))
    story.say("b", f'"{words}," {speaker} said.', said(words, speaker))
    reworded = Comparison(level=Level.ALIAS, reason="reworded")
    dossier = replace(story.dossier(), compare=lambda *_: reworded)
    assert [link.kind for link in links(dossier)] == kinds


def test_a_remark_turned_round_of_which_one_source_quotes_more(build):
    story = build()
    story.say("a", "We would not have found them there.")
    thanks = story.say(
        "a", "I thank him for that.", {"I thank him for that": (FactKind.QUOTE, "Ann Roe")}
    )
    story.say(
        "b",
        "We would have found them there.",
        {"We would have found them": (FactKind.QUOTE, "Ann Roe")},
    )
    dossier = story.dossier()
    claim = dossier.claim(thanks)
    text = dossier.article("a").text
    whole = claim.facts[0].model_copy(update={"start": 0, "quote": text[: claim.facts[0].end]})
    longer = claim.model_copy(update={"facts": (whole, *claim.facts[1:])})
    others = [c for c in dossier.claims if c.id != thanks]
    (link,) = links(replace(dossier, claims=(*others, longer)))
    assert link.kind is Kind.CONFLICT
    assert "denies" in link.reasons[0]


def test_an_unknown_speaker_is_no_other_speaker(build):
    story = build()
    story.say("a", f'"{WORDS}," Ann Roe said.', said(WORDS, "Ann Roe"))
    story.say("b", f'"{WORDS}," she said.', {WORDS: (FactKind.QUOTE, None)})
    assert {link.kind for link in links(story.dossier())} == {Kind.AGREEMENT}


def test_a_misspelt_speaker_is_no_other_speaker(build):
    story = build()
    story.say("a", f'"{WORDS}," Jorun Haske said.', said(WORDS, "Jorun Haske"))
    story.say("b", f'"{WORDS}," Jorun Haaske said.', said(WORDS, "Jorun Haaske"))
    assert {link.kind for link in links(story.dossier())} == {Kind.AGREEMENT}


def test_short_quotes_are_terms_not_remarks(build):
    story = build()
    story.say("a", 'Ann Roe spoke of a "dark day".', said("dark day", "Ann Roe"))
    story.say("b", 'Karl Voss spoke of a "dark day".', said("dark day", "Karl Voss"))
    assert links(story.dossier()) == []


def test_other_words_are_another_remark(build):
    other = "nobody has asked the fishermen"
    story = build()
    story.say("a", f'"{WORDS}," Ann Roe said.', said(WORDS, "Ann Roe"))
    story.say("b", f'"{other}," Karl Voss said.', said(other, "Karl Voss"))
    assert links(story.dossier()) == []


@pytest.mark.parametrize(
    ("left", "right", "turned"),
    [
        ("i do not run for money", "i run for money", True),
        ("we be not leave they , we be stay", "we be leave they , we be not stay", True),
        ("i do not run for money", "i do not run for money today", False),
        ("we do not want war", "they build many new homes here", False),
        ("not now", "now", False),
        ("we be no long afraid of they", "we be not afraid of they", False),
        ("we be no longer afraid of they", "we be afraid of they", True),
        (
            "they do not leave they get mad that i tell they to leave and they start to shoot",
            "they get mad that i tell they to leave and they start to shoot",
            False,
        ),
        ("we be not here and run for money", "we be here and do not run for money", True),
    ],
)
def test_a_remark_turned_round(left, right, turned):
    assert turned_round(left.split(), right.split()) is turned
    assert turned_round(right.split(), left.split()) is turned


def test_a_not_that_one_source_lacks_is_a_conflict(build):
    plain, denied = "we came for the money alone", "we came not for the money alone"
    story = build()
    story.say("a", f'"{plain}," Ann Roe said.', said(plain, "Ann Roe"))
    story.say("b", f'"{denied}," Ann Roe said.', said(denied, "Ann Roe"))
    (link,) = links(story.dossier())
    assert (link.kind, link.category) == (Kind.CONFLICT, Category.QUOTE)
    assert "denies" in link.reasons[0]
