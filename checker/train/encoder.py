"""The encoder that the parser's training begins with: all-MiniLM-L6-v2, made to fit."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from checker.claims.analyser.pieces import Shape, WordPieces

if TYPE_CHECKING:
    import torch
    from transformers import BertModel

_LATIN = 0x250
"""Letters below this code point are Latin."""
_SYMBOLS = range(0x2000, 0x2C00)
"""Dashes, quotation marks, signs of currencies and other symbols."""


def begin(
    folder: Path, positions: int, layers: Sequence[int] = (), dropout: float = 0.0
) -> "tuple[WordPieces, BertModel]":
    """The encoder in a folder with the pieces that English needs and one row for each shape.

    Pieces in other scripts, and those kept unused, are left out; so are positions that no
    window reaches, and layers that are not among ``layers``, if any are. Each shape begins as
    the encoder's only type of piece. The embedding of pieces is not trained.
    """
    import torch  # noqa: PLC0415
    from torch.nn import ModuleList  # noqa: PLC0415
    from transformers import BertModel  # noqa: PLC0415

    model = BertModel.from_pretrained(
        folder,
        add_pooling_layer=False,
        local_files_only=True,
        hidden_dropout_prob=dropout,
        attention_probs_dropout_prob=dropout,
    )
    tokenizer = json.loads((folder / "tokenizer.json").read_text(encoding="utf-8"))
    vocabulary = tokenizer["model"]["vocab"]
    kept = [piece for piece in vocabulary if _is_needed(piece)]
    rows = torch.tensor([vocabulary[piece] for piece in kept])
    embeddings = model.embeddings
    embeddings.word_embeddings = _table(embeddings.word_embeddings.weight[rows])
    embeddings.word_embeddings.weight.requires_grad = False
    embeddings.position_embeddings = _table(embeddings.position_embeddings.weight[:positions])
    shapes = embeddings.token_type_embeddings.weight[:1].expand(len(Shape), -1)
    embeddings.token_type_embeddings = _table(shapes)
    if layers:
        model.encoder.layer = ModuleList(model.encoder.layer[number] for number in layers)
    model.config.update(
        {
            "vocab_size": len(kept),
            "max_position_embeddings": positions,
            "type_vocab_size": len(Shape),
            "num_hidden_layers": len(model.encoder.layer),
        }
    )
    tokenizer["model"]["vocab"] = {piece: number for number, piece in enumerate(kept)}
    for special in tokenizer["added_tokens"]:
        special["id"] = kept.index(special["content"])
    tokenizer["truncation"] = tokenizer["padding"] = tokenizer["post_processor"] = None
    return WordPieces(json.dumps(tokenizer, ensure_ascii=False).encode()), model


def _is_needed(piece: str) -> bool:
    codes = map(ord, piece)
    return not piece.startswith("[unused") and all(c < _LATIN or c in _SYMBOLS for c in codes)


def _table(weight: "torch.Tensor") -> "torch.nn.Embedding":
    import torch  # noqa: PLC0415

    rows, width = weight.shape
    return torch.nn.Embedding(rows, width, _weight=weight.detach().clone())
