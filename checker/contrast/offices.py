"""Offices that news names people by: what excludes what, and other words for the same.

General words of United States usage (the corpus is of US outlets), after the AP style on titles.
"""

_GROUPS = (
    # Before a name, in capitals.
    "Gov. Sen. Rep. Mayor Sheriff Judge Coach",
    "Governor|Mayor|Sheriff|Judge|Attorney General|Police Chief|Fire Chief|District Attorney"
    "|Secretary of State|Vice President|Treasury Secretary|Defense Secretary|Superintendent"
    "|Lieutenant Governor",
    "President|Vice President|Prime Minister|Foreign Minister|Defense Minister|Finance Minister"
    "|Interior Minister|Chancellor",
    "Detective Sgt. Lt. Capt.",
    # After a name or with 'the', in small letters.
    "president|vice president|chairman|treasurer|chief financial officer|general counsel",
    "chief executive|chief financial officer|chief operating officer|chairman|finance director",
    "CEO|CFO|chairman|president",
    "director|deputy director|spokesman|chairman|treasurer",
    "mayor|governor|police chief|county executive|district attorney|sheriff",
    "spokeswoman|director|chairwoman|treasurer",
    "prime minister|foreign minister|defense minister|finance minister|interior minister",
    "secretary of state|treasury secretary|defense secretary|attorney general",
    "captain|coach|manager|goalkeeper",
    "professor|dean|provost|chancellor",
    "lawyer|judge|prosecutor|bailiff",
    "chairman|treasurer|secretary",
)
EXCLUSIVE: dict[str, tuple[str, ...]] = {}
"""For each office, others that the same person does not hold with it."""
for _group in _GROUPS:
    _words = _group.split("|") if "|" in _group else _group.split()
    for _word in _words:
        EXCLUSIVE[_word] = (
            *EXCLUSIVE.get(_word, ()),
            *(other for other in _words if other != _word),
        )
# Two who may be one: a company's president is often its chairman or chief executive.
for _one, _other in (("CEO", "president"), ("CEO", "chairman"), ("chairman", "president"),
                     ("chief executive", "chairman")):  # fmt: skip
    EXCLUSIVE[_one] = tuple(o for o in EXCLUSIVE[_one] if o != _other)
    EXCLUSIVE[_other] = tuple(o for o in EXCLUSIVE[_other] if o != _one)

SAME: dict[str, str] = {
    "Gov.": "Governor", "Sen.": "Senator", "Rep.": "Representative",
    "Lt. Gov.": "Lieutenant Governor",
    "CEO": "chief executive", "chief executive": "CEO", "chief executive officer": "CEO",
    "Governor": "Gov.", "Senator": "Sen.", "spokesman": "spokesperson",
    "spokeswoman": "spokesperson", "attorney": "lawyer", "Sgt.": "Sergeant", "Lt.": "Lieutenant",
    "Capt.": "Captain", "CFO": "chief financial officer", "chairman": "chair",
    "Police Chief": "Chief of Police", "police chief": "chief of police",
}  # fmt: skip
"""Other words for the same office."""

LOOSER: dict[str, str] = {
    "Gov.": "politician", "Sen.": "politician", "Rep.": "politician", "Mayor": "politician",
    "Governor": "politician", "Senator": "politician",
    "chief executive": "executive", "CEO": "executive", "CFO": "executive",
    "mayor": "official", "police chief": "official", "sheriff": "official",
    "spokesman": "representative", "spokeswoman": "representative",
    "professor": "academic", "Detective": "police officer", "Sgt.": "officer",
}  # fmt: skip
"""Words that say less: every holder of the office is one."""
