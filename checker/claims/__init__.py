"""Claims: sentences split into single propositions that can be read alone."""

from checker.claims.build import build_claims
from checker.claims.parser import Parser
from checker.claims.sentences import split_sentences

__all__ = ["Parser", "build_claims", "split_sentences"]
