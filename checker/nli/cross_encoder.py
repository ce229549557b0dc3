"""Scoring pairs with a transformers cross-encoder: premise and hypothesis read together."""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import structlog

from checker.errors import ModelDamaged, ModelError
from checker.nli import onnx_backend
from checker.nli.backend import Backend
from checker.nli.calibration import Calibration, probabilities, read_calibration
from checker.nli.labels import LabelOrder, label_order
from checker.nli.onnx_backend import OnnxBackend
from checker.nli.torch_backend import TorchBackend
from checker.records.pair import NliScores
from checker.registry import resolve_device
from checker.settings import NliSettings

if TYPE_CHECKING:
    from transformers import PreTrainedTokenizerBase

Pair = tuple[str, str]
"""A premise and a hypothesis."""

_REMEMBERED = 500_000
"""Scores kept in memory; beyond that the oldest are forgotten."""

_log = structlog.get_logger(__name__)


def load_nli(
    settings: NliSettings, folder: Path, device: str, *, backend: Backend | None = None
) -> "Nli":
    """Load the NLI model in ``folder``, which `checker.registry.locate` has found and checked.

    ``backend`` computes it in place of the one that the settings name.

    Raises:
        ModelDamaged: files are missing or do not fit together.
        ModelError: it is not a three-way NLI model, or the device or backend is not there.

    """
    from transformers import AutoConfig, AutoTokenizer  # noqa: PLC0415 - takes a second to import

    try:
        config = AutoConfig.from_pretrained(folder, local_files_only=True)
        tokenizer = AutoTokenizer.from_pretrained(folder, local_files_only=True)
    except (OSError, ValueError, KeyError, RuntimeError) as error:
        reason = " ".join(str(error).split())
        raise ModelDamaged(f"{settings.model} in {folder} cannot be loaded: {reason}") from error
    if not tokenizer.is_fast:
        raise ModelError(f"{settings.model} in {folder} has no tokenizer.json")
    order = label_order(settings.model, config.id2label)
    positions = getattr(config, "max_position_embeddings", settings.max_length)
    return Nli(
        backend or _backend(settings, folder, resolve_device(device)),
        tokenizer,
        order,
        read_calibration(folder),
        settings.model_copy(update={"max_length": min(settings.max_length, positions)}),
    )


def _backend(settings: NliSettings, folder: Path, device: str) -> Backend:
    """The backend that the settings name; left to us, onnxruntime on a CPU if it has a file."""
    path = folder / onnx_backend.FILE_NAME
    if settings.backend == "onnx" or (
        settings.backend == "auto" and device == "cpu" and path.is_file()
    ):
        return OnnxBackend.load(settings.model, path)
    return TorchBackend.load(settings.model, folder, device)


class Nli:
    """A loaded NLI model. It remembers pairs it has scored."""

    def __init__(
        self,
        backend: Backend,
        tokenizer: "PreTrainedTokenizerBase",
        order: LabelOrder,
        calibration: Calibration,
        settings: NliSettings,
    ) -> None:
        self._backend = backend
        self._tokenizer = tokenizer
        self._order = order
        self._calibration = calibration
        self._settings = settings
        self._known: dict[Pair, NliScores] = {}

    def score(
        self, pairs: Sequence[Pair], on_progress: Callable[[int], None] | None = None
    ) -> list[NliScores]:
        """Calibrated scores of (premise, hypothesis) pairs, in the order given.

        A pair longer than the model's limit is cut, and the log says how many were.
        ``on_progress`` is told, after each batch, how many different pairs are done in all.
        """
        wanted = dict.fromkeys(pairs)
        fresh = [pair for pair in wanted if pair not in self._known]
        scores = {pair: self._known[pair] for pair in wanted if pair in self._known}
        for numbers, logits in self._batches(fresh):
            rows = probabilities(logits, self._calibration)
            scores.update(zip([fresh[n] for n in numbers], map(_scores, rows), strict=True))
            if on_progress:
                on_progress(len(scores))
        self._remember({pair: scores[pair] for pair in fresh})
        return [scores[pair] for pair in pairs]

    def logits(self, pairs: Sequence[Pair]) -> npt.NDArray[np.float32]:
        """Outputs before calibration: a row for each pair, columns as in `LabelOrder`."""
        rows = np.empty((len(pairs), len(self._order)), dtype=np.float32)
        for numbers, logits in self._batches(pairs):
            rows[numbers] = logits
        return rows

    def _remember(self, scores: dict[Pair, NliScores]) -> None:
        self._known.update(scores)
        for pair in list(islice(self._known, max(0, len(self._known) - _REMEMBERED))):
            del self._known[pair]

    def _batches(
        self, pairs: Sequence[Pair]
    ) -> Iterator[tuple[list[int], npt.NDArray[np.float32]]]:
        """Places of pairs of like length, so that little padding is computed, and their logits."""
        if not pairs:
            return
        tokens = self._tokenized(pairs)
        lengths = [len(ids) for ids in tokens["input_ids"]]
        by_length = sorted(range(len(pairs)), key=lambda number: -lengths[number])
        size = self._settings.batch_size
        for start in range(0, len(pairs), size):
            chosen = by_length[start : start + size]
            rows = {key: [column[n] for n in chosen] for key, column in tokens.items()}
            batch = self._tokenizer.pad(rows, return_tensors="np")
            yield chosen, self._backend.logits(batch)[:, list(self._order)]

    def _tokenized(self, pairs: Sequence[Pair]) -> dict[str, Any]:
        limit = min(self._settings.max_length, self._tokenizer.model_max_length)
        premises, hypotheses = zip(*pairs, strict=True)
        tokens = self._tokenizer(
            list(premises), list(hypotheses), truncation="longest_first", max_length=limit
        )
        cut = sum(bool(encoding.overflowing) for encoding in tokens.encodings)
        if cut:
            _log.warning("pairs_cut", model=self._settings.model, pairs=cut, max_length=limit)
        return dict(tokens)


def _scores(row: npt.NDArray[np.float64]) -> NliScores:
    entailment, neutral, contradiction = row.tolist()
    return NliScores(entailment=entailment, neutral=neutral, contradiction=contradiction)
