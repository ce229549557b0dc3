import pytest

from checker.findings.besides import (
    besides_others,
    differ_by_culprit,
    measured_as,
    merely_compared,
    of_a_part_alone,
    over_years,
    per_time,
)
from checker.records.fact import FactKind


def held(build, line, quote, fact):
    """The dossier of a line with one value, and that value with its claim."""
    story = build()
    story.say("a", line, {quote: fact})
    dossier = story.dossier()
    (value,) = dossier.facts(fact[0])
    return dossier, value


COUNTS = [
    ("The driver and 3 others were hurt.", True),
    ("She and another 3 were hurt.", True),
    ("Also hurt were the other 3 riders.", True),
    ("A guard died and 3 more were hurt.", True),
    ("He and 3 of his other riders fell.", True),
    ("In all 3 riders were hurt.", False),
    ("The boy and his 3 riders were hurt.", True),
    ("Dead are 3 men and two women.", True),
    ("Dead are 3 young men and a woman.", True),
    ("Dead are two males and 3 females.", True),
    ("Dead are 3 men and a horse.", False),
    ("Dead are 3 women.", False),
    ("A young girl and 3 riders were hurt.", True),
    ("The identities of 3 riders have been told.", True),
    ("The crash hurt 3 more than last year.", False),
    ("Of all riders 3 were hurt, others fled.", False),
    ("Twelve riders fell, 3 of them on the bridge.", True),
    ("Twelve were hurt, 3 critically.", True),
    ("In all 3 seriously hurt riders were flown out.", True),
    ("The blast killed 3 riders at the scene.", True),
    ("There 3 died instantly.", True),
    ("By noon 3 riders killed in the fall at Lund had been identified.", True),
    ("A rider identified 3 thieves at the scene of another theft in Lund.", True),
    ("By noon 3 riders had died, who identified with the cause.", False),
    ("She said 3 of the riders were hurt.", False),
    ("They took 3 riders to Lund General Hospital, and one to St. Ann's.", True),
    ("3 riders were flown to the clinic in Lund in serious condition, one was taken to Ost.", True),
    ("3 riders were taken to hospital, one of the horses ran away.", False),
    ("3 riders were taken to hospital on 4 May.", False),
]


@pytest.mark.parametrize(("line", "expected"), COUNTS, ids=[line for line, _ in COUNTS])
def test_counts_beside_somebody_told_of_apart(build, line, expected):
    assert besides_others(*held(build, line, "3", (FactKind.NUMBER, "rider"))) is expected


def test_other_kinds_leave_nobody_out(build):
    assert not besides_others(
        *held(build, "It ran another 3 hours.", "3", (FactKind.DURATION, "run"))
    )


TOLLS = [
    ("6 people died, including the gunman.", "6", "5 people died.", "5", True),
    ("5 people died.", "5", "6 people died, including the gunman.", "6", True),
    ("9 died, among them the two attackers.", "9", "7 people died.", "7", True),
    ("6 people died, including a suspected looter.", "6", "5 died.", "5", False),
    ("6 people died, including the gunman.", "6", "9 people died.", "9", False),
    ("6 people died, including the gunman.", "6", "3 people died.", "3", False),
    ("6 died, including the gunman.", "6", "5 died, including the gunman.", "5", False),
    ("6 people died, including a child.", "6", "5 people died.", "5", False),
    ("6 people are dead.", "6", "He killed 5 of us, and then himself.", "5", True),
    ("7 people are dead.", "7", "He killed 5 of us, and then himself.", "5", False),
]


@pytest.mark.parametrize(("one", "six", "other", "five", "expected"), TOLLS)
def test_counts_that_differ_by_who_did_it(build, one, six, other, five, expected):
    story = build()
    story.say("a", one, {six: (FactKind.NUMBER, "people")})
    story.say("b", other, {five: (FactKind.NUMBER, "people")})
    dossier = story.dossier()
    (left,), (right,) = (dossier.facts_of(source) for source in "ab")
    assert differ_by_culprit(dossier, left, right) is expected


