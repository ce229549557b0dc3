"""From the mention of a speaker to the name of the person or body that is meant."""

from bisect import bisect_right
from collections.abc import Sequence
from operator import attrgetter

from checker.claims.mentions import within
from checker.claims.reference import Reference
from checker.records.article import Article
from checker.records.base import Span
from checker.records.fact import Fact, FactKind, NameValue
from checker.records.sentence import EntityLabel, Sentence, Token

_DESCRIBING = {"NOUN", "PROPN", "ADJ", "ADP", "DET", "NUM"}
_LINKING = {"ADP", "SCONJ", "PRON", "VERB", "CCONJ"}
_FOLLOWING = {"campaign", "camp", "team", "administration", "government", "family", "office",
              "aide", "spokesman", "spokeswoman", "lawyer", "supporter", "ally"}  # fmt: skip
"""Nouns for those behind a person, who speak in that person's stead."""
_OPENING = {"a", "an", "the", "his", "her", "its", "their"}
_PRONOUNS = {"i", "he", "she", "they", "it", "we", "who"}
_REACH = 8
"""How many words a description may put between its first noun and the name."""


def is_pronoun(name: str) -> bool:
    """Whether a speaker is known by no more than 'he' or 'they'."""
    return name.lower() in _PRONOUNS


class Voices:
    """The speakers of an article, by the names and descriptions it gives them."""

    def __init__(
        self,
        article: Article,
        sentences: Sequence[Sentence],
        facts: Sequence[Fact],
        references: Sequence[Reference],
    ) -> None:
        self._text = article.text
        self._sentences = sentences
        self._references = references
        self._people = [fact for fact in facts if fact.kind is FactKind.PERSON]
        self._bodies = [fact for fact in facts if fact.kind is FactKind.ORGANISATION]

    def name_of(self, mention: Span) -> str:
        """Who a mention of a speaker is: the full name where a name or pronoun is in it."""
        person = self._person(mention) or self._person(self._beside(mention))
        if person is not None:
            return person
        referent = next(
            (
                reference.referent
                for reference in within(self._references, mention)
                if reference.referent and self._ends(mention, reference)
            ),
            None,
        )
        return referent or self._body(mention) or _lowered(mention.cut(self._text))

    def _person(self, span: Span) -> str | None:
        """The person named last in ``span``, other than 'Ann Roe's' of 'Ann Roe's lawyer'."""
        names = [
            fact.value.name
            for fact in within(self._people, span)
            if isinstance(fact.value, NameValue) and not self._spoken_for(span, fact)
        ]
        whole = [name for name in names if " " in name]
        return next(reversed(whole or names), None)

    def _spoken_for(self, span: Span, person: Span) -> bool:
        """Whether somebody else speaks: 'Roe's lawyer', 'a lawyer for Roe', 'the Roe campaign'."""
        if self._text[person.end : person.end + 2] in {"'s", "’s"}:
            return True
        tokens = self._tokens(span)
        before = [t for t in tokens if t.end <= person.start and t.pos not in {"PROPN", "DET"}]
        after = [t for t in tokens if t.start >= person.end]
        led = bool(after) and after[0].tag == "NN" and after[0].text in _FOLLOWING
        return led or (len(before) > 1 and before[-1].text == "for")

    def _body(self, mention: Span) -> str | None:
        """The name that ends 'pump maker Orbel'; none in 'a spokesman for Orbel'."""
        named = (fact for fact in within(self._bodies, mention) if self._ends(mention, fact))
        values = (fact.value for fact in named)
        return next((value.name for value in values if isinstance(value, NameValue)), None)

    def _ends(self, mention: Span, part: Span) -> bool:
        """Whether ``part`` closes a mention and is what it names, not 'the firm' it speaks for."""
        before = (t for t in self._tokens(mention) if t.start < part.start)
        plain = all(t.pos not in _LINKING and t.tag != "POS" for t in before)
        return part.end == mention.end and plain

    def _beside(self, mention: Span) -> Span:
        """The words from a mention to a name in apposition: 'the governor, Ann Roe'."""
        end = comma = None
        for token in self._after(mention)[:_REACH]:
            if token.entity is EntityLabel.PERSON and comma in {None, token.start}:
                end = token.end
                break
            if comma is None and token.text == ",":
                comma = next((t.start for t in self._after(token)), -1)
            elif comma is not None or not (token.pos in _DESCRIBING or token.text == "-"):
                break
        return Span(start=mention.end, end=end or mention.end)

    def _tokens(self, span: Span) -> Sequence[Token]:
        """The tokens of ``span`` in the sentence that it begins in."""
        return [token for token in self._around(span) if token.overlaps(span)]

    def _after(self, span: Span) -> Sequence[Token]:
        """The tokens behind ``span`` in the sentence that it begins in."""
        return [token for token in self._around(span) if token.start >= span.end]

    def _around(self, span: Span) -> Sequence[Token]:
        at = bisect_right(self._sentences, span.start, key=attrgetter("start")) - 1
        return self._sentences[at].tokens if at >= 0 else ()


def _lowered(words: str) -> str:
    """A description without the capital that opens a sentence: 'the water board'."""
    first, space, rest = words.partition(" ")
    return f"{first.lower()}{space}{rest}" if space and first.lower() in _OPENING else words
