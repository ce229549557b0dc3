"""The file of figures that an evaluation leaves behind."""

import json
from pathlib import Path

from checker.errors import CheckerError


def write_scores(out: Path, scores: object) -> None:
    """Write ``scores``, anything JSON can hold, to scores.json in ``out``, made if need be.

    Raises:
        CheckerError: it cannot be written.

    """
    try:
        out.mkdir(parents=True, exist_ok=True)
        table = json.dumps(scores, indent=1)
        (out / "scores.json").write_text(table + "\n", encoding="utf-8")
    except OSError as error:
        raise CheckerError(f"{out}: cannot write the scores: {error.strerror}") from error
