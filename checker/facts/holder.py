"""Titles read from the sentences of an article, each with the person who is said to hold it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from checker.facts.capitals import Mention
from checker.facts.office import FIRM_ROLES, UMBRELLA, Office, Standing
from checker.facts.phrase import DETERMINERS, MARKS, Found, Scene, find_titles, noun_phrase
from checker.facts.portfolio import BODIES
from checker.facts.title import TitlePhrase, title_name, title_value
from checker.facts.word import words_of
from checker.records.fact import Fact, FactKind
from checker.records.sentence import Sentence
from checker.text.names import HONORIFICS

_LINKS = frozenset(
    ", who is was has had been be being become becomes became remains remained will to as elected "
    "re-elected"
    "reelected appointed reappointed named made chosen sworn in confirmed serving served serves "
    "worked works "
    "working acted acts currently now also once still previously long later first ( – — -".split()
)
"""What may stand between a name and the title it bears, in apposition, copula or passive."""
_NAMING = frozenset(
    "elected re-elected appointed named made chose chosen elects appoints names sacked fired "
    "dismissed removed ousted".split()
)
_COMING = ("will be", "will become", "is to become", "is to be", "to become", "due to become")
_BEING = frozenset(
    "is was be been become became becomes remains remained elected re-elected appointed "
    "reappointed named".split()
)
"""Words behind which a post without an article is what somebody is or is made."""
_LOOSE = frozenset(
    "leads led leading runs ran running heads headed heading directs directed directing".split()
)
"""Verbs of an office where they take a body: 'leads the party', not 'leads the race'."""
_PAST = frozenset("led ran headed directed chaired presided governed coached captained".split())
"""Verbs of an office that was held: 'she headed the agency' is told of a life."""
_NOMINAL = frozenset({"ADJ", "NOUN", "PROPN"})
_WHITHER = frozenset("to by past into against through over at".split())
"""Words behind whom somebody leads for once: 'led Kenya to victory', 'leads the Greens by ten'."""
_VERBS = {
    form: rank
    for rank, forms in {
        "chair": "chairs chaired chairing",
        "president": "presides presided presiding",
        "head": " ".join(sorted(_LOOSE)),
        "governor": "governs governed",
        "coach": "coaches coached coaching",
        "captain": "captains captained captaining",
    }.items()
    for form in forms.split()
}


class _Title(NamedTuple):
    found: Found
    holder: Mention | None


def title_facts(
    sentences: Sequence[Sentence], mentions: Sequence[Mention], full: Mapping[str, str]
) -> Iterator[Fact]:
    """The titles of an article in text order.

    ``full`` maps the written forms of persons to their fullest form; ``of`` is that form, or None
    for a bare 'the minister'. Callings and ranks are read only where a holder is named.
    """
    for at, sentence in enumerate(sentences):
        scene = Scene.of(words_of(sentence), [m for m in mentions if m.sentence == at])
        titles = [*_held(scene), *_done(scene)]
        for title in sorted(titles, key=lambda t: t.found.first):
            if title.holder or _stands_alone(title.found) or _predicated(scene, title.found):
                yield _fact(sentence, scene, title, full)


def _fact(sentence: Sentence, scene: Scene, title: _Title, full: Mapping[str, str]) -> Fact:
    start, end = scene.row[title.found.first].start, scene.row[title.found.last - 1].end
    value = title_value(title.found.phrase)
    return Fact(
        start=start,
        end=end,
        quote=sentence.text[start - sentence.start : end - sentence.start],
        kind=FactKind.TITLE,
        value=value,
        normalized=title_name(title.found.phrase),
        of=full.get(title.holder.text, title.holder.text) if title.holder else None,
    )


def _stands_alone(found: Found) -> bool:
    """Whether a title with no holder beside it points to one person: 'the minister said'."""
    office = found.phrase.office
    exact = " " in office.rank and office.rank not in FIRM_ROLES
    described = bool(found.phrase.before or found.phrase.owner or exact or found.aged)
    if office.standing is Standing.CALLING or found.determiner in {"a", "an"}:
        # 'A railway clerk', 'the former test pilot'; not 'a judge', which may be any.
        return described and bool(found.determiner)
    if office.standing is Standing.RANK:
        return found.determiner == "the"
    if office.standing is not Standing.POST:
        return False
    if office.rank in UMBRELLA and not (
        found.phrase.after or found.phrase.before or found.phrase.owner
    ):
        return False
    return bool(found.determiner or found.phrase.before or found.phrase.after)


def _predicated(scene: Scene, found: Found) -> bool:
    """Whether a post without an article is what somebody is: 'where she was treasurer'."""
    office = found.phrase.office
    before = scene.keys[found.first - 1] if found.first else ""
    alone = office.standing is Standing.POST and office.rank not in UMBRELLA
    made = before in _BEING or (before == "as" and scene.keys[found.first - 2] in _NAMING)
    return alone and not found.determiner and made


def _held(scene: Scene) -> list[_Title]:
    """The title phrases with their holders; titles joined by 'and' or a comma share one."""
    found = list(find_titles(scene))
    holders: list[Mention | None] = []
    for title in found:
        holders.append(_holder(scene, title, found))
    for at in range(1, len(found)):
        if holders[at] is None and _joined(scene, found[at - 1], found[at]):
            holders[at] = holders[at - 1]
    for at in range(len(found) - 2, -1, -1):
        if holders[at] is None and _joined(scene, found[at], found[at + 1]):
            holders[at] = holders[at + 1]
    return [_Title(_coming(scene, t, h), h) for t, h in zip(found, holders, strict=True)]


def _holder(scene: Scene, title: Found, others: Sequence[Found]) -> Mention | None:
    """Who holds a title: behind it without a comma, else before it, else behind a comma.

    Nobody where it is the owner of another: 'Ann Roe, the president's chief of staff'.
    """
    if title.last < len(scene.keys) and scene.keys[title.last] in MARKS:
        return None
    after, before = _name_after(scene, title, others), _name_before(scene, title)
    return after if scene.keys[title.last : title.last + 1] != [","] and after else before or after


def _joined(scene: Scene, left: Found, right: Found) -> bool:
    between = scene.keys[left.last : right.first]
    return between in (
        ["and"],
        [","],
        [",", "and"],
        ["and", "the"],
        ["and", "a"],
        [",", "the"],
        [",", "a"],
    )


def _name_after(scene: Scene, title: Found, others: Sequence[Found]) -> Mention | None:
    """The holder behind the title: 'Mayor X', 'the mayor, X', 'Mayor: X', 'the mayor, lawyer X'."""
    at = title.last
    if scene.keys[at : at + 1] in ([","], [":"], ["–"], ["("]):
        colon = scene.keys[at] == ":"
        if not colon and not (title.determiner or title.phrase.after or title.phrase.before):
            return None
        at += 1
        nested = next((o for o in others if o.first == at), None)
        if nested and scene.person_from(nested.last):
            at = nested.last
    elif title.determiner in {"a", "an"} and title.phrase.after:
        return None
    while at < len(scene.keys) and scene.keys[at].rstrip(".") in HONORIFICS:
        at += 1
    holder = scene.holder_from(at, title.phrase.office)
    if holder and scene.keys[title.last : title.last + 1] == [":"] and _goes_on(scene, holder):
        return None  # 'Mayor: Lund is wrong'
    return holder


def _goes_on(scene: Scene, mention: Mention) -> bool:
    """Whether more words follow a name, without a mark between."""
    after = scene.keys[mention.first + len(mention.words) :][:1]
    return bool(after) and after[0][0].isalnum()


def _name_before(scene: Scene, title: Found) -> Mention | None:
    """The holder before the title, over a comma, a copula, 'as', or an age between commas."""
    at = title.first - bool(title.determiner and scene.keys[title.first - 1] in DETERMINERS)
    end = at
    while at > 0 and end - at < 9:
        person = scene.person_to(at)
        if person:
            return person if at < end or _named(scene, person) else None
        key = scene.keys[at - 1]
        if key not in _LINKS and not (key.isdigit() and scene.keys[at - 2 : at - 1] == [","]):
            return _member(scene, at) if scene.keys[at : at + 1] == [","] else None
        at -= 1
    return None


def _member(scene: Scene, end: int) -> Mention | None:
    """The person of 'X of the Y society', which ends at ``end``."""
    for person in scene.ends.values():
        named = person.kind is FactKind.PERSON and person.last < end and end - person.last < 8
        if named and scene.keys[person.last] == "of" and noun_phrase(scene, person.last + 1) == end:
            return person
    return None


def _named(scene: Scene, person: Mention) -> bool:
    """Whether a verb of naming governs the person: 'elected X bishop'."""
    return bool(set(scene.keys[max(0, person.first - 3) : person.first]) & _NAMING)


def _coming(scene: Scene, title: Found, holder: Mention | None) -> Found:
    """The title marked as yet to be taken up where the words before it say so."""
    if holder is None or holder.last > title.first:
        return title
    between = " ".join(scene.keys[holder.last : title.first])
    if title.phrase.tied or not any(sign in between for sign in _COMING):
        return title
    return title._replace(phrase=title.phrase._replace(tied=("designate",)))


def _done(scene: Scene) -> Iterator[_Title]:
    """Offices that a verb tells: 'X, who chairs the board', 'the jury, chaired by X'."""
    for at, key in enumerate(scene.keys):
        if key not in _VERBS or scene.inside.get(at):
            continue
        title = _active(scene, at) or _passive(scene, at)
        if title:
            yield title


def _active(scene: Scene, at: int) -> _Title | None:
    head = at
    while head > 0 and scene.keys[head - 1] in {
        "who",
        ",",
        "also",
        "now",
        "has",
        "had",
        "and",
        "still",
    }:
        head -= 1
    holder = scene.person_to(head)
    start = at + 1 + (scene.keys[at + 1 : at + 2] == ["over"])
    end = noun_phrase(scene, start)
    if not holder or end == start:
        return None
    return _of_verb(scene, at, (start, end), (at, end), holder)


def _passive(scene: Scene, at: int) -> _Title | None:
    if scene.keys[at + 1 : at + 2] != ["by"]:
        return None
    begin = at + 2
    while begin < len(scene.keys) and scene.keys[begin].rstrip(".") in HONORIFICS:
        begin += 1
    holder = scene.person_from(begin)
    last = at - (scene.keys[at - 1 : at] == [","])
    first = last
    while first > 0 and noun_phrase(scene, first - 1) >= last:
        first -= 1
    if not holder or first == last:
        return None
    return _of_verb(scene, at, (first, last), (first, at + 1), holder)


def _of_verb(
    scene: Scene, at: int, body: tuple[int, int], whole: tuple[int, int], holder: Mention
) -> _Title | None:
    """The title that a verb at ``at`` gives, for the body and over the words of the two ranges."""
    words = scene.row[slice(*body)]
    served = any(w.key in BODIES for w in words) or any(i in scene.inside for i in range(*body))
    if scene.keys[at] in _LOOSE and (not served or _leads_on(scene, body[1])):
        return None
    office = Office(_VERBS[scene.keys[at]], Standing.POST)
    past = scene.keys[at] in _PAST and scene.keys[at + 1 : at + 2] != ["by"]
    phrase = TitlePhrase((), (), office, (scene.row[at], *words), ("former",) * past)
    return _Title(Found(phrase, *whole, at, "the"), holder)


def _leads_on(scene: Scene, at: int) -> bool:
    """Whether what is led goes on: 'the Democratic (contest)', 'Kenya (to victory)'."""
    further = scene.keys[at] if at < len(scene.keys) else ""
    return further in _WHITHER or (further.isalpha() and scene.row[at].pos in _NOMINAL)
