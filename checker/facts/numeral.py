"""Numerals in digits and words: '1,150', 'two and a half million', 'dozens', 'third', 'two fifths'.

The values that vague words cover are a convention of this module, wide on purpose: 'dozens'
and 'scores' are used loosely, and a wrong alarm costs more than a missed one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from checker.text.normalise import plain


class Form(StrEnum):
    """How a numeral is written, as far as it changes what it may mean."""

    DIGITS = "digits"
    WORDS = "words"
    VAGUE = "vague"
    ORDINAL = "ordinal"
    FRACTION = "fraction"


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number at ``[start, end)`` of a text.

    ``granularity`` is the place value of the last digit that means something.
    """

    start: int
    end: int
    low: float
    high: float
    granularity: float
    form: Form

    def times(self, factor: float, end: int) -> "Numeral":
        """The numeral in a unit ``factor`` times as small, with its end moved to ``end``."""
        return replace(
            self,
            end=end,
            low=tidy(self.low * factor),
            high=tidy(self.high * factor),
            granularity=tidy(self.granularity * factor),
        )


_REACH = 80
"""How many characters before a number are looked at for what they make of it."""


def before(pattern: re.Pattern[str], text: str, end: int) -> re.Match[str] | None:
    """The match of a pattern that ends in ``$`` on the characters that lead up to ``end``."""
    return pattern.search(text, max(0, end - _REACH), end)


def tidy(value: float) -> float:
    """The value without the noise of binary fractions: 12 significant digits."""
    return float(f"{value:.12g}")


_ONES = {w: n + 1 for n, w in enumerate("one two three four five six seven eight nine".split())}
_TEENS = {
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90,
}  # fmt: skip
_WORDS: dict[str, float] = {**_ONES, **_TEENS, **_TENS, "half": 0.5, "quarter": 0.25}
_MULTIPLES = {
    "dozen": 12, "hundred": 1e2, "thousand": 1e3, "k": 1e3, "lakh": 1e5,
    "million": 1e6, "m": 1e6, "mn": 1e6, "mln": 1e6, "crore": 1e7,
    "billion": 1e9, "bn": 1e9, "bln": 1e9, "trillion": 1e12, "trn": 1e12, "tn": 1e12,
}  # fmt: skip
_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13,
    "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18,
    "nineteenth": 19, "twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50,
    "sixtieth": 60, "seventieth": 70, "eightieth": 80, "ninetieth": 90, "hundredth": 100,
}  # fmt: skip
_PARTS = {
    "half": 2, "halves": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6,
    "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10, "twentieth": 20, "hundredth": 100,
}  # fmt: skip
_VULGAR = {"¼": 0.25, "½": 0.5, "¾": 0.75}
_VAGUE = {
    "couple": (2, 3), "pair": (2, 2), "handful": (3, 9), "few": (2, 9), "several": (3, 12),
    "scores": (40, 199), "dozens": (20, 120), "tens": (20, 99), "hundreds": (150, 999),
    "thousands": (1.5e3, 9_999), "millions": (1.5e6, 9.999e6), "billions": (1.5e9, 9.999e9),
}  # fmt: skip

