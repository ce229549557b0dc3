import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import lxml.html
import pytest

from checker.records.finding import Changes, Kind
from checker.records.storyline import OpenConflicts, StoryLine
from checker.report import index_row, render_index, story_line
from checker.report.index import href
from checker.report.wording import printable

from .synthetic import story

HOSTILE = json.loads((Path(__file__).parent / "cases/hostile.json").read_text())
MADE = datetime(2031, 2, 12, 8, 30, tzinfo=UTC)


def line(name, **fields):
    return StoryLine(**{"id": name, "topic": "", "link": f"{name}/report.html", **fields})


def parsed(*lines, **options):
    page = render_index([index_row(line) for line in lines], MADE, **options)
    return lxml.html.document_fromstring(page.encode())


def test_a_report_becomes_a_line():
    report = story("ferry")
    alone = next(f for f in report.findings if f.kind is Kind.SINGLE_SOURCE)
    changes = Changes(
        opened=(report.findings[0].id, report.findings[1].id, alone.id), closed=("c",)
    )
    got = story_line(report.model_copy(update={"changes": changes}), "ferry/report.html")
    assert got.conflicts == OpenConflicts(high=3, medium=2, low=2)
    assert got.leading == report.findings[0].question
    assert (got.opened, got.changed, got.closed) == (2, 0, 1)
    assert (len(got.outlets), got.origins) == (5, 4)
    assert got.updated == max(s.published for s in report.sources if s.published)


def test_a_story_without_conflicts_or_times_becomes_a_line():
    bare = story("small").model_copy(update={"findings": (), "sources": ()})
    got = story_line(bare, "small/report.html")
    assert (got.conflicts.all, got.leading, got.updated) == (0, "", None)


def test_urgency():
    earlier, later = MADE - timedelta(hours=2), MADE
    urgent = [
        line("two-high", conflicts=OpenConflicts(high=2)),
        line("high-and-low", conflicts=OpenConflicts(high=1, low=1)),
        line("high", conflicts=OpenConflicts(high=1)),
        line("medium", conflicts=OpenConflicts(medium=9)),
        line("calm-with-news", opened=1, updated=earlier),
        line("calm-later", updated=later),
        line("calm-earlier", updated=earlier.replace(tzinfo=None)),
        line("calm-without-time"),
    ]
    page = parsed(*urgent[::-1])
    assert [link.removesuffix("/report.html") for link in page.xpath("//h2/a/@href")] == [
        line.id for line in urgent
    ]
    assert "4 stories of 8 with open conflicts" in page.text_content()


def test_a_line_tells_conflicts_changes_witnesses_and_time():
    page = parsed(
        line(
            "pier-blaze", conflicts=OpenConflicts(high=1, low=2), leading="Who leads the crew?",
            opened=2, changed=1, closed=3, outlets=("Alder", "Birch", "Birch"), origins=2,
            updated=MADE,
        )
    )  # fmt: skip
    (shown,) = page.xpath("//li[@class='story']")
    text = " ".join(shown.text_content().split())
    for part in (
        "Pier blaze", "High 1", "Low 2", "Who leads the crew?", "2 new", "1 changed", "3 closed",
        "3 sources, 2 origins", "12 Feb 2031, 08:30 UTC", "Alder, Birch",
    ):  # fmt: skip
        assert part in text
    assert page.xpath("//h2/a/@href") == ["pier-blaze/report.html"]


def test_nothing_and_what_was_skipped():
    page = parsed(skipped=["copy/a.xml: cut off"])
    assert "No story yet." in page.text_content()
    assert "copy/a.xml: cut off" in page.text_content()


@pytest.mark.parametrize("link", ["javascript:alert(1)", "//host/a", "/etc/a", "\\\\h\\a", "../a"])
def test_a_link_leads_below_the_page_or_nowhere(link):
    assert href(link) == ""


@pytest.mark.parametrize("poison", HOSTILE)
def test_hostile_text_stays_text(poison):
    page = parsed(
        line(poison, topic=poison, leading=poison, link=poison, outlets=(poison,)),
        skipped=[poison],
    )
    assert len(page.xpath("//script")) == len(page.xpath("//style")) == 1
    assert not [n for e in page.iter() for n in e.attrib if n.startswith("on") or n == "style"]
    assert " ".join(page.xpath("//h2/a")[0].text_content().split()) == " ".join(
        printable(poison).split()
    )


def test_of_copy_that_tells_the_day_alone_no_hour_is_told():
    report = story("small")
    dated = report.sources[0].model_copy(
        update={"published": datetime(2031, 3, 4, tzinfo=UTC), "day_only": True}
    )
    got = story_line(report.model_copy(update={"sources": (dated,)}), "small/report.html")
    told = parsed(got).find_class("story")[0].text_content()
    assert "4 Mar 2031" in told
    assert "00:00" not in told
