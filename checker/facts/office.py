"""A general lexicon of offices, ranks, callings and the fields they deal with.

Sources: the classes 'position', 'military rank' and 'ecclesiastical occupation' of Wikidata
(CC0), the unit titles of ISCO-08 (ILO) for callings, NATO STANAG 2116 for ranks, and the
portfolio names of cabinets in the CIA's 'Chiefs of State and Cabinet Members'. Only words of
general use stand here, never a name.
"""

import re
from enum import StrEnum
from importlib.resources import files
from typing import NamedTuple


class Standing(StrEnum):
    """How a role relates to others that the same person may hold.

    A post fills one chair: of two different current posts ascribed to one person, sources
    rarely mean both. A rank is a step on one ladder, so two ranks exclude each other but not a
    post. A seat (membership, party or club function), a calling and a courtesy title go with
    anything.
    """

    POST = "post"
    RANK = "rank"
    SEAT = "seat"
    CALLING = "calling"
    COURTESY = "courtesy"


class Office(NamedTuple):
    """An office word: its canonical form and its standing."""

    rank: str
    standing: Standing


def _table(standing: Standing, lines: str) -> dict[tuple[str, ...], Office]:
    """Entries 'canonical' or 'canonical = other, other', parted by '|' or line ends."""
    found = {}
    for entry in filter(None, (e.strip() for e in lines.replace("\n", "|").split("|"))):
        canonical, _, others = entry.partition("=")
        for form in (canonical, *others.split(",")):
            if form.strip():
                found[tuple(form.split())] = Office(canonical.strip(), standing)
    return found


def _callings() -> dict[tuple[str, ...], Office]:
    """Occupations by the words of callings.txt, which says where they come from."""
    text = files("checker.facts").joinpath("callings.txt").read_text(encoding="utf-8")
    lines = "\n".join(line for line in text.splitlines() if not line.startswith("#"))
    return _table(Standing.CALLING, lines)


OFFICES: dict[tuple[str, ...], Office] = {
    **_callings(),
    **_table(
        Standing.POST,
        """
        prime minister = premier, head of government|minister|secretary|president|head of state
        vice president = vice-president
        chancellor|governor|mayor = mayoress, lord mayor
        chief executive = chief executive officer, ceo, chief exec
        managing director = general manager, director general, director-general, executive director
        chief operating officer = coo
        chief financial officer = cfo, finance chief, chief finance officer
        chief technology officer = cto, chief technical officer|chief information officer = cio
        chief marketing officer|chief medical officer|chief scientific officer
        chief scientific adviser = chief scientific advisor
        chief economist|chief engineer|chief scientist|chief prosecutor|chief justice|chief of staff
        chief constable|chief inspector|chief delegate|chief negotiator
        chief veterinary officer = chief veterinarian, chief vet
        chief whip|chief accountant|chief organiser = chief organizer
        chair = chairman, chairwoman, chairperson|director|head|boss|chief|leader
        secretary-general = secretary general, general secretary
        attorney general = attorney-general|solicitor general|state secretary
        prosecutor = public prosecutor, prosecuting attorney|district attorney
        judge = magistrate, presiding judge, trial judge|ombudsman
        coroner|sheriff|marshal|superintendent|inspector|commissioner
        commander = commanding officer, commander in chief, commander-in-chief
        ambassador|high commissioner|consul|consul general|envoy = special envoy|delegate
        representative|chargé d'affaires
        coordinator = co-ordinator|administrator|controller|comptroller|auditor|auditor general
        treasurer|registrar|manager|supervisor
        rector|dean|provost|principal = headteacher, headmaster, headmistress, head teacher
        vice-chancellor = vice chancellor
        archbishop|bishop|pope|patriarch|cardinal|abbot|abbess|vicar|imam|rabbi|chief rabbi|primate
        speaker|majority leader|minority leader|opposition leader = leader of the opposition
        parliamentary leader
        coach = head coach|referee|curator|conductor
        editor = editor-in-chief, editor in chief, chief editor
        fire chief|police chief|station master = stationmaster
        harbour master = harbor master, harbourmaster|village head
        first minister|foreign secretary|home secretary|crown attorney
        press secretary = press officer|permanent secretary|town clerk
        """,
    ),
    **_table(
        Standing.RANK,
        """
        general|lieutenant general|major general|brigadier|brigadier general|colonel
        lieutenant colonel|major
        captain = capt, skipper|lieutenant|sergeant|corporal|admiral|vice admiral|rear admiral
        commodore|air marshal|field marshal
        detective|detective inspector|chief superintendent|constable
        """,
    ),
    **_table(
        Standing.SEAT,
        """
        member of parliament = mp, lawmaker, parliamentarian|deputy of parliament|senator
        congressman = congresswoman|councillor = councilor, council member, cllr|alderman
        spokesperson = spokesman, spokeswoman|member|founder = co-founder, cofounder
        owner = co-owner|candidate = presidential candidate, nominee
        king|queen|emperor|sultan|emir|crown prince|crown princess|mediator|negotiator
        adviser = advisor|aide|officer|official|organiser = organizer|shareholder|partner
        party leader
        trustee|patron|contractor|operator|successor|predecessor|number two = second-in-command
        deputy|counterpart|justice|peer
        """,
    ),
    **_table(
        Standing.CALLING,
        """
        actor = actress|singer|musician|drummer|guitarist|violinist|pianist|composer|painter
        sculptor|artist|dancer|writer = author|novelist|poet|playwright
        film-maker = filmmaker|film director|photographer|journalist = reporter|correspondent
        presenter|broadcaster|columnist|critic
        lawyer = attorney, solicitor, barrister, counsel|notary|doctor = physician|surgeon|nurse
        midwife|paramedic|veterinarian = vet|dentist|pharmacist
        professor|lecturer|teacher|scientist|researcher|engineer|architect|accountant|economist
        historian|analyst|forecaster|meteorologist
        seismologist|volcanologist|epidemiologist|virologist|biologist|botanist|chemist|physicist
        geologist|psychologist|astronomer|ecologist|sociologist
        driver|taxi driver|bus driver|train driver|pilot|loco pilot|sailor|fisherman = fisher
        farmer|beekeeper|baker|butcher|carpenter|plumber|electrician|miner
        firefighter = fireman|police officer = policeman, policewoman|soldier|guard
        caretaker = janitor|cleaner|shopkeeper|hairdresser|waiter = waitress
        businessman = businesswoman, entrepreneur|banker|broker|trader|clerk|salesman|worker
        student|pupil|pensioner|activist|campaigner
        athlete|footballer|goalkeeper = keeper|defender|midfielder|striker|forward|winger|climber
        mountaineer|cyclist|rider|runner|swimmer|skier|boxer|champion|runner-up|winner
        trainer|technician|mechanic|interpreter = translator|librarian|bandleader|chef = cook
        brewer|priest = pastor, parson|monk|nun|astronaut|explorer|inventor
        """,
    ),
    **_table(
        Standing.COURTESY,
        "Doctor = dr, dr.|Sir = sir|Dame = dame|Lord = lord|Lady = lady|Reverend = rev., reverend",
    ),
}
_LONGEST = max(map(len, OFFICES))
_SHORT = {
    "sec.": "secretary", "gov.": "governor", "gen.": "general", "col.": "colonel",
    "capt.": "captain",
    "lt.": "lieutenant", "sgt.": "sergeant", "maj.": "major", "cmdr.": "commander",
    "adm.": "admiral", "sen.": "senator", "rep.": "congressman", "prof.": "professor",
    "cllr.": "cllr", "prof": "professor", "gen": "general", "gov": "governor", "sen": "senator",
}  # fmt: skip

