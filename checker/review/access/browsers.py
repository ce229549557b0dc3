"""What a browser calls itself, in short: 'Firefox 140 on Windows'."""

import re

# The first that is found counts: most browsers also call themselves by the names of others.
_BROWSERS = (
    ("Edge", r"\bEdg(?:e|A|iOS)?/(\d+)"),
    ("Opera", r"\b(?:OPR|OPT|Opera)/(\d+)"),
    ("Vivaldi", r"\bVivaldi/(\d+)"),
    ("Samsung Internet", r"\bSamsungBrowser/(\d+)"),
    ("Firefox", r"\b(?:Firefox|FxiOS)/(\d+)"),
    ("Chrome", r"\b(?:HeadlessChrome|Chrome|Chromium|CriOS)/(\d+)"),
    ("Safari", r"\bVersion/(\d+)\S* (?:Mobile/\S+ )?Safari/"),
)
_SYSTEMS = (
    ("iPhone", r"\biPhone\b"),
    ("iPad", r"\biPad\b"),
    ("Android", r"\bAndroid\b"),
    ("ChromeOS", r"\bCrOS\b"),
    ("Windows", r"\bWindows\b"),
    ("macOS", r"\bMac(?:intosh| OS X)\b"),
    ("Linux", r"\bLinux\b"),
)
_PROGRAM = re.compile(r"([A-Za-z][\w .-]{0,30})/(\d+)")


def browser_name(agent: str) -> str:
    """The browser and the system that a User-Agent header names, as far as it can be believed.

    Of a program that is no known browser it gives the name and version in front, and nothing of
    what gives neither.

    >>> browser_name("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0")
    'Firefox 140 on Linux'
    >>> browser_name("curl/8.5.0")
    'curl 8'
    """
    found = ((name, re.search(pattern, agent)) for name, pattern in _BROWSERS)
    browser = next((f"{name} {match[1]}" for name, match in found if match), "")
    if not browser:
        program = _PROGRAM.match(agent)
        browser = f"{program[1]} {program[2]}" if program and program[1] != "Mozilla" else ""
    system = next((name for name, pattern in _SYSTEMS if re.search(pattern, agent)), "")
    return " on ".join(filter(None, (browser, system)))
