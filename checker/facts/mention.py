"""Names as they stand in the text: where they begin and end, and what kind of thing each names.

A small recogniser errs on names it never saw, so nothing is decided by one mention: all mentions
of an article vote, and cues such as a courtesy title, an age or 'University of' outvote it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from checker.facts.gazetteer import country_of_demonym, is_country, known
from checker.facts.office import BODIES, FIELDS, FIRM_ROLES, QUALIFIERS, office_at
from checker.facts.word import Word, joined, words_of
from checker.records.fact import FactKind
from checker.records.sentence import EntityLabel, Sentence
from checker.text.names import HONORIFICS

ORGANISATION_HEADS = frozenset(
    """
    bank university college ministry department union party association federation confederation
    council committee commission agency authority office institute institution foundation trust fund
    company corporation corp inc ltd llc plc gmbh group holdings airlines airways railways police army
    navy force forces guard club united fc team league court parliament senate congress assembly
    government church society academy school hospital museum gallery laboratory service services
    times post herald gazette tribune news press wire television radio party alliance front
    coalition movement brigade bureau board network charity orchestra theatre theater
    brewery mills works motors systems technologies partners insurance energy industries bros
    ministry directorate cabinet treasury chamber secretariat administration center centre
    rail rails transit transport steel sugar savings mutual shipping lines line air aero aviation
    power oil gas water electric foods food drinks brewing beverages pharma chemicals cement
    mining metals motor pictures records studios productions capital finance securities assurance
    telecom media digital software robotics logistics stores markets retail hotels trading
    wanderers rovers athletic squad inspectorate
    """.split()
)
PLACE_HEADS = frozenset(
    """
    river lake sea ocean bay gulf strait island islands isle peninsula cape mount mountain mountains
    mountain hills hill valley pass peak desert forest park street road avenue lane square plaza
    boulevard highway route motorway bridge tunnel airport port harbour harbor station quay pier
    canal dam county province district region municipality state city town village borough
    palace castle tower gate stadium arena beach coast plateau basin heights falls creek glacier crescent hall house cathedral inn cafe cross
    """.split()
)
_LEADING_ORGANISATION = frozenset(
    "bank university ministry department institute association federation union centre center "
    "office court house church council committee academy republic league society".split()
)
_LEADING_PLACE = frozenset(
    "lake mount river cape port fort san santa santo saint sankt st route highway rue place isle gulf bay col "
    "upper lower north south east west nether new old great little".split()
)
_JOINTS = frozenset(
    "of de la las los le les du des del della di da do dos van von der den ter bin ibn al el y & zu".split()
)
_WIDE_JOINTS = frozenset("for and the on".split())
_NEVER = frozenset(
    """
    the a an this that these those it its he she they we you i his her their our my your who what which
    when where why how there here and but or nor so yet for if as at by in on of to from with without
    under over after before during since until while because although though not no yes none all some
    any each every both many most more few several one two three four five six seven eight nine ten eleven twelve
    monday tuesday wednesday thursday friday saturday sunday january february march april may june
    july august september october november december jan feb mar apr jun jul aug sept sep oct nov dec
    today yesterday tomorrow tonight now then still also only even just among about above according
    another other others such than is are was were be been being has have had do does did will would
    can could should must might let however meanwhile later earlier earlier first second third last
    never nobody nothing everyone someone anyone people officials between like near inside outside
    once twice early late again against through across around next nearly almost read photo image
    am pm gmt utc est cet live updated update breaking exclusive more less much soon every
    hardly perhaps maybe asked given despite unlike along thanks instead too well very
    """.split()
)
_SAYING = frozenset(
    "said says told added wrote writes tells argued called insisted warned replied".split()
)
_PLACE_BEFORE = frozenset("in at near outside around across towards toward".split())
_STATE_NOUNS = frozenset(
    "parliament government minister prime foreign central president capital army king queen "
    "ministry economy border coast".split()
)
_FIRM_NOUNS = frozenset(
    "chief director board chairman chair shares shareholders shareholder owner boss staff".split()
)
_CURRENCIES = frozenset("eur usd gbp chf jpy cny sek nok dkk mxn cad aud".split())
_ADJECTIVE = ("an", "ese", "ish", "i")
_COMPASS = frozenset(
    "north south east west northeast northwest southeast southwest coast outskirts".split()
)
_PERSON_AFTER = frozenset("who whose himself herself".split())
_SPLIT_POSSESSIVE = frozenset(
    "children teachers people women men workers king queen founders players farmers students".split()
)
_OF_HEADS = (
    ORGANISATION_HEADS | PLACE_HEADS | _LEADING_ORGANISATION | _LEADING_PLACE | {"order", "bishops"}
)
_LABELS = {
    EntityLabel.PERSON: FactKind.PERSON,
    EntityLabel.ORGANISATION: FactKind.ORGANISATION,
    EntityLabel.PLACE: FactKind.PLACE,
}
_COMMON = BODIES | ORGANISATION_HEADS | PLACE_HEADS | FIELDS
_MARKS = frozenset('"“”„«»‘’•')
CUE, HINT = 6, 2


class Mention(NamedTuple):
    """A name in the text. ``words`` are its words, ``first`` the index of the first in its sentence."""

    sentence: int
    first: int
    words: tuple[Word, ...]
    kind: FactKind | None = None

    @property
    def text(self) -> str:
        """The name as written, without line breaks."""
        return joined(self.words)

    @property
    def keys(self) -> tuple[str, ...]:
        """Its folded words."""
        return tuple(word.key for word in self.words)

    @property
    def last(self) -> int:
        """The index after its last word in its sentence."""
        return self.first + len(self.words)


def read_mentions(sentences: Sequence[Sentence]) -> list[Mention]:
    """The names of persons, organisations and places in the sentences of one article, in order.

    Each distinct name has one kind in the whole article. Names that get no vote are left out.
    """
    rows = [words_of(sentence) for sentence in sentences]
    small = {word.key for row in rows for word in row if word.text.islower()}
    shouting = [_headline(row) for row in rows]
    found = [m for at, row in enumerate(rows) for m in _runs(at, row)]
    sure = {m.keys for m in found if not (shouting[m.sentence] or _opening(m, rows[m.sentence]))}
    inner = {key for m in found if len(m.words) > 1 for key in m.keys}
    found = [
        name
        for m in found
        for name in (_known_parts(m, sure) if shouting[m.sentence] else [m])
        if _name_like(name, rows[m.sentence], sure, inner, small)
    ]
    kinds = _elect(found, rows, small)
    return [m._replace(kind=kinds[m.keys]) for m in found if kinds.get(m.keys)]


def _known_parts(mention: Mention, sure: set[tuple[str, ...]]) -> list[Mention]:
    """The parts of a headline's capitals that are names elsewhere; all of it where none is."""
    keys, parts, at = mention.keys, [], 0
    while at < len(keys):
        ends = [end for end in range(len(keys), at, -1) if keys[at:end] in sure]
        if ends:
            words = mention.words[at : ends[0]]
            parts.append(Mention(mention.sentence, mention.first + at, words))
        at = ends[0] if ends else at + 1
    return parts or [mention]