QUALIFIERS = {
    "former": "former", "ex": "former", "one-time": "former", "onetime": "former",
    "then": "former", "late": "former",
    "outgoing": "outgoing", "departing": "outgoing", "retired": "former", "incoming": "designate",
    "designate": "designate", "designated": "designate", "elect": "elect", "future": "designate",
    "acting": "acting", "interim": "acting", "caretaker": "acting", "provisional": "acting",
    "deputy": "deputy", "vice": "deputy", "assistant": "assistant", "associate": "assistant",
    "under": "deputy", "junior": "deputy", "honorary": "honorary", "emeritus": "former",
}  # fmt: skip
"""Words that qualify an office, and the canonical word for each."""
PASSING = frozenset({"former", "outgoing", "designate", "elect"})
"""Qualifiers that say when an office is held, which one source may leave out."""

FIELDS = frozenset(
    """
    foreign external international european home interior internal domestic homeland security
    defense defence
    war army navy air force finance financial treasury budget economy economic economics trade
    commerce industry business
    enterprise justice legal constitutional health public sanitation welfare social family
    families women
    youth children education schools higher science research technology digital innovation
    culture arts
    heritage media information communications sport sports tourism transport transportation
    roads railways
    infrastructure housing urban development planning construction regional local rural
    cohesion agriculture
    farming farms food fisheries forestry forests environment climate energy mines mining
    petroleum oil gas water
    irrigation natural resources labor labour employment work pensions immigration migration
    integration
    police policing civil emergency emergencies disaster prevention veterans affairs parliamentary
    relations cooperation equality religious state exchequer revenue customs posts
    telecommunications
    ecology reform administration consumer protection services human population planning veterinary
    """.split()
)
"""Words that name the field of a ministry or department."""

BODIES = frozenset(
    """
    bank museum union police company firm party university school college hospital festival
    jury board
    council committee commission association federation league club team band orchestra
    theatre theater
    operator agency authority service ministry department government parliament senate
    assembly court
    church cathedral diocese army navy force brigade regiment airline airport port railway
    rail factory plant
    works charity foundation trust fund institute institution organisation organization
    society academy
    laboratory observatory district region province county city town village municipality country
    state republic nation group gallery library zoo newspaper paper magazine brewery mill mine
    opposition coalition alliance delegation mission expedition project family house chamber
    cooperative
    network utility grid syndicate guild synod congress cabinet
    """.split()
)
"""Common nouns for what an office may be of."""

