import json

import torch

from checker.train.checkpoint import save_state, saved_state, write_line


def test_a_state_is_taken_up_as_it_was_kept(tmp_path):
    path = tmp_path / "one.checkpoint"
    assert saved_state(path, "cpu") is None
    for done in (1, 2):
        save_state(path, {"model": {"weight": torch.full((2,), float(done))}, "done": done})
    state = saved_state(path, "cpu")
    assert state["done"] == 2
    assert state["model"]["weight"].tolist() == [2.0, 2.0]
    assert list(tmp_path.iterdir()) == [path]


def test_lines_are_added_to_the_log(tmp_path, capsys):
    write_line(tmp_path, {"step": 1})
    write_line(tmp_path, {"step": 2})
    lines = (tmp_path / "log.jsonl").read_text().splitlines()
    assert [json.loads(line)["step"] for line in lines] == [1, 2]
    assert "'step': 2" in capsys.readouterr().err
