"""Settled labels: what 'not a contradiction' leaves open, as a model that was trained reads it.

    python -m checker.train.settle MODEL OUT PAIRS...

MODEL is a folder. Of the pairs in the files, as `checker.contrast.related` and
`checker.train.asked` write them, those labelled only 'not a contradiction' are put to the model,
and all are written to OUT (gzipped JSON lines). A pair that it hardly holds to follow becomes
neutral: a loss that leaves the choice open pays for every contradiction that a model gives up
with an entailment. A pair that it wrongly holds to contradict gets a source of its own,
'<source>/hard': a hard negative, of which a mixture can take more than chance would.
"""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from checker.evaluate.pairs import read_pairs, write_pairs
from checker.nli import Nli, load_nli
from checker.records.labelled import LabelledPair
from checker.records.pair import NliScores
from checker.settings import load_settings

_FOLLOWS = 0.3
"""Probability of entailment from which a pair may follow, and its label stays open."""
_SUSPECTED = 0.2
"""Probability of contradiction from which a pair is a hard one."""


def main(arguments: Sequence[str]) -> None:
    """Settle the pairs of all files after the second argument, and write them into that."""
    model, out, *sources = map(Path, arguments)
    settings = load_settings()
    nli = load_nli(settings.nli, model, settings.device)
    pairs = [pair for source in sources for pair in read_pairs(source)]
    write_pairs(out, settled(pairs, nli))


def settled(pairs: Sequence[LabelledPair], nli: Nli) -> Iterator[LabelledPair]:
    """The pairs, those left open with the label and the source that the model's scores make."""
    left_open = [(pair.premise, pair.hypothesis) for pair in pairs if _is_open(pair)]
    scores = iter(nli.score(left_open))
    for pair in pairs:
        yield _as_read(pair, next(scores)) if _is_open(pair) else pair


def _is_open(pair: LabelledPair) -> bool:
    return pair.label == "not_contradiction"


def _as_read(pair: LabelledPair, scores: NliScores) -> LabelledPair:
    hard = scores.contradiction >= _SUSPECTED
    follows = scores.entailment >= _FOLLOWS
    return pair.model_copy(
        update={
            "source": f"{pair.source}/hard" if hard else pair.source,
            "label": pair.label if follows else "neutral",
        }
    )


if __name__ == "__main__":
    main(sys.argv[1:])
