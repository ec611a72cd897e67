import pytest

from gsafety_xl.model import Ledgers
from gsafety_xl.rules import run_rules
from gsafety_xl.schema import SheetContext, UnitRegister
from tests.conftest import Checker
from tests.ledger_tables import REGISTER, ledger_of, parse_tables, typed


@pytest.mark.parametrize(
    "number",
    [
        "GYS01-JC-2026-17",
        "GYS01-JC-2026-0017",
        "GYS01-JC-2026-000",
        "GYS01-JC-26-017",
        "GYS01-JC-2026-０１７号",
        "GYS01-YH-2026-017",
        "gys01-JC-2026-017",
        "JC-2026-017",
        "17",
    ],
)
def test_a_number_out_of_form(check: Checker, number: str) -> None:
    """
    | 检查编号 | 填报单位 |
    | NUMBER   | 绿化所   |
    """
    check.docstring = check.docstring.replace("NUMBER", number)
    (finding,) = check.run("C-02", ledger="JC").findings
    assert finding.message == f"编号“{number}”不合格式"
    assert finding.fix == "按“单位代码-JC-年份-三位流水号”编号，例如 GYS01-JC-2026-001"


def test_numbers_in_form_pass(check: Checker) -> None:
    """
    | 检查编号           | 填报单位 |
    | GYS01-JC-2026-001  | 绿化所   |
    | GYS01-JC-2026-999  | 绿化所   |
    | GYS01-JC-2026-1000 | 绿化所   |
    | GY01-JC-2026-001   | 东湖公园 |
    """
    assert check("C-02", ledger="JC") == []


def test_registers_are_numbered_alike(check: Checker) -> None:
    """
    | 编号             | 填报单位 | 单位代码 |
    | JB00-DW-2026-001 | 我局     | GYS01    |
    """
    assert check("C-02", ledger="DW") == []


def test_a_number_used_twice_is_reported_at_the_later_row(check: Checker) -> None:
    """
    | 检查编号          | 填报单位 |
    | GYS01-JC-2026-001 | 绿化所   |
    | GYS01-JC-2026-002 | 绿化所   |
    | GYS01-JC-2026-001 | 绿化所   |
    """
    assert check("C-02", ledger="JC") == ["A4 编号“GYS01-JC-2026-001”与A2重复"]


def test_a_number_used_in_two_books_names_the_other_book(check: Checker) -> None:
    """
    JC GYS01:
    | 检查编号          |
    | GYS01-JC-2026-001 |

    JC GY01:
    | 检查编号          | 填报单位 |
    | GYS01-JC-2026-001 | 绿化所   |
    """
    assert check("C-02", whole=True) == [
        "GY01.xlsx 03安全检查!A2 编号“GYS01-JC-2026-001”与GYS01.xlsx 03安全检查!A2重复"
    ]


def test_the_same_number_in_two_ledgers_is_out_of_form_in_one(check: Checker) -> None:
    """
    JC:
    | 检查编号          |
    | GYS01-JC-2026-001 |
    YH:
    | 隐患编号          |
    | GYS01-JC-2026-001 |
    """
    assert check("C-02") == ["04隐患整改!A2 编号“GYS01-JC-2026-001”不合格式"]


def test_a_number_of_another_unit(check: Checker) -> None:
    """
    | 检查编号         | 填报单位 |
    | GY01-JC-2026-001 | 绿化所   |
    | GY01-JC-2026-002 |          |
    | GY01-JC-2026-003 | 绿管所   |
    """
    found = check.run("C-02", "C-05", ledger="JC").findings
    assert [f"{item.place.cell} {item.message}" for item in found] == [
        "A2 编号“GY01-JC-2026-001”的单位代码与填报单位（GYS01）不一致",
        "B4 填报单位“绿管所”对应多个单位",
    ]


def test_without_a_unit_column_the_book_speaks(check: Checker) -> None:
    """
    | 检查编号         |
    | GY01-JC-2026-001 |
    """
    assert check("C-02", ledger="JC", units=["GY01"]) == []
    assert check("C-02", ledger="JC", units=["GYS01"]) == [
        "A2 编号“GY01-JC-2026-001”的单位代码与填报单位（GYS01）不一致"
    ]


def test_without_a_register_units_are_not_compared(check: Checker) -> None:
    """
    | 检查编号         | 填报单位 |
    | GY01-JC-2026-001 | 绿化所   |
    """
    assert check("C-02", ledger="JC", register=UnitRegister([])) == []


def test_the_year_of_a_number_is_the_workbooks(check: Checker) -> None:
    """
    | 检查编号          | 填报单位 |
    | GYS01-JC-2062-001 | 绿化所   |
    | GYS01-JC-2025-001 | 绿化所   |
    """
    assert check("C-02", ledger="JC") == [
        "A2 编号“GYS01-JC-2062-001”的年份 2062 晚于台账年度 2026",
        "A3 编号“GYS01-JC-2025-001”的年份 2025 早于台账年度 2026，这张台账不结转上年记录",
    ]


def test_what_was_carried_over_keeps_the_year_of_its_number(check: Checker) -> None:
    """
    | 隐患编号          | 填报单位 |
    | GYS01-YH-2024-031 | 绿化所   |
    | GYS01-YH-2025-001 | 绿化所   |
    | GYS01-YH-2026-001 | 绿化所   |
    """
    assert check("C-02", ledger="YH") == []


def test_a_number_stands_for_one_entry_in_the_workbooks_of_two_years(check: Checker) -> None:
    """
    YH:
    | 隐患编号          | 检查编号 | 隐患地点 | 隐患描述       |
    | GYS01-YH-2025-001 |          | 北门     | 配电箱门不关   |
    | GYS01-YH-2025-002 |          | 南门     | 灭火器压力不足 |

    YH:
    | 隐患编号          | 检查编号 | 隐患地点 | 隐患描述       |
    | GYS01-YH-2025-001 |          | 北门     | 配电箱门不关   |
    | GYS01-YH-2025-002 |          | 东门     | 消防通道堵塞   |
    """
    spec = ledger_of("YH", check.catalogue)
    tables = [
        typed(text, spec, check.catalogue, SheetContext(REGISTER, "GYS01", year))
        for text, year in zip(parse_tables(check.docstring), (2025, 2026), strict=True)
    ]
    result = run_rules(Ledgers(tables), check.context(), only=frozenset({"C-02"}))
    assert [f"{item.place.cell} {item.message}" for item in result.findings] == [
        "A3 编号“GYS01-YH-2025-002”在A3是另一条记录的编号"
    ]
