"""Every test that takes ``book`` reads the workbook in its docstring."""

import hashlib
from datetime import datetime
from pathlib import Path

import pytest

from gsafety_xl.model import Book, GsafetyError
from gsafety_xl.schema import load_catalogue
from gsafety_xl.workbook.forms import FormPlan, write_form
from gsafety_xl.workbook.reading import read_book, read_plain_rows
from tests.workbook.forms import DANGER, GREENING, REGISTER
from tests.workbook.sheets import changed, read, workbook

DANGERS = "[04隐患整改]\n| 编号 | 隐患描述 | 整改期限 |\n| 1号 | 压力不足 | 2026-04-01 |"
REGISTER_SHEET = """
[90单位名册]
| 单位代码 | 规范全称 | 规范简称 | 别名 | 上级单位代码 |
| GY09 | 西湖公园 | 西湖 | 西园 | JB00 |
"""


def refusal(path: Path) -> str:
    """Return the one line that reading a file ends with."""
    with pytest.raises(GsafetyError) as caught:
        read_book(path, load_catalogue())
    assert caught.value.remedy
    assert "\n" not in str(caught.value)
    return caught.value.message


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert refusal(tmp_path / "甲.xlsx") == "找不到文件 甲.xlsx"


def test_a_folder(tmp_path: Path) -> None:
    assert refusal(tmp_path).endswith("是一个文件夹，不是工作簿")


def test_a_text_file_with_a_workbook_s_name(tmp_path: Path) -> None:
    (tmp_path / "甲.xlsx").write_text("编号,描述", encoding="utf-8")
    assert "不是 Excel 工作簿" in refusal(tmp_path / "甲.xlsx")


def test_a_workbook_without_any_ledger_says_what_was_seen(tmp_path: Path) -> None:
    content = "[会议记录]\n| 时间 | 地点 |\n| 3月 | 局 |\n[Sheet2]\n| |"
    (tmp_path / "甲.xlsx").write_bytes(workbook(content))
    message = refusal(tmp_path / "甲.xlsx")
    assert message == "甲.xlsx 里没有认得出的台账（看到的工作表：会议记录、Sheet2）"


def test_the_list_of_sheets_seen_is_kept_short(tmp_path: Path) -> None:
    sheets = "\n".join(f"[表{number}]\n| {number} |" for number in range(12))
    (tmp_path / "甲.xlsx").write_bytes(workbook(sheets))
    assert "表7等 12 张" in refusal(tmp_path / "甲.xlsx")


def test_the_wrong_extension_does_not_matter(tmp_path: Path) -> None:
    assert len(read(tmp_path, DANGERS, file="甲.xls").tables) == 1


def test_what_a_book_tells(tmp_path: Path) -> None:
    book = read(tmp_path, DANGERS)
    assert book.name == "a.xlsx"
    assert book.sha256 == hashlib.sha256((tmp_path / "a.xlsx").read_bytes()).hexdigest()
    assert book.saved_at == datetime(2026, 4, 1, 8, 30)
    assert book.identity is None
    assert [(table.ledger, table.sheet) for table in book.tables] == [
        ("hidden_danger", "04隐患整改")
    ]


def test_places_show_the_name_asked_for(tmp_path: Path) -> None:
    read(tmp_path, DANGERS)
    book = read_book(tmp_path / "a.xlsx", load_catalogue(), name="三月/甲.xlsx")
    (row,) = book.tables[0]
    assert str(row.ref("description")) == "三月/甲.xlsx 04隐患整改!B2"
    assert book.name == "三月/甲.xlsx"


def test_the_file_stays_as_it_was(tmp_path: Path) -> None:
    content = workbook(DANGERS + "\n| 2号 | #REF! | 2026-04-02 |")
    read(tmp_path, content)
    assert (tmp_path / "a.xlsx").read_bytes() == content
    assert [item.name for item in tmp_path.iterdir()] == ["a.xlsx"]


def test_reading_twice_gives_the_same(tmp_path: Path) -> None:
    assert read(tmp_path, DANGERS) == read(tmp_path, DANGERS)


def test_error_cells_reach_the_reading(tmp_path: Path) -> None:
    book = read(tmp_path, DANGERS + "\n| 2号 | #REF! | #GETTING_DATA |")
    row = list(book.tables[0])[1]
    assert (row.raw("description"), row.reading("description").problem) == ("#REF!", "excel_error")
    assert row.reading("due_on").problem == "excel_error"


