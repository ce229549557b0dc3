"""Numerals that do not count: names and labels ('Route 17', 'Boeing 737'), dates, clock times."""

import re

from checker.facts.numeral import Form, Numeral, before

MONTH = (
    "january|february|march|april|may|june|july|august|september|october|november|december"
    "|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec"
)
_LABEL_NOUNS = (
    "no|nos|nr|number|flight|route|highway|motorway|road|junction|exit|line|bus|tram|train|platform"
    "|gate|terminal|pier|berth|runway|hall|room|suite|cell|ward|block|building|floor|level|stage"
    "|round|game|heat|lap|leg|match|set|group|team|squad|battalion|brigade|class|grade|day|week"
    "|phase|step|part|chapter|section|article|paragraph|clause|item|annex|appendix|page|pages|pp"
    "|figure|table|volume|vol|issue|edition|episode|season|version|release|type|model|mark|category"
    "|zone|sector|district|region|precinct|channel|radio|studio|error|code|rule|law|act|resolution"
    "|directive|case|file|docket|lot|plot|house|apartment|flat|unit|box|postcode|zip|tel|phone|fax"
    "|incident|reactor|tower|formula|track|lane|bay|generation|option|question|point|size|verse"
    "|aged|age|update|kilometre|kilometer|mile|windows"
    "|apollo|boeing|airbus|covid|psalm|opus|op|symphony|signal|warning|alert"
)
_LABEL_BEFORE = re.compile(rf"(?<![\w-])(?:{_LABEL_NOUNS})\.? ?(?:#|no\.? )?$", re.IGNORECASE)
# Label nouns that are verbs as well: 'to release 22 albums'.
_DOUBTFUL_BEFORE = re.compile(
    r"(?<![\w-])(?:release|set|match|file|house|mark|case|train|number|lead|step|point|question"
    r"|box) $"
)
_VERB_BEFORE = re.compile(
    r"\bthe \w+(?: now| still)? number(?:s|ed)? (?:\w+ ){0,2}$", re.IGNORECASE
)
_NUMBER_BEFORE = re.compile(r"\b(?<!the )(?<!a )number $")
_SERIES_BEFORE = re.compile(
    rf"(?<![\w-])(?:{_LABEL_NOUNS})s?\.? \d[\d, ]*(?:,|and|to|or|-) ?$", re.IGNORECASE
)
# A capitalised word in the middle of a sentence, as in 'Team 1', with no counted noun to come.
_NAME_BEFORE = re.compile(r"[\w,;\"')] (?:[A-Z][\w'.&]*[ -]){1,5}(?<!'s )(?<!day )$")
# 'Berg 98, Holm 90' tells what each got.
_TALLIES = re.compile(
    r"(?:^|[:;,] |\band )(?:[A-Z][\w'.-]+ ){1,3}\d+(?:(?:,| and) (?:[A-Z][\w'.-]+ ){1,3}\d+)+"
)
_THE_BEFORE = re.compile(r"\b(?:on|off|along|via) the $")
_COUNTED_AFTER = re.compile(r"[ -](?:[a-z]+|[A-Z][a-z]+s\b)")
_MONTH_BEFORE = re.compile(rf"\b(?:{MONTH})\.? (?:\d\d?(?:,| and| to|-) ?)?$", re.IGNORECASE)
_MONTH_AFTER = re.compile(
    r"(?:,? \d\d?){0,6}(?:,| and| to| or|-)?(?: \d\d?)? ?(?:of )?"
    rf"\b(?:Ma(?:y|rch)|(?!may\b|march\b|mar\b)(?i:{MONTH}))\b"
)
_CLOCK_AFTER = re.compile(
    r"\s?(?:[ap]\.?m\b|o'clock|hrs\b|gmt\b|noon\b|midnight\b)|:\d\d|h\d\d", re.IGNORECASE
)
_CLOCK = re.compile(r"(?:[01]?\d|2[0-3])\.[0-5]\d$")
_CLOCK_BEFORE = re.compile(r"(?:^|\b(?:at|past|by|until|till|before|after|since|was) )$")
_PAST_BEFORE = re.compile(
    r"\b(?:half past|(?:quarter|five|ten|twenty|twenty-five|minutes) (?:past|to)) $", re.IGNORECASE
)
_HOUR_BEFORE = re.compile(r"\b(?:at|until|till|again by|since) $", re.IGNORECASE)
# 'The toll stood at two' is no time of day.
_LEVEL_BEFORE = re.compile(
    r"\b(?:stands?|stood|standing|remain(?:s|ed|ing)?|puts?|putting|numbers?|figures?|tolls?|totals?"
    r"|counts?|casualties|estimated?|estimates|valued?|priced?|capped|fixed|kept|holds?|held|stay(?:s"
    r"|ed)|peak(?:s|ed)|rates?|index|sets?|polled|polling)\b[^.;:]{0,40} at $",
    re.IGNORECASE,
)
_HOUR_AFTER = re.compile(
    r" (?:in the (?:early |late )?(?:morning|afternoon|evening)|at night|past \w+)\b", re.IGNORECASE
)
# 'By six tomorrow', but 'the toll rose to six on Monday'.
_DAY_AFTER = re.compile(
    r" (?:tonight|yesterday|tomorrow|this (?:morning|afternoon|evening)"
    r"|on (?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
    re.IGNORECASE,
)
_AMOUNT_BEFORE = re.compile(
    r"\b(?:(?:stood|stands|standing) at|to|of|than|killed|killing|injured|injuring|arrested|put|was"
    r"|were) $",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:1[4-9]|20)\d\d(?:-(?:\d\d){1,2})?$")
