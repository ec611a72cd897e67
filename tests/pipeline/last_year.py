"""Last year's workbooks of a small district, written as clerks type them.

    YH:
    | 编号              | 整改期限   | 状态   |
    | GYS01-YH-2026-001 | 2026-12-20 | 整改中 |

The line before a table names its ledger. Columns that a table leaves out stand there blank, as in
any form; a heading that no ledger knows is a column somebody added.
"""

from datetime import date, datetime
from pathlib import Path

import xlsxwriter

from gsafety_xl.model import Book
from gsafety_xl.schema import Catalogue, LedgerSpec
from tests.ledger_tables import TextTable, ledger_of, parse_tables

_IDENTITY = ("单位代码", "年度", "模板版本")
HEADER_ROW = 3


def write_last_year(
    path: Path, text: str, catalogue: Catalogue, *, unit: str = "GYS01", year: int = 2026
) -> Path:
    """Write the tables of a text as a unit's workbook of last year; return its path.

    Without a unit the workbook does not say whose it is.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with xlsxwriter.Workbook(str(path)) as book:
        book.set_properties({"created": datetime(year, 12, 31)})
        if unit:
            guide = book.add_worksheet("填报说明")
            for row, facts in enumerate(zip(_IDENTITY, (unit, year, "2026-0"), strict=True)):
                guide.write_row(row, 0, facts)
        for table in parse_tables(text):
            _write_table(book, table, ledger_of(table.ledger, catalogue))
    return path


def _write_table(book: xlsxwriter.Workbook, table: TextTable, spec: LedgerSpec) -> None:
    sheet = book.add_worksheet(spec.sheet)
    sheet.write_string(0, 0, spec.title)
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    heading, *rows = table.lines
    columns = {column.label: column for column in spec.columns}
    sheet.write_row(HEADER_ROW - 1, 0, [*heading, *(set(columns) - set(heading))])
    for row, cells in enumerate(rows, start=HEADER_ROW):
        for position, (label, cell) in enumerate(zip(heading, cells, strict=True)):
            column = columns.get(label)
            if column is not None and column.type.is_day and _is_day(cell):
                sheet.write_datetime(row, position, date.fromisoformat(cell), day)
            elif cell:
                sheet.write_string(row, position, cell)


def _is_day(text: str) -> bool:
    return len(text) == 10 and text[4] == text[7] == "-"


def lines_of(book: Book, code: str, catalogue: Catalogue, *labels: str) -> list[str]:
    """Return what stands in some columns of a ledger, a text for each entry: ``A | B``."""
    spec = ledger_of(code, catalogue)
    keys = {column.label: column.key for column in spec.columns}
    return [
        " | ".join(_shown(row.raw(keys[label])) for label in labels)
        for table in book.tables
        if table.ledger == spec.key
        for row in table
    ]


def _shown(raw: object) -> str:
    return "" if raw is None else str(raw).removesuffix(" 00:00:00")
