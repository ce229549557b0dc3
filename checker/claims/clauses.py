"""Splitting a sentence into clauses: one predicate each, with the words it borrows."""

from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import pairwise

from checker.claims.asides import asides
from checker.claims.coordination import shares
from checker.claims.grammar import CALENDAR, DAYS, Grammar
from checker.claims.nominals import Nominal, courtesy, nominals
from checker.claims.segments import Link, Segment, segment
from checker.claims.subjects import RELATIVE_WORDS, TIME_WORDS, own_subject
from checker.claims.zone import YEAR, Aside, Wording
from checker.records.base import Record, Span
from checker.records.sentence import EntityLabel, Sentence

_OPENERS = {"and", "but", "or", "yet", "nor", "that"}
_TELLING = {"told", "tells"}
_NEAR = 8
"""How many words back the plural stands that a relative clause goes with."""
_UNITS = {"euros", "dollars", "pounds", "pence", "cents", "francs", "crowns", "pesos", "rupees",
          "rubles", "roubles", "yen", "yuan", "points", "%"}  # fmt: skip
_PERIODS = {"half", "quarter", "season", "term"}
_PRONOUNS = RELATIVE_WORDS | {"whose"}


class ClauseKind(StrEnum):
    """What sort of words a clause was cut from."""

    MAIN = "main"
    COORDINATE = "coordinate"
    RELATIVE = "relative"
    ADVERBIAL = "adverbial"
    PARTICIPLE = "participle"
    DESCRIPTION = "description"
    AGE = "age"
    ASIDE = "aside"
    FRAGMENT = "fragment"


class Clause(Record):
    """A predicate with its arguments, as indices of the sentence's tokens.

    ``body`` are the clause's own words in order, ``supplied`` the words it borrows from the rest
    of the sentence: a shared subject, an antecedent. ``subject`` is the subject's phrase, in
    either of the two. A description has a name as ``supplied`` and no predicate.
    """

    kind: ClauseKind
    body: tuple[int, ...]
    supplied: tuple[int, ...] = ()
    subject: tuple[int, ...] = ()
    predicate: int | None = None
    wording: Wording = ()
    """How to write it, where its words do not make a sentence in their order."""
    said: int | None = None
    """Which of the reported stretches it lies in, by number; None for the outlet's own words."""

    @property
    def tokens(self) -> tuple[int, ...]:
        """All its tokens, in the order of the sentence."""
        return tuple(sorted({*self.body, *self.supplied}))


def split_clauses(
    sentence: Sentence, said: Sequence[Span] = (), frames: Sequence[Span] = ()
) -> tuple[Clause, ...]:
    """The clauses of a parsed sentence, in the order they begin.

    ``said`` are the stretches of the article that somebody else says: words on either side of
    their edges never share a clause. ``frames`` are reporting clauses that interrupt them, and
    belong to none. A sentence of words yields at least one clause.
    """
    grammar = Grammar(sentence.tokens)
    found: list[Clause] = []
    for number, zone in _zones(sentence, said, frames):
        for clause in _split(grammar, zone):
            found.append(clause.model_copy(update={"said": number}))
    found = [_with_subject(grammar, clause, found) for clause in found]
    if not found and (body := _trimmed(grammar, range(len(grammar)))):
        found.append(Clause(kind=ClauseKind.FRAGMENT, body=body))
    return tuple(sorted(found, key=lambda clause: clause.tokens[0]))


def _with_subject(grammar: Grammar, clause: Clause, found: Sequence[Clause]) -> Clause:
    """A clause that goes on behind 'she said, and', with the subject of the one before it."""
    first = grammar.tokens[clause.body[0]]
    if clause.subject or first.tag not in {"VBZ", "VBD", "MD", "VBP"}:
        return clause
    told = clause.said is not None
    before = [
        c
        for c in found
        if c.body[0] < clause.body[0] and c.predicate is not None and (c.said is not None) == told
    ]
    lender = max(before, key=lambda c: c.body[0], default=clause)
    return clause.model_copy(update={"supplied": lender.subject, "subject": lender.subject})


