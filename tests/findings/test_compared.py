from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from checker.findings.compared import between, compatible_values, judged_values
from checker.findings.dossier import Dossier
from checker.records.fact import DateValue, FactKind, Level, Precision

BOATS = FactKind.NUMBER, "boat"


def test_values_that_may_both_hold_are_compared_across_sources_only(build):
    story = build()
    a, also = (story.say("a", line, {"14": BOATS}) for line in ("14 boats sank.", "All 14 sank."))
    b = story.say("b", "14 boats went down.", {"14": BOATS})
    story.opposed(a, also, level=Level.SAME)
    dossier = story.opposed(a, b, level=Level.SAME)
    ((pair, facts),) = compatible_values(dossier)
    assert between(dossier, pair, facts) == (("a", 0, 2), ("b", 0, 2))
    assert list(judged_values(dossier)) == []


@pytest.mark.parametrize(
    ("first", "last", "day", "fits"),
    [
        (date(2017, 1, 1), None, date(2021, 5, 4), False),
        (date(2021, 5, 3), None, date(2021, 5, 4), True),
        (None, date(2021, 12, 31), date(2021, 5, 4), False),
        (date(2021, 1, 1), date(2021, 12, 31), date(2021, 5, 4), True),
    ],
)
def test_an_open_period_is_no_other_word_for_every_day_in_it(build, first, last, day, fits):
    story = build()
    a = story.say("a", "He swept the bridge.", {"swept": (FactKind.DATE, None)})
    b = story.say("b", "He sweeps the bridge.", {"sweeps": (FactKind.DATE, None)})
    dossier = story.opposed(a, b, level=Level.MODIFIER)
    (pair,) = dossier.pairs
    (facts,) = pair.facts
    period = DateValue(first=first, last=last, precision=Precision.DAY)
    single = DateValue(first=day, last=day, precision=Precision.DAY)
    dated = facts.model_copy(
        update={
            "left": facts.left.model_copy(update={"value": period}),
            "right": facts.right.model_copy(update={"value": single}),
        }
    )
    told = replace(dossier, pairs=(pair.model_copy(update={"facts": (dated,)}),))
    assert bool(list(compatible_values(told))) is fits


@pytest.mark.parametrize(("lengths", "fits"), [(("14", "12"), True), (("84", "12"), False)])
def test_a_hedged_length_is_about_as_long(build, lengths, fits):
    story = build()
    ids = [
        story.say(source, f"It took {length} months.", {length: (FactKind.DURATION, None)})
        for source, length in zip("ab", lengths, strict=True)
    ]
    dossier = story.opposed(*ids, level=Level.MODIFIER)
    assert bool(list(compatible_values(dossier))) is fits


@pytest.mark.parametrize(("origins", "judged"), [(("o1", "o1"), False), (("o1", "o2"), True)])
def test_a_copy_carries_an_old_weekday_on(build, origins, judged):
    story = build()
    ids = [
        story.say(source, "It burned early Sunday.", {"early Sunday": (FactKind.DATE, None)})
        for source in "ab"
    ]
    dossier = replace(story.opposed(*ids), origins=dict(zip("ab", origins, strict=True)))
    assert bool(list(judged_values(dossier))) is judged


@pytest.mark.parametrize(
    ("other", "judged"),
    [
        ("Police believe that it was set alight today in Lund.", False),
        ("The police hold that it was set alight today in Lund.", True),
    ],
)
def test_a_sentence_that_was_copied_carries_an_old_day_on(build, other, judged):
    story = build()
    ids = [
        story.say(source, line, {"today": (FactKind.DATE, None)})
        for source, line in (
            ("a", "Police believe that it was set alight today in Lund."),
            ("b", other),
        )
    ]
    assert bool(list(judged_values(story.opposed(*ids)))) is judged


@pytest.mark.parametrize(("kind", "judged"), [(FactKind.DATE, False), (FactKind.NUMBER, True)])
def test_days_in_lines_of_a_log_are_no_answers_to_one_question(build, kind, judged):
    story = build()
    ids = [story.say("a", f"Seen on {n}", {str(n): (kind, None)}) for n in (2041, 2057)]
    assert bool(list(judged_values(story.opposed(*ids)))) is judged


@pytest.mark.parametrize(("lines", "judged"), [(2, True), (3, False)])
def test_lines_told_again_and_again_are_a_log(build, lines, judged):
    story = build()
    number = FactKind.NUMBER, None
    ids = [story.say("a", f"Dead in all: {n}", {str(n): number}) for n in (2, 3, 2)[:lines]]
    assert bool(list(judged_values(story.opposed(*ids[:2])))) is judged


