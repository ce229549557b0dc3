"""What is said beside a clause without a verb of its own.

', three of them in hospital', ', down from 71% in May', ', ten minutes late', 'the 34-metre tug',
'Ann Roe (Greens)': each is a claim about something that the clause around it names.
"""

import re
from collections.abc import Callable, Sequence

from checker.claims.grammar import CALENDAR, Grammar
from checker.claims.outcomes import CHANGES
from checker.claims.traits import bracket, dated_work, measured, member, opening
from checker.claims.zone import CLOSERS, YEAR, Aside, Zone
from checker.text import verbs

_HARMED = {"killed", "hurt", "injured", "wounded", "burned", "infected", "arrested"}
"""Forms that tell what befell a subject, auxiliary or not: '31 others injured'."""
_TOLD = {"VBN", "VBD", "VBG", "JJ"}
_QUANTIFIERS = {"some", "all", "most", "both", "many", "one", "half", "none", "several", "few"}
_ORDINALS = {"first", "second", "third", "fourth", "fifth", "sixth", "last", "only", "latest"}
_BE = {"is", "are", "was", "were", "stands", "stood", "totalled", "reached", "hit"}
_AGAINST = (("against",), ("compared", "with"), ("compared", "to"), ("versus",))
_IN_TIME = {"in", "at", "last", "on", "during", "earlier", "before", "ago", "previously"}
_ABOARD = {"board", "aboard", "inside"}
_RANKS = {"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
          "tenth", "last", "top", "bottom", "joint"}  # fmt: skip
_SINCE_WHEN = {"now", "currently", "formerly", "previously", "still", "once", "already", "long"}
_ALIKE = {"from", "of", "in", "aged", "at", "members", "under", "over"}
_OFFSETS = {"late", "early", "behind", "ahead", "clear", "above", "below", "short", "away", "off",
            "adrift", "north", "south", "east", "west", "upstream", "downstream"}  # fmt: skip
_UNITS = {"hour", "minute", "second", "point", "goal", "lap", "mile", "metre", "decade"}
_FRACTIONS = {"half", "third", "quarter", "fifth", "sixth", "eighth", "tenth", "fraction"}
_COMPARATIVES = {"later", "earlier", "more", "fewer", "less", "longer", "shorter", "higher",
                 "lower"}  # fmt: skip


def asides(grammar: Grammar, tokens: Sequence[int]) -> list[Aside]:
    """The asides of ``tokens``, in order; none of them reaches into another's words."""
    zone = Zone(grammar, tokens)
    found: list[Aside] = []
    taken: set[int] = set()
    for n in range(len(tokens)):
        for read in _KINDS if zone.words[n] == "," else _ELSEWHERE:
            aside = read(zone, n)
            if aside is not None and aside.body and taken.isdisjoint(aside.body):
                taken.update(aside.body)
                found.append(aside)
    return found


def _partitive(zone: Zone, n: int) -> Aside | None:
    """', three of them in hospital'."""
    inside = zone.after_comma(n)
    counted = zone.tag(n + 1) == "CD" or zone.word(n + 1) in _QUANTIFIERS
    them = zone.words[n + 2 : n + 4] in (["of", "them"], ["of", "which"], ["of", "whom"])
    whole = zone.plural_before(n)
    if not counted or not them or len(inside) < 4 or not whole:
        return None
    told = _told_of_part(zone, n, whole, inside[3:])
    if not told:
        return None
    return Aside(
        body=inside,
        subject=inside[:1],
        wording=(inside[:2], *zone.the(whole), told, inside[3:]),
        cut=zone.cut(n, n + 1 + len(inside)),
        supplied=whole,
    )


