"""The sheet 情况说明, written and read back."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from gsafety_xl.model import CellRef, Explanation
from gsafety_xl.schema import Catalogue
from gsafety_xl.workbook.explanation_sheet import (
    explanation_words,
    is_explanation_sheet,
    read_explanations,
    write_explanations,
)
from gsafety_xl.workbook.form_styles import Styles
from gsafety_xl.workbook.grids import BookFile, Grid
from gsafety_xl.workbook.reading import read_book
from tests.workbook.forms import plan_of, write
from tests.workbook.sheets import read

LATE = Explanation(
    place=CellRef("绿管所.xlsx", "情况说明", 4, 6),
    key="abcdefghijkl",
    reason="停电检修改到7月上旬",
    by="李某",
    day=date(2026, 6, 20),
    rule="YH-06",
    where="04隐患整改!U5",
    row_id="GYS01-YH-2026-001",
    message="整改期限 2026-06-01 已过 29 天",
)
BARE = Explanation(place=CellRef("绿管所.xlsx", "情况说明", 5, 6), key="mnopqrabcdef", reason="")
YH = """
[04隐患整改]
| 隐患编号 | 填报单位 | 发现日期 | 整改期限 |
| GYS01-YH-2026-001 | 绿管所 | 2026-02-10 | 2026-02-20 |
"""


def written(folder: Path, explanations: Sequence[Explanation] = ()) -> Path:
    path = folder / "绿管所.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        write_explanations(book, Styles(book), explanations)
    return path


def read_back(path: Path) -> list[Explanation]:
    grid = BookFile(path.read_bytes(), path.name).grid("情况说明")
    return list(read_explanations(grid, path.name))


def grid(*rows: Sequence[object]) -> Grid:
    width = max(map(len, rows))
    filled = [[*row, *[""] * (width - len(row))] for row in rows]
    return Grid("情况说明", filled, list(range(1, len(rows) + 1)))  # type: ignore[arg-type]


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    assert read_back(written(tmp_path, [LATE, BARE])) == [LATE, BARE]


def test_an_empty_sheet_explains_nothing(tmp_path: Path) -> None:
    assert read_back(written(tmp_path)) == []


def test_the_sheet_says_what_to_do_above_its_headings(tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(written(tmp_path))["情况说明"]
    words = explanation_words()
    assert (sheet["A1"].value, sheet["A2"].value) == (words.title, words.note)
    assert [cell.value for cell in sheet[3]] == list(words.columns.values())
    assert sheet.freeze_panes == "A4"


def test_days_are_days_and_codes_are_text(tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(written(tmp_path, [LATE]))["情况说明"]
    assert sheet["H4"].value == datetime(2026, 6, 20)
    assert sheet["H4"].number_format == "yyyy-mm-dd"
    assert sheet["A4"].value == "abcdefghijkl"


def test_the_columns_may_stand_in_any_order_below_anything() -> None:
    rows = [
        ["我们的说明"],
        ["情况说明", "说明人", "说明日期", "问题码"],
        ["停电检修改到7月上旬", "李某", "2026.6.20", " ABCDEFGHIJKL "],
        ["", "", "", ""],
        ["没有问题码的一行", "李某", "", ""],
        ["等物资到货", "", "", "mnopqrabcdef"],
    ]
    found = list(read_explanations(grid(*rows), "甲.xlsx"))
    assert [(item.key, item.reason, item.by, item.day, item.place.cell) for item in found] == [
        ("abcdefghijkl", "停电检修改到7月上旬", "李某", date(2026, 6, 20), "A3"),
        ("mnopqrabcdef", "等物资到货", "", None, "A6"),
    ]


@pytest.mark.parametrize("heading", [["问题码", "说明"], ["编号", "情况说明"], ["", ""]])
def test_without_key_and_reason_nothing_is_read(heading: list[str]) -> None:
    assert list(read_explanations(grid(heading, ["abcdefghijkl", "停电检修"]), "甲.xlsx")) == []


@pytest.mark.parametrize(
    ("value", "day"),
    [
        (datetime(2026, 6, 20), date(2026, 6, 20)),
        ("2026年6月20日", date(2026, 6, 20)),
        ("20260620", date(2026, 6, 20)),
        ("昨天", None),
        ("", None),
    ],
)
def test_the_day_is_read_as_days_are_written(value: object, day: date | None) -> None:
    rows = grid(["问题码", "情况说明", "说明日期"], ["abcdefghijkl", "停电检修", value])
    assert [item.day for item in read_explanations(rows, "甲.xlsx")] == [day]


@pytest.mark.parametrize(
    ("name", "ours"),
    [("情况说明", True), (" 情况说明 ", True), ("填报说明", False), ("说明", False)],
)
def test_the_sheet_is_known_by_its_name(name: str, *, ours: bool) -> None:
    assert is_explanation_sheet(name) is ours


def test_the_sheet_is_no_ledger_and_says_whose_it_is(tmp_path: Path) -> None:
    sheet = """
[情况说明]
| 问题码 | 情况说明 | 说明人 | 说明日期 |
| abcdefghijkl | 停电检修 | 李某 | 2026-06-20 |
"""
    book = read(tmp_path, YH + sheet)
    assert [table.ledger for table in book.tables] == ["hidden_danger"]
    assert book.remarks == []
    assert [(item.key, item.place.cell) for item in book.explanations] == [("abcdefghijkl", "B2")]
    assert book.explanations[0].unit == book.tables[0].unit


@pytest.mark.parametrize(
    ("ledgers", "there"), [(["hidden_danger"], True), (["unit_register"], False)]
)
def test_forms_have_the_sheet_where_something_may_be_explained(
    ledgers: list[str], *, there: bool, catalogue: Catalogue, tmp_path: Path
) -> None:
    path = write(plan_of(catalogue, *ledgers), catalogue, tmp_path)
    assert ("情况说明" in openpyxl.load_workbook(path).sheetnames) is there
    assert read_book(path, catalogue).explanations == []
