"""The desk in a real browser, behind real accounts: Debian's chromium."""

import threading

import pytest

from checker.review.access.secret import OIDC_SECRET, SESSION_SECRET
from checker.review.worker import Worker
from checker.settings import load_settings
from checker.store.jobs import JobSource
from tests.chromium import in_chromium, violations
from tests.pipeline.batch.fake import Clerk, told

from .browsing import Desk, press, question
from .desk import FIRST, ferry, fill, numbers, renumbered
from .people import PASSWORD, enrol, guarded
from .serving import served

pytestmark = in_chromium
PEOPLE = {"ann": "editor", "bo": "editor", "vera": "viewer", "ada": "admin"}


class Patient(Clerk):
    """Reads when it is told to go on."""

    def __init__(self):
        super().__init__()
        self.go = threading.Event()

    def read(self, article):
        self.go.wait(20)
        return super().read(article)


@pytest.fixture
def clerk():
    return Patient()


@pytest.fixture
def serve(store, browser, clerk, cheap_argon2, monkeypatch):
    """Serves a desk with 27 conflicts, by settings of access."""
    monkeypatch.setenv(SESSION_SECRET, "s" * 40)
    fill(store, ferry(), numbers(20))
    enrol(store, PEOPLE)
    desks, stops = [], []

    def serve(**access):
        worker = Worker(store, load_settings(), lambda _settings: clerk)
        serving = served(guarded(store, worker, **access))
        desks.append(Desk(store, browser, serving.__enter__()))
        stops.append(serving)
        return desks[-1]

    yield serve
    for context in browser.contexts:
        context.close()
    clerk.go.set()
    for serving in stops:
        serving.__exit__(None, None, None)
    assert [desk.faults for desk in desks] == [[] for _ in desks]


@pytest.fixture
def desk(serve):
    return serve()


def sign_in(tab, name, password=PASSWORD):
    """By keyboard: the name gets the focus once the page is drawn."""
    tab.wait_for_selector("[name=name]:focus")
    tab.keyboard.type(name)
    tab.keyboard.press("Tab")
    tab.keyboard.type(password)
    tab.keyboard.press("Enter")


def test_an_editor_signs_in_and_judges_twenty_findings_by_keyboard_alone(desk):
    tab = desk.open("/findings", user="")
    sign_in(tab, "ann", "not the password")
    tab.get_by_text("Name or password is wrong.").wait_for()
    tab.focus("[name=name]")
    sign_in(tab, "ann")
    tab.get_by_role("heading", name="Findings").wait_for()  # where she wanted to go
    assert tab.evaluate("document.cookie") == ""
    tab.goto("/")
    press(tab, "j")
    strokes = 0
    for key in ("c", "1", "2", "h", "e") * 4:
        asked = question(tab)
        press(tab, key)
        strokes += 1
        assert question(tab) != asked
        tab.wait_for_selector("#question:focus")
    assert strokes == len(desk.entries()) == 20
    verdicts = [entry.verdict for entry in desk.entries()]
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
    tab.goto("/next")
    assert "suggestion hidden" in tab.inner_text(".badges")
    tab.keyboard.press("?")
    assert tab.locator("#help kbd", has_text="y").is_visible()
    tab.keyboard.press("y")  # no key works while the help is open
    tab.keyboard.press("Escape")
    asked = question(tab)
    tab.keyboard.press("n")
    assert tab.evaluate("document.activeElement.value") == "no_conflict:development"
    press(tab, "y")
    (entry,) = desk.entries()
    assert entry.verdict == "conflict"
    assert question(tab) != asked


def test_keys_typed_into_a_field_are_text(desk):
    tab = desk.open("/next")
    tab.keyboard.press("w")
    tab.keyboard.type("check")
    assert tab.input_value("[name=note]") == "check"
    tab.keyboard.press("Escape")
    press(tab, "c")
    (entry,) = desk.entries()
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
    assert len(desk.entries()) == 1
    press(bo, "1")
    assert len(desk.entries()) == 2


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
    tab.locator(".quotes a").first.click()
    tab.wait_for_selector("#texts mark.current")
    assert tab.locator("#texts mark[id]").count() > 1


def test_it_works_without_script(desk):
    tab = desk.open("/", java_script_enabled=False)
    tab.click("#start")
    asked = question(tab)
    tab.click("button[value=conflict]")
    assert question(tab) != asked
    tab.click("text=Undo my last judgement")
    assert question(tab) == asked


