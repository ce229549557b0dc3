import json
from pathlib import Path

import pytest

from checker.errors import ModelError
from checker.nli.labels import label_order

CASES = json.loads((Path(__file__).parent / "cases" / "labels.json").read_text())


def _numbered(labels):
    return dict(enumerate(labels))


@pytest.mark.parametrize("case", CASES["read"], ids=lambda case: case["like"])
def test_order_is_read_from_the_names(case):
    assert list(label_order("m", _numbered(case["labels"]))) == case["order"]


@pytest.mark.parametrize("case", CASES["refused"], ids=lambda case: case["why"])
def test_other_outputs_are_refused_by_name(case):
    with pytest.raises(ModelError, match="not fit for the role 'nli'") as error:
        label_order("hub:some/model", _numbered(case["labels"]))
    assert "hub:some/model" in str(error.value)
    assert ", ".join(case["labels"]) in str(error.value)
