"""What Chromium makes of reports of many conflicts.

    python -m tests.report.size [100 500 1500 5000] [--kinds mixed]

Makes a report of each size, opens it, and prints its megabytes and nodes, when the page was
painted first and was whole, how long the main thread worked for that, and the seconds from a
choice of the filter, or a key, until the screen shows what it does.
"""

import argparse
import json
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from checker.report import render_html
from tests.chromium import CHROMIUM, clock
from tests.report.synthetic import MIXED, many

SECONDS = 600
PAINTED = "performance.getEntriesByName('first-contentful-paint')[0].startTime"
WHOLE = "performance.getEntriesByType('navigation')[0].loadEventEnd"
NODES = """() => {
  const walker = document.createTreeWalker(document);
  let nodes = 1;
  while (walker.nextNode()) nodes += 1;
  return nodes;
}"""
# Timed in the page: playwright itself walks through all elements to find one.
CHOSEN = """async ([id, value]) => {
  const began = performance.now();
  const control = document.getElementById(id);
  control.value = value;
  control.dispatchEvent(new Event("input", { bubbles: true }));
  if (control.type === "search") await new Promise((done) => setTimeout(done, 120));
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  return performance.now() - began;
}"""
PRESSED = """async (key) => {
  const began = performance.now();
  document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  return performance.now() - began;
}"""


def measured(tab, path):
    """What it takes to open the page, to filter it, and to go through it by keys."""
    seconds = clock(tab)
    tab.goto(path.as_uri())
    worked = seconds()

    def told(script, given=None):
        return round(tab.evaluate(script, given) / 1000, 2)

    return {
        "megabytes": round(path.stat().st_size / 1e6, 1),
        "nodes": tab.evaluate(NODES),
        "painted": told(PAINTED),
        "whole": told(WHOLE),
        "worked": round(worked, 2),
        "words": told(CHOSEN, ["filter-words", "number 77"]),
        "no words": told(CHOSEN, ["filter-words", ""]),
        "outlet": told(CHOSEN, ["filter-source", "4"]),
        "all": told(CHOSEN, ["filter-source", ""]),
        "next": told(PRESSED, "j"),
        "to text": told(PRESSED, "t"),
    }


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("sizes", nargs="*", type=int, default=[100, 500, 1500, 5000])
    parser.add_argument("--kinds", choices=["conflicts", "mixed"], default="conflicts")
    given = parser.parse_args()
    kinds = MIXED if given.kinds == "mixed" else ("conflict",)
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for size in given.sizes:
            path = Path(folder) / "report.html"
            path.write_text(render_html(many(size, kinds=kinds)), encoding="utf-8")
            tab = browser.new_page(viewport={"width": 1280, "height": 800})
            tab.set_default_timeout(1000 * SECONDS)
            sys.stdout.write(json.dumps({"findings": size, **measured(tab, path)}) + "\n")
            tab.close()


if __name__ == "__main__":
    main()
