"""Figures of the models, as tables on stdout that fit 80 columns."""

from typing import TYPE_CHECKING

from checker.cli.terminal import output

if TYPE_CHECKING:
    from rich.table import Table

    from checker.evaluate.nli import NliReport
    from checker.evaluate.parser import ParserReport


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


def _table(first: str, *others: str) -> "Table":
    from rich import box  # noqa: PLC0415 - needed by two commands only
    from rich.table import Table  # noqa: PLC0415

    table = Table(box=box.SIMPLE_HEAD)
    table.add_column(first, no_wrap=True)
    for name in others:
        table.add_column(name, justify="right", no_wrap=True)
    return table


def _told(share: float | None) -> str:
    return "-" if share is None else f"{share:.3f}"
