"""The page in a real browser: Debian's chromium, since playwright cannot download its own."""

import io
import re
from datetime import UTC, datetime

import pypdfium2
import pytest

from checker.records.finding import Changes, Evidence, Kind, Side
from checker.records.storyline import OpenConflicts, StoryLine
from checker.report import index_row, render_html, render_index
from tests.chromium import clock, in_chromium, violations

from .size import CHOSEN, PAINTED
from .synthetic import MIXED, many, poisoned, story

pytestmark = in_chromium


@pytest.fixture
def visit(browser, tmp_path):
    """Opens a report; whatever the browser complains of or asks the network for fails the test."""
    faults = []

    def open_report(report, width=1280, height=800, timeout=30_000, **options):
        path = tmp_path / "report.html"
        path.write_text(render_html(report), encoding="utf-8")
        tab = browser.new_page(viewport={"width": width, "height": height}, **options)
        tab.on("console", lambda message: faults.append(message.text))
        tab.on("pageerror", lambda error: faults.append(str(error)))
        tab.on("dialog", lambda dialog: faults.append(dialog.message))
        tab.on(
            "request", lambda request: request.url.startswith("file:") or faults.append(request.url)
        )
        tab.set_default_timeout(timeout)
        tab.goto(path.as_uri())
        return tab

    yield open_report
    for context in browser.contexts:
        context.close()
    assert faults == []


@pytest.fixture
def visit_index(browser, tmp_path):
    """Opens the index of some stories."""

    def open_index(lines, width=1280, **options):
        path = tmp_path / "index.html"
        rows = [index_row(line) for line in lines]
        path.write_text(render_index(rows, datetime(2031, 2, 12, 8, tzinfo=UTC)), "utf-8")
        tab = browser.new_page(viewport={"width": width, "height": 800}, **options)
        tab.goto(path.as_uri())
        return tab

    yield open_index
    for context in browser.contexts:
        context.close()


def told():
    """A report with every part of the page: a figure over time, changes, what was skipped."""
    report = story("ferry")
    findings = report.findings
    changes = Changes(opened=(findings[0].id,), changed=(findings[3].id,), closed=("gone",))
    return report.model_copy(update={"changes": changes})


def stories(number):
    return tuple(
        StoryLine(
            id=f"story-{place}", topic=f"Topic {place}", link=f"story-{place}/report.html",
            conflicts=OpenConflicts(high=place % 3, low=place % 5), leading="Who leads the crew?",
            opened=place % 2, outlets=("Alder", "Birch"), origins=2,
        )
        for place in range(number)
    )  # fmt: skip


def visible(tab, selector):
    return tab.locator(f"{selector}:visible").count()


@pytest.mark.parametrize("report", [story("ferry"), many(30)], ids=["ferry", "twelve outlets"])
def test_nothing_runs_over_the_side(visit, report):
    tab = visit(report)
    tab.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
    for width in (1280, 768, 375, 320):
        tab.set_viewport_size({"width": width, "height": 800})
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


def wait_for(tab, expression):
    """Waits until a script's expression holds; playwright's own wait would need eval."""
    for _ in range(200):
        if tab.evaluate(expression):
            return
        tab.wait_for_timeout(25)
    pytest.fail(f"never so: {expression}")


def test_the_filter_finds_words(visit):
    tab = visit(story("ferry"))
    tab.fill("#filter-words", "MACKELLAR")
    wait_for(tab, "document.querySelectorAll('.card:not([hidden])').length === 1")
    assert tab.locator(".card:visible h3").all_inner_texts() == ["What is the captain's name?"]
    assert visible(tab, "#alone .finding") == 0
    tab.fill("#filter-words", " survey")
    tab.wait_for_selector("#alone .finding:not([hidden])")
    assert visible(tab, "#alone .finding") == 1
    tab.fill("#filter-words", "no such words")
    wait_for(tab, "document.getElementById('filter-count').textContent[0] === '0'")


def test_a_link_opens_what_hides_its_target(visit):
    tab = visit(story("ferry"))
    tab.select_option("#filter-kind", "conflict")
    tab.evaluate("location.hash = '#finding-15'")
    tab.wait_for_selector("#finding-15", state="visible")


