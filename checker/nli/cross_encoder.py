"""Scoring pairs with a transformers cross-encoder: premise and hypothesis read together."""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import structlog

from checker.errors import ModelDamaged, ModelError
from checker.nli.calibration import Calibration, probabilities, read_calibration
from checker.nli.labels import LabelOrder, label_order
from checker.records.pair import NliScores
from checker.registry import has_bfloat16, resolve_device
from checker.settings import ModelSettings

if TYPE_CHECKING:
    from transformers import PreTrainedModel, PreTrainedTokenizerBase

Pair = tuple[str, str]
"""A premise and a hypothesis."""

_REMEMBERED = 500_000
"""Scores kept in memory; beyond that the oldest are forgotten."""

_log = structlog.get_logger(__name__)


def load_nli(settings: ModelSettings, folder: Path, device: str) -> "Nli":
    """Load the NLI model in ``folder``, which `checker.registry.locate` has found and checked.

    Raises:
        ModelDamaged: files are missing or do not fit together.
        ModelError: it is not a three-way NLI model, or the device is not there.

    """
    from safetensors import SafetensorError  # noqa: PLC0415 - torch takes seconds to import
    from transformers import AutoModelForSequenceClassification, AutoTokenizer  # noqa: PLC0415

    try:
        model, loading = AutoModelForSequenceClassification.from_pretrained(
            folder,
            dtype="float32",
            local_files_only=True,
            use_safetensors=True,
            output_loading_info=True,
        )
        tokenizer = AutoTokenizer.from_pretrained(folder, local_files_only=True)
    except (OSError, ValueError, KeyError, RuntimeError, SafetensorError) as error:
        reason = " ".join(str(error).split())
        raise ModelDamaged(f"{settings.model} in {folder} cannot be loaded: {reason}") from error
    if loading["missing_keys"]:
        # transformers would fill them with random numbers.
        missing = ", ".join(sorted(loading["missing_keys"])[:3])
        raise ModelError(f"{settings.model} is not a trained classifier: it lacks {missing}")
    if not tokenizer.is_fast:
        raise ModelError(f"{settings.model} in {folder} has no tokenizer.json")
    order = label_order(settings.model, model.config.id2label)
    model.eval().to(resolve_device(device))
    return Nli(model, tokenizer, order, read_calibration(folder), settings)


class Nli:
    """A loaded NLI model. It remembers pairs it has scored."""

    def __init__(
        self,
        model: "PreTrainedModel",
        tokenizer: "PreTrainedTokenizerBase",
        order: LabelOrder,
        calibration: Calibration,
        settings: ModelSettings,
    ) -> None:
        self._model = model
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
        for batch in self._batches(fresh):
            scores.update(batch)
            if on_progress:
                on_progress(len(scores))
        self._remember({pair: scores[pair] for pair in fresh})
        return [scores[pair] for pair in pairs]

    def _remember(self, scores: dict[Pair, NliScores]) -> None:
        self._known.update(scores)
        for pair in list(islice(self._known, max(0, len(self._known) - _REMEMBERED))):
            del self._known[pair]

    def _batches(self, pairs: Sequence[Pair]) -> Iterator[dict[Pair, NliScores]]:
        """Scores by batches of pairs of like length, so that little padding is computed."""
        if not pairs:
            return
        tokens = self._tokenized(pairs)
        lengths = [len(ids) for ids in tokens["input_ids"]]
        by_length = sorted(range(len(pairs)), key=lambda number: -lengths[number])
        size = self._settings.batch_size
        for start in range(0, len(pairs), size):
            chosen = by_length[start : start + size]
            logits = self._logits({key: [rows[n] for n in chosen] for key, rows in tokens.items()})
            yield dict(zip([pairs[n] for n in chosen], self._scores(logits), strict=True))

    def _tokenized(self, pairs: Sequence[Pair]) -> dict[str, Any]:
        positions = getattr(
            self._model.config, "max_position_embeddings", self._settings.max_length
        )
        limit = min(self._settings.max_length, self._tokenizer.model_max_length, positions)
        premises, hypotheses = zip(*pairs, strict=True)
        tokens = self._tokenizer(
            list(premises), list(hypotheses), truncation="longest_first", max_length=limit
        )
        cut = sum(bool(encoding.overflowing) for encoding in tokens.encodings)
        if cut:
            _log.warning("pairs_cut", model=self._settings.model, pairs=cut, max_length=limit)
        return dict(tokens)

    def _logits(self, batch: dict[str, Any]) -> npt.NDArray[np.float32]:
        import torch  # noqa: PLC0415

        device = self._model.device
        inputs = self._tokenizer.pad(batch, return_tensors="pt").to(device)
        half = torch.autocast(device.type, dtype=torch.bfloat16, enabled=has_bfloat16(device.type))
        with torch.inference_mode(), half:
            logits = self._model(**inputs).logits
        return np.asarray(logits.float().cpu().numpy())

    def _scores(self, logits: npt.NDArray[np.float32]) -> list[NliScores]:
        rows = probabilities(logits, self._calibration)[:, list(self._order)]
        return [
            NliScores(entailment=row[0], neutral=row[1], contradiction=row[2])
            for row in rows.tolist()
        ]
