"""Forms of names: which spellings mean one bearer, and which look like a slip of the pen.

Similarity alone never makes two names one: 'John Smith' and 'Joan Smith' are one letter apart.
Only named rules do: accents, initials, left-out middle names, transliteration, acronyms.
"""

import re
from functools import cache
from typing import TYPE_CHECKING

from rapidfuzz.distance import DamerauLevenshtein

from checker.text.normalise import fold, plain
from checker.text.nouns import singular

if TYPE_CHECKING:
    from nicknames import NickNamer

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
HONORIFICS = frozenset(
    "mr mrs ms miss mx dr doctor prof professor sir dame lord lady madam señor señora sr sra "
    "monsieur madame mme herr frau don doña st rev reverend father sister brother hon judge "
    "justice captain capt colonel col general gen major maj lieutenant lt sergeant sgt admiral "
    "adm commander cmdr cllr coun councillor sen senator rep gov governor pope saint sheikh shaikh "
    "sheikha baroness baron viscount viscountess".split()
)
"""Words before a name that are no part of it (courtesy titles and their usual short forms)."""
STYLES = frozenset(
    "lordship lordships ladyship ladyships honour honours honor honors excellency excellencies "
    "majesty majesties highness highnesses holiness eminence eminences worship worships grace "
    "graces beatitude royal imperial serene madam mister".split()
)
"""Words that with 'his', 'her', 'your' or 'their' in front address a person instead of a name."""
_HIS = frozenset("mr sir lord monsieur herr senor don baron viscount".split())
_HERS = frozenset(
    "mrs ms miss dame lady madam madame mme frau senora dona sheikha baroness viscountess".split()
)
_GENERATIONS = frozenset("jr sr ii iii iv".split())
_AFFIXES = _GENERATIONS | frozenset("phd md mp mep obe cbe qc kc".split())
_PARTICLES = frozenset(
    "al el bin ibn ben de da do dos das del della di du la le van von der den".split()
)
_CHILD_OF = frozenset({"bin", "ibn", "bint"})
"""Arabic for 'son of' and 'daughter of'."""
_GERMAN = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "ß": "ss", "æ": "ae"}
)
_STROKES = str.maketrans({"ł": "l", "đ": "d", "ħ": "h", "ŧ": "t", "ı": "i"})
"""Letters that carry a stroke, which Unicode does not take for an accent."""
# Romanisation varies by system (BGN/PCGN, ISO 9, ALA-LC): the endings below are one letter group
# in the original script.
_ENDINGS = (
    (re.compile(r"sk(?:iy|yy|ij|ii|yi|y|i)$"), "sky"),
    (re.compile(r"(?:iy|yy|ij|ii|yi)$"), "y"),
    (re.compile(r"(?:ei|ej)$"), "ey"),
    (re.compile(r"^ye"), "e"),
    (re.compile(r"y(?=[ua])"), "i"),
)
# Spellings of one given name: romanisations of Arabic and Slavic names, and English short forms
# (Wikipedia, 'List of hypocorisms' and the articles on each name). Further ones, less like the full
# name, are those of the library nicknames.
_GIVEN = {
    form: group[0]
    for group in (
        line.split()
        for line in """
        muhammad mohammed mohamed mohammad mohamad muhammed mohamud
        ahmed ahmad|hussein husain hussain husayn|yusuf yousef youssef yousuf yosef
        omar umar|khaled khalid|osama usama|abdul abdel abd|ali aly|hasan hassan
        said saeed sayed sayyid|qaddafi gaddafi gadhafi kadhafi|ibrahim ebrahim
        yuri yury iuri|sergei sergey|alexei alexey aleksei aleksey|andrei andrey andriy
        alexander aleksandr alexandr oleksandr sasha|dmitri dmitry dmitriy dmytro
        nikolai nikolay mykola|abdullah abdallah|ayman aymen aiman|jose pepe|francisco paco
        ioannis yiannis giannis yannis|george georgios giorgos yiorgos
        sheikh shaikh sheik shaykh|abubakar abubakr aboubakar|mahmoud mahmud mahmood
        mustafa mustapha moustafa|rashid rasheed|karim kareem|faisal faysal|tariq tarek tareq
        vladimir volodymyr|yevgeny evgeny yevgeni evgeni|mikhail michail mykhailo
        william bill will|robert bob rob|joseph joe|james jim jimmy|michael mike|thomas tom
        david dave|richard rick dick|edward ed ted|elizabeth liz beth|catherine kate katherine
        kathryn|margaret maggie|anthony tony antony|benjamin ben|christopher chris
        daniel dan danny|samuel sam|steven steve stephen|matthew matt|nicholas nick|timothy tim
        jeffrey jeff jeffery|gregory greg|charles charlie chuck|kenneth ken|ronald ron|donald don
        raymond ray|lawrence larry|gerald jerry|joshua josh|jonathan jon|andrew andy|frederick fred
        jacob jake jack|zachary zachery zackary zach zack|jennifer jen jenny|susan sue
        deborah debbie deb|rebecca becky|kimberly kim|victoria vicky|pamela pam
        cynthia cindy|phillip philip phil|walter walt
        nathaniel nathan nate|vincent vince|douglas doug|gabriel gabe|stanley stan|cyrus cy
        """.replace("\n", "|").split("|")
    )
    if group
    for form in group
}
_BRITISH = {
    "centre": "center", "defence": "defense", "labour": "labor", "organisation": "organization",
    "programme": "program", "theatre": "theater", "harbour": "harbor",
    "organisations": "organization",
    "organizations": "organization",
}  # fmt: skip
_SLIP = 2
"""Letters that two spellings of one given name differ by at most."""
_LEGAL = frozenset(
    "inc incorporated ltd limited llc llp plc corp corporation co company gmbh ag se sa sas srl "
    "spa bv nv oy oyj ab as asa aps kk pty pte group holding holdings fc afc cf".split()
)
"""Legal forms of companies, as in the GLEIF list of entity legal forms (ISO 20275), 'Group', and
the letters of football clubs."""
_SPELT_OUT = {
    "utd": ("united",), "st": ("saint",), "dept": ("department",), "univ": ("university",),
    "assn": ("association",), "natl": ("national",), "intl": ("international",),
    "condo": ("condominium",), "gop": ("republicans",),
    "eu": ("european",), "un": ("united", "nations"),
    **{
        word: (f"{number}th",)
        for number, word in enumerate(
            "fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(), start=4
        )
    },
    "first": ("1st",), "second": ("2nd",), "third": ("3rd",),
}  # fmt: skip
"""Short forms inside longer names ('Marlow Utd', 'EU Commission'), and ranks in figures."""
_LINKING = frozenset(
    "the of for and in on at to de du des la le les del der die das und et y & affairs".split()
)
"""Words that tell no body from another; ministers' 'affairs' among them."""
_DOTTED = re.compile(r"\b(?:[^\W\d_]\.){2,}")
_SYLLABLE = re.compile(r"[^aeiouy\W]*[aeiouy]{1,2}[^aeiouy\W]+")
_CLIPPED_OFF = 3
"""Letters that a short form leaves out at least: 'Carl' is no Carlos, 'Joan' no Joanna."""
_SHORT_SURNAME = 3
"""Letters of a surname of which a slip makes another common one: Ko, Ho; Lee, Lea."""