def _told_of_part(zone: Zone, n: int, whole: Sequence[int], rest: Sequence[int]) -> str:
    """The verb of ', three of them seriously', which the clause before has; else a form of 'be'."""
    be = zone.be(n, many=zone.word(n + 1) != "one")
    if any(zone.grammar.tokens[i].pos != "ADV" for i in rest):
        return be
    before = (zone.tokens[m] for m in reversed(range(n)) if zone.tag(m) in _TOLD)
    verb = next((i for i in before if zone.grammar.tokens[i].dep != "amod"), None)
    if verb is None:
        return ""
    token, word = zone.grammar.tokens[verb], zone.grammar.words[verb]
    acting = any(zone.grammar.tokens[i].dep == "nsubj" and i in whole for i in range(verb))
    if acting and token.tag == "VBD" and word not in _HARMED:
        return word
    told = verbs.past(word, token.lemma.lower()) if token.tag == "VBG" else word
    return f"{be} {told}" if verbs.is_participle(told) else ""


def _interposed(zone: Zone, n: int) -> Aside | None:
    """', now in its tenth year,', ', third in the table,' between a subject and its verb."""
    inside = zone.after_comma(n)
    end = n + 1 + len(inside)
    if len(inside) < 3 or zone.word(end) != "," or not zone.finite[end + 1 : end + 2]:
        return None
    ranked = zone.word(n + 1) in _RANKS and zone.tag(n + 2) == "IN"
    timed = zone.word(n + 1) in _SINCE_WHEN and zone.tag(n + 2) in {"IN", "DT", "CD", "JJ"}
    beside = zone.phrase_before(n) if ranked or timed else ()
    if not beside or not {*beside} <= {*zone.tokens} or not zone.finite[end + 1]:
        return None
    present = zone.tag(end + 1) in {"VBZ", "VBP", "VB"}
    return Aside(
        body=inside,
        subject=beside,
        wording=(*zone.the(beside), "is" if present else "was", inside),
        cut=zone.cut(n, end),
        supplied=beside,
    )


def _on_board(zone: Zone, n: int) -> Aside | None:
    """', with 212 people on board,' between a subject and its verb: what it had in it."""
    inside = zone.after_comma(n)
    end = n + 1 + len(inside)
    counted = any(zone.grammar.tokens[i].tag == "CD" for i in inside[1:4])
    aboard = not _ABOARD.isdisjoint(zone.grammar.words[i] for i in inside[-2:])
    if zone.word(n + 1) != "with" or not (counted and aboard) or zone.word(end) != ",":
        return None
    beside = zone.phrase_before(n)
    if not beside or not {*beside} <= {*zone.tokens}:
        return None
    return Aside(
        body=inside,
        subject=beside,
        wording=(*zone.the(beside), "had", inside[1:]),
        cut=zone.cut(n, end),
        supplied=beside,
    )


def _all_alike(zone: Zone, n: int) -> Aside | None:
    """', both from Brod,', ', all in their twenties,': of the people or things just named."""
    inside = zone.after_comma(n)
    told = zone.word(n + 1) in {"both", "all"} and zone.word(n + 2) in _ALIKE
    beside = zone.grammar.phrase_before(zone.tokens[n], zone.tokens[0]) if told else ()
    if len(inside) < 3 or not beside or not {*beside} <= {*zone.tokens}:
        return None
    return _is_said_of(zone, n, beside, many=True)


def _among(zone: Zone, n: int) -> Aside | None:
    """', among them the mayor'."""
    inside = zone.after_comma(n)
    first = 2 if zone.words[n + 1 : n + 3] == ["among", "them"] else 1
    if first == 1 and zone.word(n + 1) != "including":
        return None
    part, whole = inside[first:], zone.plural_before(n)
    if not part or not whole:
        return None
    counted = any(zone.grammar.tokens[i].tag == "CD" for i in part[:3])
    if not counted and not any(zone.grammar.tokens[i].text[0].isupper() for i in part):
        return None  # a list of common nouns is no claim
    return Aside(
        body=inside,
        subject=part,
        wording=(part, zone.be(n, many=counted), "among", *zone.the(whole)),
        cut=zone.cut(n, n + 1 + len(inside)),
        supplied=whole,
    )


