"""The sources as the page names them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from checker.records.finding import ReportSource
from checker.report.wording import clock, day_and_time


@dataclass(frozen=True, eq=False)
class Outlet:
    """A source with its place on the page.

    ``name`` is its outlet's; ``label`` tells it from other sources of the same outlet.
    ``origin`` numbers the independent texts behind the sources, from 1; ``shared`` names the
    other outlets that carry near-copies of the same one.
    """

    number: int
    source: ReportSource
    name: str
    label: str
    origin: int
    shared: tuple[str, ...]

    @property
    def anchor(self) -> str:
        """The page's id for the source's full text."""
        return f"source-{self.number}"

    @property
    def byline(self) -> str:
        """Its name where its time stands beside it; its label where it has none to be told by."""
        return self.name if self.source.published else self.label

    @property
    def when(self) -> str:
        """When it was published, in words."""
        return clock(self.source.published) if self.source.published else "no time given"


def outlets(sources: Iterable[ReportSource]) -> dict[str, Outlet]:
    """The outlet of each source id, in the report's order."""
    listed = tuple(sources)
    names = {source.id: source.name.strip() or source.id for source in listed}
    labels = {source.id: _label(source, names) for source in listed}
    origins = list(dict.fromkeys(source.origin for source in listed))
    return {
        source.id: Outlet(
            number=number,
            source=source,
            name=names[source.id],
            label=labels[source.id],
            origin=origins.index(source.origin) + 1,
            shared=tuple(
                labels[other.id]
                for other in listed
                if other.origin == source.origin and other.id != source.id
            ),
        )
        for number, source in enumerate(listed, 1)
    }


def _label(source: ReportSource, names: Mapping[str, str]) -> str:
    name = names[source.id]
    if list(names.values()).count(name) == 1:
        return name
    return f"{name} ({day_and_time(source.published) if source.published else source.id})"
