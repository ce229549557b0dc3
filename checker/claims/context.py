"""What pronouns, short names and descriptions refer to, within one article.

Precision comes first: where two readings are open, the mention is marked as unresolved, with the
reason, and left as it stands.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from operator import attrgetter

from checker.claims.grammar import Grammar
from checker.claims.mentions import Mention, find_mentions
from checker.claims.nominals import nominals, person_noun
from checker.claims.speech import Speech
from checker.claims.things import Things
from checker.records.article import Article
from checker.records.base import Span
from checker.records.fact import Fact
from checker.records.sentence import EntityLabel, Sentence

_GENDERED = {
    "he": "male", "him": "male", "his": "male", "himself": "male",
    "she": "female", "her": "female", "hers": "female", "herself": "female",
}  # fmt: skip
_NEUTRAL = {"it", "its"}
_PLURAL = {"they", "their", "them"}
_SPEAKER = {"i", "me", "my"}
_GROUP = {"we", "us", "our"}
_POINTING = {"this", "that", "these", "those"}
_MALE = {"mr", "sir", "lord", "king", "prince", "husband", "father", "son", "brother", "man",
         "boy", "actor", "spokesman", "chairman", "businessman", "widower"}  # fmt: skip
_FEMALE = {"mrs", "ms", "miss", "dame", "lady", "queen", "princess", "wife", "mother", "daughter",
           "sister", "woman", "girl", "actress", "spokeswoman", "chairwoman", "businesswoman",
           "widow"}  # fmt: skip
_MEMORY = 60
"""How many sentences back a person is still remembered at all."""
_REACH, _REACH_POSSESSIVE = 2, 1
"""How many sentences back a pronoun may point where the article has several people."""


class Reference(Span):
    """A mention and the words that may stand in its place.

    ``referent`` is None where it could not be resolved; ``reason`` then says why, in words.
    ``name`` is set where the referent is a name; ``possessive`` for 'his', 'its', 'their'.
    """

    referent: str | None
    name: bool = False
    possessive: bool = False
    reason: str = ""


def resolve(
    article: Article,
    sentences: Sequence[Sentence],
    facts: Sequence[Fact],
    speeches: Sequence[Speech] = (),
) -> tuple[Reference, ...]:
    """The references of an article in the order of its text, none of them overlapping.

    ``facts`` give names their fullest form where they are known; other names are joined here.
    """
    context = _Context(article, sentences, facts, speeches)
    return tuple(sorted(context.references(), key=lambda reference: reference.start))


class _Context:
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
        self.things = Things(self.grammars)
        self.genders: dict[str, str] = {}
        self.roles: dict[str, set[str]] = defaultdict(set)
        self.ages: dict[str, set[str]] = defaultdict(set)
        self._learn_roles()

    def references(self) -> Iterator[Reference]:
        for number, grammar in enumerate(self.grammars):
            for index in range(len(grammar)):
                mention = self.named.get((number, index))
                if mention is None:
                    reference = (
                        self._pronoun(number, index)
                        or self._definite(number, index)
                        or self._known_thing(number, index)
                    )
                elif mention.first == index:
                    reference = self._short_name(mention)
                else:
                    continue
                if reference is not None:
                    yield reference

    def _words(self, number: int, first: int, last: int) -> str:
        tokens = self.sentences[number].tokens
        return self.article.text[tokens[first].start : tokens[last - 1].end]

    def _learn_roles(self) -> None:
        """Collect by which offices and callings the article introduces its people."""
        by_token = {(m.sentence, m.last - 1): m for m in self.mentions}
        for number, grammar in enumerate(self.grammars):
            for nominal in nominals(grammar, range(len(grammar))):
                mention = by_token.get((number, nominal.name[-1]))
                if mention is None:
                    continue
                if nominal.age:
                    self.ages[grammar.words[nominal.description[-1]]].add(mention.name)
                    continue
                words = [grammar.words[i] for i in nominal.description]
                if role := _role(grammar, nominal.description):
                    self.roles[role].add(mention.name)
                self._learn_gender(mention.name, words)
        for mention in self.mentions:
            if mention.first:
                words = [self.grammars[mention.sentence].words[mention.first - 1].rstrip(".")]
                self._learn_gender(mention.name, words)

    def _learn_gender(self, name: str, words: Sequence[str]) -> None:
        if not _MALE.isdisjoint(words):
            self.genders[name] = "male"
        elif not _FEMALE.isdisjoint(words):
            self.genders[name] = "female"

    def _short_name(self, mention: Mention) -> Reference | None:
        if mention.name == mention.span.cut(self.article.text):
            return None
        return Reference(
            start=mention.span.start, end=mention.span.end, referent=mention.name, name=True
        )

    def _pronoun(self, number: int, index: int) -> Reference | None:
        token = self.sentences[number].tokens[index]
        word = self.grammars[number].words[index]
        if token.pos not in {"PRON", "DET"} and word not in _GENDERED:
            return None
        if word in _GENDERED:
            return self._person(number, index, _GENDERED[word])
        if word in _SPEAKER or word in _GROUP:
            return self._first_person(token, group=word in _GROUP)
        if token.dep.startswith("expl") or (word == "it" and self._empty_it(number, index)):
            return None
        if word in _NEUTRAL | _PLURAL:
            if not (self._subject(number, index) or token.tag == "PRP$"):
                return None
            return self._thing(number, index, plural=word in _PLURAL)
        if word in _POINTING and token.dep.startswith("nsubj"):
            return self._unresolved(token, "points back to what was said before")
        return None

    def _subject(self, number: int, index: int) -> bool:
        """Whether a pronoun is a subject or ends one: 'they', 'two of them'."""
        tokens, words = self.sentences[number].tokens, self.grammars[number].words
        counted = index > 1 and words[index - 1] == "of"
        return tokens[index - 2 if counted else index].dep.startswith("nsubj")

    def _person(self, number: int, index: int, gender: str) -> Reference:
        token = self.sentences[number].tokens[index]
        possessive = token.tag == "PRP$"
        described = self._described_person(number, index)
        quoted = next((s.speaker for s in self.speeches if s.content.contains(token)), None)
        first = bisect_left(self.mentions, number - _MEMORY, key=attrgetter("sentence"))
        candidates = [
            mention
            for mention in self.mentions[first:]
            if mention.label is EntityLabel.PERSON
            and (mention.sentence, mention.last) <= (number, index)
            and self.genders.get(mention.name, gender) == gender
            and not (quoted is not None and quoted.overlaps(mention.span))
        ]
        candidates.sort(key=lambda m: (m.sentence, m.subject, m.first))
        if described and not (candidates and candidates[-1].sentence == number):
            return _found(token, described, possessive=possessive)
        if not candidates:
            before = (
                None
                if quoted
                else self._described_before(number, index, gender, possessive=possessive)
            )
            if before is not None:
                return _found(token, before, possessive=possessive)
            return self._unresolved(token, "has nobody before it to refer to")
        best = candidates[-1]
        others = {
            m.name for m in candidates if (m.sentence, m.subject) == (best.sentence, best.subject)
        }
        if len(others) > 1 and not best.subject:
            return self._unresolved(token, f"may be {' or '.join(sorted(others))}")
        reach = _REACH_POSSESSIVE if possessive else _REACH
        if number - best.sentence > reach and len({m.name for m in candidates}) > 1:
            return self._unresolved(token, "is too far from any name")
        self.genders.setdefault(best.name, gender)
        return _found(token, best.name, name=True, possessive=possessive)

    def _described_person(self, number: int, index: int) -> str | None:
        """A subject such as 'a former commissioner' earlier in the same sentence."""
        grammar = self.grammars[number]
        pronoun = grammar.tokens[index]
        # What somebody says speaks of other people than the words around it.
        apart = [s.content for s in self.speeches if not s.content.contains(pronoun)]
        for i in range(index - 1, -1, -1):
            token = grammar.tokens[i]
            if any(content.contains(token) for content in apart):
                continue
            subject = token.dep.startswith("nsubj") and token.tag == "NN"
            said = any(map(grammar.finite, range(i + 1, index)))
            if subject and said and person_noun(grammar, i):
                return self._phrase(number, i)
        return None

    def _described_before(
        self, number: int, index: int, gender: str, *, possessive: bool
    ) -> str | None:
        """The one person described in the nearest sentence before that has a person for subject.

        It stands in where the article names no person, or the recogniser misses the name; a name
        of whatever kind in between may be that person's, and leaves the pronoun open.
        """
        reach = _REACH_POSSESSIVE if possessive else _REACH
        opposite = _FEMALE if gender == "male" else _MALE
        if self._named_subject(number, index):
            return None
        for earlier in range(number - 1, max(number - 1 - reach, -1), -1):
            grammar = self.grammars[earlier]
            heads = self._person_subjects(earlier)
            if self._named_subject(earlier, len(grammar)) or len(heads) > 1:
                return None
            if heads:
                fits = grammar.words[heads[0]] not in opposite
                return self._phrase(earlier, heads[0]) if fits else None
        return None

    def _named_subject(self, number: int, end: int) -> bool:
        tokens = self.grammars[number].tokens[:end]
        return any(t.dep.startswith("nsubj") and t.pos == "PROPN" for t in tokens)

    def _person_subjects(self, number: int) -> list[int]:
        """The subjects of a sentence that describe a person, outside quotations."""
        grammar = self.grammars[number]
        return [
            i
            for i, token in enumerate(grammar.tokens)
            if token.dep.startswith("nsubj")
            and token.tag == "NN"
            and person_noun(grammar, i)
            and not any(speech.content.contains(token) for speech in self.speeches)
        ]

    def _thing(self, number: int, index: int, *, plural: bool) -> Reference:
        token = self.sentences[number].tokens[index]
        possessive = token.tag == "PRP$"
        heads = self._thing_subjects(number, index, plural=plural)
        heads = [head for head in heads if not self._above(number, index, head)]
        if not heads and plural and token.dep.startswith("nmod"):
            heads = [i for i in self._plurals(number) if i < index]  # 'two of them'
        earlier = number
        quoted = any(speech.content.contains(token) for speech in self.speeches)
        if not heads and number and not quoted and not self._rivals(number, index):
            earlier = number - 1
            heads = self._thing_subjects(earlier, len(self.grammars[earlier]), plural=plural)
            heads = heads or (self._plurals(earlier) if plural else [])
        if len(heads) != 1:
            why = "may stand for several things" if heads else "has no clear antecedent"
            return self._unresolved(token, why)
        mention = self._mention_at(earlier, heads[0])
        words = mention.name if mention else self._phrase(earlier, heads[0])
        if words.split(" ", 1)[0].lower() in {"my", "our", "your"}:
            return self._unresolved(token, "has no clear antecedent")
        return _found(token, words, name=mention is not None, possessive=possessive)

    def _rivals(self, number: int, index: int) -> bool:
        """Whether a noun stands before ``index`` in its sentence that it might point to."""
        tokens = self.sentences[number].tokens[:index]
        return any(token.tag in {"NN", "NNP"} for token in tokens)

    def _thing_subjects(self, number: int, end: int, *, plural: bool) -> list[int]:
        """The subjects before ``end`` that are no persons and agree in number."""
        grammar = self.grammars[number]
        return [
            i
            for i in range(end)
            if grammar.tokens[i].dep.startswith("nsubj")
            and grammar.tokens[i].pos in {"NOUN", "PROPN"}
            and plural == (grammar.tokens[i].tag in {"NNS", "NNPS"})
            and not self._personal(number, i, plural=plural)
        ]

    def _plurals(self, number: int) -> list[int]:
        """Every plural noun of a sentence."""
        tokens = self.sentences[number].tokens
        return [i for i, token in enumerate(tokens) if token.tag in {"NNS", "NNPS"}]

    def _personal(self, number: int, index: int, *, plural: bool) -> bool:
        mention = self._mention_at(number, index)
        if mention is not None:
            return mention.label is EntityLabel.PERSON
        return not plural and person_noun(self.grammars[number], index)

    def _above(self, number: int, index: int, head: int) -> bool:
        """Whether the token at ``index`` lies in the phrase under ``head``."""
        tokens = self.sentences[number].tokens
        for _ in tokens:
            if index == head:
                return True
            index = tokens[index].head
        return False

    def _mention_at(self, number: int, index: int) -> Mention | None:
        return self.named.get((number, index))

    def _phrase(self, number: int, head: int) -> str:
        phrase = self.grammars[number].phrase_before(head + 1)
        words = self._words(number, phrase[0], phrase[-1] + 1) if phrase else ""
        first, _, rest = words.partition(" ")
        if first.lower() in {"a", "an", "the"}:
            return f"the {rest}"
        counted = bool(phrase) and self.grammars[number].tokens[phrase[0]].pos == "NUM"
        return f"the {words[0].lower()}{words[1:]}" if counted else words

    def _empty_it(self, number: int, index: int) -> bool:
        """'It is clear that', 'it was raining': an 'it' that stands for nothing."""
        grammar = self.grammars[number]
        following = grammar.words[index + 1 : index + 8]
        linked = bool(following) and following[0] in {"is", "was", "'s", "’s", "has", "would"}
        return linked and ("that" in following[1:] or "to" in following[1:4])

    def _first_person(self, token: Span, *, group: bool) -> Reference | None:
        word = token.cut(self.article.text)
        speech = next((s for s in self.speeches if s.content.contains(token)), None)
        if group or speech is None or speech.speaker is None:
            return self._unresolved(token, "is a group that is not named")
        possessive = word.lower() == "my"
        for mention in reversed(self.mentions):
            if speech.speaker.overlaps(mention.span):
                return _found(token, mention.name, name=True, possessive=possessive)
        pronoun = speech.speaker.cut(self.article.text)
        if pronoun.lower() in _GENDERED:
            return self._via_pronoun(token, speech.speaker, possessive=possessive)
        return _found(token, pronoun, possessive=possessive)

    def _via_pronoun(self, token: Span, speaker: Span, *, possessive: bool) -> Reference:
        for number, sentence in enumerate(self.sentences):
            for index, other in enumerate(sentence.tokens):
                if other.start == speaker.start:
                    gender = _GENDERED[self.grammars[number].words[index]]
                    person = self._person(number, index, gender)
                    return Reference(
                        start=token.start, end=token.end, referent=person.referent,
                        name=person.name, possessive=possessive, reason=person.reason,
                    )  # fmt: skip
        return self._unresolved(token, "is a speaker who is not named")

    def _definite(self, number: int, index: int) -> Reference | None:
        """'The minister', where the article has introduced just one by name."""
        grammar = self.grammars[number]
        if grammar.words[index] != "the" or index + 1 >= len(grammar):
            return None
        if grammar.words[index + 2 : index + 6] == ("-", "year", "-", "old"):
            return self._aged(number, index)
        noun = index + 1
        role = grammar.words[noun]
        names = self.roles.get(role, set())
        alone = noun + 1 >= len(grammar) or (
            grammar.words[noun + 1] not in {"of", "for", "-", ","}
            and grammar.tokens[noun + 1].pos not in {"NOUN", "PROPN"}
        )
        if len(names) != 1 or not alone:
            return None
        span = Span(start=grammar.tokens[index].start, end=grammar.tokens[noun].end)
        earlier = [m for m in self.mentions if m.name in names and m.span.start < span.start]
        return _found(span, next(iter(names)), name=True) if earlier else None

    def _known_thing(self, number: int, index: int) -> Reference | None:
        """'The agency', under the name by which the article brought it in."""
        words = self.things.referent(number, index)
        if words is None:
            return None
        tokens = self.sentences[number].tokens
        return _found(Span(start=tokens[index].start, end=tokens[index + 1].end), words)

    def _aged(self, number: int, index: int) -> Reference | None:
        """'The 54-year-old', by the age given before or as the one person spoken of last."""
        tokens = self.sentences[number].tokens
        names = self.ages.get(tokens[index + 1].text, set())
        if not names:
            names = {
                m.name
                for m in self.mentions
                if m.sentence == number - 1 and m.label is EntityLabel.PERSON
            }
        nominal = index + 6 < len(tokens) and tokens[index + 6].pos in {"NOUN", "PROPN", "ADJ"}
        if len(names) != 1 or nominal:
            return None
        span = Span(start=tokens[index].start, end=tokens[index + 5].end)
        return _found(span, next(iter(names)), name=True)

    def _unresolved(self, token: Span, why: str) -> Reference:
        word = token.cut(self.article.text)
        return Reference(start=token.start, end=token.end, referent=None, reason=f"“{word}” {why}")


def _found(span: Span, words: str, *, name: bool = False, possessive: bool = False) -> Reference:
    return Reference(
        start=span.start, end=span.end, referent=words, name=name, possessive=possessive
    )


def _role(grammar: Grammar, description: Sequence[int]) -> str:
    """The noun that a description turns on: 'governor' of 'the governor of the county'."""
    role = ""
    for i in description:
        if grammar.words[i] in {"of", "for", "in", "at"}:
            break
        if grammar.tokens[i].pos in {"NOUN", "PROPN"}:
            role = grammar.words[i]
    return role
