"""Statements: claims that contradict, follow from, or update each other as a whole."""

from collections import Counter
from collections.abc import Iterator

from checker.findings.claim_features import claim_features
from checker.findings.dossier import Dossier
from checker.findings.features import content_words
from checker.findings.judge import Judge
from checker.findings.link import Link, claim_answer
from checker.findings.turned import turned
from checker.findings.vocabulary import FIGURES, READ_AS_CONTRADICTION, STATUS, negated
from checker.records.claim import Claim, Modality, Polarity
from checker.records.fact import FactKind, Level
from checker.records.finding import Category, Kind
from checker.records.pair import ClaimPair
from checker.settings import FindingSettings
from checker.text.names import same_person_form
from checker.text.normalise import words

_FLOOR = 0.2
_ALIKE = 0.6
"""Cosine from which two values are of one thing."""
_FOLLOWS, _CLOSE = 0.5, 0.7
"""Probability that the plan follows from the deed, and their cosine, from which they are of one
thing in whatever verbs. Of six such pairs of a lower cosine in the stories of training and tests
none was a plan and what came of it; of five of a higher one four were."""
_NAMED = 2
"""Names that a plan and its deed share at least, where the deed holds others, too."""
_MODEL_ALONE = 0.5
"""The highest confidence in a contradiction that no negation bears out.

In invented stories two in three of those over 0.6 were contradictions, by folds; of nine in real
news none was one."""
_NAMES = frozenset({FactKind.TITLE, FactKind.PERSON, FactKind.ORGANISATION})
_CAME_LATER = "One account says that it has not come about, later copy that it has."
_EMPTY = frozenset("be have do say will".split())
"""Verbs that tell nothing of what is done."""
_LASTING = frozenset("remain stay continue keep last".split())
"""Verbs of what is to go on as it is, which no deed carries out."""
_BEING = frozenset("is are was were".split())
_PRESENT = frozenset({"VBP", "VBZ"})
"""Tags of the present tense: 'has been found'."""
_HELPING = frozenset({"aux", "aux:pass", "cop"})
"""Relations of words that carry the tense for what they hang on."""
_UNCLEAR = frozenset({Modality.CONDITIONAL, Modality.OPINION, Modality.QUESTION})
_PLANNED = frozenset({Modality.PLANNED})


def statement_links(dossier: Dossier, judge: Judge, settings: FindingSettings) -> Iterator[Link]:
    """Whole claims set against each other, by the NLI model."""
    for pair in dossier.pairs:
        if not _of_one_thing(dossier, pair, settings):
            continue
        left, right = dossier.claim(pair.left), dossier.claim(pair.right)
        kind, confidence, reason = _judged(dossier, judge, pair, settings)
        if kind is None or (left.article == right.article and kind is not Kind.CONFLICT):
            continue
        if kind is not Kind.AGREEMENT and any(map(_only_names, (left, right))):
            continue
        yield Link(
            left=claim_answer(dossier, left),
            right=claim_answer(dossier, right),
            kind=kind,
            category=_category(dossier, left, right),
            confidence=confidence,
            reasons=(reason,),
            subject=next((name for name in left.entities if name in right.entities), ""),
            judged=True,
        )


def hangs_on_reading(dossier: Dossier, pair: ClaimPair, settings: FindingSettings) -> bool:
    """Whether two claims as a whole may be found to agree or not by what the NLI model says."""
    if not _of_one_thing(dossier, pair, settings) or _same_words(dossier, pair):
        return False
    return not _values_differ(pair) or _may_be_carried_out(dossier, pair, settings)


def _of_one_thing(dossier: Dossier, pair: ClaimPair, settings: FindingSettings) -> bool:
    """Whether two claims that state something may be told of each other as a whole.

    Claims that only say who somebody is, where both name him. Of claims in words little alike only
    a contradiction that a 'not' bears out: of passages that the model read there as saying the
    same, in real news and invented, few did.
    """
    left, right = dossier.claim(pair.left), dossier.claim(pair.right)
    named = _only_names(left)
    if {left.modality, right.modality} & _UNCLEAR or named is not _only_names(right):
        return False
    if named and set(left.entities).isdisjoint(right.entities):
        return False
    return pair.similarity >= settings.alike or _one_denies(dossier, pair)


def contradicted(dossier: Dossier, pair: ClaimPair, settings: FindingSettings) -> bool:
    """Whether the NLI model sets two claims against each other and nothing else explains it."""
    return (
        pair.contradiction >= settings.contradiction
        and _of_one_thing(dossier, pair, settings)
        and not _values_differ(pair)
        and not _values_agree(dossier, pair)
        and not _one_says_more(dossier, pair)
        and not _written_alike(dossier, pair)
        and not any(_describes(dossier, dossier.claim(c)) for c in (pair.left, pair.right))
        and not _two_voices(dossier.claim(pair.left), dossier.claim(pair.right))
    )


