"""What is remembered is not computed again, and changes nothing."""

import numpy as np
import pytest

from checker.pipeline import Remembering, check_story
from checker.pipeline.read import Read
from checker.pipeline.remembered import NLI, READING, READING_CODE, VECTORS, code_digest
from checker.records.pair import NliScores
from checker.records.sentence import Sentence
from tests.pipeline.test_story import article, story

TOLD = "The storm sank {} boats in the old harbour of the town on Friday night, police said."


class Kept:
    """A memory of dictionaries."""

    def __init__(self):
        self.kinds = {}

    def get_many(self, kind, keys):
        known = self.kinds.get(kind, {})
        return {key: known[key] for key in keys if key in known}

    def put_many(self, kind, entries):
        self.kinds.setdefault(kind, {}).update(entries)


class Counting:
    """An analyst that counts what another is asked."""

    def __init__(self, analyst=None):
        self.analyst = analyst
        self.read_ids, self.embedded, self.asked = [], 0, []

    def read(self, article):
        self.read_ids.append(article.id)
        if self.analyst:
            return self.analyst.read(article)
        whole = Sentence(
            article=article.id,
            index=0,
            start=0,
            end=len(article.text),
            text=article.text,
            block=article.blocks[0].kind,
            paragraph=0,
        )
        return Read((whole,), (), ())

    def vectors(self, texts):
        self.embedded += 1
        return self.analyst.vectors(texts)

    def score(self, questions, on_progress):
        self.asked.extend(questions)
        if self.analyst:
            return self.analyst.score(questions, on_progress)
        return [
            NliScores(entailment=1 / len(a), neutral=0.1, contradiction=1 / len(b))
            for a, b in questions
        ]


def test_an_article_is_read_once(settings):
    models, kept = Counting(), Kept()
    first = Remembering(lambda: models, settings, kept).read(article("a", "Hail fell."))
    again = Remembering(lambda: models, settings, kept).read(article("a", "Hail fell."))
    assert first == again
    assert models.read_ids == ["a"]


def test_another_text_or_another_day_is_another_reading(settings):
    models, kept = Counting(), Kept()
    own = Remembering(lambda: models, settings, kept)
    own.read(article("a", "Hail fell."))
    own.read(article("a", "Hail fell!"))
    own.read(article("b", "Hail fell."))
    own.read(article("a", "Hail fell.").model_copy(update={"title": "Hail"}))
    own.read(article("a", "Hail fell.").model_copy(update={"path": "elsewhere.txt"}))
    assert models.read_ids == ["a", "a", "b", "a"]


def test_a_text_that_no_file_can_hold_is_read_anew(settings):
    models, kept = Counting(), Kept()
    own = Remembering(lambda: models, settings, kept)
    odd = article("a", "Hail \ud800 fell.")
    assert own.read(odd) == own.read(odd)
    assert kept.kinds == {}


def test_a_question_is_asked_once_and_answered_exactly(settings):
    models, kept = Counting(), Kept()
    own = Remembering(lambda: models, settings, kept)
    told = []
    first = own.score([("a", "bb"), ("ccc", "a"), ("a", "bb")], told.append)
    again = Remembering(lambda: models, settings, kept).score(
        [("ccc", "a"), ("new", "a")], told.append
    )
    assert models.asked == [("a", "bb"), ("ccc", "a"), ("new", "a")]
    assert again[0] == first[1]
    assert first[0] == first[2]


def test_where_all_is_known_no_model_is_loaded(settings):
    kept = Kept()
    Remembering(Counting, settings, kept).score([("a", "b")], lambda _: None)

    def never():
        raise AssertionError("loaded")

    Remembering(never, settings, kept).score([("a", "b")], lambda _: None)


def test_another_model_is_another_memory(settings, tmp_path):
    models, kept = Counting(), Kept()
    (tmp_path / "weights").write_bytes(b"1")
    other = settings.model_copy(
        update={"nli": settings.nli.model_copy(update={"model": f"path:{tmp_path}"})}
    )
    for one in (settings, other):
        Remembering(lambda: models, one, kept).score([("a", "b")], lambda _: None)
    assert len(models.asked) == 2


def test_the_code_that_reads_is_told_apart():
    assert code_digest(READING_CODE) == code_digest(READING_CODE)
    assert code_digest(READING_CODE) != code_digest(("grouping",))
    assert code_digest(("match",)) != code_digest(("match/embed.py",)) != code_digest(("nli",))


@pytest.mark.slow
def test_a_report_is_the_same_with_memory_and_without(models, settings):
    three = story(TOLD.format("14"), TOLD.format("41"), "Ann Roe opened the bridge on Friday.")
    kept, counted = Kept(), Counting(models)
    plain = check_story(three, settings, models)
    first, second = (
        check_story(three, settings, Remembering(lambda: counted, settings, kept)) for _ in "ab"
    )
    assert plain.findings == first.findings == second.findings
    assert counted.read_ids == ["s0", "s1", "s2"]
    assert counted.embedded == 2  # claims, and the phrases of values that are compared
    assert len(counted.asked) == len(set(counted.asked)) == len(kept.kinds[NLI])
    assert set(kept.kinds) == {READING, VECTORS, NLI}


@pytest.mark.slow
def test_one_new_article_costs_its_own_reading_and_pairs(models, settings):
    texts = [TOLD.format("14"), TOLD.format("41"), TOLD.format("17")]
    kept, counted = Kept(), Counting(models)
    check_story(story(*texts[:2]), settings, Remembering(lambda: counted, settings, kept))
    before = len(counted.asked)
    report = check_story(story(*texts), settings, Remembering(lambda: counted, settings, kept))
    assert counted.read_ids == ["s0", "s1", "s2"]
    assert all(
        texts[2] in question or "17" in "".join(question) for question in counted.asked[before:]
    )
    assert report.findings == check_story(story(*texts), settings, models).findings


def test_vectors_come_back_as_they_were(settings):
    class Two(Counting):
        def vectors(self, texts):
            self.embedded += 1
            return {text: np.array([0.1, len(text)], np.float32) for text in texts}

    models, kept = Two(), Kept()
    first, again = (Remembering(lambda: models, settings, kept).vectors(["a", "bb"]) for _ in "ab")
    assert models.embedded == 1
    assert first.keys() == again.keys()
    assert all(np.array_equal(first[text], again[text]) for text in first)
    Remembering(lambda: models, settings, kept).vectors(["bb", "ccc"])
    assert len(kept.kinds[VECTORS]) == 3
    assert Remembering(lambda: models, settings, kept).vectors([]) == {}
