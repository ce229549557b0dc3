from urllib.request import urlopen

from checker.pipeline.batch import Tally, served, write_metrics


def tally():
    told = Tally()
    told.add({"reading": 1.5}, files=2, read=7)
    told.add({"reading": 0.25})
    return told


def test_metrics_are_prometheus_text(tmp_path):
    path = tmp_path / "checker.prom"
    write_metrics(tally(), path)
    lines = path.read_text().splitlines()
    assert "checker_files_total 2" in lines
    assert "checker_checked_total 0" in lines
    assert 'checker_stage_seconds_total{stage="reading"} 1.750' in lines
    assert list(tmp_path.iterdir()) == [path]


def test_metrics_are_answered(tmp_path):
    with served(tally(), 0) as port, urlopen(f"http://127.0.0.1:{port}/metrics") as answer:
        assert answer.headers["Content-Type"].startswith("text/plain; version=0.0.4")
        assert b"checker_read_total 7\n" in answer.read()
