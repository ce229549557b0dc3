"""Which of the copies in a story still hold: the newest version of each text, and no killed one."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from checker.ingest.draft import Draft
from checker.records.fault import Fault
from checker.records.wire import Wire, WireStatus
from checker.text.slugs import parse_slug, whole_of

_EARLY = datetime.min.replace(tzinfo=UTC)


def current(drafts: Sequence[Draft]) -> tuple[tuple[Draft, ...], tuple[Fault, ...]]:
    """The drafts that hold, and why each of the others does not.

    Withheld copy holds: who puts it in a story wants it checked before its release.
    """
    notices = [d for d in drafts if d.wire and d.wire.status is WireStatus.CANCELED]
    newest: dict[str, Draft] = {}
    for draft in drafts:
        if draft.wire and (key := draft.wire.text_id) not in newest:
            newest[key] = max(_versions(drafts, key), key=_age)
    kept: list[Draft] = []
    faults: list[Fault] = []
    for draft in drafts:
        if reason := _reason(draft, newest, notices):
            faults.append(Fault(path=draft.path, reason=reason))
        else:
            kept.append(draft)
    return tuple(kept), tuple(faults)


def _versions(drafts: Iterable[Draft], text_id: str) -> list[Draft]:
    return [draft for draft in drafts if draft.wire and draft.wire.text_id == text_id]


def _age(draft: Draft) -> tuple[int, datetime]:
    return draft.wire.version if draft.wire else 0, draft.moment or _EARLY


def _reason(draft: Draft, newest: dict[str, Draft], notices: Sequence[Draft]) -> str:
    if notice := next((notice for notice in notices if _kills(notice, draft)), None):
        return "is canceled" if notice is draft else f"is canceled by {notice.path}"
    if draft.wire and (other := newest[draft.wire.text_id]) is not draft:
        return f"is an older version of {other.path}"
    return ""


def _kills(notice: Draft, draft: Draft) -> bool:
    """Whether a notice kills a text: as a version of it, by one of its ids, or by its slug."""
    told, wire = notice.wire or Wire(text_id=""), draft.wire or Wire(text_id="")
    whole = whole_of(wire.text_id)
    names = {wire.text_id, wire.message, whole, draft.id} - {""}
    if notice is draft or not names.isdisjoint({told.text_id, *told.cancels}):
        return True
    base = parse_slug(wire.slug).base
    foreign = told.provider and wire.provider and told.provider != wire.provider
    return bool(base) and not foreign and base in {parse_slug(name).base for name in told.cancels}