def _former_value(zone: Zone, n: int) -> Aside | None:
    """'from 11.7% in May' beside a figure that rose or fell: what it was before."""
    if zone.word(n) != "from":
        return None
    moved = zone.word(n - 1) in {"up", "down"}
    verb, subject = zone.verb_before(n), zone.subject_before(n)
    if verb is None or not subject:
        return None
    if not _changes(zone.grammar, verb, moved=moved):
        return _former_count(zone, n, verb, subject) if moved and zone.word(n - 2) == "," else None
    end = n + 1
    while end < len(zone.tokens) and not _ends_value(zone, end):
        end += 1
    value = tuple(zone.tokens[n + 1 : end])
    if not _figure(zone, n + 1, end) or not _figure_between(zone, verb, n, end):
        return None
    first = n - 1 if moved else n
    opened = first - 1 if zone.word(first - 1) == "," else first
    closed = end + 1 if opened < first and zone.word(end) == "," else end
    return Aside(
        body=value,
        subject=subject,
        wording=(subject, "was", value),
        cut=tuple(zone.tokens[opened:closed]),
        supplied=subject,
    )


def _former_count(zone: Zone, n: int, verb: int, subject: tuple[int, ...]) -> Aside | None:
    """'Will employ 240 people, up from 180 today': the count of what stands behind the verb."""
    end = zone.closing(n)
    first = zone.tokens.index(verb)
    counts = [m for m in range(first, n - 2) if zone.tag(m) == "CD"]
    if not counts or not _figure(zone, n + 1, end):
        return None
    things = [m for m in range(counts[-1] + 1, n - 2) if zone.tag(m) == "NNS"][:1]
    counted = tuple(zone.tokens[m] for m in things)
    of = ("the number of", counted) if counted and things[0] <= counts[-1] + 3 else ("the figure",)
    value = tuple(zone.tokens[n + 1 : end])
    return Aside(
        body=value,
        subject=subject,
        wording=(*of, "was", value),
        cut=zone.cut(n - 2, end),
        supplied=(*subject, *counted),
    )


def _set_against(zone: Zone, n: int) -> Aside | None:
    """', against 55 percent in 2021': what the figure was at another time."""
    inside = zone.after_comma(n)
    opening = next((w for w in _AGAINST if tuple(zone.words[n + 1 : n + 1 + len(w)]) == w), None)
    if opening is None or len(inside) < len(opening) + 3:
        return None
    value = inside[len(opening) :]
    first, end = n + 1 + len(opening), n + 1 + len(inside)
    verb, subject = zone.verb_before(n), zone.subject_before(n)
    timed = _IN_TIME & {zone.grammar.words[i] for i in value}
    if verb is None or not subject or not timed or not _figure(zone, first, end):
        return None
    if not _figure_between(zone, verb, n, end):
        return None
    return Aside(
        body=value,
        subject=subject,
        wording=(subject, "was", value),
        cut=zone.cut(n, end),
        supplied=subject,
    )


def _changes(grammar: Grammar, verb: int, *, moved: bool) -> bool:
    """Whether the subject of a verb is a figure that moves: 'sales rose', 'it was 5%, up'."""
    if moved and grammar.words[verb] in _BE:
        return True
    token = grammar.tokens[grammar.predicate(verb)]
    word = token.text.lower()
    return not {word, verbs.verb(word), token.lemma.lower()}.isdisjoint(CHANGES)


def _ends_value(zone: Zone, n: int) -> bool:
    linked = zone.word(n) == "to" or zone.tag(n) == "CC"
    return linked or zone.finite[n] or zone.word(n) in CLOSERS


