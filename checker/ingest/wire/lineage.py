"""Which text a message is a piece of, where its provider gives texts no id: told by its slug.

IPTC 7901 numbers messages, and every day anew. That one replaces another shows in its slug alone:
the same source, the same words, the same cycle and the same day are the same text. Slugs of
keywords ('Traffic/Accidents/Brod') may be shared by stories of other towns, so that there the
place in the dateline counts as well.
"""

from datetime import date

from checker.ingest.dateline import parse_dateline
from checker.ingest.draft import Draft
from checker.ingest.wire.fields import notice_id, provider_of
from checker.records.wire import Wire, WireStatus
from checker.text.offsets import lines
from checker.text.slugs import PART_MARK, Role, Slug, parse_slug, slug_words

_MINUTE = 60
_OPENING_LINES = 6


def with_lineage(draft: Draft) -> Draft:
    """The draft under the id that all versions of its text share.

    What the wire record of a draft without such an id says is kept only if it can be known again,
    or forbids its use. The version is the minute it was made, then the number of its lead.
    """
    wire = draft.wire
    if wire is None:
        return draft
    told = _provided(wire) if wire.text_id != wire.message else _linked(draft, wire)
    if not told.text_id and told.status is not WireStatus.USABLE:
        told = told.model_copy(update={"text_id": notice_id(draft.text)})
    return draft.model_copy(update={"wire": told if told.text_id else None})


def _provided(wire: Wire) -> Wire:
    """With the provider that the id names: 'quay' for 'urn:newsml:quay.example:…'."""
    named = provider_of(wire.text_id).removeprefix("www.").partition(".")[0].lower()
    return wire.model_copy(update={"provider": wire.provider or named})


def _linked(draft: Draft, wire: Wire) -> Wire:
    slug = parse_slug(wire.slug)
    if wire.status is WireStatus.CANCELED:
        # No version of what it kills: it names that, or means all under its slug.
        named = wire.cancels or ((slug.base,) if slug.is_telling else ())
        return wire.model_copy(update={"cancels": named})
    provider = wire.provider or slug_words(draft.name)
    if not (provider and slug.is_telling and draft.moment and draft.day):
        return wire
    minute = int(draft.moment.timestamp()) // _MINUTE * _MINUTE
    return wire.model_copy(
        update={
            "text_id": _text_id(draft, provider, slug, draft.day),
            "version": minute + min(slug.number, _MINUTE - 1),
            "provider": provider,
        }
    )


def _text_id(draft: Draft, provider: str, slug: Slug, day: date) -> str:
    place = _place(draft, day) if slug.is_keywords else ""
    parts = (provider, slug.base, slug.cycle, place, f"{day:%Y%m%d}")
    part = f"{PART_MARK}{slug.number}" if slug.role is Role.PART else ""
    return ":".join(filter(None, parts)) + part


def _place(draft: Draft, day: date) -> str:
    """The place in the dateline, as a word; empty where there is none."""
    marked = {mark.start for mark in draft.marks}
    own = [(start, end) for start, end in lines(draft.text) if start not in marked]
    found = (parse_dateline(draft.text, start, end, day) for start, end in own[:_OPENING_LINES])
    return next((slug_words(line.place) for line in found if line and line.place), "")
