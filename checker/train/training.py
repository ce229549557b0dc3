"""The training loop of the parser's network, with a log and a checkpoint."""

import time
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from checker.registry import has_bfloat16, resolve_device
from checker.train.augment import Augmenter
from checker.train.batches import UNKNOWN, Batcher, Targets
from checker.train.checkpoint import save_state, saved_state, write_line
from checker.train.epochs import Epochs
from checker.train.examples import Article
from checker.train.recipe import Recipe

if TYPE_CHECKING:
    import torch

    from checker.claims.analyser.network import Batch, Network, Scores

_LOGGED = 50
"""Steps between two lines of the log."""
_KEPT = 60.0
"""Seconds between two checkpoints, at least."""
_WORKERS = 4
"""Processes that make batches for a GPU, which learns from an epoch faster than one makes it."""


class Training:
    """The network, its optimiser, and how far they have come."""

    def __init__(self, recipe: Recipe, network: "Network", batcher: Batcher, work: Path) -> None:
        import torch  # noqa: PLC0415

        self._recipe, self._network, self._batcher, self._work = recipe, network, batcher, work
        self._device = resolve_device("auto")
        encoder = [p for p in network.encoder.parameters() if p.requires_grad]
        heads = [p for name, p in network.named_parameters() if not name.startswith("encoder.")]
        self._rates = (recipe.rate, recipe.head_rate)
        self._optimiser = torch.optim.AdamW(
            [{"params": encoder}, {"params": heads}], weight_decay=recipe.decay, fused=True
        )
        self._epoch = 0
        self._batch = 0
        """How many batches of the epoch are done."""
        self._done = 0
        """How many steps are done in all."""
        self._kept = time.monotonic()

    def run(self, articles: Sequence[Article], dev: Sequence[Article], change: Augmenter) -> None:
        """Train to the end, from the checkpoint if there is one."""
        self._take_up()
        held_out = list(self._batcher.epoch(dev, None, np.random.default_rng(0)))
        epochs = Epochs(self._batcher, articles, change, self._recipe.seed)
        workers = 0 if self._device == "cpu" else _WORKERS
        with closing(epochs.ahead(self._epoch, workers)) as ahead:
            while self._done < self._recipe.steps:
                self._run_epoch(next(ahead))
                self._epoch, self._batch = self._epoch + 1, 0
                self._log(**{f"dev_{kind}": loss for kind, loss in self.measure(held_out).items()})
        self._keep()

    def _run_epoch(self, batches: "Sequence[tuple[Batch, Targets]]") -> None:
        self._network.train()
        lately: list[dict[str, torch.Tensor]] = []
        began, words = time.monotonic(), 0
        for batch, targets in batches[self._batch :]:
            if self._done == self._recipe.steps:
                return
            lately.append(self._learn(batch.to(self._device), targets.to(self._device)))
            words += len(targets.tags["tag"])
            self._batch += 1
            self._done += 1
            if self._done % _LOGGED == 0:
                # Read only now: to read a loss, a GPU must have done all that comes before.
                self._log(words_per_second=words / (time.monotonic() - began), **means(lately))
                lately.clear()
            if time.monotonic() - self._kept > _KEPT:
                self._keep()

    def _learn(self, batch: "Batch", targets: Targets) -> "dict[str, torch.Tensor]":
        import torch  # noqa: PLC0415

        factor = rate_factor(self._recipe, self._done)
        for group, rate in zip(self._optimiser.param_groups, self._rates, strict=True):
            group["lr"] = rate * factor
        with torch.autocast(self._device, torch.bfloat16, enabled=has_bfloat16(self._device)):
            scores = self._network(batch)
        losses = loss_of(self._network, scores, targets)
        torch.stack(list(losses.values())).sum().backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self._network.parameters(), 1.0)
        self._optimiser.step()
        self._optimiser.zero_grad(set_to_none=True)
        return {kind: loss.detach() for kind, loss in losses.items()}

    def measure(self, batches: "Sequence[tuple[Batch, Targets]]") -> dict[str, float]:
        """The mean loss of each kind over batches that are not learnt from."""
        import torch  # noqa: PLC0415

        self._network.eval()
        with torch.inference_mode():
            return means(
                [
                    loss_of(
                        self._network,
                        self._network(batch.to(self._device)),
                        targets.to(self._device),
                    )
                    for batch, targets in batches
                ]
            )

    @property
    def _checkpoint(self) -> Path:
        return self._work / "checkpoint"

    def _keep(self) -> None:
        save_state(
            self._checkpoint,
            {
                "network": self._network.state_dict(),
                "optimiser": self._optimiser.state_dict(),
                "progress": (self._epoch, self._batch, self._done),
            },
        )
        self._kept = time.monotonic()

    def _take_up(self) -> None:
        if state := saved_state(self._checkpoint, self._device):
            self._network.load_state_dict(state["network"])
            self._optimiser.load_state_dict(state["optimiser"])
            self._epoch, self._batch, self._done = state["progress"]

    def _log(self, **figures: float) -> None:
        rounded = {name: round(figure, 4) for name, figure in figures.items()}
        write_line(self._work, {"epoch": self._epoch, "step": self._done, **rounded})


def loss_of(network: "Network", scores: "Scores", targets: Targets) -> "dict[str, torch.Tensor]":
    """The mean negative log-likelihood of each kind of label, over the words where it is known."""
    from torch.nn.functional import cross_entropy  # noqa: PLC0415

    def mean(logits: "torch.Tensor", wanted: "torch.Tensor") -> "torch.Tensor":
        known = (wanted != UNKNOWN).sum().clamp(min=1)
        flat = logits.float().flatten(0, -2)
        return cross_entropy(flat, wanted.flatten(), ignore_index=UNKNOWN, reduction="sum") / known

    losses = {kind: mean(scores.tags[kind], wanted) for kind, wanted in targets.tags.items()}
    relations = network.relations(scores, targets.heads.clamp(min=0))
    return {
        **losses,
        "head": mean(scores.arcs, targets.heads),
        "relation": mean(relations, targets.relations[scores.present]),
    }


def means(losses: "Sequence[Mapping[str, torch.Tensor]]") -> dict[str, float]:
    """The mean of each kind over so many steps."""
    import torch  # noqa: PLC0415

    return {kind: float(torch.stack([each[kind] for each in losses]).mean()) for kind in losses[0]}


def rate_factor(recipe: Recipe, done: int) -> float:
    """What share of the highest rate to learn with after ``done`` steps."""
    left = (recipe.steps - done) / (recipe.cooldown * recipe.steps)
    return min(1.0, (done + 1) / max(1, recipe.warmup), left)