def _figure(zone: Zone, first: int, end: int) -> bool:
    """Whether a number that is no year opens the words there: 'about $4 million'."""
    near = range(first, min(first + 4, end))
    number = next((n for n in near if zone.tag(n) == "CD"), None)
    if number is None:
        return False
    unit = zone.word(number + 1)
    timed = (
        unit in CALENDAR - {"percent"}
        or unit in {"am", "pm", "a.m.", "p.m."}
        or ":" in zone.word(number)
    )
    alone = number + 1 >= end or zone.tag(number + 1) in {"IN", "CD"}
    return not timed and not (alone and YEAR.fullmatch(zone.word(number)))


def _figure_between(zone: Zone, verb: int, n: int, end: int) -> bool:
    """Whether the same clause gives another figure: 'rose to 5%', 'from 4% to 5%'."""
    start = zone.tokens.index(verb)
    around = [*range(start, n), *range(end, zone.closing(end))]
    return any(zone.tag(m) == "CD" and not YEAR.fullmatch(zone.word(m)) for m in around)


def _off_schedule(zone: Zone, n: int) -> Aside | None:
    """', ten minutes late', ', 40 km north of Brod', ', 312 more than Roe'."""
    inside = zone.after_comma(n)
    one = zone.word(n + 1) in {"a", "an"} and zone.word(n + 2) in CALENDAR | _UNITS
    if len(inside) < 3 or not (one or zone.tag(n + 1) == "CD"):
        return None
    words = [zone.grammar.words[i] for i in inside]
    compared = any(
        word in _COMPARATIVES and words[k + 1 : k + 2] == ["than"] for k, word in enumerate(words)
    )
    if not compared and _OFFSETS.isdisjoint(words[1:4]):
        return None
    beside = zone.grammar.phrase_before(zone.tokens[n], zone.tokens[0])
    if not any(map(zone.grammar.nominal, beside)):
        beside = ()
    dated = any(zone.grammar.words[i] in CALENDAR for i in beside)
    apart = dated and not compared
    subject = zone.subject_before(n) if apart or not beside else beside
    if any(map(zone.grammar.finite, subject)):
        subject = beside  # of a second verb: 'dissolved it and called a vote for May, a year early'
    if not subject or not {*subject} <= {*zone.tokens}:
        return None
    return Aside(
        body=inside,
        subject=subject,
        wording=(subject, zone.be(n, many=False), inside),
        cut=zone.cut(n, n + 1 + len(inside)),
        supplied=subject,
    )


def _one_of(zone: Zone, n: int) -> Aside | None:
    """', one of four skippers in the race', ', her third title': of what stands before it."""
    inside = zone.after_comma(n)
    utmost = zone.word(n + 1) == "the" and zone.tag(n + 2) in {"JJS", "RBS"}
    if len(inside) < 3 or not (_ranks(zone, n + 1, inside) or utmost):
        return None
    beside = zone.phrase_before(n)
    one_of = zone.words[n + 1 : n + 3] == ["one", "of"]
    subject = beside or (zone.subject_before(n) if one_of else ())
    if not subject or not {*subject} <= {*zone.tokens}:
        return None
    return _is_said_of(zone, n, subject, many=False)


def _event(zone: Zone, n: int) -> Aside | None:
    """', the third fire this year' behind a day or a figure: of all that is said before."""
    inside, verb = zone.after_comma(n), zone.verb_before(n)
    if len(inside) < 3 or verb is None or n + 1 + len(inside) < len(zone.tokens) - 1:
        return None
    ranked = _ranks(zone, n + 1, inside) or (
        zone.word(n + 1) == "the" and zone.tag(n + 2) in {"JJS", "RBS"}
    )
    end, subject = n + 1 + len(inside), zone.subject_before(n)
    beside = zone.grammar.phrase_before(zone.tokens[n], zone.tokens[0])
    dated = any(zone.grammar.words[i] in CALENDAR | {"%"} for i in beside[-2:])
    if not ranked or not subject or not (dated or YEAR.fullmatch(zone.word(n - 1))):
        return None
    whole = tuple(zone.tokens[:end])
    return Aside(body=inside, subject=subject, wording=(whole,), cut=zone.cut(n, end))


