"""The sources as the page names them."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from checker.records.finding import ReportSource
from checker.report.wording import published, version


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
        return published(self.source)


def outlets(sources: Iterable[ReportSource]) -> dict[str, Outlet]:
    """The outlet of each source id, in the report's order."""
    listed = tuple(sources)
    names = {source.id: source.name.strip() or source.id for source in listed}
    labels = _labels(listed, names)
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


def _labels(listed: Sequence[ReportSource], names: Mapping[str, str]) -> dict[str, str]:
    """What tells each source from the others: its outlet, if need be with its time or its id."""
    alike = Counter(names.values())
    versions = {source.id: (names[source.id], version(source)) for source in listed}
    taken = Counter(versions.values())

    def label(source: ReportSource) -> str:
        name, when = versions[source.id]
        if alike[name] == 1:
            return name
        return f"{name} ({when if taken[name, when] == 1 else source.id})"

    return {source.id: label(source) for source in listed}
