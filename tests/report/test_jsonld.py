import json

from checker.report.jsonld import render_jsonld

from .synthetic import poisoned, story


def graph(report):
    return json.loads(render_jsonld(report))["@graph"]


def test_each_conflict_is_a_list_of_claims_with_their_appearances():
    report = story("ferry")
    shown = graph(report)
    assert [node["name"] for node in shown] == [
        finding.question for finding in report.findings if finding.kind == "conflict"
    ]
    first = shown[0]["itemListElement"]
    assert [claim["name"] for claim in first] == [side.value for side in report.findings[0].sides]
    assert [claim["@id"][-2:] for claim in first] == [":A", ":B"]
    appearance = first[0]["appearance"][0]
    assert appearance["publisher"] == {"@type": "Organization", "name": "Coast Wire"}
    assert appearance["datePublished"] == "2031-02-11T06:40:00+00:00"
    assert appearance["hasPart"]["text"] == report.findings[0].sides[0].evidence[0].quote


def test_the_first_appearance_is_the_earliest_that_has_a_time():
    for claim in (c for node in graph(story("ferry")) for c in node["itemListElement"]):
        times = [a["datePublished"] for a in claim["appearance"] if "datePublished" in a]
        assert claim.get("firstAppearance", {}).get("datePublished") == min(times, default=None)


def test_nothing_is_rated():
    written = render_jsonld(story("ferry"))
    for word in ("ClaimReview", "Rating", "rating", "reviewBody", "true", "false"):
        assert word not in written


def test_ids_are_urns_whatever_stories_are_called():
    report = poisoned("a b:ü\ud800")
    ids = [claim["@id"] for claim in graph(report)[0]["itemListElement"]]
    assert ids == [f"urn:checker:a%20b%3A%C3%BC%3F:a%20b%3A%C3%BC%3F:{side}" for side in "AB"]


def test_no_text_ends_the_script_element_it_stands_in():
    assert "</script>" not in render_jsonld(poisoned("</script><script>alert(1)</script>"))
    assert graph(poisoned("a\ud800"))[0]["name"] == "a\ud800"
