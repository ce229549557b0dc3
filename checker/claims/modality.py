"""How a clause is put forward, and whether its predicate is negated."""

from collections.abc import Iterable, Sequence

from checker.claims.clauses import Clause, ClauseKind
from checker.claims.grammar import Grammar
from checker.claims.reporting import KIND_OF, SpeechKind
from checker.records.claim import Modality, Polarity

_CONDITIONS = {"if", "unless"}
_HEDGES = {"may", "might", "could"}
_LIKELIHOOD = {"possible", "possibly", "likely", "unlikely", "perhaps", "probably", "maybe"}
_FUTURE = {"will", "shall", "'ll", "’ll", "wo"}
_INTENTIONS = {
    "plan", "intend", "schedule", "propose", "aim", "hope", "agree", "prepare",
}  # fmt: skip
_PROMISES = {"promise", "pledge", "vow"}
_BE = {"is", "are", "'s", "’s", "'re", "’re"}
_FORECASTS = {"expect", "forecast", "predict", "anticipate"}
_AWAITED = {"due", "set", "about", "ready", "going", "poised"}
_DENIALS = {"deny", "reject", "refute"}
_NEGATIONS = {"not", "n't", "n’t", "never", "no", "none", "nobody", "nothing", "neither", "cannot"}
_NOT = {("not",), ("n't",), ("n’t",)}
_SUBORDINATE = {"that", "because", "until", "if", "unless", "which", "who", "when", "while"}
_LASTING = {"be", "have", "need", "want", "stand", "lie", "remain", "stay", "hold", "contain"}
"""Verbs for what lasts, which happens at no moment."""
# Words of judgement, put together by hand from general English; short on purpose, for a word too
# many hides a reported fact as an opinion.
_JUDGEMENTS = {
    "best", "worst", "better", "worse", "good", "great", "bad", "terrible", "horrible", "awful",
    "wonderful", "amazing", "beautiful", "lovely", "nice", "ugly", "shameful", "disgraceful",
    "outrageous", "unacceptable", "intolerable", "brave", "brilliant", "absurd", "ridiculous",
    "tragic", "tragedy", "disaster", "catastrophe", "disgrace", "shame", "scandal", "insult",
    "enough", "unfair", "fair", "wrong", "right", "foolish", "stupid", "reckless", "irresponsible",
    "cruel", "cynical", "proud", "sad", "happy", "delighted", "disappointed", "disappointing",
    "devastated", "grateful", "remarkable", "extraordinary", "incredible", "unbelievable",
    "superb", "magnificent", "heroic", "hero", "pathetic", "nightmare", "miracle", "joke",
    "masterpiece", "historic", "important", "difficult", "hard", "easy", "dangerous", "lucky",
    "betrayal", "victory", "dream", "love", "hate", "deserve", "deserves", "deserved",
}  # fmt: skip
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
    if kind is SpeechKind.DENY or _lemma(grammar, clause) in _DENIALS:
        return Modality.DENIED
    if not _CONDITIONS.isdisjoint(words) or _hedged(grammar, clause):
        return Modality.CONDITIONAL
    coming = ahead and _present(grammar, clause)
    if coming or kind is SpeechKind.PLAN or _planned(grammar, clause, reported=kind is not None):
        return Modality.PLANNED
    if kind is SpeechKind.DOUBT or _judges(grammar, clause, direct=direct):
        return Modality.OPINION
    return Modality.REPORTED if kind is not None else Modality.ASSERTED


def own_speech(grammar: Grammar, clause: Clause, stance: Modality) -> bool:
    """Whether the subject itself puts the claim forward: 'the mayor promised to', 'he denies'."""
    if clause.predicate is None or not clause.subject:
        return False
    relations = {grammar.tokens[i].dep for i in grammar.children[clause.predicate]}
    verbs = {
        Modality.PLANNED: _INTENTIONS | _FORECASTS | _PROMISES,
        Modality.DENIED: _DENIALS,
        Modality.OPINION: _APPRAISALS,
    }.get(stance, set())
    return _lemma(grammar, clause) in verbs and not relations & {"aux:pass", "nsubj:pass"}


def happens(grammar: Grammar, clause: Clause) -> bool:
    """Whether the clause tells an event in the present tense: 'Talks resume', 'The dam breaks'."""
    if clause.predicate is None or not _present(grammar, clause):
        return False
    lemma, verb = _lemma(grammar, clause), grammar.tokens[clause.predicate]
    return verb.tag in {"VBZ", "VBP"} and lemma not in _LASTING and lemma not in KIND_OF


def polarity(grammar: Grammar, clause: Clause, stance: Modality) -> Polarity:
    """Whether the predicate of ``clause``, put forward as ``stance``, is negated."""
    if stance is Modality.DENIED:
        return Polarity.NEGATIVE
    negative = any(_negates(grammar, i) for i in _core(grammar, clause))
    return Polarity.NEGATIVE if negative else Polarity.POSITIVE


def _lemma(grammar: Grammar, clause: Clause) -> str:
    return "" if clause.predicate is None else grammar.tokens[clause.predicate].lemma.lower()


def _verbs(grammar: Grammar, clause: Clause) -> Iterable[int]:
    """The predicate and the auxiliaries in front of it."""
    if clause.predicate is None:
        return ()
    last = clause.predicate
    near = [i for i in clause.tokens if last - 6 <= i < last]
    return [*(i for i in near if grammar.tokens[i].pos in {"AUX", "ADV", "PART"}), last]


def _hedged(grammar: Grammar, clause: Clause) -> bool:
    for i in _verbs(grammar, clause):
        # 'Could not meet' tells what happened, not what might.
        able = grammar.words[i] == "could" and grammar.words[i + 1 : i + 2] in _NOT
        if grammar.words[i] in _HEDGES and not able:
            return True
    if clause.predicate is None:
        return False
    near = (i for i in clause.body if i <= clause.predicate + 2)
    return any(grammar.words[i] in _LIKELIHOOD for i in near)


def _planned(grammar: Grammar, clause: Clause, *, reported: bool) -> bool:
    verbs = list(_verbs(grammar, clause))
    words = {grammar.words[i] for i in verbs}
    if words & _FUTURE or ("would" in words and (reported or "have" not in words)):
        return True
    if any(grammar.words[i] in _BE and _infinitive(grammar, i + 1) for i in clause.body[:-2]):
        return True
    if clause.predicate is None:
        # Headlines: 'Minister to resign'.
        return any(_infinitive(grammar, i) for i in clause.body[1:])
    if _lemma(grammar, clause) in _FORECASTS:
        return True
    after = [i for i in clause.body if clause.predicate <= i <= clause.predicate + 8]
    if _lemma(grammar, clause) in _INTENTIONS:
        passive = any(word in _BE for word in words)
        return passive or any(_infinitive(grammar, i) for i in after)
    if _lemma(grammar, clause) in _PROMISES:
        return True
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
        return bool(words & (_JUDGEMENTS | {'"', "“"}))
    return direct and bool(words & _JUDGEMENTS)


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
    if word == "no":
        return following not in {".", "doubt"} and grammar.tokens[index].pos != "NOUN"
    return word in _NEGATIONS and following not in {"only", "just", "merely"}
