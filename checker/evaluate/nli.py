"""Measuring the NLI model, as the checker runs it, on labelled pairs.

``FOLDER/nli/dev.jsonl.gz`` holds pairs of public sets, ``FOLDER/slots/dev.jsonl.gz`` slot
clusters. Each source is a set of its own; sets whose names share what stands before the slash
('slots/date') are also taken together, and so is everything.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path

from checker.errors import GoldError
from checker.evaluate.nli_scores import Answer, NliFigures, figures_of
from checker.evaluate.pairs import cluster_pairs, read_pairs
from checker.evaluate.sample import drawn
from checker.nli import load_nli
from checker.pipeline import Progress, silent
from checker.records.base import Record
from checker.records.labelled import LabelledPair
from checker.registry import locate
from checker.settings import Settings

EVERYTHING = "all"


class NliReport(Record):
    """The figures of an NLI model."""

    model: str
    threshold: float
    """Probability from which a contradiction counts as sure: `findings.contradiction`."""
    sample: int | None
    """How many pairs of each set were taken at most; None: all."""
    sets: dict[str, NliFigures]

    def figures(self) -> dict[str, float | None]:
        """Every figure by the name of its set and its own, such as 'slots.accuracy'."""
        return {
            f"{name}.{key}": value
            for name, figures in self.sets.items()
            for key, value in figures.model_dump(exclude={"pairs"}).items()
        }


def evaluate_nli(
    folder: Path,
    settings: Settings,
    *,
    sample: int | None = None,
    contrast: Path | None = None,
    progress: Progress = silent,
) -> NliReport:
    """Measure the NLI model of the settings on the pairs in ``folder``.

    ``sample`` takes so many pairs of each set, always the same; ``contrast`` is a further file
    of labelled pairs.

    Raises:
        GoldError: a file cannot be read, or there is no pair in them.
        ModelError: the model is missing, damaged or unfit.

    """
    pairs = sampled(labelled_pairs(folder, contrast), sample)
    if not pairs:
        raise GoldError(f"{folder}: there are no labelled pairs")
    model = load_nli(settings.nli, locate(settings.nli, offline=settings.offline), settings.device)
    questions = list(dict.fromkeys((pair.premise, pair.hypothesis) for pair in pairs))
    progress("nli", 0, len(questions))
    scores = model.score(
        [(pair.premise, pair.hypothesis) for pair in pairs],
        lambda done: progress("nli", done, len(questions)),
    )
    answers = list(map(Answer, (pair.label for pair in pairs), scores))
    threshold = settings.findings.contradiction
    return NliReport(
        model=settings.nli.model,
        threshold=threshold,
        sample=sample,
        sets={
            name: figures_of([answers[number] for number in numbers], threshold)
            for name, numbers in _sets(pairs).items()
        },
    )


def labelled_pairs(folder: Path, contrast: Path | None = None) -> Iterator[LabelledPair]:
    """The pairs for measuring: of public sets, of slot clusters, and of a file of contrasts."""
    return chain(
        cluster_pairs(folder / "slots" / "dev.jsonl.gz"),
        read_pairs(contrast) if contrast else (),
        read_pairs(folder / "nli" / "dev.jsonl.gz"),
    )


def sampled(pairs: Iterable[LabelledPair], size: int | None) -> list[LabelledPair]:
    """So many pairs of each source, chosen by a hash of their text: in any order the same."""
    by_source: dict[str, list[LabelledPair]] = {}
    for pair in pairs:
        by_source.setdefault(pair.source, []).append(pair)
    groups = (drawn(group, size, _text) for group in by_source.values())
    return list(chain.from_iterable(groups))


def _text(pair: LabelledPair) -> str:
    return f"{pair.premise}\0{pair.hypothesis}"


def _sets(pairs: Sequence[LabelledPair]) -> dict[str, list[int]]:
    """The places of the pairs of each set; families come first, and everything last."""
    families: dict[str, list[int]] = {}
    sources: dict[str, list[int]] = {}
    for number, pair in enumerate(pairs):
        family, slash, _ = pair.source.partition("/")
        if slash:
            families.setdefault(family, []).append(number)
        sources.setdefault(pair.source, []).append(number)
    return {**families, **sources, EVERYTHING: list(range(len(pairs)))}
