"""A network of a few numbers, which has learnt nothing, and pieces of single letters."""

import json

import torch
from transformers import BertConfig

from checker.claims.analyser.model import Labels, Model
from checker.claims.analyser.network import Network
from checker.claims.analyser.pieces import Shape, WordPieces

LABELS = Labels(
    tags={
        "tag": ["NN", "VB"],
        "morph": ["NOUN Number=Sing", "PUNCT"],
        "lemma": ["^0-", "=0-", "^1-"],
        "name": ["O", "B-PER", "L-PER", "U-LOC"],
    },
    relations=["punct", "root", "nsubj"],
)
SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def tokenizer_file() -> bytes:
    vocabulary = [*SPECIAL, *LETTERS, *(f"##{letter}" for letter in LETTERS), "[unused0]", "龍"]
    tokenizer = {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": [
            {
                "id": number,
                "content": content,
                "special": True,
                "single_word": False,
                "lstrip": False,
                "rstrip": False,
                "normalized": False,
            }
            for number, content in enumerate(SPECIAL)
        ],
        "normalizer": {
            "type": "BertNormalizer",
            "clean_text": True,
            "handle_chinese_chars": True,
            "strip_accents": None,
            "lowercase": True,
        },
        "pre_tokenizer": {"type": "BertPreTokenizer"},
        "post_processor": None,
        "decoder": None,
        "model": {
            "type": "WordPiece",
            "unk_token": "[UNK]",
            "continuing_subword_prefix": "##",
            "max_input_chars_per_word": 100,
            "vocab": {piece: number for number, piece in enumerate(vocabulary)},
        },
    }
    return json.dumps(tokenizer).encode()


def encoder_config(**changes: int) -> BertConfig:
    sizes = {
        "vocab_size": len(SPECIAL) + 2 * len(LETTERS) + 2,
        "hidden_size": 8,
        "num_hidden_layers": 1,
        "num_attention_heads": 2,
        "intermediate_size": 8,
        "max_position_embeddings": 16,
        "type_vocab_size": len(Shape),
    }
    return BertConfig(**{**sizes, **changes})


def network() -> Network:
    torch.manual_seed(1)
    return Network(encoder_config(), LABELS.sizes, len(LABELS.relations)).eval()


def model() -> Model:
    return Model(network(), WordPieces(tokenizer_file()), LABELS, 16)