def _runs(at: int, row: list[Word]) -> Iterator[Mention]:
    start = 0
    while start < len(row):
        if not _opens(row[start]):
            start += 1
            continue
        end = _run_end(row, start)
        for first, last in _stripped(row, start, end):
            yield Mention(at, first, tuple(row[first:last]))
        start = end


def _opens(word: Word) -> bool:
    key = word.key
    return word.capital and not {key.rstrip("."), key.partition("'")[0]} & (_NEVER | _CURRENCIES)


def _run_end(row: list[Word], start: int) -> int:
    at = start + 1
    while at < len(row):
        if _goes_on(row, at):
            at += 1
            continue
        joint = _joint(row, start, at)
        if not joint:
            break
        at += joint
    return at


def _goes_on(row: list[Word], at: int) -> bool:
    """Whether the capitalised (or numbered) word at ``at`` belongs to the name before it."""
    before, word = row[at - 1], row[at]
    if before.end == word.start and word.text[0] not in "-–":
        return False
    if word.text.isdigit():
        return before.key in {"route", "highway", "no", "terminal", "gate", "line", "flight"}
    return _opens(word) and not (
        word.entity_start and before.entity and before.entity is not word.entity
    )


def _joint(row: list[Word], start: int, at: int) -> int:
    """How many words a lower-case joint ('of the', 'de la', ''s') takes that a name goes on after."""
    heads = {word.key for word in row[start:at]}
    wide = bool(heads & ORGANISATION_HEADS)
    if row[at].key == "of" and row[at - 1].key not in _OF_HEADS and not _ministry(row, at):
        return 0
    if row[at].key in {"'s", "'"} and at + 1 < len(row):
        return int(row[at - 1].key in _SPLIT_POSSESSIVE and _opens(row[at + 1]))
    for length in (1, 2):
        joints = [word.key for word in row[at : at + length]]
        if len(joints) < length or at + length >= len(row):
            return 0
        allowed = _JOINTS | _WIDE_JOINTS if wide else _JOINTS | ({"the"} if length == 2 else set())
        if set(joints) <= allowed and _opens(row[at + length]):
            return length + 1
    return 0


