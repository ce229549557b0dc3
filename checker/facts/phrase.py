"""Title phrases in a sentence: where an office is named and how far its title reaches."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from checker.facts.capitals import Mention
from checker.facts.gazetteer import country_of_demonym, known
from checker.facts.office import (
    FIRM_ROLES,
    QUALIFIERS,
    Office,
    Standing,
    office_at,
    qualifiers_in,
    untied,
)
from checker.facts.portfolio import BODIES, FIELDS
from checker.facts.title import TitlePhrase
from checker.facts.word import Word
from checker.records.fact import FactKind

DETERMINERS = frozenset("the a an this that its his her their our my your".split())
_STOP = DETERMINERS | frozenset(
    "and or but nor of for to in on at by with from as who whose which that said says told asked "
    "called is are was were be been has have had will would when while if not no also other "
    "fellow against over about after before under then mr mrs ms dr between than since both "
    "did do does only just even one two three four five six seven eight nine ten".split()
)
MARKS = frozenset({"'s", "’s", "'", "’"})
"""Marks of the possessive."""
_REACH = frozenset("of for at to".split())
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", ""})
_KIN = frozenset(
    "brother sister father mother daughter grandfather grandmother partner teenager passenger "
    "prisoner killer number member owner neighbor neighbour stranger newcomer former other "
    "another never under over after however together river winter summer center corner letter "
    "paper matter order water weather october november september december woman human german "
    "american russian indian italian".split()
)
_AGENT = ("ist", "er", "or", "ian", "eer", "man", "woman", "ant")
_SEATS = {"deputy": "member of parliament", "representative": "congressman"}
"""Offices whose words are styles of members, too, and what those are."""
_NOW = frozenset({"current", "incumbent", "now", "present", "new"})
"""Words before an office that is held now."""
_OF_FIELDS = FIELDS | {"and", "&", ","}
_TO = frozenset(
    {"ambassador", "envoy", "adviser", "high commissioner", "representative", "delegate"}
)
_FOR = frozenset({"minister", "secretary", "state secretary", "commissioner", "spokesperson",
                  "coordinator",
                  "lawyer", "director", "envoy", "delegate", "prosecutor"})  # fmt: skip


class Found(NamedTuple):
    """A title phrase and the indices of its words in the sentence, determiner left out."""

    phrase: TitlePhrase
    first: int
    last: int
    office_first: int
    determiner: str
    aged: bool = False
    """Whether an age stands before it: 'a 47-year-old conductor'."""


class Scene(NamedTuple):
    """A sentence as the title grammar sees it: its words, their keys and the names among them."""

    row: list[Word]
    keys: list[str]
    starts: dict[int, Mention]
    ends: dict[int, Mention]
    inside: dict[int, Mention]

    @classmethod
    def of(cls, row: list[Word], mentions: Sequence[Mention]) -> "Scene":
        """The scene of one sentence and its mentions."""
        return cls(
            row,
            [word.key for word in row],
            {m.first: m for m in mentions},
            {m.last: m for m in mentions},
            {at: m for m in mentions for at in range(m.first, m.last)},
        )

    def person_from(self, at: int) -> Mention | None:
        """The person whose name begins at ``at``."""
        mention = self.starts.get(at)
        return mention if mention and mention.kind is FactKind.PERSON else None

    def holder_from(self, at: int, office: Office) -> Mention | None:
        """The person, or for the role of a firm the organisation, whose name begins at ``at``."""
        mention = self.starts.get(at)
        if mention and mention.kind is FactKind.ORGANISATION and office.rank in FIRM_ROLES:
            return mention
        return self.person_from(at)

    def person_to(self, at: int) -> Mention | None:
        """The person whose name ends just before ``at``."""
        mention = self.ends.get(at)
        return mention if mention and mention.kind is FactKind.PERSON else None


def find_titles(scene: Scene) -> Iterator[Found]:
    """The title phrases of a sentence in order, without overlaps."""
    at, floor, before = 0, 0, None
    while at < len(scene.keys):
        named = _office(scene, at)
        if named is None:
            at += 1
            continue
        office, length, tied = named
        if scene.keys[at - 1 : at] == ["best"]:
            # A prize ('Best Actor'), not an office.
            at += length
            continue
        found = _found(scene, (at, at + length), floor, office, tied)
        if before and _shares_past(scene, before, found):
            found = found._replace(phrase=found.phrase._replace(tied=(*tied, "former")))
        yield found
        before = found
        at = floor = max(found.last, at + length)


def _shares_past(scene: Scene, before: Found, found: Found) -> bool:
    """Whether one 'a former' opens two offices: 'a former envoy to Chile and head of mission'."""
    joined = scene.keys[before.last : found.first] == ["and"] and not found.determiner
    joined = joined and _NOW.isdisjoint(word.key for word in found.phrase.before)
    former = any(QUALIFIERS.get(word.key) == "former" for word in before.phrase.before)
    return joined and (former or "former" in before.phrase.tied) and bool(before.determiner)


def _office(scene: Scene, at: int) -> tuple[Office, int, tuple[str, ...]] | None:
    """The office at a word: itself, its length, and the qualifiers tied to it ('ex-', '-elect')."""
    mention = scene.inside.get(at)
    if mention and not (
        mention.kind is FactKind.ORGANISATION and mention.last == at + 1 and len(mention.words) == 1
    ):
        return None
    found = office_at(scene.keys, at)
    if found and found[1] == 1 and _names_field(scene, at):
        return None
    if found and found[0].rank == "deputy" and not _bare_deputy(scene, at + 1):
        return None
    if found and found[0].rank in _SEATS and _member(scene, at):
        return Office(_SEATS[found[0].rank], Standing.SEAT), 1, ()
    if found:
        length = found[1]
        tied = tuple(q for key in scene.keys[at : at + length] for q in untied(key)[1])
        if scene.keys[at + length : at + length + 1] in (["elect"], ["designate"]):
            return found[0], length + 1, (*tied, scene.keys[at + length])
        return found[0], length, tied
    if _unlisted_calling(scene, at):
        return Office(scene.keys[at], Standing.CALLING), 1, ()
    return None


def _names_field(scene: Scene, at: int) -> bool:
    """Whether an office's word is the field of another: 'justice minister', 'justice ministry'."""
    if scene.keys[at] not in FIELDS:
        return False
    ahead = next((i for i in range(at, len(scene.keys)) if scene.keys[i] not in _OF_FIELDS), at)
    return ahead > at and (scene.keys[ahead] in BODIES or office_at(scene.keys, ahead) is not None)