_SCALE = "(?:hundred|thousand|million|billion|trillion|lakh|crore)"
_ONE = f"(?:{'|'.join(_ONES)})"
_BELOW_100 = rf"(?>(?:{'|'.join(_TENS)})(?:[- ]{_ONE}\b)?|(?:{'|'.join(_TEENS)})|{_ONE})\b"
# 'one hundred and two hundred' are two numbers, 'one hundred and two thousand' is one.
_NOT_MORE = "(?![- ](?:hundred|million|billion|trillion|lakh|crore))"
_BELOW_1000 = (
    rf"(?:(?:{_BELOW_100}|an?)[- ]hundred\b(?:(?: and)? {_BELOW_100}{_NOT_MORE})?|{_BELOW_100})"
)
_DIGITS = (
    r"(?:(?<![\w.,:/#@&+])(?<![A-Za-z][-.])"
    # … or glued to a currency: 'R4.6 million', 'EUR5'.
    r"|(?-i:(?<=\bR)|(?<=\bRM)|(?<=\bRs)|(?<=\b[A-Z]{3})))(?:"
    r"\d{1,3}(?:,\d{3}){1,5}(?:\.\d{1,9})?|\d{1,2}(?:,\d\d){1,6},\d{3}"
    r"|\d{1,3}(?:\.\d{3}){2,5}(?:,\d{1,9})?|[1-9]\d{0,2}(?: \d{3}){1,5}(?!\d)"
    r"|\d{1,15}(?:\.\d{1,9})?"
    r")(?![.,:/]?\d)"
)
_AND_PART = r"(?: and (?:a|one|three)[- ](?:half|quarters?)\b| ?[½¼¾]| 1/2\b)"
_LOWER = rf"(?:,? (?:and )?{_BELOW_1000}{_NOT_MORE})"
# '22m payments' are millions, '100m' and '100m hurdles' metres.
_M = r"m(?= (?:people|men|women|children|has|have|(?!hurdles)[a-z]{3,}[^\W\daious]s)\b)"
_PART = rf"(?:{'|'.join(_PARTS)})s?"
_NUMERAL = re.compile(
    "|".join(
        (
            rf"(?P<share>\b(?:an?|{_ONE}|ten|\d)[- ]{_PART}\b"
            rf"(?!-|[- ](?:dozen|{_SCALE})|(?: of)? an? {_SCALE}))",
            rf"(?P<some>\b(?:several|a few|few|(?:an? )?couple(?: of)?) (?:dozen|{_SCALE})\b)",
            r"(?P<round>\b(?:(?:(?:a|one) )?(?:half|quarter)(?: of)?(?:[- ]an?)?"
            r"|three[- ]quarters of an?|an?)[- ]"
            rf"(?:dozen|{_SCALE})\b(?:{_AND_PART}|(?: and)? {_BELOW_100}{_NOT_MORE})?"
            rf"(?: {_SCALE}\b)?)",
            r"(?P<half>\bhalf\b(?!-))",
            r"(?P<ordinal>(?<![\w.,-])\d{1,3}(?:st|nd|rd|th)\b"
            rf"|\b(?:(?:{'|'.join(_TENS)})-)?(?:{'|'.join(_ORDINALS)})\b)",
            rf"(?P<digits>{_DIGITS}{_AND_PART}?"
            rf"(?:[- ]?(?:bn|bln|mn|mln|trn|tn|k)\b|{_M}|[- ](?:dozen|{_SCALE})\b){{0,2}})",
            r"(?P<vague>\b(?:(?:tens|hundreds|dozens) of (?:thousands|millions|billions)"
            r"|(?:couple|pair)(?= of)|a handful|a few|several"
            r"|(?<!the )(?<!'s )(?<!test )scores(?= of| more"
            r"| (?:(?:were|are|have been) )?(?:dead|injured|hurt|missing"
            r"|wounded|killed|arrested|detained|evacuated|feared|trapped|homeless))"
            r"|dozens|hundreds|thousands|millions|billions)\b)",
            rf"(?P<spelt>\b{_BELOW_1000}{_AND_PART}?(?:[- ]{_SCALE}\b{_LOWER}?){{0,4}}{_AND_PART}?"
            r"(?:[- ]dozen\b)?)",
        )
    ),
    re.IGNORECASE,
)
_MINUS = re.compile(r"(?:(?<!plus or )\bminus |(?<![\w)\].,%])-)$", re.IGNORECASE)
_TOKEN = re.compile(r"\d[\d., ]*(?<=\d)|[a-z]+|[½¼¾]")
_ONE_PART = re.compile(r" and three[- ]quarters| and (?:a|one)[- ](half|quarter)| 1/2")
_OF_WHAT = re.compile(r"\b(?:(?:a|one)[- ])?(half|quarter)\b(?: of)?(?:[- ]an?\b)?")
_THREE = re.compile(r"\bthree[- ]quarters of an?\b")
_SHARED_AFTER = re.compile(
    r" (?:of(?! an? (?!point|percentage))|more|less|fewer|higher|lower|smaller|larger|bigger|as"
    r"|the|its|his|her|their|our|my|all|this|that|these|those|an? (?:percentage )?point"
    r"|say|said they|are|were|have|think|believe|want|favou?r|oppose|support|do)\b"
    r"|\s*(?:$|[.,;:!?)](?!\w))",
    re.IGNORECASE,
)
_SHARED_BEFORE = re.compile(
    r"\b(?:by|about|around|roughly|nearly|almost|over|than|under|exactly|some|up|down) $",
    re.IGNORECASE,
)
_HALF_A_THING = re.compile(r" an? (?!point|percentage)[a-z]", re.IGNORECASE)
_HALF_OF_PLAY = re.compile(
    r"\b(?:first|second|best|other|top|bottom|upper|lower|northern|southern|eastern|western|latter"
    r"|better|worse|early|late|this|that|the|each|per) $",
    re.IGNORECASE,
)
_IN_TIME = re.compile(r" (?:an? )?(?:hour|year|day|week|month|minute|past|way|time)", re.IGNORECASE)