def name_words(name: str) -> tuple[str, ...]:
    """The folded words of a name without courtesy titles and affixes such as 'Jr'.

    >>> name_words("Dr. María-José O’Neill Jr.")
    ('maria', 'jose', "o'neill")
    """
    found = _WORD.findall(fold(plain(name)).translate(_STROKES).replace("'s ", " "))
    while len(found) > 1 and found[0] in HONORIFICS:
        found = found[1:]
    return tuple(w for w in found if w not in _AFFIXES) or tuple(found)


def same_person_form(left: str, right: str) -> bool:
    """Whether two forms can name one person by a rule, not by mere likeness.

    Holds for accents, word order, initials, romanisation, short given names, left-out middle
    names and a surname alone. 'Smith' may then be any Smith: the caller minds the context. A
    father's name is no surname: King Salman is not Mohammed bin Salman.
    """
    if _by_father(left, right):
        return False
    return any(_one_person(a, b) for a in _readings(left) for b in _readings(right))


def _by_father(left: str, right: str) -> bool:
    """Whether a single name is, in the other, only whose son or daughter somebody is."""
    alone, words = sorted((name_words(left), name_words(right)), key=len)
    places = [at for at, word in enumerate(words) if alone == (word,)]
    return bool(places) and all(at and words[at - 1] in _CHILD_OF for at in places)