DAYS = [
    ("Sales were lower than in 2019.", True),
    ("The trial took longer than the one in 2019.", True),
    ("Turnout was 61%, against 64% in 2019.", True),
    ("Prices rose, compared with a fall of 3% in 2019.", True),
    ("It rained twice as hard as in 2019.", True),
    ("Unlike in 2019, the vote was calm.", True),
    ("The bridge will not reopen until 2019.", True),
    ("More than 40 were arrested in 2019.", False),
    ("It opened in 2019.", False),
    ("The vote against the levy was held in 2019.", False),
]


@pytest.mark.parametrize(("line", "expected"), DAYS, ids=[line for line, _ in DAYS])
def test_days_to_compare_with(build, line, expected):
    assert merely_compared(*held(build, line, "2019", (FactKind.DATE, None))) is expected


FORMER = [
    ("It pays 45 cents, up from 3.", True),
    ("It pays 45 cents, down from about 3.", True),
    ("It moved up 3 cents.", False),
    ("They came from 3 towns.", False),
    ("It grew from 3 boats to 9.", True),
    ("It rose from about 3 to 9 cents.", True),
    ("Boats came from 3 towns to look.", False),
]


@pytest.mark.parametrize(("line", "expected"), FORMER, ids=[line for line, _ in FORMER])
def test_figures_that_held_before(build, line, expected):
    assert merely_compared(*held(build, line, "3", (FactKind.NUMBER, "cent"))) is expected


PARTS = [
    ("In Berlin alone 3 bridges closed.", True),
    ("On Tuesday alone, 3 bridges closed.", True),
    ("In the first week alone 3 bridges closed.", True),
    ("In 2019 alone, 3 bridges closed.", True),
    ("The men who live alone closed 3 bridges.", False),
    ("In Berlin 3 bridges closed.", False),
]


@pytest.mark.parametrize(("line", "expected"), PARTS, ids=[line for line, _ in PARTS])
def test_quantities_of_one_place_or_time_alone(build, line, expected):
    assert of_a_part_alone(held(build, line, "3", (FactKind.NUMBER, "bridge"))[1]) is expected


MEASURES = [
    ("Prices rose 3%, food excluded.", "Prices rose 3%.", True),
    ("Excluding food, prices rose 3%.", "Core prices rose 3%.", False),
    ("Core prices rose 3%.", "Prices rose 3%.", True),
    ("It made 3% before tax.", "It made 3% after tax.", True),
    ("Like-for-like sales rose 3%.", "Sales rose 3%.", True),
    ("Sales rose 3%.", "Sales went up by 3%.", False),
]


@pytest.mark.parametrize(("one", "other", "expected"), MEASURES)
def test_figures_by_two_measures(build, one, other, expected):
    left, right = (held(build, line, "3%", (FactKind.PERCENT, None)) for line in (one, other))
    assert (measured_as(*left) != measured_as(*right)) is expected


RATES = [
    ("It is averaging about 3 deaths.", True),
    ("There are 3 new daily cases.", True),
    ("There were 3 deaths from the heat a day.", True),
    ("It has a weekly average of 3 deaths.", True),
    ("There were 3 deaths in a day.", False),
    ("It brought 3 deaths a day after the fire.", False),
    ("There were 3 deaths, a day after the fire.", False),
]


@pytest.mark.parametrize(("line", "expected"), RATES, ids=[line for line, _ in RATES])
def test_counts_that_are_rates(build, line, expected):
    assert per_time(*held(build, line, "3", (FactKind.NUMBER, "death"))) is expected


SUMS = [
    ("They want 5bn in new spending over the next decade.", True),
    ("They want 5bn over ten years.", True),
    ("They want 5bn across a five-year plan.", True),
    ("They want 5bn this year.", False),
    ("They want 5bn, and were over the moon for years.", False),
]


@pytest.mark.parametrize(("line", "expected"), SUMS, ids=[line for line, _ in SUMS])
def test_sums_of_several_years(build, line, expected):
    assert over_years(*held(build, line, "5bn", (FactKind.MONEY, None))) is expected
