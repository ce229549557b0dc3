"""index.html: the stories of a run or a store on one page, the most urgent first."""

from collections.abc import Collection, Sequence
from datetime import UTC, datetime
from functools import cache
from operator import attrgetter
from typing import NamedTuple

from jinja2 import Environment
from markupsafe import Markup

from checker.records.finding import Changes, Kind, Report, ReportSource, Severity
from checker.records.storyline import OpenConflicts, StoryLine
from checker.report.templating import policy, static, templates
from checker.report.wording import printable, utc

_EARLIEST = datetime.min.replace(tzinfo=UTC)


def story_line(report: Report, link: str) -> StoryLine:
    """The report's line in the index, whose page finds it at ``link``.

    All its conflicts count as open; where editors have judged some, the caller sets ``conflicts``.
    What one source alone says is not told as new: a long article would stand above any comparison.
    """
    conflicts = report.of_kind(Kind.CONFLICT)
    levels = [finding.severity for finding in conflicts]
    changes = report.changes or Changes()
    compared = {f.id for f in report.findings if f.kind is not Kind.SINGLE_SOURCE}
    newest = max((s for s in report.sources if s.published), key=_published, default=None)
    return StoryLine(
        id=report.story.id,
        topic=report.story.topic,
        link=link,
        conflicts=OpenConflicts(**{level.value: levels.count(level) for level in Severity}),
        leading=conflicts[0].question if conflicts else "",
        opened=len(compared.intersection(changes.opened)),
        changed=len(compared.intersection(changes.changed)),
        closed=len(changes.closed),
        outlets=tuple(source.name.strip() or source.id for source in report.sources),
        origins=len({source.origin for source in report.sources}),
        updated=_published(newest) if newest else None,
        day_only=newest.day_only if newest else False,
    )


def _published(source: ReportSource) -> datetime:
    return utc(source.published) if source.published else _EARLIEST


class IndexRow(NamedTuple):
    """A story as the page lists it. Dear to make, so whoever shows it again and again keeps it."""

    urgency: tuple[int, int, int, int, datetime, str]
    """Its open conflicts, the gravest first; then what is new; then when it was updated."""
    is_open: bool
    """Whether a conflict of it is open."""
    html: str


def index_row(line: StoryLine) -> IndexRow:
    """The row of a story."""
    html = _environment().get_template("index_row.html").render(line=line)
    return IndexRow(_urgency(line), line.conflicts.all > 0, printable(html))


def _urgency(line: StoryLine) -> tuple[int, int, int, int, datetime, str]:
    open_conflicts = line.conflicts
    return (
        open_conflicts.high,
        open_conflicts.medium,
        open_conflicts.low,
        line.opened + line.changed,
        utc(line.updated) if line.updated else _EARLIEST,
        line.id,
    )


def render_index(
    rows: Collection[IndexRow],
    made: datetime,
    skipped: Sequence[str] = (),
    withheld: Sequence[str] = (),
) -> str:
    """The stories as one HTML page that fetches nothing, the most urgent first.

    ``made`` is when the run ended; ``skipped`` has one line for each input that could not be read,
    ``withheld`` one for each text on hold or under an embargo.
    All text is escaped, and of the links only the path is trusted: see ``href``.
    """
    listed = "".join(row.html for row in sorted(rows, key=_by_urgency, reverse=True))
    return (
        _environment()
        .get_template("index.html")
        .render(
            stories=len(rows),
            open=sum(row.is_open for row in rows),
            rows=Markup(listed),  # noqa: S704 - their template has escaped all text
            made=made,
            skipped=[printable(line) for line in skipped],
            withheld=[printable(line) for line in withheld],
        )
    )


_by_urgency = attrgetter("urgency")


def href(link: str) -> str:
    """``link`` where it is a path below the page, else nothing: it must lead to no other place.

    >>> href("harbour-fire/report.html"), href("javascript:alert(1)"), href("//example.org/")
    ('harbour-fire/report.html', '', '')
    """
    first = link.partition("/")[0]
    return "" if link.startswith("/") or ":" in first or "\\" in link or ".." in link else link


@cache
def _environment() -> Environment:
    environment = templates()
    style, script = static("report.css") + static("index.css"), static("index.js")
    environment.filters.update(href=href)
    environment.globals.update(
        style=Markup(style),  # noqa: S704 - our own file
        script=Markup(script),  # noqa: S704 - our own file
        policy=policy(style, script),
    )
    return environment
