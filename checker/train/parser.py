"""Training the parser: public treebank and entity corpus in, one spaCy pipeline out.

    python -m checker.train.parser ../shared/data build/parser models/parser

Two pipelines are trained by the recipes beside the model (models/parser/recipe): tagger,
morphology, lemmas and dependencies on UD EWT, named entities on CoNLL++. They share nothing, so
that each can be trained anew without the other, and are joined at the end. Work is kept in the
second folder: a step whose result is there is not done again, so an interrupted run is taken up
where it stopped.
"""

import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from checker.evaluate.treebank import entities, treebank

_PARTS = ("train", "dev", "test")


def main(arguments: Sequence[str]) -> None:
    """Train both pipelines and join them."""
    corpora, work, out = map(Path, arguments)
    work.mkdir(parents=True, exist_ok=True)
    convert_treebank(corpora / "parse", work)
    convert_entities(corpora / "ner", work)
    recipes = out / "recipe"
    for name in ("syntax", "entities"):
        train(recipes / f"{name}.cfg", work, name)
    assemble(work / "syntax" / "model-best", work / "entities" / "model-best", out)


def convert_treebank(corpus: Path, work: Path) -> None:
    """The parts of UD EWT, gzipped CoNLL-U, as spaCy documents of three sentences."""
    from spacy.tokens import DocBin  # noqa: PLC0415 - spaCy takes a second to import

    for part in _PARTS:
        target = work / f"syntax_{part}.spacy"
        if not target.exists():
            documents = treebank(corpus / f"ewt_{part}.conllu.gz", sentences=3)
            DocBin(docs=documents, store_user_data=True).to_disk(target)


def convert_entities(corpus: Path, work: Path) -> None:
    """The parts of CoNLL++, gzipped columns, as spaCy documents of running text."""
    from spacy.tokens import DocBin  # noqa: PLC0415

    for part in _PARTS:
        target = work / f"entities_{part}.spacy"
        if not target.exists():
            DocBin(docs=entities(corpus / f"conllpp_{part}.txt.gz")).to_disk(target)


def train(recipe: Path, work: Path, name: str) -> None:
    """Train one pipeline by a recipe into ``work/name``, unless it is there."""
    from spacy.cli.train import train as spacy_train  # noqa: PLC0415

    if (work / name / "model-last").exists():
        return
    paths = {f"paths.{part}": str(work / f"{name}_{part}.spacy") for part in ("train", "dev")}
    paths["paths.variants"] = str(recipe.parent / "orth_variants.json")
    spacy_train(recipe, work / name, overrides=paths)


def assemble(syntax: Path, entities: Path, out: Path) -> None:
    """Write to ``out`` the first pipeline followed by the recogniser with its own embedding."""
    import spacy  # noqa: PLC0415

    nlp = spacy.load(syntax)
    recogniser = spacy.load(entities)
    nlp.add_pipe("ner", source=recogniser)
    nlp.meta["name"] = "checker_parser"
    scores = recogniser.meta.get("performance", {})
    nlp.meta["performance"] = {
        **nlp.meta.get("performance", {}),
        **{name: score for name, score in scores.items() if name.startswith("ents")},
    }
    # Paths of the machine it was trained on are no part of the model.
    nlp.config["paths"] = dict.fromkeys(nlp.config["paths"])
    for stale in (path for path in out.iterdir() if path.name not in {"recipe", "README.md"}):
        shutil.rmtree(stale) if stale.is_dir() else stale.unlink()
    nlp.to_disk(out)


if __name__ == "__main__":
    main(sys.argv[1:])