def _ministry(row: list[Word], at: int) -> bool:
    """Whether 'of' joins an office and its field, which a name may follow without a comma."""
    return (
        row[at + 1 : at + 2] != []
        and row[at + 1].key in FIELDS
        and office_at([row[at - 1].key], 0) is not None
    )


def _stripped(row: list[Word], start: int, end: int) -> Iterator[tuple[int, int]]:
    """The parts of a capitalised run that are names: offices, courtesy titles, demonyms cut off."""
    keys = [word.key for word in row]
    cut = start
    at = start
    while at < end:
        office = office_at(keys, at)
        if office and not _part_of_name(keys, at, at + office[1], end):
            tail = at + office[1]
            if at > cut and not _office_modifiers(row[cut:at]):
                yield cut, at
            cut = at = _after_portfolio(row, tail, end)
        elif (
            keys[at].rstrip(".") in HONORIFICS
            and at == cut
            and keys[at] not in {"st", "saint", "st."}
        ):
            cut = at = at + 1
        else:
            at += 1
    while cut < end and (
        row[cut].key in _JOINTS | QUALIFIERS.keys() | {"the"} or _demonym(row, cut, end)
    ):
        cut += 1
    if end - cut > 2 and row[cut].key in {"board", "members"} and row[cut + 1].key == "of":
        cut += 2 + (row[cut + 2].key == "the")
    if cut < end:
        yield cut, end


def _part_of_name(keys: list[str], start: int, end: int, run_end: int) -> bool:
    """'Judge Street', 'Captain Cook Hotel' are names; 'Bishop' after a given name is a surname."""
    return end < run_end and keys[end] in PLACE_HEADS | ORGANISATION_HEADS and end + 1 == run_end


def _after_portfolio(row: list[Word], at: int, end: int) -> int:
    """Where the name begins after an office: behind 'of Homeland Security' or 'for Health'."""
    if at >= end or row[at].key not in {"of", "for"}:
        return at
    while at < end and (row[at].key in FIELDS or not row[at].capital):
        at += 1
    persons = [i for i in range(at, end) if row[i].entity is EntityLabel.PERSON]
    return persons[0] if persons and persons[0] > at else at


def _office_modifiers(words: list[Word]) -> bool:
    """Whether the words before an office only modify it ('Finance', 'US', 'Deputy')."""
    return all(
        w.key in FIELDS
        or w.key in BODIES
        or country_of_demonym(w.key)
        or w.key in {"deputy", "vice", "acting", "former", "chief"}
        or not w.capital
        for w in words
    )


