"""Offices, descriptions and ages that stand beside a name instead of in a sentence of their own."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checker.claims.grammar import CALENDAR, Grammar
from checker.claims.lexicon import PEOPLE, RANKS, THINGS
from checker.records.sentence import EntityLabel

_COURTESY = {"mr", "mrs", "ms", "miss", "sir", "dame", "lord", "lady", "dr", "prof"}
_CLOSERS = {",", ";", ":", "—", "–", "--", "(", ")"}
_DETERMINERS = {"the", "a", "an", "his", "her", "its", "their", "our", "my", "one"}
_BEFORE_NAME = {"NOUN", "PROPN", "ADJ", "DET"}
_INSIDE_TITLE = {"of", "for", "and", "&", "-", "'s", "’s", "to"}
_ABSTRACT = ("tion", "sion", "ment", "ness", "ity", "ism", "ance", "ence")
"""Endings of nouns that stand for no person."""
_EVENTS = ("tion", "sion", "ment", "ure", "ance", "ing")
"""Endings of nouns for what is done; ``_SITES`` are nouns with them that are places."""
_SITES = {
    "station", "destination", "location", "settlement", "building", "crossing", "landing",
    "plantation", "reservation", "nation", "mansion", "establishment", "department", "region",
    "clearing", "entrance", "residence", "setting", "spring", "junction", "structure", "fixture",
    "pasture", "territory", "intersection", "institution", "development", "metropolis", "wing",
    "division", "section", "housing", "monument", "apartment", "basement", "venture", "mooring",
}  # fmt: skip
_THEN = {"now", "currently", "then", "formerly", "previously", "still", "once", "also"}
_WHO = {"who", "which", "whose", "whom", "where"}
_OLD = ("year", "-", "old")
_LONGEST = 24
_OLDEST = 120


@dataclass(frozen=True)
class Nominal:
    """A description of a name: ``name`` and ``description`` as tokens, ``marks`` the commas."""

    name: tuple[int, ...]
    description: tuple[int, ...]
    marks: tuple[int, ...] = ()
    age: bool = False


def nominals(grammar: Grammar, zone: Sequence[int]) -> list[Nominal]:
    """The descriptions of names in ``zone``, in the order of the names."""
    found: list[Nominal] = []
    taken: set[int] = set()
    for start, end in _mentions(grammar, zone):
        for nominal in _around(grammar, zone, start, end):
            if taken.isdisjoint(nominal.description):
                taken.update(nominal.description)
                found.append(nominal)
    for nominal in _described_nouns(grammar, zone):
        if taken.isdisjoint((*nominal.description, *nominal.name)):
            taken.update(nominal.description)
            found.append(nominal)
    return found


def person_noun(grammar: Grammar, index: int) -> bool:
    """Whether the noun at ``index`` names what a person is or does."""
    word = grammar.words[index]
    if word in THINGS:
        return False
    return word in RANKS | PEOPLE or word.endswith(("ologist", "ist", "man", "woman", "er", "or"))


def _mentions(grammar: Grammar, zone: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The names in ``zone`` as ranges of it, those the recogniser missed after a role included."""
    start = 0
    while start < len(zone):
        end = start + 1
        if grammar.tokens[zone[start]].entity is not None:
            while end < len(zone) and _continues(grammar, zone, end):
                end += 1
            yield start, end
        elif _follows_role(grammar, zone, start):
            while end < len(zone) and _name_goes_on(grammar, zone[end]):
                end += 1
            if end - start > 1:
                yield start, end
        start = end


def _continues(grammar: Grammar, zone: Sequence[int], n: int) -> bool:
    token = grammar.tokens[zone[n]]
    if token.text == "-" and n + 1 < len(zone) and token.start == grammar.tokens[zone[n - 1]].end:
        # 'Marsh-Nowak': the recogniser may leave the hyphen out of the name.
        return token.end == grammar.tokens[zone[n + 1]].start and _continues(grammar, zone, n + 1)
    return token.entity is not None and not token.entity_start and zone[n] == zone[n - 1] + 1


