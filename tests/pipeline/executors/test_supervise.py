"""Shards through crews that do as they are told, and through real processes."""

import os
import time
from dataclasses import dataclass

import pytest

from checker.errors import CheckerError, ModelMissing
from checker.pipeline.executors import Failure, Limits, supervise
from checker.pipeline.executors.crew import work
from checker.pipeline.executors.local import LocalCrew


class Doubler:
    """Doubles numbers; 13 is a fault, 99 kills, 77 hangs, 78 dawdles, 79 spins."""

    def do(self, task, unit):
        match unit:
            case 13:
                raise ValueError("unlucky\nnumber")
            case 99:
                os._exit(9)
            case 77:
                time.sleep(60)
            case 78:
                for _ in range(15):
                    spin(0.015)
                    time.sleep(0.08)
            case 79:
                spin(60)
            case "model":
                raise ModelMissing("no model")
        return task, unit * 2


def spin(seconds):
    """Keep the processor busy for so long."""
    until = time.process_time() + seconds
    while time.process_time() < until:
        pass


class InTurn:
    """A crew of ``size`` in this process; 99 kills."""

    def __init__(self, size=2):
        self.size, self.jobs, self.most, self.given = size, [], 0, []

    def has_room(self):
        return len(self.jobs) < self.size

    def give(self, job):
        self.jobs.append(job)
        self.given.append(job.units)
        self.most = max(self.most, len(self.jobs))

    def take(self):
        job = self.jobs.pop(0)
        return job, None if 99 in job.units else work(Doubler(), job)


def outcomes(crew, shards, **limits):
    done = supervise(crew, "double", shards, Limits(**limits))
    return dict(pair for d in done for pair in zip(d.units, d.outcomes, strict=True))


def test_every_unit_gets_its_outcome():
    assert outcomes(InTurn(), [[1, 2], [3]]) == {n: ("double", 2 * n) for n in (1, 2, 3)}


def test_shards_are_drawn_only_as_workers_are_free():
    drawn = []
    crew = InTurn(2)
    done = supervise(crew, "double", (drawn.append(n) or [n] for n in range(9)), Limits())
    next(done)
    assert len(drawn) == 2
    list(done)
    assert crew.most == 2


def test_a_bad_unit_does_not_cost_its_neighbours():
    found = outcomes(InTurn(), [[1, 13, 3]])
    assert found[13] == Failure("ValueError: unlucky number")
    assert found[1], found[3] == (("double", 2), ("double", 6))


def test_the_unit_that_kills_is_found_by_halves():
    crew = InTurn()
    found = outcomes(crew, [[*range(8), 99, *range(20, 27)], [40]], attempts=2)
    assert isinstance(found.pop(99), Failure)
    assert all(found[n] == ("double", 2 * n) for n in found)
    assert len(found) == 16
    assert len(crew.given) <= 2 + 2 * 4 + 1


def test_nothing_is_begun_once_it_stops():
    asked = []
    found = outcomes(
        InTurn(1), [[n] for n in range(9)], stopping=lambda: len(asked.append(0) or asked) > 2
    )
    assert 0 < len(found) < 9


def test_a_fault_of_all_is_no_fault_of_one():
    with pytest.raises(ModelMissing):
        outcomes(InTurn(), [["model"]])


@dataclass(frozen=True)
class Hired:
    broken: bool = False

    def __call__(self):
        if self.broken:
            raise ModelMissing("no model here")
        return Doubler()


@pytest.fixture
def crew():
    crew = LocalCrew(Hired(), 2, seconds=30, memory=10_000)
    yield crew
    crew.close()


def test_processes_do_the_work_and_the_dead_are_replaced(crew):
    found = outcomes(crew, [[1, 2], [99, 4], [5]], attempts=1)
    assert isinstance(found.pop(99), Failure)
    assert found == {n: ("double", 2 * n) for n in (1, 2, 4, 5)}


def test_a_worker_that_hangs_is_killed():
    crew = LocalCrew(Hired(), 1, seconds=0.5, memory=10_000)
    found = outcomes(crew, [[77], [1]], attempts=1)
    crew.close()
    assert isinstance(found[77], Failure)
    assert found[1] == ("double", 2)


def test_a_worker_that_is_slow_for_want_of_a_processor_is_not():
    crew = LocalCrew(Hired(), 1, seconds=0.6, memory=10_000)
    began = time.monotonic()
    assert outcomes(crew, [[78]], attempts=1) == {78: ("double", 156)}
    assert time.monotonic() - began > 1.2
    crew.close()


def test_a_worker_that_goes_round_in_circles_is_killed():
    crew = LocalCrew(Hired(), os.cpu_count() or 1, seconds=0.5, memory=10_000)
    found = outcomes(crew, [[79], [1]], attempts=1)
    crew.close()
    assert isinstance(found[79], Failure)
    assert found[1] == ("double", 2)


def test_a_worker_too_large_is_replaced():
    crew = LocalCrew(Hired(), 1, seconds=30, memory=0)
    first = crew._seats[0].process.pid
    assert outcomes(crew, [[1], [2]]) == {1: ("double", 2), 2: ("double", 4)}
    assert crew._seats[0].process.pid != first
    crew.close()


def test_a_worker_that_cannot_start_is_told():
    crew = LocalCrew(Hired(broken=True), 1, seconds=30, memory=10_000)
    with pytest.raises(CheckerError, match="no model here"):
        outcomes(crew, [[1]])
    crew.close()