def _demonym(row: list[Word], at: int, end: int) -> bool:
    word = row[at]
    if country_of_demonym(word.text) is None or is_country(word.text):
        return False
    return (
        at + 1 == end
        or row[at + 1].entity is EntityLabel.PERSON
        or (word.entity is EntityLabel.OTHER and row[at + 1].entity is not EntityLabel.OTHER)
    )


def _headline(row: list[Word]) -> bool:
    """Whether most words are capitalised, so that a capital says nothing."""
    letters = [w for w in row if w.text[0].isalpha()]
    return len(letters) > 3 and sum(w.capital for w in letters) > 0.6 * len(letters)


def _name_like(
    mention: Mention, row: list[Word], sure: set[tuple[str, ...]], inner: set[str], small: set[str]
) -> bool:
    """Whether capitals are those of a name, and not of a place in the sentence or a common noun."""
    if _quoted_work(mention, row):
        return False
    if all(word.key in FIELDS or word.key in _JOINTS for word in mention.words):
        return False
    if len(mention.words) > 1:
        return not _headline(row) or mention.keys in sure or any(w.entity for w in mention.words)
    word = mention.words[0]
    if len(word.text.strip(".")) < 2 or (word.key in _COMMON and not word.shouted):
        return False
    if _adjective(mention, row):
        return False
    if not _headline(row) and not _opening(mention, row):
        return word.pos in {"PROPN", "NOUN", ""} or word.entity is not None
    return (
        word.key in inner
        or mention.keys in sure
        or (bool(word.entity) and word.pos == "PROPN" and word.key not in small)
    )


def _adjective(mention: Mention, row: list[Word]) -> bool:
    """Whether a lone capitalised word is a demonym, known or made like one, before a noun."""
    word, after = mention.words[0], row[mention.last : mention.last + 1]
    before_noun = bool(after) and after[0].text.islower() and after[0].pos in {"NOUN", "ADJ", ""}
    return (
        before_noun
        and (word.pos == "ADJ" or word.entity is EntityLabel.OTHER)
        and word.key.endswith(_ADJECTIVE)
    )


def _quoted_work(mention: Mention, row: list[Word]) -> bool:
    """Whether the name, but for an article or number before it, is all that stands in quotation marks."""
    after = row[mention.last : mention.last + 2]
    before = row[max(0, mention.first - 2) : mention.first]
    return (
        any(w.text in _MARKS for w in after)
        and any(
            w.text in _MARKS
            for w in before[-1:] + (before[:1] if before[-1:] and before[-1].capital else [])
        )
        and len(mention.words) < 6
        and not any(w.entity is EntityLabel.PERSON for w in mention.words)
    )


def _opening(mention: Mention, row: list[Word]) -> bool:
    """Whether the name stands where any word would have a capital."""
    return not any(w.text[0].isalnum() for w in row[: mention.first]) or row[
        mention.first - 1
    ].text in _MARKS | {":"}


def _elect(
    mentions: list[Mention], rows: list[list[Word]], small: set[str]
) -> dict[tuple[str, ...], FactKind]:
    """The kind of each name by its folded words, longer names first, shorter ones after them."""
    votes: defaultdict[tuple[str, ...], Counter[FactKind]] = defaultdict(Counter)
    for mention in mentions:
        votes[mention.keys].update(_votes(mention, rows[mention.sentence], small))
    for left, right in neighbours(mentions):
        if _coordinated(left, right, rows[left.sentence]):
            votes[left.keys].update(_echo(votes[right.keys]))
            votes[right.keys].update(_echo(votes[left.keys]))
    kinds: dict[tuple[str, ...], FactKind] = {}
    for keys in sorted(votes, key=len, reverse=True):
        ballot = votes[keys]
        for longer, kind in kinds.items():
            if _short_for(keys, longer, kind):
                ballot[kind] += CUE - HINT
        if len(keys) == 1 and ballot[FactKind.PERSON] < CUE - HINT:
            # A lone word that nobody bears as a surname here, and nothing marks as a person.
            del ballot[FactKind.PERSON]
        best = max(ballot, key=lambda kind: (ballot[kind], kind is FactKind.PERSON), default=None)
        if best is not None and ballot[best] > 0:
            kinds[keys] = best
    return kinds