def test_a_second_reader_reads_without_the_first(desk):
    ann, bo = desk.open(f"/findings/{FIRST}"), desk.open(f"/findings/{FIRST}", "bo")
    ann.keyboard.press("s")
    ann.get_by_text("This finding now needs two readers.").wait_for()
    press(ann, "c")
    bo.get_by_text("Somebody has judged this finding").wait_for()  # as it happens
    bo.reload()
    assert bo.locator(".history").inner_text().endswith("Shown once you have judged.")
    press(bo, "2")
    bo.click("text=Disagreements")
    assert bo.locator("nav a[aria-current]").all_inner_texts() == ["Disagreements"]
    assert bo.inner_text("h1") == "Disagreements"
    told = bo.locator("tbody tr").first.locator("div").all_inner_texts()
    assert told == ["ann: Conflict", "bo: Not a conflict: wording"]
    bo.locator("tbody a").click()
    assert bo.locator(".history li").count() == 2
    assert "Readers disagree" in bo.inner_text(".badges")


def test_the_judged_is_told_to_a_blind_reader_afterwards(desk):
    tab = desk.open("/preferences")
    tab.check("[name=blind]")
    tab.click("text=Keep these")
    tab.goto(f"/findings/{FIRST}")
    assert tab.locator(".reasons, .summary").count() == 0
    press(tab, "c")
    tab.goto(f"/findings/{FIRST}")
    assert tab.locator(".reasons").is_visible()
    assert "%" in tab.inner_text(".badges")


def test_who_may_judge_is_offered_to_be_assigned_to(desk):
    tab = desk.open(f"/findings/{FIRST}")
    offered = tab.locator("#people option").evaluate_all("all => all.map(one => one.value)")
    assert offered == ["ada", "ann", "bo"]
    tab.get_by_label("Assign to", exact=True).fill("bo")
    tab.get_by_role("button", name="Assign", exact=True).click()
    tab.get_by_text("Assigned to bo").wait_for()


def test_a_viewer_reads_an_editor_judges_an_admin_keeps_accounts(desk):
    vera = desk.open("/next", "vera")
    asked = question(vera)
    vera.keyboard.press("c")
    vera.keyboard.press("j")
    vera.locator("#question", has_not_text=asked).wait_for()
    assert vera.locator("#judge").count() == 0
    assert "New story" not in vera.inner_text("nav")
    assert desk.entries() == []
    for user in ("vera", "ann"):
        tab = desk.open("/admin/users", user)
        assert "needs the role admin" in tab.inner_text("[role=alert]")
    ada = desk.open("/admin/users", "ada")
    ada.get_by_label("Role of ann", exact=True).select_option("viewer")
    ada.get_by_role("button", name="Set the role of ann").click()
    tab.goto("/next")
    tab.get_by_role("heading", name="Sign in").wait_for()  # who gets another role is signed out


def test_notes_are_left_and_resolved(desk):
    tab = desk.open(f"/findings/{FIRST}")
    tab.get_by_label("New note").fill("Asked the coastguard.")
    tab.click("text=Add the note")
    tab.get_by_role("button", name="Resolve").click()
    assert "Resolved by ann" in tab.inner_text(".notes")


def test_what_is_brought_in_becomes_a_report_while_one_watches(desk, clerk, tmp_path):
    path = tmp_path / "stadt.txt"
    path.write_text(told("storm", 6, "Stadt")["text"], encoding="utf-8")
    tab = desk.open("/")
    tab.click("text=New story")
    tab.get_by_label("What is it about?").fill("A storm at sea")
    tab.set_input_files("[name=files]", path)
    for place, (outlet, number) in enumerate((("Bote", 4), ("Kurier", 5))):
        tab.get_by_label("Outlet").nth(place).fill(outlet)
        tab.get_by_label("Text", exact=True).nth(place).fill(told("storm", number, outlet)["text"])
    tab.click("text=Check the story")
    tab.get_by_text("Being checked: reading 0 of 3").wait_for()
    clerk.go.set()
    tab.click("text=Open the report", timeout=60_000)
    assert tab.inner_text("h1") == "A storm at sea"
    assert tab.locator(".sources ol > li").count() == 3
    tab.goto("/stories/A-storm-at-sea-1")
    tab.click("text=Judge this story")
    press(tab, "c")
    assert len(desk.entries()) == 1


def test_who_has_an_account_elsewhere_signs_in_there(serve, monkeypatch):
    pytest.importorskip("authlib", reason="needs authlib: pip install 'checker[oidc]'")
    from .access.issuer import CLIENT, Issuer

    monkeypatch.setenv(OIDC_SECRET, "known to the two")
    with Issuer() as issuer:
        issuer.person = issuer.person | {"groups": ["desk"]}
        desk = serve(
            oidc_issuer=issuer.url, oidc_client_id=CLIENT, editor_groups=("desk",),
            local_accounts=False,
        )  # fmt: skip
        tab = desk.open("/next", user="")
        assert tab.locator("[name=password]").count() == 0
        tab.click("text=Sign in with your newsroom account")
        tab.wait_for_selector("#question")
        press(tab, "c")
        assert [entry.user for entry in desk.entries()] == ["nia"]
        tab.click("text=Sign out")
        tab.goto("/next")
        assert tab.locator("#question").count() == 0


