"""Articles and reports made up for tests of the store."""

from datetime import UTC, datetime, timedelta

from checker.records.article import Article
from checker.records.finding import Evidence, Finding, Report, ReportSource, ReportStory, Run, Side
from checker.records.grouping import Assignments
from checker.records.wire import Wire
from checker.store.ledger import own_id

NOON = datetime(2031, 5, 6, 12, tzinfo=UTC)


def hours(count):
    return timedelta(hours=count)


def article(text="The quay is shut.", at=NOON, **wire):
    """An article of the wire, if it is given anything of its management data."""
    told = Wire(**{"text_id": "w1", **wire}) if wire else None
    return Article(id="file-1", name="Wire", text=text, published=at, wire=told)


def shelve(store, text_id, text="The quay is shut.", **wire):
    """Add a text of the wire."""
    made = article(text, text_id=text_id, **wire)
    return store.copy.add(made, f"{text_id}:{text}:{wire}")


def assign(store, run=0, **stories):
    """Put articles, each added if need be, into stories: assign(store, s1=['a', 'b'])."""
    for story in stories.values():
        for text_id in story:
            shelve(store, text_id)
    given = {name: story for story, names in stories.items() for name in names}
    store.stories.assign(Assignments(stories=given), run)


def finding(name="f1", values=("12", "15"), sources=("a", "b"), start=0, **changed):
    """A conflict of numbers between two sources, or more; each finding has words of its own."""
    sides = tuple(
        Side(
            value=value,
            normalized=value,
            evidence=(
                Evidence(
                    source=source, start=start, end=start + 8, quote=f"{value} boats of {name}"
                ),
            ),
        )
        for value, source in zip(values, sources, strict=True)
    )
    told = {
        "kind": "conflict", "category": "number", "severity": "high", "confidence": 0.9,
        "question": "How many boats sank?", "summary": "12 or 15 boats", "reasons": (), **changed,
    }  # fmt: skip
    return Finding(id=name, sides=sides, **told)


def kept(found, story="s1"):
    """A finding as the store keeps it: under the id that it has there."""
    return found.model_copy(update={"id": own_id(story, found.id)})


def report(*findings, story="s1", sources=("a", "b")):
    """A report of a story."""
    return Report(
        story=ReportStory(id=story, topic="Boats in a storm"),
        sources=tuple(
            ReportSource(
                id=source,
                name=f"The {source.upper()}",
                title="",
                published=NOON,
                origin=source,
                text="12 boats",
            )
            for source in sources
        ),
        findings=findings,
        run=Run(checker="0", models={}, config="c", seconds=1),
    )
