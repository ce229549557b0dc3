"""A value that was put right at its source, and stands elsewhere as it was."""

from dataclasses import replace

from checker.findings.corrections import correction_links, corrections
from checker.findings.decide import decide
from checker.records.fact import FactKind
from checker.records.finding import Kind, Severity
from checker.settings import FindingSettings

TOLD = "police said {} lorries were stopped at the northern bridge"


def say(built, source, number):
    return built.say(source, TOLD.format(number), {number: (FactKind.NUMBER, "lorry")})


def versions(build, before="31", now="13"):
    built = build()
    say(built, "mail before", before)
    say(built, "mail", now)
    return corrections(_nouns(built.dossier()))


def _nouns(dossier):
    """The dossier with words that tell what a sentence is of."""
    sentences = {
        source: tuple(
            s.model_copy(
                update={"tokens": tuple(t.model_copy(update={"pos": "NOUN"}) for t in s.tokens)}
            )
            for s in told
        )
        for source, told in dossier.sentences.items()
    }
    return replace(dossier, sentences=sentences)


def story(build, copy="31", line=None):
    built = build()
    say(built, "mail", "13")
    if line:
        built.say("gazette", line, {copy: (FactKind.NUMBER, "lorry")})
    else:
        say(built, "gazette", copy)
    return replace(_nouns(built.dossier()), corrections=versions(build))


def test_what_was_put_right_is_seen(build):
    (one,) = versions(build)
    assert (one.before.quote, one.now.quote) == ("31", "13")
    assert versions(build, now="31") == ()


def test_copy_that_still_carries_it_is_told(build):
    (link,) = correction_links(story(build))
    assert (link.left.source, link.right.source) == ("mail", "gazette")
    assert link.reasons[0].startswith("Corrected at source: The Mail now has “13” for “31”")


def test_copy_that_has_the_new_value_is_not(build):
    assert not list(correction_links(story(build, copy="13")))


def test_the_same_value_of_another_thing_is_not(build):
    line = "the festival sold tickets for 31 lorries"
    assert not list(correction_links(story(build, line=line)))


def test_the_finding_is_a_grave_conflict_whatever_came_later(build):
    findings = decide(story(build), FindingSettings())
    (conflict,) = [f for f in findings if f.kind is Kind.CONFLICT]
    assert conflict.severity is Severity.HIGH
    assert "Corrected at source" in conflict.reasons[0]
