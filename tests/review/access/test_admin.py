import csv
import re

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from checker.records.account import Act, Role

pytestmark = pytest.mark.both_back_ends

HOSTILE = [
    "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{ 7*7 }}", "' OR '1'='1",
    "'; DROP TABLE accounts; --", "%s%n", "\x00\x01", "=cmd|' /C calc'!A0", "../../etc/passwd",
    "\u202eevil", "\ud83d", "x" * 5000,
]  # fmt: skip


def test_an_admin_adds_an_account_with_a_password_shown_once(browser, store):
    here = browser("ada")
    answer = here.submit("/admin/users", name=" Nia.Okoro ", label="Nia Okoro", role="viewer")
    password = re.search(r"<code>([^<]+)</code>", answer.text)[1]
    added = store.accounts.named("nia.okoro")
    assert (added.label, added.role, added.must_change) == ("Nia Okoro", Role.VIEWER, True)
    assert password not in here.get("/admin/users").text
    assert browser().sign_in("nia.okoro", password).status_code == 303
    assert store.audit.entries(act=Act.ACCOUNT_ADDED)[0].subject == "nia.okoro"


@pytest.mark.parametrize("name", ["", "two words", "<b>", "a/b", "EDDA", "\u0430da", "x" * 65])
def test_a_name_that_will_not_do_is_told(browser, store, name):
    before = len(store.accounts.every())
    answer = browser("ada").submit("/admin/users", name=name)
    assert answer.status_code in {409, 422}
    assert 'role="alert"' in answer.text
    assert len(store.accounts.every()) == before


def test_a_new_role_holds_at_once_and_ends_the_sessions(browser, store):
    theirs = browser("edda")
    browser("ada").submit("/admin/users/edda/role", role="admin")
    assert theirs.get("/account").status_code == 303
    assert browser("edda").get("/admin/users").status_code == 200


def test_disabling_and_enabling(browser, store):
    here, theirs = browser("ada"), browser("edda")
    here.submit("/admin/users/edda/disable")
    assert theirs.get("/account").status_code == 303
    assert browser().sign_in("edda").status_code == 401
    here.submit("/admin/users/edda/enable")
    assert browser().sign_in("edda").status_code == 303
    acts = [entry.act for entry in store.audit.entries(actor="ada")]
    assert acts[:2] == [Act.ACCOUNT_ENABLED, Act.ACCOUNT_DISABLED]


def test_a_lost_password_is_replaced(browser):
    theirs = browser("edda")
    answer = browser("ada").submit("/admin/users/edda/password")
    password = re.search(r"<code>([^<]+)</code>", answer.text)[1]
    assert theirs.get("/account").status_code == 303
    assert browser().sign_in("edda").status_code == 401
    assert browser().sign_in("edda", password).status_code == 303


@pytest.mark.parametrize(("act", "fields"), [("disable", {}), ("role", {"role": "editor"})])
def test_the_last_admin_stays(browser, store, act, fields):
    answer = browser("ada").submit(f"/admin/users/ada/{act}", **fields)
    assert answer.status_code == 409
    assert "last admin" in answer.text
    assert store.accounts.named("ada").role is Role.ADMIN
    assert not store.accounts.named("ada").disabled


@pytest.mark.parametrize("act", ["role", "disable", "enable", "password"])
def test_an_account_that_is_not_there(browser, act):
    assert browser("ada").submit(f"/admin/users/nobody/{act}", role="editor").status_code == 404


@pytest.mark.parametrize("poison", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_does_nothing_anywhere(browser, store, poison):
    here = browser("ada")
    count = len(store.accounts.every())
    sent = poison.encode("utf-8", "replace").decode()
    answers = [
        browser().sign_in(sent, sent, to=sent),
        here.submit("/admin/users", name=sent, label=sent),
        here.submit("/admin/users", name="nia", label=sent),
        here.submit("/account/tokens", label=sent, role="viewer", days=1),
        here.get("/admin/audit", params={"actor": sent, "act": sent}),
        here.get("/admin/users"), here.get("/admin/audit"), here.get("/account"),
        here.get("/login", params={"next": sent}),
    ]  # fmt: skip
    assert max(answer.status_code for answer in answers) < 500
    assert {one.name for one in store.accounts.every()} <= {"ada", "edda", "vera", "nia", "evil"}
    assert len(store.accounts.every()) <= count + 2
    for answer in answers:
        assert "<script>alert" not in answer.text
        assert "<img" not in answer.text
        assert ">49<" not in answer.text


def test_the_log_is_paged_and_searched(browser, store):
    for number in range(250):
        store.audit.append(Act.EXPORT, "robot", subject=f"file {number}")
    here = browser("ada")
    first = here.get("/admin/audit", params={"actor": "robot"}).text
    assert "file 249" in first
    assert "file 149" not in first
    older = re.search(r'href="(/admin/audit\?before=[^"]+)"', first)[1].replace("&amp;", "&")
    assert "file 149" in here.get(older).text
    assert "file 249" not in here.get("/admin/audit", params={"act": "login"}).text


def test_the_whole_log_as_csv(browser, store):
    for number in range(600):
        store.audit.append(Act.EXPORT, "robot", subject=f"=file({number})")
    rows = list(csv.DictReader(browser("ada").get("/admin/audit.csv").text.splitlines()))
    assert len(rows) == len({row["id"] for row in rows}) >= 602
    assert not [row for row in rows if row["subject"].startswith("=")]
    assert rows[0]["act"] == "export"


@pytest.mark.parametrize("change", ["UPDATE audit SET actor = 'nobody'", "DELETE FROM audit"])
def test_the_database_refuses_to_change_the_log(store, change):
    store.audit.append(Act.EXPORT, "robot")
    with pytest.raises(DatabaseError, match="append"), store.audit._database.transaction() as open_:
        open_.execute(text(change))
    assert store.audit.entries()[0].actor == "robot"
