"""Grouping: which articles tell one story, and which are copies of one text."""