_ODDS = re.compile(r" in | in every | of every |-in-(?:every-)?| out of (?:every )?|-out-of-")
_ONE_IN = re.compile(r" (?:[a-z]+(?:'s)? ){1,2}in (?:every )?")
_OPENING = re.compile(
    r"(?:^|\b(?:about|around|nearly|almost|roughly|than|some|only) )$", re.IGNORECASE
)
# 'One man in three years' is no share of men, 'one man in three is' one.
_WORD_AFTER = re.compile(
    r"[ -](?!(?:is|was|has|had|said|says|does|casts|lives|works|owns|needs|wants|thinks|[a-z]*ed"
    r"|cast|voted|lost|in|at|on|of|are|were|have|will|would|can|could|may|might|do|did|now|still"
    r"|who|and|or|but|without|with)\b)[a-z]"
)


@lru_cache(maxsize=256)
def scan(text: str) -> tuple[Numeral, ...]:
    """Every numeral of a text, in order, ranges as one: '40 to 60', 'between 12 and 15'.

    Whether it counts anything, or is a year, a label or part of a name, is for its readers.
    """
    flat = plain(text)
    return tuple(_joined(flat, list(_singles(flat))))


def _singles(text: str) -> Iterator[Numeral]:
    for match in _NUMERAL.finditer(text):
        start, end, written = match.start(), match.end(), match.group().lower()
        match match.lastgroup:
            case "vague" | "some":
                low, high = _covered(written)
                yield Numeral(start, end, low, high, 1, Form.VAGUE)
            case "ordinal":
                yield _ranked(start, end, written)
            case "share" | "half":
                yield from _share(text, start, end)
            case form:
                value, granularity = _valued(written)
                if minus := _MINUS.search(text, max(0, start - 7), start):
                    start, value = minus.start(), -value
                digits = Form.DIGITS if form == "digits" else Form.WORDS
                yield Numeral(start, end, value, value, granularity, digits)


def _valued(written: str) -> tuple[float, float]:
    """The value and granularity of digits and number words in lower case.

    A part after 'and' is one of what was last multiplied by: 'two and a half million',
    'a million and a half'.
    """
    total = current = 0.0
    granularity = last = 1.0
    written = _THREE.sub("¾", written)
    for word in _TOKEN.findall(_OF_WHAT.sub(r"\1", _ONE_PART.sub(_vulgar, written))):
        if word in _MULTIPLES:
            last = _MULTIPLES[word]
            granularity = granularity * last if current else last
            current = (current or 1.0) * last
            if last >= 1000:
                total, current = total + current, 0.0
        elif word in _VULGAR:
            granularity = last * min(_VULGAR[word], 1 - _VULGAR[word])
            total, current = _added(total, current, last * _VULGAR[word], last)
        elif word[0].isdigit():
            current, granularity = _literal(word)
        elif word in _WORDS:
            current += _WORDS[word]
            granularity, last = _place(_WORDS[word]), 1.0
    return tidy(total + current), tidy(granularity)


def _added(total: float, current: float, part: float, last: float) -> tuple[float, float]:
    return (total + part, current) if last >= 1000 else (total, current + part)


def _vulgar(match: re.Match[str]) -> str:
    return {"half": " ½", "quarter": " ¼", None: " ¾"}[match[1]] if "1/2" not in match[0] else " ½"


def _place(value: float) -> float:
    """The place value of a number word: 10 for 'forty', 1 for 'twelve', 0.1 for 'half'."""
    return 0.1 if value < 1 else 10.0 if value % 10 == 0 else 1.0


def _literal(digits: str) -> tuple[float, float]:
    """The value of digits, and the place value of the last that is not a trailing zero."""
    bare = digits.replace(" ", "")
    if bare.count(".") > 1:
        bare = bare.replace(".", "").replace(",", ".")
    elif re.fullmatch(r"[1-9]\d{0,2}\.\d\d0", bare):
        # No English decimal ends in a zero at the thousandth: this is a European thousand.
        bare = bare.replace(".", "")
    bare = bare.replace(",", "")
    whole, _, decimals = bare.partition(".")
    if decimals:
        return float(bare), 10.0 ** -len(decimals)
    value = float(whole)
    return value, 10.0 ** (len(whole) - len(whole.rstrip("0"))) if value else 1.0


def _covered(written: str) -> tuple[float, float]:
    """What a vague phrase covers: 'several hundred', 'tens of thousands', 'scores'."""
    low = high = 1.0
    for word in written.split():
        if word in _VAGUE:
            # After 'tens of', 'thousands' is a plain multiple.
            below, above = _VAGUE[word] if high == 1 else (_MULTIPLES[word.rstrip("s")],) * 2
            low, high = low * below, high * above
        elif word in _MULTIPLES:
            low, high = low * _MULTIPLES[word], high * _MULTIPLES[word]
    return low, high


