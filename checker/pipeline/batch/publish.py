"""What a batch run writes for people and programs: a report of each story, an index, a list.

The folder of a story holds its report, its findings as lines, and what the index says of it.
Index and list are put together from those, so that no run has to go through the whole store.
"""

import hashlib
import shutil
from collections.abc import Collection, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from pydantic import ValidationError

from checker.ingest import folder_name
from checker.records.base import Record
from checker.records.finding import Report
from checker.records.storyline import StoryLine
from checker.report import render_index, story_line, write_report
from checker.report.wording import utc
from checker.report.write import replace
from checker.store.withheld import Withheld

_LINE = "story.json"
_FINDINGS = "findings.jsonl"


class _Kept(Record):
    """What the index says of a story, and the run that says it."""

    run: int
    line: StoryLine


class Publisher:
    """Reports in a folder; each file appears whole or not at all."""

    def __init__(self, out: Path, formats: Collection[str]) -> None:
        self._out = out
        self._formats = tuple(dict.fromkeys([*formats, "jsonl"]))
        self._read: dict[Path, tuple[int, _Kept]] = {}
        """What was in a file when it was read, with the time of its last change."""

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
        lines = []
        for kept, folder in list(self._published()):
            if kept.line.id not in stories:
                shutil.rmtree(folder)
                continue
            old = {"opened": 0, "changed": 0, "closed": 0} if kept.run != run else {}
            lines.append(kept.line.model_copy(update=old))
        waiting = [_told(one) for one in withheld]
        index = render_index(lines, datetime.now(UTC), skipped, waiting)
        replace(self._out / "index.html", index.encode())
        found = ((self._out / line.link).parent / _FINDINGS for line in lines)
        replace(self._out / _FINDINGS, b"".join(path.read_bytes() for path in found))

    def _published(self) -> Iterator[tuple[_Kept, Path]]:
        for path in sorted(self._out.glob(f"*/{_LINE}"), key=lambda path: path.parent.name):
            try:
                changed = path.stat().st_mtime_ns
                if self._read.get(path, (0,))[0] != changed:
                    self._read[path] = changed, _Kept.model_validate_json(path.read_bytes())
            except (OSError, ValidationError):  # not one of ours
                continue
            yield self._read[path][1], path.parent


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
