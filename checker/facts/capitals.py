"""Capitalised runs: where names may begin and end in a sentence, offices and demonyms cut off."""

from collections.abc import Iterator
from typing import NamedTuple

from checker.facts.gazetteer import country_of_demonym, is_country
from checker.facts.office import QUALIFIERS, office_at
from checker.facts.portfolio import BODIES, FIELDS
from checker.facts.word import Word, joined
from checker.records.fact import FactKind
from checker.records.sentence import EntityLabel
from checker.text.names import HONORIFICS, STYLES

ORGANISATION_HEADS = frozenset(
    """
    bank university college ministry department union party association federation confederation
    council committee commission agency authority office institute institution foundation trust fund
    company corporation corp inc ltd llc plc gmbh group holdings airlines airways railways
    police army
    navy force forces guard club united fc team league court parliament senate congress assembly
    government church society academy school hospital museum gallery laboratory service services
    times post herald gazette tribune news press wire television radio party alliance front
    coalition movement brigade bureau board network charity orchestra theatre theater
    brewery mills works motors systems technologies partners insurance energy industries bros
    ministry directorate cabinet treasury chamber secretariat administration center centre centers
    centres institutes
    ambulance
    rail rails transit transport steel sugar savings mutual shipping lines line air aero aviation
    power oil gas water electric foods food drinks brewing beverages pharma chemicals cement
    mining metals motor pictures records studios productions capital finance securities assurance
    telecom media digital software robotics logistics stores markets retail hotels trading
    dispatch courier chronicle observer guardian journal echo argus sentinel inquirer examiner
    telegraph newsline
    lions tigers eagles hawks falcons bulls sharks panthers wolves bears dragons giants royals
    knights warriors raiders rangers pirates kings queens stars rockets saints spartans vikings
    dynamo
    wanderers rovers athletic squad inspectorate international watch organization organisation
    """.split()
)
PLACE_HEADS = frozenset(
    """
    river lake sea ocean bay gulf strait island islands isle peninsula cape mount mountain mountains
    mountain hills hill valley pass peak desert forest park street road avenue lane square plaza
    boulevard highway route motorway bridge tunnel airport port harbour harbor station quay pier
    canal dam county province district region municipality state city town village borough
    palace castle tower gate stadium arena beach coast plateau basin heights falls creek
    glacier crescent hall house cathedral inn cafe cross
    """.split()
)
COMMON_HEADS = ORGANISATION_HEADS | PLACE_HEADS
LEADING_ORGANISATION = frozenset(
    "bank university ministry department institute institutes association federation union centre "
    "center centres centers "
    "office court house church council committee academy republic league society".split()
)
LEADING_PLACE = frozenset(
    "lake mount river cape port fort san santa santo saint sankt st route highway rue place isle "
    "gulf bay col "
    "upper lower north south east west nether new old great little".split()
)
OF_HEADS = (
    ORGANISATION_HEADS | PLACE_HEADS | LEADING_ORGANISATION | LEADING_PLACE | {"order", "bishops"}
)
JOINTS = frozenset(
    """of de la las los le les du des del della di da do dos van von der den ter bin ibn al el y &
    zu""".split()
)
_LINKING = frozenset({"of", "the", "and", "for", "&", "on"})
_CALLED = frozenset(
    "teenager substitute newcomer survivor motorist villager passenger onlooker bystander "
    "newlywed mother father grandmother grandfather widow widower brothers sisters".split()
)
"""What somebody is called at the head of a sentence: 'Teenager Ann Roe scored'."""
PARTISAN = frozenset("republican democrat democratic conservative tory".split())
"""Adjectives of parties that name no field of an office."""
_NEAR = frozenset("neighbouring neighboring nearby".split())
_RELATED = frozenset("rival fellow".split())
"""What opens a sentence before the name of another firm or person."""
_CALLING = ("er", "or", "ist")
_PAPERS = frozenset({"daily", "evening", "morning"})
_WIDE_JOINTS = frozenset("for and the on".split())
_NEVER = frozenset(
    """
    the a an this that these those it its he she they we you i his her their our my your who
    what which
    when where why how there here and but or nor so yet for if as at by in on of to from with
    without
    under over after before during since until while because although though not no yes none
    all some
    any each every both many most more few several one two three four five six seven eight
    nine ten eleven twelve
    monday tuesday wednesday thursday friday saturday sunday january february march april may june
    july august september october november december jan feb mar apr jun jul aug sept sep oct nov dec
    today yesterday tomorrow tonight now then still also only even just among about above according
    another other others such than is are was were be been being has have had do does did will would
    can could should must might let however meanwhile later earlier earlier first second third last
    never nobody nothing everyone someone anyone people officials between like near inside outside
    once twice early late again against through across around next nearly almost read photo image
    am pm gmt utc est cet live updated update breaking exclusive more less much soon every
    hardly perhaps maybe asked given despite unlike along thanks instead too well very
    indeed moreover furthermore nevertheless nonetheless otherwise hence thus therefore accordingly
    besides likewise similarly eventually finally ultimately initially originally recently
    previously currently clearly apparently reportedly allegedly sadly unfortunately fortunately
    tragically thankfully luckily interestingly ironically surprisingly additionally consequently
    subsequently separately specifically notably
    """.split()
)
_GIVEN = frozenset("april may june jan august will".split())
"""Words of no name that are given names as well."""
_COMPASS = frozenset("north south east west northeast northwest southeast southwest".split())
_POSSESSIVES = frozenset("his her your their our my".split())
_HONOURABLE = frozenset("honourable honorable hon reverend worshipful".split())
_PRONOUN_ACRONYMS = frozenset({"who", "us"})
_CURRENCIES = frozenset("eur usd gbp chf jpy cny sek nok dkk mxn cad aud".split())
_SPLIT_POSSESSIVE = frozenset(
    "children teachers people women men workers king queen founders farmers students".split()
)


