"""The parser: one root a sentence, offsets in the article, clear errors."""

import pytest

from checker.claims.parser import MAX_TOKENS, Parser
from checker.errors import CheckerError, ModelError, ModelMissing
from checker.records.article import BlockKind
from checker.records.sentence import EntityLabel, Sentence
from checker.resources import shipped


def _folder():
    try:
        return shipped("models") / "parser"
    except CheckerError:
        return None


@pytest.fixture(scope="module")
def parser():
    folder = _folder()
    if folder is None or not (folder / "config.cfg").is_file():
        pytest.skip("models/parser is not in this checkout")
    return Parser.load(folder, batch_size=8)


def _sentence(text: str, start: int = 0) -> Sentence:
    return Sentence(
        start=start,
        end=start + len(text),
        article="a",
        index=0,
        text=text,
        block=BlockKind.BODY,
        paragraph=0,
    )


def test_a_missing_folder_is_told(tmp_path):
    with pytest.raises(ModelMissing, match="no spaCy pipeline"):
        Parser.load(tmp_path / "absent", batch_size=8)


def test_a_damaged_pipeline_is_told(tmp_path):
    (tmp_path / "config.cfg").write_text("[nlp]\nlang = 'en'\n", encoding="utf-8")
    with pytest.raises(ModelError, match="cannot be loaded"):
        Parser.load(tmp_path, batch_size=8)


def test_a_pipeline_without_a_parser_is_told(tmp_path):
    import spacy

    spacy.blank("en").to_disk(tmp_path)
    with pytest.raises(ModelError, match=r"lacks token\.tag"):
        Parser.load(tmp_path, batch_size=8)


@pytest.mark.slow
def test_grammar_and_names(parser):
    (sentence,) = parser.parse([_sentence("The mayor met John Smith in Paris on Monday.", 100)])
    root = next(t for t in sentence.tokens if t.dep == "root")
    assert (root.text, root.lemma, root.pos) == ("met", "meet", "VERB")
    names = {t.text: t.entity for t in sentence.tokens if t.entity}
    assert names["Smith"] is EntityLabel.PERSON
    assert names["Paris"] is EntityLabel.PLACE
    assert all(sentence.text[t.start - 100 : t.end - 100] == t.text for t in sentence.tokens)


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        "He came. She left. They stayed.",
        "“It’s over” – he  said\n\ttoday…",
        "10:05 The vote: 51-49!",
        "!?",
        "TWO HELD AFTER BLAST IN LYON, POLICE SAY",
        "\u200b\x00🙂 é",
    ],
)
def test_one_root_and_exact_offsets(parser, text):
    (sentence,) = parser.parse([_sentence(text, 7)])
    roots = [i for i, t in enumerate(sentence.tokens) if t.dep == "root"]
    assert len(roots) == 1
    assert sentence.tokens[roots[0]].head == roots[0]
    assert all(0 <= t.head < len(sentence.tokens) for t in sentence.tokens)
    assert "".join(t.text for t in sentence.tokens) == "".join(text.split())
    assert all(text[t.start - 7 : t.end - 7] == t.text for t in sentence.tokens)


@pytest.mark.slow
def test_order_is_kept_and_endless_runs_have_no_tokens(parser):
    texts = ["He left.", "word " * (MAX_TOKENS + 1), "She stayed."]
    sentences = parser.parse([_sentence(text.strip()) for text in texts])
    assert [len(s.tokens) for s in sentences] == [3, 0, 3]
    assert parser.parse([]) == ()


@pytest.mark.slow
@pytest.mark.parametrize("text", ["The deal cost €12m.", "He won the 400m."])
def test_a_unit_is_parted_from_the_full_stop(parser, text):
    (sentence,) = parser.parse([_sentence(text)])
    assert [token.text for token in sentence.tokens][-2:] == ["m", "."]
