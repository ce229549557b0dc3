"""The page in a real browser: Debian's chromium, since playwright cannot download its own."""

import shutil

import pytest

from checker.report import render_html

from .synthetic import many, poisoned, story

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="needs chromium: apt-get install chromium"),
]


@pytest.fixture(scope="module")
def browser():
    sync_api = pytest.importorskip("playwright.sync_api", reason="needs playwright")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def visit(browser, tmp_path):
    """Opens a report; whatever the browser complains of or asks the network for fails the test."""
    faults = []

    def open_report(report, width=1280, height=800, **options):
        path = tmp_path / "report.html"
        path.write_text(render_html(report), encoding="utf-8")
        tab = browser.new_page(viewport={"width": width, "height": height}, **options)
        tab.on("console", lambda message: faults.append(message.text))
        tab.on("pageerror", lambda error: faults.append(str(error)))
        tab.on("dialog", lambda dialog: faults.append(dialog.message))
        tab.on(
            "request", lambda request: request.url.startswith("file:") or faults.append(request.url)
        )
        tab.goto(path.as_uri())
        return tab

    yield open_report
    for context in browser.contexts:
        context.close()
    assert faults == []


def visible(tab, selector):
    return tab.locator(f"{selector}:visible").count()


@pytest.mark.parametrize("width", [320, 375, 768, 1280])
@pytest.mark.parametrize("report", [story("ferry"), many(30)], ids=["ferry", "twelve outlets"])
def test_nothing_runs_over_the_side(visit, report, width):
    tab = visit(report, width=width)
    tab.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
    assert tab.evaluate("document.documentElement.scrollWidth") <= width


def test_long_words_do_not_run_over_the_side(visit):
    tab = visit(poisoned("x" * 400), width=375)
    assert tab.evaluate("document.documentElement.scrollWidth") <= 375


def test_the_first_screen_shows_a_conflict_with_both_sides(visit):
    tab = visit(story("ferry"))
    assert tab.locator(".glance > ol > li").first.bounding_box()["y"] < 500


@pytest.mark.parametrize(
    ("control", "choice", "cards"),
    [("kind", "conflict", 7), ("category", "date", 2), ("source", "4", 3)],
)
def test_the_filter_chooses(visit, control, choice, cards):
    tab = visit(story("ferry"))
    tab.select_option(f"#filter-{control}", choice)
    assert visible(tab, ".card") == cards
    assert "of 23 findings" in tab.inner_text("#filter-count")
    tab.click("#filter-clear")
    assert visible(tab, ".card") == 7


def test_the_filter_finds_words(visit):
    tab = visit(story("ferry"))
    tab.fill("#filter-words", "MACKELLAR")
    assert tab.locator(".card:visible h3").all_inner_texts() == ["What is the captain's name?"]
    assert visible(tab, "#alone .finding") == 0
    tab.fill("#filter-words", " survey")
    assert visible(tab, "#alone .finding") == 1
    tab.fill("#filter-words", "no such words")
    assert tab.inner_text("#filter-count") == "0 of 23 findings"


def test_a_link_opens_what_hides_its_target(visit):
    tab = visit(story("ferry"))
    tab.select_option("#filter-kind", "conflict")
    tab.evaluate("location.hash = '#finding-15'")
    tab.wait_for_selector("#finding-15", state="visible")


def test_a_split_quote_is_shown_whole(visit):
    tab = visit(story("ferry"))
    tab.locator("#finding-2 .to-text a").first.click()
    tab.wait_for_selector("mark.current")
    current = "".join(tab.locator("mark.current").all_text_contents())
    assert current == story("ferry").findings[1].sides[0].evidence[0].quote


def test_it_is_whole_without_script(visit):
    tab = visit(story("ferry"), java_script_enabled=False)
    assert visible(tab, ".card") == 7
    assert visible(tab, "#filter") == 0
    tab.locator("#alone summary").first.click()
    assert visible(tab, "#alone .finding") == 1


def test_hidden_parts_are_printed(visit):
    tab = visit(story("ferry"))
    tab.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert visible(tab, "#alone .finding") == 9
    tab.evaluate("dispatchEvent(new Event('afterprint'))")
    assert visible(tab, "#alone .finding") == 0


def test_the_skip_link_is_the_first_stop(visit):
    tab = visit(story("ferry"))
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.className") == "skip"


@pytest.mark.parametrize(
    "poison", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "</style>{{7*7}}"]
)
def test_hostile_text_does_nothing(visit, poison):
    visit(poisoned(poison))


def test_a_thousand_findings_are_shown_in_three_seconds(visit):
    tab = visit(many(1000))
    tab.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
    assert tab.evaluate("performance.now()") < 3000
    assert tab.inner_text("#filter-count") == "1000 of 1000 findings"
