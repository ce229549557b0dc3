"""Which output of an NLI model means what."""

from collections.abc import Mapping
from typing import NamedTuple

from checker.errors import ModelError


class LabelOrder(NamedTuple):
    """The index of each label among a model's outputs."""

    entailment: int
    neutral: int
    contradiction: int


def label_order(model: str, id2label: Mapping[int, str]) -> LabelOrder:
    """Read the order of a model's outputs from its configuration; models differ in it.

    Raises:
        ModelError: the labels are not exactly entailment, neutral and contradiction, so the
            model cannot tell a contradiction, or does not say which output does.

    """
    index = {label.strip().lower(): number for number, label in id2label.items()}
    try:
        order = LabelOrder(**{label: index[label] for label in LabelOrder._fields})
    except KeyError as error:
        raise ModelError(_refusal(model, id2label)) from error
    if sorted(order) != [0, 1, 2] or len(id2label) != len(order):
        raise ModelError(_refusal(model, id2label))
    return order


def _refusal(model: str, id2label: Mapping[int, str]) -> str:
    labels = ", ".join(str(label) for _, label in sorted(id2label.items()))
    return (
        f"{model} is not fit for the role 'nli': its config.json names its outputs ({labels}), "
        f"where entailment, neutral and contradiction are needed"
    )
