"""Training of the shipped models. Nothing here is needed to use the checker."""
