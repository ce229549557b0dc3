"""Training the parser: public treebank and entity corpus in, one spaCy pipeline out.

    python -m checker.train.parser RECIPE START CORPORA WORK OUT

One network learns tags, lemmas and dependencies from UD EWT and names from CoNLL++ at once: each
batch holds sentences of both, and what a corpus does not tell adds nothing to the loss. WORK
keeps a checkpoint, from which an interrupted run is taken up, and a log (log.jsonl).
"""

import shutil
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

from checker.claims.analyser.model import KINDS, Labels, Model
from checker.claims.analyser.names import OUTSIDE
from checker.claims.analyser.pieces import WordPieces
from checker.evaluate.treebank import entities, treebank
from checker.registry import resolve_device
from checker.train.augment import Augmenter
from checker.train.batches import RUN, Batcher
from checker.train.encoder import begin
from checker.train.examples import Article, annotated
from checker.train.recipe import Recipe, read_recipe
from checker.train.training import Training

if TYPE_CHECKING:
    from checker.claims.analyser.network import Network

_SHARE = 7
"""One article in so many of the dev parts is measured after each epoch."""


def main(arguments: Sequence[str]) -> None:
    """Train by a recipe, and write the pipeline."""
    import torch  # noqa: PLC0415 - seconds to import

    recipe_path, start, corpora, work, out = map(Path, arguments)
    recipe = read_recipe(recipe_path, Recipe)
    work.mkdir(parents=True, exist_ok=True)
    articles = corpus(corpora, "train")
    labels = labels_of(articles, recipe.rare)
    torch.manual_seed(recipe.seed)
    pieces, network = new_network(start, labels, recipe)
    batcher = Batcher(recipe, pieces, labels)
    change = Augmenter(recipe.augment, names(articles, "LOC"))
    Training(recipe, network, batcher, work).run(articles, corpus(corpora, "dev")[::_SHARE], change)
    assemble(Model(network, pieces, labels, recipe.window), out)


def corpus(corpora: Path, part: str) -> list[Article]:
    """Articles of both corpora: 'train', 'dev' or 'test'."""
    import spacy  # noqa: PLC0415

    tokenizer = spacy.blank("en").tokenizer
    sources = (
        treebank(corpora / "parse" / f"ewt_{part}.conllu.gz", RUN),
        entities(corpora / "ner" / f"conllpp_{part}.txt.gz"),
    )
    return [article for source in sources for article in annotated(source, tokenizer)]


def labels_of(articles: Sequence[Article], rare: dict[str, int]) -> Labels:
    """The labels to learn, the most frequent of each kind first, but 'O' of names before all."""
    counts: dict[str, Counter[str]] = {kind: Counter() for kind in KINDS}
    relations: Counter[str] = Counter()
    for sentence in (sentence for article in articles for sentence in article):
        for kind in KINDS:
            counts[kind].update(tag for tag in sentence.tags[kind] if tag)
        relations.update(relation for relation in sentence.relations if relation)
    tags = {
        kind: [tag for tag, n in counts[kind].most_common() if n >= rare.get(kind, 1)]
        for kind in KINDS
    }
    # Names are searched for with the first tag at both ends of a sentence.
    tags["name"].sort(key=lambda tag: tag != OUTSIDE)
    return Labels(tags, [relation for relation, _ in relations.most_common()])


def names(articles: Sequence[Article], label: str) -> list[tuple[str, ...]]:
    """All names of a kind in the articles, as words."""
    found: list[tuple[str, ...]] = []
    for sentence in (sentence for article in articles for sentence in article):
        begun = 0
        for place, tag in enumerate(sentence.tags["name"]):
            if tag in {f"B-{label}", f"U-{label}"}:
                begun = place
            if tag in {f"L-{label}", f"U-{label}"}:
                found.append(sentence.words[begun : place + 1])
    return found


def new_network(start: Path, labels: Labels, recipe: Recipe) -> "tuple[WordPieces, Network]":
    """A network on the encoder in the folder ``start``; its heads know nothing yet."""
    from checker.claims.analyser.network import Network  # noqa: PLC0415 - imports torch

    device = resolve_device("auto")
    pieces, encoder = begin(start, recipe.window, recipe.layers, recipe.dropout)
    network = Network(encoder.config, labels.sizes, len(labels.relations))
    network.encoder = encoder
    # On a CPU this is the fastest.
    network.encoder.set_attn_implementation("eager" if device == "cpu" else "sdpa")
    return pieces, network.to(device)


def assemble(model: Model, out: Path) -> None:
    """Write to ``out`` a spaCy pipeline of the model; the recipe and the card there stay."""
    import spacy  # noqa: PLC0415

    from checker.claims.analyser import component  # noqa: PLC0415

    component.register()
    nlp = spacy.blank("en")
    analyser = cast("component.Analyser", nlp.add_pipe(component.FACTORY, name="analyser"))
    analyser.model = model
    nlp.meta["name"] = "checker_parser"
    for stale in (path for path in out.iterdir() if path.name not in {"recipe.toml", "README.md"}):
        shutil.rmtree(stale) if stale.is_dir() else stale.unlink()
    nlp.to_disk(out)


if __name__ == "__main__":
    main(sys.argv[1:])
