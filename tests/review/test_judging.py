import re

import pytest
from markupsafe import escape

from checker.report import FORMATS, render

from .desk import FIRST, client, ferry, fill
from .people import enrol

pytestmark = pytest.mark.both_back_ends


def form(page):
    """The hidden fields of the form that judges, as a browser would send them."""
    inside = re.search(r'id="judge".*?</form>', page.text, re.DOTALL)[0]
    return dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', inside))


def judge(browser, finding, answer="conflict", fields=None, **more):
    sent = {**(fields or form(browser.get(f"/findings/{finding}"))), "answer": answer, **more}
    return browser.post(f"/findings/{finding}/judgements", data=sent, follow_redirects=False)


def first(browser, query=""):
    return browser.get(f"/next?{query}").url.path.rpartition("/")[2]


def test_a_judgement_leads_to_the_next_finding(ferry_store):
    ann = client(ferry_store)
    before = first(ann)
    answer = judge(ann, before, note=" sure ")
    assert answer.status_code == 303
    assert answer.headers["location"] != f"/findings/{before}"
    (entry,) = ferry_store.judgements.history(before)
    assert (entry.user, entry.verdict, entry.note) == ("ann", "conflict", "sure")
    assert "1 of 7 done" in ann.get(answer.headers["location"]).text


def test_all_conflicts_of_the_queue_are_met_once(ferry_store):
    ann = client(ferry_store)
    page, met = ann.get("/next"), []
    while page.url.path != "/":
        finding = page.url.path.rpartition("/")[2]
        met.append(finding)
        page = ann.get(judge(ann, finding, "no_conflict:wording").headers["location"])
    assert len(met) == len(set(met)) == 7
    assert "Nothing is left in this queue." in page.text


def test_next_and_previous_walk_the_queue(ferry_store):
    ann = client(ferry_store)
    one = first(ann)
    two = ann.get(f"/findings/{one}/next").url.path.rpartition("/")[2]
    assert ann.get(f"/findings/{two}/previous").url.path == f"/findings/{one}"
    assert "This is the first" in ann.get(f"/findings/{one}/previous").text


@pytest.mark.parametrize("answer", ["conflict:wording", "no_conflict", "maybe", "", "hold:wording"])
def test_answers_that_are_none_are_refused(ferry_store, answer):
    assert judge(client(ferry_store), FIRST, answer).status_code == 422
    assert ferry_store.judgements.history(FIRST) == ()


def test_two_editors_never_overwrite_each_other(ferry_store):
    ann, bo = client(ferry_store), client(ferry_store, "bo")
    seen = form(bo.get(f"/findings/{FIRST}"))
    judge(ann, FIRST, "no_conflict:page_junk", note="a caption")
    clash = judge(bo, FIRST, "conflict", seen)
    assert clash.status_code == 409
    assert "Not saved." in clash.text
    assert "Not a conflict: page junk" in clash.text
    assert "a caption" in clash.text
    assert [entry.user for entry in ferry_store.judgements.history(FIRST)] == ["ann"]
    # A reload of the page asks for the same address, without the form.
    reloaded = bo.get(f"/findings/{FIRST}/judgements?kind=")
    assert (reloaded.url.path, reloaded.url.query) == (f"/findings/{FIRST}", b"kind=")
    assert bo.get("/undo").url.path == "/"
    assert judge(bo, FIRST, "conflict", form(clash)).status_code == 303
    assert "Readers disagree" in ann.get(f"/findings/{FIRST}").text


def test_undo_is_a_new_entry_and_leads_back(ferry_store):
    ann = client(ferry_store)
    judge(ann, FIRST, "hold")
    page = ann.post("/undo", data={})
    assert page.url.path == f"/findings/{FIRST}"
    assert "Taken back." in page.text
    history = ferry_store.judgements.history(FIRST)
    assert [entry.undoes for entry in history] == [None, history[0].id]
    assert "You have no judgement" in ann.post("/undo", data={}).text


