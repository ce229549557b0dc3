import io
import sys

import pytest
from argon2 import PasswordHasher

from checker.records.account import Role
from checker.review.access import passwords
from checker.store import Store

PASSWORD = "quiet harbour lantern 9"


@pytest.fixture
def desk(run, tmp_path, monkeypatch):
    """Runs ``checker review ARGUMENTS`` over a store, with lines on stdin."""
    monkeypatch.setattr(passwords, "_HASHER", PasswordHasher(1, 8, 1))

    def desk(*arguments, stdin=""):
        monkeypatch.setattr(sys, "stdin", io.StringIO(stdin))
        return run("review", *arguments, "--store", tmp_path / "desk.db")

    return desk


@pytest.fixture
def accounts(tmp_path):
    def accounts():
        with Store.open(tmp_path / "desk.db") as store:
            return {account.name: account for account in store.accounts.every()}

    return accounts


def test_the_life_of_an_account(desk, accounts, tmp_path):
    status, said, _ = desk("add-user", "Ana.Lima", "--role", "admin", stdin=PASSWORD + "\n")
    assert (status, said) == (0, "ana.lima added as admin\n")
    desk("add-user", "nia", "--role", "viewer", "--label", "Nia Okoro", stdin=PASSWORD)
    assert accounts()["nia"].label == "Nia Okoro"
    assert desk("set-role", "nia", "editor")[0] == 0
    assert accounts()["nia"].role is Role.EDITOR
    assert desk("disable", "nia")[0] == 0
    assert "disabled" in desk("users")[1].splitlines()[1]
    assert desk("enable", "nia")[0] == 0
    before = tmp_path.joinpath("desk.db").read_bytes()
    assert PASSWORD.encode() not in before
    with Store.open(tmp_path / "desk.db") as store:
        old = store.accounts.password_hash("nia")
        assert desk("passwd", "nia", stdin="another long secret 7\n")[0] == 0
        assert store.accounts.password_hash("nia") != old
        acts = [(entry.actor, entry.act, entry.subject) for entry in store.audit.entries()]
    assert len(acts) == 6
    assert acts[0] == ("console", "password changed", "nia")


@pytest.mark.parametrize(
    ("arguments", "stdin", "status", "said"),
    [
        (("add-user", "nia", "--role", "viewer"), "short\n", 2, "at least 12"),
        (("add-user", "nia", "--role", "viewer"), "", 2, "at least 12"),
        (("add-user", "two words", "--role", "viewer"), PASSWORD, 2, "no login name"),
        (("set-role", "nobody", "viewer"), "", 1, "no account 'nobody'"),
        (("passwd", "nobody"), PASSWORD, 1, "no account 'nobody'"),
        (("disable", "nobody"), "", 1, "no account 'nobody'"),
    ],
)
def test_faults_are_told_in_one_line(desk, arguments, stdin, status, said):
    got, _, told = desk(*arguments, stdin=stdin)
    assert (got, said in told) == (status, True)
    assert "Traceback" not in told


def test_a_name_is_given_once_and_the_last_admin_stays(desk):
    assert desk("add-user", "ana", "--role", "admin", stdin=PASSWORD)[0] == 0
    assert "exists already" in desk("add-user", "ana", "--role", "admin", stdin=PASSWORD)[2]
    assert "last admin" in desk("disable", "ana")[2]


def test_a_password_is_no_argument(desk):
    assert desk("add-user", "nia", "--role", "viewer", "--password", PASSWORD)[0] == 2
