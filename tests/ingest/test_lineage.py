"""Texts without an id: what their slugs make of them, in each format that lacks one."""

import json

import pytest

from checker.ingest import read_copy, read_story


def nitf(slug, at="20310502T0900Z", status="usable", body="Fares rise."):
    return f"""<nitf><head><meta name="slug" content="{slug}"/><docdata
      management-status="{status}"><date.issue norm="{at}"/></docdata>
      <pubdata name="Quay News"/></head><body><body.head><hedline><hl1>Ferry fares rise</hl1>
      </hedline></body.head><body.content><p>{body}</p></body.content></body></nitf>"""


def ninjs(slug, at="2031-05-02T09:00:00Z", status="usable", body="Fares rise."):
    return json.dumps(
        {
            "slugline": slug, "versioncreated": at, "pubstatus": status, "type": "text",
            "headline": "Ferry fares rise", "body_text": body,
            "infosources": [{"name": "Quay News"}],
        }
    )  # fmt: skip


def cable(slug, at="020900", body="Fares rise."):
    return (
        f"\x01qpa0311 4 pl 9\r\n\x02{slug}\r\nFerry fares go up =\r\n   {body}\r\n\x03{at} May 31"
    )


def wire(tmp_path, content):
    path = tmp_path / "copy"
    path.write_text(content)
    (found,) = read_copy(path)
    return found.wire


@pytest.mark.parametrize("made", [nitf, ninjs])
def test_slug_source_and_day_are_the_id_where_there_is_none(tmp_path, made):
    told = wire(tmp_path, made("Ferry--Fares, 1st Ld"))
    assert told.text_id == "quay-news:ferry-fares:20310502"
    assert told.version == wire(tmp_path, made("Ferry--Fares")).version + 1


@pytest.mark.parametrize("made", [nitf, ninjs])
def test_a_kill_without_an_id_means_what_is_under_its_slug(tmp_path, made):
    told = wire(tmp_path, made("Ferry--Fares", status="canceled"))
    assert told.text_id.startswith("notice-")
    assert told.cancels == ("ferry-fares",)


@pytest.mark.parametrize("made", [nitf, ninjs])
def test_one_word_is_no_id(tmp_path, made):
    assert wire(tmp_path, made("Fares")) is None


@pytest.mark.parametrize(
    ("slug", "body", "text_id"),
    [
        ("Ulvik-ferry-fares", "Fares rise.", "qpa:ulvik-ferry-fares:20310502"),
        ("PM-Ferry--Fares, 2nd Ld", "Fares rise.", "qpa:ferry-fares:pm:20310502"),
        ("Ferry--Fares, 1st Add", "Fares rise.", "qpa:ferry-fares:20310502+add1"),
        ("Traffic/Ferries/", "Brod (qpa) - Fares rise.", "qpa:traffic-ferries:brod:20310502"),
        ("Traffic/Ferries/", "Morn (qpa) - Fares rise.", "qpa:traffic-ferries:morn:20310502"),
        ("URGENT", "Fares rise.", "qpa0311:20310502"),
    ],
)
def test_messages_of_iptc_7901(tmp_path, slug, body, text_id):
    told = wire(tmp_path, cable(slug, body=body))
    assert (told.text_id, told.message, told.provider) == (text_id, "qpa0311:20310502", "qpa")


def test_a_story_reads_the_newest_version_and_what_no_notice_kills(tmp_path):
    told = {
        "a": cable("Ferry--Fares", body="Fares rise by 3."),
        "b": cable("Ferry--Fares, 1st Ld", at="021000", body="Fares rise by 4."),
        "c": nitf("Ferry--Strike"),
        "d": nitf("Ferry--Strike, KILL", at="20310502T1100Z", body="Do not use."),
        "e": nitf("Ferry--Strike, Timeline"),
    }
    for name, content in told.items():
        (tmp_path / name).write_text(content)
    story = read_story(tmp_path)
    assert [article.id for article in story.articles] == ["b", "e"]
    assert any("a: is an older version of" in line for line in story.skipped)
    assert any("c: is canceled by" in line for line in story.skipped)
