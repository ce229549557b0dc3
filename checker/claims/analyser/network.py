"""The network: a transformer encoder, a classifier for each kind of tag, and biaffine arcs.

Arcs and relations are scored as by Dozat and Manning (2017): each word by each possible head.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple, Self

import torch
from torch import Tensor, nn
from torch.nn.utils.rnn import pad_sequence
from transformers import BertConfig, BertModel

from checker.claims.analyser.pieces import Window

_ARC_WIDTH = 256
_RELATION_WIDTH = 96
_HEAD_DROPOUT = 0.25
_GRAIN = 8
"""Windows are padded to a multiple of this: oneDNN compiles its code anew for each new shape."""
_NOWHERE = -1e4
"""The score of an arc from padding."""


class Batch(NamedTuple):
    """Windows of pieces, and sentences as places among the words of all windows.

    ``pieces``, ``shapes``, ``attended`` and ``words`` have shape (windows, pieces), ``places``
    has (sentences, words). What is padding has the number of words as its word and place.
    """

    pieces: Tensor
    shapes: Tensor
    attended: Tensor
    words: Tensor
    places: Tensor

    @classmethod
    def of(cls, windows: Sequence[Window], lengths: Sequence[int]) -> Self:
        """The batch of windows over sentences of so many words."""
        count = sum(lengths)
        ids = _padded([window.pieces for window in windows], -1, _GRAIN)
        words = _padded([window.words for window in windows], -1, _GRAIN)
        places = _padded([list(range(n)) for n in lengths], -1)
        starts = torch.tensor([0, *lengths[:-1]]).cumsum(0)[:, None]
        return cls(
            pieces=ids.clamp(min=0),
            shapes=_padded([window.shapes for window in windows], 0, _GRAIN),
            attended=ids >= 0,
            words=words.masked_fill(words < 0, count),
            places=(places + starts).masked_fill(places < 0, count),
        )

    def to(self, device: str) -> Self:
        """The batch on a device."""
        return type(self)(*(tensor.to(device) for tensor in self))


class Scores(NamedTuple):
    """What the network holds of each word.

    ``tags`` gives a tensor (words, labels) for each kind of tag; ``arcs`` has shape (sentences,
    words, words + 1), where head 0 is the root. ``present`` tells words from padding, and
    ``vectors`` (sentences, 1 + words, width) are what `Network.relations` asks for.
    """

    tags: dict[str, Tensor]
    arcs: Tensor
    present: Tensor
    vectors: Tensor


class Network(nn.Module):
    """Encoder and heads; ``labels`` counts the labels of each kind of tag."""

    def __init__(self, encoder: BertConfig, labels: Mapping[str, int], relations: int) -> None:
        super().__init__()
        width = encoder.hidden_size
        self.encoder = BertModel(encoder, add_pooling_layer=False)
        self.dropout = nn.Dropout(_HEAD_DROPOUT)
        self.tags = nn.ModuleDict({kind: nn.Linear(width, n) for kind, n in labels.items()})
        self.root = nn.Parameter(torch.zeros(width))
        self.arc_word = _projection(width, _ARC_WIDTH)
        self.arc_head = _projection(width, _ARC_WIDTH)
        self.arc = nn.Linear(_ARC_WIDTH + 1, _ARC_WIDTH, bias=False)
        self.relation_word = _projection(width, _RELATION_WIDTH)
        self.relation_head = _projection(width, _RELATION_WIDTH)
        self.relation = nn.Linear(
            _RELATION_WIDTH + 1, relations * (_RELATION_WIDTH + 1), bias=False
        )

    def forward(self, batch: Batch) -> Scores:
        """Scores of all tags and arcs."""
        # Autocast, used in training, is for the encoder alone, where nearly all the time goes.
        words = self.dropout(self._word_vectors(batch))
        with torch.autocast(words.device.type, enabled=False):
            return self._scores(batch, words)

    def _scores(self, batch: Batch, words: Tensor) -> Scores:
        count = len(words) - 1
        tags = {kind: head(words[:count]) for kind, head in self.tags.items()}
        vectors = self._rooted(words[batch.places])
        queries = self.arc(_with_one(self.arc_word(vectors[:, 1:])))
        arcs = queries @ self.arc_head(vectors).transpose(1, 2)
        present = batch.places < count
        absent = nn.functional.pad(~present, (1, 0))
        return Scores(tags, arcs.masked_fill(absent[:, None], _NOWHERE), present, vectors)

    def relations(self, scores: Scores, heads: Tensor) -> Tensor:
        """Scores (words, relations) of each word's relation to its head.

        ``heads`` has shape (sentences, words) as the arcs, with 0 for the root.
        """
        words = _with_one(self.relation_word(scores.vectors[:, 1:][scores.present]))
        chosen = heads[..., None].expand(-1, -1, scores.vectors.shape[2])
        governors = scores.vectors.gather(1, chosen)[scores.present]
        governors = _with_one(self.relation_head(governors))
        mixed: Tensor = self.relation(words).unflatten(-1, (-1, _RELATION_WIDTH + 1))
        return (mixed @ governors[..., None]).squeeze(-1)

    def _word_vectors(self, batch: Batch) -> Tensor:
        """A row for each word, the mean of its pieces, and one more, for padding."""
        read = self.encoder(
            input_ids=batch.pieces, attention_mask=batch.attended, token_type_ids=batch.shapes
        )
        hidden: Tensor = read.last_hidden_state.float().flatten(0, 1)
        numbers = batch.words.flatten()
        count = int(numbers.max()) + 1
        sums = hidden.new_zeros(count, hidden.shape[1]).index_add(0, numbers, hidden)
        counts = numbers.bincount(minlength=count)[:, None].clamp(min=1)
        return (sums / counts).to(self.root.dtype)

    def _rooted(self, vectors: Tensor) -> Tensor:
        root = self.root.expand(len(vectors), 1, -1)
        return torch.cat([root, vectors], dim=1)


def _projection(width: int, out: int) -> nn.Module:
    return nn.Sequential(nn.Linear(width, out), nn.GELU(), nn.Dropout(_HEAD_DROPOUT))


def _with_one(vectors: Tensor) -> Tensor:
    return nn.functional.pad(vectors, (0, 1), value=1.0)


def _padded(rows: Sequence[list[int]], value: int, grain: int = 1) -> Tensor:
    """Rows of numbers as one tensor, each of the same length, a multiple of ``grain``."""
    padded = pad_sequence([torch.tensor(row) for row in rows], True, value)
    return nn.functional.pad(padded, (0, -padded.shape[1] % grain), value=value)
