from gsafety_xl.rules.ride_year import first_days_off
from tests.conftest import Checker
from tests.rules.levels import levels


def test_every_large_ride_is_drilled_in_the_year(check: Checker) -> None:
    """
    | 编号             | 设备类别       | 最大线速度（m/s） | 运行状态 | 最近演练日期 |
    | GY01-YY-2026-001 | 大型游乐设施   | 3                 | 在用     | 2025-12-31   |
    | GY01-YY-2026-002 | 大型游乐设施   | 3                 | 在用     | 2026-01-01   |
    | GY01-YY-2026-003 | 非特种设备游乐 | 1                 | 在用     | 2024-01-01   |
    | GY01-YY-2026-004 | 大型游乐设施   | 3                 | 停用     | 2024-01-01   |
    """
    assert check("YY-07", as_of="2026-12-31", stage="year-end") == [
        "E2 最近演练是 2025-12-31，2026年还没有演练",
    ]
    assert levels(check, "YY-07", as_of="2026-12-31", stage="year-end") == "W"
    assert check.run("YY-07").states == {}


def test_every_large_ride_is_inspected_before_the_holidays(check: Checker) -> None:
    """
    YY:
    | 编号             | 设备类别     | 运行状态 | 登记日期   |
    | GY01-YY-2026-001 | 大型游乐设施 | 在用     | 2022-04-18 |
    | GY01-YY-2026-002 | 大型游乐设施 | 在用     | 2026-02-16 |
    JC:
    | 检查编号         | 检查日期   | 对象编号         |
    | JB00-JC-2026-001 | 2026-01-01 | GY01-YY-2026-001 |
    | JB00-JC-2026-002 | 2026-01-31 | GY01-YY-2026-001 |
    | JB00-JC-2026-003 | 2026-04-04 | GY01-YY-2026-002 |
    | JB00-JC-2026-004 | 2026-03-30 | GY01-YY-2026-001 |
    | JB00-JC-2026-005 | 2026-04-15 | GY01-YY-2026-001 |
    """
    assert check("YY-07", as_of="2026-05-01", stage="year-end", units=["GY01"]) == [
        "19游乐设施!A2 05-01 放假前 15 天内没有检查记录",
        "19游乐设施!A3 05-01 放假前 15 天内没有检查记录",
    ]


def test_rides_drilled_and_inspected_pass(check: Checker) -> None:
    """
    YY:
    | 编号             | 设备类别     | 运行状态 | 登记日期   | 最近演练日期 |
    | GY01-YY-2026-001 | 大型游乐设施 | 在用     | 2026-02-16 | 2026-04-25   |
    JC:
    | 检查编号         | 检查日期   | 对象编号         |
    | JB00-JC-2026-003 | 2026-03-20 | GY01-YY-2026-001 |
    | JB00-JC-2026-004 | 2026-04-16 | GY01-YY-2026-001 |
    """
    assert check("YY-07", as_of="2026-05-06", stage="year-end", units=["GY01"]) == []


def test_the_holidays_of_a_year_that_have_begun(check: Checker) -> None:
    days = first_days_off(check.context(as_of="2026-04-04"))
    assert [f"{day:%m-%d}" for day in days] == ["01-01", "02-15", "04-04"]


def test_inspections_before_new_year_stand_in_last_years_ledger(check: Checker) -> None:
    """
    YY:
    | 编号             | 设备类别     | 运行状态 | 登记日期   |
    | GY01-YY-2026-001 | 大型游乐设施 | 在用     | 2022-04-18 |
    JC:
    | 检查编号         | 检查日期   | 对象编号         |
    | JB00-JC-2026-001 | 2026-02-10 | GY01-YY-2026-001 |
    """
    assert check("YY-07", as_of="2026-03-01", stage="year-end", units=["GY01"]) == []