def test_one_undoes_only_ones_own(ferry_store):
    judge(client(ferry_store), FIRST)
    assert "You have no judgement" in client(ferry_store, "bo").post("/undo", data={}).text


def test_viewers_read_and_do_not_judge(ferry_store):
    vera = client(ferry_store, "vera:viewer")
    page = vera.get(f"/findings/{FIRST}")
    assert page.status_code == 200
    assert 'id="judge"' not in page.text
    sent = {"answer": "conflict", "revision": 1, "last": 0}
    assert judge(vera, FIRST, fields=sent).status_code == 403
    for path in ("/undo", "/findings/bulk", f"/findings/{FIRST}/notes", "/upload", "/filters"):
        assert vera.post(path, data={"text": "x", "name": "x"}).status_code == 403


def test_blind_readers_see_no_suggestion_before_they_judge(ferry_store):
    ann = client(ferry_store)
    reason = str(escape(ferry().findings[0].reasons[0]))
    assert reason in ann.get(f"/findings/{FIRST}").text
    ann.post("/preferences", data={"blind": "yes"} | usual_keys())
    blind = ann.get(f"/findings/{FIRST}").text
    assert "suggestion hidden" in blind
    assert reason not in blind
    assert "%" not in re.search(r'class="badges".*?</p>', blind, re.DOTALL)[0]
    judge(ann, FIRST)
    assert reason in ann.get(f"/findings/{FIRST}").text


def usual_keys():
    from checker.review.words import KEYS

    return {f"key-{action}": key for action, key in KEYS.items()}


def test_a_second_reader_does_not_see_the_first(ferry_store):
    ann, bo = client(ferry_store), client(ferry_store, "bo")
    ann.post(f"/findings/{FIRST}/second-reader", data={})
    judge(ann, FIRST, "no_conflict:wording", note="same in other words")
    assert FIRST not in ann.get("/findings").text
    told = bo.get(f"/findings/{FIRST}").text
    assert "needs a second reader" in told
    for page in (
        told,
        bo.get("/findings?state=").text,
        bo.get("/judgements.csv").text,
        bo.get(f"/api/v1/findings/{FIRST}").text,
        bo.get(f"/api/v1/findings/{FIRST}/judgements").text,
        bo.get("/api/v1/findings?state=").text,
        bo.get("/api/v1/judgements").text,
    ):
        assert "other words" not in page.replace("other words for the same", "")
        assert "wording</td>" not in page
        assert '"no_conflict"' not in page
    judge(bo, FIRST, "conflict")
    assert "same in other words" in bo.get(f"/findings/{FIRST}").text
    listed = bo.get("/findings?state=disputed").text
    assert FIRST in listed
    assert "<div>ann: Not a conflict: wording</div><div>bo: Conflict</div>" in listed


def test_a_third_reader_settles_a_disagreement(ferry_store):
    for user, answer in (("ann", "conflict"), ("bo", "hold"), ("cy", "no_conflict:wording")):
        judge(client(ferry_store, user), FIRST, answer)
    assert ferry_store.judgements.standing(FIRST).state == "disputed"
    judge(client(ferry_store, "bo"), FIRST, "conflict")
    assert ferry_store.judgements.standing(FIRST).state == "settled"


def test_the_settings_can_ask_for_two_readers(ferry_store):
    judge(client(ferry_store, second_reader="low"), FIRST)
    assert ferry_store.judgements.standing(FIRST).state == "second"


def revised(report, quote):
    """The report after new copy: the first side of its first finding is quoted otherwise."""
    finding, *others = report.findings
    side, *rest = finding.sides
    evidence = side.evidence[0].model_copy(update={"end": side.evidence[0].end - 1, "quote": quote})
    side = side.model_copy(update={"evidence": (evidence, *side.evidence[1:])})
    finding = finding.model_copy(update={"sides": (side, *rest)})
    return report.model_copy(update={"findings": (finding, *others)})


