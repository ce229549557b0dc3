"""Accounts, sessions, tokens, attempts and the audit log, over both back ends."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from checker.errors import StoreError
from checker.records.account import Act, Entry, Role, Session

NOW = datetime(2026, 3, 4, 5, 6, tzinfo=UTC)
WINDOW = timedelta(minutes=15)


def session_of(account, key="k1", at=NOW):
    return Session(
        key=key, account=account, entry=Entry.PASSWORD,
        started=at, seen=at, address="192.0.2.1", agent="a browser",
    )  # fmt: skip


def test_an_account_is_found_by_name_and_identity(store):
    added = store.accounts.add("ana", "Ana Lima", Role.EDITOR, identity="oidc:x|1")
    assert store.accounts.named("ana") == store.accounts.identified("oidc:x|1") == added
    assert store.accounts.named("nobody") is None
    assert store.accounts.password_hash("ana") is None
    assert added.created.tzinfo is not None


def test_editors_are_those_who_may_judge(store):
    for name, role in (("bo", Role.EDITOR), ("ada", Role.ADMIN), ("cy", Role.EDITOR)):
        store.accounts.add(name, name, role)
    store.accounts.add("vera", "Vera", Role.VIEWER)
    store.accounts.set_disabled("cy", True)
    assert store.accounts.editors() == ("ada", "bo")


@pytest.mark.parametrize("identity", ["oidc:x|1", None])
def test_a_name_and_an_identity_are_given_once(store, identity):
    store.accounts.add("ana", "Ana", Role.EDITOR, identity="oidc:x|1")
    with pytest.raises(StoreError, match="exists already"):
        store.accounts.add("ana" if identity is None else "nia", "X", Role.ADMIN, identity=identity)


@pytest.mark.parametrize(
    "change",
    [
        lambda accounts: accounts.set_role("ana", Role.VIEWER),
        lambda accounts: accounts.set_disabled("ana", True),
        lambda accounts: accounts.set_password("ana", "hash"),
    ],
)
def test_such_changes_end_sessions(store, change):
    account = store.accounts.add("ana", "Ana", Role.EDITOR)
    store.sessions.begin(session_of(account))
    change(store.accounts)
    assert store.sessions.find("k1") is None


def test_a_login_and_a_new_hash_end_none(store):
    account = store.accounts.add("ana", "Ana", Role.EDITOR)
    store.sessions.begin(session_of(account))
    store.accounts.logged_in("ana")
    store.accounts.rehash("ana", "hash")
    assert store.sessions.find("k1").account.last_login is not None


def test_of_two_admins_who_shut_each_other_out_one_stays(store, other):
    for name in ("ana", "nia"):
        store.accounts.add(name, name, Role.ADMIN)
    shut = [(store, "ana"), (other, "nia")]
    with ThreadPoolExecutor(2) as pool:
        done = [pool.submit(desk.accounts.set_disabled, name, True) for desk, name in shut]
        faults = [one.exception() for one in done]
    assert sum(isinstance(fault, StoreError) for fault in faults) == 1
    assert sum(account.disabled for account in store.accounts.every()) == 1


def test_sessions_that_have_run_out_are_swept(store):
    account = store.accounts.add("ana", "Ana", Role.EDITOR)
    for key, age in (("old", 20), ("idle", 5), ("here", 1)):
        store.sessions.begin(session_of(account, key, NOW - timedelta(hours=age)))
    store.sessions.sweep(started=NOW - timedelta(hours=12), seen=NOW - timedelta(hours=2))
    assert [one.key for one in store.sessions.of(account.id)] == ["here"]


def test_many_attempts_at_once_are_all_counted(store, other):
    def attempt(desk):
        return desk.attempts.reserve({"account:ana": 5, "address:x": 50}, NOW, WINDOW)

    with ThreadPoolExecutor(8) as pool:
        let = list(pool.map(attempt, [store, other] * 10))
    assert sum(let) == 5


def test_attempts_are_forgotten_in_time_or_on_success(store):
    def attempt(at=NOW):
        return store.attempts.reserve({"account:ana": 1}, at, WINDOW)

    assert [attempt(), attempt()] == [True, False]
    assert attempt(NOW + WINDOW)
    store.attempts.forget("account:ana")
    assert attempt(NOW + WINDOW)


def test_a_token_lasts_and_is_revoked_by_its_owner(store):
    ana, nia = (store.accounts.add(name, name, Role.EDITOR) for name in ("ana", "nia"))
    store.tokens.add(ana.id, "night", Role.VIEWER, "k1", (NOW, NOW + timedelta(days=1)))
    assert store.tokens.used("k1", NOW).account == ana
    assert store.tokens.used("k1", NOW + timedelta(days=1)) is None
    assert store.tokens.of(ana.id)[0].last_used == NOW
    number = store.tokens.of(ana.id)[0].id
    assert not store.tokens.revoke(nia.id, number)
    assert store.tokens.revoke(ana.id, number)
    assert store.tokens.used("k1", NOW) is None


def test_the_log_is_read_from_its_end(store):
    for number in range(3):
        store.audit.append(Act.EXPORT, "reader", subject=str(number))
    entries = store.audit.entries(actor="reader", limit=2)
    assert [entry.subject for entry in entries] == ["2", "1"]
    assert store.audit.entries(actor="reader", before=entries[-1].id)[0].subject == "0"
    assert store.audit.entries(actor="reader", act=Act.LOGIN) == []


@pytest.mark.parametrize("change", ["UPDATE audit SET actor = 'nobody'", "DELETE FROM audit"])
def test_the_database_refuses_to_change_the_log(store, change):
    store.audit.append(Act.EXPORT, "robot")
    with (
        pytest.raises((DBAPIError, StoreError), match="append-only"),
        store.database.transaction() as connection,
    ):
        connection.execute(text(change))
    assert store.audit.entries()[0].actor == "robot"