PAGES = ["/", "/findings", f"/findings/{FIRST}", "/stories", "/stories/ferry", "/upload",
         "/jobs/1", "/preferences", "/findings?state=disputed&kind=", "/account",
         "/account/password", "/admin/users", "/admin/audit", "/stories/none"]  # fmt: skip


def test_every_page_is_accessible(desk):
    desk.store.jobs.add("ada", "A toll", [JobSource("a.txt", b"12 boats sank.")])
    found = {"/login": violations(desk.open("/login", ""))}
    tab = desk.open("/", "ada")
    for path in PAGES:
        tab.goto(path)
        # What the others are made of is on these, too.
        found[path] = violations(tab) if path in PAGES[:6] else violations(tab, ["light"])
    tab.goto("/next")
    tab.keyboard.press("?")
    found["help"] = violations(tab)
    assert {path: told for path, told in found.items() if told} == {}


def test_nothing_runs_over_the_side(desk):
    desk.store.jobs.add("ada", "A toll", [JobSource("a.txt", b"12 boats sank.")])
    tab = desk.open("/", "ada")
    for path in PAGES:
        tab.goto(path)
        for width in (768, 320):
            tab.set_viewport_size({"width": width, "height": 800})
            assert tab.evaluate("document.documentElement.scrollWidth") <= width, path


def test_on_a_phone_the_way_out_is_in_sight_and_cells_say_what_they_are(desk):
    tab = desk.open("/admin/users", "ada", viewport={"width": 320, "height": 700})
    out = tab.get_by_role("button", name="Sign out").bounding_box()
    assert out["x"] + out["width"] <= 320
    heads = "[...document.querySelectorAll('td[data-head]')].map((cell) => cell.dataset.head)"
    assert {"Shown as", "Signs in by", "Last sign-in (UTC)"} <= set(tab.evaluate(heads))
    shown = "getComputedStyle(document.querySelector('td[data-head]'), '::before').content"
    assert "Shown as" in tab.evaluate(shown)
    tab.set_viewport_size({"width": 1280, "height": 800})
    assert tab.evaluate(shown) == "none"


def test_whose_session_has_ended_is_told_and_comes_back(desk):
    tab = desk.open(f"/findings/{FIRST}")
    # htmx sets up its forms in a timer, which may come after the page has loaded.
    tab.locator("form[hx-post][data-htmx-powered]").first.wait_for(state="attached")
    tab.context.clear_cookies()
    tab.keyboard.press("c")
    tab.get_by_text("what you sent last was not saved").wait_for()
    assert desk.entries() == []
    tab.focus("[name=name]")
    sign_in(tab, "ann")
    tab.locator("#question").wait_for()
    assert FIRST in tab.url


def test_what_has_the_focus_is_never_under_the_bar(desk):
    tab = desk.open(f"/findings/{FIRST}")
    covered = """() => {
      const bar = document.querySelector(".judge").getBoundingClientRect();
      const focus = document.activeElement;
      const box = focus.getBoundingClientRect();
      return !focus.closest(".judge") && box.bottom > bar.top && box.top < bar.bottom;
    }"""
    for _ in range(30):
        tab.keyboard.press("Tab")
        assert not tab.evaluate(covered), tab.evaluate("document.activeElement.outerHTML")


def test_what_is_chosen_is_not_cut(desk):
    tab = desk.open("/findings?state=disputed&kind=")
    # A select as wide as its own words, beside the one of the filter.
    assert tab.evaluate("""() => {
      const shown = document.querySelector("[name=state]");
      const whole = shown.cloneNode();
      whole.append(shown.selectedOptions[0].cloneNode(true));
      whole.style.width = "auto";
      document.body.append(whole);
      return whole.offsetWidth <= shown.offsetWidth;
    }""")


def test_a_word_without_end_does_not_widen_the_list(desk):
    report = renumbered(numbers(1), "long")
    word = "Donaudampfschifffahrt" * 20
    finding = report.findings[0].model_copy(update={"question": word})
    fill(desk.store, report.model_copy(update={"findings": (finding,)}))
    tab = desk.open("/findings?story=long")
    for width in (1280, 320):
        tab.set_viewport_size({"width": width, "height": 800})
        assert tab.evaluate("document.documentElement.scrollWidth") <= width


def test_a_viewer_is_shown_only_keys_that_do_something(desk):
    tab = desk.open("/next", "vera")
    tab.keyboard.press("?")
    assert tab.locator("#help kbd").all_inner_texts() == ["j", "k", "?", "Esc"]
    tab.goto("/")
    assert tab.locator("form[action='/filters']").count() == 0
