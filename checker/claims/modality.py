"""How a clause is put forward, and whether its predicate is negated."""

from collections.abc import Iterable, Sequence

from checker.claims.clauses import Clause, ClauseKind
from checker.claims.grammar import Grammar
from checker.claims.lexicon import JUDGEMENTS
from checker.claims.reporting import ALLEGATIONS, JUDGING, KIND_OF, SpeechKind
from checker.records.claim import Modality, Polarity
from checker.text.verbs import third_person, verb

_CONDITIONS = {"if", "unless"}
_HEDGES = {"may", "might", "could"}
_LIKELIHOOD = {"possible", "possibly", "likely", "unlikely", "perhaps", "probably", "maybe"}
_FUTURE = {"will", "shall", "'ll", "’ll", "wo"}
_INTENTIONS = {
    "plan", "intend", "schedule", "propose", "aim", "hope", "agree", "prepare", "want",
}  # fmt: skip
_PROMISES = {"promise", "pledge", "vow", "threaten"}
_BE = {"is", "are", "'s", "’s", "'re", "’re"}
_FORECASTS = {"expect", "forecast", "predict", "anticipate", "foresee", "project", "target"}
_OUTLOOK = {"growth", "sales", "profit", "profits", "revenue", "revenues", "inflation", "demand",
            "rise", "fall", "increase", "decline", "drop", "margin", "earnings"}  # fmt: skip
_AWAITED_IN_HEADLINES = {"expected", "forecast", "planned", "scheduled", "due"}
_ADVICE = {"advise", "urge", "recommend"}
_AWAITED = {"due", "set", "about", "ready", "going", "poised"}
_DENIALS = {"deny", "reject", "refute", "dismiss"}
_WITHHELD = {
    "bail", "access", "entry", "permission", "parole", "asylum", "leave", "request", "requests",
    "visa", "visas", "appeal", "motion", "chance", "treatment", "care",
}  # fmt: skip
"""What is denied to somebody, which is no denial of a statement."""
_HEARSAY = {"accuse", "suspect", "allege", "say", "think", "believe", "report", "rumour", "rumor",
            "understand", "claim", "reckon"}  # fmt: skip
_HEARSAY_ADVERBS = {"allegedly", "reportedly", "apparently", "supposedly", "purportedly"}
_NEGATIONS = {"not", "n't", "n’t", "never", "no", "none", "nobody", "nothing", "neither", "cannot"}
_NOT = {("not",), ("n't",), ("n’t",)}
_SUBORDINATE = {"that", "because", "until", "if", "unless", "which", "who", "when", "while"}
_LASTING = {"be", "have", "need", "want", "stand", "lie", "remain", "stay", "hold", "contain"}
"""Verbs for what lasts, which happens at no moment."""
_APPRAISALS = {"call", "describe", "praise", "criticise", "criticize", "condemn", "hail", "slam"}


def modality(
    grammar: Grammar,
    clause: Clause,
    kind: SpeechKind | None,
    *,
    direct: bool = False,
    ahead: bool = False,
) -> Modality:
    """How ``clause`` is put forward; ``kind`` is what its speaker does, None for the outlet.

    ``direct`` tells words between quotation marks, ``ahead`` a date that was still to come.
    """
    if clause.kind in {ClauseKind.DESCRIPTION, ClauseKind.AGE}:
        return Modality.ASSERTED
    words = [grammar.words[i] for i in clause.tokens]
    if words[-1] == "?" or kind is SpeechKind.ASK:
        return Modality.QUESTION
    if kind is SpeechKind.DENY or _denies(grammar, clause):
        return Modality.DENIED
    if not _CONDITIONS.isdisjoint(words) or _hedged(grammar, clause):
        return Modality.CONDITIONAL
    coming = ahead and _present(grammar, clause)
    if coming or kind is SpeechKind.PLAN or _planned(grammar, clause):
        return Modality.PLANNED
    if kind is SpeechKind.DOUBT or _judges(grammar, clause, direct=direct):
        return Modality.OPINION
    told = kind is not None or _hearsay(grammar, clause) or _advises(grammar, clause)
    return Modality.REPORTED if told else Modality.ASSERTED


