"""The words about a number that make it an age, as patterns and small tables.

Patterns named ``…_BEFORE`` end where the number begins, those named ``…_AFTER`` begin where it
ends. They expect text as `plain` gives it.
"""

import re

from checker.facts.label import MONTH
from checker.records.fact import Modifier

YEAR_OLD = re.compile(
    r"[- ]?(?P<unit>years?|yrs?|months?|weeks?|days?)"
    r"(?P<old>[- ]olds?\b| of age\b)(?P<bound> (?:or|and) (?:older|over|above|younger|under))?"
    r"(?:[- ](?P<noun>[a-z]+))?"
)
YEARS = {"y": 1.0, "m": 1 / 12, "w": 7 / 365.25, "d": 1 / 365.25}
YOUNG = {"m": "months", "w": "weeks", "d": "days"}
_PERSON = (
    r"man|men|woman|women|teenagers?|teens|youths?|boys?|girls?|child|children|son|daughter"
    r"|driver|student|pilot|victims?|suspects?|passengers?|pensioner|mother|father|brother|sister"
    r"|patients?|people"
)
NO_HOLDER = re.compile(
    r"(?:ha[sd]|was|is|are|were|who|from|and|or|in|at|to|with|also|then|[a-z]+ed|told|said|won|took"
    r"|left|on|of|as|when|while|before|after|but|by|for|if|that|this|may|can|will|should|must)$"
)
AGED_BEFORE = re.compile(
    r"\b(?:aged?|at the age of|at age|ages(?: of)?|age of|age was|age is|age:|ag(?:ed|es)? between"
    r"|between the ages of|(?:rang\w+|var\w+) in age from|turn(?:s|ed|ing)?|(?P<died>died at)"
    r"|(?:children|people|those|anyone|everyone|adults|both|all|women|men|girls|boys|patients"
    r"|pupils|drivers|workers|voters|residents|students|anybody|everybody|athletes|players)"
    r" (?:aged )?(?P<bound>under|over|below|above)"
    r"|(?P<past>under|over|below|above) the age of)"
    r"(?: (?:of|only|just|about|around|between|over|under|barely|nearly|almost))? $",
    re.IGNORECASE,
)
_BY_CALLING = (
    r"(?:an?|the) (?!(?:numb|ord|pow|tow|cent|pap|riv|quart|latt|form|oth|cov|wat|summ|wint|dinn)er"
    r"|floor|door)[a-z]+(?:man|woman|ist|er|or)"
)
"""A noun of somebody by what he or she does: 'the swimmer', 'a gardener'."""
OF_BEFORE = re.compile(rf"\b(?P<noun>{_PERSON}|{_BY_CALLING}) of $", re.IGNORECASE)
BOTH_BEFORE = re.compile(r"\b(?P<noun>[a-z]{3,}s), (?:both|all) $", re.IGNORECASE)
BOTH_WERE = re.compile(
    rf"\b(?:the|both|all) (?P<noun>{_PERSON}) (?:are|were|is|was) (?:all |both )?$", re.IGNORECASE
)
IS_BEFORE = re.compile(
    r"\b(?P<who>[Hh]e|[Ss]he|who|(?:oldest|youngest) [a-z]+|[A-Z]\w+)"
    r" (?:is|was|turns|turned|will be|would be)"
    r"(?: only| just| then| now| already| nearly| almost| about| around| barely)? $"
)
ALONE = re.compile(
    r"(?: years old| and (?!\d)| or (?:older|over|younger|under)| are| go| pay| must| may| can"
    r"| will| were| have| should| need| travel| get| who| in\b"
    r"| then\b| now\b| when\b| at the\b| years of age| next\b| this\b| on\b|[,.;)]|$)"
)
_NAME = r"(?:[A-Z][\w'’.-]*|(?:van|von|de|der|den|da|di|al|bin|ibn|el|la|le|du|y)\b)"
_FULL_NAME = rf"[A-Z][\w'.-]*(?: {_NAME}){{0,5}}"
APPOSED_BEFORE = re.compile(rf"(?P<name>{_FULL_NAME}), (?:now |then |just |only )?$")
APPOSED_AFTER = re.compile(r"\s*(?:[,;)]|\.(?!\d)|$| and\b| from\b| of [A-Z]| \()")
BRACKET_BEFORE = re.compile(
    rf"(?P<name>{_FULL_NAME}) \((?:[A-Z][^()]*, )?$|\((?P<inside>[A-Z][^()\d]*), $"
)
NOT_NAMES = re.compile(
    rf"(?:(?:{MONTH})$|(?:mon|tues|wednes|thurs|fri|satur|sun)day|on|in|by|at|after|before|item|page"
    r"|room|yes|no|however|meanwhile|also|overall|total|still|then|but|and|the|votes?|route|stage"
    r"|today|yesterday|against|for|his|her|their|its|our|my|a|an|both|all|tickets)\b",
    re.IGNORECASE,
)
DECADES = {
    "teens": 13, "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60,
    "seventies": 70, "eighties": 80, "nineties": 90,
}  # fmt: skip
DECADE = re.compile(
    r"\bin (?:his|her|their)(?: (?P<part>early|mid|middle|late)[- ]?)? ?"
    rf"(?P<word>{'|'.join(DECADES)}|[2-9]0'?s)\b",
    re.IGNORECASE,
)
ROUNDLY_OLD = {
    "quinquagenarian": 50, "sexagenarian": 60, "septuagenarian": 70, "octogenarian": 80,
    "nonagenarian": 90, "centenarian": 100, "teenager": 13, "teenage": 13,
}  # fmt: skip
ROUNDLY = re.compile(
    rf"\b(?:(?P<word>{'|'.join(ROUNDLY_OLD)})s?\b(?<!teenage)"
    rf"|(?P<teens>teenage)(?= (?:{_PERSON})\b))(?!,? \(?(?:aged )?\d)",
    re.IGNORECASE,
)
# What people do once, at an age: 'left school at 14', 'died at 81'.
_LIFE = (
    r"(?:die[sd]?|dead|dying|marr(?:y|ies|ied)|wed|retir(?:es?|ed|ing)|enter(?:s|ed|ing)?"
    r"|join(?:s|ed|ing)?|enroll?(?:s|ed|ing)?|graduat(?:es?|ed|ing)|debut(?:s|ed)?"
    r"|emigrat(?:es?|ed|ing)|orphaned|widowed|apprenticed|ordained|became|becom(?:es|ing)"
    r"|(?:left|leaving|leaves?) (?:school|home)|start(?:s|ed|ing) (?:work|school|out)"
    r"|began (?:work|play|sing|danc|act|writ|paint|train)\w*"
    r"|turn(?:s|ed|ing)? pro(?:fessional)?|first (?:child|novel|marriage)"
    r"|(?:grand)?(?:mother|father|parent)|learn(?:ed|t|s)? to \w+|went to (?:sea|work)"
    r"|published (?:his|her) first)"
)
LIFE_BEFORE = re.compile(rf"\b{_LIFE}\b[^,;:.()]{{0,60}}? at $", re.IGNORECASE)
LIFE_AFTER = re.compile(
    r"\s*(?:[,;.)](?!\d)|$| and (?!\d)| after\b| when\b| from\b| in (?:\d{4}|[A-Z]))"
)
NOT_AT = re.compile(
    r"\b(?:market|shares?|index|price|rate|trad\w+|clos\w+|temperature|speed|half-time)\b", re.I
)
# Among the goals of a match, figures in brackets are minutes: 'Kovac (54)'.
GOALS = re.compile(
    r"\b(?:goals?|scor\w+|penalt\w+|pen|half-time|header|headed|equalis\w+|minutes?)\b", re.I
)
BIRTHDAY = re.compile(r"(?:st|nd|rd|th)? birthday\b", re.IGNORECASE)
OVERS = re.compile(
    r"\b(?P<bound>over|under)[- ](?P<age>\d{1,2}|five|ten|twelve|sixteen|eighteen|twenty-one"
    r"|sixty|seventy|eighty)'?e?s\b",
    re.IGNORECASE,
)
SMALLER = re.compile(r" (?P<unit>month|week|day)s?\b(?! (?:ago|later|earlier|after|before))")
AND_BOUND = re.compile(r" (?:and|or) (?P<word>over|older|above|upwards?|under|younger|below)\b")
AFTER_BOUNDS = {
    "over": Modifier.AT_LEAST, "older": Modifier.AT_LEAST, "above": Modifier.AT_LEAST,
    "upward": Modifier.AT_LEAST, "upwards": Modifier.AT_LEAST, "under": Modifier.UP_TO,
    "younger": Modifier.UP_TO, "below": Modifier.UP_TO,
}  # fmt: skip
_KIN = (
    rf"(?:{_PERSON}|wife|husband|widow|widower|partner|fianc[eé]e?|girlfriend|boyfriend|mum|dad"
    r"|uncle|aunt|cousin|nephew|niece|grandmother|grandfather|grandson|granddaughter|teacher"
    r"|farmer|nurse|soldier|officer|worker|resident|cyclist|pedestrian|motorist|motorcyclist"
    r"|builder|engineer|lawyer|doctor|accountant|carpenter|electrician|plumber|cleaner|singer"
    r"|actor|actress|gunman|attacker)"
)
KIN_BEFORE = re.compile(
    rf"\b(?P<noun>{_KIN}|{_BY_CALLING})(?: of (?:two|three|four|five|six))?, $", re.IGNORECASE
)
CALLED_BEFORE = re.compile(r"\b(?P<more>(?:[a-z]+ ){0,2})(?P<noun>[a-z-]+), $")
"""'A bus driver, 44, …': the words may be an office or calling."""
CALLED_WAS = re.compile(
    r"\b(?:[Tt]he|[Hh]is|[Hh]er) (?P<more>(?:[a-z]+ ){0,2})(?P<noun>[a-z-]+) (?:is|was)"
    r"(?: only| just| then| now| already| nearly| almost| about| around| barely)? $"
)
PARTS = {None: (0, 9), "early": (0, 3), "mid": (3, 6), "middle": (3, 6), "late": (6, 9)}
BOUNDS = {
    "under": Modifier.LESS_THAN,
    "below": Modifier.LESS_THAN,
    "over": Modifier.MORE_THAN,
    "above": Modifier.MORE_THAN,
}
# 'A 12-year-old son in Oran' is nobody named.
_NO_CALLING = r"(?!(?:in|at|from|to|on|with|near|by|and|who|was|is|has|told|said)\b)"
NOUN_AND_NAME = re.compile(rf" (?:{_NO_CALLING}[a-z-]+ ){{1,3}}(?P<name>{_FULL_NAME})")
WHO_BEFORE = re.compile(rf"(?P<name>{_FULL_NAME}), who (?:is|was|turn\w+) (?:\w+ )?$")
TO_AGE = re.compile(r" (?:to|and) (?P<high>\d{1,3})\b(?![.,]\d)")
SPREAD_BEFORE = re.compile(r"\bin age from $|\bages? (?:from|between) $", re.IGNORECASE)
FIRST_NAME = re.compile(rf"(?P<name>{_FULL_NAME}) (?:{_LIFE}|(?:had|was|has)\b)")
NOUN_BEFORE = re.compile(rf"\b(?P<noun>{_PERSON}),? $", re.IGNORECASE)
NAME_NEXT = re.compile(rf" (?P<name>{_FULL_NAME})")
NO_AGE_AFTER = re.compile(r"[- %]?(?:per ?cent|degrees|km|kilom|million)")
OF_AFTER = re.compile(
    r"(?: and an? [a-z]|(?: and \w+)?\s*(?:[,.;)]|$)"
    r"|(?: and \w+)? (?:was|were|is|are|has|have|can|could|will|may|must|who|from|in|with|died)\b)"
)
NAME_AND_WORDS_BEFORE = re.compile(
    rf"(?P<name>[A-Z][\w'-]+(?: {_NAME}){{0,5}}),? (?:\w+,? ){{0,6}}$"
)
PERSON_BEFORE = re.compile(rf"\b(?P<noun>{_PERSON})\b[^,.;]{{0,12}}$", re.IGNORECASE)