SYNONYMS = {"defence": "defense", "labour": "labor", "external": "foreign", "internal": "interior",
            "home": "interior", "farming": "agriculture", "farm": "agriculture",
            "farms": "agriculture",
            "treasury": "finance", "exchequer": "finance",
            "financial": "finance", "sports": "sport", "schools": "education",
            "transportation": "transport",
            "economic": "economy", "economics": "economy", "railways": "railway",
            "environmental": "environment",
            "organisation": "organization", "theatre": "theater",
            "harbour": "harbor", "centre": "center",
            "technical": "technology", "children": "child", "women": "woman"}  # fmt: skip
"""Words of a portfolio or body that stand for the same field."""
_HOLLOW = frozenset(
    "the a an of for and in at to on s affair ministry department portfolio "
    "its our his her their".split()
)

FIRM_ROLES = frozenset(
    "operator contractor brewer owner maker manufacturer producer supplier retailer developer "
    "publisher insurer lender builder regulator watchdog group partner shareholder founder broker "
    "baker subcontractor".split()
) | {
    f"{sort} group"
    for sort in ("consumer", "rights", "pressure", "lobby", "campaign", "advocacy", "aid",
                 "environmental")
} | {"think tank", "trade body", "aid agency", "relief agency"}  # fmt: skip
"""Roles that a firm may fill as well as a person."""
TOPS = frozenset(
    {"president", "chief executive", "managing director", "director", "chair", "governor", "rector",
     "commissioner", "commander", "secretary-general", "principal", "superintendent",
     "chief constable",
     "coordinator", "administrator", "manager", "fire chief", "police chief",
     "dean", "vice-chancellor",
     "editor", "curator", "head of state", "mayor", "village head", "abbot"}
)  # fmt: skip
"""Offices at the top of a body, which 'head', 'chief', 'boss' or 'leader' may stand for."""
UMBRELLA = frozenset({"head", "chief", "boss", "leader"})
ALIKE = (
    frozenset({"chief executive", "managing director"}),
    frozenset({"chair", "president"}),
    frozenset({"president", "chief executive"}),
    frozenset({"president", "managing director"}),
    frozenset({"director", "managing director"}),
    frozenset({"director", "chief executive"}),
    frozenset({"president", "head of state"}),
    frozenset({"secretary", "minister"}),
    frozenset({"secretary", "state secretary"}),
    frozenset({"envoy", "representative"}), frozenset({"envoy", "ambassador"}),
    frozenset({"prosecutor", "district attorney"}), frozenset({"prosecutor", "crown attorney"}),
    frozenset({"prosecutor", "chief prosecutor"}), frozenset({"judge", "chief justice"}),
    frozenset({"judge", "justice"}),
    frozenset({"prosecutor", "attorney general"}), frozenset({"delegate", "chief delegate"}),
    frozenset({"delegate", "representative"}), frozenset({"head", "managing director"}),
    frozenset({"coordinator", "commissioner"}),
)  # fmt: skip
"""Pairs of offices for which sources use one word or the other."""


def office_at(keys: list[str], at: int) -> tuple[Office, int] | None:
    """The longest office whose folded words begin at ``at``, and how many words it takes."""
    for length in range(min(_LONGEST, len(keys) - at), 0, -1):
        form = tuple(_SHORT.get(key, key) for key in keys[at : at + length])
        form = (*form[:-1], untied(form[-1])[0])
        if form in OFFICES:
            return OFFICES[form], length
    return None


def untied(key: str) -> tuple[str, tuple[str, ...]]:
    """A word without what a hyphen ties to an office, and the qualifiers that it ties.

    >>> untied("ex-president"), untied("bishop-elect"), untied("co-founder")
    (('president', ('former',)), ('bishop', ('elect',)), ('founder', ()))
    """
    found = []
    if key.startswith("ex-"):
        key, found = key.removeprefix("ex-"), ["former"]
    for tail in ("elect", "designate"):
        if key.endswith(f"-{tail}"):
            key = key.removesuffix(f"-{tail}")
            found.append(tail)
    return key.removeprefix("co-"), tuple(found)


def standing_of(rank: str) -> Standing:
    """The standing of a canonical rank; a calling for one that the lexicon does not hold."""
    office = OFFICES.get(tuple(rank.split())) or OFFICES.get(tuple(rank.lower().split()))
    return office.standing if office else Standing.CALLING


def field_words(words: list[str]) -> tuple[str, ...]:
    """The canonical words of a portfolio or body, sorted, without linking words.

    >>> field_words(["Defence"]), field_words(["agriculture", "and", "Fisheries"])
    (('defense',), ('agriculture', 'fishery'))
    """
    found = {canonical_field(word.casefold()) for word in words if re.match(r"\w", word)}
    return tuple(sorted(found - _HOLLOW))


def canonical_field(word: str) -> str:
    """One word of a portfolio in canonical spelling and number."""
    word = SYNONYMS.get(word, word)
    if len(word) > 4 and word.endswith("ies"):
        word = word[:-3] + "y"
    elif len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "ics")):
        word = word[:-1]
    return SYNONYMS.get(word, word)