def test_two_sheets_of_one_ledger_both_count(book: Book) -> None:
    """
    [Sheet1]
    | 编号 | 发现日期 | 隐患描述 | 整改期限 |
    | 1号 | 2026-03-05 | 压力不足 | 2026-04-01 |
    [Sheet1 (2)]
    | 隐患描述 | 发现时间 | 整改时限 |
    | 通道堵塞 | 2026-03-06 | 2026-04-02 |
    """
    assert [(table.ledger, table.sheet, len(table)) for table in book.tables] == [
        ("hidden_danger", "Sheet1", 1),
        ("hidden_danger", "Sheet1 (2)", 1),
    ]


def test_companion_sheets_are_skipped_in_silence_and_strangers_are_not(book: Book) -> None:
    """
    [填报说明]
    | 怎样填写 |
    [04隐患整改]
    | 编号 | 隐患描述 | 整改期限 |
    [码表]
    | 隐患来源 | 隐患类别 | 隐患级别 | 状态 |
    | 局检查 | 消防设施 | 一般 | 已销号 |
    [Sheet3]
    | |
    [通讯录草稿]
    | 张三 | 12345678 |
    """
    assert [table.sheet for table in book.tables] == ["04隐患整改"]
    assert book.remarks == ["工作表“通讯录草稿”不像任何一张台账，没有读取"]


def test_a_ledger_sheet_that_mentions_its_instructions_is_read(book: Book) -> None:
    """
    [隐患整改（含填报说明）]
    | 编号 | 隐患描述 | 整改期限 |
    | 1号 | 压力不足 | 2026-04-01 |
    """
    assert len(book.tables) == 1


def test_hidden_rows_and_sheets_are_read_and_pointed_out(tmp_path: Path) -> None:
    part = "xl/worksheets/sheet1.xml"
    data = changed(
        workbook(DANGERS), part, lambda xml: xml.replace(b'<row r="2"', b'<row r="2" hidden="1"')
    )
    data = changed(
        data,
        "xl/workbook.xml",
        lambda xml: xml.replace(b' r:id="rId1"', b' state="hidden" r:id="rId1"'),
    )
    book = read(tmp_path, data)
    assert len(book.tables[0]) == 1
    assert book.remarks == [
        "工作表“04隐患整改”是隐藏的，已一并读取",
        "工作表“04隐患整改”有 1 行被隐藏或筛选掉，已一并读取",
    ]


def test_the_book_s_own_register_serves_when_none_is_given(tmp_path: Path) -> None:
    dangers = "[04隐患整改]\n| 填报单位 | 隐患描述 | 整改期限 |\n| 西园 | 压力不足 | 2026-04-01 |"
    register, danger = read(tmp_path, REGISTER_SHEET + dangers).tables
    assert register.ledger == "unit_register"
    assert [row.unit for row in danger] == ["GY09"]
    assert danger.unit == "GY09"


def test_without_any_register_units_are_text(tmp_path: Path) -> None:
    dangers = "[04隐患整改]\n| 填报单位 | 隐患描述 | 整改期限 |\n| 西园 | 压力不足 | 2026-04-01 |"
    (table,) = read(tmp_path, dangers).tables
    assert [row["unit"] for row in table] == ["西园"]
    assert table.unit == ""


def test_plain_rows_of_a_sheet(tmp_path: Path) -> None:
    read(tmp_path, DANGERS + "\n[_来源]\n| 甲 | 3 |\n| |\n| 乙 | |")
    assert read_plain_rows(tmp_path / "a.xlsx", "_来源") == [["甲", 3.0], ["乙", ""]]
    assert read_plain_rows(tmp_path / "a.xlsx", "没有的表") == []


def test_a_form_of_ours_is_read_as_it_was_filled(tmp_path: Path) -> None:
    catalogue = load_catalogue()
    plan = FormPlan(
        unit=GREENING,
        year=2026,
        ledgers=tuple(catalogue.ledgers.values()),
        register=REGISTER,
        rows={"hidden_danger": [DANGER]},
    )
    write_form(plan, catalogue, tmp_path / "a.xlsx")
    book = read_book(tmp_path / "a.xlsx", catalogue, REGISTER)
    assert book.identity is not None
    assert (book.identity.unit, book.identity.year, book.remarks) == ("GYS01", 2026, [])
    assert [(table.ledger, len(table)) for table in book.tables] == [
        (key, int(key == "hidden_danger")) for key in catalogue.ledgers
    ]
    (row,) = next(table for table in book.tables if table.ledger == "hidden_danger")
    assert {key: row[key] for key in DANGER} == DANGER
    assert not any(table.missing or table.unknown for table in book.tables)
