"""Writing a clause as a sentence that can be read alone."""

from collections.abc import Sequence

from checker.claims.clauses import Clause, ClauseKind
from checker.claims.grammar import Grammar
from checker.records.base import Span
from checker.text.verbs import past, past_of

_PLURAL_TAGS = {"NNS", "NNPS"}
_DECAPITALISED = {"NUM", "DET", "ADJ", "ADV", "NOUN"}
"""Words whose capital only opens a sentence."""
_PLACING = {"on", "at", "above", "below", "aboard", "outside"}
"""Prepositions that go on to tell where: 'above 1,000 metres, where'."""
_RELATIVE = {"who", "which", "that", "whom"}


class Change(Span):
    """Characters of the article and the words to write in their place."""

    words: str


def render(text: str, grammar: Grammar, clause: Clause, changes: Sequence[Change]) -> str:
    """``clause`` in words, with ``changes`` made and what it borrows put in its place."""
    writer = _Writer(text, grammar, changes)
    way = _worded if clause.wording else _WAYS.get(clause.kind, _plain)
    words = " ".join(way(writer, clause).split())
    words = words.strip(" ,;:-–—•*")
    if not words:
        return ""
    closed = _unquoted(words[0].upper() + words[1:])
    return closed if closed[-1] in "?!." else f"{closed}."


def _unquoted(words: str) -> str:
    """The words with the quotation mark closed that opens in them: its end lay outside."""
    if words.count('"') % 2:
        last = words.rindex('"')
        opens = last + 1 < len(words) and not words[last + 1].isspace()
        return f'{words}"' if opens else words
    return f"{words}”" if words.count("“") == words.count("”") + 1 else words


class _Writer:
    def __init__(self, text: str, grammar: Grammar, changes: Sequence[Change]) -> None:
        self.text = text
        self.grammar = grammar
        self.changes = changes

    def words(self, tokens: Sequence[int]) -> str:
        """The words of ``tokens``: as written where they stand side by side."""
        pieces: list[str] = []
        start = 0
        for n in range(1, len(tokens) + 1):
            if n == len(tokens) or tokens[n] != tokens[n - 1] + 1:
                pieces.append(self._run(tokens[start], tokens[n - 1]))
                start = n
        return " ".join(piece for piece in pieces if piece)

    def inside(self, tokens: Sequence[int]) -> str:
        """The words of ``tokens`` as they stand within a sentence: without a capital that opens."""
        words = self.words(tokens)
        first = self.grammar.tokens[tokens[0]] if tokens else None
        if first is None or tokens[0] or first.entity or first.pos not in _DECAPITALISED:
            return words
        return words[0].lower() + words[1:] if words.startswith(first.text) else words

    def _run(self, first: int, last: int) -> str:
        at, end = self.grammar.tokens[first].start, self.grammar.tokens[last].end
        pieces = []
        for change in self.changes:
            if at <= change.start and change.end <= end:
                pieces += [self.text[at : change.start], change.words]
                at = change.end
        return "".join([*pieces, self.text[at:end]])

    def be(self, subject: Sequence[int], tense: str = "was") -> str:
        """'was' or 'were', to agree with ``subject``."""
        heads = [i for i in subject if self.grammar.tokens[i].pos in {"NOUN", "PROPN", "PRON"}]
        of = next((n for n, i in enumerate(subject) if self.grammar.words[i] == "of"), None)
        if of is not None:
            heads = [i for i in heads if i < subject[of]] or heads
        linked = (i for i in subject if self.grammar.tokens[i].pos in {"ADP", "CCONJ"})
        joined = next((self.grammar.tokens[i].pos for i in linked), "") == "CCONJ"
        plural = bool(heads) and self.grammar.tokens[heads[-1]].tag in _PLURAL_TAGS
        numbers = [i for i in subject if self.grammar.tokens[i].pos == "NUM"]
        counted = not heads and any(self.grammar.words[i] not in {"one", "1"} for i in numbers)
        many = plural or joined or counted
        return {"was": "were", "is": "are"}[tense] if many else tense


def _worded(writer: _Writer, clause: Clause) -> str:
    def written(part: tuple[int, ...] | str) -> str:
        if not isinstance(part, str):
            return writer.words(part)
        return writer.be(clause.subject, part) if part in {"was", "is"} else part

    opening, *others = clause.wording
    inner = (writer.inside(part) if not isinstance(part, str) else written(part) for part in others)
    return " ".join([written(opening), *inner])


def _plain(writer: _Writer, clause: Clause) -> str:
    if clause.supplied and _bare(writer.grammar, clause):
        return _inflected(writer, clause, clause.supplied, clause.body)
    if clause.supplied and _interposed(writer.grammar, clause):
        return f"{writer.words(clause.supplied)}, {writer.words(clause.body)}"
    return f"{writer.words(clause.supplied)} {writer.words(clause.body)}"


def _interposed(grammar: Grammar, clause: Clause) -> bool:
    """Whether words between commas stand in front of the verb: ', over a decade, trained'."""
    before = (i for i in clause.body if clause.predicate is not None and i < clause.predicate)
    return any(grammar.words[i] == "," for i in before)


