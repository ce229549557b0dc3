import pytest

from checker.errors import GoldError, SourceError
from checker.evaluate.reading import evaluate_reading
from checker.settings import load_settings


def test_a_file_without_articles(tmp_path, pack_lines):
    with pytest.raises(GoldError, match="holds no article"):
        evaluate_reading(pack_lines(tmp_path / "x.jsonl.gz", []), load_settings())


def test_a_line_that_is_no_article(tmp_path, pack_lines):
    path = pack_lines(tmp_path / "x.jsonl.gz", [{"title": "Rain"}])
    with pytest.raises(SourceError):
        evaluate_reading(path, load_settings())


@pytest.mark.slow
def test_reading_is_timed_and_its_yield_counted(tmp_path, pack_lines):
    rows = [{"text": f"Ann Roe sold {number} boats on Monday. She left."} for number in range(12)]
    path = pack_lines(tmp_path / "x.jsonl.gz", rows)
    report = evaluate_reading(path, load_settings(), sample=10)
    assert (report.articles, report.sentences) == (10, 20)
    assert report.claims >= 20
    assert report.facts >= 20
    assert report.without_parser > report.sentences_per_second > 0
    assert report.peak_mb > report.growth_mb >= 0