def test_judgements_survive_a_run_and_changed_evidence_comes_back(ferry_store):
    ann = client(ferry_store)
    judge(ann, FIRST)
    fill(ferry_store, ferry())
    assert FIRST not in ann.get("/findings").text
    quote = ferry().findings[0].sides[0].evidence[0].quote[:-1]
    fill(ferry_store, revised(ferry(), quote))
    page = ann.get(f"/findings/{FIRST}")
    assert FIRST in ann.get("/findings").text
    assert "Changed since you judged it." in page.text
    assert f"New quote for {ferry().findings[0].sides[0].value}" in page.text
    judge(ann, FIRST, "hold")
    assert "of an earlier state of the evidence" in ann.get(f"/findings/{FIRST}").text


def test_a_judgement_stays_with_its_finding_when_a_third_answer_joins(ferry_store):
    ann, report = client(ferry_store), ferry()
    judge(ann, FIRST, "no_conflict:wording")
    finding, *others = report.findings
    third = finding.sides[0].model_copy(update={"value": "Third", "normalized": "third"})
    joined = finding.model_copy(update={"id": "another", "sides": (*finding.sides, third)})
    fill(ferry_store, report.model_copy(update={"findings": (joined, *others)}))
    page = ann.get(f"/findings/{FIRST}").text
    assert "Changed since you judged it." in page
    assert "New answer: Third" in page
    assert FIRST in ann.get("/findings").text


def test_a_judgement_of_old_evidence_is_refused(ferry_store):
    ann = client(ferry_store)
    seen = form(ann.get(f"/findings/{FIRST}"))
    fill(ferry_store, revised(ferry(), ferry().findings[0].sides[0].evidence[0].quote[:-1]))
    assert "New copy has changed" in ann.get(f"/findings/{FIRST}/news?revision=1&last=0").text
    clash = judge(ann, FIRST, fields=seen)
    assert clash.status_code == 409
    assert "evidence has changed" in clash.text
    assert ferry_store.judgements.history(FIRST) == ()


def test_many_are_judged_at_once_but_no_stale_ones(ferry_store):
    ann = client(ferry_store)
    lines = re.findall(r'name="finding"[^>]* value="([^"]+)"', ann.get("/findings").text)
    assert len(lines) == 7
    judge(client(ferry_store, "bo"), lines[0].split(":")[0], "hold")
    page = ann.post("/findings/bulk", data={"finding": lines[:3], "answer": "no_conflict:wording"})
    assert "Some were left as they are" in page.text
    verdicts = [ferry_store.judgements.standing(line.split(":")[0]).verdict for line in lines[:3]]
    assert verdicts == ["hold", "no_conflict", "no_conflict"]
    assert "Choose findings first" in ann.post("/findings/bulk", data={}).text


def test_findings_are_assigned_and_found_by_it(ferry_store):
    enrol(ferry_store, {"bo": "editor"})
    ann, bo = client(ferry_store), client(ferry_store, "bo")
    ann.post(f"/findings/{FIRST}/assignment", data={"to": " Bo"})
    assert "Assigned to bo" in ann.get(f"/findings/{FIRST}").text
    assert FIRST in bo.get("/findings?mine=yes").text
    assert FIRST not in ann.get("/findings?mine=yes").text
    bo.post(f"/findings/{FIRST}/assignment", data={"to": ""})
    assert FIRST not in bo.get("/findings?mine=yes").text


@pytest.mark.parametrize("name", ["boo", "vera", "gone"])
def test_nothing_is_assigned_to_who_may_not_judge(ferry_store, name):
    enrol(ferry_store, {"bo": "editor", "vera": "viewer", "gone": "editor"})
    ferry_store.accounts.set_disabled("gone", True)
    ann = client(ferry_store)
    ann.post(f"/findings/{FIRST}/assignment", data={"to": "bo"})
    told = ann.post(f"/findings/{FIRST}/assignment", data={"to": name}).text
    assert "Not assigned: nobody of that name may judge." in told
    chosen = re.findall(r'name="finding"[^>]* value="([^"]+)"', ann.get("/findings").text)
    told = ann.post("/findings/bulk", data={"finding": chosen, "do": "assign", "to": name}).text
    assert "Not assigned: nobody of that name may judge." in told
    assert ferry_store.assignments.of(FIRST) == "bo"
    assert ferry_store.assignments.of(chosen[-1].split(":")[0]) == ""


