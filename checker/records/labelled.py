"""Pairs of sentences with a known label, to train the NLI model on and to measure it by."""

from typing import Literal

from checker.records.base import Record

Label = Literal["entailment", "neutral", "contradiction", "not_entailment", "not_contradiction"]
"""What a hypothesis is to a premise; the last two leave open which of two labels it is."""
LABELS: tuple[Label, ...] = ("entailment", "neutral", "contradiction")
"""Those that a model gives, in the order of its outputs."""
LEFT_OPEN: dict[Label, tuple[Label, ...]] = {
    "entailment": ("entailment",),
    "neutral": ("neutral",),
    "contradiction": ("contradiction",),
    "not_entailment": ("neutral", "contradiction"),
    "not_contradiction": ("entailment", "neutral"),
}
"""Which of `LABELS` a pair may have by its own label."""


class LabelledPair(Record):
    """A premise and a hypothesis with the label that people, or a rule, gave them."""

    source: str
    """The set it comes from, such as 'mnli_m_dev' or 'slots/date'."""
    premise: str
    hypothesis: str
    label: Label
