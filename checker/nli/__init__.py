"""Natural language inference: does a hypothesis follow from a premise, or contradict it?"""

from checker.nli.cross_encoder import Nli, load_nli

__all__ = ["Nli", "load_nli"]
