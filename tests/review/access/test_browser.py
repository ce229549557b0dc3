"""Signing in and out in a real browser: Debian's chromium."""

import threading
import time

import pytest
import uvicorn

from tests.chromium import CHROMIUM, in_chromium

from .conftest import PASSWORD

pytestmark = in_chromium
PAGES = ["/account", "/admin/users", "/admin/audit"]


@pytest.fixture
def served(app):
    """The address of a desk that is served here."""
    server = uvicorn.Server(
        uvicorn.Config(app, port=0, log_level="error", lifespan="off", proxy_headers=False)
    )
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join()


@pytest.fixture
def tab(served):
    """A tab; whatever it complains of fails the test."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="needs playwright")
    faults = []
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        tab = browser.new_page(base_url=served)
        tab.on("pageerror", lambda error: faults.append(str(error)))
        tab.on(
            "console",
            lambda message: "Content Security" in message.text and faults.append(message.text),
        )
        yield tab
        browser.close()
    assert faults == []


def faults_of_access(tab):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs axe")
    found = axe.Axe().run(tab).response["violations"]
    return [(one["id"], [node["html"] for node in one["nodes"]]) for one in found]


def test_an_admin_signs_in_looks_around_and_signs_out(tab):
    tab.goto("/admin/users")
    assert faults_of_access(tab) == []
    tab.get_by_label("Name").fill("ada")
    tab.get_by_label("Password").fill("not the password")
    tab.keyboard.press("Enter")
    tab.get_by_text("Name or password is wrong.").wait_for()
    tab.get_by_label("Name").fill("ada")
    tab.get_by_label("Password").fill(PASSWORD)
    tab.keyboard.press("Enter")
    tab.get_by_role("heading", name="Accounts", exact=True).wait_for()
    for page in PAGES:
        tab.goto(page)
        assert faults_of_access(tab) == [], page
    assert tab.evaluate("document.cookie") == ""
    tab.get_by_role("button", name="Sign out", exact=True).click()
    tab.get_by_role("heading", name="Sign in").wait_for()
    tab.goto("/account")
    tab.get_by_role("heading", name="Sign in").wait_for()
