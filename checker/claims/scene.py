"""An article as it is read for references: its grammar, its names, and who speaks where."""

from collections.abc import Sequence

from checker.claims.grammar import Grammar
from checker.claims.mentions import Mention, find_mentions
from checker.claims.reference import Reference
from checker.claims.speech import Speech
from checker.records.article import Article
from checker.records.base import Span
from checker.records.fact import Fact
from checker.records.sentence import Sentence


class Scene:
    """What the references of an article are looked for in."""

    def __init__(
        self,
        article: Article,
        sentences: Sequence[Sentence],
        facts: Sequence[Fact],
        speeches: Sequence[Speech],
    ) -> None:
        self.article = article
        self.sentences = sentences
        self.grammars = [Grammar(sentence.tokens) for sentence in sentences]
        self.speeches = [speech for speech in speeches if speech.direct]
        self.mentions = find_mentions(article, sentences, facts)
        self.named = {
            (mention.sentence, i): mention
            for mention in self.mentions
            for i in range(mention.first, mention.last)
        }

    def mention_at(self, number: int, index: int) -> Mention | None:
        """The name that the token at ``index`` is part of."""
        return self.named.get((number, index))

    def words(self, number: int, first: int, last: int) -> str:
        """The text from one token up to another."""
        tokens = self.sentences[number].tokens
        return self.article.text[tokens[first].start : tokens[last - 1].end]

    def phrase(self, number: int, head: int) -> str:
        """The noun phrase that ends at ``head``, as of something known: 'the two men'."""
        phrase = self.grammars[number].phrase_before(head + 1)
        words = self.words(number, phrase[0], phrase[-1] + 1) if phrase else ""
        first, _, rest = words.partition(" ")
        if first.lower() in {"a", "an", "the"}:
            return f"the {rest}"
        counted = bool(phrase) and self.grammars[number].tokens[phrase[0]].pos == "NUM"
        return f"the {words[0].lower()}{words[1:]}" if counted else words

    def unresolved(self, token: Span, why: str) -> Reference:
        """The reference of a mention that is left open, with the reason."""
        word = token.cut(self.article.text)
        return Reference(start=token.start, end=token.end, referent=None, reason=f"“{word}” {why}")
