"""Reports made up for tests: a story file in short form, a bare one, a big one, a hostile one."""

import json
from datetime import datetime
from itertools import accumulate
from pathlib import Path

from checker.records.base import Span
from checker.records.finding import (
    Evidence,
    Finding,
    MarkedBlock,
    NotCompared,
    Report,
    ReportSource,
    ReportStory,
    Run,
    Side,
)

# What a large story is made of: few conflicts, many agreements and lone claims.
MIXED = ("conflict", "development", "variant", *["agreement"] * 4, *["single_source"] * 3)
_CASES = Path(__file__).parent / "cases"
RUN = Run(
    checker="0.0",
    models={"nli": "embedded:nli-small", "embedder": "pypi:all-MiniLM-L6-v2"},
    config="0123456789ab",
    seconds=11.42,
    counts={"sentences": 31, "claims": 58, "pairs": 402, "nli pairs": 66},
)


def story(name):
    """The report of cases/<name>.json, where evidence is [source, quote, [words in focus]]."""
    case = json.loads((_CASES / f"{name}.json").read_text(encoding="utf-8"))
    sources = tuple(_source(source) for source in case["sources"])
    texts = {source.id: source.text for source in sources}
    return Report(
        story=ReportStory(id=name, topic=case["topic"]),
        sources=sources,
        findings=tuple(_finding(number, f, texts) for number, f in enumerate(case["findings"])),
        not_compared=tuple(_left_out(*line, texts) for line in case.get("not_compared", ())),
        skipped=tuple(case.get("skipped", ())),
        run=RUN,
    )


def _source(case):
    text, blocks = "", []
    for kind, words, *reason in case["blocks"]:
        start = len(text)
        blocks.append(
            MarkedBlock(start=start, end=start + len(words), kind=kind, reason="".join(reason))
        )
        text += words + "\n\n"
    published = case.get("published")
    return ReportSource(
        id=case["id"],
        name=case["name"],
        title=next((words for kind, words, *_ in case["blocks"] if kind == "title"), ""),
        published=published and datetime.fromisoformat(published),
        origin=case["origin"],
        text=text,
        blocks=tuple(blocks),
    )


def _finding(number, case, texts):
    sides = tuple(
        Side(**{**side, "evidence": tuple(_evidence(*line, texts) for line in side["evidence"])})
        for side in case["sides"]
    )
    return Finding(**{**case, "id": f"f{number:02}", "sides": sides})


def _evidence(source, quote, focus, texts):
    start = texts[source].index(quote)
    return Evidence(
        source=source,
        start=start,
        end=start + len(quote),
        quote=quote,
        focus=tuple(_span(texts[source], words, start) for words in focus),
    )


def _span(text, words, after=0):
    start = text.index(words, after)
    return Span(start=start, end=start + len(words))


def _left_out(source, quote, reason, texts):
    span = _span(texts[source], quote)
    return NotCompared(source=source, start=span.start, end=span.end, quote=quote, reason=reason)


def many(findings, sources=12, kinds=("conflict",)):
    """A report with that many findings, of the kinds in turn, each of two of the sources."""
    line = "Number {} was given as {} by them.\n\n"
    lines = [[line.format(n, n + place) for n in range(findings)] for place in range(sources)]
    texts = ["".join(told) for told in lines]
    starts = [list(accumulate(map(len, told), initial=0)) for told in lines]

    def side(number, place):
        quote, start = lines[place][number].strip(), starts[place][number]
        evidence = Evidence(source=f"s{place}", start=start, end=start + len(quote), quote=quote)
        return Side(value=str(number + place), evidence=(evidence,))

    return Report(
        story=ReportStory(id="many", topic="Many numbers"),
        sources=tuple(
            ReportSource(
                id=f"s{place}", name=f"Outlet {place}", title="", published=None,
                origin=f"o{place}", text=text,
            )
            for place, text in enumerate(texts)
        ),
        findings=tuple(
            Finding(
                id=f"n{number}", kind=kinds[number % len(kinds)], category="number", severity="low",
                confidence=0.7, question=f"What is number {number}?", summary="",
                reasons=("unlike",),
                sides=(side(number, number % sources), side(number, (number + 1) % sources)),
            )
            for number in range(findings)
        ),
        run=RUN,
    )  # fmt: skip


def poisoned(poison):
    """A report with ``poison`` in every field that takes any string, of every kind of finding."""
    text = f"{poison} ran. {poison}"
    source = ReportSource(
        id=poison, name=poison, title=poison, published=None, origin=poison, text=text,
        blocks=(MarkedBlock(start=0, end=len(text), kind="junk", reason=poison),),
    )  # fmt: skip
    evidence = Evidence(source=poison, start=0, end=len(poison), quote=poison)
    side = Side(value=poison, normalized=poison, evidence=(evidence,) * 4)
    return Report(
        story=ReportStory(id=poison, topic=poison),
        sources=(source,),
        findings=tuple(
            Finding(
                id=poison, kind=kind, category="quote", severity="high", confidence=0.5,
                question=poison, summary=poison, reasons=(poison,), sides=(side, side),
            )
            for kind in ("conflict", "development", "variant", "agreement", "single_source")
        ),
        not_compared=(
            NotCompared(source=poison, start=0, end=len(poison), quote=poison, reason=poison),
        ),
        skipped=(poison,),
        run=Run(
            checker=poison, models={poison: poison}, config=poison, seconds=1, counts={poison: 1}
        ),
    )  # fmt: skip
