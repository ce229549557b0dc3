"""Words that report what somebody says, and what they make of it.

The verbs are the common reporting verbs of English grammars and stylebooks, listed by hand.
"""

from enum import StrEnum


class SpeechKind(StrEnum):
    """What the speaker does with the content."""

    SAY = "say"
    DENY = "deny"
    PLAN = "plan"
    ASK = "ask"
    DOUBT = "doubt"


_SAYING = """
    say tell radio add state declare announce explain note argue claim insist maintain admit
    acknowledge concede confirm report reveal disclose write tweet post reply respond answer
    remark comment observe stress emphasise emphasize underline warn caution complain joke quip
    recall remember testify allege assert contend affirm reiterate repeat conclude estimate
    rule find suggest hint imply indicate mention shout cry exclaim whisper mutter advise
    believe think agree boast predict forecast lament sigh counter retort clarify demand
"""
_PLANNING = "promise pledge vow threaten swear"
_DENYING = "deny dispute refute reject dismiss"
_ASKING = "ask wonder inquire enquire query"
_DOUBTING = "doubt question fear suspect"
_DESCRIBING = (
    "call describe dub label brand hail praise condemn denounce criticise criticize slam term"
)

_IRREGULAR = {
    "said": "say", "says": "say", "told": "tell", "wrote": "write", "written": "write",
    "found": "find", "thought": "think", "swore": "swear",
    "cried": "cry", "cries": "cry", "denies": "deny", "denied": "deny", "replied": "reply",
    "replies": "reply", "implied": "imply", "implies": "imply", "clarified": "clarify",
    "testified": "testify", "testifies": "testify", "hinted": "hint", "quipped": "quip",
    "queried": "query", "admitted": "admit", "admitting": "admit", "quipping": "quip",
}  # fmt: skip


def _forms(verbs: str) -> dict[str, str]:
    """Every inflected form of regular verbs, by rule, to its lemma."""
    forms: dict[str, str] = {}
    for verb in verbs.split():
        stem = verb[:-1] if verb.endswith("e") else verb
        sibilant = verb.endswith(("s", "sh", "ch", "x"))
        third = verb + ("es" if sibilant else "s")
        forms |= dict.fromkeys((verb, third, stem + "ed", stem + "ing"), verb)
    return forms


def _kinds() -> dict[str, SpeechKind]:
    kinds = {
        SpeechKind.SAY: _SAYING,
        SpeechKind.PLAN: _PLANNING,
        SpeechKind.DENY: _DENYING,
        SpeechKind.ASK: _ASKING,
        SpeechKind.DOUBT: _DOUBTING,
    }
    return {verb: kind for kind, verbs in kinds.items() for verb in verbs.split()}


KIND_OF = _kinds()
"""The kind of speech of each reporting verb, by lemma."""
VERB_OF = {**_forms(" ".join(KIND_OF)), **_IRREGULAR}
"""The lemma of each form of a reporting verb: read off the word, as lemmatizers slip on names."""
DESCRIBING = frozenset(_forms(_DESCRIBING)) | {"spoke", "speaks", "speak"}
"""Forms of verbs that put a name to something ('called it "a mess"')."""
FIRM = frozenset(
    "say tell state declare announce explain argue claim insist maintain admit acknowledge concede"
    " confirm reveal warn allege assert contend testify promise pledge deny believe think fear"
    " estimate complain stress rule".split()
)
"""Verbs that report wherever a finite clause follows, even without 'that'."""
REJECTING = frozenset("reject dismiss refute dispute".split())
"""Verbs that deny allegations, but do other things to motions, workers and appeals."""
JUDGING = frozenset("judge justice court tribunal jury panel magistrate referee".split())
"""Those who reject arguments by deciding, which denies nothing about themselves."""
ALLEGATIONS = frozenset(
    """
    claim claims report reports allegation allegations accusation accusations charge charges rumour
    rumours rumor rumors suggestion suggestions speculation idea notion legend account
    criticism criticisms
    """.split()
)
"""Nouns for what may be denied."""
POINTING = frozenset({("point", "out"), ("points", "out"), ("pointed", "out")})
"""Verbs of two words that report."""
RESUMING = frozenset({"continued", "continues", "began", "begins"})
"""Verbs that report only next to a quotation."""
HEARING = frozenset({"heard", "hears", "hear"})
HEARERS = frozenset(
    """
    court jury jurors inquest inquiry enquiry tribunal hearing trial panel committee parliament
    council magistrates judges commission
    """.split()
)
"""Bodies that hear evidence; who gives it is often left out."""
SPEAKERS = frozenset(
    """
    police official officials minister mayor governor president spokesman spokeswoman spokesperson
    report study court judge prosecutor prosecutors lawyer lawyers expert experts union company
    government ministry agency council survey poll chief source sources witness witnesses operator
    scientists researchers residents authorities commission watchdog regulator coach army military
    coroner doctors hospital
    """.split()
)
"""Nouns for those who are quoted in headlines: 'Tunnel safe: minister'."""
