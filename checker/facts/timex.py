"""The forms that days and periods take in news English, as patterns with named groups.

Patterns expect text as `plain` gives it. A group ``lead`` holds a word that makes the rest a date
('in May') without being part of it. Names of months and weekdays must be written with a capital.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from checker.facts.calendar import FEASTS, RANKS


class Timex(NamedTuple):
    """An expression at ``[start, end)``: its form, and its parts by the names of groups."""

    start: int
    end: int
    form: str
    parts: dict[str, str]


def scan(text: str) -> list[Timex]:
    """Every expression of a text, by start, longest first; they may overlap."""
    if not _TRIGGER.search(text):
        return []
    return sorted(_scan(text), key=lambda timex: (timex.start, -timex.end))


def _scan(text: str) -> Iterator[Timex]:
    named = {sort: sign.search(text) is not None for sort, sign in _SIGNS.items()}
    for form, pattern in _FORMS:
        if not named[_SIGN_OF.get(form, _ANY)]:
            continue
        for match in pattern.finditer(text):
            parts = {name: part for name, part in match.groupdict().items() if part}
            start = match.end("lead") if "lead" in parts else match.start()
            yield Timex(start, match.end(), form, parts)


_YYYY = r"(?:1\d|20)\d\d"
_LONG = "January|February|March|April|May|June|July|August|September|October|November|December"
_ABBREVIATED = r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?"
_MONTH = rf"(?P<month>(?:{_LONG}|{_LONG.upper()})\b|{_ABBREVIATED})"
# The other names of months are also names of people, or verbs.
_SURE_MONTH = r"(?P<month>(?:January|February|July|September|October|November|December)\b)"
_UNSURE_MONTH = r"(?P<month>March|April|May|June|August)\b(?!'s|\s+[A-Z]|-)"
_DAYNAME = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_WEEKDAY = (
    rf"(?:\b(?P<weekday>{_DAYNAME}|(?:Mon|Tues?|Weds?|Thurs?|Thu|Fri|Sat|Sun)\b\.?)"
    r",?\s+(?:the\s+)?)?"
)
_CLEAR = r"(?<![\d.,:/$€£#@-])\b"
_TAIL = r"(?![\d%]|[.,:]\d)"
_DD = r"(?:0?[1-9]|[12]\d|3[01])(?!\d)"
_TH = r"(?:st|nd|rd|th)?"
_THROUGH = r"\s?(?:-|to|and|until|through)\s?"
_WHOSE = r"\s+(?:of\s+)?(?P<whose>last|this|next)\s+year\b"
_YEAR = rf"(?:,?\s+(?P<year>{_YYYY})\b{_TAIL}|{_WHOSE})?"
_PART = (
    r"(?P<part>(?i:early|mid|late|later|earlier|(?:very\s+)?(?:end|start|beginning|middle)\s+of))"
    r"[\s-]+(?:in\s+)?(?:the\s+)?"
)
_WHICH = r"(?P<which>(?i:last|next|this))\s+"
_LEAD = (
    r"(?P<lead>\b(?i:in|by|of|since|until|till|before|after|during|through|throughout|between"
    r"|from|for|to|around)\s+(?:the\s+|next\s+|about\s+)?)"
)
_SEASON = r"(?P<season>(?i:spring|summer|autumn|winter))\b"
_COUNT = r"(?P<count>(?i:an?|\d+|[a-z]+(?:-[a-z]+)?(?:\s+and\s+a\s+half)?))"
_UNITS = r"(?P<unit>days?|weeks?|fortnights?|months?|years?|decades?|centuries)\b"
# What follows a number that counts and is no year.
_COUNTED = (
    r"(?!\s*(?:%|[$€£]|[a-z]*(?:illion|met(?:re|er)s?|miles?|feet|ft|points?|dollars?|euros?"
    r"|pounds?|francs?|crowns?|people|homes|jobs|votes|tons|tonnes|kilos?|kilograms?|hours|hrs"
    r"|times|men|women|per)\b|(?:km|kg|m|GMT|UTC)\b))"
)
# A season followed by a noun only describes it: 'the summer recess'.
_PHRASE_ENDS = (
    r"(?=\s*(?:$|[^\w\s'-])|'s\b|\s+(?:and|or|but|of|when|after|before|as|at|the|an?|to|is|was|are"
    r"|were|has|had|have|will|would|with|by|for|in|on|that|which|who|it|he|she|they|we|this|because"
    r"|while|until|if|from|said)\b)"
)
_OUTLET = (
    r"(?!\s+(?:Times|Telegraph|Mail|Mirror|Express|Post|Herald|World|People|Independent|Star|Sun"
    r"|Night\s+Live|Papers?|School|school|papers?)\b|-)"
)
# 'The second Sunday of the month' is a day of every month.
_RECURRING = r"(?!\s+(?:of|in)\s+(?:the|each|every)\s+month\b)"
_COLLOCATION = "".join(
    rf"(?<!\b{word} )"
    for word in (
        "Black", "Bloody", "Cyber", "Super", "Giving", "Fat", "Sheffield", "Ruby", "Casual",
        "Man", "Girl", "Good", "Mail on", "every other", "every second", "every third", "every",
        "Every", "each", "Each", "most", "the", "The", "a", "A", "any",
    )
)  # fmt: skip
# 'The first time in five years' tells how long, not when.
_NO_RANK = "".join(
    rf"(?<!{word} )"
    for word in (
        "first",
        "second",
        "third",
        "th",
        "est",
        "time",
        "times",
        "once",
        "twice",
        "only",
        "one",
    )
)
_FEASTS = "|".join(sorted(map(re.escape, FEASTS), key=len, reverse=True))
_ANCHORED = r"day|morning|afternoon|evening|night|week|weekend|month|year"
_COUNTED_ON = (
    r"(?:(?P<side>later|earlier|previously)\b(?!\s+than)"
    r"|(?P<edge>before|after|afterwards)\b(?=\s*(?:$|[^\w\s-])))"
)

_DETERMINER = "(?i:the|an?|its|his|her|their|our|my|this|that)"
_ORDINAL = (
    r"(?P<ordinal>(?i:first|second|third|(?:twenty|thirty)-first|twenty-(?:second|third)"
    r"|(?:twenty-)?(?:four|fif|six|seven|eigh|nin)th|(?:ten|eleven|twelf|thirteen|fourteen|fifteen"
    r"|sixteen|seventeen|eighteen|nineteen|twentie|thirtie)th))"
)
_AFTER_NAME = r"[A-Za-z],\s|[A-Za-z]\s\("
_AD = r"(?P<year>(?:19|20)\d\d)\b"
_NOT_PLURAL = r"(?!\s+(?:[a-z-]+\s+)?[a-z]{2,}[^\Wsu]s\b)"
_NOT_YEAR = r"(?!['-]?\w|[.,:/]\d|%)"
# Things that are named with their year: 'Budget 2026', 'fiscal 2014', 'the class of 2009'.
_YEARLY = (
    r"(?:Budget|Elections?|Cup|Games|Olympics|Paralympics|Championships?|Festival|Summit|Conference"
    r"|Awards|Expo|Euro|Eurovision|Census|Marathon|Convention|Congress|Fair|Biennale|Forum|Open"
    r"|[Ff]iscal(?:\s+[Yy]ear)?|[Ff]inancial\s+[Yy]ear|[Cc]lass\s+of|[Ee]lection\s+year|circa"
    r"|[Bb]orn|[Dd]ied|[Ee]stablished|[Ff]ounded)"
)
_BOOKED = (
    r"(?i:profits?|earnings|results|sales|revenues?|loss(?:es)?|net|operating|pre-?tax|figures"
    r"|output|growth|income|turnover|exports?|deliveries|dividend)"
)
_ENDED = r"(?:to|ended|ending|through)(?:\s+the\s+end\s+of)?"
_BACK = (
    r"(?P<back>(?i:an?|one|two|three|four)\s+(?:week|fortnight)s?)\s+"
    r"(?:ago\s+(?:on\s+|last\s+|this\s+)?|last\s+)"
)

_FORMS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (form, re.compile(pattern))
    for form, pattern in (
        ("iso", r"(?<![\d-])(?P<year>\d{4})(?P<mark>[-/])(?P<month>\d\d)(?P=mark)(?P<day>\d\d)"
                r"(?![\d-])"),
        ("numeric", rf"{_WEEKDAY}{_CLEAR}(?P<one>\d\d?)(?P<mark>[/.])(?P<two>\d\d?)(?P=mark)"
                    rf"(?P<year>{_YYYY})\b"),
        ("day", rf"{_WEEKDAY}{_CLEAR}(?P<day>{_DD}){_TH}(?:{_THROUGH}(?P<until>{_DD}){_TH})?"
                rf"\s+(?:of\s+)?{_MONTH}{_YEAR}"),
        ("day", rf"{_WEEKDAY}\b{_MONTH}\s+(?:the\s+)?(?P<day>{_DD}){_TH}{_TAIL}"
                rf"(?:{_THROUGH}(?P<until>{_DD}){_TH}{_TAIL}(?!\s+[a-z]+s\b))?{_YEAR}"),
        ("day", rf"{_WEEKDAY}\b(?:the\s+)?{_ORDINAL}\s+(?:day\s+)?of\s+{_MONTH}{_YEAR}"),
        ("month", rf"\b(?:{_PART})?{_MONTH},?\s+(?:of\s+)?(?P<year>{_YYYY})\b{_TAIL}"),
        ("month", rf"\b(?:{_PART})?{_MONTH}{_WHOSE}"),
        ("month", rf"\b{_PART}(?:{_WHICH})?{_MONTH}"),
        ("month", rf"\b{_WHICH}{_MONTH}(?!\s+\d)"),
        ("month", rf"\b{_SURE_MONTH}(?!-)"),
        ("month", rf"(?P<lead>\b(?:(?i:in|by|of|since|until|till|before|after|during|through)"
                  rf"|[Ff]rom|(?:{_LONG})\s?(?:-|to|and))\s?){_UNSURE_MONTH}"),
        ("month", r"(?P<lead>\b(?:figures|data|sales|results|rates?|numbers|budget|scheduled"
                  rf"|planned|set|due|slated|inflation|report)\s+for\s+){_UNSURE_MONTH}"),
        ("month", rf"(?P<lead>\b(?:[Ff]rom|[Bb]etween)\s+){_UNSURE_MONTH}"
                  r"(?=\s+(?:to|and|until)\b)"),
        ("year", rf"{_LEAD}(?P<year>{_YYYY})\b(?!['-]?\w|[.,:/]\d|%){_COUNTED}"),
        ("year", rf"\b{_PART}(?P<year>{_YYYY})\b(?!['-]?\w|[.,:/]\d|%){_COUNTED}"),
        ("year", rf"(?P<lead>\(|\b(?:{_DETERMINER}|[A-Za-z]+'s)\s)"
                 r"(?P<year>(?:19|20)\d\d)(?=\)|\s+[A-Za-z]+)"
                 rf"(?<!000)(?<!500){_COUNTED}(?!\s+(?:or|to)\s+\d)"),
        ("year", rf"(?P<lead>\b{_DETERMINER}\s+(?:[a-z]+ly\s+)?[a-z-]+\s+){_AD}(?=\s+[A-Za-z])"
                 rf"(?<!00){_NOT_YEAR}{_COUNTED}{_NOT_PLURAL}"),
        ("year", rf"(?P<lead>\b{_YEARLY}\s+){_AD}{_NOT_YEAR}{_COUNTED}"),
        ("year", r"(?:(?<=\b[12]\d{3},\s)|(?<=\b[12]\d{3}\sand\s)|(?<=\b[12]\d{3}\sor\s))"
                 rf"{_AD}{_NOT_YEAR}{_COUNTED}"),
        ("year", rf"\b{_AD}(?=(?:,|\s+and|\s+or)\s+(?:19|20)\d\d\b{_NOT_YEAR}{_COUNTED})"),
        ("year", rf"\b{_AD}(?='s\s)"),
        # 'Ann Lee, 1947-2025': two years.
        ("year", rf"(?P<lead>{_AFTER_NAME})(?P<year>{_YYYY})(?=\s?-\s?{_YYYY}(?:\)|\.?\s*$))"),
        ("year", rf"(?P<lead>(?:{_AFTER_NAME}){_YYYY}\s?-\s?)(?P<year>{_YYYY})(?=\)|\.?\s*$)"),
        ("years", rf"(?:(?<![A-Za-z], )(?<![A-Za-z] \()|(?!\d{{4}}-\d{{4}})){_CLEAR}"
                  rf"(?P<year>{_YYYY})[/-](?P<until>(?:19|20)?\d\d)\b(?![\d/-])"),
        ("decade", rf"\b(?:{_PART})?(?:the\s+)?(?P<year>(?:1[5-9]|20)\d0)'?s\b"),
        ("decade", rf"\b(?:{_PART})?the\s+'?(?P<year>[2-9]0)'?s\b"),
        ("century", r"\b(?P<count>\d\d?(?:st|nd|rd|th)|(?i:[a-z-]+(?:th|first|second|third)))"
                    r"[\s-](?i:century)\b"),
        ("season", rf"\b(?:the\s+)?{_SEASON}\s+(?:of\s+)?(?P<year>{_YYYY})\b"),
        ("season", rf"\b{_WHICH}(?P<season>(?i:spring|summer|autumn|fall|winter))\b{_PHRASE_ENDS}"),
        ("season", rf"{_LEAD}{_SEASON}{_PHRASE_ENDS}"),
        ("fraction", r"\b(?:(?P<rank>(?i:first|second|third|fourth|1st|2nd|3rd|4th))[\s-]"
                     r"(?P<unit>(?i:quarter|half))|Q(?P<quarter>[1-4]))\s+(?:of\s+)?"
                     rf"(?:(?P<year>{_YYYY})\b|(?P<which>(?i:this|last|next|the))\s+year\b)"),
        ("fraction", r"\b(?:(?P<rank>(?i:first|second|third|fourth))[\s-](?P<unit>(?i:quarter))"
                     r"|Q(?P<quarter>[1-4]))\b(?!\s+(?:of|century|on|final))"),
        ("fraction", r"\b(?P<rank>(?i:first|second))[\s-](?P<unit>(?i:half))"
                     rf"(?=\s+(?:[a-z]+\s+)?{_BOOKED}\b)"),
        ("fraction", rf"\bH(?P<half>[12])\b(?:\s+(?:of\s+)?(?P<year>{_YYYY})\b)?"),
        ("stretch", rf"\b(?:the\s+)?(?P<month>{_LONG})-(?P<until>{_LONG})(?:\s+(?P<year>{_YYYY}))?"
                    r"\s+(?:quarter|period|half|season|term|window)\b"),
        ("span", rf"\b(?:the\s+)?(?:{_COUNT}\s+)?(?P<unit>months?|year|quarter)\s+{_ENDED}\s+"
                 rf"(?:(?P<day>{_DD})\s+)?{_MONTH}(?:\s+(?P<dd>{_DD})(?!\d))?{_YEAR}"),
        ("weekof", r"\b(?:the\s+)?week\s+(?P<side>of|beginning|starting|commencing|ending)"
                   r"\s+(?=[A-Z\d])"),
        ("ranked", rf"\b(?P<rank>(?i:{'|'.join(RANKS)}))\s+(?P<unit>{_DAYNAME}|day|week|weekend)"
                   rf"\s+(?:of|in)\s+{_MONTH}{_YEAR}"),
        ("weekday", r"\b(?:(?P<hence>(?i:a week (?:on|from)))\s+)?"
                    r"(?:(?P<which>(?i:this coming|this past|this|last|next|coming|following"
                    r"|previous|that))\s+)?"
                    rf"{_COLLOCATION}(?P<weekday>{_DAYNAME})\b{_RECURRING}{_OUTLET}"
                    r"(?:\s+(?P<later>week|fortnight)\b(?!'s)"
                    r"|\s+(?:of\s+)?(?P<whose>last|this|next)\s+week\b)?"),
        ("weekday", rf"\b{_BACK}(?P<weekday>{_DAYNAME})\b{_OUTLET}"),
        ("near", r"\b(?:the\s+)?(?<!USA )(?<!News )(?<!'s )(?P<near>(?i:day\s+before\s+yesterday"
                 r"|day\s+after\s+tomorrow|today|yesterday|tomorrow|tonight))\b"
                 r"(?!\s+(?:Show|show|programme|program)\b)"),
        ("near", r"\b(?P<near>(?i:last|this))\b(?=\s+(?:(?:early|late|mid)[\s-])?"
                 r"(?:night|morning|afternoon|evening|lunchtime)\b)"),
        ("overnight", r"\b(?i:overnight)\b"
                      r"(?!\s+(?:bag|stay|train|guest|success|lows?|temperatures?))"),
        ("period", rf"\b(?:{_PART})?(?:{_WHICH})?"
                   r"(?i:financial\s+|fiscal\s+|calendar\s+|academic\s+)?"
                   r"(?P<unit>week|weekend|month|quarter|year|decade|century)\b"
                   r"(?!\s+(?:of|before|after|ending|earlier|later|ago|to)\b|-)"),
        ("period", r"\b(?:the\s+)?(?P<unit>week|weekend|month|year)\s+(?P<which>before\s+last"
                   r"|after\s+next)\b"),
        ("yearend", r"\b(?:the\s+)?year[\s-]end\b"),
        ("ago", rf"\b{_COUNT}\s+{_UNITS}\s+ago\b"),
        ("hence", rf"{_NO_RANK}(?P<lead>\b[Ii]n\s+){_COUNT}\s+{_UNITS}(?:'s?\s+time)?"),
        ("apart", rf"\b{_COUNT}\s+{_UNITS}\s+{_COUNTED_ON}"),
        ("event", rf"\b{_COUNT}\s+{_UNITS}\s+(?P<side>before|after)\s+(?=[A-Z\d])"),
        ("since", rf"\b{_COUNT}\s+{_UNITS}\s+(?P<side>before|after)\b(?=\s+(?!that\b|which\b)\w)"),
        ("anchored", rf"\b(?i:(?:the|that)\s+(?P<which>following|next|previous|same)|that)\s+"
                     rf"(?P<unit>{_ANCHORED})\b(?!\s+(?:of|to)\b)"),
        ("anchored", r"\b(?i:the)\s+(?P<unit>day|night|morning|evening)\s+(?P<side>before|after)"
                     rf"{_PHRASE_ENDS}(?!\s+(?:the|an?|it|he|she|they|we|yesterday)\b)"),
        ("feast", rf"\b(?:(?P<which>(?i:this|last|next))\s+)?(?P<feast>(?i:{_FEASTS}))\b"
                  rf"(?:,?\s+(?P<year>{_YYYY})\b|{_PHRASE_ENDS})"),
    )
)  # fmt: skip
_TRIGGER = re.compile(
    rf"\d{{4}}|\b(?:{_LONG}|{_LONG.upper()}|{_ABBREVIATED}|{_DAYNAME})\b|\b\d0'?s\b|\b(?:Q[1-4]|H[12])\b"
    rf"|(?i:\bday|days\b|week|month|year|decade|centur|fortnight|to(?:day|night|morrow)|yesterday|overnight"
    rf"|this|last|spring|summer|autumn|winter|quarter|half|that|\d[/.]\d|{_FEASTS})"
)
# What a form cannot do without, so that its pattern need not be tried on most sentences.
_ANY, _MONTHS, _DAYS, _FIGURES, _PERIODS, _PARTS = "any", "month", "day", "year", "unit", "part"
_SIGNS: dict[str, re.Pattern[str]] = {
    _ANY: re.compile(""),
    _MONTHS: re.compile(rf"\b(?:{_LONG}|{_LONG.upper()}|{_ABBREVIATED})"),
    _DAYS: re.compile(rf"\b(?:{_DAYNAME})\b"),
    _FIGURES: re.compile(r"\d\d"),
    _PERIODS: re.compile(
        r"(?i:day|week|fortnight|month|quarter|year|decade|centur|night|morning|afternoon|evening)"
    ),
    _PARTS: re.compile(r"(?i:quarter|half|Q[1-4]|H[12])"),
}
_SIGN_OF = {
    **dict.fromkeys(("day", "month", "ranked", "span", "stretch"), _MONTHS),
    **dict.fromkeys(("iso", "numeric", "year", "years", "decade"), _FIGURES),
    **dict.fromkeys(("period", "ago", "hence", "apart", "event", "since", "anchored"), _PERIODS),
    **dict.fromkeys(("weekof", "yearend", "overnight"), _PERIODS),
    "weekday": _DAYS,
    "fraction": _PARTS,
}
