"""Duty coverage as a sheet (履职看板)."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from gsafety_xl.duties import ClauseCoverage, CoverageState, ObligationCoverage
from gsafety_xl.model import CellRef
from gsafety_xl.output.duty_text import totals
from gsafety_xl.output.finding_sheet import Url
from gsafety_xl.output.sheets import Cell, Content, Heading, Link, SheetBook, Tinted
from gsafety_xl.workbook.master import DUTY_SHEET, UNIT_DUTY_SHEET

_HEADINGS = [
    Heading("条款", 11),
    Heading("职责原文", 52),
    Heading("义务", 30),
    Heading("佐证", 11),
    Heading("情况", 44),
    Heading("下一步", 30),
    Heading("期限", 12),
    Heading("佐证记录", 27),
]
#: Headings of obligations need three lines.
_TALL_HEADING = 58
_TINTS = {
    CoverageState.EVIDENCED: "good",
    CoverageState.PARTLY: "warn",
    CoverageState.MISSING: "bad",
    CoverageState.NOT_CHECKABLE: "calm",
    CoverageState.NOT_APPLICABLE: "calm",
}


def write_duties(
    path: Path,
    coverage: Sequence[ClauseCoverage],
    names: Mapping[str, str],
    masters: Sequence[Path],
    created: datetime,
) -> None:
    """Write a workbook of its own; its links lead to the entries in the masters."""
    by_name = {master.name: master.resolve() for master in masters}
    book = SheetBook(path, created=created)
    add_duty_sheet(book, coverage, lambda place: external_link(place, by_name[place.workbook]))
    add_unit_duty_sheet(book, coverage, names)
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

    The clause and its state are told once, beside its first obligation.
    """
    sheet = book.sheet(DUTY_SHEET, DUTY_SHEET, totals(coverage), _HEADINGS)
    rows = [
        _row(clause, item, url, first=number == 0)
        for clause in coverage
        for number, item in enumerate(clause.obligations)
    ]
    book.rows(sheet, rows)


def add_unit_duty_sheet(
    book: SheetBook, coverage: Sequence[ClauseCoverage], names: Mapping[str, str]
) -> None:
    """Add the sheet of units: a row a unit, a column for each obligation that units have."""
    asked = [item for clause in coverage for item in clause.obligations if item.units]
    codes = dict.fromkeys(code for item in asked for code in item.units)
    if not codes:
        return
    headings = [
        Heading("单位", 28),
        Heading("未落实", 8),
        *(Heading(f"{item.key} {item.text}", 14) for item in asked),
    ]
    note = "一行一个单位；空格表示这项义务不要求该单位。"
    sheet = book.sheet(UNIT_DUTY_SHEET, UNIT_DUTY_SHEET, note, headings)
    sheet.set_row(2, _TALL_HEADING)
    sheet.freeze_panes(3, 2)
    book.rows(sheet, [_unit_row(code, names.get(code, code), asked) for code in codes])


def _unit_row(code: str, name: str, asked: Sequence[ObligationCoverage]) -> list[Content]:
    lacking = sum(item.units.get(code) is False for item in asked)
    return [name, lacking, *(_unit_cell(item.units.get(code)) for item in asked)]


def _unit_cell(done: bool | None) -> Content:  # noqa: FBT001 - what a cell shows, not a switch
    if done is None:
        return ""
    return Tinted("已落实", "good") if done else Tinted("未落实", "bad")


def _row(
    clause: ClauseCoverage, item: ObligationCoverage, url: Url, *, first: bool
) -> list[Content]:
    """Return a row; the first of a clause also tells its state as a whole, and its text."""
    return [
        f"{clause.code}\n{clause.state.label}" if first else clause.code,
        clause.quote if first else "",
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