def _zones(
    sentence: Sentence, said: Sequence[Span], frames: Sequence[Span]
) -> Iterator[tuple[int | None, tuple[int, ...]]]:
    owner: list[int | None] = [
        next((n for n, span in enumerate(said) if span.overlaps(token)), None)
        for token in sentence.tokens
    ]
    for number in (None, *range(len(said))):
        kept = (i for i, own in enumerate(owner) if own == number)
        zone = tuple(i for i in kept if not any(map(sentence.tokens[i].overlaps, frames)))
        if zone:
            yield number, zone


def _split(grammar: Grammar, zone: tuple[int, ...]) -> Iterator[Clause]:
    beside = nominals(grammar, zone)
    yield from (_with_titles(_described(nominal), beside) for nominal in beside)
    aside = {i for nominal in beside for i in (*nominal.description, *nominal.marks)}
    kept = tuple(i for i in zone if i not in aside)
    for inner in _bracketed(grammar, kept):
        yield from _split(grammar, inner[1:-1])
        kept = tuple(i for i in kept if i not in inner)
    apart = asides(grammar, kept)
    yield from (_with_titles(_said_beside(one), beside) for one in apart)
    aside = {i for one in apart for i in one.cut}
    kept = tuple(i for i in kept if i not in aside)
    segments = segment(grammar, kept)
    if len(segments) > 1 and _one_phrase(segments) and (body := _trimmed(grammar, kept)):
        yield Clause(kind=ClauseKind.FRAGMENT, body=body)
        return
    titles = {i for nominal in beside for i in nominal.description}
    verbal = list(_verbal(grammar, segments, beside, titles))
    lent = [{*clause.supplied} for clause in verbal]
    said = [c for c in verbal if c.kind is not ClauseKind.FRAGMENT or {*c.body} not in lent]
    yield from _without_events(grammar, said)


