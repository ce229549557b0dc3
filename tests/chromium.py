"""Debian's chromium, in which tests look at pages: playwright cannot download its own."""

import shutil

import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
in_chromium = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="needs chromium: apt-get install chromium"),
]
"""The marks of a module of such tests, which take the fixture ``browser``."""
