"""report.docx: the report as a Word document, its quotes and sources complete.

python-docx is loaded when a document is asked for.
"""

import io
from collections.abc import Callable, Iterable
from typing import Any, TypeAlias

from checker.records.finding import Kind, Report
from checker.report import wording
from checker.report.cards import Card, CardSide, Quote
from checker.report.page import FullText, Page, page
from checker.report.segments import Segment
from checker.report.wording import counted, printable

# python-docx has no types.
_Document: TypeAlias = Any
_Paragraph: TypeAlias = Any

_PARTS = (
    (Kind.CONFLICT, "Where the sources conflict"),
    (Kind.DEVELOPMENT, "What developed"),
    (Kind.VARIANT, "The same fact in other words"),
    (Kind.AGREEMENT, "Where the sources agree"),
    (Kind.SINGLE_SOURCE, "What only one source says"),
)


def render_docx(report: Report) -> bytes:
    """The report as a Word document (Office Open XML): findings first, full texts last."""
    from docx import Document  # noqa: PLC0415 - not needed for the other formats

    shown = page(report)
    document = Document()
    document.core_properties.title = printable(f"{shown.topic} · Discrepancy report")
    document.core_properties.author = "checker"
    document.core_properties.comments = ""
    _add_head(document, shown)
    for kind, heading in _PARTS:
        cards = shown.of_kind(kind)
        document.add_heading(f"{heading} ({len(cards):,})", 1)
        for card in cards:
            _add_card(document, card)
        if not cards:
            document.add_paragraph("None found.")
    _add_left_out(document, shown)
    _add_texts(document, shown.texts)
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def _add_head(document: _Document, shown: Page) -> None:
    document.add_heading(printable(shown.topic), 0)
    conflicts = len(shown.of_kind(Kind.CONFLICT))
    document.add_paragraph(
        f"Discrepancy report. {counted(conflicts, 'conflict')}; "
        f"{counted(len(shown.outlets), 'source')}, {counted(shown.origins, 'independent origin')}. "
        "It says where sources differ, never which of them is right."
    )
    for fault in shown.report.skipped:
        document.add_paragraph(printable(f"Could not be read: {fault}"), style="List Bullet")
    document.add_heading("The sources", 1)
    table = document.add_table(rows=1, cols=4, style="Light Grid Accent 1")
    _fill(table.rows[0].cells, ("Outlet", "Headline", "Published", "Origin"))
    for outlet in shown.outlets:
        shared = f", shared with {', '.join(outlet.shared)}" if outlet.shared else ""
        row = (outlet.label, outlet.source.title, outlet.when, f"{outlet.origin}{shared}")
        _fill(table.add_row().cells, row)


def _fill(cells: Iterable[Any], texts: Iterable[str]) -> None:
    for cell, text in zip(cells, texts, strict=True):
        cell.text = printable(text)


def _add_card(document: _Document, card: Card) -> None:
    finding = card.finding
    document.add_heading(printable(f"{card.number}. {finding.question}"), 2)
    level = f"{wording.SEVERITY[finding.severity]} · " if finding.kind is Kind.CONFLICT else ""
    document.add_paragraph(
        f"{level}{wording.CATEGORY[finding.category]} · "
        f"{wording.sureness(finding.confidence)}, {wording.percent(finding.confidence)}"
        + (f" · {wording.CHANGE[card.change]}" if card.change else "")
    )
    if finding.summary:
        document.add_paragraph(printable(finding.summary))
    lettered = len(card.sides) > 1
    for side in card.by_time if finding.kind is Kind.DEVELOPMENT else card.sides:
        _add_side(document, side, lettered)
    for reason in finding.reasons:
        document.add_paragraph(printable(reason), style="List Bullet")


def _add_side(document: _Document, side: CardSide, lettered: bool) -> None:
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.keep_with_next = True
    letter = f"{side.letter}  " if lettered else ""
    paragraph.add_run(printable(f"{letter}{side.value}")).bold = True
    paragraph.add_run(
        f"  ({counted(len(side.outlets), 'source')}, {counted(side.origins, 'independent origin')})"
    )
    for quote in side.quotes:
        _add_quote(document, quote)


def _add_quote(document: _Document, quote: Quote) -> None:
    paragraph = document.add_paragraph(style="Quote")
    paragraph.add_run(printable(f"{quote.outlet.label}, {quote.outlet.when}: ")).italic = False
    _add_words(paragraph, quote.excerpt.leading, quiet=True)
    paragraph.add_run("“")
    _add_words(paragraph, quote.excerpt.quote)
    paragraph.add_run("”")
    _add_words(paragraph, quote.excerpt.trailing, quiet=True)


def _add_words(
    paragraph: _Paragraph,
    segments: Iterable[Segment],
    told: Callable[[Segment], bool] | None = None,
    *,
    quiet: bool = False,
) -> None:
    """The segments as runs; those that are ``told`` apart (by default all marked) stand out.

    Quiet ones are grey, as context is.
    """
    from docx.shared import RGBColor  # noqa: PLC0415

    for segment in segments:
        run = paragraph.add_run(printable(segment.text))
        if quiet:
            run.font.color.rgb = RGBColor(0x59, 0x59, 0x59)
        if told(segment) if told else segment.marks:
            run.bold = run.underline = True


def _add_left_out(document: _Document, shown: Page) -> None:
    if not shown.left_out:
        return
    document.add_heading(f"What was not compared, and why ({len(shown.left_out):,})", 1)
    for reason, claims in shown.left_out_by_reason:
        document.add_heading(printable(reason), 2)
        for one in claims:
            words = f"{one.outlet.label}: “{one.claim.quote}”"
            document.add_paragraph(printable(words), style="List Bullet")


def _add_texts(document: _Document, texts: Iterable[FullText]) -> None:
    document.add_page_break()
    document.add_heading("The sources in full", 1)
    for text in texts:
        document.add_heading(printable(text.outlet.label), 2)
        document.add_paragraph(printable(f"{text.outlet.when} · Origin {text.outlet.origin}"))
        for passage in text.passages:
            if not passage.blank:
                paragraph = document.add_paragraph()
                _add_words(
                    paragraph, passage.segments, lambda segment: segment.uppermost is not None
                )
