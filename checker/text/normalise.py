"""Normal forms of strings for comparing, never for showing."""

import re
import unicodedata

_QUOTES = str.maketrans({
    "‘": "'", "’": "'", "‚": "'", "‛": "'", "′": "'",
    "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "″": '"',
    "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "−": "-",
    "\u00a0": " ", "\u202f": " ", "\u2009": " ",
})  # fmt: skip
_WORD = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:'[^\W\d_]+)?")


def plain(text: str) -> str:
    """Straight quotation marks, plain hyphens and spaces; one character for each of the input's.

    >>> plain("“It’s over” – he said")
    '"It\\'s over" - he said'
    """
    return text.translate(_QUOTES)


def fold(text: str) -> str:
    """Lower case without accents, for matching names.

    >>> fold("Zoë NUÑEZ de la Peña")
    'zoe nunez de la pena'
    """
    if text.isascii():
        return text.casefold()
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()


def figures(text: str) -> str:
    """The figures of a text, one after the other.

    >>> figures("EUR 3.40 million")
    '340'
    """
    return "".join(filter(str.isdigit, text))


def figures_sorted(text: str) -> str:
    """The figures of a text in order of size, which texts share whose figures were swapped.

    Empty where no two figures but noughts are unlike, so that none can be.

    >>> figures_sorted("84 million"), figures_sorted("30 million")
    ('48', '')
    """
    found = figures(text)
    return "".join(sorted(found)) if len({*found} - {"0"}) > 1 else ""


def words(text: str) -> tuple[str, ...]:
    """The folded words and numbers of a text, without punctuation.

    >>> words("At 6.25 a.m., 2,340 women's skis")
    ('at', '6.25', 'a', 'm', '2,340', "women's", 'skis')
    """
    return tuple(_WORD.findall(fold(plain(text))))
