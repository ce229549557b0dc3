"""Denials that no verb of denying tells, such as the negative answers of the accused."""

from collections.abc import Iterable, Iterator, Mapping

from checker.records.claim import Claim, Modality, Polarity
from checker.records.sentence import Sentence
from checker.text.verbs import verb

_ACCUSING = {"accuse", "charge", "indict", "suspect", "try", "sue"}
_NOT = {"not", "n't", "n’t", "never"}


def deny(claims: Iterable[Claim], sentences: Iterable[Sentence]) -> Iterator[Claim]:
    """The claims, with what answers an accusation in the negative as denied.

    That is what somebody says in the sentence after they deny something, and what the accused
    say that they themselves never did.
    """
    by_index = {sentence.index: sentence for sentence in sentences}
    claims = tuple(claims)
    accused = set(_accused(claims, by_index))
    denying: dict[str, int] = {}
    for claim in claims:
        answer = claim
        if claim.modality is Modality.REPORTED and claim.speaker is not None:
            after = claim.sentence - denying.get(claim.speaker, claim.sentence) == 1
            own = claim.speaker in accused and claim.subject == claim.speaker
            if (after and _negative(claim, by_index)) or (own and _never(claim, by_index)):
                update = {"modality": Modality.DENIED, "polarity": Polarity.NEGATIVE}
                answer = claim.model_copy(update=update)
        if answer.modality is Modality.DENIED and answer.speaker is not None:
            denying[answer.speaker] = answer.sentence
        yield answer


def _accused(claims: Iterable[Claim], sentences: Mapping[int, Sentence]) -> Iterator[str]:
    """Those of whom the article says that they are accused, or that they deny something."""
    for claim in claims:
        if claim.modality is Modality.DENIED and claim.speaker is not None:
            yield claim.speaker
        if claim.predicate is not None and claim.subject is not None:
            token = sentences[claim.sentence].tokens[claim.predicate]
            if token.tag == "VBN" and verb(token.text.lower()) in _ACCUSING:
                yield claim.subject


def _words(claim: Claim, sentences: Mapping[int, Sentence]) -> list[str]:
    tokens = sentences[claim.sentence].tokens
    return [tokens[i].text.lower() for i in claim.tokens]


def _negative(claim: Claim, sentences: Mapping[int, Sentence]) -> bool:
    """Whether a claim is negated, also without a verb: 'Not a word of it'."""
    return claim.polarity is Polarity.NEGATIVE or _words(claim, sentences)[:1] == ["not"]


def _never(claim: Claim, sentences: Mapping[int, Sentence]) -> bool:
    return not _NOT.isdisjoint(_words(claim, sentences))
