"""What became of planted edits: story by story in a file, and counted over all."""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from pydantic import ValidationError

from checker.errors import CheckerError, GoldError
from checker.evaluate.plant import FALSE, Plant
from checker.evaluate.verdict import Verdict
from checker.records.base import Record


class Alarm(Record):
    """A conflict reported in a story as it was."""

    category: str
    confidence: float
    summary: str


class Outcome(Record):
    """A plant, and what became of it."""

    plant: Plant
    verdict: Verdict
    confidence: float | None = None
    """Of the conflict at the edit."""
    elsewhere: tuple[Alarm, ...] = ()
    """Conflicts that appeared with the edit, but at other places."""


class Measured(Record):
    """A story, as it was and with its plants."""

    run: str
    """What the results hang on besides the story: settings, code, seed, how many were planted."""
    story: str
    alarms: tuple[Alarm, ...]
    outcomes: tuple[Outcome, ...]


class PlantedReport(Record):
    """The results of some stories."""

    stories: tuple[Measured, ...]

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """What became of each plant, story by story."""
        return tuple(outcome for story in self.stories for outcome in story.outcomes)

    @property
    def alarms(self) -> int:
        """How many conflicts were reported in the stories as they were."""
        return sum(len(story.alarms) for story in self.stories)

    @property
    def elsewhere(self) -> int:
        """How many appeared with an edit, but at other places."""
        return sum(len(outcome.elsewhere) for outcome in self.outcomes)

    def verdicts(self, *, false: bool) -> dict[str, Counter[Verdict]]:
        """How often each verdict fell on the false or the harmless plants, by kind."""
        found: dict[str, Counter[Verdict]] = {}
        for outcome in self.outcomes:
            if outcome.plant.false is false:
                found.setdefault(outcome.plant.kind, Counter())[outcome.verdict] += 1
        order = [*FALSE, *sorted(found)]
        return {kind: found[kind] for kind in dict.fromkeys(order) if kind in found}

    def figures(self) -> dict[str, object]:
        """All counts, for a file."""
        return {
            "stories": len(self.stories),
            "unedited_conflicts": self.alarms,
            "elsewhere": self.elsewhere,
            "false": self.verdicts(false=True),
            "harmless": self.verdicts(false=False),
        }

    def misses(self) -> Iterator[str]:
        """A line for each false plant that was missed, and for each alarm that was raised."""
        for story in self.stories:
            for alarm in story.alarms:
                yield f"{story.story}: unedited: {alarm.summary}"
            for outcome in story.outcomes:
                plant, fell = outcome.plant, outcome.verdict
                if plant.false is not (fell is Verdict.FOUND):
                    yield f"{story.story}: {plant.kind}: {fell}: {plant.old!r} to {plant.new!r}"
                for alarm in outcome.elsewhere:
                    yield f"{story.story}: {plant.kind}: elsewhere: {alarm.summary}"


def read_results(path: Path, run: str) -> dict[str, Measured]:
    """The results of a run in a file, by story; none where there is no file.

    Raises:
        GoldError: it cannot be read, or holds something else.

    """
    if not path.exists():
        return {}
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
        measured = [Measured.model_validate_json(line) for line in lines]
    except (OSError, ValidationError, UnicodeDecodeError) as error:
        raise GoldError(f"{path}: holds no results of planted edits; remove it") from error
    return {one.story: one for one in measured if one.run == run}


def write_results(path: Path, measured: Iterable[Measured]) -> None:
    """Write results in one step, so that a run that is stopped leaves a whole file.

    Raises:
        CheckerError: it cannot be written.

    """
    part = path.with_suffix(".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_text("".join(f"{one.model_dump_json()}\n" for one in measured), encoding="utf-8")
        part.replace(path)
    except OSError as error:
        raise CheckerError(f"{path}: cannot be written: {error.strerror}") from error
