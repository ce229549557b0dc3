import re

import pytest

from checker.records.account import Act, Role
from tests.review.people import PASSWORD

pytestmark = pytest.mark.both_back_ends

NEW = "seven paper boats at noon"


def change(here, current=PASSWORD, new=NEW, again=None):
    return here.submit("/account/password", current=current, new=new, again=again or new)


def test_a_new_password_ends_all_sessions_but_a_new_one_here(browser, store):
    here, there = browser("edda"), browser("edda")
    before = here.cookies["checker-session"]
    assert change(here).headers["location"] == "/account"
    assert here.cookies["checker-session"] != before
    assert here.get("/account").status_code == 200
    assert there.get("/account").status_code == 303
    assert browser().sign_in("edda").status_code == 401
    assert browser().sign_in("edda", NEW).status_code == 303
    assert Act.PASSWORD_CHANGED in {entry.act for entry in store.audit.entries()}


@pytest.mark.parametrize(
    ("given", "status", "said"),
    [
        ({"current": "not the password"}, 403, "current password is wrong"),
        ({"new": "short"}, 422, "at least 12"),
        ({"again": "another one altogether"}, 422, "differ"),
        ({"new": PASSWORD}, 422, "is the old one"),
    ],
)
def test_a_password_that_will_not_do_changes_nothing(browser, given, status, said):
    answer = change(browser("edda"), **given)
    assert (answer.status_code, said in answer.text) == (status, True)
    assert browser().sign_in("edda").status_code == 303


def test_the_current_password_cannot_be_guessed_from_inside(browser):
    here = browser("edda")
    for _ in range(5):
        change(here, current="not the password")
    assert change(here).status_code == 429


def test_signing_out_everywhere(browser):
    here, there = browser("edda"), browser("edda")
    assert here.submit("/account/sessions/end").headers["location"] == "/login"
    assert here.get("/account").status_code == there.get("/account").status_code == 303


def test_a_given_password_has_to_be_changed_first(browser):
    answer = browser("ada").submit("/admin/users", name="nia", label="Nia", role="editor")
    given = re.search(r"<code>([^<]+)</code>", answer.text)[1]
    here = browser()
    here.sign_in("nia", given)
    for path in ("/", "/account", "/admin/users", "/api/v1/anything"):
        assert here.get(path).headers["location"] == "/account/password"
    answer = here.submit(
        "/account/password", on="/account/password", current=given, new=NEW, again=NEW
    )
    assert answer.status_code == 303
    assert here.get("/account").status_code == 200


def test_an_idle_session_ends(browser, store, app):
    here = browser("edda")
    session = store.sessions.of(store.accounts.named("edda").id)[0]
    store.sessions.touch(session.key, session.seen.replace(year=session.seen.year - 1))
    assert here.get("/account").status_code == 303
    assert store.sessions.find(session.key) is None


def test_no_session_outlasts_its_hours(browser, app, store, monkeypatch):
    from datetime import UTC, datetime, timedelta

    here = browser("edda")
    sessions = app.state.access.sessions
    monkeypatch.setattr(sessions, "_idle", timedelta(days=9))
    monkeypatch.setattr(sessions, "_clock", lambda: datetime.now(UTC) + timedelta(hours=11.9))
    assert here.get("/account").status_code == 200
    monkeypatch.setattr(sessions, "_clock", lambda: datetime.now(UTC) + timedelta(hours=12.1))
    assert here.get("/account").status_code == 303


# Tokens


@pytest.fixture
def api(app):
    """Routes of an API that ask for roles."""
    from fastapi import Depends

    from checker.review.user import requires

    for role in Role:
        app.add_api_route(
            f"/api/v1/{role}", lambda: {"done": True}, methods=["GET", "POST"],
            dependencies=[Depends(requires(role))],
        )  # fmt: skip
    return app


def token(here, role="viewer", days=30):
    answer = here.submit("/account/tokens", label="night run", role=role, days=days)
    assert answer.status_code == 200
    return re.search(r"<code>(chk_[^<]+)</code>", answer.text)[1]


def ask(browser, key, path="/api/v1/viewer", method="GET"):
    return browser().request(method, path, headers={"authorization": f"Bearer {key}"})


def test_a_token_is_shown_once_and_only_its_hash_is_kept(browser, store, api):
    here = browser("edda")
    key = token(here)
    assert key not in here.get("/account").text
    (kept,) = store.tokens.of(store.accounts.named("edda").id)
    assert key not in kept.model_dump_json()
    assert ask(browser, key).json() == {"done": True}


def test_a_token_needs_no_form_token(browser, api):
    key = token(browser("edda"), role="editor")
    assert ask(browser, key, "/api/v1/editor", "POST").status_code == 200


def test_a_token_may_what_its_role_may(browser, api):
    key = token(browser("ada"), role="editor")
    got = [ask(browser, key, f"/api/v1/{role}").status_code for role in Role]
    assert got == [200, 200, 403]


def test_a_token_may_no_more_than_its_owner_still_may(browser, api, store):
    key = token(browser("edda"), role="editor")
    store.accounts.set_role("edda", Role.VIEWER)
    assert ask(browser, key, "/api/v1/editor").status_code == 403
    store.accounts.set_disabled("edda", True)
    assert ask(browser, key).status_code == 401


def test_nobody_makes_a_token_over_his_role(browser, store):
    answer = browser("edda").submit("/account/tokens", label="x", role="admin", days=30)
    assert answer.status_code == 403
    assert store.tokens.of(store.accounts.named("edda").id) == []


def test_a_revoked_token_is_worthless(browser, store, api):
    here = browser("edda")
    key = token(here)
    number = store.tokens.of(store.accounts.named("edda").id)[0].id
    assert browser("ada").submit(f"/account/tokens/{number}/revoke").status_code == 404
    assert ask(browser, key).status_code == 200
    here.submit(f"/account/tokens/{number}/revoke")
    answer = ask(browser, key)
    assert (answer.status_code, answer.headers["www-authenticate"]) == (401, "Bearer")


def test_a_token_runs_out(browser, store, api):
    from datetime import UTC, datetime, timedelta

    from checker.review.access.keys import digest

    now = datetime.now(UTC)
    owner = store.accounts.named("edda").id
    store.tokens.add(owner, "old", Role.EDITOR, digest("chk_old"), (now, now - timedelta(1)))
    assert ask(browser, "chk_old").status_code == 401


@pytest.mark.parametrize("path", ["/account", "/admin/users", "/"])
def test_a_token_opens_no_pages(browser, path):
    key = token(browser("ada"), role="admin")
    assert ask(browser, key, path).status_code == 303


@pytest.mark.parametrize("shown", ["", "Bearer", "Bearer x", "Basic YTpi", "Bearer ' OR 1=1 --"])
def test_a_bad_token_is_refused_even_beside_a_session(browser, shown, api):
    here = browser("edda")
    assert here.get("/api/v1/viewer", headers={"authorization": shown}).status_code == 401


def test_a_session_needs_the_form_token_at_the_api_too(browser, api):
    here = browser("edda")
    assert here.post("/api/v1/editor").status_code == 403
    headers = {"x-csrf-token": here.csrf()}
    assert here.post("/api/v1/editor", headers=headers).status_code == 200


def test_sessions_are_told_by_browser_and_system(browser):
    agent = "Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0"
    page = browser("edda", headers={"user-agent": agent}).get("/account").text
    assert "<summary>Firefox 140 on Windows <b>(this one)</b></summary>" in page
    assert f"<code>{agent}</code>" in page
