"""What batch runs cost, measured over clerks in place of the models."""

import gzip
import json
from functools import partial

import pytest

from checker.errors import GoldError, UsageError
from checker.evaluate.batch import Course, evaluate_batch
from checker.evaluate.batch_figures import BatchFigures, SizeFigures, growth
from checker.evaluate.processes import Cost
from checker.pipeline.batch import Hired
from checker.settings import load_settings
from checker.store import Store
from tests.pipeline.batch.conftest import Here
from tests.pipeline.batch.fake import SUBJECTS, Load, told


def clerks(settings, url):
    return Here(Hired(settings, url, Load()))


@pytest.fixture
def corpus(tmp_path, pack_lines):
    """Eight stories of two outlets each, and four articles."""
    stories = [
        {"date": "2031-03-04", "sources": [told(subject, n, outlet) for outlet in ("Post", "Echo")]}
        for n, subject in enumerate(SUBJECTS)
    ]
    articles = [told(f"late{subject}", 7, "Herald") for subject in SUBJECTS[:4]]
    return pack_lines(tmp_path / "corpus.jsonl.gz", [*stories, *articles])


@pytest.fixture
def measure(tmp_path, corpus):
    return partial(evaluate_batch, [corpus], load_settings(), out=tmp_path / "out", staff=clerks)


def test_a_store_is_measured_as_it_grows(measure, tmp_path):
    figures = measure(course=Course(sizes=(12, 4), more=1), store=str(tmp_path / "kept.db"))
    small, large = figures.sizes
    assert (small.articles, large.articles) == (4, 12)
    assert (len(small.one_more), len(large.one_more), len(figures.one_more_cold)) == (1, 1, 1)
    assert large.cpu_seconds > small.cpu_seconds > 0
    assert large.stories > small.stories
    assert large.findings >= small.findings
    assert small.peak_mb > 10
    assert sum(large.stages.values()) == pytest.approx(large.cpu_seconds)
    with Store.open(tmp_path / "kept.db") as store:
        assert len(store.stories.members()) == 12 + 3


def test_all_that_was_measured_is_in_the_file(measure, tmp_path):
    figures = measure(course=Course(sizes=(3, 6), more=0))
    written = json.loads((tmp_path / "out" / "scores.json").read_text())
    assert [size["articles"] for size in written["sizes"]] == [3, 6]
    assert written["exponent"] == figures.exponent()
    assert written["one_more_cold"] == []


def test_what_was_measured_before_a_fault_is_kept(tmp_path, corpus):
    hired = []

    def deserting(settings, url):
        hired.append(clerks(settings, url))
        if len(hired) > 1:
            raise KeyboardInterrupt
        return hired[-1]

    with pytest.raises(KeyboardInterrupt):
        evaluate_batch(
            [corpus], load_settings(), course=Course(sizes=(3,), more=1),
            out=tmp_path / "out", staff=deserting,
        )  # fmt: skip
    assert json.loads((tmp_path / "out" / "scores.json").read_text())["sizes"]


def test_another_seed_draws_others(measure, tmp_path):
    drawn = []
    for number, seed in enumerate((0, 0, 1)):
        measure(
            course=Course(sizes=(6,), seed=seed, more=0),
            store=str(tmp_path / f"{number}.db"), out=tmp_path / f"{number}",
        )  # fmt: skip
        with Store.open(tmp_path / f"{number}.db") as store:
            drawn.append(set(store.stories.members()))
    assert drawn[0] == drawn[1] != drawn[2]


class Weary:
    """Clerks that give up after so many jobs, as a machine does that is switched off."""

    def __init__(self, jobs):
        self.jobs = jobs
        self.done = []

    def __call__(self, settings, url):
        crew = clerks(settings, url)
        take = crew.take

        def taken():
            if len(self.done) == self.jobs:
                raise KeyboardInterrupt
            job, outcomes = take()
            self.done.append((job.task, job.units))
            return job, outcomes

        crew.take = taken
        return crew

    def read(self):
        return [unit.id for task, units in self.done if task == "read" for unit in units]


COURSE = Course(sizes=(4, 12), more=1)


@pytest.fixture
def resumed(measure, tmp_path):
    """A measurement that was broken off after so many jobs, and gone on with; who worked for it."""

    def after(jobs):
        first, second = Weary(jobs), Weary(None)
        again = partial(measure, course=COURSE, store=str(tmp_path / "kept.db"))
        with pytest.raises(KeyboardInterrupt):
            again(staff=first)
        return again(staff=second), first, second

    return after


@pytest.mark.parametrize("jobs", [3, 14, 30])
def test_a_measurement_is_gone_on_with(resumed, measure, tmp_path, jobs):
    figures, first, second = resumed(jobs)
    whole = measure(course=COURSE, out=tmp_path / "whole")
    assert [size.articles for size in figures.sizes] == [4, 12]
    assert [len(size.one_more) for size in figures.sizes] == [1, 1]
    assert len(figures.one_more_cold) == 1
    assert figures.sizes[0].stories == whole.sizes[0].stories
    assert not set(first.read()) & set(second.read())


