"""The countries an article is from or about: whose 'dollars', 'pesos' and 'pounds' it means."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from checker.facts.gazetteer import country_code, country_of_demonym
from checker.records.article import Article
from checker.records.sentence import Sentence

_CAPITALISED = re.compile(r"\b(?:U\.S\.|[A-Z][a-z]{2,}|US|UK|EU)(?!\w)")


def countries(
    article: Article, sentences: Sequence[Sentence], places: Iterable[str]
) -> tuple[str, ...]:
    """ISO 3166 codes, the likeliest first: that of the dateline, then the most often named.

    ``places`` are the names of places in the article, as written.
    """
    named = Counter(code for code in _named(sentences, places) if code)
    filed = _filed_from(article)
    return tuple(dict.fromkeys([*filed, *(code for code, _ in named.most_common())]))


def _filed_from(article: Article) -> Iterator[str]:
    """'MONTERREY, Mexico': the country is the last part, or that of the first."""
    place = article.dateline.place if article.dateline else None
    for part in reversed((place or "").split(",")):
        code = country_code(part.strip())
        if code:
            yield code
            return


def _named(sentences: Sequence[Sentence], places: Iterable[str]) -> Iterator[str | None]:
    for place in places:
        yield country_code(place)
    for sentence in sentences:
        for word in _CAPITALISED.findall(sentence.text):
            land = country_of_demonym(word)
            if land:
                yield country_code(land)
