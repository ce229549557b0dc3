"""Grammar and named mentions of sentences, by a spaCy pipeline."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Self

from checker.claims.casing import recased, usual_forms
from checker.errors import ModelError, ModelMissing
from checker.records.sentence import EntityLabel, Sentence, Token
from checker.text.normalise import plain

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.tokens import Token as SpacyToken

MAX_TOKENS = 600
"""A run of more tokens than this is no sentence; it is left without grammar."""
_SHORTEST = len("bring")
"""Letters of verbs that end in '-ing' of themselves: 'bring', 'sting'."""
Word = tuple[str, int]
"""A word or mark, and its offset in the sentence."""
_NEEDED = ("token.tag", "token.pos", "token.morph", "token.lemma", "token.dep", "doc.ents")
"""What the components of a pipeline must set, as spaCy names it."""


class Parser:
    """Fills the tokens of sentences; each sentence is parsed as exactly one."""

    def __init__(self, nlp: "Language", batch_size: int) -> None:
        self._nlp = nlp
        self._batch_size = batch_size

    @classmethod
    def load(cls, folder: Path, batch_size: int) -> Self:
        """The parser whose pipeline lies in ``folder``.

        Raises:
            ModelMissing: the folder holds no spaCy pipeline.
            ModelError: it cannot be loaded, or lacks a needed component.

        """
        if not (folder / "config.cfg").is_file():
            raise ModelMissing(f"{folder}: no spaCy pipeline there (config.cfg is missing)")
        import spacy  # noqa: PLC0415  (heavy)

        from checker.claims.analyser import component  # noqa: PLC0415

        component.register()
        try:
            nlp = spacy.load(folder)
        except (OSError, ValueError, KeyError, ImportError) as error:
            raise ModelError(f"{folder}: the parser cannot be loaded: {error}") from error
        assigned = {key for name in nlp.pipe_names for key in nlp.get_pipe_meta(name).assigns}
        missing = [key for key in _NEEDED if key not in assigned]
        if missing:
            raise ModelError(f"{folder}: the parser lacks {', '.join(missing)}")
        return cls(nlp, batch_size)

    def parse(self, sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
        """The sentences with their tokens: universal dependencies, lemmas and named mentions.

        ``sentences`` are best all those of one article: headlines in capitals are read with the
        letters that its running text gives their words.
        ``token.start`` counts in the article's text and ``token.text`` is as written there. A
        sentence of more than ``MAX_TOKENS`` tokens keeps none.
        """
        forms = usual_forms(sentences)
        words = [self._words(recased(sentence.text, forms)) for sentence in sentences]
        parsed = self.documents(w for w in words if w)
        return tuple(
            sentence.model_copy(update={"tokens": tuple(_tokens(sentence, w, next(parsed)))})
            if w
            else sentence
            for sentence, w in zip(sentences, words, strict=True)
        )

    def documents(self, sentences: Iterable[list[Word]]) -> Iterator["Doc"]:
        """The parsed documents of sentences that have been cut into words, each one sentence."""
        return self._nlp.pipe(map(self._unparsed, sentences), batch_size=self._batch_size)

    def _words(self, text: str) -> list[Word]:
        """Words and marks with their offsets in the sentence; white space is left out."""
        tokens = self._nlp.tokenizer(plain(text))
        words = [(token.text, token.idx) for token in tokens if not token.is_space]
        return _closed(words) if len(words) <= MAX_TOKENS else []

    def _unparsed(self, words: list[Word]) -> "Doc":
        from spacy.tokens import Doc  # noqa: PLC0415  (heavy)

        after = [start for _, start in words[1:]]
        spaces = [
            start + len(word) < then for (word, start), then in zip(words, after, strict=False)
        ]
        starts: list[bool | int | None] = [True, *(False for _ in spaces)]
        return Doc(
            self._nlp.vocab,
            words=[word for word, _ in words],
            spaces=[*spaces, False],
            sent_starts=starts,
        )


def _closed(words: list[Word]) -> list[Word]:
    """The words, the full stop of the sentence cut off from the millions of '€12m.'."""
    if len(words) < 2 or words[-1][0] != "m." or not words[-2][0][-1].isdigit():
        return words
    start = words[-1][1]
    return [*words[:-1], ("m", start), (".", start + 1)]


def _tokens(sentence: Sentence, words: list[Word], parsed: "Doc") -> Iterator[Token]:
    """Our tokens for spaCy's; roots after the first hang on it as parataxis."""
    root = next(token.i for token in parsed if token.head.i == token.i)
    for token, (word, offset) in zip(parsed, words, strict=True):
        dep, head = _arc(token, root)
        yield Token(
            start=sentence.start + offset,
            end=sentence.start + offset + len(word),
            text=sentence.text[offset : offset + len(word)],
            lemma=token.lemma_,
            pos=token.pos_,
            tag=checked_tag(token.text, token.tag_),
            dep=dep,
            head=head,
            morph=str(token.morph),
            entity=EntityLabel(token.ent_type_) if token.ent_type_ else None,
            entity_start=token.ent_iob_ == "B",
        )


def checked_tag(word: str, tag: str) -> str:
    """The tag of a word, where its ending belies the tagger's.

    >>> checked_tag("missing", "VBD"), checked_tag("host", "VBG"), checked_tag("bring", "VBN")
    ('VBG', 'VBP', 'VBN')
    """
    present = word.lower().endswith(("ing", "in'", "in’"))
    if present and len(word) > _SHORTEST and tag in {"VBD", "VBN"}:
        return "VBG"
    return "VBP" if tag == "VBG" and not present else tag


def _arc(token: "SpacyToken", root: int) -> tuple[str, int]:
    if token.i == root:
        return "root", root
    if token.head.i == token.i:
        return "parataxis", root
    return token.dep_, token.head.i