def _bare_name(grammar: Grammar, index: int) -> bool:
    token = grammar.tokens[index]
    return token.pos == "PROPN" and token.entity is None and token.text[:1].isupper()


def _name_goes_on(grammar: Grammar, index: int) -> bool:
    person = grammar.tokens[index].entity is EntityLabel.PERSON
    return person or _bare_name(grammar, index)


def _follows_role(grammar: Grammar, zone: Sequence[int], n: int) -> bool:
    if n == 0 or not _bare_name(grammar, zone[n]):
        return False
    before = grammar.tokens[zone[n - 1]]
    if rank(grammar, zone[n - 1]):
        return True
    return before.tag == "NN" and before.text.islower() and before.text not in CALENDAR


def _around(grammar: Grammar, zone: Sequence[int], start: int, end: int) -> Iterator[Nominal]:
    first = start
    if aged := _aged(grammar, zone, start):
        first = start - len(aged)
        yield Nominal(tuple(zone[start:end]), aged, age=True)
        yield from _beside(grammar, zone, first, end, tuple(zone[start:end]))
        return
    person = start > 0 and rank(grammar, zone[start - 1])
    if person or grammar.tokens[zone[start]].entity in {EntityLabel.PERSON, None}:
        ranked = _pastrank(grammar, zone, start, end)
        first, start = _title_start(grammar, zone, start, ranked)
        if first < start and not courtesy(grammar, zone[start - 1]):
            yield Nominal(tuple(zone[start:end]), tuple(zone[first:start]))
    yield from _beside(grammar, zone, first, end, tuple(zone[start:end]))


def _aged(grammar: Grammar, zone: Sequence[int], start: int) -> tuple[int, ...]:
    """The '51-year-old' straight before a person's name."""
    before = tuple(zone[max(start - 5, 0) : start])
    words = tuple(grammar.words[i] for i in before)
    person = grammar.tokens[zone[start]].entity is EntityLabel.PERSON
    old = words[:1] != () and words[0].isdecimal() and words[1:] == ("-", *_OLD)
    return before if person and old else ()


def _beside(
    grammar: Grammar, zone: Sequence[int], first: int, end: int, name: tuple[int, ...]
) -> Iterator[Nominal]:
    """What is told of a name between commas, on either side of it and of its title."""
    before = _description_before(grammar, zone, first, name)
    if before is not None:
        yield before
    yield from _after(grammar, zone, end, name)


def _pastrank(grammar: Grammar, zone: Sequence[int], start: int, end: int) -> int:
    """Past the ranks that the recogniser took for part of the name: 'Cllr', 'Dr.'."""
    while start < end - 1 and rank(grammar, zone[start]) and not given_name(grammar, zone[start]):
        start += 1
    return start


def courtesy(grammar: Grammar, index: int) -> bool:
    """Whether a form of address stands here that tells no office: 'Mrs', 'Dr.'."""
    return grammar.words[index].rstrip(".") in _COURTESY


def given_name(grammar: Grammar, index: int) -> bool:
    """Whether 'Dean' is somebody's given name here: 'chemist Dean Roe', not 'Dean Ann Roe'."""
    tokens = grammar.tokens[index : index + 3]
    if grammar.words[index] != "dean" or index == 0 or len(tokens) < 2:
        return False
    inside = [token.entity is EntityLabel.PERSON and not token.entity_start for token in tokens[1:]]
    called = grammar.tokens[index - 1].tag == "NN" and person_noun(grammar, index - 1)
    return called and inside in ([True, False], [True])


def rank(grammar: Grammar, index: int) -> bool:
    """Whether a rank or form of address stands here: 'Cllr', 'Mrs', 'General'."""
    word = grammar.words[index].rstrip(".")
    return word in RANKS or word.endswith("ologist")


