import pytest
import torch
from transformers import BertModel

from checker.claims.analyser.pieces import Shape
from checker.train.encoder import begin
from tests.claims.analyser.tiny import encoder_config, tokenizer_file


@pytest.fixture
def folder(tmp_path):
    torch.manual_seed(1)
    BertModel(encoder_config(type_vocab_size=2)).save_pretrained(tmp_path)
    (tmp_path / "tokenizer.json").write_bytes(tokenizer_file())
    return tmp_path


def test_only_pieces_of_english_are_kept(folder):
    pieces, encoder = begin(folder, 8)
    kept = encoder.embeddings.word_embeddings
    assert kept.num_embeddings == encoder.config.vocab_size == 5 + 2 * 26
    assert pieces.pieces("龍") == [pieces.token("[UNK]")]
    assert not kept.weight.requires_grad


def test_pieces_keep_their_vectors(folder):
    pieces, encoder = begin(folder, 8)
    whole = BertModel.from_pretrained(folder)
    (number,) = pieces.pieces("q")
    assert torch.equal(
        encoder.embeddings.word_embeddings.weight[number],
        whole.embeddings.word_embeddings.weight[5 + "abcdefghijklmnopqrstuvwxyz".index("q")],
    )


def test_layers_that_are_named_are_kept(folder):
    whole = BertModel(encoder_config(type_vocab_size=2, num_hidden_layers=3))
    whole.save_pretrained(folder)
    _, encoder = begin(folder, 8, layers=(0, 2))
    assert encoder.config.num_hidden_layers == len(encoder.encoder.layer) == 2
    kept, old = encoder.encoder.layer[1].state_dict(), whole.encoder.layer[2].state_dict()
    assert all(torch.equal(kept[name], old[name]) for name in old)


def test_positions_and_shapes_fit(folder):
    _, encoder = begin(folder, 8)
    assert encoder.embeddings.position_embeddings.num_embeddings == 8
    shapes = encoder.embeddings.token_type_embeddings.weight
    assert len(shapes) == len(Shape)
    assert torch.equal(shapes[0], shapes[-1])
