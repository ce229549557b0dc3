"""From an article to its sentences, facts and claims: what needs no model but the parser."""

from collections.abc import Iterable
from typing import NamedTuple

from checker.claims import Parser, build_claims, split_sentences
from checker.facts import extract_facts
from checker.records.article import Article
from checker.records.claim import Claim
from checker.records.fact import Fact
from checker.records.sentence import Sentence


class Read(NamedTuple):
    """What an article says, in the order of its text."""

    sentences: tuple[Sentence, ...]
    facts: tuple[Fact, ...]
    claims: tuple[Claim, ...]


def read_claims(article: Article, parser: Parser) -> Read:
    """The sentences of an article with their grammar, the facts in them, and its claims."""
    return read_parsed(article, parser.parse(split_sentences(article)))


def read_parsed(article: Article, sentences: tuple[Sentence, ...]) -> Read:
    """The facts and claims of an article whose sentences have been parsed."""
    facts = extract_facts(article, sentences)
    return Read(sentences, facts, build_claims(article, sentences, facts))


def comparable(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """The claims that can be read alone, and so be set against others."""
    return tuple(claim for claim in claims if not claim.unresolved)
