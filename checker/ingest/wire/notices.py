"""What the words of wire copy say about the copy itself: kills, holds, corrections, notes.

Agencies say these things in fields, but as often in the slug, the headline or the first lines
(AP: 'Eds:', 'STORY WITHDRAWN'; dpa: 'KILL KILL KILL', 'HOLD HOLD HOLD'; Reuters: 'CORRECTED-',
'(In Jan. 3 story, corrects ...)'). Such lines are marked as junk, and their words kept as note.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta, timezone
from typing import NamedTuple

from checker.ingest.dates import full_dates
from checker.ingest.draft import Draft
from checker.ingest.wire.fields import notice_id
from checker.records.article import Block, BlockKind
from checker.records.wire import Wire, WireStatus
from checker.resources import packaged_table
from checker.text.offsets import lines
from checker.text.slugs import Role, parse_slug

KILL = "kill notice"
HOLD = "hold notice"
CORRECTION = "correction note"
EMBARGO = "embargo notice"
NOTE = "editor's note"

_WORDS = packaged_table("checker.ingest.wire", "notices.toml")
_REASONS = {"kill": KILL, "embargo": EMBARGO, "hold": HOLD, "correction": CORRECTION, "note": NOTE}


def _opening(name: str) -> re.Pattern[str]:
    """What opens a line of that kind, after marks like '*' and '('."""
    return re.compile(rf"[\W_]{{0,20}}(?:{'|'.join(_WORDS['line'][name])})")


def _anywhere(name: str) -> re.Pattern[str]:
    return re.compile("|".join(_WORDS["anywhere"][name]))


_LINES = {reason: _opening(name) for name, reason in _REASONS.items()}
_SAYS_CORRECTED = _anywhere("correction")
_NUMBERED = _anywhere("number")
_TARGETS = _anywhere("target")
_CLOCK = re.compile(
    r"\b(?P<hour>[01]?\d|2[0-3])(?:(?P<minute>(?<=\d\d)[0-5]\d)|[:.](?P<minutes>[0-5]\d))?\s*"
    r"(?:(?:(?P<half>[ap])\.?m\b\.?|h(?:rs|ours)?\b)\s*(?P<zone>ZONES)?|(?P<sole>ZONES))\b"
    r"|\b(?P<h>[01]?\d|2[0-3]):(?P<m>[0-5]\d)\b".replace(
        "ZONES", "UTC|GMT|Z|CET|CEST|BST|EST|EDT|ET"
    ),
    re.IGNORECASE,
)
# Hours that the zones lie east of Greenwich.
_ZONES = {"utc": 0, "gmt": 0, "z": 0, "bst": 1, "cet": 1, "cest": 2, "est": -5, "edt": -4, "et": -5}
_NUMBER = re.compile(r"([A-Za-z]{2,6}) ?(\d{3,6})$")
_NUMBER_OF_DAY = re.compile(r"[a-z]{2,6}\d{3,6}:(\w{8})$")
_HEAD = 15
"""Lines from the top, and from the end, in which such notices stand."""
_FOOT = 3
_LINE = 1200
_NOTICE_WORDS = 120


class _Sign(NamedTuple):
    start: int
    end: int
    text: str
    reason: str


def with_notices(draft: Draft) -> Draft:
    """The draft with what its words say about it in its wire record, and those lines marked."""
    signs = list(_signs(draft))
    if draft.wire is None and not _is_stopped(draft, signs):
        return draft.model_copy(update={"marks": _marked(draft, signs)})
    wire = draft.wire or Wire(text_id=notice_id(draft.text))
    status = _status(draft, wire, signs)
    note = " ".join(dict.fromkeys(filter(None, (wire.note, *(sign.text for sign in signs)))))
    if status is WireStatus.CANCELED:
        signs = [_Sign(s, e, draft.text[s:e], KILL) for s, e in lines(draft.text)]
    return draft.model_copy(
        update={
            "marks": _marked(draft, signs),
            "wire": wire.model_copy(
                update={
                    "version": wire.version or _numbered(f"{wire.slug}\n{draft.title}"),
                    "status": status,
                    "correction": wire.correction or _is_corrected(draft, wire, signs),
                    "embargo": _in_utc(wire.embargo) or _embargo(draft, signs),
                    "note": note,
                    "cancels": wire.cancels or _targets(draft, wire, status),
                }
            ),
        }
    )


def _is_stopped(draft: Draft, signs: list[_Sign]) -> bool:
    """Whether its words forbid its use, for now or for good."""
    said = any(sign.reason in {KILL, HOLD, EMBARGO} for sign in signs)
    return said or any(_LINES[reason].match(draft.title) for reason in (KILL, HOLD))


def _signs(draft: Draft) -> Iterator[_Sign]:
    spans = list(lines(draft.text))
    near = {*spans[:_HEAD], *spans[-_FOOT:]}
    titles = {mark.start for mark in draft.marks if mark.kind is BlockKind.TITLE}
    for start, end in spans:
        if (start, end) not in near or end - start > _LINE or start in titles:
            continue
        line = draft.text[start:end]
        if reason := _reason(line):
            yield _Sign(start, end, line, reason)


def _reason(line: str) -> str:
    """What a line says about its text; empty for a line of the text itself."""
    return next((reason for reason, opens in _LINES.items() if opens.match(line)), "")


def _status(draft: Draft, wire: Wire, signs: list[_Sign]) -> WireStatus:
    """The stated status, or a stricter one that slug, headline, note or lines state."""
    said = (wire.slug, draft.title, wire.note)
    reasons = {sign.reason for sign in signs}
    role = parse_slug(wire.slug).role
    kills = KILL in reasons or role is Role.KILL or any(map(_LINES[KILL].match, said))
    if wire.status is WireStatus.CANCELED or kills:
        return WireStatus.CANCELED
    holds = not reasons.isdisjoint({HOLD, EMBARGO}) or role is Role.HOLD
    if holds or wire.embargo is not None or any(map(_LINES[HOLD].match, said)):
        return WireStatus.WITHHELD
    return wire.status


def _is_corrected(draft: Draft, wire: Wire, signs: list[_Sign]) -> bool:
    return (
        any(sign.reason == CORRECTION for sign in signs)
        or _LINES[CORRECTION].match(draft.title) is not None
        or any(_SAYS_CORRECTED.search(said) for said in (wire.slug, wire.note))
    )


def _numbered(said: str) -> int:
    """The number of a lead or update in a slug or headline; 0 where there is none."""
    found = _NUMBERED.search(said)
    if found is None:
        return 0
    return int(found["ordinal"] or found["update"] or 1)


def _in_utc(moment: datetime | None) -> datetime | None:
    return moment.astimezone(UTC) if moment else None


def _embargo(draft: Draft, signs: list[_Sign]) -> datetime | None:
    """The moment in a line like 'EMBARGOED UNTIL 6 p.m. GMT, 3 May 2031'.

    Without a day it is that of the draft, without a time the day's beginning, without a zone UTC;
    None where there is neither, and the text stays withheld.
    """
    for sign in signs:
        if sign.reason == EMBARGO:
            day, clock = next(full_dates(sign.text), None), _CLOCK.search(sign.text)
            if day is None and clock:
                day = draft.day
            if day is not None:
                return datetime.combine(day, _time(clock)).astimezone(UTC)
    return None


def _time(clock: re.Match[str] | None) -> time:
    if clock is None:
        return time(tzinfo=UTC)
    hour = int(clock["hour"] or clock["h"])
    if clock["half"]:
        hour = hour % 12 + (12 if clock["half"].lower() == "p" else 0)
    zone = timezone(timedelta(hours=_ZONES[(clock["zone"] or clock["sole"] or "utc").lower()]))
    return time(hour, int(clock["minute"] or clock["minutes"] or clock["m"] or 0), tzinfo=zone)


def _targets(draft: Draft, wire: Wire, status: WireStatus) -> tuple[str, ...]:
    """The texts that a kill notice names."""
    if status is not WireStatus.CANCELED or len(draft.text.split()) > _NOTICE_WORDS:
        return ()
    said = f"{wire.note}\n{draft.text}"
    names = (found["name"].strip(" .,:;") for found in _TARGETS.finditer(said))
    wanted = (name for name in names if any(c.isdigit() or c in "-/:" for c in name))
    whole = (_completed(name, wire.text_id) for name in wanted)
    return tuple(dict.fromkeys(name for name in whole if name != wire.text_id))


def _completed(name: str, text_id: str) -> str:
    """The number of a message of IPTC 7901 with the day, for numbers begin anew every day.

    >>> _completed("qpa 0123", "qpa0456:20310412")
    'qpa0123:20310412'
    """
    numbered, of_day = _NUMBER.match(name), _NUMBER_OF_DAY.match(text_id)
    if numbered is None or of_day is None:
        return name
    return f"{numbered[1].lower()}{numbered[2]}:{of_day[1]}"


def _marked(draft: Draft, signs: list[_Sign]) -> tuple[Block, ...]:
    """The marks of the draft with those of the signs in place of what they say of those lines."""
    own = {
        sign.start: Block(start=sign.start, end=sign.end, kind=BlockKind.JUNK, reason=sign.reason)
        for sign in signs
    }
    told = {mark.start: mark for mark in draft.marks}
    return tuple(block for _, block in sorted({**told, **own}.items()))
