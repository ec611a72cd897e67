from dataclasses import replace
from datetime import datetime
from pathlib import Path

import openpyxl

from gsafety_xl.output.finding_sheet import write_findings
from tests.output.findings import MISSING, NO_MONTH, OVERDUE

CREATED = datetime(2026, 6, 30)


def test_each_finding_is_a_filterable_row_linked_to_its_cell(tmp_path: Path) -> None:
    path = tmp_path / "校验结果.xlsx"
    write_findings(path, [MISSING, OVERDUE], Path("来稿"), CREATED)
    sheet = openpyxl.load_workbook(path)["校验结果"]
    assert [cell.value for cell in sheet[3]][:4] == ["文件", "位置", "级别", "问题"]
    assert [cell.value for cell in sheet[4]][:4] == [
        "绿管所.xlsx",
        "04隐患整改!T5",
        "强制",
        "整改期限未填写",
    ]
    link = sheet["B4"].hyperlink
    assert link.target.replace("\\", "/") == "来稿/绿管所.xlsx"
    assert link.location == "'04隐患整改'!T5"
    assert sheet.auto_filter.ref == "A3:K5"


def test_a_finding_about_a_file_leads_to_the_file(tmp_path: Path) -> None:
    path = tmp_path / "校验结果.xlsx"
    write_findings(path, [NO_MONTH], Path("来稿"), CREATED)
    sheet = openpyxl.load_workbook(path)["校验结果"]
    assert sheet["B4"].value == "（整个文件）"
    assert sheet["B4"].hyperlink.target.endswith("东湖公园.xlsx")


def test_the_key_for_an_explanation_stands_at_the_end(tmp_path: Path) -> None:
    path = tmp_path / "校验结果.xlsx"
    write_findings(path, [MISSING, replace(OVERDUE, key="abcdefghijkl")], Path("来稿"), CREATED)
    rows = list(openpyxl.load_workbook(path)["校验结果"].values)
    assert [row[-1] or "" for row in rows[2:]] == ["问题码", "", "abcdefghijkl"]


def test_no_findings_still_make_a_sheet_that_says_so(tmp_path: Path) -> None:
    path = tmp_path / "校验结果.xlsx"
    write_findings(path, [], Path(), CREATED)
    assert openpyxl.load_workbook(path)["校验结果"]["A2"].value == "共 0 处：没有发现问题"


def test_the_same_findings_give_the_same_bytes(tmp_path: Path) -> None:
    first, second = tmp_path / "1.xlsx", tmp_path / "2.xlsx"
    for path in (first, second):
        write_findings(path, [MISSING, OVERDUE], Path("来稿"), CREATED)
    assert first.read_bytes() == second.read_bytes()


def test_text_that_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    path = tmp_path / "校验结果.xlsx"
    hostile = replace(MISSING, value='=HYPERLINK("http://x")')
    write_findings(path, [hostile], Path(), CREATED)
    cell = openpyxl.load_workbook(path)["校验结果"]["E4"]
    assert (cell.data_type, cell.value) == ("s", '=HYPERLINK("http://x")')
