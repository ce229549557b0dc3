"""Every route of the desk, against those who may not pass."""

import pytest
from fastapi.routing import iter_route_contexts
from starlette.routing import Mount

from checker.records.account import Act, Role
from checker.review.access.gate import PUBLIC, SAFE
from checker.review.access.headers import POLICY

OWN = {"/logout", "/account/password", "/account/sessions/end", "/account/tokens",
       "/account/tokens/{number}/revoke", "/preferences"}  # fmt: skip
"""Where viewers, too, may send forms: what is theirs alone."""
FILLED = {"{name}": "edda", "{number}": "1"}


def routes(app):
    """Every path and method that the app answers."""
    for route in iter_route_contexts(app.routes):
        for method in sorted(route.methods or ()):
            yield route.path, method


def filled(path):
    for part, value in FILLED.items():
        path = path.replace(part, value)
    return path.replace("{", "").replace("}", "").replace(":path", "")


def test_strangers_reach_nothing_but_what_is_listed(app, browser):
    stranger = browser()
    walked = [(path, method) for path, method in routes(app) if path not in PUBLIC]
    assert len(walked) > 10
    for path, method in walked:
        answer = stranger.request(method, filled(path), headers={"x-csrf-token": "x"})
        sent = answer.headers.get("location", "").startswith("/login?next=")
        assert (
            sent if method in SAFE and not path.startswith("/api/") else (answer.status_code == 401)
        ), (path, method)


def test_strangers_reach_what_is_listed(browser):
    stranger = browser()
    assert stranger.get("/health").json()["status"] == "ok"
    assert stranger.get("/login").status_code == 200
    assert stranger.get("/static/desk.css").status_code == 200


@pytest.mark.parametrize(
    "path",
    ["/nothing", "//login", "/login/", "/login/../account", "/health/../account", "/LOGIN",
     "/static", "/openapi.json", "/docs", "/redoc", "/account;/static/", "/%61ccount"],
)  # fmt: skip
def test_ways_around_the_gate_lead_to_the_form(browser, path):
    answer = browser().get(path)
    assert answer.status_code in {303, 307}
    assert "/login" in answer.headers["location"]


def test_every_unsafe_route_asks_for_the_token(app, browser):
    for path, method in routes(app):
        if method in SAFE or path == "/login":
            continue
        answer = browser("ada").request(method, filled(path))
        assert (answer.status_code, "grown old" in answer.text) == (403, True), (path, method)


def test_viewers_change_nothing_but_their_own(app, browser):
    here = browser("vera")
    token = here.csrf()
    for path, method in routes(app):
        if method in SAFE or path in OWN | PUBLIC:
            continue
        answer = here.request(method, filled(path), headers={"x-csrf-token": token})
        assert answer.status_code == 403, (path, method)


@pytest.mark.parametrize("name", ["vera", "edda"])
def test_the_pages_of_admins_are_for_admins(app, browser, name):
    here = browser(name)
    token = here.csrf()
    walked = [(path, method) for path, method in routes(app) if path.startswith("/admin")]
    assert len(walked) >= 8
    for path, method in walked:
        answer = here.request(method, filled(path), headers={"x-csrf-token": token})
        assert answer.status_code == 403, (path, method)


def test_every_route_is_of_a_kind_that_these_tests_walk(app):
    # Mounts have no dependencies, so nothing but the static files may be one.
    walked = list(iter_route_contexts(app.routes))
    mounts = [one.path for one in walked if isinstance(one.original_route, Mount)]
    assert all(path == "/static" or path.startswith("/static/") for path in mounts)
    assert all(one.methods for one in walked if not isinstance(one.original_route, Mount))