def _bare_deputy(scene: Scene, at: int) -> bool:
    """Whether 'deputy' is the office itself and does not qualify one that follows."""
    return scene.person_from(at) is not None or scene.keys[at : at + 1] in (
        [],
        [","],
        ["."],
        ["of"],
        ["to"],
    )


def _member(scene: Scene, at: int) -> bool:
    """Whether 'Deputy' or 'Representative' stands as a style before a member's name."""
    return scene.row[at].capital and scene.person_from(at + 1) is not None


def _unlisted_calling(scene: Scene, at: int) -> bool:
    """Whether an agent noun that no list holds stands right before a person: 'glazier John Doe'."""
    word = scene.row[at]
    return (
        scene.person_from(at + 1) is not None
        and word.pos in {"NOUN", ""}
        and len(word.key) > 4
        and word.key.endswith(_AGENT)
        and word.key not in _KIN | _STOP
        and not (word.capital and at > 0 and scene.row[at - 1].text[0].isalnum())
    )


def _found(
    scene: Scene, core: tuple[int, int], floor: int, office: Office, tied: tuple[str, ...]
) -> Found:
    first, last = core
    left = _reach_left(scene, first, floor)
    owner_first, owner_last = _owner(scene, left, floor)
    start = owner_first if owner_last > owner_first else left
    end = _reach_right(scene, last, office)
    opens = start - (start > floor and scene.keys[start - 1].endswith("-old"))
    determiner = (
        scene.keys[opens - 1] if opens > floor and scene.keys[opens - 1] in DETERMINERS else ""
    )
    return Found(
        TitlePhrase(
            tuple(_lowered(scene, at) for at in range(left, first)),
            tuple(scene.row[owner_first:owner_last]),
            office,
            tuple(scene.row[last:end]),
            tied,
        ),
        start,
        end,
        first,
        determiner or ("the" if left > floor and scene.row[left - 1].text in MARKS else ""),
        aged=opens < start,
    )


def _lowered(scene: Scene, at: int) -> Word:
    """The word, without a capital that it has only from opening the sentence."""
    word = scene.row[at]
    opens = at == 0 and word.pos in {"NOUN", "ADJ"} and at not in scene.inside
    opens = opens and (word.key in BODIES | FIELDS or not known(word.text))
    return word._replace(text=word.text.lower()) if opens and not word.shouted else word


def _reach_left(scene: Scene, at: int, floor: int) -> int:
    """Where the modifiers of an office begin: 'Homeland Security', 'former deputy'."""
    left = at
    while left > floor and at - left < 6:
        if _modifies(scene, left - 1):
            left -= 1
        elif scene.keys[left - 1] == "and" and left - 1 > floor and _joined_before(scene, left - 1):
            left -= 2
        else:
            break
    return left