def unlike(left: str, right: str) -> bool:
    """Whether two names have no word in common.

    >>> unlike("Erik Lund", "Anna Berg"), unlike("Erik Lund", "Anna Lund")
    (True, False)
    """
    return set(name_words(left)).isdisjoint(name_words(right))


def told_apart(left: str, right: str) -> bool:
    """Whether courtesy titles or affixes say that two names are not of one person.

    >>> told_apart("Mrs Lund", "Mr Lund"), told_apart("Al Lund Jr.", "Al Lund")
    (True, False)
    """
    ours, theirs = (_WORD.findall(fold(plain(name))) for name in (left, right))
    genders = [{w in _HERS for w in words[:-1] if w in _HIS | _HERS} for words in (ours, theirs)]
    generations = [set(words[1:]) & _GENERATIONS for words in (ours, theirs)]
    return any(a and b and not a & b for a, b in (genders, generations))


def misspelling_of(left: str, right: str) -> bool:
    """Whether two names that are not one by any rule look like one name, once spelt wrongly.

    >>> misspelling_of("Erik Lund", "Eric Lundh"), misspelling_of("Erik Lund", "Anna Lund")
    (True, False)
    """
    a, b = name_words(left), name_words(right)
    initials = not all(any(len(w) > 1 for w in n) for n in (a, b))
    if initials or same_person_form(left, right) or _by_father(left, right):
        return False
    if len(a) != len(b):
        return min(len(a), len(b)) == 1 and _close_surnames(a[-1], b[-1])
    # Two slips in one name are likelier than two people with nearly one surname and one initial.
    reach = 3 if a[-1] != b[-1] else 0
    return all(x == y or _close(x, y, reach) for x, y in zip(a, b, strict=True)) and (
        a[-1] == b[-1] or _close(a[-1], b[-1])
    )


def _close_surnames(left: str, right: str) -> bool:
    """Whether a surname that stands alone looks like another's; of short ones too many do."""
    return min(len(left), len(right)) > _SHORT_SURNAME and _close(left, right)


def spelling_distance(left: str, right: str) -> float:
    """How far two names are apart in spelling: 0 the same, 1 nothing in common."""
    return DamerauLevenshtein.normalized_distance(
        " ".join(name_words(left)), " ".join(name_words(right))
    )


def acronym_of(short: str, full: str) -> bool:
    """Whether ``short`` is made of the initials of ``full``, linking words counted or not.

    >>> acronym_of("W.H.O.", "World Health Organization"), acronym_of("BBC", "World Bank")
    (True, False)
    """
    letters = re.sub(r"[\W_]", "", short)
    if len(letters) < 2 or not letters.isupper():
        return False
    every = [w for w in _WORD.findall(fold(full)) if w != "the"]
    heavy = [w for w in every if w not in _LINKING]
    legal = [w for w in heavy if w not in _LEGAL]
    # The department that a force is goes without saying: 'OPD', the Osten police.
    force = [*heavy, "department"] if heavy and heavy[-1] in {"police", "fire"} else heavy
    initials = {"".join(w[0] for w in some) for some in (every, heavy, legal, force)}
    return fold(letters) in initials


def same_organisation_form(left: str, right: str) -> bool:
    """Whether two names mean one organisation: legal form, article, word order, spelling, acronym.

    >>> same_organisation_form("Centre for Polar Research", "the Polar Research Center")
    True
    """
    a, b = organisation_words(left), organisation_words(right)
    if not a or not b:
        return False
    return (
        sorted(map(singular, a)) == sorted(map(singular, b))
        or "".join(a) == "".join(b)
        or _one_party(a, b)
        or acronym_of(left, right)
        or acronym_of(right, left)
    )


