import re
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from gsafety_xl.schema import Catalogue, ColumnType
from gsafety_xl.workbook.forms import FormPlan
from gsafety_xl.workbook.validations import header_hint, validation_for
from tests.workbook.forms import part, plan_of


@pytest.fixture(scope="module")
def plan(catalogue: Catalogue) -> FormPlan:
    return plan_of(catalogue)


def options(catalogue: Catalogue, plan: FormPlan, ledger: str, column: str) -> dict[str, Any]:
    spec = catalogue.ledgers[ledger]
    return validation_for(spec.column(column), plan.layout(spec), catalogue, plan=plan)


def test_every_drop_down_refers_to_a_defined_name(
    whole_book: openpyxl.Workbook, whole_form: Path, catalogue: Catalogue
) -> None:
    wanted = {ColumnType.CHOICE, ColumnType.CHOICES, ColumnType.FLAG, ColumnType.MONTH}
    wanted.add(ColumnType.UNIT)
    for number, ledger in enumerate(catalogue.ledgers.values(), start=3):
        lists = [
            item
            for item in whole_book[ledger.sheet].data_validations.dataValidation
            if item.type == "list"
        ]
        columns = [item for item in ledger.columns if item.type in wanted and not item.system]
        assert len(lists) >= len(columns)
        for item in lists:
            assert set(re.findall(r"[a-z]+_\w+", item.formula1)) <= set(whole_book.defined_names)
            assert "!" not in item.formula1
            assert len(item.formula1) <= 255
        assert "x14:dataValidation" not in part(whole_form, f"xl/worksheets/sheet{number}.xml")


def test_the_names_resolve_to_the_labels_of_the_code_lists(
    whole_book: openpyxl.Workbook, catalogue: Catalogue
) -> None:
    lists = {name for name in whole_book.defined_names if name.startswith("list_")} - {
        "list_nothing"
    }
    for name in lists:
        ((sheet, cells),) = whole_book.defined_names[name].destinations
        values = [row[0].value for row in whole_book[sheet][cells]]
        assert all(values)
        assert name.isascii()
        codes = catalogue.codes.get(name.removeprefix("list_"))
        if codes is not None:
            assert values == [item.label for item in codes.items]


def test_nothing_is_offered_by_an_empty_cell(whole_book: openpyxl.Workbook) -> None:
    ((sheet, cell),) = whole_book.defined_names["list_nothing"].destinations
    assert sheet == "码表"
    assert whole_book[sheet][cell.split(":")[0]].value is None


def test_every_column_has_a_prompt_within_excel_s_limits(
    catalogue: Catalogue, plan: FormPlan
) -> None:
    for ledger in catalogue.ledgers.values():
        for column in ledger.columns:
            made = options(catalogue, plan, ledger.key, column.key)
            assert made["input_title"] == column.label
            assert column.hint in made["input_message"]
            assert len(made["input_title"]) <= 32
            assert len(made["input_message"]) <= 255
            assert len(made.get("error_title", "")) <= 32
            assert len(made.get("error_message", "")) <= 255


def test_prompts_reach_the_sheet_down_to_the_thousandth_entry(
    whole_book: openpyxl.Workbook, catalogue: Catalogue
) -> None:
    for ledger in catalogue.ledgers.values():
        made = whole_book[ledger.sheet].data_validations.dataValidation
        rows = [re.sub("[A-Z]", "", str(item.sqref)) for item in made]
        assert rows.count("3") == rows.count("4:1003") == len(ledger.columns)
        assert len(rows) == 2 * len(ledger.columns)


def test_a_header_says_what_its_column_holds(
    whole_book: openpyxl.Workbook, catalogue: Catalogue, plan: FormPlan
) -> None:
    hints = {
        whole_book["04隐患整改"][str(item.sqref)].value: item
        for item in whole_book["04隐患整改"].data_validations.dataValidation
        if str(item.sqref).endswith("3") and ":" not in str(item.sqref)
    }
    assert hints["隐患级别"].prompt.startswith("类型：单选：隐患级别。必填。")
    assert hints["整改期限"].promptTitle == "整改期限"
    assert hints["整改期限"].prompt.endswith("例：2026-05-08")
    assert {item.type for item in hints.values()} <= {None, "none"}
    for ledger in catalogue.ledgers.values():
        for column in ledger.columns:
            made = header_hint(column, plan.layout(ledger), catalogue)
            assert made["validate"] == "any"
            assert len(made["input_message"]) <= 255


