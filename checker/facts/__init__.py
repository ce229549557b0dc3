"""Facts: typed, normalised values read from sentences, and comparisons between them."""

from checker.facts.extract import compare, extract_facts

__all__ = ["compare", "extract_facts"]