_PLURAL_AFTER = re.compile(
    r" (?:[a-z-]+ ){0,2}?(?:people|men|women|children"
    r"|[a-z]{2,}(?<!\bit)(?<!\bwa)(?<!\bha)[^\Waious]s)\b"
)
# 'The 1998 law stands' has a plural behind it only to the eye.
_THE_YEAR_BEFORE = re.compile(r"\b(?:the|its|his|her|their|our|a|in|since|until|by|from) $", re.I)
_PEOPLE_AFTER = re.compile(r" (?:[a-z]+ )?(?:people|men|women|children|[a-z]+ers|[a-z]+ors)\b")
# 'The competitive 2014 elections': so many of them would be written '2,014'.
_RECENT, _FUTURE = 1950, 2040
_HEDGED_BEFORE = re.compile(
    r"\b(?:about|some|nearly|almost|around|roughly|than|least|to|over|all|only|just|another) $",
    re.I,
)
_DECADE_AFTER = re.compile(r"'?s\b")
_LISTED = re.compile(r"\s*\d+[.)](?: |$)")
_GLUED = re.compile(r"[A-Za-z@_]|-[A-Z\d]|/\d|\.\d")
_ZERO = re.compile(r"0\d")
_PHONE_BEFORE = re.compile(r"(?:\+\d|\b0\d)[\d ()-]*$")
# Numbers to call for help: 'a 911 call', 'dialled 999'.
_CALL_BEFORE = re.compile(r"\b(?:call|dial|phone|ring|rang)\w* $", re.IGNORECASE)
_CALL_AFTER = re.compile(
    r"[ -](?:emergency |phone )?(?:call|dispatch|operator|cent(?:er|re)|tape|recording|transcript)",
    re.IGNORECASE,
)
_CALLED = frozenset({"911", "999", "112", "000", "111", "113", "110"})
_MARK_BEFORE = re.compile(r"[#©§]\s?$|\+$|\d-$|[^\W_]$")
# 'In the 400 block of Elm Street', 'at 900 Garden Way', and the mark of a footnote, '[27]'.
_ADDRESS_AFTER = re.compile(
    r" block of (?:[A-Z]|\d)"
    r"| (?:[NSEW]\.? |(?:North|South|East|West) )?(?:(?:[A-Z][\w'.]+ ){1,3}|\d+(?:st|nd|rd|th) )"
    r"(?:Street|St|Avenue|Ave|Road|Rd|Drive|Lane|Boulevard|Blvd|Way|Court|Terrace|Crescent|Row)\b"
)
_NOTE_BEFORE, _NOTE_AFTER = re.compile(r"\[$"), re.compile(r"\]")
_RUNNING_BEFORE = re.compile(r"[\w,] $")
_RUNNING = re.compile(r"\b[a-z]{5,}")
_WORD_AFTER = re.compile(r"[ -][a-z]{3}")


