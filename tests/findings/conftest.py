"""Dossiers made by hand: sources with sentences, claims and facts at real offsets."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time

import pytest

from checker.findings.dossier import Dossier
from checker.records.article import Article, Block, BlockKind
from checker.records.base import Span
from checker.records.claim import Claim, Modality
from checker.records.fact import (
    Comparison,
    DateValue,
    Fact,
    FactKind,
    FactValue,
    Level,
    NameValue,
    Precision,
    QuantityValue,
    QuoteValue,
    StatusValue,
    TitleValue,
)
from checker.records.pair import ClaimPair, FactPair
from checker.records.sentence import Sentence, Token
from checker.text.normalise import words

STATES = {
    "dead": ("life", 1),
    "dead at home": ("place of death", 0),
    "dead in hospital": ("place of death", 0),
    "in hospital": ("care", 0),
    "injured": ("injury", 1),
    "unhurt": ("injury", 1),
    "free": ("custody", 2),
    "in custody": ("custody", 1),
    "resigned": ("office", 2),
    "dismissed": ("office", 2),
    "closed": ("access", 1),
    "open": ("access", 0),
}
"""Dimension and stage of the states that are told in tests."""


RANKS = {"first": 1.0, "second": 2.0}


def compare(left: Fact, right: Fact) -> Comparison:
    """Equal normal forms are the same; other places cannot be told apart; the rest differs."""
    if left.kind is not right.kind:
        return Comparison(level=Level.INCOMPARABLE, reason="other kinds")
    if left.normalized == right.normalized:
        return Comparison(level=Level.SAME, reason="same")
    if left.kind is FactKind.PLACE:
        return Comparison(level=Level.INCOMPARABLE, reason="one may lie in the other")
    if left.normalized in right.normalized or right.normalized in left.normalized:
        return Comparison(level=Level.PRECISION, reason="one says more")
    return Comparison(level=Level.DIFFERENT, reason=f"{left.quote} is not {right.quote}")


def value_of(kind: FactKind, quote: str) -> FactValue:
    match kind:
        case FactKind.TITLE:
            rank, _, portfolio = quote.casefold().partition(" of ")
            return TitleValue(rank=rank, portfolio=tuple(portfolio.split()))
        case FactKind.QUOTE:
            return QuoteValue(words=words(quote))
        case FactKind.STATUS if (state := quote.casefold().removeprefix("not ")) in STATES:
            dimension, stage = STATES[state]
            negated = state != quote.casefold()
            return StatusValue(state=state, dimension=dimension, stage=stage, negated=negated)
        case FactKind.DATE if quote.isdigit() and len(quote) == 4:
            return DateValue(
                first=date(int(quote), 1, 1),
                last=date(int(quote), 12, 31),
                precision=Precision.YEAR,
            )
        case FactKind.DATE if quote.count("-") == 2:
            day = date.fromisoformat(quote)
            return DateValue(first=day, last=day, precision=Precision.DAY)
        case FactKind.DATE if quote.count(":") == 1:
            clock = time.fromisoformat(quote)
            return DateValue(clock_first=clock, clock_last=clock, precision=Precision.MINUTE)
        case FactKind.NUMBER if quote.casefold() in RANKS:
            rank = RANKS[quote.casefold()]
            return QuantityValue(low=rank, high=rank, ordinal=True)
        case FactKind.PERSON | FactKind.PLACE | FactKind.ORGANISATION:
            return NameValue(name=quote)
        case _:
            number = float("".join(c for c in quote if c.isdigit()) or 0)
            return QuantityValue(low=number, high=number)


class Builder:
    """Collects sources line by line; each line is a sentence and a claim."""

    def __init__(self) -> None:
        self.lines: dict[str, list[tuple[str, dict[str, tuple[FactKind, str | None]]]]] = {}
        self.published: dict[str, int] = {}
        self.kinds: dict[tuple[str, int], BlockKind] = {}
        self.modality: dict[str, Modality] = {}
        self.pairs: list[ClaimPair] = []

    def say(
        self,
        source: str,
        line: str,
        facts: dict[str, tuple[FactKind, str | None]] | None = None,
        *,
        block: BlockKind = BlockKind.BODY,
        modality: Modality = Modality.ASSERTED,
    ) -> str:
        """Add a line; ``facts`` maps quotes in it to (kind, of). The id of its claim."""
        own = self.lines.setdefault(source, [])
        own.append((line, facts or {}))
        self.kinds[source, len(own) - 1] = block
        claim_id = f"{source}:{len(own) - 1}:0"
        self.modality[claim_id] = modality
        return claim_id

    def pair(self, left: str, right: str, **fields: object) -> None:
        self.pairs.append(ClaimPair(left=left, right=right, **{"similarity": 0.8, **fields}))

    def opposed(
        self,
        left: str,
        right: str,
        *,
        places: tuple[int, int] = (0, 0),
        level: Level = Level.DIFFERENT,
        reason: str = "",
        likeness: float = 0.0,
        **fields: object,
    ) -> Dossier:
        """The dossier with one more pair, in which a value of each claim is set against one."""
        claims = self.dossier().claim
        facts = FactPair(
            left=claims(left).facts[places[0]],
            right=claims(right).facts[places[1]],
            comparison=Comparison(level=level, reason=reason),
            likeness=likeness,
        )
        self.pair(left, right, facts=(facts,), **fields)
        return self.dossier()

    def dossier(self) -> Dossier:
        articles, sentences, claims = [], {}, []
        for source, lines in self.lines.items():
            text = "\n".join(line for line, _ in lines)
            blocks, own, at = [], [], 0
            for index, (line, facts) in enumerate(lines):
                kind = self.kinds[source, index]
                blocks.append(Block(start=at, end=at + len(line), kind=kind))
                own.append(_sentence(source, index, at, line, kind))
                claims.append(self._claim(source, index, at, line, facts))
                at += len(line) + 1
            sentences[source] = tuple(own)
            articles.append(self._article(source, text, tuple(blocks)))
        return Dossier(
            articles=tuple(articles),
            sentences=sentences,
            claims=tuple(claims),
            pairs=tuple(self.pairs),
            origins={a.id: f"o{n}" for n, a in enumerate(articles, 1)},
            compare=compare,
        )

    def _article(self, source: str, text: str, blocks: tuple[Block, ...]) -> Article:
        hour = self.published.get(source)
        day = None if hour is None else datetime(2026, 5, 4, hour, tzinfo=UTC)
        return Article(
            id=source,
            name=f"The {source.title()}",
            text=text,
            published=day,
            written=day and day.date(),
            blocks=blocks,
        )

    def _claim(
        self,
        source: str,
        index: int,
        at: int,
        line: str,
        facts: dict[str, tuple[FactKind, str | None]],
    ) -> Claim:
        read = []
        for quote, (kind, of) in facts.items():
            start = at + line.index(quote)
            read.append(
                Fact(
                    start=start,
                    end=start + len(quote),
                    kind=kind,
                    quote=quote,
                    value=value_of(kind, quote),
                    normalized=quote.casefold(),
                    of=of,
                )
            )
        claim_id = f"{source}:{index}:0"
        return Claim(
            id=claim_id,
            article=source,
            sentence=index,
            spans=(Span(start=at, end=at + len(line)),),
            text=line,
            predicate=0,
            tokens=(0,),
            modality=self.modality[claim_id],
            entities=tuple(f.quote for f in read if isinstance(f.value, NameValue)),
            facts=tuple(read),
        )


def _sentence(source: str, index: int, at: int, line: str, kind: BlockKind) -> Sentence:
    tokens, place = [], 0
    for word in line.split():
        start = line.index(word, place)
        place = start + len(word)
        tokens.append(
            Token(
                start=at + start,
                end=at + place,
                text=word,
                lemma=word.casefold(),
                pos="X",
                tag="X",
                dep="dep",
                head=0,
            )
        )
    return Sentence(
        article=source,
        index=index,
        start=at,
        end=at + len(line),
        text=line,
        block=kind,
        paragraph=index,
        tokens=tuple(tokens),
    )


@pytest.fixture
def build() -> Callable[[], Builder]:
    return Builder