def _title_start(grammar: Grammar, zone: Sequence[int], first: int, start: int) -> tuple[int, int]:
    """Where the title in front of the name at ``start`` begins, and where the name does.

    The words from ``first`` on are known to be part of the title.
    """
    while first and _may_belong(grammar, zone, first - 1):
        first -= 1
        if grammar.words[zone[first]] in _DETERMINERS:
            break
    while first < start and grammar.words[zone[first]] in _INSIDE_TITLE:
        first += 1
    # The recogniser may have cut a name short: capitals that are no rank belong to it.
    if not any(grammar.words[i] in {"of", "for"} for i in zone[first:start]):
        while first < start and _unranked(grammar, zone[start - 1]):
            start -= 1
    return (first, start) if _names_role(grammar, zone, first, start) else (start, start)


def _unranked(grammar: Grammar, index: int) -> bool:
    token = grammar.tokens[index]
    role = rank(grammar, index) or token.text.endswith(("er", "or", "ist", "man", "woman"))
    return token.text[:1].isupper() and token.pos == "PROPN" and not role


def _may_belong(grammar: Grammar, zone: Sequence[int], n: int) -> bool:
    token, word = grammar.tokens[zone[n]], grammar.words[zone[n]]
    if word in CALENDAR or grammar.finite(zone[n]) or zone[n] + 1 != zone[n + 1]:
        return False
    if token.entity is EntityLabel.PERSON and not grammar.tokens[zone[n + 1]].text.islower():
        return False
    if word in {"-", "'s", "’s"}:
        return True
    if word in _INSIDE_TITLE:
        if word == "and" and _second_calling(grammar, zone, n):
            return True
        if word == "of" and _role_of(grammar, zone, n):
            return True
        # 'Secretary of State', 'Minister for Health and Sport': small words between capitals.
        around = [zone[m] for m in (n - 1, n + 1) if 0 <= m < len(zone)]
        return len(around) == 2 and all(grammar.tokens[i].text[:1].isupper() for i in around)
    # 'Managing director', 'presiding judge': participles that belong to the role.
    participle = token.dep in {"amod", "compound"} and token.head > zone[n]
    noun = token.pos in _BEFORE_NAME or token.tag == "NN"
    return noun or participle or word in {"acting", *_DETERMINERS}


def _role_of(grammar: Grammar, zone: Sequence[int], n: int) -> bool:
    """'Chief of staff Ann Roe', but not 'the wife of actor Bo Lund': he is the actor."""
    if not n or not person_noun(grammar, zone[n - 1]):
        return False
    behind = n + 1
    while behind < len(zone) and grammar.tokens[zone[behind]].text.islower():
        if person_noun(grammar, zone[behind]) or grammar.tokens[zone[behind]].pos != "NOUN":
            return False
        behind += 1
    return behind > n + 1


def _second_calling(grammar: Grammar, zone: Sequence[int], n: int) -> bool:
    """'Union leader and former miner Ann Roe': one person where no article tells two apart."""
    callings = n and n + 1 < len(zone) and person_noun(grammar, zone[n - 1])
    if not callings or grammar.tokens[zone[n - 1]].entity is not None:
        return False
    first = n - 1
    while first and grammar.tokens[zone[first - 1]].pos in {"NOUN", "ADJ", "PROPN"}:
        first -= 1
    return first == 0 and grammar.words[zone[n + 1]] not in _DETERMINERS


def _names_role(grammar: Grammar, zone: Sequence[int], first: int, start: int) -> bool:
    last = grammar.tokens[zone[max(start - 1, 0)]]
    if first >= start:
        return False
    named = last.entity is not None and not rank(grammar, zone[start - 1])
    role = (last.pos in {"NOUN", "PROPN", "ADJ"} or last.tag == "NN") and not named
    inside = [grammar.tokens[i].pos for i in zone[first:start]]
    if (
        inside[0] == "DET"
        and {*inside[1:]} <= {"ADJ", "ADV"}
        and not rank(grammar, zone[start - 1])
    ):
        return False  # 'the injured Ann Roe'
    plural = last.tag in {"NNS", "NNPS"} and last.text.endswith("s") and last.text[-2:] != "ss"
    if last.text.islower() and last.text.endswith(_ABSTRACT):
        return False
    return role and not plural and last.text[0].isalpha() and start - first <= _LONGEST


