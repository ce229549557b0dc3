"""Signing in at an OpenID provider, a small one on this machine."""

import time
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from checker.records.account import Act, Entry, Role
from checker.review.access.secret import OIDC_SECRET

pytest.importorskip("authlib", reason="needs authlib: pip install 'checker[oidc]'")

from joserfc.jwk import RSAKey

from .issuer import CLIENT, Issuer


@pytest.fixture(scope="module")
def running():
    with Issuer() as issuer:
        yield issuer


@pytest.fixture
def issuer(running):
    kept = (running.person, running.signs_with)
    yield running
    running.person, running.signs_with = kept
    running.lies = {}


@pytest.fixture
def provided(desk, issuer, monkeypatch):
    """A desk whose people sign in at the issuer."""
    monkeypatch.setenv(OIDC_SECRET, "known to the two")
    return plain(
        desk(
            oidc_issuer=issuer.url, oidc_client_id=CLIENT,
            editor_groups=("desk",), admin_groups=("chiefs",), viewer_groups=("*",),
        )
    )  # fmt: skip


def plain(app):
    """The app without the certificates that its client would load for https, which takes long."""
    app.state.access.oidc._client.client_kwargs["verify"] = False
    return app


def to_issuer(here, target="/"):
    """Go to the issuer; the address with which it sends the browser back."""
    answer = here.get("/login/oidc", params={"next": target})
    assert answer.status_code == 302
    back = httpx.get(answer.headers["location"], verify=False).headers["location"]
    assert back.startswith("http://testserver/login/oidc/callback?")
    return back


def test_who_signs_in_there_is_in_here(provided, browser, issuer, store):
    issuer.person = issuer.person | {"groups": ["sport", "desk"]}
    here = browser(app=provided)
    assert "/login/oidc?next=" in here.get("/login").text
    answer = here.get(to_issuer(here, "/account"))
    assert (answer.status_code, answer.headers["location"]) == (303, "/account")
    assert here.get("/account").status_code == 200
    added = store.accounts.named("nia")
    assert (added.label, added.role) == ("Nia Okoro", Role.EDITOR)
    assert added.identity == f"oidc:{issuer.url}|17"
    assert store.sessions.of(added.id)[0].entry is Entry.OIDC
    assert "checker-oidc" not in here.cookies


def test_the_question_has_state_nonce_and_challenge(provided, browser):
    location = browser(app=provided).get("/login/oidc").headers["location"]
    asked = parse_qs(urlsplit(location).query)
    assert {"state", "nonce", "code_challenge"} <= set(asked)
    assert asked["code_challenge_method"] == ["S256"]
    assert asked["scope"] == ["openid profile email"]


def test_groups_decide_at_every_login(provided, browser, issuer, store):
    for groups, role in (("chiefs", Role.ADMIN), (["desk"], Role.EDITOR), ([], Role.VIEWER)):
        issuer.person = issuer.person | {"groups": groups}
        here = browser(app=provided)
        here.get(to_issuer(here))
        assert store.accounts.named("nia").role is role


def test_who_is_in_no_group_stays_out(desk, browser, issuer, store):
    app = plain(desk(oidc_issuer=issuer.url, oidc_client_id=CLIENT, editor_groups=("desk",)))
    here = browser(app=app)
    answer = here.get(to_issuer(here))
    assert (answer.status_code, "no group" in answer.text) == (403, True)
    assert store.accounts.named("nia") is None
    assert store.audit.entries()[0].act is Act.LOGIN_FAILED


def test_the_name_of_a_local_account_is_not_taken_over(provided, browser, issuer):
    issuer.person = issuer.person | {"preferred_username": "ada", "sub": "18"}
    here = browser(app=provided)
    answer = here.get(to_issuer(here))
    assert (answer.status_code, "cannot be used here" in answer.text) == (403, True)


def test_another_browser_cannot_use_the_answer(provided, browser):
    back = to_issuer(browser(app=provided))
    assert browser(app=provided).get(back).status_code == 403
    other = browser(app=provided)
    to_issuer(other)
    assert other.get(back).status_code == 403


def test_an_answer_is_good_once(provided, browser):
    here = browser(app=provided)
    back = to_issuer(here)
    assert here.get(back).status_code == 303
    here.cookies.clear()
    assert here.get(back).status_code == 403


@pytest.mark.parametrize(
    "lies",
    [
        {"iss": "https://evil.example"}, {"aud": "another-client"}, {"nonce": "another"},
        {"exp": int(time.time()) - 3600}, {"sub": ""},
    ],
)  # fmt: skip
def test_claims_are_checked(provided, browser, issuer, lies, store):
    issuer.lies = lies
    here = browser(app=provided)
    assert here.get(to_issuer(here)).status_code == 403
    assert here.get("/account").status_code == 303
    assert store.accounts.named("nia") is None


def test_the_signature_is_checked(provided, browser, issuer):
    issuer.signs_with = RSAKey.generate_key(2048, {"kid": "one"})
    here = browser(app=provided)
    assert here.get(to_issuer(here)).status_code == 403


@pytest.mark.parametrize("query", ["", "?code=x", "?code=x&state=y", "?error=access_denied"])
def test_made_up_answers_are_refused(provided, browser, query):
    here = browser(app=provided)
    to_issuer(here)
    answer = here.get(f"/login/oidc/callback{query}")
    assert answer.status_code == 403
    assert 'role="alert"' in answer.text


def test_nobody_is_sent_elsewhere(provided, browser):
    here = browser(app=provided)
    assert here.get(to_issuer(here, "//evil.example")).headers["location"] == "/"


def test_a_silent_issuer_is_told(desk, browser):
    app = plain(desk(oidc_issuer="http://127.0.0.1:9", oidc_client_id=CLIENT))
    answer = browser(app=app).get("/login/oidc")
    assert (answer.status_code, "does not answer" in answer.text) == (502, True)


def test_without_an_issuer_there_is_no_such_page(browser):
    assert browser().get("/login/oidc").status_code == 404
