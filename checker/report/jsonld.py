"""conflicts.jsonld: schema.org linked data on who claims what, and where it appeared.

schema.org's ClaimReview is a reviewer's rating of how true a claim is (https://schema.org/ClaimReview
and Google's guide to it require ``reviewRating``). The checker rates nothing: it finds that sources
differ. So each answer becomes a ``Claim`` with its appearances, the answers to one question an
``ItemList``, and there is no ClaimReview and no rating. A fact checker who has found out more can
make one that points to a claim here by its ``@id`` (``itemReviewed``).
"""

import json
from typing import TypeAlias
from urllib.parse import quote

from checker.records.finding import Kind, Report
from checker.report.cards import Card, CardSide, Quote
from checker.report.page import page
from checker.report.wording import encodable, iso

_Node: TypeAlias = dict[str, object]


def render_jsonld(report: Report) -> str:
    """The report's conflicts as JSON-LD, fit to stand in a page's script element.

    Ids are those of the findings with the letter of the side, under the story's:
    ``urn:checker:harbour-fire:1689167a7b76d354:A``.
    """
    conflicts = page(report).of_kind(Kind.CONFLICT)
    graph = [_question(report.story.id, card) for card in conflicts]
    written = json.dumps(
        {"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False, indent=1
    )
    return encodable(written.replace("<", "\\u003c")) + "\n"


def _question(story: str, card: Card) -> _Node:
    urn = ":".join(["urn:checker", *(_part(name) for name in (story, card.finding.id))])
    return {
        "@type": "ItemList",
        "@id": urn,
        "name": card.finding.question,
        "description": card.finding.summary,
        "itemListElement": [_claim(urn, side) for side in card.sides],
    }


def _part(name: str) -> str:
    """A name as a part of a URN, which takes neither spaces nor colons (RFC 8141)."""
    return quote(name, safe="", errors="replace")


def _claim(urn: str, side: CardSide) -> _Node:
    claim: _Node = {"@type": "Claim", "@id": f"{urn}:{side.letter}", "name": side.value}
    claim["appearance"] = [_appearance(quote) for quote in side.quotes]
    dated = [quote for quote in side.quotes if quote.outlet.source.published]
    if dated:
        claim["firstAppearance"] = _appearance(min(dated, key=_published))
    return claim


def _published(quote: Quote) -> str:
    return iso(quote.outlet.source)


def _appearance(quote: Quote) -> _Node:
    source = quote.outlet.source
    article: _Node = {
        "@type": "NewsArticle",
        "identifier": source.id,
        "publisher": {"@type": "Organization", "name": quote.outlet.name},
    }
    if source.title:
        article["headline"] = source.title
    if source.published:
        article["datePublished"] = _published(quote)
    article["hasPart"] = {"@type": "Quotation", "text": quote.evidence.quote}
    return article