def _coordinated(left: Mention, right: Mention, row: list[Word]) -> bool:
    between = [word.key for word in row[left.last : right.first]]
    return between == ["and"] and len(left.words) == len(right.words)


def _echo(ballot: Counter[FactKind]) -> Counter[FactKind]:
    """What names are of what they are listed with: one more vote for their winner."""
    best = max(ballot, key=lambda kind: ballot[kind], default=None)
    return Counter({best: HINT}) if best else Counter()


def _short_for(keys: tuple[str, ...], longer: tuple[str, ...], kind: FactKind) -> bool:
    if len(longer) <= len(keys):
        return False
    if kind is FactKind.PERSON:
        return len(keys) == 1 and keys[0] in longer
    return kind is FactKind.ORGANISATION and (
        longer[: len(keys)] == keys and keys[0] not in PLACE_HEADS
    )


def _votes(mention: Mention, row: list[Word], small: set[str]) -> Counter[FactKind]:
    votes: Counter[FactKind] = Counter()
    for word in mention.words:
        if word.entity in _LABELS:
            votes[_LABELS[word.entity]] = HINT
    if len(mention.words) == 1 and votes.pop(FactKind.PERSON, 0):
        # Lone names are seldom persons: a person is named in full once, a firm need not be.
        votes[FactKind.ORGANISATION] += 1
    votes.update(_form_votes(mention))
    if len(mention.words) > 1 and mention.keys[-1] in small:
        votes[FactKind.PERSON] -= HINT
    votes.update(_context_votes(mention, row))
    return votes


def _form_votes(mention: Mention) -> Counter[FactKind]:
    keys, votes = mention.keys, Counter[FactKind]()
    name = mention.text
    if is_country(name):
        votes[FactKind.PLACE] += 2 * CUE
    elif len(name) > 3 and not name.isupper() and known(name):
        votes[FactKind.PLACE] += 1
    if len(keys) > 1 and (keys[-1] in ORGANISATION_HEADS or keys[0] in _LEADING_ORGANISATION):
        votes[FactKind.ORGANISATION] += CUE
    elif len(keys) > 1 and (keys[-1] in PLACE_HEADS or keys[0] in _LEADING_PLACE):
        votes[FactKind.PLACE] += CUE
    elif len(keys) == 1 and name.isupper() and 2 <= len(name) <= 5:
        votes[FactKind.ORGANISATION] += HINT
    elif (
        2 <= len(keys) <= 4
        and not any(w.text.isdigit() for w in mention.words)
        and "of" not in keys
    ):
        votes[FactKind.PERSON] += HINT if len(keys) < 4 else 1
    return votes


def _context_votes(mention: Mention, row: list[Word]) -> Counter[FactKind]:
    votes: Counter[FactKind] = Counter()
    keys = [word.key for word in row]
    before = keys[mention.first - 1] if mention.first else ""
    after = keys[mention.last : mention.last + 3]
    if before.rstrip(".") in HONORIFICS or _ends_in_office(keys, mention.first):
        votes[FactKind.PERSON] += CUE
    if (
        len(after) > 1
        and after[0] in {",", "("}
        and after[1].isdigit()
        and len(after[1]) == 2
        and after[2:] != ["."]
    ):
        votes[FactKind.PERSON] += CUE
    if after[:1] and after[0] in _SAYING and before != "the":
        votes[FactKind.PERSON] += HINT
    if before in {"said", "says"} and len(mention.words) > 1:
        votes[FactKind.PERSON] += HINT
    if (after[:1] and after[0] in _PERSON_AFTER) or (
        after[:1] == [","] and after[1:2] and after[1] in _PERSON_AFTER
    ):
        votes[FactKind.PERSON] += HINT
    if before in _PLACE_BEFORE and after[:1] != ["'s"]:
        votes[FactKind.PLACE] += 2 * HINT
    if after[:1] == ["'s"] and after[1:2]:
        votes[FactKind.PLACE] += 2 * HINT * (after[1] in _STATE_NOUNS)
        votes[FactKind.ORGANISATION] += 2 * HINT * (after[1] in _FIRM_NOUNS)
    votes.update(_neighbour_votes(keys, mention))
    if _apposed(keys, mention):
        votes[FactKind.PERSON] += CUE
    if before == "the":
        votes[FactKind.ORGANISATION] += 1
        votes[FactKind.PERSON] -= CUE
    return votes