class Mention(NamedTuple):
    """A name in the text; ``first`` is the index of its first word in its sentence."""

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


_TIED = (
    "-based", "-born", "-backed", "-led", "-style", "-trained", "-made", "-bound", "-owned", "-run",
    "-educated", "-raised", "-registered", "-flagged", "-listed", "-controlled", "-dominated",
    "-held", "-majority", "-appointed", "-funded", "-sponsored", "-occupied", "-ruled", "-aligned",
)  # fmt: skip
"""Ends of adjectives that are made of a name: 'the Democratic-led Senate', 'US-backed forces'."""


def runs(at: int, row: list[Word]) -> Iterator[Mention]:
    """The capitalised runs of sentence ``at`` that may be names, in order, their kind not known."""
    start = 0
    while start < len(row):
        if not _opens(row[start]) or _style(row, start) or row[start].key.endswith(_TIED):
            start += 1
            continue
        end = _run_end(row, start)
        for first, last in _stripped(row, start, end):
            yield Mention(at, first, tuple(row[first:last]))
        start = end


def _style(row: list[Word], at: int) -> bool:
    """Whether a word is of an address: 'Lordship' of 'his Lordship', 'Right' of 'Right Hon'."""
    if row[at].key == "right":
        return at + 1 < len(row) and row[at + 1].key.rstrip(".") in _HONOURABLE
    if row[at].key in _HONOURABLE:
        return at > 0 and row[at - 1].key == "right"
    first = at
    while first and row[first].key in STYLES:
        first -= 1
    return first < at and row[first].key in _POSSESSIVES


def _opens(word: Word) -> bool:
    key = word.key
    if key in _PRONOUN_ACRONYMS and word.shouted:
        return True
    if key in _GIVEN and word.entity is EntityLabel.PERSON:
        return word.capital
    if {*key.split("-")} <= _NEVER:
        return False  # 'the April-June quarter'
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
    if (
        word.entity is EntityLabel.PERSON
        and word.entity_start
        and before.entity is EntityLabel.PLACE
    ):
        return not is_country(before.text)
    return _opens(word)


def _joint(row: list[Word], start: int, at: int) -> int:
    """How many words a joint ('of the', 'de la') takes with the capital behind; 0 for none."""
    heads = {word.key for word in row[start:at]}
    wide = bool(heads & ORGANISATION_HEADS)
    if row[at].key == "of" and row[at - 1].key not in OF_HEADS and not _ministry(row, at):
        return 0
    if row[at].key == "of" and row[at - 1].key in _COMPASS:
        return 0  # 'South of Oran'
    if row[at].key in {"'s", "'"} and at + 1 < len(row):
        saint = row[start].key in {"st", "saint"} and row[at + 1].key in COMMON_HEADS
        split = saint or row[at - 1].key in _SPLIT_POSSESSIVE
        return int(split and _opens(row[at + 1]))
    for length in (1, 2):
        joints = [word.key for word in row[at : at + length]]
        if len(joints) < length or at + length >= len(row):
            return 0
        allowed = JOINTS | _WIDE_JOINTS if wide else JOINTS | ({"the"} if length == 2 else set())
        if "and" in joints and not _spans_and(row[start:at]):
            return 0
        if set(joints) <= allowed and _opens(row[at + length]):
            return length + 1
    return 0


