import subprocess
import sys
import time

import pytest

from checker.errors import CheckerError
from checker.evaluate import processes
from checker.evaluate.processes import Memory, cost_of, cpu_seconds

BUSY = "import time\nwhile time.process_time() < 0.3: pass"
LARGE = "import sys\nkept = bytearray(b'x' * 60_000_000)\nprint(flush=True)\nsys.stdin.read()"


def test_the_time_of_a_child_counts_when_it_has_ended():
    cost, ended = cost_of(lambda: subprocess.run([sys.executable, "-c", BUSY], check=True))
    assert ended.returncode == 0
    assert cost.cpu_seconds > 0.29
    assert cost.seconds > 0.29


def test_the_time_of_a_child_counts_while_it_runs():
    before = cpu_seconds()
    waiting = f"{BUSY}\nprint(flush=True)\ninput()"
    with subprocess.Popen(
        [sys.executable, "-c", waiting], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as child:
        child.stdout.readline()
        assert cpu_seconds() - before > 0.28  # the system counts in hundredths
        child.kill()


def test_the_peak_of_memory_has_the_children_in_it():
    with Memory() as memory:
        before = memory.taken()
        with subprocess.Popen(
            [sys.executable, "-c", LARGE], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        ) as child:
            child.stdout.readline()
            during = memory.taken()
            child.kill()
        assert during - before > 55_000_000
        memory.forget()
        assert memory.taken() < during


def test_memory_is_looked_at_meanwhile(monkeypatch):
    monkeypatch.setattr(processes, "_EVERY", 0.01)
    with Memory() as memory:
        memory.taken()
        time.sleep(0.1)
        assert memory._peak > 0


def test_elsewhere_than_on_linux(monkeypatch, tmp_path):
    monkeypatch.setattr(processes, "_PROC", tmp_path)
    with pytest.raises(CheckerError, match="on Linux only"), Memory():
        pass