def _neighbour_votes(keys: list[str], mention: Mention) -> Counter[FactKind]:
    """Votes of common nouns and marks beside the name: 'X river', 'X coach', 'X 3-1 Y', 'north of X'."""
    votes: Counter[FactKind] = Counter()
    after = [*keys[mention.last : mention.last + 3], "", "", ""]
    before = ["", "", *keys[max(0, mention.first - 2) : mention.first]][-2:]
    if after[0] in PLACE_HEADS or (before[1] == "of" and before[0] in _COMPASS):
        votes[FactKind.PLACE] += CUE
    scored = after[0].isdigit() and after[1] in {"-", "–"} and after[2].isdigit()
    office = office_at(after, 0)
    if scored or office or (after[0], after[1]) == (",", "which"):
        votes[FactKind.ORGANISATION] += CUE
    votes[FactKind.ORGANISATION] += HINT * _ends_in_firm(keys, mention.first)
    return votes


def _ends_in_firm(keys: list[str], at: int) -> bool:
    """Whether 'operator' or 'brewer' stands right before the name, a comma between or not."""
    at -= keys[at - 1 : at] == [","]
    found = office_at(keys, at - 1) if at > 0 else None
    return found is not None and found[0].rank in FIRM_ROLES


def _apposed(keys: list[str], mention: Mention) -> bool:
    """Whether an office stands beside the name, between commas: 'X, the mayor,' 'the mayor of B, X'."""
    after = keys[mention.last : mention.last + 8]
    if (
        after[:1] == [","]
        and after[1:2]
        and after[1] in {"the", "a", "an", "its", "their", "our", "head", "director"}
    ):
        clause = after[1 : after.index(",", 1)] if "," in after[1:] else after[1:6]
        if any(_personal(clause, at) for at in range(min(len(clause), 4))):
            return True
    before = keys[max(0, mention.first - 8) : mention.first]
    if len(mention.words) < 2 or before[-1:] != [","]:
        return False
    clause = before[:-1]
    if "," in clause:
        clause = clause[len(clause) - clause[::-1].index(",") :]
    if any(office_at(clause, at) and _firm(clause, at) for at in range(len(clause))):
        return False
    return any(_personal(clause, at) for at in range(len(clause))) and not set(clause) & {
        "said",
        "who",
        "was",
        "had",
    }


def _personal(keys: list[str], at: int) -> bool:
    found = office_at(keys, at)
    return found is not None and found[0].rank not in FIRM_ROLES


def _firm(keys: list[str], at: int) -> bool:
    found = office_at(keys, at)
    return found is not None and found[0].rank in FIRM_ROLES and at + found[1] == len(keys)


def _ends_in_office(keys: list[str], at: int) -> bool:
    for length in (1, 2, 3):
        found = office_at(keys, at - length) if at >= length else None
        if found and found[1] == length and found[0].rank not in FIRM_ROLES:
            return True
    return False


def neighbours(mentions: Sequence[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """Pairs of names that follow each other in one sentence."""
    return ((a, b) for a, b in pairwise(mentions) if a.sentence == b.sentence)
