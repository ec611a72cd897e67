"""Duty coverage as a sheet (履职看板)."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from gsafety_xl.duties import ClauseCoverage, CoverageState, ObligationCoverage
from gsafety_xl.model import CellRef
from gsafety_xl.output.duty_text import totals
from gsafety_xl.output.finding_sheet import Url
from gsafety_xl.output.sheets import Cell, Content, Heading, Link, SheetBook, Tinted
from gsafety_xl.workbook.master import DUTY_SHEET

_HEADINGS = [
    Heading("条款", 10),
    Heading("职责原文", 52),
    Heading("义务", 30),
    Heading("佐证", 11),
    Heading("情况", 44),
    Heading("下一步", 30),
    Heading("期限", 12),
    Heading("佐证记录", 18),
]
_TINTS = {
    CoverageState.EVIDENCED: "good",
    CoverageState.PARTLY: "warn",
    CoverageState.MISSING: "bad",
    CoverageState.NOT_CHECKABLE: "calm",
    CoverageState.NOT_APPLICABLE: "calm",
}


def write_duties(
    path: Path, coverage: Sequence[ClauseCoverage], master: Path, created: datetime
) -> None:
    """Write a workbook of its own; its links lead to the entries in ``master``."""
    book = SheetBook(path, created=created)
    add_duty_sheet(book, coverage, lambda place: external_link(place, master))
    book.close()


def internal_link(place: CellRef) -> str:
    """Return the address of a cell in the workbook that is being written."""
    return f"internal:{_cell(place)}"


def external_link(place: CellRef, path: Path) -> str:
    """Return the address of a cell in another workbook."""
    return f"external:{path.as_posix()}#{_cell(place)}"


def add_duty_sheet(
    book: SheetBook, coverage: Sequence[ClauseCoverage], url: Url = internal_link
) -> None:
    """Add the sheet: a row for each obligation, linked to the first entry that counts.

    The clause is quoted once, beside its first obligation.
    """
    sheet = book.sheet(DUTY_SHEET, DUTY_SHEET, totals(coverage), _HEADINGS)
    rows = [
        _row(clause, item, url, quote="" if number else clause.quote)
        for clause in coverage
        for number, item in enumerate(clause.obligations)
    ]
    book.rows(sheet, rows)


def _row(
    clause: ClauseCoverage, item: ObligationCoverage, url: Url, *, quote: str
) -> list[Content]:
    return [
        clause.code,
        quote,
        item.text,
        Tinted(item.state.label, _TINTS[item.state]),
        item.why,
        item.next_act,
        item.due,
        _evidence(item, url),
    ]


def _evidence(item: ObligationCoverage, url: Url) -> Cell | Link:
    if not item.sources:
        return ""
    first = item.sources[0]
    text = f"{first.row_id or first.place.cell} 等 {len(item.sources)} 条"
    return Link(url(first.place), text)


def _cell(place: CellRef) -> str:
    sheet = place.sheet.replace("'", "''")
    return f"'{sheet}'!{place.cell}"
