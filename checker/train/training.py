"""The training loop of the parser's network, with a log and a checkpoint."""

import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from checker.registry import has_bfloat16, resolve_device
from checker.train.augment import Augmenter
from checker.train.batches import UNKNOWN, Batcher, Targets
from checker.train.checkpoint import save_state, saved_state, write_line
from checker.train.examples import Article
from checker.train.recipe import Recipe

if TYPE_CHECKING:
    import torch

    from checker.claims.analyser.network import Batch, Network, Scores

_LOGGED = 50
"""Steps between two lines of the log."""
_KEPT = 100
"""Steps between two checkpoints."""


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

    def run(self, articles: Sequence[Article], dev: Sequence[Article], change: Augmenter) -> None:
        """Train to the end, from the checkpoint if there is one."""
        self._take_up()
        while self._done < self._recipe.steps:
            generator = np.random.default_rng([self._recipe.seed, self._epoch])
            self._run_epoch(list(self._batcher.epoch(articles, change, generator)))
            self._epoch, self._batch = self._epoch + 1, 0
            self._keep()
            self._log(**{f"dev_{kind}": loss for kind, loss in self.measure(dev).items()})

    def _run_epoch(self, batches: "Sequence[tuple[Batch, Targets]]") -> None:
        self._network.train()
        sums: Counter[str] = Counter()
        began, words = time.monotonic(), 0
        left = self._recipe.steps - self._done
        for batch, targets in batches[self._batch :][:left]:
            sums.update(self._learn(batch, targets))
            words += len(targets.tags["tag"])
            self._batch += 1
            self._done += 1
            if self._done % _LOGGED == 0:
                means = {kind: loss / _LOGGED for kind, loss in sums.items()}
                self._log(words_per_second=words / (time.monotonic() - began), **means)
                sums.clear()
            if self._done % _KEPT == 0:
                self._keep()

    def _learn(self, batch: "Batch", targets: Targets) -> dict[str, float]:
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
        return {kind: float(loss.detach()) for kind, loss in losses.items()}

    def measure(self, articles: Sequence[Article]) -> dict[str, float]:
        """The mean loss of each kind over articles that are not learnt from."""
        import torch  # noqa: PLC0415

        self._network.eval()
        batches = list(self._batcher.epoch(articles, None, np.random.default_rng(0)))
        sums: Counter[str] = Counter()
        with torch.inference_mode():
            for batch, targets in batches:
                losses = loss_of(self._network, self._network(batch), targets)
                sums.update({kind: float(loss) for kind, loss in losses.items()})
        return {kind: loss / len(batches) for kind, loss in sums.items()}

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


def rate_factor(recipe: Recipe, done: int) -> float:
    """What share of the highest rate to learn with after ``done`` steps."""
    left = (recipe.steps - done) / (recipe.cooldown * recipe.steps)
    return min(1.0, (done + 1) / max(1, recipe.warmup), left)
