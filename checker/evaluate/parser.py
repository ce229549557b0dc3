"""Measuring the parser, as the checker runs it, on a treebank and an entity corpus.

Sentences and words are given, as people cut them; each sentence is parsed by itself. Scores are
those of spaCy's scorer, from 0 to 1.
"""

from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Literal

from checker.claims import Parser
from checker.evaluate.treebank import entities, treebank
from checker.pipeline import Progress, load_parser, silent
from checker.records.base import Record
from checker.settings import Settings

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token
    from spacy.training import Example

Part = Literal["dev", "test"]


class EntityFigures(Record):
    """How well entities are found: a hit has the very words and the label."""

    precision: float
    recall: float
    f1: float


class ParserReport(Record):
    """The figures of a parser: shares from 0 to 1."""

    model: str
    part: str
    sample: int | None
    """How many sentences of each corpus were taken at most; None: all."""
    upos: float
    tag: float
    morphology: float
    lemma: float
    uas: float
    """Words that hang on the right word; marks are left out."""
    las: float
    """Words that hang on the right word by the right relation; marks are left out."""
    las_with_marks: float
    """The same with the marks, as the CoNLL shared tasks count."""
    entities: EntityFigures
    entity_types: dict[str, EntityFigures]
    words_per_second: float
    """Of all components together, on both corpora."""

    def figures(self) -> dict[str, float]:
        """The figures that do not depend on the machine."""
        shares = self.model_dump(
            exclude={"model", "part", "sample", "entities", "entity_types", "words_per_second"}
        )
        return {**shares, **{f"entities.{k}": v for k, v in self.entities.model_dump().items()}}


def evaluate_parser(
    folder: Path,
    settings: Settings,
    *,
    part: Part = "test",
    sample: int | None = None,
    progress: Progress = silent,
) -> ParserReport:
    """Measure the parser of the settings on UD EWT and CoNLL++ in ``folder``.

    ``sample`` takes the first so many sentences of each corpus.

    Raises:
        GoldError: a corpus cannot be read.
        ModelError: the model is missing, damaged or unfit.

    """
    parser = load_parser(settings)
    grammar = _sentences(treebank(folder / "parse" / f"ewt_{part}.conllu.gz", 1), sample)
    names = _sentences(entities(folder / "ner" / f"conllpp_{part}.txt.gz"), sample)
    progress("parser", 0, len(grammar) + len(names))
    # What is loaded at the first sentence is no part of the speed.
    list(parser.documents(map(_words, grammar[:1])))
    started = perf_counter()
    parsed = _parsed(parser, grammar)
    progress("parser", len(grammar), len(grammar) + len(names))
    named = _parsed(parser, names)
    seconds = perf_counter() - started
    return ParserReport(
        model=settings.parser.model,
        part=part,
        sample=sample,
        words_per_second=sum(map(len, [*grammar, *names])) / seconds,
        **_grammar_scores(parsed),
        **_entity_scores(named),
    )


def _sentences(documents: Iterator["Doc"], sample: int | None) -> list["Span"]:
    return list(islice((span for found in documents for span in found.sents), sample))


def _words(sentence: "Span") -> list[tuple[str, int]]:
    return [(token.text, token.idx - sentence.start_char) for token in sentence]


def _parsed(parser: Parser, sentences: Sequence["Span"]) -> list["Example"]:
    from spacy.training import Example  # noqa: PLC0415 - spaCy takes a second to import

    documents = parser.documents(map(_words, sentences))
    return [
        Example(document, sentence.as_doc())
        for document, sentence in zip(documents, sentences, strict=True)
    ]


def _grammar_scores(examples: list["Example"]) -> dict[str, float]:
    from spacy.scorer import Scorer  # noqa: PLC0415

    attributes = {"upos": "pos", "tag": "tag", "morphology": "morph", "lemma": "lemma"}
    scores = {
        name: Scorer.score_token_attr(examples, attribute)[f"{attribute}_acc"]
        for name, attribute in attributes.items()
    }
    words = Scorer.score_deps(examples, "dep", getter=_relation, ignore_labels=("punct",))
    every = Scorer.score_deps(examples, "dep", getter=_relation)
    return scores | {
        "uas": words["dep_uas"],
        "las": words["dep_las"],
        "las_with_marks": every["dep_las"],
    }


def _relation(token: "Token", _: str) -> str:
    return token.dep_


def _entity_scores(
    examples: list["Example"],
) -> dict[str, EntityFigures | dict[str, EntityFigures]]:
    from spacy.scorer import get_ner_prf  # noqa: PLC0415

    scores = get_ner_prf(examples)
    types = {name: _figures(of_type) for name, of_type in sorted(scores["ents_per_type"].items())}
    whole = {key: scores[f"ents_{key}"] for key in "prf"}
    return {"entities": _figures(whole), "entity_types": types}


def _figures(scores: dict[str, float]) -> EntityFigures:
    return EntityFigures(precision=scores["p"], recall=scores["r"], f1=scores["f"])