def test_what_was_measured_in_which_call_is_told(resumed):
    figures, _, _ = resumed(22)
    small, large = figures.sizes
    assert [(s.call, s.whole) for s in small.stretches] == [(1, True)]
    assert [(s.call, s.whole) for s in large.stretches] == [(1, False), (2, True)]
    parts = [stretch.cost.cpu_seconds for stretch in (*small.stretches, *large.stretches)]
    assert large.cpu_seconds == pytest.approx(sum(parts))
    assert min(parts) > 0
    assert figures.broken_off() == 1


def test_a_larger_size_goes_on_from_a_smaller_one(measure, tmp_path):
    again = partial(measure, store=str(tmp_path / "kept.db"))
    small = again(course=Course(sizes=(4,), more=1))
    both = again(course=COURSE)
    assert both.sizes[0] == small.sizes[0]
    assert [size.articles for size in both.sizes] == [4, 12]
    assert both.one_more_cold != small.one_more_cold


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"store": "other.db"}, "the store: another"),
        ({"course": Course(sizes=(4,), seed=1)}, "the seed: another"),
        ({"course": Course(sizes=(3, 12), more=0)}, "--size 3: the store is beyond that, at 4"),
    ],
)
def test_only_the_same_measurement_is_gone_on_with(measure, tmp_path, changed, fault):
    told = {"course": Course(sizes=(4,), more=0), "store": str(tmp_path / "kept.db")}
    measure(**told)
    with pytest.raises(UsageError, match=fault):
        measure(**told | changed)


def test_a_size_that_is_under_way_comes_first(measure, tmp_path):
    with pytest.raises(KeyboardInterrupt):
        measure(course=Course(sizes=(12,)), store=str(tmp_path / "kept.db"), staff=Weary(9))
    with pytest.raises(UsageError, match="--size 12: the store is on its way there"):
        measure(course=Course(sizes=(4,)), store=str(tmp_path / "kept.db"))


def test_a_journal_that_is_none(measure, tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "journal.json").write_text("{}")
    with pytest.raises(UsageError, match="no journal of a measurement"):
        measure(course=COURSE, store=str(tmp_path / "kept.db"))


def test_a_store_with_copy_is_refused(measure, tmp_path):
    with Store.open(tmp_path / "used.db") as store:
        store.runs.begin("", {})
    with pytest.raises(UsageError, match="must be empty"):
        measure(course=Course(sizes=(3,)), store=str(tmp_path / "used.db"))


def test_too_few_articles(measure):
    with pytest.raises(GoldError, match="20 articles, and 26 are needed"):
        measure(course=Course(sizes=(20,), more=3))


def test_a_line_without_text_is_no_article(tmp_path, measure):
    path = tmp_path / "empty.jsonl.gz"
    path.write_bytes(gzip.compress(b'{"title": "Rain"}\n'))
    with pytest.raises(GoldError, match="0 articles"):
        evaluate_batch([path], load_settings(), course=Course(sizes=(1,)), out=tmp_path)


@pytest.mark.parametrize(
    ("points", "exponent"),
    [
        ([(1, 2.0), (2, 4.0), (4, 8.0)], 1.0),
        ([(10, 1.0), (100, 100.0)], 2.0),
        ([(10, 3.0), (100, 3.0)], 0.0),
        ([(10, 0.0), (100, 3.0)], None),
        ([(10, 1.0), (10, 2.0)], None),
        ([], None),
    ],
)
def test_growth(points, exponent):
    assert growth(points) == exponent


def figures_of(*rows):
    """Figures of sizes given as articles and stages."""
    return BatchFigures(
        config="c",
        seed=0,
        sizes=tuple(
            SizeFigures(
                articles=n, seconds=1.0, cpu_seconds=sum(stages.values()), stages=stages,
                peak_mb=1.0, store_mb=None, stories=1, findings=0,
                one_more=tuple(Cost(seconds=s, cpu_seconds=s / 2) for s in (9.0, 1.0, 2.0)),
            )
            for n, stages in rows
        ),
    )  # fmt: skip


def test_loading_models_hides_no_growth():
    figures = figures_of(
        (10, {"loading": 50.0, "reading": 1.0}), (100, {"loading": 50.0, "reading": 100.0})
    )
    assert figures.exponent() == 2.0
    assert figures.stage_exponents() == {"loading": 0.0, "reading": 2.0}
    assert figures.shares() == {"reading": 1.0}


def test_shares_are_those_of_the_largest_size():
    figures = figures_of((10, {"reading": 1.0}), (20, {"reading": 1.0, "comparing": 3.0}))
    assert figures.shares() == {"comparing": 0.75, "reading": 0.25}
    assert figures.figures()["nli_share"] == 0.75


def test_one_more_article_costs_the_median():
    warm, cold = figures_of((10, {"reading": 1.0})).one_more()
    assert warm == Cost(seconds=2.0, cpu_seconds=1.0)
    assert cold is None


def test_nothing_measured():
    figures = BatchFigures(config="c", seed=0)
    assert (figures.exponent(), figures.shares(), figures.one_more()) == (None, {}, (None, None))
