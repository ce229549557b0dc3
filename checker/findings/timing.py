"""Time: is a different value a conflict, or did the story move on?"""

from collections.abc import Sequence

from checker.findings.dossier import Dossier
from checker.findings.link import Answer
from checker.findings.vocabulary import CHANGING, GROWING, RISING, SHRINKING
from checker.records.claim import Modality
from checker.records.fact import Fact, FactKind, Modifier, QuantityValue, StatusValue
from checker.records.finding import Kind
from checker.records.sentence import Sentence


def kind_of_change(dossier: Dossier, left: Answer, right: Answer) -> Kind:
    """Conflict, or development where later copy takes a tally further the way tallies go."""
    later = dossier.later(left.source, right.source)
    if later is None:
        return Kind.CONFLICT
    newer, older = (left, right) if later == left.source else (right, left)
    return Kind.DEVELOPMENT if _moved_on(dossier, older, newer) else Kind.CONFLICT


def goes_one_way(dossier: Dossier, sides: Sequence[Sequence[Answer]]) -> bool:
    """Whether a quantity only rises, or only falls, from the earliest copy to the latest.

    18 after 58 and before 58 again is no development, whoever wrote last.
    """
    told = sorted(
        (published, answer.fact.value.low)
        for side in sides
        for answer in side
        if answer.fact is not None
        and isinstance(answer.fact.value, QuantityValue)
        and (published := dossier.article(answer.source).published) is not None
    )
    values = [value for _, value in told]
    return values in (sorted(values), sorted(values, reverse=True))


def _moved_on(dossier: Dossier, older: Answer, newer: Answer) -> bool:
    if older.fact is None or newer.fact is None or older.fact.kind is FactKind.AGE:
        return False
    before, after = older.fact.value, newer.fact.value
    if isinstance(before, StatusValue) and isinstance(after, StatusValue):
        return _next_state(before, after) or _comes_next(dossier, older, newer)
    if not isinstance(before, QuantityValue) or not isinstance(after, QuantityValue):
        return False
    about = _about(older.fact) | _about(newer.fact)
    if about & SHRINKING:
        return after.high < before.low
    growing = after.low > before.high
    if about & GROWING:
        more = newer.fact.modifier in {Modifier.AT_LEAST, Modifier.MORE_THAN}
        return growing or (more and after.low > before.low)
    # In a copy of the older sentence, the word of change is no news.
    fresh = _lemmas(dossier, newer) - _lemmas(dossier, older)
    # A tally that rises has moved on since; that a rate was raised is the news all copy tells.
    told = CHANGING - RISING if older.fact.kind is FactKind.PERCENT else CHANGING
    return growing and bool(fresh & told)


def _next_state(before: StatusValue, after: StatusValue) -> bool:
    """Whether what was to come has come, or one state was left for a later one."""
    if before.state == after.state:
        return before.ahead and not after.ahead and before.negated is after.negated
    return before.dimension == after.dimension and after.stage > before.stage


def _comes_next(dossier: Dossier, older: Answer, newer: Answer) -> bool:
    """Whether a state of now is followed by word of another to come: 'shut', 'opens on Monday'."""
    planned = [
        dossier.claim(answer.claim).modality is Modality.PLANNED for answer in (older, newer)
    ]
    return planned == [False, True] and older.normalized != newer.normalized


def _about(fact: Fact) -> set[str]:
    return {word for word in (fact.role, fact.of) if word for word in word.casefold().split()}


def _lemmas(dossier: Dossier, answer: Answer) -> set[str]:
    sentence: Sentence = dossier.sentence(dossier.claim(answer.claim))
    return {token.lemma.casefold() for token in sentence.tokens} | {
        token.text.casefold() for token in sentence.tokens
    }
