"""Which people an article brings in, and which of them a pronoun or a description means."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from operator import attrgetter

from checker.claims.grammar import Grammar
from checker.claims.mentions import Mention
from checker.claims.nominals import nominals, person_noun
from checker.claims.reference import Reference, found
from checker.claims.scene import Scene
from checker.records.article import BlockKind
from checker.records.base import Span
from checker.records.sentence import EntityLabel
from checker.text.gender import FEMALE, GENDERED, MALE, gender_of

_MALE_WORDS = frozenset(
    "mr sir lord king prince husband father son brother man boy actor spokesman chairman "
    "businessman widower boyfriend grandfather grandson uncle nephew stepfather policeman".split()
)
_FEMALE_WORDS = frozenset(
    "mrs ms miss dame lady queen princess wife mother daughter sister woman girl actress "
    "spokeswoman chairwoman businesswoman widow girlfriend grandmother granddaughter aunt niece "
    "stepmother policewoman".split()
)
_HEADLINES = {BlockKind.TITLE, BlockKind.SUBTITLE}
_BESIDE = {"NOUN", "PROPN", "ADJ", "PRON"}
_ECHOES = 20
"""How many pronouns are remembered as mentions of the people they stand for."""
_MEMORY = 60
"""How many sentences back a person is still remembered at all."""
_REACH, _REACH_POSSESSIVE = 2, 1
"""How many sentences back a pronoun may point where the article has several people."""


class Persons:
    """The people of an article: their genders, offices, callings and ages."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.genders: dict[str, str] = {}
        self.roles: dict[str, set[str]] = defaultdict(set)
        self.ages: dict[str, set[str]] = defaultdict(set)
        self.echoes: list[Mention] = []
        """The pronouns understood so far, as mentions of their persons."""
        self._learn_roles()
        self.told = dict(self.genders)
        """The genders that descriptions tell, not the pronouns found so far."""

    def meant(self, number: int, index: int, gender: str) -> Reference:
        """The person that 'he', 'her' and the like point to."""
        token = self.scene.sentences[number].tokens[index]
        possessive = token.tag == "PRP$"
        described = self._described_person(number, index)
        quoted = next((s.speaker for s in self.scene.speeches if s.content.contains(token)), None)
        first = bisect_left(self.scene.mentions, number - _MEMORY, key=attrgetter("sentence"))
        echoes = [e for e in self.echoes[-_ECHOES:] if e.sentence >= number - _REACH]
        candidates = self._of_gender(
            gender,
            (
                mention
                for mention in (*self.scene.mentions[first:], *echoes)
                if mention.label is EntityLabel.PERSON
                and (mention.sentence, mention.last) <= (number, index)
                and not (quoted is not None and quoted.overlaps(mention.span))
                and not (possessive and self._describes(mention, number, index))
            ),
        )
        if described and not (candidates and candidates[-1].sentence == number):
            return found(token, described, possessive=possessive)
        if not candidates:
            before = (
                None
                if quoted
                else self._described_before(number, index, gender, possessive=possessive)
            )
            if before is not None:
                return found(token, before, possessive=possessive)
            return self.scene.unresolved(token, "has nobody before it to refer to")
        best = candidates[-1]
        if (owner := self._owner(best, number, index, gender)) is not None:
            whose = self.meant(number, owner, gender)
            if whose.referent is not None and whose.name and quoted is None:
                self._remember(number, index, whose.referent)
            update = {"start": token.start, "end": token.end, "possessive": possessive}
            return whose.model_copy(update=update)
        others = {
            m.name for m in candidates if (m.sentence, m.subject) == (best.sentence, best.subject)
        }
        if len(others) > 1 and not best.subject:
            return self.scene.unresolved(token, f"may be {' or '.join(sorted(others))}")
        reach = _REACH_POSSESSIVE if possessive else _REACH
        if number - best.sentence > reach and len({m.name for m in candidates}) > 1:
            headed = self._in_headline(candidates)
            if len({m.name for m in headed}) != 1 or self._gender(headed[0].name) != gender:
                return self.scene.unresolved(token, "is too far from any name")
            best = headed[0]  # whom the article is about
        self.genders.setdefault(best.name, gender)
        if quoted is None:
            self._remember(number, index, best.name)
        return found(token, best.name, name=True, possessive=possessive)

    def _of_gender(self, gender: str, mentions: Iterable[Mention]) -> list[Mention]:
        """The people who may be of a gender, in the order in which they come to mind, best last.

        A given name that the other gender bears counts unless nobody else is left.
        """
        told = [m for m in mentions if self.genders.get(m.name, gender) == gender]
        likely = [m for m in told if self._gender(m.name) in {gender, None}]
        return sorted(likely or told, key=lambda m: (m.sentence, m.subject, m.first))

    def _gender(self, name: str) -> str | None:
        return self.genders.get(name) or gender_of(name)

    def _in_headline(self, people: Iterable[Mention]) -> list[Mention]:
        return [m for m in people if self.scene.sentences[m.sentence].block in _HEADLINES]

    def _remember(self, number: int, index: int, name: str) -> None:
        """Keep a subject pronoun that is understood, as one more mention of its person."""
        token = self.scene.grammars[number].tokens[index]
        if token.dep.startswith("nsubj"):
            person = EntityLabel.PERSON
            self.echoes.append(Mention(number, index, index + 1, token, name, person, True))

    def _describes(self, person: Mention, number: int, index: int) -> bool:
        """Whether 'her' in 'Bo Lund, her agent,' stands here, which is not his own."""
        behind = (person.sentence, person.last + 1) == (number, index)
        return behind and self.scene.grammars[number].words[person.last] == ","

    def _owner(self, person: Mention, number: int, index: int, gender: str) -> int | None:
        """The 'her' of 'Her agent, Bo Lund, said she had died', which the later 'she' repeats.

        None where the person so described may be meant: 'his lawyer, Bo Lund, said his client',
        'her mother, Eva, said she'.
        """
        grammar = self.scene.grammars[number]
        client = grammar.words[index + 1 : index + 2] in {("client",), ("clients",)}
        if person.sentence != number or self.told.get(person.name) == gender or client:
            return None
        start = person.first
        while start and (
            grammar.tokens[start - 1].pos in _BESIDE or grammar.words[start - 1] == ","
        ):
            start -= 1
        behind = [person.last + 1] if grammar.words[person.last] == "," else []
        return next(
            (
                i
                for i in (*range(start, person.first), *behind)
                if i < index
                and grammar.tokens[i].tag == "PRP$"
                and GENDERED.get(grammar.words[i]) == gender
            ),
            None,
        )

    def speaking(self, token: Span, *, group: bool) -> Reference | None:
        """Who says 'I' or 'my' in a quotation; a ``group`` that says 'we' is not named."""
        word = token.cut(self.scene.article.text)
        speech = next((s for s in self.scene.speeches if s.content.contains(token)), None)
        if group:
            return self.scene.unresolved(token, "is a group that is not named")
        if speech is None or speech.speaker is None:
            return self.scene.unresolved(token, "is a speaker who is not named")
        possessive = word.lower() == "my"
        for mention in reversed(self.scene.mentions):
            if speech.speaker.overlaps(mention.span):
                return found(token, mention.name, name=True, possessive=possessive)
        pronoun = speech.speaker.cut(self.scene.article.text)
        if pronoun.lower() in GENDERED:
            return self._via_pronoun(token, speech.speaker, possessive=possessive)
        return found(token, pronoun, possessive=possessive)

    def described(self, number: int, index: int) -> Reference | None:
        """'The minister', where the article has introduced just one by name."""
        grammar = self.scene.grammars[number]
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
        earlier = [m for m in self.scene.mentions if m.name in names and m.span.start < span.start]
        return found(span, next(iter(names)), name=True) if earlier else None

    def _learn_roles(self) -> None:
        """Collect by which offices and callings the article introduces its people."""
        by_token = {(m.sentence, m.last - 1): m for m in self.scene.mentions}
        for number, grammar in enumerate(self.scene.grammars):
            for nominal in nominals(grammar, range(len(grammar))):
                mention = by_token.get((number, nominal.name[-1]))
                if mention is None:
                    continue
                if nominal.age:
                    years = [i for i in nominal.description if grammar.words[i].isdecimal()]
                    self.ages[grammar.words[years[-1]]].add(mention.name)
                    continue
                words = [grammar.words[i] for i in nominal.description]
                if role := _role(grammar, nominal.description):
                    self.roles[role].add(mention.name)
                self._learn_gender(mention.name, words)
        for mention in self.scene.mentions:
            if mention.first:
                words = [self.scene.grammars[mention.sentence].words[mention.first - 1].rstrip(".")]
                self._learn_gender(mention.name, words)

    def _learn_gender(self, name: str, words: Sequence[str]) -> None:
        if not _MALE_WORDS.isdisjoint(words):
            self.genders[name] = MALE
        elif not _FEMALE_WORDS.isdisjoint(words):
            self.genders[name] = FEMALE

    def _described_person(self, number: int, index: int) -> str | None:
        """A subject such as 'a former commissioner' earlier in the same sentence."""
        grammar = self.scene.grammars[number]
        pronoun = grammar.tokens[index]
        # What somebody says speaks of other people than the words around it.
        apart = [s.content for s in self.scene.speeches if not s.content.contains(pronoun)]
        for i in range(index - 1, -1, -1):
            token = grammar.tokens[i]
            if any(content.contains(token) for content in apart):
                continue
            subject = token.dep.startswith("nsubj") and token.tag == "NN"
            said = any(map(grammar.finite, range(i + 1, index)))
            if subject and said and person_noun(grammar, i):
                return self.scene.phrase(number, i)
        return None

    def _described_before(
        self, number: int, index: int, gender: str, *, possessive: bool
    ) -> str | None:
        """The one person described in the nearest sentence before that has a person for subject.

        It stands in where the article names no person, or the recogniser misses the name; a name
        of whatever kind in between may be that person's, and leaves the pronoun open.
        """
        reach = _REACH_POSSESSIVE if possessive else _REACH
        opposite = _FEMALE_WORDS if gender == MALE else _MALE_WORDS
        if self._named_subject(number, index):
            return None
        for earlier in range(number - 1, max(number - 1 - reach, -1), -1):
            if self.scene.sentences[earlier + 1].stamp is not None:
                return None  # what an entry of a live blog tells ends with it
            grammar = self.scene.grammars[earlier]
            heads = self._persons_told(earlier, "nsubj")
            if not heads and earlier == number - 1:
                heads = self._persons_told(earlier, "obj")  # 'They freed a woman. She was hurt.'
            if self._named_subject(earlier, len(grammar)) or len(heads) > 1:
                return None
            if heads:
                fits = grammar.words[heads[0]] not in opposite
                told = self.scene.phrase(earlier, heads[0])
                _, of, man = told.partition("body of a ")
                return (f"the {man}" if of else told) if fits else None
        return None

    def _named_subject(self, number: int, end: int) -> bool:
        tokens = self.scene.grammars[number].tokens[:end]
        return any(t.dep.startswith("nsubj") and t.pos == "PROPN" for t in tokens)

    def _persons_told(self, number: int, relation: str) -> list[int]:
        """The subjects or objects of a sentence that describe a person, outside quotations."""
        grammar = self.scene.grammars[number]
        subjects = (
            self._whose_body(grammar, i)
            for i, token in enumerate(grammar.tokens)
            if token.dep.startswith(relation) and token.tag == "NN"
        )
        return [
            i
            for i in subjects
            if person_noun(grammar, i)
            and not any(s.content.contains(grammar.tokens[i]) for s in self.scene.speeches)
        ]

    def _whose_body(self, grammar: Grammar, index: int) -> int:
        """The man of 'the body of a man', who is spoken of further on."""
        if grammar.words[index] != "body":
            return index
        of = (i for i in grammar.children[index] if grammar.tokens[i].dep == "nmod")
        return next((i for i in of if person_noun(grammar, i)), index)

    def _via_pronoun(self, token: Span, speaker: Span, *, possessive: bool) -> Reference:
        for number, sentence in enumerate(self.scene.sentences):
            for index, other in enumerate(sentence.tokens):
                if other.start == speaker.start:
                    gender = GENDERED[self.scene.grammars[number].words[index]]
                    person = self.meant(number, index, gender)
                    return Reference(
                        start=token.start, end=token.end, referent=person.referent,
                        name=person.name, possessive=possessive, reason=person.reason,
                    )  # fmt: skip
        return self.scene.unresolved(token, "is a speaker who is not named")

    def _aged(self, number: int, index: int) -> Reference | None:
        """'The 54-year-old', by the age given before or as the one person spoken of last."""
        tokens = self.scene.sentences[number].tokens
        names = self.ages.get(tokens[index + 1].text, set())
        if not names:
            names = {
                m.name
                for m in self.scene.mentions
                if m.sentence == number - 1 and m.label is EntityLabel.PERSON
            }
        nominal = index + 6 < len(tokens) and tokens[index + 6].pos in {"NOUN", "PROPN", "ADJ"}
        if len(names) != 1 or nominal:
            return None
        span = Span(start=tokens[index].start, end=tokens[index + 5].end)
        return found(span, next(iter(names)), name=True)


def _role(grammar: Grammar, description: Sequence[int]) -> str:
    """The noun that a description turns on: 'governor' of 'the governor of the county'."""
    role = ""
    for i in description:
        if grammar.words[i] in {"of", "for", "in", "at"}:
            break
        if grammar.tokens[i].pos in {"NOUN", "PROPN"}:
            role = grammar.words[i]
    return role
