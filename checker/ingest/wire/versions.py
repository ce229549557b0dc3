"""Which of the copies in a story still hold: the newest version of each text, and no killed one."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from checker.ingest.draft import Draft
from checker.records.fault import Fault
from checker.records.wire import WireStatus

_EARLY = datetime.min.replace(tzinfo=UTC)


def current(drafts: Sequence[Draft]) -> tuple[tuple[Draft, ...], tuple[Fault, ...]]:
    """The drafts that hold, and why each of the others does not.

    Withheld copy holds: who puts it in a story wants it checked before its release.
    """
    killed = _killed(drafts)
    newest: dict[str, Draft] = {}
    for draft in drafts:
        if draft.wire and (key := draft.wire.text_id) not in newest | killed:
            newest[key] = max(_versions(drafts, key), key=_age)
    kept: list[Draft] = []
    faults: list[Fault] = []
    for draft in drafts:
        if reason := _reason(draft, newest, killed):
            faults.append(Fault(path=draft.path, reason=reason))
        else:
            kept.append(draft)
    return tuple(kept), tuple(faults)


def _killed(drafts: Iterable[Draft]) -> dict[str, Draft]:
    """The ids and slugs of texts that were killed, and the copy that says so."""
    killed: dict[str, Draft] = {}
    for draft in drafts:
        if draft.wire and draft.wire.status is WireStatus.CANCELED:
            for name in (draft.wire.text_id, *draft.wire.cancels):
                killed.setdefault(name, draft)
    return killed


def _versions(drafts: Iterable[Draft], text_id: str) -> list[Draft]:
    return [draft for draft in drafts if draft.wire and draft.wire.text_id == text_id]


def _age(draft: Draft) -> tuple[int, datetime]:
    return draft.wire.version if draft.wire else 0, draft.published or _EARLY


def _reason(draft: Draft, newest: dict[str, Draft], killed: dict[str, Draft]) -> str:
    names = (draft.wire.text_id, draft.wire.slug, draft.id) if draft.wire else (draft.id,)
    if notice := next((killed[name] for name in names if name in killed), None):
        return "is canceled" if notice is draft else f"is canceled by {notice.path}"
    if draft.wire and (other := newest[draft.wire.text_id]) is not draft:
        return f"is an older version of {other.path}"
    return ""
