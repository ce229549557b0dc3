import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.records.base import Span
from checker.records.finding import Evidence, MarkedBlock, ReportSource
from checker.report.excerpt import CONTEXT, excerpt


def source(text, *junk):
    return ReportSource(
        id="a", name="A", title="", published=None, origin="o1", text=text,
        blocks=tuple(MarkedBlock(start=s, end=e, kind="junk") for s, e in junk),
    )  # fmt: skip


def evidence(text, quote, *focus):
    start = text.index(quote)
    places = [text.index(words, start) for words in focus]
    spans = tuple(
        Span(start=at, end=at + len(words)) for at, words in zip(places, focus, strict=True)
    )
    return Evidence(source="a", start=start, end=start + len(quote), quote=quote, focus=spans)


def marked(shown):
    return [segment.text for segment in shown.quote if segment.marks]


def test_the_words_in_focus_are_marked():
    text = "The toll is 4 marks a day."
    assert marked(excerpt(source(text), evidence(text, text, "4 marks"))) == ["4 marks"]


def test_else_the_value_where_the_quote_has_it():
    text = "The toll is 4 Marks a day, 44 marks a week."
    assert marked(excerpt(source(text), evidence(text, text), "4 marks")) == ["4 Marks"]


def test_a_value_that_is_the_quote_is_not_marked():
    text = "The bridge is safe"
    assert marked(excerpt(source(text), evidence(text, text), text)) == []


def test_else_the_words_the_other_side_lacks():
    text = "The toll is four marks."
    shown = excerpt(source(text), evidence(text, text), "4", ["The toll is five marks."])
    assert marked(shown) == ["four"]


SAID = "The old pier will hold, Mayor Ida Brandt said. Brandt was mayor before."


def around(shown):
    return [s.text for part in (shown.leading, shown.trailing) for s in part if s.marks]


def test_whoever_is_given_the_same_words_is_marked_beside_them():
    words = "The old pier will hold"
    shown = excerpt(source(SAID), evidence(SAID, words), "Ida Brandt", [words])
    assert (marked(shown), around(shown)) == ([], ["Ida Brandt"])
    text = "Mayor Brandt and the owner spoke. Brandt said: The old pier will hold."
    shown = excerpt(source(text), evidence(text, words), "Ida Brandt", [words])
    assert around(shown) == ["Brandt"]
    assert "".join(segment.text for segment in shown.leading) == shown.before


@pytest.mark.parametrize("value", ["", "the pier will hold", "safe", "the mayor", "9"])
def test_what_names_nobody_there_is_not_marked_around(value):
    words = "The old pier will hold"
    assert around(excerpt(source(SAID), evidence(SAID, words), value, [words])) == []


def test_nobody_is_marked_around_words_that_differ_or_stand_alone():
    shown = excerpt(source(SAID), evidence(SAID, "The old pier will hold"), "Ida Brandt")
    assert around(shown) == []
    others = ["The old pier will break"]
    shown = excerpt(source(SAID), evidence(SAID, "The old pier will hold"), "Ida Brandt", others)
    assert (marked(shown), around(shown)) == (["hold"], [])


def test_context_is_cut_between_words():
    text = "ab " * 100 + "quote" + " cd" * 100
    shown = excerpt(source(text), evidence(text, "quote"))
    assert shown.before.startswith("… ab ab")
    assert shown.after.endswith("cd cd …")
    assert len(shown.before) <= CONTEXT + 2


def test_a_text_that_ends_is_not_said_to_go_on():
    text = "One two three."
    shown = excerpt(source(text), evidence(text, "two"))
    assert (shown.before, shown.after) == ("One ", " three.")


def test_the_paragraph_before_is_told_in_one_line_and_the_next_is_left_out():
    text = "First.\n\nSecond. So.\n \nThird."
    shown = excerpt(source(text), evidence(text, "Second."))
    assert (shown.before, shown.after) == ("First. ¶ ", " So.")


def test_blocks_are_paragraphs_even_without_an_empty_line_between():
    text = "Fog delays ferries\nTOLSAY - Three ferries waited.\nPhoto: A. Roe"
    starts = [0, text.index("TOLSAY"), text.index("Photo")]
    blocks = [
        MarkedBlock(start=start, end=end, kind="body")
        for start, end in zip(starts, [18, 48, len(text)], strict=True)
    ]
    shown = excerpt(
        source(text).model_copy(update={"blocks": tuple(blocks)}),
        evidence(text, "Three ferries waited."),
    )
    assert (shown.before, shown.after) == ("Fog delays ferries ¶ TOLSAY - ", "")


def test_page_junk_is_no_context():
    text = "Menu\n\nThe quote is here.\n\nLeave a Reply"
    shown = excerpt(source(text, (0, 4), (26, 39)), evidence(text, "The quote is here."))
    assert (shown.before, shown.after) == ("", "")


def test_a_quote_from_junk_still_shows():
    text = "Menu of the day: soup"
    assert excerpt(source(text, (0, 21)), evidence(text, "the day")).quote[0].text == "the day"


@given(st.text(), st.data())
def test_the_quote_is_never_altered(text, draw):
    start = draw.draw(st.integers(0, len(text)))
    end = draw.draw(st.integers(start, len(text)))
    quote = Evidence(source="a", start=start, end=end, quote=text[start:end])
    shown = excerpt(source(text), quote, text[:2], [text])
    assert "".join(segment.text for segment in shown.quote) == text[start:end]
