import pytest

from checker.findings.besides import besides_others
from checker.records.fact import FactKind

COUNTS = [
    ("The driver and 3 others were hurt.", True),
    ("She and another 3 were hurt.", True),
    ("Also hurt were the other 3 riders.", True),
    ("A guard died and 3 more were hurt.", True),
    ("He and 3 of his other riders fell.", True),
    ("In all 3 riders were hurt.", False),
    ("The crash hurt 3 more than last year.", False),
    ("Of all riders 3 were hurt, others fled.", False),
]


@pytest.mark.parametrize(("line", "expected"), COUNTS, ids=[line for line, _ in COUNTS])
def test_counts_beside_somebody_told_of_apart(build, line, expected):
    story = build()
    story.say("a", line, {"3": (FactKind.NUMBER, "rider")})
    dossier = story.dossier()
    (held,) = dossier.facts(FactKind.NUMBER)
    assert besides_others(dossier, held) is expected


def test_other_kinds_leave_nobody_out(build):
    story = build()
    story.say("a", "It ran another 3 hours.", {"3": (FactKind.DURATION, "run")})
    dossier = story.dossier()
    (held,) = dossier.facts(FactKind.DURATION)
    assert not besides_others(dossier, held)
