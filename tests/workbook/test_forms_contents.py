"""The first sheet, with figures as they stand on the day of saving."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineWorkbook

from gsafety_xl.model import Value
from gsafety_xl.schema import Catalogue
from gsafety_xl.workbook.form_settings import form_settings
from gsafety_xl.workbook.forms import FormPlan
from gsafety_xl.workbook.reading import read_book
from tests.workbook.forms import DANGER, GREENING, REGISTER, opened, plan_of, write

_CLASSIC = {"COUNTA", "COUNT", "SUM", "MIN", "IF", "IFERROR", "SUMPRODUCT", "SIGN", "ISNUMBER"}
_CLASSIC |= {"TODAY", "_xlfn.AGGREGATE"}
ROWS: Mapping[str, list[dict[str, Value]]] = {
    "hidden_danger": [
        {**DANGER, "due_on": date(2026, 5, 8)},
        {**DANGER, "due_on": date(2026, 5, 8), "extended_to": date(2026, 6, 1)},
        {**DANGER, "due_on": date(2026, 5, 20)},
        {**DANGER, "due_on": date(2026, 5, 18), "done_on": date(2026, 5, 9)},
        {**DANGER, "due_on": date(2026, 5, 8), "status": "withdrawn"},
        {**DANGER, "id": None, "due_on": date(2026, 5, 15)},
    ],
    "risk_source": [{"last_on": date(2026, 5, 1), "inspection_days": 18}],
}


@pytest.fixture(scope="module")
def path(catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Path:
    ledgers = tuple(catalogue.ledgers.values())
    plan = FormPlan(GREENING, 2026, ledgers, REGISTER, ROWS, saved_at=datetime(2026, 5, 15, 9, 0))
    return write(plan, catalogue, tmp_path_factory.mktemp("form"))


@pytest.fixture(scope="module")
def sheet(path: Path) -> Worksheet:
    return openpyxl.load_workbook(path)["目录"]


@pytest.fixture(scope="module")
def shown(path: Path) -> list[list[Any]]:
    return (
        CalamineWorkbook.from_path(path).get_sheet_by_name("目录").to_python(skip_empty_area=False)
    )


def line_of(shown: list[list[Any]], name: str) -> list[Any]:
    return next(row[2:] for row in shown if row[1] == name)


def test_it_says_whose_book_it_is_and_of_which_year(shown: list[list[Any]]) -> None:
    assert shown[0][1] == "示例区绿化管理所安全台账"
    assert shown[1][1].startswith("2026年")


def test_every_ledger_has_a_line_that_leads_to_it(sheet: Worksheet, catalogue: Catalogue) -> None:
    links = {cell.value: cell.hyperlink.location for row in sheet for cell in row if cell.hyperlink}
    ledgers = [ledger.sheet for ledger in catalogue.ledgers.values()]
    assert list(links) == ["填报说明", "码表", *ledgers]
    assert all(links[name] == f"'{name}'!A4" for name in ledgers)


def test_a_line_tells_what_a_row_is_and_how_often(
    shown: list[list[Any]], catalogue: Catalogue
) -> None:
    for ledger in catalogue.ledgers.values():
        assert line_of(shown, ledger.sheet)[:2] == [ledger.row_is, ledger.frequency]


def test_groups_stand_above_their_ledgers(shown: list[list[Any]], catalogue: Catalogue) -> None:
    names = [row[1] for row in shown[8:]]
    labels = [group.label for group in form_settings().groups]
    assert [name for name in names if name in labels] == labels
    sheets = {ledger.sheet for ledger in catalogue.ledgers.values()}
    assert set(names) == sheets | set(labels)
    assert names.index("反恐防范") + 1 == names.index("18反恐重点目标")
    assert names.index("01工作计划") + 1 == names.index("01A计划任务")


def test_figures_stand_for_the_day_of_saving(shown: list[list[Any]]) -> None:
    # 编号 is missing once; one danger is late, two within the week, one of them today
    assert line_of(shown, "04隐患整改")[2:] == [5, 1, 2, date(2026, 5, 15)]
    assert line_of(shown, "15风险源危险区域")[2:] == [0, 0, 1, date(2026, 5, 19)]
    assert line_of(shown, "07应急演练")[2:] == [0, 0, 0, ""]
    assert line_of(shown, "12培训宣传")[2:] == [0, "", "", ""]


def test_the_figures_in_front_are_the_sums(shown: list[list[Any]]) -> None:
    figures = [cell for cell in shown[4] if cell != ""]
    assert figures == [5, 1, 3, date(2026, 5, 15)]
    assert shown[6][-1] == date(2026, 5, 15)


def test_without_any_deadline_the_nearest_is_a_dash(catalogue: Catalogue, tmp_path: Path) -> None:
    path = write(plan_of(catalogue, "person"), catalogue, tmp_path)
    rows = (
        CalamineWorkbook.from_path(path).get_sheet_by_name("目录").to_python(skip_empty_area=False)
    )
    assert [cell for cell in rows[4] if cell != ""] == [0, 0, 0, "–"]


def test_the_figures_follow_what_is_typed(sheet: Worksheet) -> None:
    row = next(cell.row for (cell,) in sheet["B9:B60"] if cell.value == "04隐患整改")
    assert sheet.cell(row, 5).value == "=COUNTA('04隐患整改'!$B$4:$B$2003)"
    assert str(sheet.cell(row, 6).value).startswith("=SUMPRODUCT(")
    assert "TODAY()" in str(sheet.cell(row, 6).value)
    assert str(sheet["C5"].value).startswith("=SUM(F9:F")


def test_only_functions_that_every_program_knows(sheet: Worksheet) -> None:
    formulas = [cell.value for row in sheet for cell in row if cell.data_type == "f"]
    assert len(formulas) > 60
    for formula in formulas:
        assert set(re.findall(r"([A-Za-z_.]+)\(", str(formula))) <= _CLASSIC


def test_it_prints_on_one_page(sheet: Worksheet) -> None:
    assert sheet.page_setup.orientation == "portrait"
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert {sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight} <= {None, 1}
    assert sheet.print_area.endswith("!$A$1:$H$53")


def test_what_is_overdue_is_coloured(sheet: Worksheet) -> None:
    areas = {str(area.sqref) for area in sheet.conditional_formatting}
    assert areas == {"F9:F53", "G9:G53", "C5", "D5"}


def test_it_is_not_taken_for_a_ledger(path: Path, catalogue: Catalogue) -> None:
    book = read_book(path, catalogue, REGISTER)
    assert "目录" not in {table.sheet for table in book.tables}
    assert len(book.tables) == len(catalogue.ledgers)
    assert not [remark for remark in book.remarks if "目录" in remark]
    assert book.identity is not None
    assert book.identity.unit == "GYS01"


def test_the_links_of_a_protected_sheet_can_be_followed(sheet: Worksheet) -> None:
    assert sheet.protection.sheet
    assert not sheet.protection.selectLockedCells


def test_a_book_of_one_ledger_has_only_its_group(catalogue: Catalogue, tmp_path: Path) -> None:
    sheet = opened(plan_of(catalogue, "drill"), catalogue, tmp_path)["目录"]
    texts = [cell.value for (cell,) in sheet["B9:B60"] if cell.value]
    assert texts == ["预案、演练与事故", "07应急演练"]
