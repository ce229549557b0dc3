"""From scored pairs to findings: slots, sides, kinds, ranks."""

from checker.findings.decide import decide
from checker.findings.dossier import Dossier

__all__ = ["Dossier", "decide"]
