"""checker evaluate: how good the reports, what is read of articles, and the models are."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from checker.cli.default import group_with_default
from checker.cli.figures import (
    tell_batch,
    tell_grouping,
    tell_judgements,
    tell_nli,
    tell_parser,
    tell_planted,
    tell_reading,
    tell_tally,
)
from checker.cli.options import Config
from checker.cli.terminal import output, stage_bar
from checker.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

    from checker.evaluate import Score
    from checker.evaluate.tally import Tally

evaluate_app = typer.Typer(
    cls=group_with_default("stories"),
    help="Measure the reports on GOLD stories, what is read of articles, or a model.",
    rich_markup_mode=None,
)
_Out = Annotated[Path, typer.Option("--out", help="Where scores.json goes.")]
_Misses = Annotated[
    bool, typer.Option("--misses", help="List what was missed or wrong, by figure.")
]
_Of = Annotated[
    list[str] | None,
    typer.Option("--kind", help="With --misses: list these only ('date', 'claims'); repeatable."),
]
_Sample = Annotated[
    int | None,
    typer.Option("--sample", min=1, help="How many are taken, always the same; else all."),
]
_Corpora = Annotated[
    Path, typer.Option("--data", help="Folder of the labelled data; see models/README.md.")
]


@evaluate_app.command("stories")
def stories_command(
    gold: Annotated[
        Path | None, typer.Argument(metavar="GOLD", help="Directory of gold stories.")
    ] = None,
    out: Annotated[
        Path, typer.Option("--out", help="Where the reports and scores.json go.")
    ] = Path("reports/evaluation"),
    config: Config = "default",
    misses: Annotated[
        bool, typer.Option("--misses", help="List what was missed, and the false alarms.")
    ] = False,
    baseline: Annotated[
        bool,
        typer.Option(
            "--baseline",
            help="Measure the plain peer too: neighbouring sentences, contradiction over 0.7.",
        ),
    ] = False,
    judgements: Annotated[
        str | None,
        typer.Option(
            "--judgements",
            metavar="STORE",
            help="Measure by editors' judgements instead of gold: a store, or labelled.jsonl.",
        ),
    ] = None,
) -> None:
    """Write a report of each GOLD story and score the findings against its annotations.

    This is what 'checker evaluate GOLD' runs. With --judgements there is no GOLD: precision comes
    from what editors made of findings, and where there are enough of them, recalibrated.toml is
    written: settings with confidence fitted to them.
    """
    if judgements is not None:
        _score_judgements(judgements, out, config)
        return
    if gold is None:
        raise UsageError("name a directory of GOLD stories, or --judgements STORE")
    from checker.evaluate import evaluate, evaluate_baseline  # noqa: PLC0415 - heavy
    from checker.settings import load_settings  # noqa: PLC0415

    settings = load_settings(config)
    with stage_bar() as bar:
        rows = {"checker": evaluate(gold, settings, out=out, progress=bar)}
        if baseline:
            rows["plain peer"] = evaluate_baseline(gold, settings, progress=bar)
    for name, score in rows.items():
        _tell(name, score)
    if misses:
        for line in rows["checker"].misses:
            output.print(line, markup=False)


def _score_judgements(given: str, out: Path, config: str) -> None:
    from checker.evaluate.judgements import (  # noqa: PLC0415 - heavy
        read_judged,
        recalibrated_settings,
        score_judgements,
    )
    from checker.evaluate.scores_file import write_scores  # noqa: PLC0415
    from checker.settings import load_settings  # noqa: PLC0415
    from checker.store import Store  # noqa: PLC0415

    settings = load_settings(config)
    if given.endswith(".jsonl"):
        scores = score_judgements(read_judged(Path(given)))
    else:
        with Store.open(given) as store:
            scores = score_judgements(store.judgements.settled())
    write_scores(out, scores.model_dump())
    if scores.recalibration:
        text = recalibrated_settings(scores.recalibration, settings.findings)
        (out / "recalibrated.toml").write_text(text, encoding="utf-8")
    tell_judgements(scores, out / "recalibrated.toml")


def _tell(name: str, score: "Score") -> None:
    output.print(f"{name}: {score.stories} stories", markup=False)
    for label, value in score.figures().items():
        output.print(f"  {label:28} {value}", markup=False)


@evaluate_app.command("nli")
def nli_command(
    corpora: _Corpora,
    sample: Annotated[
        int | None, typer.Option("--sample", min=1, help="Pairs of each set that are taken.")
    ] = None,
    contrast: Annotated[
        Path | None, typer.Option("--contrast", help="A further file of labelled pairs.")
    ] = None,
    config: Config = "default",
    out: _Out = Path("reports/evaluation/nli"),
) -> None:
    """Score the NLI model on labelled pairs: public sets and slot clusters."""
    from checker.evaluate.nli import evaluate_nli  # noqa: PLC0415 - heavy
    from checker.evaluate.scores_file import write_scores  # noqa: PLC0415
    from checker.settings import load_settings  # noqa: PLC0415

    with stage_bar() as bar:
        report = evaluate_nli(
            corpora, load_settings(config), sample=sample, contrast=contrast, progress=bar
        )
    write_scores(out, report.model_dump())
    tell_nli(report)


@evaluate_app.command("parser")
def parser_command(
    corpora: _Corpora,
    part: Annotated[
        Literal["dev", "test"], typer.Option("--part", help="Part of the corpora.")
    ] = "test",
    sample: Annotated[
        int | None, typer.Option("--sample", min=1, help="Sentences of each corpus taken.")
    ] = None,
    config: Config = "default",
    out: _Out = Path("reports/evaluation/parser"),
) -> None:
    """Score the parser on UD EWT and its names on CoNLL++, and time it."""
    from checker.evaluate.parser import evaluate_parser  # noqa: PLC0415 - heavy
    from checker.evaluate.scores_file import write_scores  # noqa: PLC0415
    from checker.settings import load_settings  # noqa: PLC0415

    with stage_bar() as bar:
        report = evaluate_parser(
            corpora, load_settings(config), part=part, sample=sample, progress=bar
        )
    write_scores(out, report.model_dump())
    tell_parser(report)


@evaluate_app.command("claims")
def claims_command(
    passages: Annotated[
        Path, typer.Argument(metavar="PASSAGES", help="Annotated passages, .jsonl.gz.")
    ],
    part: Annotated[
        Literal["even", "odd", "all"], typer.Option("--part", help="Passages by their index.")
    ] = "all",
    misses: _Misses = False,
    kind: _Of = None,
    config: Config = "default",
    out: _Out = Path("reports/evaluation/claims"),
) -> None:
    """Score sentences, junk, claims and facts on passages annotated by hand."""
    from checker.evaluate.claims import evaluate_claims  # noqa: PLC0415 - heavy

    _measure(partial(evaluate_claims, passages, part=part), config, out, misses=misses, of=kind)


@evaluate_app.command("coverage")
def coverage_command(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="Directory of gold stories.")],
    misses: _Misses = False,
    kind: _Of = None,
    config: Config = "default",
    out: _Out = Path("reports/evaluation/coverage"),
) -> None:
    """Count the sides of GOLD stories whose value a claim holds, by category."""
    from checker.evaluate.coverage import evaluate_coverage  # noqa: PLC0415 - heavy

    _measure(partial(evaluate_coverage, gold), config, out, misses=misses, of=kind)


@evaluate_app.command("atoms")
def atoms_command(
    sentences: Annotated[
        Path, typer.Argument(metavar="FILE", help="Sentences cut into short ones, .jsonl.gz.")
    ],
    sample: _Sample = None,
    misses: _Misses = False,
    kind: _Of = None,
    config: Config = "default",
    out: _Out = Path("reports/evaluation/atoms"),
) -> None:
    """Score claims against atomic facts, beside the sentences as they stand."""
    from checker.evaluate.atoms import evaluate_atoms  # noqa: PLC0415 - heavy

    _measure(partial(evaluate_atoms, sentences, sample=sample), config, out, misses=misses, of=kind)


@evaluate_app.command("incidents")
def incidents_command(
    incidents: Annotated[
        Path, typer.Argument(metavar="FILE", help="Incidents with their reports, .jsonl.gz.")
    ],
    sample: _Sample = None,
    misses: _Misses = False,
    kind: _Of = None,
    config: Config = "default",
    out: _Out = Path("reports/evaluation/incidents"),
) -> None:
    """Score ages, numbers of victims, days and towns in reports against the record."""
    from checker.evaluate.incidents import evaluate_incidents  # noqa: PLC0415 - heavy

    _measure(
        partial(evaluate_incidents, incidents, sample=sample), config, out, misses=misses, of=kind
    )


@evaluate_app.command("planted")
def planted_command(
    sources: Annotated[
        list[Path],
        typer.Argument(
            metavar="SOURCES", help="Stories: files, directories of them, or .jsonl.gz lines."
        ),
    ],
    sample: _Sample = None,
    each: Annotated[
        int,
        typer.Option("--each", min=1, help="Edits that make a story false, and that do not."),
    ] = 4,
    seed: Annotated[int, typer.Option("--seed", help="Another one draws and plants others.")] = 0,
    misses: _Misses = False,
    config: Config = "default",
    out: Annotated[
        Path, typer.Option("--out", help="Where results go, and are taken from on another run.")
    ] = Path("reports/evaluation/planted"),
) -> None:
    """Plant edits in real stories, and count which the reports tell of."""
    from checker.evaluate.planted import evaluate_planted  # noqa: PLC0415 - heavy
    from checker.evaluate.scores_file import write_scores  # noqa: PLC0415
    from checker.evaluate.story_source import read_stories  # noqa: PLC0415
    from checker.settings import load_settings  # noqa: PLC0415

    settings = load_settings(config)
    with stage_bar() as bar:
        stories = read_stories(sources, settings, sample=sample, seed=seed)
        report = evaluate_planted(stories, settings, out=out, seed=seed, each=each, progress=bar)
    write_scores(out, report.figures())
    tell_planted(report)
    for line in report.misses() if misses else ():
        output.print(line, markup=False)


@evaluate_app.command("reading")
def reading_command(
    articles: Annotated[Path, typer.Argument(metavar="FILE", help="Articles, .jsonl.gz.")],
    sample: _Sample = None,
    config: Config = "default",
    out: _Out = Path("reports/evaluation/reading"),
) -> None:
    """Time the reading of articles, and see whether memory stays flat."""
    from checker.evaluate.reading import evaluate_reading  # noqa: PLC0415 - heavy
    from checker.evaluate.scores_file import write_scores  # noqa: PLC0415
    from checker.settings import load_settings  # noqa: PLC0415

    with stage_bar() as bar:
        report = evaluate_reading(articles, load_settings(config), sample=sample, progress=bar)
    write_scores(out, report.model_dump())
    tell_reading(report)


@evaluate_app.command("grouping")
def grouping_command(
    source: Annotated[
        Path,
        typer.Argument(
            metavar="SOURCE", help="ECB+ as .zip, stories as .jsonl.gz, or a directory of stories."
        ),
    ],
    part: Annotated[
        Literal["even", "odd", "all"],
        typer.Option("--part", help="Topics by their number, stories by their place."),
    ] = "all",
    sample: _Sample = None,
    others: Annotated[
        Path | None,
        typer.Option("--others", help="Articles of other stories to put among them, .jsonl.gz."),
    ] = None,
    config: Config = "default",
    out: _Out = Path("reports/evaluation/grouping"),
) -> None:
    """Score how articles are grouped into stories, beside a plain peer."""
    from checker.evaluate.grouping import evaluate_grouping  # noqa: PLC0415 - heavy
    from checker.evaluate.scores_file import write_scores  # noqa: PLC0415
    from checker.settings import load_settings  # noqa: PLC0415

    with stage_bar() as bar:
        report = evaluate_grouping(
            source, load_settings(config), part=part, sample=sample, others=others, progress=bar
        )
    write_scores(out, report.model_dump())
    tell_grouping(report)


@evaluate_app.command("batch")
def batch_command(
    sources: Annotated[
        list[Path],
        typer.Argument(metavar="SOURCES", help="Articles, or stories of several, .jsonl.gz."),
    ],
    size: Annotated[
        list[int] | None,
        typer.Option(
            "--size", min=1, help="Articles in the store when figures are taken; repeatable."
        ),
    ] = None,
    seed: Annotated[int, typer.Option("--seed", help="Another one draws others.")] = 0,
    more: Annotated[
        int,
        typer.Option("--more", min=0, help="Further articles brought one by one at each size."),
    ] = 3,
    store: Annotated[
        str | None,
        typer.Option(
            "--store",
            help="A store that is kept, so that this can be gone on with; else thrown away.",
        ),
    ] = None,
    config: Config = "default",
    out: _Out = Path("reports/evaluation/batch"),
) -> None:
    """Run batches over a growing store: time, memory, stages, and what one more article costs."""
    from checker.evaluate.batch import Course, evaluate_batch  # noqa: PLC0415 - heavy
    from checker.settings import load_settings  # noqa: PLC0415

    course = Course(sizes=tuple(size or (100, 300, 1000)), seed=seed, more=more)
    with stage_bar() as bar:
        figures = evaluate_batch(
            sources, load_settings(config), course=course, out=out, store=store, progress=bar
        )
    tell_batch(figures)


def _measure(
    evaluate: "Callable[..., Tally]", config: str, out: Path, *, misses: bool, of: list[str] | None
) -> None:
    """Run a measure with the settings, write its figures to a file, and show them."""
    from checker.evaluate.scores_file import write_scores  # noqa: PLC0415 - heavy
    from checker.settings import load_settings  # noqa: PLC0415

    with stage_bar() as bar:
        tally = evaluate(settings=load_settings(config), progress=bar)
    write_scores(out, tally.figures())
    tell_tally(tally, misses=(of or ()) if misses else None)
