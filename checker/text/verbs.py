"""English verbs by spelling: the lemma of an inflected form, the past of a verb.

A lemma need only be the same wherever the same verb is met, with or without a parser; the rules
find the dictionary form of all but a few rare verbs.
"""

import re

from checker.resources import packaged_lines

_ROWS = tuple(line.split("\t") for line in packaged_lines("checker.text", "irregular_verbs.tsv"))
_PASTS = {base: past for base, past, _ in _ROWS}
_IRREGULAR = {
    form: base for base, past, participles in _ROWS for form in (past, *participles.split(","))
}
# States that are told like participles, and forms that the rules below would spoil.
_STATES = {"dead": "dead", "missing": "missing"}
_EXCEPTIONS = {
    "dying": "die", "lying": "lie", "tying": "tie", "died": "die", "tied": "tie", "lied": "lie",
    "created": "create", "creating": "create", "added": "add", "adding": "add",
    "being": "be", "seeing": "see", "travelling": "travel", "cancelled": "cancel",
}  # fmt: skip
PARTICIPLES = {**_IRREGULAR, **_STATES, **_EXCEPTIONS}
"""Irregular past forms and words of state, with their lemmas."""

_NO_PARTICIPLES = frozenset(
    "need feed speed seed weed breed indeed hundred sacred naked wicked shed bed red united".split()
)
_EED = re.compile(r"(?:agr|fr|guarant|fl|decr|refer|overs|disagr)eed$")
_DOUBLED = re.compile(r"([bdgkmnprt])\1$")
# 'travelled' and 'controlled' double what 'killed' and 'called' have of themselves.
_DOUBLED_L = re.compile(r"[aeiou][^aeiou]+(?:el|ol|al|il)l$|fuell$")
# Verbs that end in two like letters of themselves: 'boycotted' is no form of 'boycot'.
_DOUBLE = frozenset(
    "boycott add err ebb egg butt purr odd inn install recall "
    "befall forestall appall refill enthrall".split()
)
# Verbs of several syllables that double their last letter, for the stress falls on the last …
_STRESSED = re.compile(
    r"(?:(?:^o|^e|ad|com|per|sub|re|trans)mit|(?:re|pre|de|in|con|trans)fer|(?:oc|re|in|con)cur|quit"
    r"|begin|regret|^allot|abet|outwit|^deter|abhor|^aver|equip|^unplug|^unzip)$"
)
# … or as if it did; so do those in '-el', '-al', '-ol' and '-il' in British spelling.
_AS_STRESSED = re.compile(r"(?:kidnap|handicap|program|[aeiou][^aeiou]+[aeio]l|(?:fu|du|di)[ae]l)$")
_ONE_SYLLABLE = re.compile(r"(?:[^aeiou]*|qu|squ)[aeiouy][^aeiouwxy]")
# Endings of stems of several syllables that have lost an 'e' before '-ed' and '-ing' …
_LOST_E = re.compile(
    r"(?:[cuvz]|lys|[aeo]g|[aeiou][iu]?s|[lnpr]s|dg|lg|rg|eng|ung|chang|rrang|[^aeiouwrl]l|[ai]r|ur"
    r"|at|ut|(?:compl|comp|del|depl)et|(?:prom|dev|v|qu|den)ot|(?:un|exc|inc|inv|ign|rec|extrad|exped)it"
    r"|[aio]d|ud|(?:conc|prec|imp|rec)ed|in|(?:conv|interv|sc)en|(?:postp|teleph|cond|dethr)on|(?:wel|over|be)com|un"
    r"|(?:interf|adh|sev)er|(?:expl|rest|ign|ad|impl|st|sc)or|il|inhal|[cp]ap|sum|ib|(?:v|m|sh)ok"
    r"|(?:reb|mist|f|rem|sh|w)ak|tim|(?:past|wast|tast|hast)"
    r"|(?:conc|recon)il|ol|ul|(?:(?<!d)i|y)p)$"
)
# … and those that end alike but have not.
_KEPT = re.compile(
    r"(?:[aeo][iou](?:l|n|r|d|t|k|m|p)|oo[^sz]|[aeo]a[dtkrlmnp]|[ou]u[a-z]"
    r"|ow|pivot|combat|focus|bias|canvas|visit|signal|total|equip|worship|gossip|ruin|debut|[^aeiou]ss)$"
)
_ADDS_ES = re.compile(r"(?:s|x|z|ch|sh|o)es$")


def is_participle(word: str) -> bool:
    """Whether a word in lower case is a past participle, or tells a state."""
    if word in PARTICIPLES:
        return True
    return word.endswith("ed") and len(word) > 4 and word not in _NO_PARTICIPLES


