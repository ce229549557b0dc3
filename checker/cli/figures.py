"""Figures of the models, as tables on stdout that fit 80 columns."""

from collections import Counter
from collections.abc import Collection
from typing import TYPE_CHECKING

from checker.cli.terminal import output

if TYPE_CHECKING:
    from pathlib import Path

    from rich.table import Table

    from checker.evaluate.batch_figures import BatchFigures
    from checker.evaluate.grouping import GroupingReport
    from checker.evaluate.judgements import JudgementScores
    from checker.evaluate.nli import NliReport
    from checker.evaluate.parser import ParserReport
    from checker.evaluate.planted_results import PlantedReport
    from checker.evaluate.processes import Cost
    from checker.evaluate.reading import ReadingReport
    from checker.evaluate.tally import Tally

_WAYS = ("recall", "precision", "f1", "value", "modifier")
"""The ways of measuring one thing, a column each."""


def tell_nli(report: "NliReport") -> None:
    """Show the figures of an NLI model: a line for each set of pairs."""
    table = _table("set", "pairs", "right", "P", "R", "ECE", "rare P", "sure P")
    for name, figures in report.sets.items():
        pairs, *shares = figures.model_dump().values()
        table.add_row(name, str(pairs), *map(_told, shares))
    output.print(report.model, markup=False)
    output.print(table)
    output.print(
        "right: accuracy. P, R: precision and recall of contradictions. ECE: expected\n"
        "calibration error. rare P: precision where 0.3 % of pairs are contradictions;\n"
        f"sure P: the same of those at or over {report.threshold}. -: the set cannot tell.",
        markup=False,
    )


def tell_judgements(scores: "JudgementScores", recalibrated: "Path") -> None:
    """Show precision by judgements: overall, by category, by confidence; then calibration."""
    table = _table("judged conflicts", "all", "right", "precision", "95 in 100 within")
    for share in (scores.overall, *scores.categories, *scores.bins):
        if share.all:
            within = f"{share.low:.2f} to {share.high:.2f}"
            table.add_row(
                share.name, str(share.all), str(share.right), _told(share.precision), within
            )
    output.print(table)
    if (fitted := scores.recalibration) is None:
        output.print(f"Confidence stays as it is: {scores.lacking}.", markup=False)
        return
    output.print(
        f"Calibration error {fitted.before:.3f}, by folds of stories {fitted.after:.3f} after;\n"
        f"surprise {fitted.surprise_before:.3f}, after {fitted.surprise_after:.3f}.\n"
        f"  {recalibrated}: use it by --config",
        markup=False,
    )


def tell_parser(report: "ParserReport") -> None:
    """Show the figures of a parser: its grammar, then its names."""
    grammar = _table("words and sentences given", report.part)
    for label, share in (
        ("UPOS", report.upos),
        ("fine tags", report.tag),
        ("morphology", report.morphology),
        ("lemmas", report.lemma),
        ("UAS without marks", report.uas),
        ("LAS without marks", report.las),
        ("LAS with marks", report.las_with_marks),
    ):
        grammar.add_row(label, _told(share))
    names = _table("names", "P", "R", "F1")
    for label, figures in {"all": report.entities, **report.entity_types}.items():
        names.add_row(label, *map(_told, figures.model_dump().values()))
    output.print(report.model, markup=False)
    output.print(grammar)
    output.print(names)
    output.print(f"{report.words_per_second:.0f} words a second", markup=False)


def tell_tally(tally: "Tally", *, misses: Collection[str] | None = None) -> None:
    """Show the shares of a tally: a line for each thing, with how many of how many.

    ``misses`` names the things whose misses are listed: all, if it is empty.
    """
    figures, counts = tally.figures(), tally.counts()
    ways = [way for way in _WAYS if any(figure.endswith(f".{way}") for figure in figures)]
    table = _table("", *ways, "share", "of")
    things = dict.fromkeys(_thing(figure)[0] for figure in figures)
    for thing in things:
        shares = (figures.get(f"{thing}.{way}") for way in ways)
        _, whole = counts.get(f"{thing}.recall") or counts.get(thing) or (0, 0)
        table.add_row(thing, *map(_told, shares), _told(figures.get(thing)), str(whole))
    output.print(table)
    if misses is None:
        return
    for figure, lines in tally.misses.items():
        if not misses or _thing(figure)[0] in misses:
            right, whole = counts[figure]
            output.print(f"\n{figure}: {whole - right} of {whole}", markup=False)
            for line in lines:
                output.print(f"  {line}", markup=False)