def _bracketed(grammar: Grammar, zone: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """'(he was promoted in May)': brackets with a subject and a verb of its own in them."""
    opened = [i for i in zone if grammar.words[i] == "("]
    for start in opened:
        end = next((i for i in zone if i > start and grammar.words[i] == ")"), None)
        inside = tuple(i for i in zone if end is not None and start <= i <= end)
        verbs = [i for i in inside if grammar.finite(i)]
        if verbs and start != zone[0] and (grammar.subject(verbs[0]) or 0) > start:
            yield inside


def _verbal(
    grammar: Grammar, segments: Sequence[Segment], beside: Sequence[Nominal], titles: set[int]
) -> Iterator[Clause]:
    """The clauses of the segments, with or without a verb."""
    for part in segments:
        body = _trimmed(grammar, part.tokens)
        if part.verb is not None and body:
            yield from (_untitled(clause, titles) for clause in _shared(grammar, part, body))
        elif any(map(grammar.nominal, body)) and not _only_names(grammar, body, beside):
            yield Clause(kind=ClauseKind.FRAGMENT, body=body)


def _without_events(grammar: Grammar, clauses: Sequence[Clause]) -> Iterator[Clause]:
    """The clauses without ', an accident' at the end, which 'that cost three lives' is told of."""
    events = [
        clause.supplied
        for clause in clauses
        if clause.kind is ClauseKind.RELATIVE
        and clause.supplied
        and clause.supplied[0] > 1
        and grammar.words[clause.supplied[0]] in {"a", "an"}
        and grammar.words[clause.supplied[0] - 1] == ","
    ]
    for clause in clauses:
        event = next((e for e in events if clause.body[-len(e) :] == e != clause.body), ())
        body = clause.body[: len(clause.body) - len(event)]
        yield clause.model_copy(update={"body": _trimmed(grammar, body)}) if event else clause


def _one_phrase(segments: Sequence[Segment]) -> bool:
    """Whether nothing is said of the phrase that the relative clauses describe."""
    return all(part.verb is None for part in segments if part.link is not Link.RELATIVE)


def _only_names(grammar: Grammar, body: Sequence[int], beside: Sequence[Nominal]) -> bool:
    named = {i for nominal in beside for i in nominal.name}
    return all(i in named or courtesy(grammar, i) for i in body)


def _described(nominal: Nominal) -> Clause:
    return Clause(
        kind=ClauseKind.AGE if nominal.age else ClauseKind.DESCRIPTION,
        body=nominal.description,
        supplied=nominal.name,
        subject=nominal.name,
    )


def _said_beside(aside: Aside) -> Clause:
    standing = ClauseKind.AGE if aside.age else ClauseKind.DESCRIPTION
    return Clause(
        kind=standing if aside.standing else ClauseKind.ASIDE,
        body=aside.body,
        supplied=aside.supplied,
        subject=aside.subject,
        wording=aside.wording,
    )


def _with_titles(clause: Clause, beside: Sequence[Nominal]) -> Clause:
    """A clause without a verb, with the titles straight before the names in it."""
    told = {*clause.body, *clause.supplied}
    titles = (
        nominal.description
        for nominal in beside
        if nominal.description[-1] + 1 == nominal.name[0]
        and {*nominal.name} <= told
        and not nominal.age
    )
    kept = {i for title in titles for i in title if i > clause.body[0]} - told
    return clause.model_copy(update={"supplied": tuple(sorted({*clause.supplied, *kept}))})


def _untitled(clause: Clause, titles: set[int]) -> Clause:
    """The clause without the titles that the words it borrows were given."""
    supplied = tuple(i for i in clause.supplied if i not in titles)
    subject = tuple(i for i in clause.subject if i not in titles)
    return clause.model_copy(
        update={"supplied": supplied or clause.supplied, "subject": subject or clause.subject}
    )


def _shared(grammar: Grammar, part: Segment, body: tuple[int, ...]) -> Iterator[Clause]:
    """The clause of a segment, or one for each of the phrases joined in it."""
    whole = _clause(grammar, part, body)
    if whole.predicate is None or part.verb not in body:
        yield whole
        return
    for share in shares(grammar, whole.body, part.verb):
        if share.tokens == whole.body:
            yield whole
            continue
        subject = share.subject or own_subject(grammar, part.verb, share.tokens)
        changed = {
            "body": share.tokens,
            "wording": share.wording,
            "subject": subject or whole.subject,
        }
        yield whole.model_copy(update=changed)


def _clause(grammar: Grammar, part: Segment, body: tuple[int, ...]) -> Clause:
    told = body
    if part.link is Link.ADVERBIAL and len(body) > 1:
        # 'When', 'two days after' say how the clause hangs on another, not what it says.
        measured = _measured(grammar, body)
        opened = measured or grammar.words[body[0]] in TIME_WORDS | {"with"}
        told = body[measured + 1 :] if opened else body
        body = body if measured else told
    supplied = _supplied(grammar, part, body)
    day = _day_before(grammar, part)
    supplied = tuple(sorted({*supplied, *day[-1]})) if day else supplied
    own = own_subject(grammar, part.verb, told) if part.verb is not None else ()
    verb = part.verb if part.verb in {*body, *supplied} else None
    predicate = grammar.predicate(verb) if verb is not None else None
    if part.link is Link.RELATIVE and not _PRONOUNS.isdisjoint(grammar.words[i] for i in own):
        own = supplied
    return Clause(
        kind=ClauseKind(part.link.value),
        body=body,
        supplied=supplied,
        subject=own or _subject_of(grammar, part) or supplied,
        predicate=predicate if predicate in {*body, *supplied} else verb,
        wording=(told, *day) if told != body or day else (),
    )


def _day_before(grammar: Grammar, part: Segment) -> Wording:
    """'On Tuesday' for 'until Tuesday, when': what 'when' stands for."""
    end = part.tokens[0] - 1 if part.tokens and grammar.words[part.tokens[0]] == "when" else 0
    if part.link is not Link.ADVERBIAL or end < 1 or grammar.words[end] != ",":
        return ()
    start = end
    while start and (
        grammar.words[start - 1] in CALENDAR - {"time", "percent"}
        or grammar.tokens[start - 1].tag == "CD"
    ):
        start -= 1
    words = grammar.words[start:end]
    if not words or not (YEAR.fullmatch(words[-1]) or not CALENDAR.isdisjoint(words)):
        return ()
    day = DAYS & {*words} or any(word.isdecimal() and len(word) < len("1998") for word in words)
    return ("on" if day else "in", tuple(range(start, end)))


def _measured(grammar: Grammar, body: Sequence[int]) -> int:
    """Where 'after' stands in 'two days after the ship sank'; 0 for other conjunctions."""
    if grammar.words[body[0]] in TIME_WORDS | {"with"}:
        return 0
    return next((n for n, i in enumerate(body[:5]) if grammar.words[i] in {"after", "before"}), 0)


def _supplied(grammar: Grammar, part: Segment, body: Sequence[int]) -> tuple[int, ...]:
    parent = part.parent
    if parent is None or not body:
        return ()
    if part.lead:
        lead = tuple(i for i in part.lead if grammar.words[i] not in TIME_WORDS)
        return tuple(sorted({*_borrowed(grammar, parent), *lead}))
    if part.link is Link.COORDINATE:
        return part.subject or _subject_of(grammar, parent)
    if part.link is Link.RELATIVE:
        head = _modified(grammar, part)
        if _shared_out(grammar, body):
            beside = grammar.phrase_before(head + 1) if head is not None else ()
            if many := _plural_before(grammar, body[0]) or beside:
                return many
        beside = _antecedent(grammar, _end_before(parent, body))
        elsewhere = head is not None and head not in beside and grammar.words[body[0]] != "where"
        if head is not None and elsewhere and grammar.words[body[0]] == "who":
            named = _person_named(grammar, head)
            if named and all(grammar.tokens[i].entity is EntityLabel.PLACE for i in beside):
                return named
        if head is not None and elsewhere and _only_where(grammar, beside):
            return tuple(i for i in parent.tokens if grammar.left_edge(head) <= i < body[0])
        return _agreeing(grammar, part, beside) or beside or _subject_of(grammar, parent)
    if part.link is Link.PARTICIPLE:
        return _participle_subject(grammar, part, parent, body)
    return ()


def _agreeing(grammar: Grammar, part: Segment, beside: Sequence[int]) -> tuple[int, ...]:
    """The plural that 'have swept' goes with in 'marches against graft that have swept the land'.

    Empty where the noun right before the clause agrees, or where no plural stands near.
    """
    if part.verb is None or not beside or grammar.words[part.tokens[0]] not in {"that", "which"}:
        return ()
    word, last = grammar.words[part.verb], grammar.tokens[beside[-1]]
    many = grammar.tokens[part.verb].tag == "VBP" or word in {"have", "are", "were"}
    joined = beside[0] > 0 and grammar.words[beside[0] - 1] == "and" and _of_two(grammar, beside[0])
    if not many or last.tag != "NN" or last.entity is not None or joined:
        return ()
    before = range(max(beside[0] - _NEAR, 0), beside[0])
    plurals = [i for i in before if grammar.tokens[i].tag == "NNS"]
    # 'Marches against cuts and graft that have': it is the marches that went on.
    plurals = [i for i in plurals if grammar.tokens[i - 1].pos != "ADP"] or plurals
    return grammar.phrase_before(plurals[-1] + 1) if plurals else ()


def _of_two(grammar: Grammar, start: int) -> bool:
    """Whether the phrase before 'and' at ``start - 1`` is no object of a preposition."""
    first = grammar.phrase_before(start - 1)
    return not first or grammar.tokens[first[0] - 1].pos != "ADP"


def _shared_out(grammar: Grammar, body: Sequence[int]) -> bool:
    """Whether a clause opens with a part of something: 'many of whom', 'a third of which'."""
    words = [grammar.words[i] for i in body[:4]]
    return any(pair in (("of", "whom"), ("of", "which")) for pair in pairwise(words))


def _person_named(grammar: Grammar, head: int) -> tuple[int, ...]:
    """The name that ``head`` is part of, if it is a person's: 'Ann Roe of Brod, Ohio, who'."""
    if grammar.tokens[head].entity is not EntityLabel.PERSON:
        return ()
    return tuple(grammar.name(head))


def _only_where(grammar: Grammar, phrase: Sequence[int]) -> bool:
    """Whether a phrase tells no more than where: 'a blast in Oran that killed nine'."""
    named = [i for i in phrase if grammar.tokens[i].pos != "DET"]
    placed = all(grammar.tokens[i].entity is EntityLabel.PLACE for i in named)
    return bool(named) and placed and grammar.tokens[phrase[0] - 1].pos == "ADP"


def _end_before(parent: Segment, body: Sequence[int]) -> int:
    """Where the words of ``parent`` in front of ``body`` end, descriptions left aside."""
    return max((i for i in parent.tokens if i < body[0]), default=-1) + 1


def _antecedent(grammar: Grammar, end: int) -> tuple[int, ...]:
    """The noun phrase before ``end``, past a date: 'a pact on Sunday that ends the war'."""
    beside = grammar.phrase_before(_gap_start(grammar, end))
    words = [grammar.words[i] for i in beside[-2:]]
    if not any(word in CALENDAR or YEAR.fullmatch(word) for word in words):
        return beside
    before = beside[0] - 1
    if before > 0 and grammar.tokens[before].pos == "ADP":
        return grammar.phrase_before(before)
    return ()


def _plural_before(grammar: Grammar, end: int) -> tuple[int, ...]:
    """The nearest plural or bare count in front of a clause, for '400 of which', 'none of whom'."""
    plurals = (
        i
        for i in reversed(range(end))
        if (grammar.tokens[i].tag in {"NNS", "NNPS"} and grammar.words[i] not in CALENDAR)
        or (grammar.tokens[i].tag == "CD" and grammar.tokens[i].dep.startswith("nsubj"))
    )
    return next((grammar.phrase_before(i + 1) for i in plurals), ())


def _modified(grammar: Grammar, part: Segment) -> int | None:
    """The word that the parse hangs a relative clause on."""
    if part.verb is None:
        return None
    predicate = grammar.tokens[grammar.predicate(part.verb)]
    relative = predicate.dep.startswith("acl") and predicate.head < part.tokens[0]
    return predicate.head if relative else None


def _borrowed(grammar: Grammar, parent: Segment) -> tuple[int, ...]:
    """What a segment itself borrows, to be handed on to one that stands beside it."""
    if parent.link in {Link.MAIN, Link.ADVERBIAL}:
        return ()
    return _supplied(grammar, parent, _trimmed(grammar, parent.tokens))


def _participle_subject(
    grammar: Grammar, part: Segment, parent: Segment, body: Sequence[int]
) -> tuple[int, ...]:
    verb = part.verb if part.verb is not None else body[0]
    passive = grammar.tokens[verb].tag == "VBN"
    if parent.open or (passive and parent.tokens and body[0] > parent.tokens[0]):
        beside = grammar.phrase_before(_end_before(parent, body))
        named = any(grammar.tokens[i].pos in {"NOUN", "PROPN", "PRON"} for i in beside)
        told = bool(beside) and grammar.words[grammar.tokens[beside[-1]].head] in _TELLING
        if told and grammar.words[body[0] - 1] == ",":
            return _subject_of(grammar, parent)  # 'she told reporters, flanked by her brother'
        if named and not any(grammar.words[i] in CALENDAR | _PERIODS | _UNITS for i in beside):
            return beside
    return _subject_of(grammar, parent)


def _gap_start(grammar: Grammar, start: int) -> int:
    while start and grammar.mark(start - 1):
        start -= 1
    return start


def _subject_of(grammar: Grammar, part: Segment | None) -> tuple[int, ...]:
    """The subject of a segment, its own or the one it shares."""
    while part is not None:
        body = _trimmed(grammar, part.tokens)
        if part.subject:
            return part.subject
        if part.verb is not None and (own := own_subject(grammar, part.verb, body)):
            return own
        if part.link in {Link.RELATIVE, Link.PARTICIPLE}:
            return _supplied(grammar, part, body)
        if part.verb is None and body:
            return body
        part = part.parent
    return ()


def _trimmed(grammar: Grammar, tokens: Iterable[int]) -> tuple[int, ...]:
    """Without marks at either end and without the conjunction that links it to what precedes."""
    kept = list(tokens)
    while kept and _loose(grammar, kept[0]):
        kept.pop(0)
    while kept and _dangling(grammar, kept[-1]):
        kept.pop()
    return tuple(kept)


def _dangling(grammar: Grammar, index: int) -> bool:
    linking = grammar.words[index] in _OPENERS and grammar.tokens[index].tag in {"CC", "IN"}
    return linking or (grammar.mark(index) and grammar.words[index] not in {"?", ")", "%"})


def _loose(grammar: Grammar, index: int) -> bool:
    conjunction = grammar.words[index] in _OPENERS and grammar.tokens[index].tag in {"CC", "IN"}
    return conjunction or (grammar.mark(index) and grammar.words[index] != "(")
