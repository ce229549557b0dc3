"""What a batch run writes for people and programs: a report of each story, an index, a list.

The folder of a story holds its report, its findings as lines, and what the index says of it.
Index and list are put together from those, so that no run has to go through the whole store.
"""

import hashlib
import os
import shutil
from collections.abc import Collection, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from pydantic import ValidationError

from checker.ingest import folder_name
from checker.pipeline.batch.joined import Joined, Stamp
from checker.records.base import Record
from checker.records.finding import Report
from checker.records.storyline import StoryLine
from checker.report import IndexRow, index_row, render_index, story_line, write_report
from checker.report.wording import utc
from checker.report.write import replace
from checker.store.withheld import Withheld

_LINE = "story.json"
_FINDINGS = "findings.jsonl"


class _Kept(Record):
    """What the index says of a story, and the run that says it."""

    run: int
    line: StoryLine

    def at(self, run: int) -> "_Kept":
        """The same as a run tells it: of a story that it left alone, nothing is new."""
        line = self.line
        if self.run == run or not (line.opened or line.changed or line.closed):
            return self
        old = line.model_copy(update={"opened": 0, "changed": 0, "closed": 0})
        return self.model_copy(update={"line": old})


class _Shown(NamedTuple):
    """A story in the index, whose row stays for as long as it says the same."""

    stamp: Stamp
    """Of the story's file."""
    kept: _Kept
    row: IndexRow


class Publisher:
    """Reports in a folder; each file appears whole or not at all."""

    def __init__(self, out: Path, formats: Collection[str]) -> None:
        self._out = out
        self._formats = tuple(dict.fromkeys([*formats, "jsonl"]))
        self._shown: dict[str, _Shown] = {}
        """The stories by their folders, as they were last shown."""
        self._findings = Joined(out / _FINDINGS)

    def publish(self, report: Report, run: int) -> None:
        """Write the report of a story; remove that of one that has no sources left."""
        folder = self._out / folder_of(report.story.id)
        if not report.sources:
            shutil.rmtree(folder, ignore_errors=True)
            return
        write_report(report, folder, self._formats)
        kept = _Kept(run=run, line=story_line(report, f"{folder.name}/report.html"))
        replace(folder / _LINE, kept.model_dump_json().encode())

    def finish(
        self,
        run: int,
        stories: Collection[str],
        skipped: Sequence[str],
        withheld: Sequence[Withheld] = (),
    ) -> None:
        """Write the index of all stories, and all open findings as a list.

        ``skipped`` are the inputs that were left out, ``withheld`` is what waits. Reports of
        stories that are not among ``stories`` are removed: they were merged.
        """
        self._out.mkdir(parents=True, exist_ok=True)
        self._shown = dict(self._published(run))
        for folder in [f for f, shown in self._shown.items() if shown.kept.line.id not in stories]:
            shutil.rmtree(self._out / folder)
            del self._shown[folder]
        rows = [shown.row for shown in self._shown.values()]
        waiting = [_told(one) for one in withheld]
        index = render_index(rows, datetime.now(UTC), skipped, waiting)
        replace(self._out / "index.html", index.encode())
        self._findings.put_together(f"{self._out}/{f}/{_FINDINGS}" for f in self._shown)

    def _published(self, run: int) -> Iterator[tuple[str, _Shown]]:
        """The folders of stories, in order. What is in one is read when it has changed."""
        with os.scandir(self._out) as found:
            folders = sorted(entry.name for entry in found)
        for folder in folders:
            path, shown = f"{self._out}/{folder}/{_LINE}", self._shown.get(folder)
            try:
                stamp = Stamp.of(path)
                if shown and shown.stamp == stamp:
                    kept = shown.kept.at(run)
                else:
                    kept = _Kept.model_validate_json(Path(path).read_bytes()).at(run)
            except (OSError, ValidationError):  # not one of ours
                continue
            if shown is None or shown.kept is not kept:
                shown = _Shown(stamp, kept, index_row(kept.line))
            yield folder, shown


def _told(withheld: Withheld) -> str:
    """A text that waits, without a word of it: the index goes to more people than may see that."""
    until = f"until {utc(withheld.until):%Y-%m-%d %H:%M} UTC" if withheld.until else "on hold"
    return f"{', '.join(filter(None, (withheld.outlet, withheld.id)))}: {until}"


def folder_of(story: str) -> str:
    """The name of a story's folder: its id where that can name one.

    >>> folder_of("a1b2"), folder_of("urn:x:1")
    ('a1b2', 'urn-x-1-8a5267')
    """
    name = folder_name(story)
    return name if name == story else f"{name}-{hashlib.sha256(story.encode()).hexdigest()[:6]}"