def _two_voices(left: Claim, right: Claim) -> bool:
    """Whether two people say it: that they disagree is no disagreement of the sources.

    Two remarks in quotation marks are taken for theirs unless one person is known to say both.
    """
    if left.speaker and right.speaker:
        return not same_person_form(left.speaker, right.speaker)
    return all(any(f.kind is FactKind.QUOTE for f in claim.facts) for claim in (left, right))


def _judged(
    dossier: Dossier, judge: Judge, pair: ClaimPair, settings: FindingSettings
) -> tuple[Kind | None, float, str]:
    if _carried_out(dossier, pair, settings):
        return Kind.DEVELOPMENT, pair.similarity, "One account has it planned, another done."
    if _same_words(dossier, pair):
        return Kind.AGREEMENT, 1.0, "Both passages use the same words."
    if contradicted(dossier, pair, settings):
        likely = judge.conflict(claim_features(dossier, pair))
        if not _denied_by_words(dossier, pair):
            likely = min(likely, _MODEL_ALONE)
        if likely >= _FLOOR:
            kind = _kind_of_contradiction(dossier, pair)
            return kind, likely, READ_AS_CONTRADICTION if kind is Kind.CONFLICT else _CAME_LATER
    unlike = pair.contradiction >= 0.3 or pair.similarity < settings.alike
    if unlike or _values_differ(pair) or turned(dossier, pair):
        return None, 0.0, ""
    if pair.equivalence >= settings.entailment:
        return Kind.AGREEMENT, pair.equivalence, "The passages say the same in other words."
    if pair.entailment >= settings.entailment and not _one_denies(dossier, pair):
        return Kind.AGREEMENT, pair.entailment, "One passage says what the other does, and more."
    return None, 0.0, ""


def _kind_of_contradiction(dossier: Dossier, pair: ClaimPair) -> Kind | None:
    """A development where something had not come about yet, and later copy has it; else a conflict.

    None where nobody knows which was written first.
    """
    left, right = dossier.claim(pair.left), dossier.claim(pair.right)
    open_still = [claim for claim in (left, right) if _not_yet(dossier, claim)]
    if len(open_still) != 1 or left.article == right.article:
        return Kind.CONFLICT
    later = dossier.later(left.article, right.article)
    if later is None:
        return None
    return Kind.CONFLICT if later == open_still[0].article else Kind.DEVELOPMENT


def _not_yet(dossier: Dossier, claim: Claim) -> bool:
    """Whether a claim says that something has not come about so far: 'nobody has been arrested'."""
    if claim.predicate is None or not negated(claim.text):
        return False
    return not _PRESENT.isdisjoint(dossier.having(claim)) or "yet" in words(claim.text)


def _one_denies(dossier: Dossier, pair: ClaimPair) -> bool:
    """Whether just one of two claims holds a 'not' or its like."""
    left, right = (negated(dossier.claim(c).text) for c in (pair.left, pair.right))
    return left is not right


def _denied_by_words(dossier: Dossier, pair: ClaimPair) -> bool:
    """Whether one claim holds a 'not', and at least a word of what the other is about."""
    ours, theirs = (content_words(dossier.claim(c).text) for c in (pair.left, pair.right))
    return _one_denies(dossier, pair) and not ours.isdisjoint(theirs)


def _only_names(claim: Claim) -> bool:
    """Whether a claim tells who somebody is and no more: that is judged as a name and title."""
    told = {
        word
        for name in (*claim.entities, *(fact.quote for fact in claim.facts if fact.kind in _NAMES))
        for word in words(name)
    }
    return told.issuperset(content_words(claim.text))


def _same_words(dossier: Dossier, pair: ClaimPair) -> bool:
    """Whether the claims are one, letter for letter; 'can not' is 'cannot'."""
    left, right = (dossier.claim(c).text for c in (pair.left, pair.right))
    return _letters(left) == _letters(right)


def _written_alike(dossier: Dossier, pair: ClaimPair) -> bool:
    """Whether each source has the words of the other's claim, too, in the sentence of its own.

    What was put for pronouns differs then, or where the claims were cut.
    """
    left, right = (dossier.claim(c) for c in (pair.left, pair.right))
    return all(
        _letters(dossier.quote(one)) in _letters(dossier.sentence(other).text)
        for one, other in ((left, right), (right, left))
    )


def _letters(text: str) -> str:
    return "".join(words(text))


def _describes(dossier: Dossier, claim: Claim) -> bool:
    """Whether a claim's verb is none of the source's: 'the mayor, a doctor' says what she is."""
    return claim.predicate is None and not _BEING.isdisjoint(
        set(words(claim.text)) - set(words(dossier.quote(claim)))
    )


def _one_says_more(dossier: Dossier, pair: ClaimPair) -> bool:
    """Whether one claim has all words of the other, and no negation that it has not.

    Near-copies with a word more are told apart from contradictions badly by the model.
    """
    shorter, longer = sorted(
        (Counter(words(dossier.claim(c).text)) for c in (pair.left, pair.right)), key=Counter.total
    )
    return shorter <= longer and not any(map(negated, longer - shorter))


