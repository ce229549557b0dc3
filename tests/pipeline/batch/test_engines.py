"""Both engines do the same shards, and leave the same. CHECKER_RAY=1 starts a cluster for it."""

import os

import pytest

from tests.pipeline.batch.fake import SUBJECTS, told, write
from tests.pipeline.batch.test_killed import Runs

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif("CHECKER_RAY" not in os.environ, reason="CHECKER_RAY=1 starts a cluster"),
]


def test_ray_leaves_what_processes_leave(tmp_path):
    pytest.importorskip("ray", reason="Ray is an extra")
    for number, subject in enumerate(SUBJECTS[:3]):
        for outlet, more in (("Mail", 10), ("Gazette", 20)):
            write(tmp_path / "wire", f"{outlet}-{subject}", told(subject, number + more, outlet))
    local, ray = (Runs(tmp_path / name, tmp_path / "wire") for name in ("local", "ray"))
    local.finish("local")
    ray.finish("ray")
    assert ray.left() == local.left()
