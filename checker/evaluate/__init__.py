"""How good the checker is: reports scored against gold, beside the plain peer."""

from checker.evaluate.gold import GoldItem, GoldStory, read_gold
from checker.evaluate.run import evaluate, evaluate_baseline
from checker.evaluate.score import Score, score_story

__all__ = [
    "GoldItem",
    "GoldStory",
    "Score",
    "evaluate",
    "evaluate_baseline",
    "read_gold",
    "score_story",
]
