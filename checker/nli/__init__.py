"""Natural language inference: whether a hypothesis follows from a premise or contradicts it."""

from checker.nli.cross_encoder import Nli, load_nli

__all__ = ["Nli", "load_nli"]
