from checker.records.finding import Changes, Kind, MarkedBlock
from checker.report.cards import letter
from checker.report.fulltext import passages
from checker.report.page import page
from checker.report.segments import Mark

from .synthetic import many, story


def test_severities_are_counted_highest_first():
    assert page(story("ferry")).severities == (("high", 3), ("medium", 2), ("low", 2))


def test_single_claims_are_grouped_by_outlet():
    alone = page(story("ferry")).alone
    assert [(outlet.source.id, len(cards)) for outlet, cards in alone] == [
        ("coastwire-1", 1), ("coastwire-2", 2), ("gazette", 3), ("postur", 2), ("release", 1),
    ]  # fmt: skip


def test_what_was_not_compared_is_grouped_by_reason():
    grouped = page(story("ferry")).left_out_by_reason
    assert [len(claims) for _, claims in grouped] == [1, 1, 2]


def test_near_copies_are_named_by_their_origin():
    copies = page(story("ferry")).copies
    assert [(origin, len(outlets)) for origin, outlets in copies] == [(1, 2)]


def test_cards_know_what_the_last_run_changed():
    report = story("ferry")
    changes = Changes(opened=(report.findings[1].id,), changed=(report.findings[0].id,))
    cards = page(report.model_copy(update={"changes": changes})).cards
    assert [card.change for card in cards[:3]] == ["changed", "opened", ""]


def test_a_topic_may_be_missing():
    report = story("small")
    unnamed = report.model_copy(update={"story": report.story.model_copy(update={"topic": " "})})
    assert page(unnamed).topic == "Small"


def test_the_matrix_has_a_cell_for_each_source():
    rows = page(story("ferry")).matrix
    first = rows[0]
    assert [[(a.letter, a.value) for a in cell] for cell in first.cells] == [
        [("A", "deputy transport minister")],
        [],
        [("A", "deputy transport minister"), ("B", "transport minister")],
        [("A", "deputy transport minister")],
        [],
    ]


def test_the_matrix_lists_conflicts_first_and_leaves_out_lone_claims():
    report = story("ferry")
    shuffled = report.model_copy(update={"findings": report.findings[::-1]})
    kinds = [row.card.finding.kind for row in page(shuffled).matrix]
    assert kinds == sorted(kinds, key=list(Kind).index)
    assert Kind.SINGLE_SOURCE not in kinds


def test_an_agreement_needs_no_letters():
    row = next(r for r in page(story("ferry")).matrix if r.card.finding.kind is Kind.AGREEMENT)
    assert {answer.letter for cell in row.cells for answer in cell} == {""}


def test_a_large_matrix():
    rows = page(many(200)).matrix
    assert len(rows) == 200
    assert {len(row.cells) for row in rows} == {12}


def test_sides_beyond_the_alphabet_are_lettered():
    assert len({letter(number) for number in range(100)}) == 100


def test_passages_follow_the_blocks_and_what_lies_between():
    blocks = [MarkedBlock(start=1, end=3, kind="title"), MarkedBlock(start=4, end=6, kind="junk")]
    shown = passages("-ab\ncd", blocks, [Mark(2, 5, "q", 1)])
    assert [(p.block and p.block.kind, "".join(s.text for s in p.segments)) for p in shown] == [
        (None, "-"), ("title", "ab"), (None, "\n"), ("junk", "cd"),
    ]  # fmt: skip
    assert [p.blank for p in shown] == [False, False, True, False]


def test_a_text_without_blocks_is_one_passage():
    assert len(passages("a\n\nb", [], [])) == 1
    assert passages("", [], []) == ()
