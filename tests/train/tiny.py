"""A recipe for tests of the parser's training."""

from checker.train.recipe import Recipe


def recipe(**changes):
    """A recipe of one step, but for what is named."""
    plain = {
        "seed": 1,
        "steps": 1,
        "batch": 20,
        "window": 16,
        "rate": 1.0,
        "head_rate": 1.0,
        "warmup": 0,
        "cooldown": 1.0,
        "decay": 0.0,
        "hidden": 0.0,
        "rare": {},
        "augment": {},
    }
    return Recipe.model_validate({**plain, **changes})