def _one_party(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether one names the members of the other: the Conservatives, the Conservative Party."""
    if ("party" in a) is ("party" in b):
        return False
    members, party = (b, a) if "party" in a else (a, b)
    rest = [singular(word).removesuffix("ic") for word in party if word != "party"]
    return members[-1].endswith("s") and [singular(w).removesuffix("ic") for w in members] == rest


def organisation_words(name: str) -> tuple[str, ...]:
    """The words of an organisation's name that tell it from others, in American spelling."""
    bare = _DOTTED.sub(lambda match: match[0].replace(".", ""), fold(plain(name)))
    written = [_BRITISH.get(w, w) for w in _WORD.findall(bare.replace("'s", "").replace("s'", "s"))]
    found = [full for word in written for full in _SPELT_OUT.get(word, (word,))]
    heavy = [w for w in found if w not in _LINKING]
    return tuple(w for w in heavy if w not in _LEGAL) or tuple(heavy)


def _readings(name: str) -> set[tuple[str, ...]]:
    forms = {name_words(name), name_words(plain(name).casefold().translate(_GERMAN))}
    # As written, too: 'Chris' is short for Christian as well as for Christopher.
    return (
        forms
        | {
            tuple(_romanised(word) for word in form if word not in _PARTICLES) or form
            for form in forms
        }
        | {("".join(map(_romanised, form)),) for form in forms if len(form) > 1}
    )


def _romanised(word: str) -> str:
    if word in _GIVEN:
        return _GIVEN[word]
    for pattern, ending in _ENDINGS:
        word = pattern.sub(ending, word)
    return _GIVEN.get(word, word)


def _one_person(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    if not a or not b:
        return False
    if sorted(a) == sorted(b):
        return True
    short, full = sorted((a, b), key=len)
    if len(short) == 1 and len(short[0]) > 1:
        return short[0] in full
    # A Spanish name may leave its second surname out: 'Sofía Ramírez (Ortega)'.
    if short in (full[-len(short) :], full[: len(short)]):
        return True
    return _matches(short[-1], full[-1]) and _in_order(short, full) if len(short) > 1 else False


def _in_order(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    left = iter(full[1:])
    given = _matches(short[0], full[0]) or _clipped(short[0], full[0])
    given = given or _nicknamed(short[0], full[0])
    return given and all(any(_matches(w, other) for other in left) for w in short[1:])


def _clipped(a: str, b: str) -> bool:
    """Whether one given name is the first syllable of the other: 'Zach', 'Zachery'."""
    short, full = sorted((a, b), key=len)
    return (
        _SYLLABLE.fullmatch(short) is not None
        and full.startswith(short)
        and len(full) - len(short) >= _CLIPPED_OFF
    )


def _nicknamed(a: str, b: str) -> bool:
    """Whether one given name is short for the other, and no slip of the pen: 'Rudy', 'Rudolph'.

    'Jon' and 'John' may be two spellings of one name, of which one is wrong.
    """
    if _GIVEN.keys() & {a, b} or DamerauLevenshtein.distance(a, b) <= _SLIP:
        return False
    return a in _nicknames().nicknames_of(b) or b in _nicknames().nicknames_of(a)


@cache
def _nicknames() -> "NickNamer":
    from nicknames import NickNamer  # noqa: PLC0415 - reads a table

    return NickNamer()


def _matches(a: str, b: str) -> bool:
    return a == b or (a[0] == b[0] and 1 in (len(a), len(b)))


def _close(a: str, b: str, reach: int = 0) -> bool:
    if a in _PARTICLES or b in _PARTICLES:
        return False
    longest = max(len(a), len(b))
    gap = DamerauLevenshtein.distance(a, b)
    allowed = max(reach, 1 + (longest >= 4) + (longest >= 9))
    return gap <= min(allowed, longest // 2 + 1) and (a[0] == b[0] or gap == 1)
