import re

import pytest

from checker.records.account import Act
from checker.review.access import passwords
from tests.review.people import PASSWORD

pytestmark = pytest.mark.both_back_ends

COOKIE = "checker-session"


def acts(store):
    return [(entry.act, entry.actor) for entry in store.audit.entries()]


def test_a_stranger_is_sent_to_the_form_and_then_to_where_he_wanted(browser):
    stranger = browser()
    answer = stranger.get("/account?x=1")
    assert answer.status_code == 303
    assert answer.headers["location"] == "/login?next=%2Faccount%3Fx%3D1"
    form = stranger.get(answer.headers["location"])
    assert 'name="next" value="/account?x=1"' in form.text
    assert stranger.sign_in("edda", to="/account?x=1").headers["location"] == "/account?x=1"
    assert stranger.get("/account").status_code == 200


def test_names_are_taken_in_any_case(browser):
    assert browser().sign_in(" EDDA ").status_code == 303


@pytest.mark.parametrize(
    ("name", "password"),
    [("edda", "wrong password 1"), ("nobody", PASSWORD), ("", ""), ("edda", "x" * 5000)],
)
def test_nobody_learns_whether_name_or_password_is_wrong(browser, name, password):
    stranger = browser()
    answer = stranger.sign_in(name, password)
    assert answer.status_code == 401
    assert "Name or password is wrong." in answer.text
    assert COOKIE not in stranger.cookies


def test_an_unknown_name_costs_as_much_as_a_known_one(browser, monkeypatch, cheap_argon2):
    checked = []
    verify = type(cheap_argon2).verify
    monkeypatch.setattr(
        type(cheap_argon2),
        "verify",
        lambda self, kept, password: checked.append(kept[:20]) or verify(self, kept, password),
    )
    for name in ("edda", "nobody"):
        browser().sign_in(name, "wrong password 1")
    assert len(checked) == 2
    assert len(set(checked)) == 1


def test_a_login_begins_a_new_session(browser):
    stranger = browser()
    stranger.cookies.set(COOKIE, "chosen-by-an-attacker", domain="testserver.local")
    stranger.sign_in("edda")
    assert stranger.cookies[COOKIE] != "chosen-by-an-attacker"
    first = stranger.cookies[COOKIE]
    stranger.post("/logout", data={"csrf": stranger.csrf()})
    stranger.sign_in("edda")
    assert stranger.cookies[COOKIE] != first


def test_the_session_before_a_login_is_ended(browser):
    first = browser("edda")
    key = first.cookies[COOKIE]
    first.submit("/login", name="ada", password=PASSWORD)
    other = browser()
    other.cookies.set(COOKIE, key)
    assert other.get("/account").status_code == 303


def test_signing_out_ends_the_session_in_the_store(browser, store):
    here = browser("edda")
    key = here.cookies[COOKIE]
    assert here.submit("/logout").headers["location"] == "/login"
    assert COOKIE not in here.cookies
    here.cookies.set(COOKIE, key)
    assert here.get("/account").status_code == 303
    assert acts(store) == [(Act.LOGOUT, "edda"), (Act.LOGIN, "edda")]


def test_only_a_hash_of_the_session_is_kept(browser, store):
    here = browser("edda")
    (session,) = store.sessions.of(store.accounts.named("edda").id)
    assert here.cookies[COOKIE] not in session.model_dump_json()


@pytest.mark.parametrize(
    ("base", "changes", "name", "secure"),
    [
        ("http://testserver", {}, "checker-session", False),
        ("https://testserver", {}, "__Host-checker-session", True),
        ("http://testserver", {"secure_cookies": True}, "__Host-checker-session", True),
        ("http://testserver", {"public_url": "https://a.example"}, "__Host-checker-session", True),
    ],
)  # fmt: skip
def test_cookies_are_guarded(browser, desk, base, changes, name, secure):
    here = browser(app=desk(**changes), base_url=base)
    page = here.get("/login")
    # The client sends no Secure cookies over http, as no browser does.
    here.headers["cookie"] = page.headers["set-cookie"].partition(";")[0]
    token = re.search(r'name="csrf" value="([^"]+)"', page.text)[1]
    answer = here.post("/login", data={"csrf": token, "name": "edda", "password": PASSWORD})
    cookie = next(one for one in answer.headers.get_list("set-cookie") if "session=" in one)
    flags = [part.strip().lower() for part in cookie.split(";")]
    assert flags[0].startswith(name.lower() + "=")
    assert {"httponly", "samesite=lax", "path=/"} <= set(flags)
    assert ("secure" in flags) is secure
    assert not [flag for flag in flags if flag.startswith("domain")]


@pytest.mark.parametrize("target", ["//evil.example", "https://evil.example", "/\\evil.example"])
def test_nobody_is_sent_elsewhere(browser, target):
    stranger = browser()
    assert "evil" not in stranger.get("/login", params={"next": target}).text
    assert stranger.sign_in("edda", to=target).headers["location"] == "/"
    assert stranger.get("/login", params={"next": target}).headers["location"] == "/"


def test_an_account_that_fails_often_has_to_wait(browser, store):
    for _ in range(5):
        assert browser().sign_in("edda", "wrong password 1").status_code == 401
    answer = browser().sign_in("edda")
    assert answer.status_code == 429
    assert "Wait 15 minutes" in answer.text
    assert acts(store)[0] == (Act.LOGIN_SLOWED, "edda")
    assert browser().sign_in("ada").status_code == 303


def test_an_unknown_name_has_to_wait_as_well(browser):
    for _ in range(5):
        browser().sign_in("nobody", "wrong password 1")
    assert browser().sign_in("nobody").status_code == 429


def test_an_address_that_fails_often_has_to_wait(desk, browser):
    app = desk(attempts_per_address=4)
    for number in range(4):
        browser(app=app).sign_in(f"name{number}", "wrong password 1")
    assert browser(app=app).sign_in("edda").status_code == 429
    assert browser(app=app, client=("192.0.2.9", 1)).sign_in("edda").status_code == 303


def test_a_newsroom_of_one_address_signs_in(desk, browser):
    app = desk(attempts_per_address=2)
    browser(app=app).sign_in("edda", "wrong password 1")
    for name in ("edda", "ada", "vera", "edda"):
        assert browser(app=app).sign_in(name).status_code == 303
    browser(app=app).sign_in("vera", "wrong password 1")
    assert browser(app=app).sign_in("edda").status_code == 429


def test_a_success_forgets_the_failures(browser):
    for _ in range(3):
        for _ in range(4):
            browser().sign_in("edda", "wrong password 1")
        assert browser().sign_in("edda").status_code == 303


def test_who_is_disabled_is_out_at_once(browser, store):
    here = browser("edda")
    store.accounts.set_disabled("edda", True)
    assert here.get("/account").status_code == 303
    answer = browser().sign_in("edda")
    assert (answer.status_code, "Name or password is wrong." in answer.text) == (401, True)


def test_a_hash_of_other_parameters_is_made_anew(browser, store, monkeypatch, cheap_argon2):
    before = store.accounts.password_hash("edda")
    stronger = type(cheap_argon2)(time_cost=2, memory_cost=8, parallelism=1)
    monkeypatch.setattr(passwords, "_HASHER", stronger)
    browser("edda")
    after = store.accounts.password_hash("edda")
    assert after != before
    assert "t=2" in after
    assert browser().sign_in("edda").status_code == 303


def test_without_local_accounts_there_is_no_form(desk, browser):
    stranger = browser(app=desk(local_accounts=False))
    assert 'type="password"' not in stranger.get("/login").text
