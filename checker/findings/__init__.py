"""From scored pairs to findings: slots, sides, kinds, ranks."""

from checker.findings.corrections import corrections
from checker.findings.decide import decide
from checker.findings.dossier import Correction, Dossier

__all__ = ["Correction", "Dossier", "corrections", "decide"]
