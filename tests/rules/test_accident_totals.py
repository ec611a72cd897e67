import pytest

from gsafety_xl.schema import load_catalogue
from gsafety_xl.schema.parameter_values import with_values
from tests.conftest import Checker


def test_a_zero_report_of_a_month_with_an_accident(check: Checker) -> None:
    """
    ST:
    | 编号              | 统计年月 | 是否零报告 | 事故起数 |
    | GYS01-ST-2026-004 | 2026-04  | 是         | 0        |
    | GYS01-ST-2026-005 | 2026-05  | 是         | 0        |
    SG:
    | 编号              | 发生时间         | 是否生产经营性 | 死亡人数 | 轻伤人数 | 直接经济损失（万元） |
    | GYS01-SG-2026-001 | 2026-05-12 09:00 | 是             | 0        | 1        | 0                    |
    | GYS01-SG-2026-002 | 2026-05-20 09:00 | 是             | 0        | 0        | 100                  |
    """
    assert check("SG-10") == [
        (
            "09事故统计!C3 2026-05 填了零报告，事故快报台账中该月有应计入统计的事故："
            "GYS01-SG-2026-001、GYS01-SG-2026-002"
        )
    ]


def test_accidents_that_do_not_count_leave_a_zero_report_true(check: Checker) -> None:
    """
    ST:
    | 编号              | 统计年月 | 是否零报告 | 事故起数 |
    | GYS01-ST-2026-005 | 2026-05  | 是         | 0        |
    SG:
    | 编号              | 发生时间         | 是否生产经营性 | 轻伤人数 | 直接经济损失（万元） | 状态 | 特殊类型 |
    | GYS01-SG-2026-001 | 2026-05-12 09:00 | 否             | 1        | 0                    | 初报 |          |
    | GYS01-SG-2026-002 | 2026-05-20 09:00 | 是             | 0        | 99.99                | 初报 |          |
    | GYS01-SG-2026-003 | 2026-05-20 09:00 | 是             | 1        | 0                    | 核销 |          |
    | GYS01-SG-2026-004 | 2026-05-21 09:00 | 是             | 1        | 0                    | 初报 | 道路交通 |
    | GYS01-SG-2026-005 | 2026-06-01 00:01 | 是             | 1        | 0                    | 初报 |          |
    """
    assert check("SG-10") == []


def test_a_report_adds_up_to_the_accidents(check: Checker) -> None:
    """
    ST:
    | 编号              | 统计年月 | 是否零报告 | 事故起数 | 死亡人数 | 轻伤人数 | 直接经济损失（万元） |
    | GYS01-ST-2026-003 | 2026-03  | 否         | 1        | 0        | 0        | 0                    |
    | GYS01-ST-2026-005 | 2026-05  | 否         | 2        | 0        | 2        | 1.2                  |
    SG:
    | 编号              | 发生时间         | 是否生产经营性 | 死亡人数 | 轻伤人数 | 直接经济损失（万元） |
    | GYS01-SG-2026-001 | 2026-05-12 09:00 | 是             | 1        | 2        | 1.2                  |
    | GYS01-SG-2026-002 | 2026-05-31 23:59 | 是             | 1        | 0        | 0.004                |
    """
    assert check("ST-02", stage="consolidate") == [
        "09事故统计!D2 2026-03 月报与事故快报不符：事故起数填 1、快报 0",
        "09事故统计!E3 2026-05 月报与事故快报不符：死亡人数填 0、快报 2",
    ]


def test_a_report_with_or_without_what_others_count(check: Checker) -> None:
    """
    ST:
    | 编号              | 统计年月 | 是否零报告 | 事故起数 | 其中道路交通起数 | 轻伤人数 |
    | GYS01-ST-2026-004 | 2026-04  | 否         | 2        | 1                | 3        |
    | GYS01-ST-2026-005 | 2026-05  | 否         | 1        | 0                | 1        |
    | GYS01-ST-2026-006 | 2026-06  | 是         | 1        | 0                | 0        |
    SG:
    | 编号              | 发生时间         | 是否生产经营性 | 轻伤人数 | 特殊类型 |
    | GYS01-SG-2026-001 | 2026-04-12 09:00 | 是             | 1        |          |
    | GYS01-SG-2026-002 | 2026-04-12 10:00 | 是             | 2        | 道路交通 |
    | GYS01-SG-2026-003 | 2026-05-12 09:00 | 是             | 1        |          |
    | GYS01-SG-2026-004 | 2026-05-12 10:00 | 是             | 2        | 道路交通 |
    """
    assert check("ST-02") == []