def _share(zone: Zone, n: int) -> Aside | None:
    """', a fifth of its schedule' behind a count: how much of the whole it is."""
    inside, whole = zone.after_comma(n), zone.plural_before(n)
    if len(inside) < 4 or not whole or zone.words[n + 3 : n + 4] != ["of"]:
        return None
    counted = any(zone.grammar.tokens[i].tag == "CD" for i in whole)
    if zone.word(n + 1) not in {"a", "one"} or zone.word(n + 2) not in _FRACTIONS or not counted:
        return None
    return _is_said_of(zone, n, whole, many=True)


def _is_said_of(zone: Zone, n: int, subject: tuple[int, ...], *, many: bool) -> Aside:
    """What stands behind the comma at ``n``, as what a subject is."""
    inside = zone.after_comma(n)
    return Aside(
        body=inside,
        subject=subject,
        wording=(*zone.the(subject), zone.be(n, many=many), inside),
        cut=zone.cut(n, n + 1 + len(inside)),
        supplied=subject,
    )


def _ranks(zone: Zone, n: int, inside: Sequence[int]) -> bool:
    if zone.words[n : n + 2] == ["one", "of"]:
        return True
    owned = zone.tag(n) == "PRP$" or zone.tag(n + 1) == "POS" or zone.word(n) == "the"
    near = [zone.grammar.words[i] for i in inside[1:4]]
    ordinal = not _ORDINALS.isdisjoint(near) or any(
        re.fullmatch(r"\d+(?:st|nd|rd|th)", w) for w in near
    )
    return owned and ordinal


def _circumstance(zone: Zone, n: int) -> Aside | None:
    """'With 90 of 97 votes counted, …', ', with gusts possible on the coast'."""
    first = 1 if n == 0 and zone.word(0) == "with" else n + 2
    if zone.word(first - 1) != "with" or (first > 1 and zone.word(n) != ","):
        return None
    end = zone.closing(first)
    state = next((m for m in range(first + 1, end) if _state(zone, m, opening=n == 0)), None)
    if (
        state is None
        or any(zone.finite[first:end])
        or not zone.grammar.nominal(zone.tokens[_past_adverbs(zone, state)])
    ):
        return None
    state = _past_adverbs(zone, state) + 1
    subject, rest = tuple(zone.tokens[first:state]), tuple(zone.tokens[state:end])
    many = zone.tag(first) == "CD" or zone.tag(state - 1) == "NNS"
    be = "were" if n == 0 and many else "was" if n == 0 else zone.be(n, many=many)
    return Aside(
        body=(*subject, *rest),
        subject=subject,
        wording=(subject, be, rest),
        cut=() if n == 0 else zone.cut(n, end),
    )


def _past_adverbs(zone: Zone, n: int) -> int:
    """The place of the last word before ``n`` that is no adverb: 'people' of 'people still'."""
    n -= 1
    while n and zone.tag(n) == "RB":
        n -= 1
    return n


def _state(zone: Zone, n: int, *, opening: bool) -> bool:
    """Whether a participle or adjective stands behind its noun: 'counted', 'possible'."""
    token = zone.grammar.tokens[zone.tokens[n]]
    behind = token.head < zone.tokens[n] or token.dep in {"advcl", "xcomp"}
    return (
        behind
        and ((token.tag in {"VBN", "VBG"} and opening) or token.tag == "JJ")
        and token.dep != "amod"
    )


_KINDS: tuple[Callable[[Zone, int], Aside | None], ...] = (
    opening, bracket, member, measured, dated_work, _partitive, _interposed, _on_board, _all_alike,
    _among, _former_value, _set_against, _off_schedule, _one_of, _event, _share, _circumstance,
)  # fmt: skip
_ELSEWHERE = (opening, bracket, member, measured, dated_work, _former_value, _circumstance)
"""Those that may begin at another word than a comma."""