def _joined_before(scene: Scene, at: int) -> bool:
    """Whether 'and' joins two fields before an office: 'National Search and Rescue chief'."""
    sides = (at - 1, at + 1)
    if all(scene.keys[side] in FIELDS for side in sides):
        return True
    named = all(scene.row[side].capital for side in sides)
    return named and all(_modifies(scene, side) for side in sides)


def _modifies(scene: Scene, at: int) -> bool:
    word, mention = scene.row[at], scene.inside.get(at)
    key = word.key
    if mention and mention.kind is FactKind.PERSON:
        return False
    if (
        mention
        or qualifiers_in(key)
        or key in FIELDS
        or key in BODIES
        or country_of_demonym(word.text)
    ):
        return key not in _STOP or bool(mention)
    if not word.text[0].isalpha() or any(c.isdigit() for c in key) or key in _STOP:
        return False
    return word.pos in _NOMINAL and office_at(scene.keys, at) is None


def _owner(scene: Scene, left: int, floor: int) -> tuple[int, int]:
    """The words of a possessive before the title: 'the museum' in 'the museum's director'."""
    mark = left - 1
    if mark <= floor or scene.row[mark].text not in MARKS:
        return left, left
    first = mark
    while first > floor and mark - first < 6 and _modifies(scene, first - 1):
        first -= 1
    return (first, mark) if first < mark else (left, left)


def _reach_right(scene: Scene, at: int, office: Office) -> int:
    """Where the complement of an office ends: behind 'of the Church of Scotland', 'for Health'."""
    end = at
    while end < len(scene.keys) and scene.keys[end] in _REACH:
        if not _reaches(scene, end, office, nested=end > at):
            break
        end = max(end + 2, noun_phrase(scene, end + 1))
    return end


def _reaches(scene: Scene, at: int, office: Office, *, nested: bool) -> bool:
    """Whether the preposition at ``at`` leads on to what the office is of."""
    preposition, then = scene.keys[at], at + 1
    person = scene.person_from(then)
    if person and len(person.words) == 1 and preposition == "of":
        # A lone name behind 'of' is what the office is of, whatever the recogniser took it for.
        return True
    if noun_phrase(scene, then) == then or person:
        return False
    head = scene.row[then + (scene.keys[then] in DETERMINERS)]
    fits = head.capital or head.key in FIELDS or head.key in BODIES
    if preposition == "of":
        return not nested or fits
    if preposition == "to":
        return office.rank in _TO and head.capital
    return (office.rank in _FOR or preposition == "at") and fits


def noun_phrase(scene: Scene, at: int) -> int:
    """Where the noun phrase that begins at ``at`` ends; ``at`` where there is none."""
    end = at + (at < len(scene.keys) and scene.keys[at] in DETERMINERS)
    start = end
    while end < len(scene.keys):
        mention = scene.starts.get(end)
        if mention and mention.kind is FactKind.PERSON:
            break
        if mention:
            end = mention.last
        elif (
            (scene.row[end].text in MARKS and start < end < len(scene.keys) - 1)
            or (_phrase_word(scene, end) and not _leaves_name(scene, start, end))
            or (scene.keys[end] in {"and", ","} and _listed_field(scene, end))
        ):
            end += 1
        else:
            break
    return end if end > start else at


def _leaves_name(scene: Scene, start: int, at: int) -> bool:
    """Whether a common word follows a name: 'Secretary of Commerce heads for …' in a headline."""
    word = scene.row[at]
    return (
        at > start
        and scene.row[at - 1].capital
        and not word.capital
        and word.key not in FIELDS
        and word.key not in BODIES
    )


def _phrase_word(scene: Scene, at: int) -> bool:
    word = scene.row[at]
    return (
        word.text[0].isalpha()
        and word.key not in _STOP
        and (word.pos in _NOMINAL or word.key in FIELDS or word.key in BODIES)
    )


def _listed_field(scene: Scene, at: int) -> bool:
    """Whether 'and' joins two fields of one office or body: 'agriculture and fisheries'."""
    if scene.keys[at] == "and" and _body_behind(scene, at):
        return True
    sides = scene.keys[at - 1 : at + 2 : 2]
    fields = len(sides) == 2 and all(side in FIELDS for side in sides)
    return fields and (scene.keys[at] == "and" or "and" in scene.keys[at + 2 : at + 4])


def _body_behind(scene: Scene, at: int) -> bool:
    """Whether a field and a body follow an 'and': 'search (and rescue agency)'."""
    joined = [side for side in (at - 1, at + 1, at + 2) if 0 <= side < len(scene.keys)]
    if len(joined) < 3 or not all(_phrase_word(scene, side) for side in joined):
        return False
    offices = any(office_at(scene.keys, side) for side in joined[1:])
    return not offices and scene.keys[at - 1] not in BODIES and scene.keys[at + 2] in BODIES
