"""Labels in front of and behind headlines."""

import pytest

from checker.claims.labels import labels
from checker.records.article import BlockKind
from checker.records.sentence import Sentence


def _rest(text: str, block: BlockKind = BlockKind.TITLE) -> str:
    line = Sentence(
        start=7, end=7 + len(text), text=text, article="a", index=0, paragraph=0, block=block
    )
    cut = [range(label.start - 7, label.end - 7) for label in labels(line)]
    return "".join(c for i, c in enumerate(text) if not any(i in part for part in cut))


@pytest.mark.parametrize(
    ("headline", "rest"),
    [
        ("Bridge collapses in Corin: live updates", "Bridge collapses in Corin"),
        ("Election night in Harn – as it happened", "Election night in Harn"),
        ("WATCH: Ferry leaves Pell", "Ferry leaves Pell"),
        ("UPDATE 2-Norvik cuts forecast", "Norvik cuts forecast"),
        ("LIVE | Floods in Lund | Latest updates", "Floods in Lund"),
        ("Live music returns to Pell", "Live music returns to Pell"),
        ("Minister: port will reopen", "Minister: port will reopen"),
        ("Video shows raid on mill", "Video shows raid on mill"),
        ("Opinion", "Opinion"),
        ("Mayor rejects analysis", "Mayor rejects analysis"),
    ],
)
def test_labels_are_left_out(headline: str, rest: str) -> None:
    assert _rest(headline) == rest


def test_only_headlines_have_labels() -> None:
    assert _rest("Bridge collapses: live updates", BlockKind.BODY).endswith("live updates")
