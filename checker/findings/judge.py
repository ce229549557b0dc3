"""The small trained models that weigh features: logistic regressions, one for each question."""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from checker.errors import ModelDamaged
from checker.findings.features import weighed
from checker.registry import locate
from checker.settings import ModelSettings

Weights = Mapping[str, float]
_MODEL = ModelSettings(model="embedded:judge")


@dataclass(frozen=True)
class Judge:
    """``slot``: do two differing values answer one question? ``alike``: do two compatible ones?

    ``story``: and in the light of the story's other values? ``statement``: do two claims conflict?
    """

    slot: Weights
    alike: Weights
    story: Weights
    statement: Weights

    def same_slot(self, features: Mapping[str, float]) -> float:
        """The probability that two differing values answer one question, by their claims alone."""
        return logistic(weighed(features, self.slot))

    def same_slot_in_story(self, features: Mapping[str, float]) -> float:
        """The same in the light of the story's other values; see `FirstLook.features`."""
        return logistic(weighed(features, self.story))

    def same_question(self, features: Mapping[str, float]) -> float:
        """The probability that two compatible values are noted as answers to one question.

        It was fitted on stories in which only some agreements are noted, and so runs low.
        """
        return logistic(weighed(features, self.alike))

    def conflict(self, features: Mapping[str, float]) -> float:
        """The probability that an editor would call two claims a conflict."""
        return logistic(weighed(features, self.statement))


@cache
def load_judge() -> Judge:
    """The shipped judge.

    Raises:
        ModelError: its weights are missing, unreadable, or not those that were shipped.

    """
    path = locate(_MODEL, offline=True) / "weights.json"
    try:
        table = json.loads(path.read_text(encoding="utf-8"))
        return Judge(
            slot=_weights(table["slot"]),
            alike=_weights(table["alike"]),
            story=_weights(table["story"]),
            statement=_weights(table["statement"]),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelDamaged(f"{path}: cannot be read as weights: {error!r}") from error


def _weights(table: Mapping[str, object]) -> Weights:
    weights = {name: float(str(value)) for name, value in table.items()}
    if "intercept" not in weights:
        raise KeyError("intercept")
    return weights


def logistic(x: float) -> float:
    """The logistic function, safe for large arguments."""
    return 1 / (1 + math.exp(-max(-60.0, min(60.0, x))))
