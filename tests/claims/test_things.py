"""What a definite phrase was called when the article brought it in, over frozen parses."""

from typing import Any

import pytest

from checker.claims.grammar import Grammar
from checker.claims.things import Things
from tests.claims.parses import article, cases


@pytest.mark.parametrize("case", cases("things.json"), ids=lambda case: case["name"])
def test_things_are_known_again(case: dict[str, Any]) -> None:
    _, sentences = article(case["sentences"])
    grammars = [Grammar(sentence.tokens) for sentence in sentences]
    things = Things(grammars)
    found = [
        referent
        for number, grammar in enumerate(grammars)
        for index in range(len(grammar))
        if (referent := things.referent(number, index)) is not None
    ]
    assert found == case["referents"]