@pytest.mark.parametrize(
    ("line", "quote", "kind", "judged"),
    [
        ("A man from Ost was shot.", "Ost", FactKind.PLACE, False),
        ("A man was shot in Ost.", "Ost", FactKind.PLACE, True),
        ("The attacks combined took 8 lives.", "8", FactKind.NUMBER, False),
        ("The attack took 8 lives.", "8", FactKind.NUMBER, True),
    ],
)
def test_where_from_and_in_all_answer_other_questions(build, line, quote, kind, judged):
    story = build()
    a = story.say("a", line, {quote: (kind, None)})
    other = "Lund" if kind is FactKind.PLACE else "3"
    b = story.say("b", f"It was {other}.", {other: (kind, None)})
    assert bool(list(judged_values(story.opposed(a, b)))) is judged


@pytest.mark.parametrize(("harm", "compared"), [("dead man", True), ("injured man", False)])
def test_people_who_came_to_different_harm_are_never_compared(build, harm, compared):
    story = build()
    a = story.say("a", "There were 14.", {"14": (FactKind.NUMBER, "dead man")})
    b = story.say("b", "It left 17.", {"17": (FactKind.NUMBER, harm)})
    assert bool(list(judged_values(story.opposed(a, b)))) is compared
    fits = story.opposed(a, b, level=Level.MODIFIER)
    assert bool([pair for pair, _ in compatible_values(fits)]) is compared


AGE = FactKind.AGE, "man"


@pytest.mark.parametrize(
    ("of", "also", "judged"),
    [("man", "31", False), ("man", "77", True), ("Ann Roe", "31", True)],
)
def test_two_ages_of_nobody_named_are_of_two_people(build, of, also, judged):
    story = build()
    a = story.say("a", "A man of 31 was rowing there.", {"31": (FactKind.AGE, of)})
    b = story.say("b", "There a man of 24 was rowing.", {"24": (FactKind.AGE, of)})
    story.say("b", f"A man of {also} swam.", {also: AGE})
    assert bool(list(judged_values(story.opposed(a, b)))) is judged


@pytest.mark.parametrize(("other", "judged"), [("Roe", True), ("Karl Voss", False)])
def test_ages_of_two_names_are_of_two_people(build, other, judged):
    story = build()
    a = story.say("a", "Ann Roe is 62.", {"62": (FactKind.AGE, "Ann Roe")})
    b = story.say("b", f"{other} is 26.", {"26": (FactKind.AGE, other)})
    assert bool(list(judged_values(story.opposed(a, b)))) is judged


@pytest.mark.parametrize(
    ("days", "older", "judged"),
    [(400, "63", False), (400, "64", False), (400, "65", True), (400, "61", True), (3, "63", True)],
)
def test_who_has_grown_older_is_of_two_ages(build, days, older, judged):
    story = build()
    a = story.say("a", "Ann Roe is 62.", {"62": (FactKind.AGE, "Ann Roe")})
    b = story.say("b", f"Ann Roe is now {older}.", {older: (FactKind.AGE, "Ann Roe")})
    dossier = story.opposed(a, b)
    day = datetime(2026, 5, 4, tzinfo=UTC)
    dates = {"a": day, "b": day + timedelta(days=days)}
    articles = tuple(
        article.model_copy(update={"published": dates[article.id]}) for article in dossier.articles
    )
    assert bool(list(judged_values(replace(dossier, articles=articles)))) is judged


@pytest.mark.parametrize(("counted", "judged"), [("man", False), ("boat", True)])
def test_one_of_those_counted_is_no_count(build, counted, judged):
    story = build()
    a = story.say("a", "In all 4 men fell there.", {"4": (FactKind.NUMBER, "man")})
    b = story.say("b", "There 1 man fell twice.", {"1": (FactKind.NUMBER, "man")})
    story.say("b", "Of all 4 were out.", {"4": (FactKind.NUMBER, counted)})
    assert bool(list(judged_values(story.opposed(a, b)))) is judged


@pytest.mark.parametrize(
    ("line", "judged"), [("Seen on 41", False), ("There it was later seen by us on 41", True)]
)
def test_a_line_of_a_list_is_set_against_nothing(build, line, judged):
    story = build()
    number = FactKind.NUMBER, None
    a = story.say("a", line, {"41": number})
    story.say("a", line.replace("41", "57"), {"57": number})
    b = story.say("b", "It was on 14 that they found it.", {"14": number})
    assert bool(list(judged_values(story.opposed(a, b)))) is judged