def _values_differ(pair: ClaimPair) -> bool:
    """Whether typed values decide: what differs in number, date or place is judged there."""
    return any(f.comparison.level is Level.DIFFERENT for f in pair.facts)


def _values_agree(dossier: Dossier, pair: ClaimPair) -> bool:
    """Whether typed values are the same in other words, which the model often misreads."""
    left, right = dossier.claim(pair.left), dossier.claim(pair.right)
    return left.polarity is right.polarity and any(
        f.comparison.compatible and f.comparison.level is not Level.SAME and f.likeness >= _ALIKE
        for f in pair.facts
    )


def _carried_out(dossier: Dossier, pair: ClaimPair, settings: FindingSettings) -> bool:
    """Whether one claim plans what the other, from elsewhere, tells as done."""
    if not _may_be_carried_out(dossier, pair, settings):
        return False
    plan, deed = _plan_and_deed(dossier.claim(pair.left), dossier.claim(pair.right))
    follows = pair.backward if plan.id == pair.left else pair.forward
    if pair.contradiction >= settings.contradiction:
        return False
    if pair.similarity >= _ALIKE and _same_predicate(dossier, plan, deed):
        return True
    # In other verbs only where the deed is known to be told later; much is done once it is planned.
    told_later = dossier.later(plan.article, deed.article) == deed.article
    return (
        told_later
        and pair.similarity >= _CLOSE
        and follows is not None
        and follows.entailment >= _FOLLOWS
    )


def _may_be_carried_out(dossier: Dossier, pair: ClaimPair, settings: FindingSettings) -> bool:
    """Whether one claim plans, and the other, from elsewhere and not before it, tells a deed.

    What was not to be done is no plan: that it was not done is no news.
    """
    plan, deed = _plan_and_deed(dossier.claim(pair.left), dossier.claim(pair.right))
    return (
        plan.modality in _PLANNED
        and deed.modality not in _PLANNED
        and plan.polarity is deed.polarity is Polarity.POSITIVE
        and plan.article != deed.article
        and not _has_come(dossier, plan)
        and dossier.predicate(plan) not in _LASTING
        and _of_the_same_names(plan, deed)
        and not _figures_differ(pair)
        and pair.similarity >= settings.alike
        and dossier.later(plan.article, deed.article) != plan.article
        and _has_come(dossier, deed)
    )


def _figures_differ(pair: ClaimPair) -> bool:
    """Whether a million was to come and a quarter of it came: that is no plan carried out."""
    return any(f.comparison.level is Level.DIFFERENT and f.left.kind in FIGURES for f in pair.facts)


def _of_the_same_names(plan: Claim, deed: Claim) -> bool:
    """Whether a deed is of whom and what was planned of; two names at least where it has others.

    'She will meet the president' is not carried out by her meeting somebody else.
    """
    planned, done = set(plan.entities), set(deed.entities)
    return done <= planned or len(planned & done) >= min(_NAMED, len(planned))


def _plan_and_deed(left: Claim, right: Claim) -> tuple[Claim, Claim]:
    """Two claims, first the one that plans, if either does."""
    return (left, right) if left.modality in _PLANNED else (right, left)


def _has_come(dossier: Dossier, claim: Claim) -> bool:
    """Whether a claim tells what came about: in the past or the perfect, and not 'would'.

    What merely is (that talks go on, that gold melts) carries out nothing.
    """
    if claim.predicate is None:
        return False
    tokens = dossier.sentence(claim).tokens
    helping = [t for t in tokens if t.head == claim.predicate and t.dep in _HELPING]
    tags = {token.tag for token in (*helping, tokens[claim.predicate])}
    perfect = any(token.lemma.casefold() == "have" for token in helping)
    return "MD" not in tags and (perfect or "VBD" in tags)


def _same_predicate(dossier: Dossier, plan: Claim, deed: Claim) -> bool:
    """Whether what was to be done was done: 'will meet', 'met'."""
    lemma = dossier.predicate(plan)
    return lemma is not None and lemma == dossier.predicate(deed) and lemma not in _EMPTY


def _category(dossier: Dossier, left: Claim, right: Claim) -> Category:
    """A title where both only tell who somebody is, a state where a predicate tells one."""
    if all(map(_only_names, (left, right))) and any(
        fact.kind is FactKind.TITLE for fact in (*left.facts, *right.facts)
    ):
        return Category.TITLE
    told = {lemma for claim in (left, right) for lemma in _predicates(dossier, claim)}
    return Category.STATUS if told & STATUS else Category.STATEMENT


def _predicates(dossier: Dossier, claim: Claim) -> set[str]:
    """The lemma of a claim's predicate; of all its words where none is known."""
    lemma = dossier.predicate(claim)
    tokens = dossier.sentence(claim).tokens
    return {lemma} if lemma else {tokens[i].lemma.casefold() for i in claim.tokens}