def test_notes_are_left_and_resolved(ferry_store):
    ann, bo = client(ferry_store), client(ferry_store, "bo")
    ann.post(f"/findings/{FIRST}/notes", data={"text": "Ring the <harbour> office"})
    page = bo.get(f"/findings/{FIRST}")
    assert "Ring the &lt;harbour&gt; office" in page.text
    number = re.search(r"/notes/(\d+)/resolve", page.text)[1]
    assert "Resolved by bo" in bo.post(f"/notes/{number}/resolve", data={}).text


def test_filters_are_saved_for_their_user(ferry_store):
    ann, bo = client(ferry_store), client(ferry_store, "bo")
    ann.post("/filters", data={"name": "Dates", "query": "category=date&evil=1"})
    page = ann.get("/").text
    number = re.search(r"/filters/(\d+)/delete", page)[1]
    assert 'href="/?category=date">Dates' in page
    assert "Dates" not in bo.get("/").text.replace("Dates or", "")
    bo.post(f"/filters/{number}/delete", data={})
    assert ">Dates</a>" in ann.get("/").text
    ann.post(f"/filters/{number}/delete", data={})
    assert ">Dates</a>" not in ann.get("/").text


@pytest.mark.parametrize(
    ("query", "count"),
    [("", 7), ("kind=", 23), ("category=date", 2), ("outlet=nobody", 0), ("story=ferry", 7)],
)
def test_filters_choose(ferry_store, query, count):
    assert f">{count} finding" in client(ferry_store).get(f"/findings?{query}").text


def test_the_filter_by_outlet_is_by_whole_name(ferry_store):
    outlet = ferry().sources[0].name
    ann = client(ferry_store)
    page = ann.get("/findings", params={"outlet": outlet, "kind": "", "state": ""}).text
    assert int(re.search(r">(\d+) finding", page)[1]) > 0
    half = ann.get("/findings", params={"outlet": outlet[:3], "kind": "", "state": ""}).text
    assert ">0 findings" in half


def test_keys_are_the_users_own(ferry_store):
    ann = client(ferry_store)
    ann.post("/preferences", data={**usual_keys(), "key-conflict": "y", "key-hold": ""})
    page = ann.get(f"/findings/{FIRST}").text
    assert 'value="conflict" data-key="y"' in page
    assert "<kbd>h</kbd>" not in page
    assert 'data-key="c"' in client(ferry_store, "bo").get(f"/findings/{FIRST}").text
    twice = ann.post("/preferences", data={**usual_keys(), "key-conflict": "h"})
    assert twice.status_code == 422
    assert "cannot do both" in twice.text


@pytest.mark.parametrize("form", FORMATS)
def test_a_report_can_be_taken_along_in_every_form(ferry_store, form):
    answer = client(ferry_store, "vera:viewer").get(f"/stories/ferry/report.{form}")
    assert answer.content == render(ferry_store.findings.report("ferry"), form) or form == "docx"
    assert answer.headers["content-disposition"] == f'attachment; filename="ferry.{form}"'
    assert answer.headers["content-type"] != "application/octet-stream"


def test_unknown_findings_are_not_found(ferry_store):
    ann = client(ferry_store)
    for path in (
        "/findings/none",
        "/findings/none/news?revision=1&last=0",
        "/findings/none/texts",
        "/stories/none",
        "/stories/none/report",
        "/stories/ferry/report.exe",
        "/jobs/9",
    ):
        assert ann.get(path).status_code == 404, path
    sent = {"answer": "conflict", "revision": 1, "last": 0}
    assert judge(ann, "none", fields=sent).status_code == 404
