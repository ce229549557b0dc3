import json

import pytest

from .desk import FIRST, client

pytestmark = pytest.mark.both_back_ends
PATH = f"/api/v1/findings/{FIRST}"


def judgement(api, **given):
    seen = api.get(PATH).json()
    sent = {"revision": seen["revision"], "last": seen["last"], "verdict": "conflict", **given}
    return api.post(f"{PATH}/judgements", json=sent)


def test_findings_are_listed_by_urgency(ferry_store):
    api = client(ferry_store)
    listed = api.get("/api/v1/findings").json()
    assert len(listed) == 7
    order = ["high", "medium", "low"]
    assert [f["severity"] for f in listed] == sorted(
        (f["severity"] for f in listed), key=order.index
    )
    assert api.get("/api/v1/findings?limit=2&skip=6").json() == listed[6:]
    assert len(api.get("/api/v1/findings?kind=&state=").json()) == 23


def test_stories_have_their_progress_and_report(ferry_store):
    api = client(ferry_store)
    judgement(api)
    (line,) = api.get("/api/v1/stories").json()
    assert (line["id"], line["done"], line["total"]) == ("ferry", 1, 7)
    assert api.get("/api/v1/stories/ferry").json()["done"] == 1
    assert api.get("/api/v1/stories/ferry/report").json()["schema_version"] == "1"
    assert api.get("/api/v1/stories/none").status_code == 404


def test_a_judgement_is_appended_and_taken_back(ferry_store):
    api = client(ferry_store)
    made = judgement(api, verdict="no_conflict", dismissal="wording", note="same")
    assert made.status_code == 201
    assert api.get(PATH).json()["verdict"] == "no_conflict"
    number = made.json()["id"]
    assert client(ferry_store, "bo").delete(f"{PATH}/judgements/{number}").status_code == 404
    assert api.delete(f"{PATH}/judgements/{number}").json()["undoes"] == number
    assert api.delete(f"{PATH}/judgements/{number}").status_code == 404
    assert len(api.get(f"{PATH}/judgements").json()) == 2
    assert len(api.get("/api/v1/judgements?after=1").json()) == 1
    assert api.get(PATH).json()["state"] == "open"


@pytest.mark.parametrize(
    "given",
    [
        {"verdict": "no_conflict"}, {"dismissal": "wording"}, {"verdict": "maybe"},
        {"revision": -1}, {"last": "x"}, {"note": "x" * 2001}, {"more": 1},
    ],
)  # fmt: skip
def test_bad_judgements_are_refused(ferry_store, given):
    assert judgement(client(ferry_store), **given).status_code == 422
    assert ferry_store.judgements.history(FIRST) == ()


def test_a_stale_judgement_is_refused_with_what_came_between(ferry_store):
    judgement(client(ferry_store, "bo"), verdict="hold")
    clash = judgement(client(ferry_store), last=0)
    assert clash.status_code == 409
    assert clash.json()["other"]["user"] == "bo"
    assert judgement(client(ferry_store), last=clash.json()["last"]).status_code == 201


def test_viewers_do_not_judge(ferry_store):
    assert judgement(client(ferry_store, "vera:viewer")).status_code == 403


def test_exports_hold_every_entry(ferry_store):
    api = client(ferry_store)
    made = judgement(api, note='=HYPERLINK("x"),"ä"').json()
    table = api.get("/judgements.csv")
    assert table.text.startswith("\ufeffid,finding,")
    assert """'=HYPERLINK""" in table.text
    assert json.loads(api.get("/judgements.jsonl").text) == made
    labelled = json.loads(api.get("/labelled.jsonl").text)
    assert (labelled["verdict"], labelled["story"]) == ("conflict", "ferry")
    assert labelled["finding"]["id"] == FIRST


@pytest.mark.slow
def test_no_input_brings_the_api_down(ferry_store):
    """Inputs made from the description itself, by schemathesis, in a short run."""
    schemathesis = pytest.importorskip("schemathesis", reason="needs schemathesis")
    hypothesis = pytest.importorskip("hypothesis", reason="needs hypothesis")
    from .desk import application

    schema = schemathesis.openapi.from_asgi("/api/v1/openapi.json", application(ferry_store))
    asked = 0
    for operation in schema.include(path_regex="^/api/").get_all_operations():

        @hypothesis.settings(
            max_examples=5, deadline=None, database=None, derandomize=True,
            suppress_health_check=list(hypothesis.HealthCheck),
            phases=[hypothesis.Phase.generate],
        )  # fmt: skip
        @hypothesis.given(case=operation.ok().as_strategy())
        def ask(case):
            nonlocal asked
            asked += 1
            answer = case.call(cookies={"user": "ann"})
            assert answer.status_code < 500

        ask()
    assert asked > 20
