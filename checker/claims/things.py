"""What 'the agency', 'the tunnel' or 'the vessel' was called when the article brought it in."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from checker.claims.grammar import CALENDAR, Grammar
from checker.claims.nominals import person_noun
from checker.records.sentence import EntityLabel

# Nouns that news writing puts in each other's place, put together by hand from general English.
_KINSHIPS = (
    "vessel ship boat ferry freighter tanker trawler yacht liner",
    "plane aircraft jet airliner airplane aeroplane",
    "blaze fire wildfire inferno",
    "quake earthquake tremor",
    "firm company business",
    "protest demonstration rally march",
    "film movie",
    "lorry truck",
    "train express",
)
_KIN = {word: set(line.split()) for line in _KINSHIPS for word in line.split()}
_FIRMS = {"company", "firm", "operator"}
_NO_FIRMS = {"ministry", "agency", "court", "police", "party", "council", "university", "service",
             "government", "parliament", "department", "commission", "union", "club"}  # fmt: skip
# Nouns too general to be known again by themselves.
_VAGUE = {"number", "part", "end", "way", "side", "case", "area", "group", "rate", "level", "cost",
          "price", "value", "year", "people", "man", "woman", "one", "country", "city"}  # fmt: skip


class Things:
    """The noun phrases of an article by which things are brought in, in order."""

    def __init__(self, grammars: Sequence[Grammar]) -> None:
        self.grammars = grammars
        self.known: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
        self.firms: list[tuple[int, int, str]] = []
        for number, grammar in enumerate(grammars):
            for index in range(len(grammar)):
                self._learn(number, index)

    def referent(self, number: int, index: int) -> str | None:
        """The fuller name of the thing that 'the' at ``index`` and the noun behind it point to.

        None where it was not brought in by one phrase before.
        """
        grammar, noun = self.grammars[number], index + 1
        if grammar.words[index] != "the" or noun >= len(grammar) or not _plain(grammar, noun):
            return None
        word = grammar.words[noun]
        heads = _KIN.get(word, {word})
        phrases = self._before((number, index), (t for head in heads for t in self.known[head]))
        if not phrases and word in _FIRMS:
            phrases = self._before((number, index), self.firms)
        return phrases[0] if len(phrases) == 1 else None

    def _before(
        self, here: tuple[int, int], told: Iterable[tuple[int, int, str]]
    ) -> tuple[str, ...]:
        """The different phrases among those in front of ``here``, the latest spelling of each."""
        found = {phrase.casefold(): phrase for n, i, phrase in told if (n, i) < here}
        return tuple(found.values())

    def _learn(self, number: int, index: int) -> None:
        grammar = self.grammars[number]
        token = grammar.tokens[index]
        if token.entity is EntityLabel.ORGANISATION and token.entity_start:
            name = _name(grammar, index)
            if not _NO_FIRMS & {word.lower() for word in name.split()}:
                self.firms.append((number, index, name))
        if token.tag != "NN" or grammar.words[index] in CALENDAR | _VAGUE:
            return
        phrase = grammar.phrase_before(index + 1)
        named = _name(grammar, index + 1) if _opens_name(grammar, index + 1) else ""
        if not phrase or not (named or any(_names_it(grammar, i) for i in phrase[:-1])):
            return
        if person_noun(grammar, index):
            return
        words = " ".join(_written(grammar, phrase, named))
        if grammar.tokens[index].text.isupper():
            return  # a headline in capitals
        self.known[grammar.words[index]].append((number, index, words))


def _plain(grammar: Grammar, noun: int) -> bool:
    """Whether a noun stands alone behind its article: 'the agency', 'the agency's head'."""
    after = noun + 1
    alone = after >= len(grammar) or (
        grammar.words[after] not in {"of", "for", "-", "that", "which", "who"}
        and (grammar.tokens[after].pos not in {"NOUN", "PROPN", "NUM"})
        and grammar.tokens[after].entity is None
    )
    return grammar.tokens[noun].tag == "NN" and alone and grammar.words[noun] not in _VAGUE


def _opens_name(grammar: Grammar, index: int) -> bool:
    inside = index < len(grammar)
    return (
        inside and grammar.tokens[index].entity is not None and grammar.tokens[index].entity_start
    )


def _name(grammar: Grammar, index: int) -> str:
    return " ".join(_spaced(grammar, grammar.name(index)))


def _names_it(grammar: Grammar, index: int) -> bool:
    """Whether a word in front of a noun tells which one: a noun or a name, no mere adjective."""
    token = grammar.tokens[index]
    return token.pos in {"NOUN", "PROPN"} and grammar.words[index] not in CALENDAR


def _written(grammar: Grammar, phrase: Sequence[int], named: str) -> Iterator[str]:
    """The phrase as a thing known: 'a water plant' as 'the water plant'."""
    first, *rest = _spaced(grammar, phrase)
    article = first.lower() in {"a", "an", "the"}
    bare = (
        grammar.tokens[phrase[0]].pos in {"NOUN", "ADJ"}
        and grammar.tokens[phrase[0]].entity is None
    )
    yield "the" if article else f"the {first}" if bare else first
    yield from rest
    if named:
        yield named


def _spaced(grammar: Grammar, phrase: Sequence[int]) -> list[str]:
    """The words of a phrase, joined where no space stands between them."""
    words: list[str] = []
    for i in phrase:
        token = grammar.tokens[i]
        if words and i and grammar.tokens[i - 1].end == token.start:
            words[-1] += token.text
        else:
            words.append(token.text)
    return words
