"""From scored pairs to findings: slots, sides, kinds, ranks."""

from checker.findings.asked import worth_asking
from checker.findings.corrections import corrections
from checker.findings.decide import decide
from checker.findings.dossier import Correction, Dossier
from checker.findings.statements import contradicted

__all__ = ["Correction", "Dossier", "contradicted", "corrections", "decide", "worth_asking"]
