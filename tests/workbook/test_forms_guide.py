from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from gsafety_xl.schema import Catalogue
from gsafety_xl.workbook.form_guide import need_in_words
from gsafety_xl.workbook.forms import template_version
from gsafety_xl.workbook.needs import type_in_words
from tests.workbook.forms import opened, plan_of


@pytest.fixture(scope="module")
def guide(whole_book: openpyxl.Workbook) -> Worksheet:
    return whole_book["填报说明"]


@pytest.fixture(scope="module")
def rows(guide: Worksheet) -> list[list[Any]]:
    return [[cell.value for cell in row[:6]] for row in guide.iter_rows()]


def test_the_book_says_whose_it_is(rows: list[list[Any]], catalogue: Catalogue) -> None:
    assert [row[:2] for row in rows[1:5]] == [
        ["单位代码", "GYS01"],
        ["单位名称", "示例区绿化管理所"],
        ["年度", 2026],
        ["模板版本", template_version(catalogue, catalogue.ledgers.values())],
    ]


def test_the_steps_are_numbered_and_few(rows: list[list[Any]]) -> None:
    texts = [str(row[0]) for row in rows if row[0]]
    steps = [text for text in texts if text.split(". ")[0].isdigit()]
    assert [int(step.split(".")[0]) for step in steps] == list(range(1, len(steps) + 1))
    assert len(steps) <= 12


def test_every_column_of_every_ledger_is_explained(
    rows: list[list[Any]], catalogue: Catalogue
) -> None:
    heading = rows.index(["台账", "列名", "必填", "类型", "填写说明", "示例"])
    explained = [(row[0], row[1], row[4]) for row in rows[heading + 1 :] if row[1]]
    assert explained == [
        (ledger.sheet, column.label, column.hint)
        for ledger in catalogue.ledgers.values()
        for column in ledger.columns
    ]


def test_the_table_of_columns_is_headed_on_every_page(
    guide: Worksheet, rows: list[list[Any]]
) -> None:
    heading = rows.index(["台账", "列名", "必填", "类型", "填写说明", "示例"]) + 1
    assert guide.print_title_rows == f"${heading}:${heading}"


def test_a_ledger_s_heading_leads_to_its_sheet(guide: Worksheet, catalogue: Catalogue) -> None:
    targets = [
        cell.hyperlink.location
        for row in guide.iter_rows(max_col=1)
        for cell in row
        if cell.hyperlink
    ]
    assert targets == [f"'{ledger.sheet}'!A4" for ledger in catalogue.ledgers.values()]


def test_numbers_are_shown_with_the_unit_s_own_code(rows: list[list[Any]]) -> None:
    examples = [row[5] for row in rows if row[1] == "编号"]
    assert "GYS01-JC-2026-001" in examples
    assert len(set(examples)) == len(examples)


@pytest.mark.parametrize(
    ("ledger", "column", "need"),
    [
        ("hidden_danger", "level", "必填"),
        ("hidden_danger", "note", "选填"),
        ("accident_statistics", "cum_dead", "自动"),
        ("accident_statistics", "zero_statement", "条件必填：是否零报告为“是”"),
        ("hidden_danger", "major_basis", "条件必填：隐患级别为“重大”"),
        ("hidden_danger", "extension_approval", "条件必填：填写了“延期至”"),
        ("plan", "reported_to", "条件必填：组织层级为“局（系统）”且业务领域为“安全”"),
        ("hidden_danger", "reviewer", "条件必填：状态为“已销号”；或状态为“复查不合格”"),
    ],
)
def test_conditions_are_put_in_words(
    catalogue: Catalogue, ledger: str, column: str, need: str
) -> None:
    spec = catalogue.ledgers[ledger]
    assert need_in_words(spec.column(column), spec, catalogue) == need


@pytest.mark.parametrize(
    ("ledger", "column", "kind"),
    [
        ("hidden_danger", "level", "单选：隐患级别"),
        ("hidden_danger", "domain", "多选：业务领域"),
        ("hidden_danger", "fund", "小数（万元）"),
        ("hidden_danger", "found_on", "日期"),
        ("accident_statistics", "month", "年月"),
        ("accident_statistics", "is_zero", "是/否"),
    ],
)
def test_types_are_put_in_words(catalogue: Catalogue, ledger: str, column: str, kind: str) -> None:
    assert type_in_words(catalogue.ledgers[ledger].column(column), catalogue) == kind


def test_rows_are_high_enough_for_their_text(guide: Worksheet, rows: list[list[Any]]) -> None:
    for number, row in enumerate(rows, start=1):
        if row[1] and row[2] and len(str(row[2])) > 20:
            assert guide.row_dimensions[number].height >= 30


def test_a_guide_names_only_the_ledgers_of_its_book(catalogue: Catalogue, tmp_path: Path) -> None:
    sheet = opened(plan_of(catalogue, "person"), catalogue, tmp_path)["填报说明"]
    ledgers = {row[0].value for row in sheet.iter_rows() if row[1].value and row[2].value}
    assert ledgers == {"台账", "91人员通讯"}
