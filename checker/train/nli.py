"""Training the NLI model: a cross-encoder on a mixture of labelled pairs.

    python -m checker.train.nli RECIPE START WORK PAIRS...

RECIPE is a TOML file (such as models/nli-small/recipe/balanced.toml), START the folder of the
model to begin with, PAIRS are files of labelled pairs or slot clusters, or folders of gold
stories. The phases of the recipe run one after the other; WORK keeps a checkpoint, from which an
interrupted run is taken up, a log of the loss (log.jsonl), and the model after each phase
(WORK/PHASE). Runs on a CPU or a GPU.
"""

import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from pydantic import Field

from checker.claims.analyser.pieces import packed
from checker.evaluate.pairs import cluster_pairs, read_pairs
from checker.records.labelled import LABELS, LabelledPair
from checker.registry import has_bfloat16, resolve_device
from checker.train.checkpoint import save_state, saved_state, write_line
from checker.train.encoded import Batch, EncodedPairs, Places
from checker.train.mixture import draw
from checker.train.recipe import RecipeTable, read_recipe
from checker.train.stories import story_pairs

if TYPE_CHECKING:
    import torch
    from transformers import PreTrainedModel, PreTrainedTokenizerBase

_SORTED = 64
"""Batches' worth of pairs sorted by length at a time: little padding, and batches still mixed."""
_PIECES = 32
"""Word pieces of a usual pair."""


class Phase(RecipeTable):
    """A stretch of training on one mixture."""

    name: str
    pairs: int = Field(gt=0)
    rate: tuple[float, float]
    """Learning rate at its beginning and its end; linear between."""
    mixture: dict[str, float]
    """Shares by source pattern, as `checker.train.mixture.draw` takes them."""


class Recipe(RecipeTable):
    """How the model is trained."""

    seed: int
    max_length: int = Field(gt=8)
    """Word pieces of a pair; longer ones are cut."""
    batch: int = Field(gt=0)
    """Word pieces of a batch, padding counted."""
    smoothing: float = Field(ge=0, lt=1)
    dropout: float = Field(ge=0, lt=1)
    warmup: int = Field(ge=0)
    """Steps over which the rate rises at the very beginning."""
    decay: float = Field(ge=0)
    """Weight decay of AdamW."""
    learn_words: bool = True
    """Whether the embedding of word pieces is learnt further too."""
    phase: tuple[Phase, ...]


def main(arguments: Sequence[str]) -> None:
    """Run the phases of a recipe that are not done yet."""
    recipe_path, start, work, *sources = map(Path, arguments)
    recipe = read_recipe(recipe_path, Recipe)
    pairs = [pair for path in sources for pair in read_source(path)]
    work.mkdir(parents=True, exist_ok=True)
    begin = start
    for phase in recipe.phase:
        if not (work / phase.name).exists():
            Training(recipe, phase, begin, work).run(pairs)
        begin = work / phase.name


def read_source(path: Path) -> Iterator[LabelledPair]:
    """The labelled pairs of a file, or those that slot clusters or gold stories imply.

    A folder holds gold stories; a file of slot clusters lies in a folder called slots.
    """
    if path.is_dir():
        return story_pairs(path)
    return cluster_pairs(path) if path.parent.name == "slots" else read_pairs(path)


@dataclass
class Lately:
    """What was done since the last line of the log."""

    steps: int = 0
    pairs: int = 0
    loss: "torch.Tensor | float" = 0.0
    """The sum over the steps, which stays where it is computed until it is logged."""

    def add(self, pairs: int, loss: "torch.Tensor") -> None:
        """Count a step."""
        self.steps += 1
        self.pairs += pairs
        self.loss = self.loss + loss


