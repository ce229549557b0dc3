"""Counts told without a numeral: 'twice', 'both men', 'nobody', 'a trio', 'world No. 3'."""

import re
from collections.abc import Iterator

from checker.facts.counted import counted, passive
from checker.facts.numeral import Form, Numeral, scan
from checker.facts.quantity import Counted, quantity_fact
from checker.records.fact import Fact, FactKind
from checker.records.sentence import Sentence

_TIMES = {"twice": 2.0, "thrice": 3.0}
_SETS = {"hat-trick": 3.0, "duo": 2.0, "trio": 3.0, "quartet": 4.0, "foursome": 4.0,
         "quintet": 5.0, "sextet": 6.0}  # fmt: skip
_WORDS = re.compile(rf"\b(?:{'|'.join([*_TIMES, *_SETS])})\b", re.IGNORECASE)
_BOTH = re.compile(
    r"\bboth(?= (?:of )?(?:the |his |her |their |its |these |those )?"
    r"(?:men|women|people|children|[a-z]+s)\b)"
    r"|\bboth(?= (?:were|are|have|had|will|would|could|did|do|can|of (?:whom|them|which)|died|fled"
    r"|went|came|left|took|lost|won|[a-z]+ed)\b(?! and\b))",
    re.IGNORECASE,
)
_ONCE = re.compile(r"(?:(?<=\bonly )|(?<=\bjust )|(?<=\bthan ))once\b")
_NOTHING = re.compile(
    r"\b(?:no(?! one (?!was|were|has been|had been))(?= (?:[a-z-]+ ){0,2}?"
    r"(?!longer|signs|plans|details|doubts|comments|means|terms"
    r"|reasons|grounds|circumstances|words|news|was|is|has|does|less|his|this|us|always|perhaps)"
    r"(?:[a-z]+[^\Wsui]s|people|men|women|children|cattle|aircraft"
    r"|one (?:was|were|has been|had been))\b)"
    r"|(?<!ground )(?<!net )(?<!patient )zero(?= [a-z]+[^\Ws]s\b)"
    r"|none(?= of (?:the|his|her|their|its|our|them)\b)"
    r"|nobody(?= (?:was|were|has been|had been)\b))",
    re.IGNORECASE,
)
_TOLD = frozenset(
    "death fatality casualty injury victim survivor arrest detention evacuation case infection "
    "seat".split()
)
"""Nouns of which reports give the count, so that none of them is a count too."""
_RANKED = re.compile(
    r"\b(?:world(?:'s)? (?:no\.? ?|number )|(?:ranked|seeded) (?:no\.? ?|number )?"
    r"|no\.? (?=\d+ seed))(?P<rank>\d{1,3}|(?:one|two|three|four|five|six|seven|eight|nine|ten))\b",
    re.IGNORECASE,
)


def worded(sentence: Sentence, text: str) -> Iterator[Fact]:
    """The counts of a sentence, its ``text`` in plain marks, that no numeral tells."""
    for match in _WORDS.finditer(text):
        word = match[0].lower()
        of = "time" if word in _TIMES else None
        role = counted(sentence, *match.span()).role
        yield _exact(sentence, match, (_TIMES | _SETS)[word], Counted(of=of, role=role))
    for match in _RANKED.finditer(text):
        rank = scan(match["rank"])[0].low
        numeral = Numeral(match.start("rank"), match.end(), rank, rank, 1, Form.ORDINAL)
        yield quantity_fact(sentence, FactKind.NUMBER, numeral)
    for match in _ONCE.finditer(text):
        role = counted(sentence, *match.span()).role
        yield _exact(sentence, match, 1, Counted(of="time", role=role))
    for match in _BOTH.finditer(text):
        yield _exact(sentence, match, 2, counted(sentence, *match.span()))
    for match in _NOTHING.finditer(text):
        counts = counted(sentence, *match.span())
        if counts.of not in _TOLD and not passive(text, match.end()):
            continue  # 'no plans', 'no guard rails' count nothing
        noun = "people" if counts.of in {None, "one"} else counts.of
        yield _exact(sentence, match, 0, Counted(of=noun, role=counts.role))


def _exact(sentence: Sentence, match: re.Match[str], value: float, counts: Counted) -> Fact:
    numeral = Numeral(match.start(), match.end(), value, value, 1, Form.WORDS)
    return quantity_fact(sentence, FactKind.NUMBER, numeral, counted=counts)