def own_speech(grammar: Grammar, clause: Clause, stance: Modality) -> bool:
    """Whether the subject itself puts the claim forward: 'the mayor promised to', 'he denies'."""
    if clause.predicate is None or not clause.subject:
        return False
    verbs = {
        Modality.PLANNED: _INTENTIONS | _FORECASTS | _PROMISES | {"see"},
        Modality.CONDITIONAL: _PROMISES,
        Modality.DENIED: _DENIALS,
        Modality.REPORTED: _ADVICE,
        Modality.OPINION: _APPRAISALS,
    }.get(stance, set())
    return _lemma(grammar, clause) in verbs and not _passive(grammar, clause)


def happens(grammar: Grammar, clause: Clause) -> bool:
    """Whether the clause tells an event in the present tense: 'Talks resume', 'The dam breaks'."""
    if clause.predicate is None or not _present(grammar, clause):
        return False
    lemma, tag = _lemma(grammar, clause), grammar.tokens[clause.predicate].tag
    return tag in {"VBZ", "VBP"} and lemma not in _LASTING and lemma not in KIND_OF


def polarity(grammar: Grammar, clause: Clause, stance: Modality) -> Polarity:
    """Whether the predicate of ``clause``, put forward as ``stance``, is negated."""
    if stance is Modality.DENIED:
        return Polarity.NEGATIVE
    negative = any(_negates(grammar, i) for i in _core(grammar, clause))
    return Polarity.NEGATIVE if negative else Polarity.POSITIVE


def _lemma(grammar: Grammar, clause: Clause) -> str:
    """The dictionary form of the predicate, by its spelling; empty where there is none."""
    if clause.predicate is None:
        return ""
    word, tag = grammar.words[clause.predicate], grammar.tokens[clause.predicate].tag
    if tag == "VBZ":
        return third_person(word)
    return verb(word) if tag in {"VBD", "VBN", "VBG"} else word


def _passive(grammar: Grammar, clause: Clause) -> bool:
    if clause.predicate is None:
        return False
    below = {grammar.tokens[i].dep for i in grammar.children[clause.predicate]}
    # 'The deal, expected to close in May'
    reduced = grammar.tokens[clause.predicate].tag == "VBN" and "aux" not in below
    bare = reduced and clause.kind is ClauseKind.PARTICIPLE
    return bare or not below.isdisjoint({"aux:pass", "nsubj:pass"})


def _verbs(grammar: Grammar, clause: Clause) -> Iterable[int]:
    """The predicate and the auxiliaries in front of it."""
    if clause.predicate is None:
        return ()
    last = clause.predicate
    lent = {*clause.supplied} - {*clause.subject}
    near = [i for i in clause.tokens if last - 6 <= i < last or i in lent]
    return [*(i for i in near if grammar.tokens[i].pos in {"AUX", "ADV", "PART"}), last]


def _denies(grammar: Grammar, clause: Clause) -> bool:
    """Whether a statement is denied, and not an appeal or a request, by whoever it concerns."""
    lemma = _lemma(grammar, clause)
    if lemma not in _DENIALS or clause.predicate is None or _passive(grammar, clause):
        return False
    before, after = grammar.words[: clause.predicate], grammar.words[clause.predicate + 1 :][:6]
    if not {"neither", "nor", "not", "n't", "n’t", "never"}.isdisjoint(before[-3:]):
        return False  # 'has not denied', 'neither confirmed nor denied'
    if lemma == "deny":
        return _WITHHELD.isdisjoint(after)
    behind = range(clause.predicate + 1, min(clause.predicate + 7, len(grammar)))
    alleged = after[:1] == ("that",) or any(
        grammar.words[i] in ALLEGATIONS and grammar.tokens[i].pos == "NOUN" for i in behind
    )
    return alleged and JUDGING.isdisjoint(before)


def _hearsay(grammar: Grammar, clause: Clause) -> bool:
    """'Is accused of', 'is said to have', 'allegedly': told by others who are not named."""
    near = range(max(clause.predicate - 4, 0), clause.predicate + 2) if clause.predicate else ()
    if any(grammar.words[i] in _HEARSAY_ADVERBS for i in near if i in clause.tokens):
        return True
    if clause.predicate is None or _lemma(grammar, clause) not in _HEARSAY:
        return False
    passive = _passive(grammar, clause) and grammar.tokens[clause.predicate].tag == "VBN"
    following = grammar.words[clause.predicate + 1 : clause.predicate + 2]
    return passive and following in {("to",), ("of",)}


def _advises(grammar: Grammar, clause: Clause) -> bool:
    """Whether somebody gives advice: 'doctors advise people to stay indoors'."""
    advice = _lemma(grammar, clause) in _ADVICE and bool(clause.subject)
    return advice and not _passive(grammar, clause)


