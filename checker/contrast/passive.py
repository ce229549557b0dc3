"""Active sentences turned into the passive, where the grammar is plain."""

from collections.abc import Iterator

from checker.claims.grammar import Grammar
from checker.contrast.edit import Edit, uncapitalised
from checker.records.sentence import Sentence

# Past participles that differ from the past: the common irregular verbs of English.
_PARTICIPLES = {
    "began": "begun", "beat": "beaten", "bit": "bitten", "blew": "blown", "broke": "broken",
    "chose": "chosen", "did": "done", "drew": "drawn", "drove": "driven", "ate": "eaten",
    "flew": "flown", "forgave": "forgiven", "froze": "frozen", "gave": "given", "hid": "hidden",
    "knew": "known", "overthrew": "overthrown", "rode": "ridden", "saw": "seen",
    "shook": "shaken", "showed": "shown", "stole": "stolen", "swore": "sworn", "took": "taken",
    "threw": "thrown", "tore": "torn", "withdrew": "withdrawn", "wrote": "written",
}  # fmt: skip
_NEVER = frozenset(
    "have be get want become like cost weigh say lack mean love hate feel hope let make take give "
    "lose face turn reach enter leave see enjoy share spend show play win miss join follow".split()
)
"""Verbs whose passive is odd in news, or means something else."""
_MOST = 9
"""Tokens of a subject or object."""


def passive(sentence: Sentence, grammar: Grammar) -> Iterator[tuple[Edit, ...]]:
    """'Crews cleared the road' to 'The road was cleared by crews': one way, or none."""
    for index, token in enumerate(grammar.tokens):
        if token.dep != "root" or token.tag != "VBD" or token.lemma in _NEVER:
            continue
        subject = [i for i in grammar.children[index] if grammar.tokens[i].dep == "nsubj"]
        objects = [i for i in grammar.children[index] if grammar.tokens[i].dep == "obj"]
        others = {grammar.tokens[i].dep for i in grammar.children[index]}
        if (
            len(subject) != 1
            or len(objects) != 1
            or others & {"iobj", "xcomp", "ccomp", "conj", "compound:prt"}
        ):
            continue
        edit = _turned(sentence, grammar, index, objects[0])
        if edit is not None:
            yield (edit,)


def _turned(sentence: Sentence, grammar: Grammar, verb: int, noun: int) -> Edit | None:
    left, right = grammar.left_edge(noun), noun + 1
    if any(i > noun for i in grammar.children[noun]) or grammar.words[noun] in {"percent", "%"}:
        return None
    if left != verb + 1 or not 0 < verb <= _MOST or right - left > _MOST:
        return None
    inside = [*range(verb), *range(left, right)]
    if any(grammar.tokens[i].pos in {"PRON", "PUNCT", "VERB", "CCONJ"} for i in inside):
        return None
    if any(grammar.words[i] in {"its", "his", "her", "their"} for i in inside):
        return None
    start, origin = 0, sentence.start
    actor = sentence.text[: grammar.tokens[verb - 1].end - origin]
    thing = sentence.text[grammar.tokens[left].start - origin : grammar.tokens[noun].end - origin]
    word = grammar.words[verb]
    named = grammar.tokens[0].pos == "PROPN" or grammar.tokens[0].entity is not None
    be = "were" if grammar.tokens[noun].tag in {"NNS", "NNPS"} else "was"
    done = _PARTICIPLES.get(word, word)
    by = uncapitalised(actor, name=named)
    turned = f"{thing[:1].upper()}{thing[1:]} {be} {done} by {by}"
    return Edit(start, grammar.tokens[noun].end - origin, turned)