def is_label(text: str, numeral: Numeral) -> bool:
    """Whether a numeral of ``text`` (in plain marks) names, dates or numbers a thing.

    Units must have been looked for before: '118mm' is no label.
    """
    start, end = numeral.start, numeral.end
    if before(_VERB_BEFORE, text, start):
        return False
    if before(_DOUBTFUL_BEFORE, text, start) and _PLURAL_AFTER.match(text, end):
        return False
    if before(_NUMBER_BEFORE, text, start):
        return True
    if before(_LABEL_BEFORE, text, start):
        return numeral.form is Form.DIGITS or not _COUNTED_AFTER.match(text, end)
    if numeral.form is not Form.DIGITS:
        return _is_hour(text, numeral) or _is_titled(text, numeral)
    return (
        _is_marked(text, numeral)
        or _is_name(text, numeral)
        or _is_year(text, numeral)
        or _is_day(text, numeral)
        or _is_hour(text, numeral)
    )


def _is_marked(text: str, numeral: Numeral) -> bool:
    """'#5', 'A9', '007', '2.' at the head of a list, telephones, addresses, 'pages 4 and 7'."""
    start, end = numeral.start, numeral.end
    return bool(
        _GLUED.match(text, end)
        or _ZERO.match(text, start)
        or (_LISTED.match(text) and not text[:start].strip())
        or before(_MARK_BEFORE, text, start)
        or before(_PHONE_BEFORE, text, start)
        or _is_called(text, numeral)
        or before(_SERIES_BEFORE, text, start)
        or _ADDRESS_AFTER.match(text, end)
        or (before(_NOTE_BEFORE, text, start) and _NOTE_AFTER.match(text, end))
    )


def _is_called(text: str, numeral: Numeral) -> bool:
    """Whether a numeral is a number to call for help."""
    called = before(_CALL_BEFORE, text, numeral.start) or _CALL_AFTER.match(text, numeral.end)
    return text[numeral.start : numeral.end] in _CALLED and bool(called)


def _is_name(text: str, numeral: Numeral) -> bool:
    """'Team 1', 'on the 17'; grouped digits never name, nor those before a plural."""
    written = text[numeral.start : numeral.end]
    if not written.isdigit() or _PLURAL_AFTER.match(text, numeral.end):
        return False
    if before(_THE_BEFORE, text, numeral.start):
        return True
    if not before(_NAME_BEFORE, text, numeral.start):
        return False
    return not any(m.start() < numeral.start < m.end() for m in _TALLIES.finditer(text))


def _is_titled(text: str, numeral: Numeral) -> bool:
    """A capital in the middle of running text is of a name: 'Feast of the Three Kings'."""
    if not text[numeral.start].isupper() or not before(_RUNNING_BEFORE, text, numeral.start):
        return False
    return _RUNNING.search(text) is not None


def _is_year(text: str, numeral: Numeral) -> bool:
    if _DECADE_AFTER.match(text, numeral.end):
        return True
    if not _YEAR.match(text, numeral.start, numeral.end):
        return False
    if before(_THE_YEAR_BEFORE, text, numeral.start):
        return not _PEOPLE_AFTER.match(text, numeral.end)
    if _RECENT <= numeral.low < _FUTURE and not before(_HEDGED_BEFORE, text, numeral.start):
        return not _PEOPLE_AFTER.match(text, numeral.end)
    return not _PLURAL_AFTER.match(text, numeral.end)


def _is_day(text: str, numeral: Numeral) -> bool:
    if numeral.low > 31 and numeral.high < 1000:
        return False
    return bool(before(_MONTH_BEFORE, text, numeral.start) or _MONTH_AFTER.match(text, numeral.end))


def _is_hour(text: str, numeral: Numeral) -> bool:
    start, end = numeral.start, numeral.end
    if _CLOCK_AFTER.match(text, end):
        return True
    if _CLOCK.match(text, start, end):
        # '14.05' is hardly anything else; '9.05' may be a figure.
        return end - start == len("14.05") or bool(
            before(_CLOCK_BEFORE, text, start) or _HOUR_AFTER.match(text, end)
        )
    if not 1 <= numeral.low <= 24 or numeral.low % 1:
        return False
    if _DAY_AFTER.match(text, end) and not before(_AMOUNT_BEFORE, text, start):
        return True
    if _HOUR_AFTER.match(text, end) or before(_PAST_BEFORE, text, start):
        return True
    if not before(_HOUR_BEFORE, text, start) or _WORD_AFTER.match(text, end):
        return False
    return not before(_LEVEL_BEFORE, text, start)
