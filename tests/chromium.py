"""Debian's chromium, in which tests look at pages: playwright cannot download its own."""

import shutil
from pathlib import Path

import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
in_chromium = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="needs chromium: apt-get install chromium"),
]
"""The marks of a module of such tests, which take the fixture ``browser``."""
_LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_COLOURS = ["color-contrast", "link-in-text-block"]
# A width, a scheme of colours, and what axe looks for: the dark page differs from the light one by
# its colours alone, the narrow one by all but those.
LOOKS = {
    "light": (1280, "light", {"runOnly": _LEVELS}),
    "dark": (1280, "dark", {"runOnly": _COLOURS}),
    "phone": (
        375,
        "light",
        {"runOnly": _LEVELS, "rules": {c: {"enabled": False} for c in _COLOURS}},
    ),
}


def clock(tab):
    """Tells the seconds that the page's main thread has worked, whatever else the machine does."""
    session = tab.context.new_cdp_session(tab)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})

    def seconds():
        metrics = session.send("Performance.getMetrics")["metrics"]
        return next(metric["value"] for metric in metrics if metric["name"] == "TaskDuration")

    return seconds


def violations(tab, looks=tuple(LOOKS)):
    """What axe finds at the levels A and AA of WCAG 2.2, look by look.

    Playwright sets it past the policy.
    """
    axe = pytest.importorskip("axe_playwright_python", reason="needs axe")
    # What is out of sight has but an estimated height: to axe its links would overlap.
    tab.evaluate(
        "document.styleSheets[0].insertRule('* { content-visibility: visible !important }')"
    )
    if not tab.evaluate("'axe' in window"):
        tab.evaluate((Path(axe.__file__).parent / "axe.min.js").read_text(encoding="utf-8"))
    found = {}
    for look in looks:
        width, scheme, options = LOOKS[look]
        tab.set_viewport_size({"width": width, "height": 800})
        tab.emulate_media(color_scheme=scheme)
        found[look] = tab.evaluate(
            """(options) => axe.run(document, {...options, resultTypes: ["violations"]})
            .then((told) => told.violations.map((v) => [v.id, v.nodes[0].html]))""",
            options,
        )
    return {look: told for look, told in found.items() if told}