class Training:
    """One phase: a model, its optimiser, and how far they have come."""

    checkpoint_every = 500
    """Steps."""

    def __init__(self, recipe: Recipe, phase: Phase, start: Path, work: Path) -> None:
        import torch  # noqa: PLC0415 - seconds to import
        from transformers import AutoModelForSequenceClassification, AutoTokenizer  # noqa: PLC0415

        self._recipe, self._phase, self._work = recipe, phase, work
        self._device = resolve_device("auto")
        self._tokenizer: PreTrainedTokenizerBase = AutoTokenizer.from_pretrained(start)
        self._model: PreTrainedModel = AutoModelForSequenceClassification.from_pretrained(
            start,
            dtype="float32",
            id2label=dict(enumerate(LABELS)),
            label2id={label: number for number, label in enumerate(LABELS)},
            hidden_dropout_prob=recipe.dropout,
            attention_probs_dropout_prob=recipe.dropout,
            # On a CPU the fused kernel's backward pass takes a third of a step; measured.
            attn_implementation="eager" if self._device == "cpu" else "sdpa",
        ).to(self._device)
        self._model.get_input_embeddings().requires_grad_(recipe.learn_words)
        self._optimiser = torch.optim.AdamW(
            self._model.parameters(), lr=phase.rate[0], weight_decay=recipe.decay, fused=True
        )
        self._padding = int(self._tokenizer.pad_token_id or 0)
        self._first = start.parent != work
        self._done = 0

    def run(self, pairs: Sequence[LabelledPair]) -> None:
        """Train to the end of the phase, from the checkpoint if there is one."""
        generator = np.random.default_rng([self._recipe.seed, *self._phase.name.encode()])
        drawn = draw(pairs, self._phase.mixture, self._phase.pairs, generator)
        once, drawn = np.unique(drawn, return_inverse=True)
        kept = [pairs[place] for place in once]
        encoded = EncodedPairs.of(kept, self._tokenizer, self._recipe.max_length)
        self._take_up()
        self._model.train()
        seen, lately, began = 0, Lately(), time.monotonic()
        for number, places in enumerate(self._batched(encoded.lengths, drawn, generator)):
            if number >= self._done:
                batch = encoded.batch(places, self._padding)
                lately.add(len(places), self._step(batch, number, seen / len(drawn)))
                self._done = number + 1
                if self._done % 100 == 0:
                    self._log(seen, lately, time.monotonic() - began)
                    lately, began = Lately(), time.monotonic()
                if self._done % self.checkpoint_every == 0:
                    self._keep()
            seen += len(places)
        self._log(seen, lately, time.monotonic() - began)
        self._model.half().save_pretrained(  # type: ignore[no-untyped-call]
            self._work / self._phase.name
        )
        self._tokenizer.save_pretrained(self._work / self._phase.name)
        self._checkpoint.unlink(missing_ok=True)

    def _batched(
        self, lengths: Places, drawn: Places, generator: np.random.Generator
    ) -> Iterator[Places]:
        """The places of the pairs of each batch."""
        size = _SORTED * max(1, self._recipe.batch // _PIECES)
        for start in range(0, len(drawn), size):
            window = drawn[start : start + size]
            groups = list(packed(lengths[window].tolist(), self._recipe.batch))
            for place in generator.permutation(len(groups)):
                yield window[groups[place]]

    def _step(self, batch: Batch, number: int, way: float) -> "torch.Tensor":
        """One step at ``way`` of the phase, from 0 to 1; the loss."""
        import torch  # noqa: PLC0415

        rate = self._rate(number, way)
        for group in self._optimiser.param_groups:
            group["lr"] = rate
        *inputs, allowed = (rows.to(self._device) for rows in batch)
        with torch.autocast(self._device, torch.bfloat16, enabled=has_bfloat16(self._device)):
            logits = self._model(**dict(zip(Batch._fields, inputs, strict=False))).logits
        loss = masked_loss(logits.float(), allowed, self._recipe.smoothing)
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self._model.parameters(), 1.0)
        self._optimiser.step()
        self._optimiser.zero_grad(set_to_none=True)
        return loss.detach()

    def _rate(self, number: int, way: float) -> float:
        first, last = self._phase.rate
        rate = first + (last - first) * way
        if self._first and number < self._recipe.warmup:
            rate *= (number + 1) / self._recipe.warmup
        return rate

    @property
    def _checkpoint(self) -> Path:
        return self._work / f"{self._phase.name}.checkpoint"

    def _keep(self) -> None:
        save_state(
            self._checkpoint,
            {
                "model": self._model.state_dict(),
                "optimiser": self._optimiser.state_dict(),
                "done": self._done,
            },
        )

    def _take_up(self) -> None:
        if state := saved_state(self._checkpoint, self._device):
            self._model.load_state_dict(state["model"])
            self._optimiser.load_state_dict(state["optimiser"])
            self._done = state["done"]

    def _log(self, seen: int, lately: "Lately", seconds: float) -> None:
        line = {
            "phase": self._phase.name,
            "step": self._done,
            "pairs": seen,
            "of": self._phase.pairs,
            "loss": round(float(lately.loss) / max(1, lately.steps), 4),
            "pairs_per_second": round(lately.pairs / seconds, 1),
        }
        write_line(self._work, line)


def masked_loss(
    logits: "torch.Tensor", allowed: "torch.Tensor", smoothing: float
) -> "torch.Tensor":
    """Mean negative log-likelihood of the labels that each pair's own label leaves open.

    ``logits`` and ``allowed`` have shape (pairs, 3). A two-way label spreads no mass among what
    it does not tell apart. ``smoothing`` is the share of the loss that asks for even odds
    (Szegedy et al. 2016).
    """
    import torch  # noqa: PLC0415

    logs = torch.log_softmax(logits, dim=-1)
    told = -logs.masked_fill(~allowed, float("-inf")).logsumexp(dim=-1)
    return ((1 - smoothing) * told - smoothing * logs.mean(dim=-1)).mean()


if __name__ == "__main__":
    main(sys.argv[1:])