def test_an_accident_entered_twice_is_its_units_once(check: Checker) -> None:
    """
    ST GYS01:
    | 编号              | 填报单位 | 统计年月 | 是否零报告 | 事故起数 |
    | GYS01-ST-2026-005 | 绿化所   | 2026-05  | 否         | 2        |
    SG JB00:
    | 编号             | 填报单位 | 事故单位 | 主管单位 | 发生时间         | 是否生产经营性 | 轻伤人数 |
    | JB00-SG-2026-001 | 我局     | 某园林   | 绿化所   | 2026-05-12 09:00 | 是             | 1        |
    | JB00-SG-2026-002 | 我局     | 某环卫   | 绿化所   | 2026-05-13 09:00 | 是             | 1        |
    SG GYS01:
    | 编号              | 填报单位 | 事故单位 | 主管单位 | 发生时间         | 是否生产经营性 | 轻伤人数 |
    | GYS01-SG-2026-001 | 绿化所   | 某园林   | 绿化所   | 2026-05-12 09:00 | 是             | 1        |
    """
    assert check("ST-02", whole=True) == []


def test_a_unit_with_an_accident_that_cannot_be_read_is_left_alone(check: Checker) -> None:
    """
    ST:
    | 编号              | 统计年月 | 是否零报告 | 事故起数 |
    | GYS01-ST-2026-005 | 2026-05  | 否         | 1        |
    SG:
    | 编号              | 发生时间 | 是否生产经营性 | 轻伤人数 |
    | GYS01-SG-2026-001 | 五月中旬 | 是             | 1        |
    """
    assert [item.rule for item in check.run("C-03", "ST-02", "SG-10").findings] == ["C-03"]


def test_without_accidents_in_its_book_a_unit_is_not_compared(check: Checker) -> None:
    """
    ST GYS01:
    | 编号              | 填报单位 | 统计年月 | 是否零报告 | 事故起数 |
    | GYS01-ST-2026-005 | 绿化所   | 2026-05  | 否         | 1        |
    SG GY01:
    | 编号 | 填报单位 | 发生时间 |
    """
    assert check("ST-02", units=["GYS01", "GY01"], whole=True) == []


@pytest.mark.parametrize(("way", "month"), [("calendar", "2026-05"), ("shifted", "2026-06")])
def test_the_bureau_may_end_its_months_on_the_twenty_fifth(
    check: Checker, way: str, month: str
) -> None:
    """
    ST:
    | 编号              | 统计年月 | 是否零报告 | 事故起数 |
    | GYS01-ST-2026-005 | MONTH    | 否         | 1        |
    SG:
    | 编号              | 发生时间         | 是否生产经营性 | 轻伤人数 |
    | GYS01-SG-2026-001 | 2026-05-26 09:00 | 是             | 1        |
    """
    check.catalogue = with_values(load_catalogue(), {"period.month": way})
    check.docstring = check.docstring.replace("MONTH", month)
    assert check("ST-02") == []


def test_the_sum_of_the_year_is_that_of_its_months(check: Checker) -> None:
    """
    | 编号              | 统计年月 | 事故起数 | 死亡人数 | 直接经济损失（万元） | 累计起数 | 累计死亡 | 累计损失（万元） |
    | GYS01-ST-2026-001 | 2026-01  | 1        | 0        | 0.1                  | 1        | 0        | 0.1              |
    | GYS01-ST-2026-003 | 2026-03  | 0        | 1        | 0                    | 2        | 1        | 0.3              |
    | GYS01-ST-2026-002 | 2026-02  | 1        | 0        | 0.2                  | 2        | 1        | 0.3              |
    | GYS01-ST-2025-012 | 2025-12  | 5        | 0        | 0                    | 9        | 0        | 0                |
    """
    assert check("ST-03", stage="consolidate") == ["G4 累计死亡填 1，本年到 2 月各月之和是 0"]


def test_sums_that_cannot_be_told_or_were_corrected(check: Checker) -> None:
    """
    ST GYS01:
    | 编号              | 填报单位 | 统计年月 | 事故起数 | 累计起数 | 备注             |
    | GYS01-ST-2026-001 | 绿化所   | 2026-01  | 1        | 1        |                  |
    | GYS01-ST-2026-002 | 绿化所   | 2026-02  | 1        | 3        | 更正1月，实为2起 |
    | GYS01-ST-2026-003 | 绿化所   | 2026-03  | 0        | 3        |                  |
    ST GY01:
    | 编号             | 填报单位 | 统计年月 | 事故起数 | 累计起数 | 备注 |
    | GY01-ST-2026-001 | 东湖公园 | 2026-01  | 1        | 1        |      |
    | GY01-ST-2026-003 | 东湖公园 | 2026-03  | 0        | 2        |      |
    """
    assert check("ST-03", units=["GYS01", "GY01"], whole=True) == []


def test_sums_of_each_unit_alone(check: Checker) -> None:
    """
    | 编号              | 填报单位 | 统计年月 | 事故起数 | 累计起数 |
    | GYS01-ST-2026-001 | 绿化所   | 2026-01  | 1        | 1        |
    | GY01-ST-2026-001  | 东湖公园 | 2026-01  | 2        | 2        |
    | GYS01-ST-2026-002 | 绿化所   | 2026-02  | 0        | 1        |
    | GY01-ST-2026-002  | 东湖公园 | 2026-02  | 约1      | 9        |
    """
    assert check("ST-03", units=["GYS01", "GY01"], whole=True) == []