@pytest.mark.parametrize(
    ("ledger", "column", "expected"),
    [
        ("hidden_danger", "level", {"validate": "list", "source": "=list_danger_level"}),
        ("hidden_danger", "unit", {"source": "=list_unit", "error_type": "warning"}),
        ("hidden_danger", "domain", {"source": "=list_domain", "show_error": False}),
        ("hidden_danger", "found_on", {"minimum": 32874, "maximum": "=TODAY()"}),
        ("hidden_danger", "due_on", {"minimum": "=MAX(32874,$G4)", "maximum": 73050}),
        ("hidden_danger", "fund", {"validate": "decimal", "criteria": ">=", "value": 0}),
        ("hidden_danger", "description", {"validate": "length", "error_type": "warning"}),
        ("hidden_danger", "id", {"value": "=COUNTIF($B$4:$B$1003,$B4)=1"}),
        ("unit_register", "code", {"validate": "custom", "error_type": "warning"}),
        ("hidden_danger", "seq", {"validate": "any"}),
        ("accident_statistics", "is_zero", {"source": "=list_flag"}),
        ("accident_statistics", "month", {"source": "=list_month", "error_type": "warning"}),
        ("accident_statistics", "dead", {"validate": "integer", "criteria": ">=", "value": 0}),
        ("accident_statistics", "cum_dead", {"validate": "any"}),
        ("plan", "year", {"criteria": "between", "minimum": 2020, "maximum": 2100}),
    ],
)
def test_what_a_column_accepts_follows_its_declaration(
    catalogue: Catalogue, plan: FormPlan, ledger: str, column: str, expected: dict[str, Any]
) -> None:
    made = options(catalogue, plan, ledger, column)
    assert expected.items() <= made.items()


def test_a_part_cannot_exceed_its_whole_where_that_is_known(
    catalogue: Catalogue, plan: FormPlan
) -> None:
    made = options(catalogue, plan, "accident_statistics", "fires")
    assert made["maximum"] == "=IF(ISNUMBER($G4),$G4,1E+9)"
    assert "不大于“事故起数”" in made["error_message"]


@pytest.mark.parametrize(
    ("ledger", "column", "prompt"),
    [
        ("hidden_danger", "site", "必填。找得到的具体位置。例：东湖公园游乐区配电间"),
        ("hidden_danger", "note", "选填。其他需要说明的事。"),
        ("accident_statistics", "cum_dead", "由公式自动计算，不用填。本年各月之和。"),
        ("hidden_danger", "major_basis", "隐患级别为“重大”时必填。重大隐患必填。"),
        (
            "drill",
            "summary_on",
            "状态为“已实施”时必填。演练总结完成的日期。例：2026-06-20",
        ),
        (
            "person",
            "id",
            "必填。单位代码-台账代码-年份-三位流水号；报送后不改号、不再用。例：GYS01-RY-2026-001",
        ),
        ("submission", "fingerprint", "由程序填写，不用填。由程序登记的文件校验值。"),
        ("inspection", "headcount", "必填。参加检查的总人次，不少于检查人员数。例：4"),
    ],
)
def test_the_prompt_says_whether_and_how(
    catalogue: Catalogue, plan: FormPlan, ledger: str, column: str, prompt: str
) -> None:
    assert options(catalogue, plan, ledger, column)["input_message"] == prompt


def test_the_prompt_says_where_several_may_be_named(catalogue: Catalogue, plan: FormPlan) -> None:
    for ledger, column in (("plan_task", "evidence_ids"), ("waste_permit", "inspection_ids")):
        assert "可填多" in options(catalogue, plan, ledger, column)["input_message"]


def test_the_error_names_the_limits(catalogue: Catalogue, plan: FormPlan) -> None:
    made = options(catalogue, plan, "hidden_danger", "done_on")
    assert made["error_title"] == "“整改完成日期”填写有误"
    assert made["error_message"].endswith("不早于“发现日期”，不晚于今天。")


def test_no_text_is_left_with_an_unfilled_brace(catalogue: Catalogue, plan: FormPlan) -> None:
    for ledger in catalogue.ledgers.values():
        for column in ledger.columns:
            made = options(catalogue, plan, ledger.key, column.key)
            texts = [made["input_message"], made.get("error_message", "")]
            assert not [text for text in texts if "{" in text or "。。" in text]
