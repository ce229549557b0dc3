"""What the NLI model is asked about: no more than a finding may hang on.

It takes most of the time of a long story, and three in four pairs of claims that are near to each
other hold no values, of which again three in four make no link whatever it says of them.
"""

from checker.findings.compared import compatible_values, judged_values
from checker.findings.dossier import Dossier
from checker.findings.statements import hangs_on_reading
from checker.records.pair import ClaimPair, FactPair
from checker.settings import FindingSettings

Ids = tuple[str, str]
"""Of the two claims of a pair."""


def worth_asking(dossier: Dossier, settings: FindingSettings) -> dict[Ids, FactPair | None]:
    """The pairs whose values the judge weighs, or that may agree or contradict as a whole.

    With each the differing values of which one is to be put in the other's place, if it has any:
    of those that the judge weighs the most alike. Another test of the same pair would cost as much
    as another pair, and tell less.
    """
    worth: dict[Ids, FactPair | None] = {
        _ids(pair): None for pair in dossier.pairs if hangs_on_reading(dossier, pair, settings)
    }
    worth |= {_ids(pair): None for pair, _ in compatible_values(dossier)}
    for pair, facts in judged_values(dossier):
        likest = worth.get(_ids(pair))
        if likest is None or facts.likeness > likest.likeness:
            worth[_ids(pair)] = facts
    return worth


def _ids(pair: ClaimPair) -> Ids:
    return pair.left, pair.right
