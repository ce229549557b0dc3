"""Recipes: every number that a training depends on; the parser's among them."""

import tomllib
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from checker.errors import SettingsError


class RecipeTable(BaseModel):
    """A table of a recipe, in which nothing is misspelt."""

    model_config = ConfigDict(frozen=True, extra="forbid")


_Kind = TypeVar("_Kind", bound=RecipeTable)


class Recipe(RecipeTable):
    """How the parser is trained."""

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
    dropout: float = Field(default=0, ge=0, lt=1)
    """Dropout within the encoder."""
    layers: tuple[int, ...] = ()
    """Which of the layers of the encoder begun with are kept, from 0; all unless named."""
    rare: dict[str, int]
    """How often a label of a kind must occur to be learnt; 1 unless named."""
    augment: dict[str, float]
    """Share of sentences that each change of `checker.train.augment` is made to."""


def read_recipe(path: Path, kind: type[_Kind]) -> _Kind:
    """Read a recipe of a kind, a TOML file.

    Raises:
        SettingsError: it is not there, not TOML, or not such a recipe.

    """
    try:
        return kind.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, tomllib.TOMLDecodeError, ValidationError) as error:
        raise SettingsError(f"{path}: not a recipe: {error}") from error