def _description_before(
    grammar: Grammar, zone: Sequence[int], first: int, name: tuple[int, ...]
) -> Nominal | None:
    """'The caretaker, Ann Roe,': a definite phrase, a comma, the name, a comma or the end."""
    comma = first - 1
    end = zone.index(name[-1]) + 1
    if comma < 1 or grammar.words[zone[comma]] != ",":
        return None
    if end < len(zone) and grammar.words[zone[end]] not in _CLOSERS | {"."}:
        return None
    if _list_goes_on(grammar, zone, end):
        return None
    phrase = grammar.phrase_before(zone[comma], zone[0])
    if not phrase or not _definite(grammar, phrase) or not _common_head(grammar, phrase):
        return None
    label = grammar.tokens[name[0]].entity
    if label is EntityLabel.PERSON and _in_frame(grammar, zone, phrase):
        return None
    if label is EntityLabel.PLACE and _happening(grammar, phrase):
        return None
    closing = (zone[end],) if end < len(zone) and grammar.words[zone[end]] == "," else ()
    return Nominal(name, phrase, (zone[comma], *closing))


def _in_frame(grammar: Grammar, zone: Sequence[int], phrase: Sequence[int]) -> bool:
    """'With a win in the last race, Ann Roe': a frame that ends on what is nobody's description."""
    before = zone[zone.index(phrase[0]) - 1] if phrase[0] != zone[0] else None
    governed = before is not None and grammar.tokens[before].pos in {"ADP", "SCONJ"}
    opened = grammar.tokens[zone[0]].pos in {"ADP", "SCONJ"} and not any(
        map(grammar.finite, range(zone[0], phrase[0]))
    )
    head = next((i for i in phrase if _closes_noun(grammar, i, phrase)), phrase[-1])
    return governed and opened and not person_noun(grammar, head)


def _closes_noun(grammar: Grammar, index: int, phrase: Sequence[int]) -> bool:
    """Whether the noun that a phrase turns on ends here: before 'of', or at its end."""
    behind = index + 1
    return behind > phrase[-1] or grammar.words[behind] in {"of", "for", "in", "at"}


def _after(
    grammar: Grammar, zone: Sequence[int], end: int, name: tuple[int, ...]
) -> Iterator[Nominal]:
    """', 59,' and ', the minister of works,' behind a name."""
    comma = end
    while comma < len(zone) - 1 and grammar.words[zone[comma]] == ",":
        close = _closing(grammar, zone, comma + 1)
        inside = tuple(zone[comma + 1 : close])
        marks = (zone[comma], *zone[close : close + 1]) if close < len(zone) else (zone[comma],)
        who = next((n for n, i in enumerate(inside) if grammar.words[i] in _WHO), 0)
        if who and _describes(grammar, inside[:who], name):
            # ', the captain who left the ship,': the comma stays with the relative clause.
            yield Nominal(name, inside[:who])
            return
        if _is_age(grammar, inside):
            yield Nominal(name, inside, marks, age=True)
        elif _describes(grammar, inside, name) and not _list_goes_on(grammar, zone, close):
            further = _closing(grammar, zone, close + 1)
            named = zone[close + 1 : further]
            if named and all(grammar.tokens[i].entity for i in named) and further < len(zone):
                # 'treasurer of the club, Brod Rowing,' is one description.
                close, inside = further, tuple(zone[comma + 1 : further])
                marks = (zone[comma], zone[further])
            yield Nominal(name, inside, marks)
        else:
            return
        comma = close


