"""How a consolidated workbook says where each entry came from, and how that is read back."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path

from gsafety_xl.model import Book, Origin, Raw, Table
from gsafety_xl.schema import Catalogue, UnitRegister
from gsafety_xl.workbook.reading import read_book, read_plain_rows

SUMMARY_SHEET = "汇总说明"
ORIGIN_SHEET = "_来源"
FIRST_ORIGIN_HEADER = "来源文件名"
OTHER_HEADER = "原表其他列"
#: Sheets of a consolidated workbook that are lists for the reader, not ledgers.
OWN_LISTS = (
    STATUS_SHEET,
    FINDING_SHEET,
    DUTY_SHEET,
    UNIT_DUTY_SHEET,
    DEADLINE_SHEET,
    DIFFERENCE_SHEET,
) = ("报送情况", "问题清单", "履职看板", "单位履职", "到期提醒", "版本差异")
#: The last columns of each consolidated ledger: file, sheet and row of the submission.
ORIGIN_HEADERS = ("来源文件", "来源工作表", "来源行")

_POSITION = re.compile(r"(\w+)=(\d+)")


def read_master(
    path: Path, catalogue: Catalogue, register: UnitRegister | None = None, name: str = ""
) -> Book:
    """Read a consolidated workbook, or any single one; rows know their origin where it is told.

    GsafetyError as for any workbook that cannot be read.
    """
    book = read_book(path, catalogue, register, name)
    take_origins(book, lambda sheet: read_plain_rows(path, sheet))
    return book


def caution_about(book: Book) -> str:
    """Return a word of caution where a workbook is taken for a consolidated one and is not."""
    if any(table.origins is not None for table in book.tables):
        return ""
    return f"{book.name} 不是汇总簿，结果只反映这一本台账"


def take_origins(book: Book, rows_of: Callable[[str], Sequence[Sequence[Raw]]]) -> None:
    """Let the entries of a consolidated book know where they came from.

    ``rows_of`` reads a sheet of the same workbook; it is asked only when there is need.
    """
    consolidated = [table for table in book.tables if _is_consolidated(table)]
    positions = _positions(rows_of(ORIGIN_SHEET)) if consolidated else {}
    for table in consolidated:
        table.origins = _origins(table, positions)
    if consolidated:
        # the master's own lists are no ledgers, and nobody need be told so
        book.remarks = [
            remark for remark in book.remarks if not any(f"“{own}”" in remark for own in OWN_LISTS)
        ]


def position_text(positions: dict[str, int]) -> str:
    """Return column positions as text: ``id=2 unit=3``."""
    return " ".join(f"{key}={position}" for key, position in sorted(positions.items()))


def _is_consolidated(table: Table) -> bool:
    return all(header in table.unknown for header in ORIGIN_HEADERS)


def _origins(table: Table, positions: dict[tuple[str, str, str], dict[str, int]]) -> list[Origin]:
    files, sheets, rows = (table.unknown.pop(header).raw for header in ORIGIN_HEADERS)
    origins: list[Origin] = []
    for file, sheet, row in zip(files, sheets, rows, strict=True):
        name, place = str(file), str(sheet)
        number = int(row) if isinstance(row, int | float) else 0
        known = positions.get((name, place, table.ledger), {})
        origins.append(Origin(name, place, number, known))
    return origins


def _positions(
    rows: Sequence[Sequence[Raw]],
) -> dict[tuple[str, str, str], dict[str, int]]:
    return {
        (str(row[0]), str(row[1]), str(row[2])): {
            key: int(position) for key, position in _POSITION.findall(str(row[3]))
        }
        for row in rows
        if len(row) >= 4 and "=" in str(row[3])
    }
