import pytest

from checker.errors import GoldError
from checker.evaluate.passages import read_passages
from tests.evaluate.written import claim, fact, passage, placed


def cuts(found, spans):
    return [span.cut(found.gold.text) for span in spans]


def test_sentences_are_found_one_after_the_other():
    found = placed("It rained. It rained.", ["It rained.", "It rained."])
    assert [(s.start, s.end) for s in found.sentences] == [(0, 10), (11, 21)]


def test_junk_lies_where_no_sentence_does():
    found = placed("Rain fell all day\nRain", ["Rain fell all day"], junk=["Rain"])
    assert [span.start for span in found.junk] == [18]


def test_pieces_of_a_claim_are_found_at_word_edges_and_in_order():
    text = "Thermos flasks, the mayor said, were the gift."
    found = placed(text, [text], [claim(["the mayor", "the gift"]), claim("flasks")])
    assert cuts(found, found.claims[0].spans) == ["the mayor", "the gift"]
    assert cuts(found, found.claims[1].spans) == ["flasks"]
    assert found.claims[0].spans[0].start == text.index("the mayor")


def test_a_fact_is_looked_for_in_its_claim_first():
    text = "Two of the boats and two of the crews were lost."
    found = placed(text, [text], [claim("two of the crews were lost", [fact("two")])])
    (where,) = found.claims[0].facts
    assert (where.span.start, where.inside) == (text.index("two"), True)


def test_a_fact_about_the_speaking_lies_outside_the_claim():
    text = "The pier is shut, he said on Monday."
    found = placed(text, [text], [claim("The pier is shut", [fact("Monday")])])
    (where,) = found.claims[0].facts
    assert (where.span.cut(text), where.inside) == ("Monday", False)


def test_a_time_stamp_is_the_nearest_one_before():
    text = "9:15 Doors open.\n9:30 Talks begin."
    stamped = claim("Talks begin", [fact("9")], sentence=1)
    found = placed(text, ["Doors open.", "Talks begin."], [stamped], context=["9:15", "9:30"])
    assert found.claims[0].facts[0].span.start == text.index("9:30")


@pytest.mark.parametrize(
    ("sentences", "claims", "junk"),
    [
        (["It snowed."], [], []),
        (["It rained."], [claim("snowed")], []),
        (["It rained."], [claim("It", [fact("7")])], []),
        (["It rained."], [], ["Menu"]),
    ],
)
def test_pieces_that_are_not_there_are_an_error(sentences, claims, junk):
    with pytest.raises(GoldError, match=r"^x: "):
        placed("It rained.", sentences, claims, junk=junk)


def test_passages_are_read_from_a_file(tmp_path, pack_lines):
    path = pack_lines(tmp_path / "p.jsonl.gz", [passage("It rained.", ["It rained."])])
    assert [found.gold.id for found in read_passages(path)] == ["x"]


def test_a_line_that_is_no_passage_is_named(tmp_path, pack_lines):
    path = pack_lines(tmp_path / "p.jsonl.gz", [{"id": "x"}])
    with pytest.raises(GoldError, match=r"p.jsonl.gz: line 1: "):
        read_passages(path)
