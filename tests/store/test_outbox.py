"""The outbox: a message is written once, waits its turn, and is never lost."""

from datetime import timedelta

from checker.store.clock import utc_now

THERE = "https://desk.example/hook"


def keys(letters):
    return [letter.key for letter in letters]


def test_a_message_is_written_once_for_each_target(store):
    for target in (THERE, THERE, "https://other.example/"):
        store.outbox.put(target, "k1", "body")
    assert [letter.target for letter in store.outbox.due(utc_now())] == [
        THERE, "https://other.example/"
    ]  # fmt: skip


def test_a_message_goes_with_the_transaction_it_was_written_in(store):
    try:
        with store.transaction():
            store.outbox.put(THERE, "k1", "body")
            raise RuntimeError
    except RuntimeError:
        assert store.outbox.due(utc_now()) == []


def test_what_was_sent_is_not_due_again(store):
    store.outbox.put(THERE, "k1", "one")
    store.outbox.put(THERE, "k2", "two")
    first, _ = store.outbox.due(utc_now())
    store.outbox.sent(first.number)
    assert keys(store.outbox.due(utc_now())) == ["k2"]
    store.outbox.put(THERE, "k1", "one")
    assert keys(store.outbox.due(utc_now())) == ["k2"]


def test_what_failed_waits_and_is_given_up_at_last(store):
    store.outbox.put(THERE, "k1", "one")
    (letter,) = store.outbox.due(utc_now())
    later = utc_now() + timedelta(hours=1)
    store.outbox.failed(letter.number, "status 503", later)
    assert store.outbox.due(utc_now()) == []
    (letter,) = store.outbox.due(later)
    assert (letter.attempts, letter.fault) == (1, "status 503")
    store.outbox.failed(letter.number, "status 500", None)
    assert store.outbox.due(later) == []
    assert [(one.key, one.attempts, one.fault) for one in store.outbox.dead()] == [
        ("k1", 2, "status 500")
    ]
    assert store.outbox.revive() == 1
    assert keys(store.outbox.due(utc_now())) == ["k1"]
    assert store.outbox.dead() == []


def test_two_senders_do_not_send_one_message(store, other):
    store.outbox.put(THERE, "k1", "one")
    (letter,) = store.outbox.due(utc_now())
    until = utc_now() + timedelta(minutes=1)
    assert store.outbox.claim(letter.number, until)
    assert not other.outbox.claim(letter.number, until)
    assert keys(other.outbox.due(until)) == ["k1"]


def test_the_past_is_pruned(store):
    store.outbox.put(THERE, "k1", "one")
    store.outbox.sent(store.outbox.due(utc_now())[0].number)
    store.outbox.put(THERE, "k2", "two")
    store.remembered.put_many("nli", {"k": b""})
    pruned = store.prune(3, utc_now() + timedelta(days=1))
    assert (pruned.sent, pruned.remembered, pruned.versions) == (1, 1, 0)
    assert keys(store.outbox.due(utc_now())) == ["k2"]