@pytest.mark.parametrize(
    "headers",
    [{"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "same-site"},
     {"origin": "https://evil.example"}, {"origin": "null"}],
)  # fmt: skip
def test_other_sites_send_no_forms(browser, store, headers):
    here = browser("edda")
    answer = here.post("/logout", data={"csrf": here.csrf()}, headers=headers)
    assert answer.status_code == 403
    assert here.get("/account").status_code == 200
    assert store.audit.entries()[0].act is Act.REFUSED


def test_the_token_of_another_session_is_refused(browser, store):
    here, there = browser("edda"), browser("ada")
    answer = here.post("/logout", data={"csrf": there.csrf()})
    assert answer.status_code == 403
    assert store.audit.entries()[0].detail == "no token of this session"


def test_the_token_of_the_login_form_is_worth_nothing_after_it(browser):
    here = browser()
    before = here.csrf("/login")
    here.sign_in("edda")
    assert here.post("/logout", data={"csrf": before}).status_code == 403


def test_a_login_from_another_page_is_refused(browser):
    fields = {"name": "edda", "password": "quiet harbour lantern 9"}
    assert browser().post("/login", data=fields).status_code == 403
    other = browser().csrf("/login")
    assert browser().post("/login", data={"csrf": other, **fields}).status_code == 403


def test_the_token_may_be_a_header(browser):
    here = browser("edda")
    assert here.post("/logout", headers={"x-csrf-token": here.csrf()}).status_code == 303


@pytest.mark.parametrize(
    ("method", "referer", "form"),
    [
        ("GET", "", "/login?next="),
        ("GET", "https://testserver/next?state=open", "/login?next=%2Fnext%3Fstate%3Dopen"),
        ("POST", "https://testserver/findings", "/login?next=%2Ffindings&lost=yes"),
    ],
)
def test_htmx_is_told_to_go_to_the_form_and_back_from_there(browser, method, referer, form):
    headers = {"hx-request": "true", "referer": referer, "origin": "https://testserver"}
    answer = browser(base_url="https://testserver").request(method, "/account", headers=headers)
    assert (answer.status_code, answer.headers["hx-redirect"]) == (401, form)


@pytest.mark.parametrize("path", ["/login", "/health", "/static/desk.css", "/account", "/nothing"])
def test_security_headers_are_on_every_answer(browser, path):
    headers = browser("edda").get(path).headers
    assert headers["content-security-policy"] == POLICY
    assert "unsafe" not in POLICY
    assert "frame-ancestors 'none'" in POLICY
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert "strict-transport-security" not in headers
    assert headers.get("cache-control") == (None if "static" in path else "no-store")


def test_hsts_is_for_https(browser):
    answer = browser(base_url="https://testserver").get("/login")
    assert answer.headers["strict-transport-security"] == "max-age=31536000"


def test_pages_hold_no_inline_code(browser):
    here = browser("ada")
    for path in ("/login", "/account", "/account/password", "/admin/users", "/admin/audit"):
        page = here.get(path).text
        assert "<style" not in page
        assert "style=" not in page
        assert "<script>" not in page
        assert " on" + "click=" not in page


def test_large_bodies_are_refused_by_what_they_say(browser):
    here = browser("edda")
    answer = here.post("/logout", content=b"x", headers={"content-length": "2000000"})
    assert answer.status_code == 413


def test_large_bodies_are_refused_by_what_they_are(browser):
    here = browser("edda")

    def parts():
        for _ in range(40):
            yield b"x" * 50_000

    headers = {"content-type": "application/x-www-form-urlencoded"}
    assert here.post("/logout", content=parts(), headers=headers).status_code == 413


@pytest.mark.parametrize(("name", "status"), [(None, 413), ("vera", 413), ("edda", 403)])
def test_only_who_may_upload_sends_much(browser, name, status):
    here = browser(name)
    answer = here.post("/login", files={"file": b"x" * 2_000_000})
    assert answer.status_code == status


@pytest.mark.parametrize(
    "path",
    ["/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2fapp.py", "/static//etc/passwd",
     "/static/%2fetc%2fpasswd", "/static/....//app.py", "/static/..\\app.py", "/static/%00"],
)  # fmt: skip
def test_static_files_are_only_those(browser, path):
    answer = browser("edda").get(path)
    assert answer.status_code in {400, 404}
    assert "FastAPI" not in answer.text
    assert "root:" not in answer.text


def test_a_bug_tells_nothing_of_the_inside(app, browser):
    @app.get("/broken")
    def broken():
        raise RuntimeError("the secret of the inside")

    here = browser("edda", raise_server_exceptions=False)
    for accept in ("text/html", "application/json"):
        answer = here.get("/broken", headers={"accept": accept})
        assert answer.status_code == 500
        assert "inside" not in answer.text
        assert "Traceback" not in answer.text
        assert answer.headers["content-security-policy"] == POLICY


def test_what_was_sent_is_not_sent_back(browser):
    here = browser("ada")
    answer = here.post(
        "/admin/users",
        data={"csrf": here.csrf(), "role": "<script>", "name": "x"},
        headers={"accept": "application/json"},
    )
    assert answer.status_code == 422
    assert "<script>" not in answer.text


def test_a_role_covers_those_under_it():
    assert [sum(role.covers(other) for other in Role) for role in Role] == [1, 2, 3]


@pytest.mark.parametrize("path", ["/account/tokens/{}/revoke", "/admin/users/edda/role"])
def test_what_no_store_can_hold_is_no_fault_of_ours(browser, path):
    here = browser("ada", raise_server_exceptions=False)
    answer = here.submit(path.format(10**30), role="x" * 10)
    assert answer.status_code == 422


def test_a_store_that_fails_is_told_without_its_reasons(app, browser):
    from checker.errors import StoreError

    @app.get("/broken")
    def broken():
        raise StoreError("postgresql://desk:secret@db/desk: refused")

    answer = browser("edda").get("/broken")
    assert (answer.status_code, "secret" in answer.text) == (503, False)
