from checker.evaluate.score import Score
from checker.findings.judge import Judge
from checker.settings import FindingSettings
from checker.train import crossvalidate
from checker.train.crossvalidate import FOLDS, Opened, on_reports, reliability


def test_confidence_is_held_against_what_came_true():
    score = Score(judged=[(0.55, True), (0.57, False), (0.95, True), (0.3, False)])
    assert list(reliability(score)) == [(0.5, 2, 0.5), (0.9, 1, 1.0)]


def test_no_story_is_judged_by_what_was_learnt_from_it(monkeypatch):
    stories = [Opened(gold=n, dossier=n, slot=(), alike=(), statement=()) for n in range(FOLDS + 2)]
    seen = []

    def train(some):
        return Judge(slot={f"{s.gold}": 1.0 for s in some}, alike={}, story={}, statement={})

    def decide(dossier, settings, judge):
        seen.append(dossier)
        assert str(dossier) not in judge.slot
        assert len(judge.slot) == len(stories) - len(stories[dossier % FOLDS :: FOLDS])
        return ()

    monkeypatch.setattr(crossvalidate, "decide", decide)
    monkeypatch.setattr(crossvalidate, "score_story", lambda gold, findings: Score(stories=1))
    assert on_reports(stories, train, FindingSettings()).stories == len(stories)
    assert sorted(seen) == list(range(len(stories)))