def _spans_and(words: list[Word]) -> bool:
    """Whether a name may go on after 'and': 'Ministry of Food and …', 'Transport and … Union'."""
    return words[0].key in LEADING_ORGANISATION or (len(words) == 1 and words[0].key in FIELDS)


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
    if keys[start] in _PAPERS and end - start == 2:
        yield start, end  # 'the Daily Ferryman'
        return
    holder = _holder(row, start, end)
    if holder > start:
        yield start, holder
    cut = at = holder
    while at < end:
        office = office_at(keys, at)
        if _given(row, at, end):
            cut, at = at, end
        elif office and not _part_of_name(keys, at, at + office[1], end):
            tail = at + office[1]
            if at > cut and not _office_modifiers(row[cut:at]):
                yield cut, at
            cut = at = _after_portfolio(row, tail, end)
        elif at == cut and _addressed(keys, at, end):
            cut = at = at + 1
        else:
            at += 1
    while cut < end and (row[cut].key in _LINKING | QUALIFIERS.keys() or _demonym(row, cut, end)):
        cut += 1
    cut += _leads(row, cut, end)
    if end - cut > 2 and row[cut].key in {"board", "members"} and row[cut + 1].key == "of":
        cut += 2 + (row[cut + 2].key == "the")
    if cut < end:
        yield cut, end


def _holder(row: list[Word], start: int, end: int) -> int:
    """Where the holder's name begins in what follows an office: 'Speaker of the House Ann Roe'."""
    keys = [word.key for word in row[:start]]
    if keys[-1:] == ["and"] and not FIELDS.isdisjoint(keys[-2:-1]):
        del keys[-2:]  # 'of Health and Human Services Ann Roe'
    if keys[-1:] == ["the"]:
        keys.pop()
    heads = range(max(0, len(keys) - 4), len(keys) - 1)
    if keys[-1:] != ["of"] or not any(_is_office(keys, at) for at in heads):
        return start
    persons = (i for i in range(start + 1, end) if row[i].entity is EntityLabel.PERSON)
    return next((i for i in persons if row[i].entity_start), start)


def _is_office(keys: list[str], at: int) -> bool:
    """Whether an office reaches from ``at`` to the last word but one."""
    office = office_at(keys, at)
    return office is not None and at + office[1] == len(keys) - 1


def _leads(row: list[Word], at: int, end: int) -> bool:
    """Whether a word at the head of a run is none of the name: 'Commuter Ann Roe', 'Rival Orbel'.

    The recogniser leaves it out, and it is a common word that opens the sentence, or a party's.
    """
    word = row[at] if at + 1 < end else None
    if word is not None and (word.key in _NEAR or _ends_office(row, at)):
        return True
    if word is None or not row[at + 1].entity_start:
        return False
    person = row[at + 1].entity is EntityLabel.PERSON
    if person and word.key in PARTISAN:
        return True
    opens = not any(w.text[0].isalnum() for w in row[:at])
    people = person or row[at + 1].entity is EntityLabel.OTHER
    common = word.pos in ({"NOUN", "ADJ", "VERB", "ADP"} if people else {"VERB", "ADP"})
    known = word.entity is not None or word.key in COMMON_HEADS | LEADING_PLACE
    return opens and (common or word.key in _RELATED) and not known


def _ends_office(row: list[Word], at: int) -> bool:
    """Whether a word ends the office or body before a name: 'Chief of Staff Ann Roe'."""
    before = [word.key for word in row[max(0, at - 2) : at]]
    return row[at].key == "staff" and before in (["chief", "of"], ["chiefs", "of"])


def _given(row: list[Word], at: int, end: int) -> bool:
    """Whether 'Dean' is somebody's given name: 'chemist Dean Roe', 'Organiser Dean Cope'."""
    if row[at].key != "dean" or at == 0 or at + 2 != end:
        return False
    before = row[at - 1]
    called = office_at([before.key], 0) is not None or before.key.endswith(_CALLING)
    return called and before.pos == "NOUN"


def _addressed(keys: list[str], at: int, end: int) -> bool:
    """Whether a form of address or what somebody is called opens a name: 'Mr', 'Teenager'."""
    called = keys[at] in _CALLED and at + 1 < end
    address = keys[at].rstrip(".") in HONORIFICS and keys[at] not in {"st", "saint", "st."}
    return called or address


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
