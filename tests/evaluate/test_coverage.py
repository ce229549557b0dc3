import pytest

from checker.errors import GoldError
from checker.evaluate.coverage import Wanted, evaluate_coverage, says
from checker.records.base import Span
from checker.records.claim import Claim
from checker.records.fact import Fact, QuantityValue, QuoteValue
from checker.records.finding import Category
from checker.settings import load_settings

TEXT = 'Roe said "forty lamps broke" when the storm came, and then she left the pier.'


def span(piece):
    start = TEXT.index(piece)
    return Span(start=start, end=start + len(piece))


def number(figure, piece="forty", kind="number"):
    return Fact(
        **span(piece).model_dump(), kind=kind, quote=piece,
        value=QuantityValue(low=figure, high=figure), normalized=str(figure),
    )  # fmt: skip


QUOTE = Fact(
    **span("forty lamps broke").model_dump(), kind="quote", quote="forty lamps broke",
    value=QuoteValue(words=("forty", "lamps", "broke")), normalized="forty lamps broke",
)  # fmt: skip


def claim(piece, *facts, text=""):
    return Claim(id="a:0:0", article="a", sentence=0, spans=(span(piece),), text=text, facts=facts)


@pytest.mark.parametrize(
    ("said", "quote", "wanted", "covered"),
    [
        (claim("forty lamps broke", number(40)), "forty lamps", ("40", "number", 40), True),
        (claim("forty lamps broke", number(41)), "forty lamps", ("40", "number", 40), False),
        (claim("forty lamps broke", number(40)), "left the pier", ("40", "number", 40), False),
        (claim("forty lamps broke", text="40 lamps"), "forty lamps", ("40", "number", None), True),
        (claim("forty lamps broke", text="lamps"), "forty lamps", ("40", "number", None), False),
        (claim("the storm came", text="A storm came."), "storm", ("the storm", "name", None), True),
        (claim("forty lamps broke", QUOTE), '"forty lamps broke"', ("it", "quote", None), True),
        (claim("forty lamps broke"), '"forty lamps broke"', ("it", "quote", None), False),
        (claim("the storm came"), "when the storm came", ("storm", "status", None), True),
        (claim(TEXT), "the pier", ("left", "statement", None), True),
        (claim("forty lamps broke"), 'broke" when the storm', ("it", "statement", None), False),
    ],
)  # fmt: skip
def test_what_covers_a_side(said, quote, wanted, covered):
    value, category, figure = wanted
    facts = () if figure is None else (number(figure),)
    asked = Wanted(value, Category(category), facts)
    assert says(said, TEXT, span(quote), asked) is covered


def test_a_folder_without_gold(tmp_path):
    with pytest.raises(GoldError, match="no gold stories"):
        evaluate_coverage(tmp_path, load_settings())
