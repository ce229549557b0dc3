import json
import re
from base64 import b64encode
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import lxml.html
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import checker.report
from checker.records.finding import Category
from checker.report import render_html
from checker.report.wording import printable

from .synthetic import RUN, many, poisoned, story

HOSTILE = json.loads((Path(__file__).parent / "cases/hostile.json").read_text())
STATIC = Path(checker.report.__file__).parent / "static"
OUR_TAGS = set(
    "html head meta title style body a svg symbol path circle use header div p h1 h2 h3 h4 strong "
    "span small section ul ol li nav b bdi time main label select option input button output "
    "article blockquote q mark details summary table thead tbody tr th td footer dl dt dd script "
    "dialog kbd form figure text".split()
)


def parsed(report):
    # Bytes, as a browser gets them: lone surrogates would fail here.
    return lxml.html.document_fromstring(render_html(report).encode())


def texts(nodes):
    return [" ".join(node.text_content().split()) for node in nodes]


@pytest.fixture(scope="module")
def ferry():
    return parsed(story("ferry"))


def test_the_small_story(snapshot):
    html = render_html(story("small"))
    html = re.sub(r"<(style|script)>.*?</\1>", r"<\1>…</\1>", html, flags=re.DOTALL)
    # The page has no line breaks between tags; a diff reads better with them.
    html = html.replace("><", ">\n<")
    assert re.sub(r"sha256-[^&]+", "sha256-…", html) == snapshot


def test_first_screen_tells_what_conflicts_how_sure_and_on_whose_word(ferry):
    assert "The sources conflict on 7 points" in texts(ferry.xpath("//p[@class='standfirst']"))[0]
    first = texts(ferry.xpath("//section[@aria-labelledby='glance']/ol/li"))[0]
    for part in ("High", "Which office does Ailsa Renwick hold?", "very sure, 94 %", "3 origins"):
        assert part in first


def test_near_copies_count_as_one_origin(ferry):
    card = ferry.get_element_by_id("finding-2")
    told = texts(card.xpath(".//p[@class='witnesses']"))
    assert told == ["3 outlets, 2 independent origins"]  # and nothing of a side of one outlet


def test_the_same_words_are_shown_once():
    report = story("ferry")
    (side, other), finding = report.findings[1].sides, report.findings[1]
    copies = (side.evidence[0], *side.evidence[1:], side.evidence[0])
    sides = (side.model_copy(update={"evidence": copies}), other)
    findings = (finding.model_copy(update={"sides": sides}),)
    card = parsed(report.model_copy(update={"findings": findings})).get_element_by_id("finding-1")
    shown = [" ".join(texts(li)) for li in card.xpath("(.//ul[@class='quotes'])[1]/li")]
    assert "The same words." in shown[1]
    assert "The same words." not in shown[0]


def test_what_sources_state_alike_is_told_once():
    report = story("ferry")
    agreed = next(f for f in report.findings if f.kind == "agreement")
    asked = {"category": Category.STATEMENT, "question": "“The ship sank off Gannet Reef”?"}
    stated = agreed.model_copy(update=asked)
    page = parsed(report.model_copy(update={"findings": (stated,)}))
    (row,) = texts(page.xpath("//section[@id='agreements']//tbody/tr"))
    assert "“The ship sank off Gannet Reef”" in row
    assert row.count("Gannet Reef") == 1


def test_a_source_in_conflict_with_itself_is_said_to_be(ferry):
    assert [
        "conflicts with itself" in text for text in texts(ferry.xpath("//p[@class='torn']"))
    ] == [True]


def test_several_sources_in_conflict_with_themselves_are_told_in_one_line():
    report = many(1, sources=2)
    (finding,) = report.findings
    torn = finding.model_copy(update={"sides": finding.sides * 2})
    page = parsed(report.model_copy(update={"findings": (torn,)}))
    (told,) = texts(page.xpath("//p[@class='torn']"))
    assert told == (
        "Outlet 0, Outlet 1 conflict with themselves: they stand on more than one side."
    )


def test_value_words_are_marked_in_the_cards(ferry):
    card = ferry.get_element_by_id("finding-1")
    assert texts(card.xpath(".//mark")) == [
        "deputy transport minister",
        "deputy minister of transport",
        "deputy minister",
        "Transport minister",
    ]


def test_developments_run_in_the_order_of_publication(ferry):
    line = ferry.get_element_by_id("finding-8").xpath(".//ol[@class='time-line']/li/h4")
    assert texts(line) == ["at least 9", "14"]


