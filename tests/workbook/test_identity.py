"""Every test that takes ``book`` reads the workbook in its docstring."""

from pathlib import Path

import pytest

from gsafety_xl.model import Book, Identity
from gsafety_xl.schema import UnitRegister
from tests.ledger_tables import REGISTER
from tests.workbook.sheets import read

ANONYMOUS = """
[04隐患整改]
| 编号 | 隐患描述 | 整改期限 |
| 1号 | 压力不足 | 4月1日 |
"""


def unit_of(book: Book) -> str:
    (unit,) = {table.unit for table in book.tables}
    return unit


def test_what_a_form_says_of_itself(book: Book) -> None:
    """
    [填报说明]
    | 安全台账 | < |
    | 单位代码 | GYS01 |
    | 单位名称 | 绿化所 |
    | 年度 | 2026 |
    | 模板版本 | 1.0 |
    [04隐患整改]
    | 编号 | 填报单位 | 隐患描述 | 整改期限 |
    | 1号 | 东湖公园 | 压力不足 | 4月1日 |
    """
    assert book.identity is not None
    assert book.identity == Identity("GYS01", 2026, book.identity.template)
    assert (unit_of(book), book.tables[0].context_year) == ("GYS01", 2026)


@pytest.mark.parametrize(
    "rows",
    [
        "| 单位代码 | GYS01 |\n| 年度 | |",
        "| 单位代码 | |\n| 年度 | 2026 |",
        "| 单位代码 |\n| 年度 |",
        "| 怎样填写 |",
        "| |\n" * 20 + "| 单位代码 | GYS01 |\n| 年度 | 2026 |",
    ],
)
def test_half_an_identity_is_none(rows: str, tmp_path: Path) -> None:
    assert read(tmp_path, f"[填报说明]\n{rows}\n{ANONYMOUS}").identity is None


def test_the_year_may_be_written_with_its_word(tmp_path: Path) -> None:
    sheet = "[填报说明]\n| 单位代码： | GYS01 |\n| 年度： | 2026年度 |\n| 模板版本 | 2026-1 |"
    assert read(tmp_path, f"{sheet}\n{ANONYMOUS}").identity == Identity("GYS01", 2026, "2026-1")


def test_the_unit_most_entries_name(book: Book) -> None:
    """
    [04隐患整改]
    | 填报单位：绿管所 | < | < |
    | 填报单位 | 隐患描述 | 整改期限 |
    | 东湖公园 | 压力不足 | 2026-04-01 |
    | 区绿管所 | 通道堵塞 | 2026-04-01 |
    | 东湖公园 | 灯箱漏电 | 2026-04-01 |
    """
    assert unit_of(book) == "GY01"


def test_no_unit_when_none_has_most_entries(book: Book) -> None:
    """
    [04隐患整改]
    | 填报单位 | 隐患描述 | 整改期限 |
    | 东湖公园 | 压力不足 | 2026-04-01 |
    | 区绿管所 | 通道堵塞 | 2026-04-01 |
    """
    assert unit_of(book) == ""


@pytest.mark.parametrize(
    "title",
    [
        "填报单位：东湖公园",
        "填报单位（盖章）：东湖公园",
        "单位:东湖公园",
        "报送单位 | 东湖公园",
        "填报单位： | 东湖公园",
    ],
)
def test_the_unit_in_the_title_rows(title: str, tmp_path: Path) -> None:
    text = ANONYMOUS.replace("| 编号", f"| {title} |\n| 编号")
    assert unit_of(read(tmp_path, text, register=REGISTER)) == "GY01"


@pytest.mark.parametrize(
    ("file", "unit"),
    [
        ("东湖公园2026年3月台账（最终）(2).xlsx", "GY01"),
        ("GYS01-2026.xlsx", "GYS01"),
        ("示例区绿化管理所报东湖公园.xlsx", "GYS01"),
        ("绿管所.xlsx", ""),
        ("新建 XLSX 工作表.xlsx", ""),
    ],
)
def test_the_unit_in_the_file_name(file: str, unit: str, tmp_path: Path) -> None:
    assert unit_of(read(tmp_path, ANONYMOUS, register=REGISTER, file=file)) == unit


def test_without_a_register_no_unit_is_found(tmp_path: Path) -> None:
    book = read(tmp_path, ANONYMOUS, register=UnitRegister([]), file="东湖公园.xlsx")
    assert unit_of(book) == ""


def test_the_year_most_titles_name(book: Book) -> None:
    """
    [04隐患整改]
    | 2026年3月隐患 | < | < |
    | 编号 | 隐患描述 | 整改期限 |
    | 1号 | 压力不足 | 4月1日 |
    [隐患（二）]
    | 编号 | 隐患描述 | 整改期限 | 发现日期 |
    | 1号 | 压力不足 | 4月1日 | 2025-12-30 |
    """
    assert [table.context_year for table in book.tables] == [2026, 2026]


def test_the_year_most_days_fall_in(book: Book) -> None:
    """
    [04隐患整改]
    | 编号 | 隐患描述 | 整改期限 | 发现日期 |
    | 1号 | 压力不足 | 4月1日 | 2026-03-05 |
    | 2号 | 通道堵塞 | 2026年4月2日 | 2025-12-30 |
    """
    assert book.tables[0].context_year == 2026
    assert str(next(iter(book.tables[0]))["due_on"]) == "2026-04-01"


def test_no_year_is_made_up(tmp_path: Path) -> None:
    (table,) = read(tmp_path, ANONYMOUS).tables
    assert table.context_year is None
    assert next(iter(table)).reading("due_on").problem == "no_year"
