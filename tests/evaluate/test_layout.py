import pytest

from checker.evaluate.layout import score_junk
from checker.evaluate.tally import Tally
from checker.records.article import Article, Block
from tests.evaluate.written import placed

TEXT = "By Ann Roe\nRain fell all day on Elm.\nShare this story\nRead more"
PASSAGE = placed(
    TEXT,
    ["Rain fell all day on Elm."],
    junk=["Share this story", "Read more"],
    context=["By Ann Roe"],
)


def junk_of(*lines):
    blocks = []
    at = 0
    for line in TEXT.split("\n"):
        kind = "junk" if line in lines else "body"
        blocks.append(Block(start=at, end=at + len(line), kind=kind))
        at += len(line) + 1
    tally = Tally()
    score_junk(tally, PASSAGE, Article(id="x", name="x", text=TEXT, blocks=tuple(blocks)))
    return tally.figures()


@pytest.mark.parametrize(
    ("lines", "precision", "recall"),
    [
        (["Share this story", "Read more"], 1.0, 1.0),
        (["Share this story"], 1.0, 0.5),
        (["Share this story", "Rain fell all day on Elm."], 0.5, 0.5),
        # A byline is neither junk nor a sentence: either way will do.
        (["By Ann Roe", "Share this story", "Read more"], 1.0, 1.0),
    ],
)
def test_lines_left_out(lines, precision, recall):
    figures = junk_of(*lines)
    assert (figures["junk.precision"], figures["junk.recall"]) == (precision, recall)
