"""The analyser as a component of spaCy pipelines, which load it by the name `FACTORY`."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, LEMMA, MORPH, POS, TAG
from spacy.language import Language
from spacy.symbols import IDS
from spacy.util import minibatch

from checker.claims.analyser.lemma import lemma_of
from checker.claims.analyser.model import ROOT, Analysis, Model

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

FACTORY = "checker_analyser"
_ASSIGNED = ["token.tag", "token.pos", "token.morph", "token.lemma", "token.dep", "doc.ents"]
_COLUMNS = (TAG, POS, MORPH, LEMMA, HEAD, DEP, ENT_IOB, ENT_TYPE)
_UNSIGNED = 2**64
"""spaCy reads negative numbers from unsigned ones."""
_IOB = {"O": 2, "B": 3, "U": 3, "I": 1, "L": 1}
"""spaCy's numbers for tokens outside, at the beginning and inside of a name."""


class Analyser:
    """Sets tags, morphology, lemmas, dependencies and names of documents.

    The sentences of a document must be marked; without marks it is one sentence.
    """

    def __init__(self, vocab: "Vocab") -> None:
        self.model: Model | None = None
        """What finds the annotation; none until `from_disk` reads one."""
        self._vocab = vocab

    def __call__(self, document: "Doc") -> "Doc":
        """The document, annotated."""
        return next(self.pipe([document]))

    def pipe(self, stream: "Iterable[Doc]", *, batch_size: int = 128) -> "Iterator[Doc]":
        """The documents of a stream, annotated, so many at once."""
        for batch in minibatch(stream, batch_size):
            documents = list(batch)
            spans = [_sentences(document) for document in documents]
            found = iter(self._read.analyse([words for sentences in spans for words in sentences]))
            for document, sentences in zip(documents, spans, strict=True):
                self._annotate(document, [next(found) for _ in sentences])
            yield from documents

    @property
    def _read(self) -> Model:
        if self.model is None:
            raise ValueError("the analyser has no model; load one with from_disk")
        return self.model

    def to_disk(self, path: Path, *, exclude: Sequence[str] = ()) -> None:
        """Write the model's files to a folder."""
        self._read.write(Path(path))

    def from_disk(self, path: Path, *, exclude: Sequence[str] = ()) -> "Analyser":
        """Read the model from a folder."""
        self.model = Model.read(Path(path))
        return self

    def _annotate(self, document: "Doc", analyses: Sequence[Analysis]) -> None:
        words = iter(document)
        rows = [
            self._row(next(words).text, analysis, number)
            for analysis in analyses
            for number in range(len(analysis.heads))
        ]
        if rows:
            values: Any = np.array(rows, dtype=np.uint64)
            document.from_array(list(_COLUMNS), values)

    def _row(self, word: str, analysis: Analysis, number: int) -> list[int]:
        """What spaCy stores of one word, as `_COLUMNS` says."""
        text = self._vocab.strings.add
        part, _, features = analysis.tags["morph"][number].partition(" ")
        relation = analysis.relations[number]
        name = analysis.tags["name"][number]
        tag, rule = analysis.tags["tag"][number], analysis.tags["lemma"][number]
        return [
            text(tag),
            IDS[part],
            self._vocab.morphology.add(features),
            text(lemma_of(word, part, tag, rule)),
            (analysis.heads[number] - number) % _UNSIGNED,
            text("ROOT" if relation == ROOT else relation),
            _IOB[name[0]],
            text(name[2:]),
        ]


def register() -> None:
    """Make the component known to spaCy by its name, `FACTORY`."""
    Language.factory(FACTORY, assigns=_ASSIGNED, func=_make)


def _make(nlp: Language, name: str) -> Analyser:
    return Analyser(nlp.vocab)


def _sentences(document: "Doc") -> list[list[str]]:
    if not len(document):
        return []
    marked = document.has_annotation("SENT_START")
    spans = document.sents if marked else [document]
    return [[token.text for token in span] for span in spans]