def _hedged(grammar: Grammar, clause: Clause) -> bool:
    for i in _verbs(grammar, clause):
        # 'Could not meet' tells what happened, not what might.
        able = grammar.words[i] == "could" and grammar.words[i + 1 : i + 2] in _NOT
        if grammar.words[i] in _HEDGES and not able:
            return True
    if clause.predicate is None:
        return False
    near = [i for i in clause.body if i <= clause.predicate + 2]
    negated = any(_negates(grammar, i) for i in near)
    hedges = _LIKELIHOOD - {"possible"} if negated else _LIKELIHOOD
    return any(grammar.words[i] in hedges for i in near)


def _planned(grammar: Grammar, clause: Clause) -> bool:
    verbs = list(_verbs(grammar, clause))
    words = {grammar.words[i] for i in verbs}
    counterfactual = any(grammar.words[i] == "have" and i != clause.predicate for i in verbs)
    if words & _FUTURE or ("would" in words and not counterfactual):
        return True
    if any(grammar.words[i] in _BE and _infinitive(grammar, i + 1) for i in clause.body[:-2]):
        return True
    if clause.predicate is None:
        # Headlines: 'Minister to resign', 'Snow expected on Monday'.
        awaited = any(
            grammar.words[i] in _AWAITED_IN_HEADLINES and grammar.words[i - 1] not in {"than", "as"}
            for i in clause.body[1:]
        )
        return awaited or any(_infinitive(grammar, i) for i in clause.body[1:])
    if "had" in words:
        return False  # 'had expected', 'had agreed to': what came of it is told elsewhere
    if _lemma(grammar, clause) in _FORECASTS:
        return "did" not in words
    after = [i for i in clause.body if clause.predicate <= i <= clause.predicate + 8]
    if _lemma(grammar, clause) in _INTENTIONS:
        return bool(words & _BE) or any(_infinitive(grammar, i) for i in after)
    if _lemma(grammar, clause) in _PROMISES:
        return not _passive(grammar, clause)
    if _lemma(grammar, clause) == "see":
        objects = {grammar.words[i] for i in after if grammar.tokens[i].head == clause.predicate}
        return "VBZ" in {grammar.tokens[i].tag for i in verbs} and bool(objects & _OUTLOOK)
    awaited = any(grammar.words[i] in _AWAITED for i in (*verbs, *after[:2]))
    return awaited and any(_infinitive(grammar, i) for i in after[:4])


def _present(grammar: Grammar, clause: Clause) -> bool:
    """Whether the predicate is in the present tense, which tells plans: 'talks open on Monday'."""
    verbs = [grammar.tokens[i].tag for i in _verbs(grammar, clause)]
    return bool({"VBZ", "VBP"} & {*verbs}) and not {"VBD", "VBN"} & {*verbs}


def _infinitive(grammar: Grammar, index: int) -> bool:
    if index >= len(grammar):
        return False
    following = index + 1 < len(grammar) and grammar.tokens[index + 1].tag == "VB"
    return grammar.words[index] == "to" and following


def _judges(grammar: Grammar, clause: Clause, *, direct: bool) -> bool:
    words = {grammar.words[i] for i in clause.body}
    if _lemma(grammar, clause) in _APPRAISALS:
        return bool(words & (JUDGEMENTS | {'"', "“"}))
    return direct and bool(words & JUDGEMENTS)


def _core(grammar: Grammar, clause: Clause) -> Sequence[int]:
    """The words of the clause up to the first clause inside it."""
    body = [*clause.supplied, *clause.body] if clause.supplied else [*clause.body]
    if clause.predicate is None:
        return body
    inner = [
        n for n, i in enumerate(body) if i > clause.predicate and grammar.words[i] in _SUBORDINATE
    ]
    return body[: inner[0]] if inner else body


def _negates(grammar: Grammar, index: int) -> bool:
    word = grammar.words[index]
    following = grammar.words[index + 1] if index + 1 < len(grammar) else ""
    if word in {"none", "nothing"} and index and grammar.words[index - 1] in {"to", "for", "but"}:
        return False  # 'by nine votes to none', 'for nothing', 'nothing but'
    if word == "no":
        return following not in {".", "doubt"} and grammar.tokens[index].pos != "NOUN"
    return word in _NEGATIONS and following not in {"only", "just", "merely"}
