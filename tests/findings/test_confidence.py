import pytest

from checker.findings.confidence import recalibrated
from checker.findings.link import Answer, Link
from checker.records.base import Span
from checker.settings import FindingSettings

PLACE = Span(start=0, end=1)


def link(kind, confidence):
    answer = Answer(source="a", claim="a:0:0", span=PLACE, focus=PLACE, value="x")
    return Link(
        left=answer, right=answer, kind=kind, category="date", confidence=confidence, reasons=()
    )


@pytest.mark.parametrize("confidence", [0.0, 0.3, 0.87, 1.0])
def test_the_usual_settings_change_nothing(confidence):
    links = [link("conflict", confidence), link("variant", confidence)]
    assert list(recalibrated(links, FindingSettings())) == links


def test_conflicts_alone_are_mapped_and_keep_their_order():
    settings = FindingSettings(confidence_slope=0.5, confidence_bias=-1)
    links = [link("conflict", share) for share in (0.0, 0.4, 0.9, 1.0)]
    anew = [one.confidence for one in recalibrated(links, settings)]
    assert anew == sorted(anew)
    assert anew[2] == pytest.approx(0.525, abs=0.001)
    (kept,) = recalibrated([link("development", 0.9)], settings)
    assert kept.confidence == 0.9