def _ranked(start: int, end: int, written: str) -> Numeral:
    tens, _, last = written.rpartition("-")
    digits = re.match(r"\d+", written)
    rank = float(digits[0]) if digits else float(_TENS.get(tens, 0) + _ORDINALS[last])
    return Numeral(start, end, rank, rank, 1, Form.ORDINAL)


def _share(text: str, start: int, end: int) -> Iterator[Numeral]:
    """'A third' as a part of a whole where the words about it allow, else as an ordinal."""
    words = re.split("[- ]", text[start:end].lower())
    below = _PARTS[words[-1] if words[-1] in _PARTS else words[-1].rstrip("s")]
    single = words[0] in {"a", "an", "half", "one"}
    if single and _HALF_A_THING.match(text, end):
        return
    shared = _SHARED_AFTER.match(text, end) or _SHARED_BEFORE.search(
        text, max(0, start - 12), start
    )
    if single and _HALF_OF_PLAY.search(text, max(0, start - 12), start):
        return
    if single and (not shared or _IN_TIME.match(text, end)):
        if words[-1] in _ORDINALS and not shared:
            yield _ranked(end - len(words[-1]), end, words[-1])
        return
    over = 1 if single else float(_WORDS.get(words[0]) or words[0])
    value = tidy(over / below)
    yield Numeral(start, end, value, value, tidy(min(0.05, value / 5)), Form.FRACTION)


def _joined(text: str, singles: list[Numeral]) -> Iterator[Numeral]:
    """The numerals with each pair that makes one range or share put together."""
    index = 0
    while index < len(singles):
        pair = singles[index : index + 2]
        joint = _pair(text, pair[0], pair[1]) if len(pair) == 2 else None
        yield joint or pair[0]
        index += 2 if joint else 1


def _pair(text: str, first: Numeral, second: Numeral) -> Numeral | None:
    if {first.form, second.form} - {Form.DIGITS, Form.WORDS}:
        return None
    gap = text[first.end : second.start].lower()
    if _ODDS.fullmatch(gap) or (first.low == 1 and _ONE_IN.fullmatch(gap)):
        return _odds(text, first, second, gap)
    before = text[max(0, first.start - 12) : first.start].lower()
    first = _carried(text, first, second)
    if first.low >= second.low or not _is_range(gap, before, first, second):
        return None
    start = first.start - len("between ") if before.endswith("between ") else first.start
    granularity = min(first.granularity, second.granularity)
    return Numeral(start, second.end, first.low, second.high, granularity, second.form)


_RANGING = ("range from ", "ranges from ", "ranged from ", "ranging from ")


def _is_range(gap: str, before: str, first: Numeral, second: Numeral) -> bool:
    match gap:
        case " to ":
            # 'from 30 to 40' tells of a change as often as of a range.
            return not before.endswith("from ") or before.endswith(_RANGING)
        case "-":
            return first.form is second.form is Form.DIGITS
        case " or ":
            return second.low <= 2 * first.low
        case " and ":
            return before.endswith("between ")
        case _:
            return False


def _carried(text: str, first: Numeral, second: Numeral) -> Numeral:
    """'2' in '2 to 3 million' as two million."""
    scale = re.search(rf"{_SCALE}$|(?:bn|mn|k)$", text[second.start : second.end], re.IGNORECASE)
    if scale is None or first.low >= 1000 or first.low < 1 or first.end - first.start > 9:
        return first
    return first.times(_MULTIPLES[scale[0].lower()], first.end)


def _odds(text: str, first: Numeral, second: Numeral, gap: str) -> Numeral | None:
    """'One in five', 'nine out of ten'; 'two in three villages' may be two dead in villages."""
    if first.low >= second.low or second.low % 1 or not first.low:
        return None
    # 'Killed two in three villages' tells no share, 'nearly two in three villages' does.
    several = gap == " in " and first.low > 1 and second.low not in {10, 100}
    if several and not before(_OPENING, text, first.start):
        return None
    if _ONE_IN.fullmatch(gap) and _WORD_AFTER.match(text, second.end):
        return None
    if "every" not in gap and second.low > 20 and second.low not in {50, 100, 1000, 1e4, 1e5, 1e6}:
        return None
    share = tidy(first.low / second.low)
    return Numeral(first.start, second.end, share, share, tidy(min(0.05, share / 5)), Form.FRACTION)
