"""What may be used of the copy is kept up to date with little asked, whatever happens to it."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.store import Store
from checker.store.contents import Contents
from tests.store.made import NOON, hours, shelve
from tests.stores import empty

NAMES = ("w1", "w2", "w3")


class Asked(Contents):
    """Notes of which texts the store was asked."""

    def __init__(self, store):
        super().__init__(store.database)
        self.texts = set()
        ask = self._copy.contents
        self._copy.contents = lambda now, some: self.texts.update(some) or ask(now, some)

    def at(self, now):
        self.texts.clear()
        return super().at(now)


def test_only_texts_that_something_happened_to_are_asked_for(store):
    contents = Asked(store)
    for name in NAMES:
        shelve(store, name)
    assert set(contents.at(NOON)) == contents.texts == set(NAMES)
    assert contents.at(NOON) is contents.at(NOON)
    assert contents.texts == set()
    shelve(store, "w2", "Two.", version=2)
    contents.at(NOON)
    assert contents.texts == {"w2"}
    store.copy.cancel("w3")
    assert set(contents.at(NOON)) == {"w1", "w2"}
    assert contents.texts == {"w3"}


def test_what_another_process_adds_and_what_it_withdraws_is_seen(store, other):
    contents = Contents(store.database)
    shelve(store, "w1")
    contents.at(NOON)
    shelve(other, "w2")
    assert contents.at(NOON) == store.copy.contents(NOON) != {}
    other.copy.cancel("w1")
    assert set(contents.at(NOON)) == {"w2"}


@pytest.mark.parametrize("told", [True, False])
def test_an_embargo_ends_whoever_has_noted_it(store, other, told):
    contents = Contents(store.database)
    shelve(store, "w1", "One.", version=1)
    shelve(store, "w1", "Two.", version=2, embargo=NOON + hours(1))
    before = contents.at(NOON)
    if told:
        other.copy.release_due(NOON + hours(2))
    assert contents.at(NOON + hours(2)) == store.copy.contents(NOON + hours(2)) != before
    assert contents.at(NOON) == before  # a clock that was put back


def test_what_was_given_out_stays_as_it_was(store):
    contents = Contents(store.database)
    shelve(store, "w1")
    before = contents.at(NOON)
    copied = dict(before)
    shelve(store, "w2")
    contents.at(NOON)
    assert before == copied


EVENT = st.one_of(
    st.tuples(
        st.just("shelve"),
        st.sampled_from(NAMES),
        st.fixed_dictionaries(
            {"version": st.integers(1, 4)},
            optional={
                "status": st.sampled_from(["withheld", "canceled"]),
                "embargo": st.integers(-2, 9).map(lambda count: NOON + hours(count)),
            },
        ),
    ),
    st.tuples(st.just("cancel"), st.sampled_from(NAMES)),
    st.tuples(st.just("release")),
    st.tuples(st.just("prune")),
    st.tuples(st.just("wait"), st.integers(-1, 3)),
)


@pytest.fixture(scope="module")
def scratch(tmp_path_factory):
    with Store.open(tmp_path_factory.mktemp("contents") / "store.db") as scratch:
        yield scratch


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(events=st.lists(EVENT, min_size=1, max_size=12))
def test_it_tells_what_one_who_asks_anew_is_told(scratch, events):
    empty(scratch)
    contents, now = Contents(scratch.database), NOON
    for what, *given_ in events:
        match what:
            case "shelve":
                shelve(scratch, given_[0], f"{given_[1]}", **given_[1])
            case "cancel":
                scratch.copy.cancel(given_[0])
            case "release":
                scratch.copy.release_due(now)
            case "prune":
                scratch.copy.prune(1, now)
            case "wait":
                now += hours(given_[0])
        assert contents.at(now) == scratch.copy.contents(now)
