"""Fitting the calibration of an NLI model to pairs of the kind it will be asked about.

    python -m checker.train.calibrate FOLDER DATA CONTRAST [SAMPLE]

FOLDER is the model's, DATA the folder of labelled data, CONTRAST a file of held-out contrast
pairs. Of each category of slot clusters (dev part) and of contrast pairs SAMPLE pairs are taken,
so that the two weigh about as much as they have categories; public sets are left out, since they
are unlike news. Writes calibration.json and prints the expected calibration error.
"""

import json
import sys
from collections.abc import Sequence
from itertools import chain
from pathlib import Path

from checker.evaluate.calibration import calibrate
from checker.evaluate.nli import sampled
from checker.evaluate.pairs import cluster_pairs, read_pairs

_SAMPLE = 300


def main(arguments: Sequence[str]) -> None:
    """Fit, write, and tell the figures."""
    folder, corpora, contrast, *more = arguments
    clusters = cluster_pairs(Path(corpora) / "slots" / "dev.jsonl.gz")
    pairs = sampled(chain(clusters, read_pairs(Path(contrast))), int(more[0]) if more else _SAMPLE)
    found = calibrate(Path(folder), pairs)
    sys.stdout.write(json.dumps(found.model_dump(), indent=1) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