def verb(form: str) -> str:
    """The lemma of an English participle or past in lower case, by spelling.

    >>> verb("killed"), verb("evacuated"), verb("stopping"), verb("stolen"), verb("fined")
    ('kill', 'evacuate', 'stop', 'steal', 'fine')
    """
    if form in PARTICIPLES:
        return PARTICIPLES[form]
    if _EED.search(form):
        return form[:-1]
    stem = re.sub(r"(?:ed|ing)$", "", form)
    if stem == form or not re.search("[aeiouy]", stem):
        return form
    if form.endswith("ied"):
        return form[:-3] + "y"
    if stem not in _DOUBLE and (_DOUBLED.search(stem) or _DOUBLED_L.search(stem)):
        return stem[:-1]
    return f"{stem}e" if _has_lost_e(stem) else stem


def infinitive(tag: str, form: str) -> str:
    """The lemma of a verb in lower case that a tagger gives a Penn Treebank tag.

    >>> infinitive("VBZ", "denies"), infinitive("VBD", "fell"), infinitive("VB", "need")
    ('deny', 'fall', 'need')
    """
    if tag == "VBZ":
        return third_person(form)
    inflected = tag in {"VBD", "VBN", "VBG"} or is_participle(form)
    return verb(form) if inflected else form


def third_person(form: str) -> str:
    """The lemma of a verb in the third person: 'denies', 'passes', 'kills'.

    >>> third_person("denies"), third_person("passes"), third_person("kills")
    ('deny', 'pass', 'kill')
    """
    if form in {"has", "is"}:
        return {"has": "have", "is": "be"}[form]
    if form.endswith("ies"):
        return form[:-1] if len(form) == len("dies") else f"{form[:-3]}y"
    if _ADDS_ES.search(form) and not _has_lost_e(form[:-2]):
        return form[:-2]
    return form.removesuffix("s")


def _has_lost_e(stem: str) -> bool:
    """Whether the stem of 'fined' or 'evacuating' is that of a verb in 'e'."""
    if _KEPT.search(stem):
        return False
    # A short verb without an 'e' would have doubled its last letter: 'stopped', not 'fined'.
    return bool(_ONE_SYLLABLE.fullmatch(stem) or _LOST_E.search(stem))


def forms(lemma: str) -> frozenset[str]:
    """The forms of a verb, by spelling; also a few that it has not.

    >>> sorted(forms("ban") & {"bans", "banned", "banning", "baned"})
    ['banned', 'banning', 'bans']
    >>> sorted(forms("shoot") & {"shoots", "shot", "shooting"})
    ['shooting', 'shoots', 'shot']
    """
    stem = lemma.removesuffix("e")
    present = f"{lemma}{'es' if re.search('(?:s|x|z|ch|sh|o)$', lemma) else 's'}"
    spelt = {f"{stem}ed", f"{stem}ing", f"{lemma}ing"}
    if lemma.endswith("y") and lemma[-2:-1] not in set("aeiou"):
        present, spelt = f"{lemma[:-1]}ies", {f"{lemma}ing", f"{lemma[:-1]}ied"}
    elif re.search(r"[aeiou][bdglmnprt]$", lemma):
        spelt |= {f"{lemma}{lemma[-1]}ed", f"{lemma}{lemma[-1]}ing"}
    irregular = {form for form, base in PARTICIPLES.items() if base == lemma}
    regular = {form for form in spelt if verb(form) == lemma}
    return frozenset({lemma, present, *regular, *irregular, _PASTS.get(lemma, lemma)})


def past_of(base: str) -> str:
    """The past of a verb from its plain form.

    >>> past_of("win"), past_of("close"), past_of("qualify"), past_of("stop")
    ('won', 'closed', 'qualified', 'stopped')
    """
    if base in _PASTS:
        return _PASTS[base]
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2:-1] not in set("aeiou"):
        return base[:-1] + "ied"
    return f"{base}{base[-1]}ed" if _doubles(base) else base + "ed"


def _doubles(base: str) -> bool:
    """Whether a regular verb doubles its last letter before '-ed' and '-ing'."""
    found = (_ONE_SYLLABLE.fullmatch(base), _STRESSED.search(base), _AS_STRESSED.search(base))
    return any(found)


def past(participle: str, lemma: str) -> str:
    """The past of a verb, from its present participle and its (perhaps wrong) lemma.

    >>> past("killing", "kill"), past("leaving", "leave"), past("stopping", "stop")
    ('killed', 'left', 'stopped')
    >>> past("leading", "leade"), past("putting", "putt")
    ('led', 'put')
    """
    for base in (lemma, verb(participle)):
        if base in _PASTS:
            return _PASTS[base]
    if not participle.endswith("ing"):
        return participle
    # The participle keeps what spelling does before a vowel: 'stopping', 'raising', 'carrying'.
    stem = participle[:-3]
    if stem.endswith("y") and stem[-2:-1] not in set("aeiou"):
        return f"{stem[:-1]}ied"
    return f"{stem}d" if stem.endswith("ee") else f"{stem}ed"
