"""Cases the domain sets that no other test names: a late death, a unit renamed."""

from datetime import date

from gsafety_xl.schema import Unit, UnitRegister
from tests.conftest import Checker


def test_a_death_within_thirty_days_changes_numbers_and_grade(check: Checker) -> None:
    """
    SG:
    | 编号              | 发生时间         | 死亡人数 | 下落不明人数 | 重伤人数 | 轻伤人数 | 直接经济损失（万元） | 事故等级 |
    | GYS01-SG-2026-001 | 2026-03-01 09:00 | 2        | 0            | 1        | 0        | 10                   | 一般     |
    XB:
    | 编号              | 事故编号          | 报告类型 | 报告时间         | 变化后死亡 | 变化后下落不明 | 变化后重伤 | 变化后轻伤 |
    | GYS01-XB-2026-001 | GYS01-SG-2026-001 | 补报     | 2026-03-30 10:00 | 3          | 0              | 0          | 0          |
    """
    found = check.run("SG-04", "SG-01", as_of="2026-04-10").findings
    assert [f"{item.rule} {item.message}" for item in found] == [
        "SG-04 快报填 2 人，最近一次续报补报（08B续报补报!E2）是 3 人",
        "SG-04 快报填 1 人，最近一次续报补报（08B续报补报!G2）是 0 人",
    ]
    assert {item.fix for item in found} == {"改正人数，并按新的人数重定事故等级"}
    check.docstring = check.docstring.replace("| 2        | 0            | 1 ", "| 3 | 0 | 0 ")
    assert [item.message for item in check.run("SG-04", "SG-01", as_of="2026-04-10").findings] == [
        "死亡（含下落不明）3 人、重伤 0 人、损失 10 万元，等级应为“较大”，填的是“一般”"
    ]


def test_entries_under_a_units_old_name_are_its_own_and_shown_by_the_new(check: Checker) -> None:
    """
    | 隐患编号          | 填报单位     | 隐患单位     | 隐患类别 | 发现日期   |
    | SZ01-YH-2026-001  | 市容监察所   | 市容监察所   | 消防设施 | 2026-01-10 |
    | SZ01-YH-2026-002  | 市容管理中心 | 市容管理中心 | 消防设施 | 2026-02-10 |
    | SZ01-YH-2026-003  | 市容管理中心 | 市容监察所   | 消防设施 | 2026-03-10 |
    """
    unit = Unit("SZ01", "市容管理中心", aliases=("市容监察所",), kind="institution")
    closed = Unit("SZ00", "市容监察大队", kind="institution", closed_on=date(2024, 12, 31))
    register = UnitRegister([unit, closed])
    assert check("C-02", ledger="YH", units=["SZ01"], register=register) == []
    assert check("YH-11", units=["SZ01"], register=register) == [
        "D4 市容管理中心的“消防设施”隐患 12 个月内第 3 次出现"
    ]
