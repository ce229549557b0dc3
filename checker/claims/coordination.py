"""Phrases joined by 'and' that hold one by one: each makes a claim of its own.

'killed 12 men and 3 women', 'Roe scored in the 12th minute and Lee in the 40th'.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from checker.claims.grammar import CALENDAR, Grammar
from checker.claims.zone import YEAR, Wording

_JOINING = {"and", "but", "plus"}
_PAIRED = {"between", "both", "either", "neither"}
_PREPOSITIONS = {"IN", "TO"}
_RANKED = {"first", "second", "third", "fourth", "fifth", "last", "other", "rest"}


@dataclass(frozen=True)
class Share:
    """One of several claims that a clause makes: its tokens, and how to write them."""

    tokens: tuple[int, ...]
    wording: Wording = ()
    subject: tuple[int, ...] = ()


def shares(grammar: Grammar, tokens: Sequence[int], verb: int) -> tuple[Share, ...]:
    """The claims of a clause around ``verb``, in order; itself where nothing is joined."""
    if listed := _listed(grammar, tokens, verb):
        return listed
    for cc in (i for i in tokens if grammar.words[i] in _JOINING and grammar.tokens[i].tag == "CC"):
        found = _elided(grammar, tokens, verb, cc) or _gapped(grammar, tokens, verb, cc)
        found = found or _stages(grammar, tokens, verb, cc)
        found = found or _counted(grammar, tokens, verb, cc)
        if found:
            first, second = found
            return found if second.wording else (first, *shares(grammar, second.tokens, verb))
    return (Share(tuple(tokens)),)


def _listed(grammar: Grammar, tokens: Sequence[int], verb: int) -> tuple[Share, ...]:
    """'Lost its school in 2008, its inn in 2012 and its shop in 2020': three or more alike."""
    behind = [i for i in tokens if i > grammar.predicate(verb)]
    parts: list[list[int]] = [[]]
    for i in behind:
        if grammar.words[i] == "," or (grammar.words[i] == "and" and grammar.tokens[i].tag == "CC"):
            parts += [[]] if parts[-1] else []
        else:
            parts[-1].append(i)
    if len(parts) < 3 or not all(_thing_and_figure(grammar, part) for part in parts):
        return ()
    if len({grammar.words[part[-2]] for part in parts}) > 1 or any(map(grammar.finite, behind)):
        return ()
    lead = [i for i in tokens if i <= grammar.predicate(verb)]
    return tuple(Share((*lead, *part)) for part in parts)


def _thing_and_figure(grammar: Grammar, part: Sequence[int]) -> bool:
    """'Its inn in 2012': a noun phrase, a preposition, a figure or a name."""
    if len(part) < 3 or not _links(grammar, part[-2]) or grammar.words[part[-2]] == "of":
        return False
    last = grammar.tokens[part[-1]]
    alone = not any(_links(grammar, i) for i in part[:-2])
    return alone and grammar.nominal(part[-3]) and (last.tag == "CD" or last.entity is not None)


def _elided(
    grammar: Grammar, tokens: Sequence[int], verb: int, cc: int
) -> tuple[Share, Share] | None:
    """'Lind won the first set and Roe the second', 'Three died at once and two in hospital'."""
    before = [i for i in tokens if i < cc]
    after = [i for i in tokens if i > cc]
    if not before or not after or cc < verb or any(grammar.verbal(i) for i in after):
        return None
    who = _who(grammar, before, after)
    if not who or len(who) == len(after):
        return None
    helpers = [i for i in before if verb <= i <= grammar.predicate(verb)]
    rest = tuple(after[len(who) :])
    second = Share(
        tuple(sorted((*helpers, *who, *rest))), wording=(who, tuple(helpers), rest), subject=who
    )
    return Share(tuple(before)), second


def _who(grammar: Grammar, before: Sequence[int], after: Sequence[int]) -> tuple[int, ...]:
    """The new subject behind 'and': a name where there was a name, a count where a count."""
    opening, old = grammar.tokens[after[0]], grammar.tokens[before[0]]
    if opening.tag == "CD" and old.tag == "CD" and len(after) > 2:
        again = {i for i in before if _links(grammar, i)}
        link = grammar.words[after[1]]
        same = any(grammar.words[i] == link for i in again)
        return (after[0],) if _links(grammar, after[1]) and same and link != "of" else ()
    if opening.entity is None or opening.entity is not old.entity:
        return ()
    end = 1
    while (
        end < len(after)
        and grammar.tokens[after[end]].entity
        and not (grammar.tokens[after[end]].entity_start)
    ):
        end += 1
    ranked = end + 1 < len(after) and grammar.words[after[end]] == "the"
    ranked = ranked and grammar.words[after[end + 1]] in _RANKED
    return tuple(after[:end]) if ranked else ()


def _gapped(
    grammar: Grammar, tokens: Sequence[int], verb: int, cc: int
) -> tuple[Share, Share] | None:
    """'Roe scored in the 12th minute and Lee in the 40th': the verb is said once."""
    before = [i for i in tokens if i < cc]
    after = [i for i in tokens if i > cc]
    if any(grammar.verbal(i) for i in after) or not before or cc < verb:
        return None
    link = next((i for i in after if _links(grammar, i) or _number(grammar, i)), None)
    if link is None or link == after[0] or grammar.words[link] == "of":
        return None
    who = [i for i in after if i < link]
    same = [i for i in before if i > verb and grammar.words[i] == grammar.words[link]]
    if _number(grammar, link):
        named = grammar.tokens[who[-1]].entity is not None
        same = [i for i in before if i > verb and _number(grammar, i)][:1] if named else []
    if not same or not all(map(grammar.nominal, (who[-1], before[-1]))) or grammar.mark(who[0]):
        return None
    told = same[-1]
    inside = [i for i in before if told < i]
    if _number(grammar, link):
        inside, alike = before[before.index(told) :], True
    else:
        alike = _parallel(grammar, inside, after, link)
    if not alike or any(_links(grammar, i) and grammar.words[i] != "of" for i in inside):
        return None
    verbs = [i for i in before if verb <= i < told]
    objects = [i for i in verbs if grammar.nominal(i)]
    lead = [i for i in before if i < verb]
    rest = tuple(i for i in after if i >= link)
    if objects:
        start = _phrase_start(grammar, objects[-1], verb)
        kept = (*lead, *(i for i in verbs if i < start))
        if objects[-1] != told - 1 or grammar.words[objects[-1]] in CALENDAR:
            return None
        second = Share(tuple(sorted((*kept, *who, *rest))))
    else:
        helpers = tuple(i for i in lead if grammar.tokens[i].pos == "AUX" and i > verb - 4)
        kept = (*helpers, *verbs)
        second = Share(
            tuple(sorted((*who, *kept, *rest))),
            wording=(tuple(who), tuple(kept), rest),
            subject=tuple(who),
        )
    return Share(tuple(before)), second


def _stages(
    grammar: Grammar, tokens: Sequence[int], verb: int, cc: int
) -> tuple[Share, Share] | None:
    """'Flew to Oran on Friday and to Lima the next day': two places, each with its time."""
    before, after = [i for i in tokens if i < cc], [i for i in tokens if i > cc]
    if not after or cc < verb or any(map(grammar.verbal, after)) or not _links(grammar, after[0]):
        return None
    first = next((i for i in before if i > verb and _same_link(grammar, i, after[0])), None)
    if first is None:
        return None
    stages = [i for i in before if i >= first], after
    if not all(_placed_in_time(grammar, stage) for stage in stages):
        return None
    return Share(tuple(before)), Share((*(i for i in before if i < first), *after))


def _same_link(grammar: Grammar, one: int, other: int) -> bool:
    return _links(grammar, one) and grammar.words[one] == grammar.words[other]


def _placed_in_time(grammar: Grammar, stage: Sequence[int]) -> bool:
    """Whether a name, and behind it a time, stand behind the preposition of a stage."""
    named = next((i for i in stage[1:3] if grammar.tokens[i].entity is not None), None)
    later = [i for i in stage if named is not None and i > named]
    return any(grammar.words[i] in CALENDAR or grammar.tokens[i].tag == "CD" for i in later)


def _links(grammar: Grammar, index: int) -> bool:
    token = grammar.tokens[index]
    return token.pos == "ADP" and token.tag in _PREPOSITIONS


def _parallel(grammar: Grammar, inside: Sequence[int], after: Sequence[int], link: int) -> bool:
    """Whether what follows the two prepositions is of one sort: two numbers, two names."""
    there = [i for i in after if i > link]
    if not inside or not there or len(there) > len(inside) + 3:
        return False

    def sort(words: Sequence[int]) -> tuple[bool, bool]:
        numbers = any(_number(grammar, i) for i in words)
        return numbers, not numbers and any(grammar.tokens[i].entity for i in words)

    return sort(inside) == sort(there) != (False, False)


def _number(grammar: Grammar, index: int) -> bool:
    token = grammar.tokens[index]
    return token.tag == "CD" or token.text[:1].isdigit()


def _counted(
    grammar: Grammar, tokens: Sequence[int], verb: int, cc: int
) -> tuple[Share, Share] | None:
    """'12 men and 3 women', 'eight lamps but no sign of a fuse'."""
    here = {*tokens}
    joined = (i for i in tokens if i > cc and _joined_to(grammar, i, cc))
    second = next(joined, None) or _astray(grammar, here, cc)
    if second is None or not grammar.nominal(second) or _mixed_list(grammar, second, cc):
        return None
    first = grammar.tokens[second].head
    if grammar.verbal(first):
        first = cc - 1  # the parse may hang the second on the verb, or on that of a later clause
    if first not in here or not grammar.nominal(first) or (first < verb) != (second < verb):
        return None
    start, resumed = _phrase_start(grammar, first, verb), cc + 1
    if _cased(grammar, second) != _cased(grammar, first):
        start += 1 if _cased(grammar, first) else 0
    elif _cased(grammar, first):
        return None
    both = {grammar.words[start], grammar.words[resumed]} <= {"a", "an"}
    if both or not (_counts(grammar, start, first) and _counts(grammar, resumed, second)):
        return None
    if any(grammar.words[i] in _PAIRED for i in range(max(start - 3, 0), start + 1)):
        return None
    end = _phrase_end(grammar, second, here)
    one = _unmarked(grammar, tuple(i for i in tokens if not cc <= i < end))
    other = tuple(i for i in tokens if not start <= i <= cc)
    return _agreed(grammar, one, verb), _agreed(grammar, other, verb)


def _mixed_list(grammar: Grammar, last: int, cc: int) -> bool:
    """Whether 'and' closes a list that is not all counted: '60 stalls, a show and a pie'."""
    first = grammar.tokens[last].head
    between = (i for i in grammar.children[first] if grammar.tokens[i].dep == "conj" and i < cc)
    return any(
        grammar.mark(grammar.left_edge(i))
        and not any(grammar.tokens[k].tag == "CD" for k in grammar.children[i])
        for i in between
    )


def _agreed(grammar: Grammar, tokens: tuple[int, ...], verb: int) -> Share:
    """A share whose 'were' may have to be 'was' for the one subject left."""
    form = {"were": "was", "are": "is"}.get(grammar.words[verb])
    subject, rest = (tuple(i for i in tokens if i < verb), tuple(i for i in tokens if i > verb))
    if form is None or not subject:
        return Share(tokens)
    return Share(tokens, wording=(subject, form, rest), subject=subject)


def _astray(grammar: Grammar, here: set[int], cc: int) -> int | None:
    """The noun behind 'and' that the parse takes for the subject of a later clause's verb.

    'Found nine men but no sign of a tenth after the boat sank': 'sign' does not sink.
    """
    noun = next((i for i in sorted(here) if i > cc and grammar.nominal(i)), None)
    head = grammar.tokens[noun].head if noun is not None else None
    return noun if head is not None and head not in here and grammar.verbal(head) else None


def _joined_to(grammar: Grammar, index: int, cc: int) -> bool:
    return grammar.tokens[index].dep == "conj" and grammar.tokens[index].head < cc


def _unmarked(grammar: Grammar, tokens: tuple[int, ...]) -> tuple[int, ...]:
    return tuple(
        i
        for n, i in enumerate(tokens)
        if not (grammar.words[i] == "," and n + 1 < len(tokens) and tokens[n + 1] != i + 1)
    )


def _phrase_start(grammar: Grammar, head: int, verb: int) -> int:
    """Where the phrase under ``head`` begins, on its side of the verb."""
    edge = grammar.name_start(grammar.left_edge(head))
    return max(edge, verb + 1) if head > verb else edge


def _phrase_end(grammar: Grammar, head: int, here: set[int]) -> int:
    """Just past the noun phrase of ``head``, with an 'of' phrase behind it."""
    end = head + 1
    while end in here and (_in_phrase(grammar, end) or _stranded(grammar, end, head)):
        end += 1
    return end


def _stranded(grammar: Grammar, index: int, head: int) -> bool:
    """'Nine against': a preposition with nothing behind it goes with the number before it."""
    return grammar.tokens[index].dep == "case" and grammar.tokens[index].head == head


def _in_phrase(grammar: Grammar, index: int) -> bool:
    """Whether a word goes on with the phrase before it."""
    if not {"of", "&"}.isdisjoint(grammar.words[index - 1 : index + 1]):
        return True
    if grammar.tokens[index].tag == "POS":
        return True
    return grammar.nominal(index) and grammar.words[index] not in CALENDAR


def _cased(grammar: Grammar, head: int) -> bool:
    """Whether a preposition stands in front of the phrase under ``head``."""
    return any(grammar.tokens[i].dep == "case" and i < head for i in grammar.children[head])


def _counts(grammar: Grammar, start: int, head: int) -> bool:
    """Whether a phrase gives a count of things, other than of time or in one measure."""
    timed = grammar.words[head] in CALENDAR or YEAR.fullmatch(grammar.words[head])
    if timed or _unit(grammar.words[head]):
        return False
    inside = range(start, head + 1)
    number = any(grammar.tokens[i].tag == "CD" for i in inside)
    return number or grammar.words[start] in {"no", "none", "a", "an"}


def _unit(word: str) -> bool:
    return word in {
        "years", "months", "weeks", "days", "hours", "minutes", "seconds", "feet", "inches",
        "half", "million", "billion", "thousand",
    }  # fmt: skip
