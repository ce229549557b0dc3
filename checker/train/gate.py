"""Whether the fast form of an NLI model may take the place of the exact one.

    python -m checker.train.gate models/nli-small models/nli-small-int8 ../shared/data [SAMPLE]

Both forms, and torch in bfloat16, answer the same pairs of the dev parts, SAMPLE of each set, in
one run, in turn and three times over; speeds are medians. The answers of torch in float32 are
what the others are held against.
"""

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from checker.evaluate.nli import labelled_pairs, sampled
from checker.nli import Nli, load_nli
from checker.nli.onnx_backend import FILE_NAME, OnnxBackend
from checker.nli.torch_backend import TorchBackend
from checker.records.base import Record
from checker.records.labelled import LABELS, LabelledPair
from checker.settings import NliSettings

_ROUNDS = 3
_PAIRS = 50
"""Of each set: about 1,500 in all."""
_EXACT = "torch float32"
AGREEMENT = 0.99
ACCURACY_DROP = 0.005
SPEED = 2.5


class FormFigures(Record):
    """A form of the model against torch in float32."""

    pairs_per_second: float
    speed: float
    """How many times as fast."""
    agreement: float
    """Share of pairs given the same label."""
    accuracy: float
    accuracy_drop: float

    @property
    def passes(self) -> bool:
        """Whether it is as good, and so much faster that it is worth its place."""
        exact = self.agreement >= AGREEMENT and self.accuracy_drop <= ACCURACY_DROP
        return exact and self.speed >= SPEED


class Run(NamedTuple):
    """The labels a form gave, and the seconds it took: the median of its rounds."""

    labels: npt.NDArray[np.int64]
    seconds: float


def main(arguments: Sequence[str]) -> None:
    """Measure both forms and write the figures to stdout."""
    exact, fast, folder, *more = arguments
    size = int(more[0]) if more else _PAIRS
    pairs = [pair for pair in labelled_pairs(Path(folder)) if pair.label in LABELS]
    figures = compare(Path(exact), Path(fast), sampled(pairs, size))
    table = {
        name: {**found.model_dump(), "passes": found.passes} for name, found in figures.items()
    }
    sys.stdout.write(json.dumps(table, indent=1) + "\n")


def compare(exact: Path, fast: Path, pairs: Sequence[LabelledPair]) -> dict[str, FormFigures]:
    """Figures of torch in float32 and bfloat16 from one folder, and onnxruntime from the other."""
    settings = NliSettings(model=f"path:{exact}")
    forms = {
        name: load_nli(settings, folder, "cpu", backend=backend)
        for name, folder, backend in (
            (_EXACT, exact, TorchBackend.load(str(exact), exact, "cpu", half=False)),
            ("torch bfloat16", exact, TorchBackend.load(str(exact), exact, "cpu", half=True)),
            ("onnx int8", fast, OnnxBackend.load(str(fast), fast / FILE_NAME)),
        )
    }
    runs = measured(forms, [(pair.premise, pair.hypothesis) for pair in pairs])
    gold = np.array([LABELS.index(pair.label) for pair in pairs])
    return {name: _figures(run, runs[_EXACT], gold) for name, run in runs.items()}


def measured(forms: Mapping[str, Nli], questions: Sequence[tuple[str, str]]) -> dict[str, Run]:
    """Labels and seconds of each form, which take turns, so that a busy machine hits all alike."""
    labels: dict[str, npt.NDArray[np.int64]] = {}
    seconds: dict[str, list[float]] = {name: [] for name in forms}
    for form in forms.values():
        form.logits(questions[:8])  # what is set up at the first pairs is no part of the speed
    for _ in range(_ROUNDS):
        for name, form in forms.items():
            started = perf_counter()
            labels[name] = form.logits(questions).argmax(axis=1)
            seconds[name].append(perf_counter() - started)
    return {name: Run(labels[name], median(seconds[name])) for name in forms}


def _figures(run: Run, exact: Run, gold: npt.NDArray[np.int64]) -> FormFigures:
    accuracy = float((run.labels == gold).mean())
    return FormFigures(
        pairs_per_second=len(gold) / run.seconds,
        speed=exact.seconds / run.seconds,
        agreement=float((run.labels == exact.labels).mean()),
        accuracy=accuracy,
        accuracy_drop=float((exact.labels == gold).mean()) - accuracy,
    )


if __name__ == "__main__":
    main(sys.argv[1:])
