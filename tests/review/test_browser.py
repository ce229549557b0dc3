"""The desk in a real browser: Debian's chromium, since playwright cannot download its own."""

import pytest

from checker.review import create_app
from tests.chromium import in_chromium

from .desk import FIRST, Named, ferry, fill, numbers, renumbered, settings_with
from .serving import served

pytestmark = in_chromium
# What access puts on every page; the pages have to live with it.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


@pytest.fixture
def desk(store, browser):
    """A desk with 27 conflicts, and a function that opens its pages as a user."""
    fill(store, ferry(), numbers(20))
    app = create_app(store, settings_with(), Named())

    @app.middleware("http")
    async def with_policy(request, call_next):
        answer = await call_next(request)
        answer.headers.setdefault("content-security-policy", POLICY)
        return answer

    faults = []
    with served(app) as address:
        yield Desk(store, browser, address, faults)
        for context in browser.contexts:
            context.close()
    assert faults == []


class Desk:
    def __init__(self, store, browser, address, faults):
        self.store, self.browser, self.address, self.faults = store, browser, address, faults

    def open(self, path="/", user="ann", **options):
        context = self.browser.new_context(**options)
        context.set_default_timeout(8000)
        context.add_cookies([{"name": "user", "value": user, "url": self.address}])
        tab = context.new_page()
        tab.on("console", self._complain)
        tab.on("pageerror", lambda error: self.faults.append(str(error)))
        tab.goto(self.address + path)
        return tab

    def _complain(self, message):
        # That a judgement was refused with status 409 is told by the browser, too.
        if message.type == "error" and "409" not in message.text:
            self.faults.append(message.text)


def question(tab):
    return tab.inner_text("#question")


def press(tab, key):
    """Press a key that leads to another finding, and wait for that."""
    tab.evaluate("document.querySelector('#question, #queue').dataset.old = 'yes'")
    tab.keyboard.press(key)
    tab.wait_for_selector(":is(#question, #queue):not([data-old])")


def test_twenty_findings_are_judged_by_keyboard_alone(desk):
    tab = desk.open()
    press(tab, "j")
    strokes = 0
    for key in ("c", "1", "2", "h", "e") * 4:
        asked = question(tab)
        press(tab, key)
        strokes += 1
        assert question(tab) != asked
        tab.wait_for_selector("#question:focus")
    assert strokes == len(list(desk.store.judgements.entries(reader="ann"))) == 20
    verdicts = [entry.verdict for entry in desk.store.judgements.entries(reader="ann")]
    assert verdicts[:5] == ["conflict", "no_conflict", "no_conflict", "hold", "not_enough"]
    asked = question(tab)
    press(tab, "u")
    assert question(tab) != asked
    assert "Taken back." in tab.inner_text("[role=status]")
    tab.go_back()
    tab.locator("#question", has_text=asked).wait_for()


def test_the_help_shows_the_keys_and_other_keys_work(desk):
    tab = desk.open("/preferences")
    tab.fill("[name=key-conflict]", "y")
    tab.check("[name=blind]")
    tab.click("text=Keep these")
    tab.goto(desk.address + "/next")
    assert "suggestion hidden" in tab.inner_text(".badges")
    tab.keyboard.press("?")
    assert tab.locator("#help kbd", has_text="y").is_visible()
    tab.keyboard.press("y")  # no key works while the help is open
    tab.keyboard.press("Escape")
    asked = question(tab)
    tab.keyboard.press("n")
    assert tab.evaluate("document.activeElement.value") == "no_conflict:development"
    press(tab, "y")
    (entry,) = desk.store.judgements.entries(reader="ann")
    assert entry.verdict == "conflict"
    assert question(tab) != asked


def test_keys_typed_into_a_field_are_text(desk):
    tab = desk.open("/next")
    tab.keyboard.press("w")
    tab.keyboard.type("check")
    assert tab.input_value("[name=note]") == "check"
    tab.keyboard.press("Escape")
    press(tab, "c")
    (entry,) = desk.store.judgements.entries(reader="ann")
    assert entry.note == "check"


def test_two_editors_at_once_do_not_overwrite_each_other(desk):
    ann, bo = desk.open("/next"), desk.open("/next", "bo")
    asked = question(ann)
    assert question(bo) == asked
    press(ann, "c")
    bo.wait_for_selector("#news .message")
    assert "ann has just judged this finding" in bo.inner_text("#news")
    bo.keyboard.press("1")
    bo.wait_for_selector("[role=alert]")
    assert question(bo) == asked
    assert "ann judged it" in bo.inner_text("[role=alert]")
    assert len(list(desk.store.judgements.entries(reader="ann"))) == 1
    press(bo, "1")
    assert len(list(desk.store.judgements.entries(reader="ann"))) == 2


def test_new_copy_appears_without_reload_and_leaves_the_focus(desk):
    tab = desk.open("/")
    tab.focus("[name=category]")
    tab.evaluate("window.untouched = true")
    fill(desk.store, renumbered(ferry(), "later"))
    tab.locator("#waiting", has_text="34 findings").wait_for()
    assert tab.evaluate("window.untouched && document.activeElement.name") == "category"


def test_the_list_keeps_its_ticks_when_news_come(desk):
    tab = desk.open("/findings")
    tab.locator("[name=finding]").nth(2).check()
    fill(desk.store, renumbered(ferry(), "later"))
    tab.locator("#found", has_text="34 findings").wait_for()
    assert tab.locator("[name=finding]:checked").count() == 1
    tab.select_option("[name=answer]", "no_conflict:wording")
    tab.click("text=Judge all chosen")
    assert "All chosen findings are judged" in tab.inner_text("[role=status]")


def test_a_quote_leads_to_its_place_in_the_full_text(desk):
    tab = desk.open(f"/findings/{FIRST}")
    tab.locator(".to-text a").first.click()
    tab.wait_for_selector("#texts mark.current")
    assert tab.locator("#texts .anchor").count() > 1


def test_it_works_without_script(desk):
    tab = desk.open("/", java_script_enabled=False)
    tab.click("#start")
    asked = question(tab)
    tab.click("button[value=conflict]")
    assert question(tab) != asked
    tab.click("text=Undo my last judgement")
    assert question(tab) == asked


PAGES = ["/", "/findings", f"/findings/{FIRST}", "/stories", "/stories/ferry", "/upload",
         "/preferences", "/findings?state=disputed&kind="]  # fmt: skip


@pytest.mark.parametrize(
    ("scheme", "paths"), [("light", PAGES), ("dark", PAGES[:3])], ids=["light", "dark"]
)
def test_every_page_is_accessible(desk, scheme, paths):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs axe")
    tab = desk.open("/", color_scheme=scheme, bypass_csp=True)
    found = {}
    for path in paths:
        tab.goto(desk.address + path)
        results = axe.Axe().run(tab)
        if results.violations_count:
            found[path] = results.generate_report()
    assert found == {}


@pytest.mark.parametrize("width", [320, 768])
def test_nothing_runs_over_the_side(desk, width):
    tab = desk.open("/", viewport={"width": width, "height": 800})
    for path in PAGES:
        tab.goto(desk.address + path)
        assert tab.evaluate("document.documentElement.scrollWidth") <= width, path