def test_states_of_some_out_of_many_exclude_nothing(build):
    story = build()
    counted = {"2": (FactKind.NUMBER, "guide"), "dead": (FactKind.STATUS, "2 guides")}
    a = story.say("a", "2 guides are dead.", counted)
    b = story.say("b", "The guides are free.", {"free": (FactKind.STATUS, "guides")})
    dossier = story.opposed(a, b, places=(1, 0), likeness=0.95)
    assert list(judged_values(dossier)) == []


def test_a_claim_with_both_values_excludes_neither(build):
    story = build()
    a = story.say("a", "Between 14 and 41 boats sank.", {"14": BOATS, "41": BOATS})
    b = story.say("b", "41 boats sank.", {"41": BOATS})
    dossier = story.opposed(a, b)
    assert list(judged_values(dossier)) == []


@pytest.mark.parametrize(
    ("other", "judged"), [("Sunk on Monday: 41 boats", False), ("Raised: 41 boats", True)]
)
def test_a_source_with_both_values_in_the_same_words_tells_of_two_things(build, other, judged):
    story = build()
    a = story.say("a", "Sunk on Monday: 14 boats", {"14": BOATS})
    story.say("a", other, {"41": BOATS})
    b = story.say("b", "On Monday 41 boats sank.", {"41": BOATS})
    assert bool(list(judged_values(story.opposed(a, b)))) is judged


def test_within_one_source_the_same_words_with_two_values_are_compared(build):
    story = build()
    a, also = (story.say("a", line, {line[:2]: BOATS}) for line in ("14 boats", "41 boats"))
    assert list(judged_values(story.opposed(a, also)))


@pytest.mark.parametrize(("predicate", "judged"), [("stop", False), ("visit", True)])
def test_one_of_a_predicate_counts_nothing(build, monkeypatch, predicate, judged):
    monkeypatch.setattr(Dossier, "predicate", lambda *_: predicate)
    story = build()
    a = story.say("a", "Lund is one stop.", {"one": (FactKind.NUMBER, "stop")})
    b = story.say("b", "There are 3 stops.", {"3": (FactKind.NUMBER, "stop")})
    dossier = story.opposed(a, b)
    assert bool(list(judged_values(dossier))) is judged


@pytest.mark.parametrize(
    ("predicates", "judged"),
    [(("demand", "agree"), False), (("demand", "want"), True), (("agree", "pay"), True)],
)
def test_what_is_wished_is_not_set_against_what_is(build, monkeypatch, predicates, judged):
    story = build()
    a = story.say("a", "Crews demand 14 boats.", {"14": BOATS})
    b = story.say("b", "They agreed on 12 boats.", {"12": BOATS})
    told = dict(zip((a, b), predicates, strict=True))
    monkeypatch.setattr(Dossier, "predicate", lambda _, claim: told[claim.id])
    dossier = story.opposed(a, b)
    assert bool(list(judged_values(dossier))) is judged


@pytest.mark.parametrize(
    ("one", "other", "judged"),
    [("14", "12-year-old boys", False), ("14-year-old boys", "12-year-old boys", True)],
)
def test_the_age_of_several_is_not_that_of_one(build, one, other, judged):
    ages = FactKind.AGE, "boy"
    story = build()
    a = story.say("a", f"A team of {one} won.", {one.split()[0]: ages})
    b = story.say("b", f"A team of {other} won.", {other.split()[0]: ages})
    dossier = story.opposed(a, b)
    assert bool(list(judged_values(dossier))) is judged


@pytest.mark.parametrize(
    ("lines", "subjects", "judged"),
    [
        (("The first man is tall.", "The second man is tall."), ("first man", "second man"), False),
        (("Koss finished first.", "Koss finished second."), ("Koss", "Koss"), True),
    ],
)
def test_a_rank_that_tells_who_is_meant_is_no_value(build, lines, subjects, judged):
    story = build()
    a = story.say("a", lines[0], {"first": (FactKind.NUMBER, "man")})
    b = story.say("b", lines[1], {"second": (FactKind.NUMBER, "man")})
    dossier = story.opposed(a, b)
    told = dict(zip((a, b), subjects, strict=True))
    claims = tuple(c.model_copy(update={"subject": told[c.id]}) for c in dossier.claims)
    assert bool(list(judged_values(replace(dossier, claims=claims)))) is judged


@pytest.mark.parametrize(("of", "judged"), [("round", True), ("rounds", True), ("fight", False)])
def test_ranks_of_two_rows_are_no_answers_to_one_question(build, of, judged):
    story = build()
    a = story.say("a", "Koss won in the first.", {"first": (FactKind.NUMBER, "round")})
    b = story.say("b", "Koss won in the second.", {"second": (FactKind.NUMBER, of)})
    assert bool(list(judged_values(story.opposed(a, b)))) is judged


