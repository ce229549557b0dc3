"""Copy: one version of a text is active, whatever came in whichever order."""

import itertools

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.records.wire import WireStatus
from checker.store import Store
from checker.store.copy import Outcome, Withdrawal
from checker.store.ledger import own_id
from checker.store.versions import VersionState
from tests.store.made import NOON, article, assign, finding, hours, report, shelve
from tests.stores import empty


def texts(store, now=NOON):
    return {one.id: one.text for one in store.copy.active(now)}


def add(store, made):
    return store.copy.add(made, f"{made.text}{made.wire}{made.published}")


def test_what_comes_again_is_known(store):
    first = store.copy.add(article(version=1), "c1")
    again = store.copy.add(article(version=1), "c1")
    assert (first.outcome, again.outcome) == (Outcome.NEW, Outcome.KNOWN)
    assert first.active
    assert again.active
    assert len(store.copy.versions("w1")) == 1


def test_articles_without_an_id_are_known_by_their_content(store):
    one = store.copy.add(article("One."), "0123456789abcdef0123456789abcdef")
    other = store.copy.add(article("Two."), "fedcba9876543210fedcba9876543210")
    assert one.id != other.id
    assert store.copy.article(one.id).text == "One."
    assert store.copy.article(one.id).id == one.id


def test_an_article_comes_back_as_it_was(store):
    made = article("Ünïcode \U0001f6a2 'quotes' \x00 and \u2028 breaks", slug="QUAY")
    store.copy.add(made, "c1")
    assert store.copy.article("w1") == made.model_copy(update={"id": "w1"})


def test_the_newest_version_is_active_and_the_rest_is_history(store):
    for version in (1, 3, 2):
        shelved = shelve(store, "w1", f"Version {version}.", version=version)
    assert shelved.outcome is Outcome.VERSION
    assert not shelved.active
    assert texts(store) == {"w1": "Version 3."}
    kept = [(one.version, one.state) for one in store.copy.versions("w1")]
    assert kept == [
        (3, VersionState.ACTIVE), (2, VersionState.SUPERSEDED), (1, VersionState.SUPERSEDED)
    ]  # fmt: skip


def test_without_a_version_the_later_text_counts(store):
    add(store, article("Late.", NOON, text_id="w1"))
    add(store, article("Early.", NOON - hours(2), text_id="w1"))
    assert texts(store) == {"w1": "Late."}


def test_a_hold_hides_the_text_until_another_version(store):
    shelve(store, "w1", "One.", version=1)
    shelve(store, "w1", "Hold.", version=2, status="withheld")
    assert texts(store) == {}
    assert store.copy.versions("w1")[0].state is VersionState.WITHHELD
    shelve(store, "w1", "Three.", version=3)
    assert texts(store) == {"w1": "Three."}


def test_an_embargo_hides_one_version_until_its_time(store):
    shelve(store, "w1", "One.", version=1)
    later = NOON + hours(3)
    shelve(store, "w1", "Two.", version=2, status="withheld", embargo=later)
    assert texts(store) == {"w1": "One."}
    assert texts(store, later) == {"w1": "Two."}


def test_what_is_due_is_released_once(store):
    assign(store, s1=["w2"])
    shelve(store, "w2", "Soon.", version=1, embargo=NOON + hours(1))
    shelve(store, "w3", "Later.", version=1, embargo=NOON + hours(9))
    before = store.stories.pending()["s1"]
    assert store.copy.release_due(NOON) == []
    assert store.copy.release_due(NOON + hours(2), run=4) == ["w2"]
    assert store.copy.release_due(NOON + hours(2)) == []
    assert store.stories.pending()["s1"] == before + 1
    assert store.stories.touched_since(4) == ["s1"]


def test_a_cancel_takes_all_versions_for_good(store):
    shelve(store, "w1", "One.", version=1)
    gone = shelve(store, "w1", "Gone.", version=2, status=WireStatus.CANCELED)
    shelve(store, "w1", "Three.", version=3)
    assert gone.withdrawal == Withdrawal(articles=("w1",))
    assert texts(store) == {}
    assert {one.state for one in store.copy.versions("w1")} == {VersionState.CANCELED}


def test_a_notice_may_come_before_what_it_kills(store):
    store.copy.cancel("w1")
    shelve(store, "w1", "One.")
    assert texts(store) == {}


def test_a_slug_kills_what_it_was_given_to_lately(store):
    for name, before in (("old", 100), ("new", 5), ("next", -5)):
        add(store, article(name, NOON - hours(before), text_id=name, slug="QUAY"))
    assert store.copy.cancel("QUAY", NOON).articles == ("new",)
    add(store, article("late", NOON - hours(1), text_id="late", slug="QUAY"))
    assert set(texts(store)) == {"old", "next"}


def test_a_slug_means_all_versions_and_parts_and_no_other_providers_copy(store):
    for name, slug, provider in (
        ("lead", "BC-Quay--Cranes, 2nd Ld-Writethru", "tan"),
        ("lead+add1", "BC-Quay--Cranes, 1st Add", "tan"),
        ("timeline", "BC-Quay--Cranes, Timeline", "tan"),
        ("foreign", "Quay--Cranes", "qpa"),
        ("unknown", "QUAY-CRANES/", ""),
    ):
        shelve(store, name, name, slug=slug, provider=provider)
    kill = article("Kill.", text_id="n", cancels=("Quay--Cranes",), provider="tan")
    late = article("Late.", NOON - hours(1), text_id="late", slug="Quay--Cranes", provider="tan")
    assert add(store, kill).withdrawal.articles == ("lead", "lead+add1", "unknown")
    add(store, late)
    assert set(texts(store)) == {"timeline", "foreign", "n"}


