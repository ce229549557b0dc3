"""What pronouns, short names and descriptions refer to, within one article.

Precision comes first: where two readings are open, the mention is marked as unresolved, with the
reason, and left as it stands.
"""

import re
from collections.abc import Iterator, Sequence

from checker.claims.antecedents import Antecedents
from checker.claims.mentions import Mention
from checker.claims.persons import Persons
from checker.claims.reference import Reference, found
from checker.claims.scene import Scene
from checker.claims.speech import Speech
from checker.claims.things import Things
from checker.records.article import Article
from checker.records.base import Span
from checker.records.fact import Fact
from checker.records.sentence import EntityLabel, Sentence
from checker.text.gender import GENDERED

_DECADE = re.compile(r"\d0s|(?:twen|thir|for|fif|six|seven|eigh|nine)ties|teens")
_AREAS = {"city", "county", "state", "province", "region", "district", "island", "islands"}
_NAMING = {"identify", "name"}
_NEUTRAL = {"it", "its"}
_PLURAL = {"they", "their", "them"}
_SPEAKER = {"i", "me", "my"}
_GROUP = {"we", "us", "our"}
_POINTING = {"this", "that", "these", "those"}


def resolve(
    article: Article,
    sentences: Sequence[Sentence],
    facts: Sequence[Fact],
    speeches: Sequence[Speech] = (),
) -> tuple[Reference, ...]:
    """The references of an article in the order of its text, none of them overlapping.

    ``facts`` give names their fullest form where they are known; other names are joined here.
    """
    context = _Context(Scene(article, sentences, facts, speeches))
    return tuple(sorted(context.references(), key=lambda reference: reference.start))


class _Context:
    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.persons = Persons(scene)
        self.antecedents = Antecedents(scene)
        self.things = Things(scene.grammars)

    def references(self) -> Iterator[Reference]:
        for number, grammar in enumerate(self.scene.grammars):
            for index in range(len(grammar)):
                mention = self.scene.named.get((number, index))
                if mention is None:
                    reference = (
                        self._pronoun(number, index)
                        or self.persons.described(number, index)
                        or self._known_thing(number, index)
                    )
                elif mention.first == index:
                    reference = self._short_name(mention)
                else:
                    continue
                if reference is not None:
                    yield reference

    def _short_name(self, mention: Mention) -> Reference | None:
        written = mention.span.cut(self.scene.article.text)
        if mention.name == written or self._goes_on(mention, written) or self._named_after(mention):
            return None
        return Reference(
            start=mention.span.start, end=mention.span.end, referent=mention.name, name=True
        )

    def _goes_on(self, mention: Mention, written: str) -> bool:
        """Whether the rest of a name stands behind what was recognised of it."""
        rest = mention.name.removeprefix(written).strip()
        behind = self.scene.article.text[mention.span.end :].lstrip()
        return bool(rest) and behind.startswith(rest.partition(" ")[0])

    def _named_after(self, mention: Mention) -> bool:
        """Whether a place is not the 'Brod City Council' or 'Brod County' named after it."""
        tokens = self.scene.sentences[mention.sentence].tokens[: mention.first]
        address = len(tokens) > 1 and tokens[-1].text == "," and tokens[-2].pos == "PROPN"
        here = self.scene.sentences[mention.sentence].tokens[mention.first]
        area = mention.name.split()[-1].lower() in _AREAS  # 'New York' may be the state
        return (address or area) and here.entity is EntityLabel.PLACE

    def _pronoun(self, number: int, index: int) -> Reference | None:
        token = self.scene.sentences[number].tokens[index]
        word = self.scene.grammars[number].words[index]
        if token.pos not in {"PRON", "DET"} and word not in GENDERED:
            return None
        if token.tag == "PRP$" and self._own_age(number, index):
            return None
        if word in GENDERED:
            meant = self.persons.meant(number, index, GENDERED[word])
            if meant and meant.name and self._nameless(number, index):
                return self.scene.unresolved(token, "stands for somebody who is not named")
            return meant
        if word in _SPEAKER or word in _GROUP:
            return self.persons.speaking(token, group=word in _GROUP)
        if token.dep.startswith("expl") or (word == "it" and self.antecedents.empty(number, index)):
            return None
        if word in _NEUTRAL | _PLURAL:
            if not (self.antecedents.subject(number, index) or token.tag == "PRP$"):
                return None
            return self.antecedents.meant(number, index, plural=word in _PLURAL)
        if word in _POINTING and token.dep.startswith("nsubj"):
            return self.scene.unresolved(token, "points back to what was said before")
        return None

    def _nameless(self, number: int, index: int) -> bool:
        """Whether it is said of the person that no name is known: 'he has not been identified'."""
        tokens = self.scene.sentences[number].tokens
        head = tokens[index].head
        passive = tokens[index].dep == "nsubj:pass" and tokens[head].lemma in _NAMING
        return passive and any(t.head == head and t.lemma in {"not", "n't"} for t in tokens)

    def _own_age(self, number: int, index: int) -> bool:
        """Whether 'in his sixties' stands here, which is told of the noun before it."""
        words = self.scene.grammars[number].words
        ahead = words[index + 1 : index + 3]
        return words[index - 1] == "in" and any(map(_DECADE.fullmatch, ahead))

    def _known_thing(self, number: int, index: int) -> Reference | None:
        """'The agency', under the name by which the article brought it in."""
        words = self.things.referent(number, index)
        if words is None:
            return None
        tokens = self.scene.sentences[number].tokens
        return found(Span(start=tokens[index].start, end=tokens[index + 1].end), words)
