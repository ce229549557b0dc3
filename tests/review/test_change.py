from checker.review.change import changes
from tests.report.synthetic import story


def moved(finding, value=None, quote=None, **changed):
    first, *others = finding.sides
    evidence = first.evidence[0]
    update = {"quote": quote} if quote else {"start": evidence.start + 5, "end": evidence.end + 5}
    side = first.model_copy(
        update={
            "evidence": (evidence.model_copy(update=update),),
            **({"value": value, "normalized": value} if value else {}),
        }
    )
    return finding.model_copy(update={"sides": (side, *others), **changed})


def test_text_that_moved_says_the_same():
    finding = story("small").findings[0]
    assert changes(finding, moved(finding)) == ("The evidence was cut differently.",)


def test_a_new_answer_is_told_with_the_old():
    finding = story("small").findings[0]
    told = changes(finding, moved(finding, value="7 marks"))
    assert told == ("New answer: 7 marks", "No longer there: 4 marks")


def test_new_quotes_and_kinds_are_told():
    finding = story("small").findings[0]
    told = changes(finding, moved(finding, quote="It is 4 marks", kind="development"))
    assert told[0] == "New quote for 4 marks: “It is 4 marks”"
    assert told[1].startswith("Quote gone from 4 marks: “The toll is 4 marks")
    assert changes(finding, moved(finding, kind="development"), blind=True) == (
        "The evidence was cut differently.",
    )
