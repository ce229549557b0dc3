import pytest

from checker.records.account import Act, Entry, Role

PROXY = ("10.0.0.5", 1)
TRUSTING = {"trusted_proxies": ("10.0.0.0/8",), "user_header": "X-Remote-User"}
GROUPED = TRUSTING | {
    "groups_header": "X-Remote-Groups", "editor_groups": ("desk",), "admin_groups": ("chiefs",),
}  # fmt: skip


def named(name, groups="desk", **more):
    return {"X-Remote-User": name, "X-Remote-Groups": groups, **more}


def test_who_is_named_by_the_proxy_is_in(desk, browser, store):
    here = browser(app=desk(**GROUPED), client=PROXY)
    answer = here.get("/account", headers=named("Nia"))
    assert answer.status_code == 200
    added = store.accounts.named("nia")
    assert (added.role, added.identity) == (Role.EDITOR, "proxy:Nia")
    key = here.cookies["checker-session"]
    assert here.get("/account", headers=named("Nia")).status_code == 200
    assert here.cookies["checker-session"] == key
    assert len(store.sessions.of(added.id)) == 1
    assert store.sessions.of(added.id)[0].entry is Entry.PROXY


@pytest.mark.parametrize("client", [("192.0.2.9", 1), ("testclient", 1), ("127.0.0.1", 1)])
def test_nobody_else_names_a_user(desk, browser, store, client):
    here = browser(app=desk(**GROUPED), client=client)
    for path in ("/account", "/login", "/health"):
        assert here.get(path, headers=named("ada")).status_code == 403
    assert here.get("/account").status_code == 303
    assert store.accounts.named("nia") is None


def test_an_address_that_is_only_claimed_is_not_believed(desk, browser):
    here = browser(app=desk(**GROUPED), client=("192.0.2.9", 1))
    claimed = named("nia", **{"X-Forwarded-For": "10.0.0.5"})
    assert here.get("/account", headers=claimed).status_code == 403


def test_a_second_user_header_is_refused(desk, browser):
    here = browser(app=desk(**GROUPED), client=PROXY)
    twice = [("X-Remote-User", "nia"), ("X-Remote-User", "ada"), ("X-Remote-Groups", "desk")]
    assert here.get("/account", headers=twice).status_code == 403


def test_without_configuration_the_header_means_nothing(browser):
    assert browser(client=PROXY).get("/account", headers=named("ada")).status_code == 303


def test_who_signs_out_at_the_proxy_is_out_here(desk, browser):
    here = browser(app=desk(**GROUPED), client=PROXY)
    here.get("/account", headers=named("nia"))
    assert here.get("/account").status_code == 303


def test_another_user_gets_another_session(desk, browser, store):
    here = browser(app=desk(**GROUPED), client=PROXY)
    here.get("/account", headers=named("nia"))
    assert "<b>omar</b>" in here.get("/account", headers=named("omar")).text


def test_groups_give_the_role_of_today(desk, browser, store):
    here = browser(app=desk(**GROUPED), client=PROXY)
    here.get("/account", headers=named("nia", "desk, sport"))
    assert here.get("/admin/users", headers=named("nia")).status_code == 403
    assert here.get("/admin/users", headers=named("nia", "chiefs")).status_code == 200
    assert here.get("/admin/users", headers=named("nia", "desk")).status_code == 403
    assert here.get("/account", headers=named("nia", "sport")).status_code == 403
    assert store.audit.entries(act=Act.ROLE_CHANGED)[0].detail == "editor by groups"


def test_without_groups_a_newcomer_is_a_viewer_and_admins_decide(desk, browser, store):
    here = browser(app=desk(**TRUSTING), client=PROXY)
    here.get("/account", headers=named("nia"))
    assert store.accounts.named("nia").role is Role.VIEWER
    store.accounts.set_role("nia", Role.ADMIN)
    assert here.get("/admin/users", headers=named("nia")).status_code == 200


def test_the_name_of_a_local_account_is_not_taken_over(desk, browser):
    here = browser(app=desk(**GROUPED), client=PROXY)
    answer = here.get("/admin/users", headers=named("ada", "desk"))
    assert (answer.status_code, "cannot be used here" in answer.text) == (403, True)


def test_who_is_disabled_stays_out(desk, browser, store):
    here = browser(app=desk(**GROUPED), client=PROXY)
    here.get("/account", headers=named("nia"))
    store.accounts.set_disabled("nia", True)
    assert here.get("/account", headers=named("nia")).status_code == 403


def test_forms_need_their_token_there_too(desk, browser):
    here = browser(app=desk(**GROUPED), client=PROXY)
    here.headers.update(named("nia"))
    assert here.post("/account/sessions/end").status_code == 403
    assert here.submit("/account/sessions/end").status_code == 303


def test_forwarded_headers_are_believed_from_the_proxy(desk, browser, store):
    app = desk(trusted_proxies=("10.0.0.0/8",))
    here = browser(app=app, client=PROXY)
    here.headers.update({"x-forwarded-for": "6.6.6.6, 192.0.2.7", "x-forwarded-proto": "https"})
    answer = here.get("/login")
    assert "strict-transport-security" in answer.headers
    assert "__Host-checker-visit" in answer.headers["set-cookie"]
    app.state.access.passwords.try_password("nobody", "x", "192.0.2.7")
    here.post("/login", headers={"origin": "https://testserver", "sec-fetch-site": "same-origin"})
    assert store.audit.entries()[0].address == "192.0.2.7"


def test_forwarded_headers_are_not_believed_from_elsewhere(desk, browser, store):
    here = browser(app=desk(trusted_proxies=("10.0.0.0/8",)), client=("192.0.2.9", 1))
    here.headers.update({"x-forwarded-for": "10.0.0.5", "x-forwarded-proto": "https"})
    answer = here.get("/login")
    assert "strict-transport-security" not in answer.headers
    here.sign_in("edda", "wrong password 1")
    assert store.audit.entries()[0].address == "192.0.2.9"
