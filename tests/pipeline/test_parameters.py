"""The bureau's own values in a whole run: check, consolidate, duties, documents."""

import os
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from gsafety_xl.model import Finding, Value
from gsafety_xl.pipeline.check import CheckReport, CheckRequest, check
from gsafety_xl.pipeline.consolidate import Consolidated, ConsolidateRequest, consolidate
from gsafety_xl.pipeline.duties import account_for_duties, doubtful_parameters
from gsafety_xl.pipeline.new import NewRequest, new_form
from gsafety_xl.pipeline.parameters import find_parameters, read_parameters
from gsafety_xl.schema import Catalogue, Unit
from gsafety_xl.workbook.forms import FormPlan, write_form
from gsafety_xl.workbook.parameter_sheet import parameter_sheet
from tests.pipeline.books import BUREAU, DANGER, GREENING, UNITS, write_book, write_register
from tests.workbook.parameter_books import SHEET, fill

#: Due on 20 February, not done: 39 days late at the end of March.
LATE: dict[str, Value] = {
    **DANGER,
    **dict.fromkeys(
        ["done_on", "done_text", "done_photo", "review_on", "reviewer", "review_result"]
    ),
    "status": "in_progress",
}
DAYS = "danger.overdue_error_days"


@pytest.fixture
def inbox(tmp_path: Path, catalogue: Catalogue) -> Path:
    write_register(tmp_path, catalogue)
    folder = tmp_path / "来稿"
    write_book(folder / "绿管所.xlsx", GREENING, catalogue, {"hidden_danger": [LATE]})
    return folder


def bureau_book(
    path: Path, catalogue: Catalogue, own: Mapping[str, object], unit: Unit = BUREAU
) -> Path:
    """Write a workbook with a parameter sheet and own values in it."""
    plan = FormPlan(unit, 2026, (catalogue.ledgers["plan"],), UNITS, {})
    write_form(plan, catalogue, path, after=parameter_sheet(catalogue))
    return fill(path, own)


def checked(path: Path) -> CheckReport:
    return check(CheckRequest([path], date(2026, 3, 31)))


def consolidated(inbox: Path) -> Consolidated:
    master = inbox.parent / "汇总.xlsx"
    return consolidate(ConsolidateRequest(inbox, master, date(2026, 3, 31)))


def of_rule(findings: list[Finding], code: str) -> list[str]:
    return [item.message for item in findings if item.rule == code]


def lateness(report: CheckReport) -> list[tuple[str, str]]:
    return [(item.level.value, item.basis) for item in report.findings if item.rule == "YH-06"]


def test_the_default_holds_where_nobody_says_otherwise(inbox: Path) -> None:
    ((level, basis),) = lateness(checked(inbox))
    assert level == "E"
    assert "本局参数" not in basis


def test_the_bureaus_value_changes_a_finding(inbox: Path, catalogue: Catalogue) -> None:
    bureau_book(inbox / "局.xlsx", catalogue, {DAYS: 60})
    ((level, basis),) = lateness(checked(inbox))
    assert level == "W"
    assert basis.endswith("；本局参数：逾期未整改升为强制的天数 60天（默认30天）")


def put_beside_register(register: Path, catalogue: Catalogue, own: Mapping[str, object]) -> None:
    """Copy a filled parameter sheet into the workbook with the register."""
    source = bureau_book(register.with_name("参数.xlsx"), catalogue, own)
    filled = openpyxl.load_workbook(source)[SHEET]
    source.unlink()
    units = openpyxl.load_workbook(register)
    copy = units.create_sheet(SHEET)
    for row in filled.iter_rows():
        for cell in row:
            if cell.value is not None:
                copy.cell(cell.row, cell.column, cell.value)
    units.save(register)


def test_the_workbook_with_the_register_may_set_values(inbox: Path, catalogue: Catalogue) -> None:
    put_beside_register(inbox.parent / "单位名册.xlsx", catalogue, {DAYS: 60})
    assert [level for level, _ in lateness(checked(inbox))] == ["W"]


def test_the_bureaus_own_workbook_speaks_first(inbox: Path, catalogue: Catalogue) -> None:
    put_beside_register(inbox.parent / "单位名册.xlsx", catalogue, {DAYS: 60})
    bureau_book(inbox / "局.xlsx", catalogue, {DAYS: 20})
    assert [level for level, _ in lateness(checked(inbox))] == ["E"]


def test_a_new_workbook_starts_with_the_values_beside_the_register(
    tmp_path: Path, catalogue: Catalogue
) -> None:
    register = write_register(tmp_path, catalogue)
    put_beside_register(register, catalogue, {DAYS: 60})
    path = tmp_path / "局2027.xlsx"
    new_form(NewRequest("JB00", 2027, path, register))
    assert read_parameters(path, catalogue).catalogue.number(DAYS) == 60


def test_a_unit_cannot_set_values(inbox: Path, catalogue: Catalogue) -> None:
    bureau_book(inbox / "绿管所二.xlsx", catalogue, {DAYS: 60}, unit=GREENING)
    assert [level for level, _ in lateness(checked(inbox))] == ["E"]