@pytest.mark.parametrize(
    ("also", "judged"), [("It went on to Lund's coast.", False), ("It went on.", True)]
)
def test_places_that_one_source_names_both_have_a_part_each(build, also, judged):
    story = build()
    a = story.say("a", "The storm struck in Ost.", {"Ost": (FactKind.PLACE, None)})
    story.say("a", also)
    b = story.say("b", "A storm struck in Lund.", {"Lund": (FactKind.PLACE, None)})
    assert bool(list(judged_values(story.opposed(a, b)))) is judged


@pytest.mark.parametrize(
    ("line", "level", "fits"),
    [
        ("Another 14 fell.", Level.MODIFIER, False),
        ("All 14 fell.", Level.MODIFIER, True),
        ("Another 14 fell.", Level.SAME, True),
    ],
)
def test_what_is_told_apart_fits_no_other_figure(build, line, level, fits):
    story = build()
    a = story.say("a", line, {"14": BOATS})
    b = story.say("b", "At least 12 fell.", {"12": BOATS})
    assert bool(list(compatible_values(story.opposed(a, b, level=level)))) is fits


@pytest.mark.parametrize(
    ("also", "similarity", "judged"), [("61-38", 0.6, False), ("61-38", 0.9, True), ("", 0.6, True)]
)
def test_a_source_that_tells_of_several_ballots(build, also, similarity, judged):
    story = build()
    ballot = FactKind.SCORE, None
    a = story.say("a", "They kept it by 52-47.", {"52-47": ballot})
    if also:
        story.say("a", f"Before, it was {also}.", {also: ballot})
    b = story.say("b", "The vote was 55-44.", {"55-44": ballot})
    dossier = story.opposed(a, b, similarity=similarity)
    assert bool(list(judged_values(dossier))) is judged


@pytest.mark.parametrize(
    ("quote", "judged"),
    [
        ("Tue, 02 Jul 2013 12:28 CDT", False),
        ("Tuesday, July 2, 2013, 1:28PM GMT", False),
        ("12:28 p.m. on Tuesday, July 2, 2013", True),
        ("Tuesday, July 2, 2013", True),
    ],
)
def test_when_a_page_was_published_answers_nothing(build, quote, judged):
    story = build()
    a = story.say("a", "In 2013 a quake shook Lund.", {"2013": (FactKind.DATE, None)})
    b = story.say("b", "A quake shook Lund in 2012.", {"2012": (FactKind.DATE, None)})
    dossier = story.opposed(a, b)
    (pair,) = dossier.pairs
    (facts,) = pair.facts
    stamped = facts.model_copy(update={"left": facts.left.model_copy(update={"quote": quote})})
    told = replace(dossier, pairs=(pair.model_copy(update={"facts": (stamped,)}),))
    assert bool(list(judged_values(told))) is judged


@pytest.mark.parametrize(
    ("left", "right", "of", "fits"),
    [
        ("2", "1", ("gun", "person"), False),
        ("2", "1", ("gun", "gun"), True),
        ("2", "1", ("victim", "fatality"), False),
        ("2", "1", ("dead", "fatality"), True),
        ("2", "2", ("gun", "person"), True),
        ("1950", "1900", ("job", "worker"), True),
    ],
    ids=["two things", "one thing", "no harm", "one harm", "a hedge alone", "many"],
)
def test_few_are_at_least_one_of_the_same_thing_only(build, left, right, of, fits):
    story = build()
    ids = [
        story.say(source, f"There were {number} so.", {number: (FactKind.NUMBER, noun)})
        for source, number, noun in zip("ab", (left, right), of, strict=True)
    ]
    dossier = story.opposed(*ids, level=Level.MODIFIER)
    assert bool(list(compatible_values(dossier))) is fits


@pytest.mark.parametrize(("level", "fits"), [(Level.SAME, True), (Level.MODIFIER, False)])
def test_values_of_two_times_need_be_the_same(build, level, fits):
    story = build()
    ids = [
        story.say(
            source,
            f"In {year} there were {number} jobs.",
            {number: (FactKind.NUMBER, "job"), year: (FactKind.DATE, None)},
        )
        for source, year, number in (("a", "2015", "36000"), ("b", "2014", "31000"))
    ]
    dossier = story.opposed(*ids, level=level)
    assert bool(list(compatible_values(dossier))) is fits
