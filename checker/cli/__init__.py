"""The command line."""

from checker.cli.app import app, main

__all__ = ["app", "main"]
