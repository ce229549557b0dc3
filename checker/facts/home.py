"""The countries an article is from or about: whose 'dollars', 'pesos' and 'pounds' it means."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from checker.facts.gazetteer import city_country, country_code, country_of_demonym
from checker.records.article import Article
from checker.records.sentence import Sentence

_CAPITALISED = re.compile(r"\b(?:U\.S\.|[A-Z][a-z]{2,}|US|UK|EU)(?!\w)")

_OPENING = 2
"""In how many sentences from the top an article without any named place is looked at for one."""


def countries(
    article: Article, sentences: Sequence[Sentence], places: Iterable[str]
) -> tuple[str, ...]:
    """ISO 3166 codes, the likeliest first: that of the dateline, then the most often named.

    ``places`` are the names of places in the article, as written.
    """
    named = Counter(code for code in _named(sentences, places) if code)
    filed = list(_filed_from(article))
    if not named and not filed:
        named.update(filter(None, _cities(sentences[:_OPENING])))
    return tuple(dict.fromkeys([*filed, *(code for code, _ in named.most_common())]))


def _cities(sentences: Sequence[Sentence]) -> Iterator[str | None]:
    """'A Halifax accountant': a city that no rule for names of places finds."""
    for sentence in sentences:
        yield from map(city_country, _CAPITALISED.findall(sentence.text))


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