def test_a_development_without_a_time_has_no_place_in_the_order():
    report = story("ferry")
    untimed = tuple(s.model_copy(update={"published": None}) for s in report.sources)
    line = parsed(report.model_copy(update={"sources": untimed})).get_element_by_id("finding-8")
    assert len(line.xpath(".//li[@class='untimed']")) == 2
    assert texts(line.xpath(".//li/p[@class='quiet']"))[0].startswith("No time is given")


def test_full_texts_are_kept_to_the_letter():
    ferry = parsed(story("ferry"))
    for element in ferry.xpath("//div[@class='body']//a | //span[@class='note unseen']"):
        element.drop_tree()
    shown = [body.text_content() for body in ferry.xpath("//div[@class='body']")]
    assert shown == [source.text for source in story("ferry").sources]


def test_junk_is_shown_with_its_reason(ferry):
    junk = ferry.xpath("//div[contains(@class, 'block-junk')]")
    assert [block.get("title") for block in junk] == [
        "menu or button",
        "advertisement",
        "comment form",
    ]
    assert "Page junk: advertisement." in texts(junk)[1]


def test_every_link_leads_somewhere_on_the_page(ferry):
    ids = ferry.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in ferry.xpath("//@href")} <= set(ids)
    assert all(link.startswith("#") for link in ferry.xpath("//@href"))


def test_every_evidence_is_linked_both_ways(ferry):
    bodies = ferry.xpath("//div[@class='body']")
    linked_back = {link for body in bodies for link in body.xpath(".//@href")}
    assert linked_back == {f"#finding-{n}" for n in range(1, len(story("ferry").findings) + 1)}


def test_headings_descend_by_one_level(ferry):
    levels = [int(heading.tag[1]) for heading in ferry.xpath("//h1 | //h2 | //h3 | //h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))


def test_landmarks_and_language(ferry):
    assert ferry.get("lang") == "en"
    for landmark in ("header", "nav", "main", "footer"):
        assert len(ferry.xpath(f"//{landmark}")) == 1


def test_it_never_judges():
    templates = "".join(path.read_text() for path in STATIC.parent.glob("templates/*.html"))
    own_words = re.sub(r"\{.*?\}|<[^>]*>", "", templates)
    assert "The sources conflict" in own_words
    assert not re.search(r"(?i)\b(true|false|lies?|fake|correct|wrong)\b", own_words)


def test_skipped_sources_are_warned_of(ferry):
    assert "tolsay-radio.pdf" in texts(ferry.xpath("//section[@class='warning']"))[0]


def test_no_conflict_is_said_plainly():
    report = story("small")
    calm = parsed(report.model_copy(update={"findings": report.findings[1:]}))
    assert "No conflict between the sources was found." in texts(calm.xpath("//header"))[0]
    assert not calm.xpath("//section[@aria-labelledby='glance']")


def test_a_report_of_nothing():
    bare = story("small").model_copy(
        update={"sources": (), "findings": (), "not_compared": (), "run": RUN}
    )
    assert "0 sources" in texts(parsed(bare).xpath("//header"))[0]


def test_the_policy_lets_in_our_style_and_script_only(ferry):
    (policy,) = ferry.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert rules["default-src"] == "'none'"
    for tag in ("style", "script"):
        (element,) = ferry.xpath(f"//{tag}")
        digest = b64encode(sha256(element.text.encode()).digest()).decode()
        assert rules[f"{tag}-src"] == f"'sha256-{digest}'"


def assert_inert(page):
    assert [script.text for script in page.xpath("//script")] == [
        (STATIC / "report.js").read_text(encoding="utf-8")
    ]
    assert [style.text for style in page.xpath("//style")] == [
        (STATIC / "report.css").read_text(encoding="utf-8")
    ]
    assert {element.tag for element in page.iter(lxml.html.etree.Element)} <= OUR_TAGS
    names = {attribute for element in page.iter() for attribute in element.attrib}
    assert not {name for name in names if name.startswith("on") or name in {"style", "src"}}
    assert all(link.startswith("#") for link in page.xpath("//@href"))
    assert not page.xpath("//comment()")


@pytest.mark.parametrize("poison", HOSTILE)
def test_hostile_text_stays_text(poison):
    page = parsed(poisoned(poison))
    assert_inert(page)
    flat = " ".join(printable(poison).split())
    assert texts(page.xpath("//h1"))[0] == flat


@settings(max_examples=25, deadline=None)
@given(st.text(alphabet=st.characters(codec=None), min_size=1, max_size=30))
def test_any_text_stays_text(poison):
    assert_inert(parsed(poisoned(poison)))