def _bare(grammar: Grammar, clause: Clause) -> bool:
    """Whether a participle stands without the auxiliary that would make it a predicate."""
    if clause.predicate is None or grammar.tokens[clause.predicate].tag not in {"VBG", "VBN"}:
        return False
    if "born" in grammar.words[: clause.predicate] and clause.kind is ClauseKind.COORDINATE:
        return False  # 'was born in Oran, studied law and'
    return not any(grammar.finite(i) for i in clause.tokens if i <= clause.predicate)


def _inflected(writer: _Writer, clause: Clause, subject: Sequence[int], body: Sequence[int]) -> str:
    """A participle made finite: 'killing six' as 'killed six', 'built here' as 'was built here'."""
    verb = clause.predicate
    if verb is None or verb not in body:
        return f"{writer.words(subject)} {writer.words(body)}"
    at = list(body).index(verb)
    perfect = next((n for n in range(at) if writer.grammar.words[body[n]] == "having"), None)
    if perfect is not None:  # 'not having paid' as 'had not paid'
        rest = [*body[:perfect], *body[perfect + 1 :]]
        return f"{writer.words(subject)} had {writer.words(rest)}"
    before, after = writer.words(body[:at]), writer.words(body[at + 1 :])
    token = writer.grammar.tokens[verb]
    if verb > 0 and writer.grammar.words[verb - 1] == "to":
        said = past_of(token.text.lower())  # 'beat Brod to reach the final'
    elif token.tag == "VBG" and token.text.lower() != "being":
        said = past(token.text.lower(), token.lemma.lower())
    else:
        said = f"{writer.be(subject)} {token.text.lower()}"
    return f"{writer.words(subject)} {before} {said} {after}"


def _adverbial(writer: _Writer, clause: Clause) -> str:
    if not _bare(writer.grammar, clause) or clause.predicate is None:
        return writer.words(clause.body)
    subject = [i for i in clause.body if i < clause.predicate]
    return _inflected(writer, clause, subject, [i for i in clause.body if i >= clause.predicate])


def _participle(writer: _Writer, clause: Clause) -> str:
    body = clause.body
    if writer.grammar.words[body[0]] in {"after", "before", "while", "to"}:
        body = body[1:]
    return _inflected(writer, clause, clause.supplied, body)


def _aged(writer: _Writer, clause: Clause) -> str:
    """'51-year-old Ann Roe' as 'Ann Roe is 51 years old'; 'Ann Roe, 51' as 'Ann Roe is 51'."""
    if writer.grammar.words[clause.body[-1]] != "old":
        return _description(writer, clause)
    return f"{writer.words(clause.supplied)} is {writer.words(clause.body[:1])} years old"


def _description(writer: _Writer, clause: Clause) -> str:
    description = writer.words(clause.body)
    # A capital that only opens the sentence goes; that of 'Prime Minister' stays.
    following = [writer.grammar.tokens[i].text for i in clause.body[1:2]]
    article = writer.grammar.tokens[clause.body[0]].pos in {"DET", "PRON"}
    plain = article or len(clause.body) == 1 or following[0].islower()
    opening = all(writer.grammar.tokens[i].pos in {"PUNCT", "NUM"} for i in range(clause.body[0]))
    first = writer.grammar.tokens[clause.body[0]].text
    acronym = len(first) > 1 and first.isupper()
    if opening and plain and not acronym and description.startswith(first):
        description = description[0].lower() + description[1:]
    return f"{writer.words(clause.supplied)} is {description}"


def _relative(writer: _Writer, clause: Clause) -> str:
    words = [writer.grammar.words[i] for i in clause.body]
    antecedent = writer.words(clause.supplied)
    pivot = next((n for n, word in enumerate(words[:4]) if word in _RELATIVE), None)
    rest = writer.words(clause.body[1:])
    if words[0] == "whose":
        return f"{antecedent}'s {rest}"
    if words[0] == "where":
        before = writer.grammar.words[clause.supplied[0] - 1] if clause.supplied else ""
        place = writer.inside(clause.supplied)
        return f"{rest} {before if before in _PLACING else 'in'} {place}"
    if pivot:
        before, after = writer.words(clause.body[:pivot]), writer.words(clause.body[pivot + 1 :])
        if words[pivot - 1] == "of":
            counted = writer.grammar.tokens[clause.supplied[0]].pos == "NUM"
            whole = writer.inside(clause.supplied)
            return f"{before} {'the ' if counted else ''}{whole} {after}"
        return f"{after} {before} {antecedent}"
    if clause.subject and clause.subject[0] in clause.body:
        return f"{rest} {antecedent}"
    return f"{antecedent} {rest}"


_WAYS = {
    ClauseKind.ADVERBIAL: _adverbial,
    ClauseKind.PARTICIPLE: _participle,
    ClauseKind.RELATIVE: _relative,
    ClauseKind.DESCRIPTION: _description,
    ClauseKind.AGE: _aged,
}