def test_a_split_quote_is_shown_whole(visit):
    tab = visit(story("ferry"))
    tab.locator("#finding-2 .quotes a").first.click()
    tab.wait_for_selector("mark.current")
    current = "".join(tab.locator("mark.current").all_text_contents())
    assert current == story("ferry").findings[1].sides[0].evidence[0].quote


def test_a_quote_that_another_overlaps_is_shown_whole(visit):
    report = many(1, sources=2)
    (finding,) = report.findings
    text = report.sources[0].text
    pieces = [
        Evidence(source="s0", start=start, end=end, quote=text[start:end])
        for start, end in ((0, 14), (7, 30))
    ]
    sides = tuple(Side(value=piece.quote, evidence=(piece,)) for piece in pieces)
    findings = (finding.model_copy(update={"sides": sides}),)
    tab = visit(report.model_copy(update={"findings": findings}))
    for piece, link in zip(pieces, tab.locator("#finding-1 .quotes a").all(), strict=True):
        link.click()
        marks = "[...document.querySelectorAll('mark.current')]"
        wait_for(tab, f"{marks}.map((mark) => mark.textContent).join('') === '{piece.quote}'")


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


def test_axe_finds_nothing(visit):
    tab = visit(told())
    tab.evaluate("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
    tab.locator(".wider").first.click()
    assert violations(tab) == {}
    tab.keyboard.press("?")
    assert violations(tab) == {}


def test_axe_finds_nothing_in_the_index(visit_index):
    assert violations(visit_index(stories(6))) == {}


def focused(tab):
    return tab.evaluate("document.activeElement.id")


def test_keys_lead_from_finding_to_finding_and_into_the_text_and_back(visit):
    tab = visit(story("ferry"))
    for key, place in (("j", 1), ("j", 2), ("k", 1), ("j", 2)):
        tab.keyboard.press(key)
        assert focused(tab) == f"finding-{place}"
    tab.keyboard.press("t")
    tab.wait_for_selector("mark.current")
    assert tab.evaluate("location.hash") == "#quote-2-1-1"
    tab.keyboard.press("b")
    wait_for(tab, "document.activeElement.id === 'finding-2'")
    tab.wait_for_selector("#back", state="hidden")


def test_a_key_leads_to_the_search_where_keys_are_letters_again(visit):
    tab = visit(story("ferry"))
    tab.keyboard.press("/")
    tab.keyboard.type("j?")
    assert tab.input_value("#filter-words") == "j?"
    assert not tab.is_visible("#help")


def test_keys_skip_what_is_filtered_away(visit):
    tab = visit(story("ferry"))
    tab.select_option("#filter-kind", "agreement")
    tab.keyboard.press("Escape")
    tab.evaluate("document.activeElement.blur()")
    tab.keyboard.press("j")
    assert focused(tab) == "finding-12"


def test_help_opens_closes_and_can_turn_the_keys_off(visit):
    tab = visit(story("ferry"))
    tab.keyboard.press("?")
    tab.uncheck("#keys-on")
    tab.keyboard.press("Escape")
    assert not tab.is_visible("#help")
    tab.keyboard.press("?")
    assert not tab.is_visible("#help")
    tab.click("#open-help")
    tab.click("#help button")
    assert not tab.is_visible("#help")


def test_more_context_comes_from_the_full_text(visit):
    tab = visit(story("ferry"))
    button = tab.locator("#finding-3 .wider").first
    button.click()
    assert button.get_attribute("aria-expanded") == "true"
    assert "At least nine people were hurt" in tab.inner_text("#finding-3 .wider-text")
    assert tab.evaluate("document.querySelectorAll('.wider-text [id]').length") == 0
    button.click()
    assert visible(tab, ".wider-text") == 0


@pytest.mark.parametrize(
    ("control", "choice", "cards"), [("severity", "high", 3), ("change", "opened", 1)]
)
def test_severity_and_change_can_be_chosen(visit, control, choice, cards):
    tab = visit(told())
    tab.select_option(f"#filter-{control}", choice)
    assert visible(tab, ".card") == cards
    assert tab.locator(".matrix tbody tr:visible").count() == cards


def test_heads_of_the_matrix_stay_in_sight(visit):
    tab = visit(many(200))
    tab.evaluate("document.querySelector('div.matrix').scrollTo(600, 4000)")
    box = tab.locator("div.matrix").bounding_box()
    assert abs(tab.locator(".matrix thead").bounding_box()["y"] - box["y"]) < 3
    heads = tab.locator(".matrix tbody th:visible")
    assert abs(heads.nth(80).bounding_box()["x"] - box["x"]) < 3


def squeezed(text):
    """Its letters and digits: a printed line may break anywhere, and not every sign has a font."""
    return re.sub(r"[\W_]", "", text)


def printed(tab):
    """The pages of the printed page, and the text of each."""
    pages = list(pypdfium2.PdfDocument(io.BytesIO(tab.pdf())))
    return pages, [squeezed(page.get_textpage().get_text_bounded()) for page in pages]


def test_print_holds_quotes_and_sources_card_by_card(visit):
    report = story("ferry")
    names = {source.id: source.name for source in report.sources}
    _, texts = printed(visit(report))
    told, _, rest = "".join(texts).partition("Thesamefactinotherwords")
    cards = re.split(r"No(?=\d+(?:High|Medium|Low|Number|Status))", told)[1:]
    shown = [f for f in report.findings if f.kind in {Kind.CONFLICT, Kind.DEVELOPMENT}]
    assert len(cards) == len(shown)
    for card, finding in zip(cards, shown, strict=True):
        for evidence in (e for side in finding.sides for e in side.evidence):
            assert squeezed(evidence.quote) in card
            assert squeezed(names[evidence.source]) in card
    for finding in (f for f in report.findings if f.kind is Kind.SINGLE_SOURCE):
        assert squeezed(finding.sides[0].evidence[0].quote) in rest


def test_print_breaks_no_card_and_turns_a_wide_matrix(visit):
    pages, texts = printed(visit(many(20)))
    heads = [len(re.findall(r"No\d+Low", text)) for text in texts]
    assert sum(heads) == 20
    assert heads == [text.count(squeezed("Why it is shown")) for text in texts]
    lying = [page.get_width() > page.get_height() for page in pages]
    first = next(n for n, text in enumerate(texts) if squeezed("Every question, every") in text)
    assert lying.index(True) == first
    assert all(f"Outlet{number}" in texts[first] for number in range(12))


def test_the_index_filters(visit_index):
    tab = visit_index(stories(30))
    tab.select_option("#filter-worst", "high")
    assert visible(tab, ".story") == 20
    tab.select_option("#filter-news", "opened")
    assert visible(tab, ".story") == 10
    tab.fill("#filter-words", "topic 25")
    assert visible(tab, ".story") == 1
    tab.click("#filter-clear")
    assert tab.inner_text("#filter-count") == "30 of 30 stories"


def test_the_index_is_whole_without_script(visit_index):
    tab = visit_index(stories(30), java_script_enabled=False)
    assert (visible(tab, ".story"), visible(tab, "#filter")) == (30, 0)


def test_two_thousand_stories_do_not_hang(visit_index):
    tab = visit_index(stories(2000))
    seconds = clock(tab)
    tab.fill("#filter-words", "topic 1999")
    assert visible(tab, ".story") == 1
    assert seconds() < 1


def choose(tab, control, value):
    """A choice of the filter; playwright itself would walk through the whole page to find it."""
    tab.evaluate(CHOSEN, [f"filter-{control}", value])


def test_the_filter_leaves_no_empty_stretch(visit):
    tab = visit(many(130, kinds=MIXED))
    choose(tab, "words", "number 120")
    assert tab.locator(".finding:visible").count() == 1
    assert tab.locator(".stretch:not([hidden])").count() == 2  # the finding's, and the matrix's
    choose(tab, "words", "")
    assert tab.locator(".stretch[hidden]").count() == 0
    assert tab.locator("#alone .group[open]").count() == 0


def test_all_stretches_are_printed(visit):
    _, texts = printed(visit(many(50, sources=2)))
    assert "".join(texts).count(squeezed("Why it is shown")) == 50


def test_five_thousand_conflicts_do_not_hang(visit):
    tab = visit(many(5000), timeout=120_000)
    assert tab.evaluate(PAINTED) < 5000
    seconds = clock(tab)
    choose(tab, "source", "4")
    assert tab.evaluate("document.getElementById('filter-count').textContent")[:4] == "834 "
    assert seconds() < 1
