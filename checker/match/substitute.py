"""Putting one claim's value in the place of another's, to ask whether both fill the same slot."""

from checker.records.claim import Claim
from checker.records.fact import Fact


def substitute(claim: Claim, fact: Fact, value: Fact) -> str | None:
    """The claim's text with the words of ``fact`` replaced by those of ``value``.

    None where the claim's text, which is written out to be read alone, does not hold the words.
    """
    at = claim.text.find(fact.quote)
    if at < 0:
        return None
    return claim.text[:at] + value.quote + claim.text[at + len(fact.quote) :]
