"""Contrast: labelled sentence pairs made from news, in which one value or statement is changed.

They teach the NLI model, and measure it on, what public sets hold little of: values that differ
by a digit, a day or an office, and rewordings that do not differ at all.
"""

from checker.contrast.generate import contrast_pairs

__all__ = ["contrast_pairs"]