def tell_planted(report: "PlantedReport") -> None:
    """Show what became of planted edits: a line for each kind, those to be found first."""
    from checker.evaluate.verdict import Verdict  # noqa: PLC0415 - heavy

    short = ("all", "found", "other", "develop", "variant", "unread", "apart", "silent")
    for told, false in (("made false", True), ("still right", False)):
        columns = short if false else ("all", "conflict")
        table = _table(told, *columns)
        rows = report.verdicts(false=false)
        for kind, fell in {**rows, "all": sum(rows.values(), Counter())}.items():
            counts = [fell.total(), *(fell[verdict] for verdict in Verdict)]
            table.add_row(kind, *(f"{count or '-'}" for count in counts[: len(columns)]))
        output.print(table)
    output.print(
        f"{report.alarms} conflicts in {len(report.stories)} stories as they were; "
        f"{report.elsewhere} more, at other places, with an edit.\n"
        "found: a conflict of the right category; other: of another one. develop, variant: told\n"
        "as that. unread: no claim holds a value there. apart: never set against a value that\n"
        "it differs from. silent: compared, and nothing said.",
        markup=False,
    )


def tell_reading(report: "ReadingReport") -> None:
    """Show how fast articles were read, and what memory that took."""
    table = _table("articles", "sentences", "claims", "facts")
    table.add_row(
        *(f"{n}" for n in (report.articles, report.sentences, report.claims, report.facts))
    )
    output.print(table)
    output.print(
        f"{report.sentences_per_second:.0f} sentences a second; "
        f"{report.without_parser:.0f} without the parser.\n"
        f"Peak of memory {report.peak_mb:.0f} MB; it grew by {report.growth_mb:.0f} MB "
        "over the last nine tenths.",
        markup=False,
    )


def tell_grouping(report: "GroupingReport") -> None:
    """Show how well articles were grouped: a line for each level and way."""
    table = _table("", "true", "found", "P", "R", "F1", "CoNLL", "2P", "2R")
    for name, row in report.rows.items():
        true, found, *shares = row.model_dump().values()
        table.add_row(name, str(true), str(found), *map(_told, shares))
    output.print(table)
    output.print(
        "P, R, F1: B³, over articles. CoNLL: mean F1 of MUC, B³ and entity CEAF.\n"
        "2P, 2R: over pairs of articles. peer: clustering by embeddings alone.\n"
        f"{report.articles} articles; {report.milliseconds:.1f} ms to assign one.",
        markup=False,
    )


def tell_batch(figures: "BatchFigures") -> None:
    """Show what batch runs cost: a line for each size, one for each stage, and one more article."""
    from checker.evaluate.batch_figures import middle  # noqa: PLC0415 - heavy

    table = _table("articles", "stories", "CPU s", "each", "rate", "MB", "store", "one more")
    for size in figures.sizes:
        table.add_row(
            *map(str, (size.articles, size.stories)),
            f"{size.cpu_seconds:.0f}",
            f"{size.cpu_seconds / size.articles:.2f}",
            f"{size.articles / size.seconds:.2f}",
            f"{size.peak_mb:.0f}",
            "-" if size.store_mb is None else f"{size.store_mb:.0f}",
            _took(middle(size.one_more)),
        )
    stages = _table("stage", "CPU s", "share", "exponent")
    exponents = figures.stage_exponents()
    for name, share in figures.shares().items():
        spent = figures.sizes[-1].stages[name]
        stages.add_row(name, f"{spent:.1f}", _told(share), _told(exponents[name]))
    output.print(table)
    output.print(stages)
    if broken_off := figures.broken_off():
        output.print(
            f"Broken off and gone on with {broken_off} times; what was begun then is done twice."
        )
    warm, cold = figures.one_more()
    output.print(
        f"Growth: articles to the power of {_told(figures.exponent())}, loading left out.\n"
        f"One more article into the largest store: {_took(warm)} s,\n"
        f"with new workers {_took(cold)} s.\n"
        "CPU s: of all processes. rate: articles a second on the wall. one more: CPU\n"
        "seconds / seconds on the wall, the median. MB: of memory, the most at one time;\n"
        "store: MB of its files.",
        markup=False,
    )


def _took(cost: "Cost | None") -> str:
    return "-" if cost is None else f"{cost.cpu_seconds:.2f} / {cost.seconds:.2f}"


def _thing(figure: str) -> tuple[str, str]:
    """What a figure is of, and in which way it was measured."""
    thing, _, way = figure.rpartition(".")
    return (thing, way) if way in _WAYS else (figure, "")


def _table(first: str, *others: str) -> "Table":
    from rich import box  # noqa: PLC0415 - needed by two commands only
    from rich.table import Table  # noqa: PLC0415

    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    table.add_column(first, overflow="fold")
    for name in others:
        # On a narrow screen the first column gives way: half a figure tells nothing.
        width = max(len(name), len(_told(0.0)))
        table.add_column(name, justify="right", no_wrap=True, min_width=width)
    return table


def _told(share: float | None) -> str:
    return "-" if share is None else f"{share:.3f}"