def test_of_two_workbooks_the_later_one_counts(inbox: Path, catalogue: Catalogue) -> None:
    old = bureau_book(inbox / "局1.xlsx", catalogue, {DAYS: 50})
    new = bureau_book(inbox / "局0.xlsx", catalogue, {DAYS: 60})
    os.utime(old, (1_000, 1_000))
    os.utime(new, (2_000, 2_000))
    found = find_parameters([old, new], {}, None, catalogue)
    assert found.catalogue.number(DAYS) == 60


def test_a_value_that_cannot_be_read_is_a_finding_and_the_default_holds(
    inbox: Path, catalogue: Catalogue
) -> None:
    bureau_book(inbox / "局.xlsx", catalogue, {DAYS: "两个月左右"})
    report = checked(inbox)
    assert [level for level, _ in lateness(report)] == ["E"]
    (finding,) = [item for item in report.findings if item.rule == "P-01"]
    assert (finding.place.workbook, finding.place.sheet) == ("局.xlsx", SHEET)
    assert "“两个月左右”看不懂，仍按默认值 30天" in finding.message


def test_a_value_below_the_law_is_said_once(inbox: Path, catalogue: Catalogue) -> None:
    bureau_book(inbox / "局.xlsx", catalogue, {"inspection.led_fire.per_year": 1})
    (message,) = of_rule(checked(inbox).findings, "P-01")
    assert message.startswith("主要领导带队检查督导消防的次数设为 1，低于依据")


def test_a_sheet_that_lost_its_headings_is_named_and_the_rest_is_checked(
    inbox: Path, catalogue: Catalogue
) -> None:
    path = bureau_book(inbox / "局.xlsx", catalogue, {DAYS: 60})
    book = openpyxl.load_workbook(path)
    book[SHEET]["D3"] = "取值"
    book.save(path)
    report = checked(inbox)
    assert [error.message for error in report.errors] == [
        "局.xlsx 的工作表“参数”中找不到“参数代码”“本局取值”两列"
    ]
    assert [level for level, _ in lateness(report)] == ["E"]


def test_the_master_shows_the_values_that_were_used(inbox: Path, catalogue: Catalogue) -> None:
    bureau_book(inbox / "局.xlsx", catalogue, {DAYS: 60, "video.kept_days": 60})
    done = consolidated(inbox)
    sheet = openpyxl.load_workbook(done.path)[SHEET]
    lines = {row[0].value: [cell.value for cell in row] for row in sheet.iter_rows(min_row=4)}
    assert lines[DAYS][2:5] == [30, 60, "天"]
    assert lines["video.kept_days"][2:5] == [90, 60, "天"]
    assert len(of_rule(done.result.findings, "P-01")) == 1
    assert read_parameters(done.path, catalogue).catalogue.number(DAYS) == 60


def test_a_master_is_judged_by_its_own_values(inbox: Path, catalogue: Catalogue) -> None:
    bureau_book(inbox / "局.xlsx", catalogue, {DAYS: 60})
    master = consolidated(inbox).path
    for path in inbox.iterdir():
        path.unlink()
    assert [level for level, _ in lateness(checked(master))] == ["W"]


def test_a_lost_sheet_is_listed_in_the_master(inbox: Path, catalogue: Catalogue) -> None:
    path = bureau_book(inbox / "局.xlsx", catalogue, {DAYS: 60})
    book = openpyxl.load_workbook(path)
    book[SHEET]["A3"] = "代码"
    book.save(path)
    refused = consolidated(inbox).master.refused
    assert [name for name, _ in refused] == [SHEET]


def test_duties_go_by_the_bureaus_values(inbox: Path, catalogue: Catalogue) -> None:
    bureau_book(inbox / "局.xlsx", catalogue, {"drill.bureau.per_year": 0})
    master = consolidated(inbox).path
    as_of = date(2026, 12, 31)
    assert len(account_for_duties([master], as_of).coverage) > 0
    (finding,) = doubtful_parameters(master, as_of)
    assert finding.place.workbook == "汇总.xlsx"
    assert "低于依据的最少 0.5 次/年" in finding.message


def test_without_own_values_there_is_nothing_to_say(inbox: Path) -> None:
    assert doubtful_parameters(consolidated(inbox).path, date(2026, 3, 31)) == []


def test_own_values_go_on_into_next_years_workbook(tmp_path: Path, catalogue: Catalogue) -> None:
    register = write_register(tmp_path, catalogue)
    last = bureau_book(tmp_path / "局2026.xlsx", catalogue, {DAYS: 60, "plan.issue_by": "待定"})
    path = tmp_path / "局2027.xlsx"
    new_form(NewRequest("JB00", 2027, path, register, last=last))
    carried = read_parameters(path, catalogue)
    assert {item.key: item.value for item in carried.settings} == {DAYS: 60}


def test_the_bureaus_new_workbook_has_the_sheet_and_a_units_has_not(
    tmp_path: Path, catalogue: Catalogue
) -> None:
    register = write_register(tmp_path, catalogue)
    for code, expected in (("JB00", True), ("GYS01", False)):
        path = tmp_path / f"{code}.xlsx"
        new_form(NewRequest(code, 2026, path, register))
        assert (SHEET in openpyxl.load_workbook(path).sheetnames) is expected
