"""Books of units with a danger that is overdue, and what a clerk says of it."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

import openpyxl

from gsafety_xl.model import Finding, Value
from gsafety_xl.pipeline.check import CheckReport, CheckRequest, check
from gsafety_xl.schema import Catalogue, Unit, UnitRegister
from tests.pipeline.books import BUREAU, DANGER, GREENING, PARK, register_entry, write_book

AS_OF = date(2026, 3, 10)
REASON = "配电房停电检修改到3月中旬，已报局安全科"
OPEN: dict[str, Value] = {
    **DANGER,
    "due_on": date(2026, 2, 20),
    **dict.fromkeys(["done_on", "done_text", "done_photo", "review_on", "reviewer"]),
    "review_result": None,
    "status": "in_progress",
}
POND = Unit(
    "GY02", "西山公园", "西山", kind="park", parent="JB00", must_report=True, ledgers=("YH",)
)
UNITS = UnitRegister([BUREAU, GREENING, PARK, POND])


def write_inbox(folder: Path, catalogue: Catalogue) -> Path:
    """Write a register and beside it a folder with the book of the greening unit."""
    rows = {"unit_register": [register_entry(unit) for unit in UNITS]}
    write_book(folder / "单位名册.xlsx", BUREAU, catalogue, rows)
    write(folder / "来稿", GREENING, catalogue)
    return folder / "来稿"


def write(
    folder: Path,
    unit: Unit,
    catalogue: Catalogue,
    saved_at: datetime = datetime(2026, 3, 5),
    **changes: Value,
) -> Path:
    """Write a unit's book with one danger that is overdue."""
    own: dict[str, Value] = {"id": f"{unit.code}-YH-2026-001", "unit": unit.code}
    danger = {**OPEN, **own, "target_unit": unit.code, "rect_unit": unit.code, **changes}
    rows = {"hidden_danger": [danger]}
    return write_book(folder / f"{unit.short}.xlsx", unit, catalogue, rows, saved_at)


def overdue(report: CheckReport) -> Finding:
    """Return the one finding of the overdue danger."""
    (finding,) = (item for item in report.findings if item.rule == "YH-06")
    return finding


def run(path: Path, as_of: date = AS_OF) -> CheckReport:
    """Check a workbook or a folder."""
    return check(CheckRequest([path], as_of))


def explain(path: Path, keys: Sequence[str] | None = None, reason: str = REASON) -> None:
    """Fill in the sheet as a clerk does: key, rule, reason, name and day."""
    keys = [overdue(run(path)).key] if keys is None else keys
    book = openpyxl.load_workbook(path)
    for row, key in enumerate(keys, start=4):
        for column, value in enumerate([key, "YH-06", None, None, None, reason, "李某"], start=1):
            book["情况说明"].cell(row, column, value)
        book["情况说明"].cell(row, 8, date(2026, 3, 9))
    book.save(path)


def change(path: Path, label: str, value: object) -> None:
    """Type into the first entry of the hidden dangers."""
    book = openpyxl.load_workbook(path)
    sheet = book["04隐患整改"]
    column = next(cell.column for cell in sheet[3] if cell.value == label)
    sheet.cell(4, column, value)
    book.save(path)