def _described_nouns(grammar: Grammar, zone: Sequence[int]) -> Iterator[Nominal]:
    """'The caretaker, a retired baker, was': a description between a subject and its verb."""
    for comma in (n for n, i in enumerate(zone) if grammar.words[i] == ","):
        close = _closing(grammar, zone, comma + 1)
        inside = tuple(zone[comma + 1 : close])
        if close + 1 >= len(zone) or grammar.words[zone[close]] != "," or not inside:
            continue
        phrase = grammar.phrase_before(zone[comma], zone[0])
        described = grammar.words[inside[0]] in {"a", "an", "the"} and _common_head(grammar, inside)
        opening = grammar.tokens[phrase[0]] if phrase else None
        plain = opening and (opening.text.lower() in _DETERMINERS or opening.tag == "CD")
        clause = any(grammar.finite(i) for i in inside)
        if described and plain and not clause and grammar.finite(zone[close + 1]):
            yield Nominal(phrase, inside, (zone[comma], zone[close]))


def _closing(grammar: Grammar, zone: Sequence[int], n: int) -> int:
    while n < len(zone) and grammar.words[zone[n]] not in _CLOSERS | {"."}:
        n += 1
    return n


def _is_age(grammar: Grammar, inside: Sequence[int]) -> bool:
    words = [grammar.words[i] for i in inside if grammar.words[i] != "aged"]
    return len(words) == 1 and words[0].isdecimal() and int(words[0]) <= _OLDEST


def _describes(grammar: Grammar, inside: Sequence[int], name: Sequence[int]) -> bool:
    if not inside or len(inside) > _LONGEST or any(grammar.finite(i) for i in inside):
        return False
    while len(inside) > 2 and grammar.words[inside[0]] in _THEN:
        inside = inside[1:]
    opening = grammar.tokens[inside[0]]
    person = grammar.tokens[name[0]].entity is EntityLabel.PERSON
    starts = grammar.words[inside[0]] in _DETERMINERS or (
        person
        and opening.tag in {"NN", "NNP", "JJ"}
        and opening.entity is None
        and any(person_noun(grammar, i) for i in inside)
    )
    place = grammar.tokens[name[0]].entity is EntityLabel.PLACE
    return starts and _common_head(grammar, inside) and not (place and _happening(grammar, inside))


def _happening(grammar: Grammar, phrase: Sequence[int]) -> bool:
    """Whether a phrase names what is done or happens, which no place is: 'the closure of'."""
    head = next((i for i in phrase if _closes_noun(grammar, i, phrase)), phrase[-1])
    return grammar.words[head].endswith(_EVENTS) and grammar.words[head] not in _SITES


def _definite(grammar: Grammar, phrase: Sequence[int]) -> bool:
    words = [grammar.words[i] for i in phrase]
    return words[0] in _DETERMINERS or "'s" in words or "’s" in words


def _common_head(grammar: Grammar, phrase: Sequence[int]) -> bool:
    """Whether the phrase speaks of one thing by a common noun or a title, not by another name."""
    heads = [
        i
        for i in phrase
        if grammar.tokens[i].pos in {"NOUN", "PROPN"}
        and (grammar.tokens[i].entity is None or _member(grammar, phrase, i))
        and grammar.words[i : i + 3] != _OLD
    ]
    return bool(heads) and grammar.words[heads[0]] not in CALENDAR


def _member(grammar: Grammar, phrase: Sequence[int], index: int) -> bool:
    """Whether a name of another kind tells what somebody is: 'a Democrat', 'a Finn'."""
    other = grammar.tokens[index].entity is EntityLabel.OTHER
    return other and grammar.words[phrase[0]] in {"a", "an"}


def _list_goes_on(grammar: Grammar, zone: Sequence[int], n: int) -> bool:
    joined = (
        n + 1 < len(zone)
        and grammar.words[zone[n]] == ","
        and grammar.tokens[zone[n + 1]].pos == "CCONJ"
    )
    return joined and not _next_is_described(grammar, zone, n + 2)


def _next_is_described(grammar: Grammar, zone: Sequence[int], n: int) -> bool:
    """', and Ann Roe, its treasurer,': a list of names with what each of them is."""
    end = n
    while end < len(zone) and grammar.tokens[zone[end]].entity is EntityLabel.PERSON:
        end += 1
    described = n < end < len(zone) - 1 and grammar.words[zone[end]] == ","
    return described and grammar.words[zone[end + 1]] in _DETERMINERS
