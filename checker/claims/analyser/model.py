"""A trained analyser: its network, its pieces and its labels, as files and in use."""

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Self

import numpy as np
import numpy.typing as npt

from checker.claims.analyser.names import allowed, best_tags
from checker.claims.analyser.pieces import WordPieces, packed
from checker.claims.analyser.tree import best_heads
from checker.registry import has_bfloat16

if TYPE_CHECKING:
    from checker.claims.analyser.network import Network

Words = Sequence[str]
"""A sentence."""
Array = npt.NDArray[Any]

KINDS = ("tag", "morph", "lemma", "name")
"""The kinds of tag: fine part of speech; universal one with features; lemma rule; BILOU."""
ROOT = "root"
"""The relation of a sentence's root."""

_AT_ONCE = 600
"""Pieces that are read at once, padding counted: few, so that they are of like length."""
_SHEET = "analyser.json"
_WEIGHTS = "model.safetensors"
_PIECES = "tokenizer.json"


class Labels(NamedTuple):
    """All labels: of each kind of tag, 'O' the first of 'name', and of arcs."""

    tags: dict[str, list[str]]
    relations: list[str]

    @property
    def sizes(self) -> dict[str, int]:
        """How many labels each kind of tag has."""
        return {kind: len(labels) for kind, labels in self.tags.items()}


class Analysis(NamedTuple):
    """What is found of a sentence's words. Heads count from 0; the root is its own."""

    tags: dict[str, list[str]]
    heads: list[int]
    relations: list[str]


class Model:
    """A trained network with what it takes to use it."""

    def __init__(self, network: "Network", pieces: WordPieces, labels: Labels, window: int) -> None:
        self._network = network
        self._pieces = pieces
        self._labels = labels
        self._window = window
        self._follows = allowed(labels.tags["name"])

    @classmethod
    def read(cls, folder: Path) -> Self:
        """The model whose files lie in ``folder``, ready for use.

        Raises:
            OSError: a file is missing.
            ValueError: the files are damaged or do not fit together.

        """
        from safetensors import SafetensorError  # noqa: PLC0415 - torch takes seconds to import
        from safetensors.torch import load_file  # noqa: PLC0415
        from transformers import BertConfig  # noqa: PLC0415

        from checker.claims.analyser.network import Network  # noqa: PLC0415

        sheet = json.loads((folder / _SHEET).read_text(encoding="utf-8"))
        labels = Labels(sheet["tags"], sheet["relations"])
        network = Network(
            BertConfig.from_dict(sheet["encoder"]), labels.sizes, len(labels.relations)
        )
        try:
            network.load_state_dict(load_file(folder / _WEIGHTS))
        except (SafetensorError, RuntimeError) as error:
            raise ValueError(f"{folder / _WEIGHTS}: {error}") from error
        network.eval().requires_grad_(requires_grad=False)
        if has_bfloat16("cpu"):
            network.bfloat16()
        return cls(network, WordPieces.read(folder / _PIECES), labels, sheet["window"])

    def write(self, folder: Path) -> None:
        """Write the model's files to ``folder``, the weights in half precision."""
        from safetensors.torch import save_file  # noqa: PLC0415

        folder.mkdir(parents=True, exist_ok=True)
        sheet = {
            "encoder": self._network.encoder.config.to_diff_dict(),
            "window": self._window,
            "tags": self._labels.tags,
            "relations": self._labels.relations,
        }
        text = json.dumps(sheet, ensure_ascii=False, indent=1, sort_keys=True)
        (folder / _SHEET).write_text(text + "\n", encoding="utf-8")
        (folder / _PIECES).write_bytes(self._pieces.file)
        weights = self._network.state_dict().items()
        save_file({name: w.half().contiguous() for name, w in weights}, folder / _WEIGHTS)

    def analyse(self, sentences: Sequence[Words]) -> list[Analysis]:
        """An analysis of each sentence, read by itself; none may be empty."""
        found: dict[int, Analysis] = {}
        sizes = [sum(len(self._pieces.pieces(word)) for word in words) for words in sentences]
        for places in packed(sizes, _AT_ONCE):
            group = [sentences[place] for place in places]
            found.update(zip(places, self._analysed(group), strict=True))
        return [found[place] for place in range(len(sentences))]

    def _analysed(self, sentences: Sequence[Words]) -> Iterator[Analysis]:
        import torch  # noqa: PLC0415

        from checker.claims.analyser.network import Batch  # noqa: PLC0415

        lengths = [len(words) for words in sentences]
        windows = [
            window.shifted(begin)
            for words, begin in zip(sentences, accumulate([0, *lengths]), strict=False)
            for window in self._pieces.windows([words], self._window)
        ]
        with torch.inference_mode():
            scores = self._network(Batch.of(windows, lengths))
            heads = _heads(scores.arcs.float().log_softmax(-1).numpy(), lengths)
            relations = self._network.relations(scores, torch.from_numpy(heads)).float().numpy()
        tags = {kind: rows.float().numpy() for kind, rows in scores.tags.items()}
        for row, (length, end) in enumerate(zip(lengths, np.cumsum(lengths), strict=True)):
            words = slice(end - length, end)
            yield self._analysis(
                {kind: of_kind[words] for kind, of_kind in tags.items()},
                heads[row, :length],
                relations[words],
            )

    def _analysis(self, tags: Mapping[str, Array], heads: Array, relations: Array) -> Analysis:
        """A sentence's analysis from the scores of its tags and relations, and its heads."""
        best = {kind: scores.argmax(axis=1).tolist() for kind, scores in tags.items()}
        best["name"] = best_tags(tags["name"], self._follows)
        is_root = np.array([name == ROOT for name in self._labels.relations])
        allowed_relations = np.where((heads == 0)[:, None] == is_root, relations, -np.inf)
        return Analysis(
            {kind: [self._labels.tags[kind][n] for n in numbers] for kind, numbers in best.items()},
            np.where(heads == 0, np.arange(len(heads)), heads - 1).tolist(),
            [self._labels.relations[n] for n in allowed_relations.argmax(axis=1).tolist()],
        )


def _heads(arcs: Array, lengths: Sequence[int]) -> Array:
    """The heads of the best trees, padded with zeros."""
    heads = np.zeros(arcs.shape[:2], dtype=np.int64)
    for row, length in enumerate(lengths):
        heads[row, :length] = best_heads(arcs[row, :length, : length + 1])
    return heads
