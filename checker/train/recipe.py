"""The recipe of the parser: every number that its training depends on."""

import tomllib
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from checker.errors import SettingsError


class Recipe(BaseModel):
    """How the parser is trained."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    seed: int
    steps: int = Field(gt=0)
    """Batches in all."""
    batch: int = Field(gt=0)
    """Word pieces of a batch, padding counted."""
    window: int = Field(gt=8)
    """Word pieces that the encoder reads at once."""
    rate: float = Field(gt=0)
    """Highest learning rate of the encoder."""
    head_rate: float = Field(gt=0)
    """The same of what sits on it."""
    warmup: int = Field(ge=0)
    """Steps over which the rates rise at the very beginning."""
    cooldown: float = Field(gt=0, le=1)
    """Share of all steps, the last, over which the rates fall to nothing, linearly."""
    decay: float = Field(ge=0)
    """Weight decay of AdamW."""
    hidden: float = Field(ge=0, lt=1)
    """Share of the words whose pieces are masked."""
    rare: dict[str, int]
    """How often a label of a kind must occur to be learnt; 1 unless named."""
    augment: dict[str, float]
    """Share of sentences that each change of `checker.train.augment` is made to."""


def read_recipe(path: Path) -> Recipe:
    """Read a recipe, a TOML file.

    Raises:
        SettingsError: it is not there, not TOML, or not a recipe.

    """
    try:
        return Recipe.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, tomllib.TOMLDecodeError, ValidationError) as error:
        raise SettingsError(f"{path}: not a recipe of the parser: {error}") from error
