"""Findings as a sheet: sorted, filterable, each linked to its cell."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from gsafety_xl.model import CellRef, Finding, Level
from gsafety_xl.output.finding_text import LEVEL_LABELS, NO_WORKBOOK, count_text
from gsafety_xl.output.sheets import Content, Heading, Link, SheetBook, Tinted

_HEADINGS = [
    Heading("文件", 34),
    Heading("位置", 20),
    Heading("级别", 7),
    Heading("问题", 44),
    Heading("原值", 16),
    Heading("改法", 34),
    Heading("规则", 8),
    Heading("条款", 24),
    Heading("依据", 34),
    Heading("编号", 20),
    Heading("问题码", 15),
]
_TINTS = {Level.ERROR: "bad", Level.WARNING: "warn", Level.INFO: "calm"}

Url = Callable[[CellRef], str]


def write_findings(
    path: Path, findings: Sequence[Finding], folder: Path, created: datetime
) -> None:
    """Write a result workbook; links are relative to ``folder``, where the checked files are."""
    book = SheetBook(path, created=created)
    add_finding_sheet(book, "校验结果", findings, lambda place: _external(place, folder))
    book.close()


def add_finding_sheet(book: SheetBook, name: str, findings: Sequence[Finding], url: Url) -> None:
    """Add a sheet of findings; ``url`` gives the address of a cell ("" for no link)."""
    sheet = book.sheet(name, name, f"共 {len(findings)} 处：{count_text(findings)}", _HEADINGS)
    book.rows(sheet, [_row(item, url(item.place)) for item in findings])


def _row(item: Finding, url: str) -> list[Content]:
    whole = "（整个文件）" if item.place.workbook else ""
    where = "!".join(filter(None, (item.place.sheet, item.place.cell))) or whole
    return [
        item.place.workbook or NO_WORKBOOK,
        Link(url, where) if url else where,
        Tinted(LEVEL_LABELS[item.level], _TINTS[item.level]),
        item.message,
        item.value,
        item.fix,
        item.rule,
        item.clause,
        item.basis,
        item.row_id,
        item.key,
    ]


def _external(place: CellRef, folder: Path) -> str:
    if not place.workbook:
        return ""
    target = f"external:{(folder / place.workbook).as_posix()}"
    sheet = place.sheet.replace("'", "''")
    return f"{target}#'{sheet}'!{place.cell or 'A1'}" if place.sheet else target
