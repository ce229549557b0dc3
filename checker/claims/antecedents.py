"""Which thing or group 'it', 'its', 'they' and 'them' stand for."""

from checker.claims.grammar import CALENDAR
from checker.claims.nominals import person_noun
from checker.claims.reference import Reference, found
from checker.claims.scene import Scene
from checker.records.sentence import EntityLabel


class Antecedents:
    """The subjects and plurals of an article that a pronoun of the third person may point to."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene

    def meant(self, number: int, index: int, *, plural: bool) -> Reference:
        """What the pronoun at ``index`` points to, in its sentence or the one before."""
        token = self.scene.sentences[number].tokens[index]
        possessive = token.tag == "PRP$"
        heads = self._thing_subjects(number, index, plural=plural)
        heads = [head for head in heads if not self._above(number, index, head)]
        if not heads and plural and token.dep.startswith("nmod"):
            heads = [i for i in self._plurals(number) if i < index]  # 'two of them'
        earlier = number
        quoted = any(speech.content.contains(token) for speech in self.scene.speeches)
        if not heads and number and not quoted and not self._rivals(number, index):
            earlier = number - 1
            heads = self._thing_subjects(earlier, len(self.scene.grammars[earlier]), plural=plural)
            heads = heads or (self._plurals(earlier) if plural else [])
        if len(heads) != 1:
            why = "may stand for several things" if heads else "does not tell clearly what is meant"
            return self.scene.unresolved(token, why)
        mention = self.scene.mention_at(earlier, heads[0])
        words = mention.name if mention else self.scene.phrase(earlier, heads[0])
        if words.split(" ", 1)[0].lower() in {"my", "our", "your"}:
            return self.scene.unresolved(token, "does not tell clearly what is meant")
        return found(token, words, name=mention is not None, possessive=possessive)

    def subject(self, number: int, index: int) -> bool:
        """Whether a pronoun is a subject or ends one: 'they', 'two of them'."""
        tokens, words = self.scene.sentences[number].tokens, self.scene.grammars[number].words
        counted = index > 1 and words[index - 1] == "of"
        return tokens[index - 2 if counted else index].dep.startswith("nsubj")

    def empty(self, number: int, index: int) -> bool:
        """'It is clear that', 'it was raining': an 'it' that stands for nothing."""
        grammar = self.scene.grammars[number]
        following = grammar.words[index + 1 : index + 8]
        linked = bool(following) and following[0] in {"is", "was", "'s", "’s", "has", "would"}
        return linked and ("that" in following[1:] or "to" in following[1:4])

    def _rivals(self, number: int, index: int) -> bool:
        """Whether a noun stands before ``index`` in its sentence that it might point to."""
        tokens = self.scene.sentences[number].tokens[:index]
        return any(token.tag in {"NN", "NNP"} for token in tokens)

    def _thing_subjects(self, number: int, end: int, *, plural: bool) -> list[int]:
        """The subjects before ``end`` that are no persons and agree in number."""
        grammar = self.scene.grammars[number]
        return [
            i
            for i in range(end)
            if grammar.tokens[i].dep.startswith("nsubj")
            and grammar.tokens[i].pos in {"NOUN", "PROPN"}
            and plural == (grammar.tokens[i].tag in {"NNS", "NNPS"})
            and not self._personal(number, i, plural=plural)
        ]

    def _plurals(self, number: int) -> list[int]:
        """Every plural noun of a sentence but those of time: not the years of 'jailed for six'."""
        tokens = self.scene.sentences[number].tokens
        plurals = (i for i, token in enumerate(tokens) if token.tag in {"NNS", "NNPS"})
        return [i for i in plurals if tokens[i].text.lower().removesuffix("s") not in CALENDAR]

    def _personal(self, number: int, index: int, *, plural: bool) -> bool:
        mention = self.scene.mention_at(number, index)
        if mention is not None:
            return mention.label is EntityLabel.PERSON
        return not plural and person_noun(self.scene.grammars[number], index)

    def _above(self, number: int, index: int, head: int) -> bool:
        """Whether the token at ``index`` lies in the phrase under ``head``."""
        tokens = self.scene.sentences[number].tokens
        for _ in tokens:
            if index == head:
                return True
            index = tokens[index].head
        return False