def test_a_message_named_by_its_number_kills_its_text_with_its_parts(store):
    for version, message in ((1, "tan0311:20310506"), (2, "tan0345:20310506")):
        shelve(store, "w1", f"Version {version}.", version=version, message=message)
    shelve(store, "w1+add1", "More.")
    assert store.copy.cancel("tan0311:20310506").articles == ("w1", "w1+add1")
    shelve(store, "w1", "Version 3.", version=3)
    shelve(store, "w1+add2", "Still more.")
    assert texts(store) == {}


def test_versions_may_be_as_long_as_dates(store):
    shelve(store, "w1", "One.", version=203105061200000000)
    assert store.copy.versions("w1")[0].version == 203105061200000000


def test_a_notice_inside_another_text_is_carried_out(store):
    shelve(store, "w1")
    told = shelve(store, "w2", "Please kill w1.", cancels=("w1",))
    assert told.withdrawal.articles == ("w1",)
    assert set(texts(store)) == {"w2"}


def test_findings_that_rest_on_withdrawn_copy_are_flagged(store):
    assign(store, s1=["a", "b"])
    store.findings.record("s1", report(finding("f1"), finding("f2", sources=("b", "b"))))
    number = store.changes.latest()
    withdrawal = store.copy.cancel("a", run=3)
    assert withdrawal == Withdrawal(articles=("a",), findings=(own_id("s1", "f1"),))
    assert store.findings.finding(own_id("s1", "f1")).flags == ("withdrawn",)
    told = [(change.kind, change.finding) for change in store.changes.since(number)]
    assert told == [("changed", own_id("s1", "f1")), ("story", "")]
    assert store.stories.touched_since(3) == ["s1"]
    assert [one.id for one in store.stories.story("s1").articles] == ["b"]
    store.findings.record("s1", report(finding("f2", sources=("b", "b"))))
    assert not store.findings.finding(own_id("s1", "f1")).open


def test_a_story_is_pending_when_its_copy_changes(store):
    assign(store, s1=["a"])
    store.findings.record("s1", report())
    assert store.stories.pending() == {}
    shelve(store, "a", "Another version.", version=2)
    assert list(store.stories.pending()) == ["s1"]
    store.findings.record("s1", report())
    shelve(store, "a", "An old version.", version=1)
    assert store.stories.pending() == {}


def test_articles_are_handed_out_in_pages(store, monkeypatch):
    monkeypatch.setattr("checker.store.copy._PAGE", 3)
    for number in range(7):
        shelve(store, f"w{number}")
    shelve(store, "w1", "Hold.", version=2, status="withheld")
    assert [one.id for one in store.copy.active(NOON)] == ["w0", "w2", "w3", "w4", "w5", "w6"]


def test_old_versions_are_pruned_but_never_what_is_active(store):
    for version in range(1, 7):
        shelve(store, "w1", f"Version {version}.", version=version)
    later = NOON + hours(1)
    for version in (7, 8, 9):
        shelve(store, "w1", f"Version {version}.", version=version, embargo=later)
    assert store.copy.prune(2, NOON) == 5
    assert [one.version for one in store.copy.versions("w1", NOON)] == [9, 8, 7, 6]
    assert texts(store) == {"w1": "Version 6."}


@pytest.fixture(scope="module")
def scratch(blank, tmp_path_factory):
    path = tmp_path_factory.mktemp("scratch") / "store.db"
    path.write_bytes(blank.read_bytes())
    with Store.open(path) as store:
        yield store


COPY = st.fixed_dictionaries(
    {
        "text_id": st.sampled_from(["w1", "w2", "w2+add1"]),
        "status": st.sampled_from(["usable", "usable", "usable", "withheld", "canceled"]),
        "embargo": st.sampled_from([None, None, NOON - hours(1), NOON + hours(1)]),
        "slug": st.sampled_from(["", "QUAY", "QUAY, 1st Ld"]),
        "message": st.sampled_from(["", "tan17:20310506"]),
        "provider": st.sampled_from(["", "tan", "qpa"]),
        "cancels": st.sampled_from([(), (), (), ("w2",), ("QUAY",), ("tan17:20310506",)]),
        "correction": st.booleans(),
    }
)


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(copies=st.lists(COPY, min_size=2, max_size=6), shuffled=st.randoms(use_true_random=False))
def test_order_of_arrival_makes_no_odds(scratch, copies, shuffled):
    made = [
        article(f"Text {number}.", NOON - hours(20 - number), version=number, **told)
        for number, told in enumerate(copies)
    ]
    found = []
    for order in (made, shuffled.sample(made, len(made))):
        empty(scratch)
        for one in order:
            add(scratch, one)
            add(scratch, one)
        found.append([texts(scratch, moment) for moment in (NOON, NOON + hours(2))])
    assert found[0] == found[1]


def test_orders_of_one_life_end_alike(store):
    life = [
        article("First.", NOON - hours(9), version=1),
        article("Update.", NOON - hours(8), version=2),
        article("Correction.", NOON - hours(7), version=3, correction=True),
        article("Embargoed.", NOON - hours(6), version=4, embargo=NOON + hours(1)),
    ]
    for order in itertools.islice(itertools.permutations(life), 0, None, 5):
        empty(store)
        for one in order:
            add(store, one)
        assert texts(store) == {"w1": "Correction."}
        assert texts(store, NOON + hours(1)) == {"w1": "Embargoed."}
