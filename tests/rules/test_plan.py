import pytest

from tests.conftest import Checker

_DISTRICT = ["GYS01", "GY01"]


def test_the_bureau_needs_plans_for_safety_and_disasters(check: Checker) -> None:
    """
    | 编号             | 填报单位 | 业务领域   | 计划年度 | 组织层级   |
    | JB00-JH-2026-001 | 我局     | 安全、消防 | 2026     | 局（系统） |
    | JB00-JH-2026-002 | 我局     | 灾害       | 2025     | 局（系统） |
    """
    assert check("JH-01", units=["JB00"]) == [
        "D1 已过2026-03-31，示例区绿化和市容管理局还没有2026年度灾害工作计划"
    ]


def test_one_plan_may_serve_several_domains(check: Checker) -> None:
    """
    | 编号             | 填报单位 | 业务领域         | 计划年度 | 组织层级   |
    | JB00-JH-2026-001 | 我局     | 安全、消防、灾害 | 2026     | 局（系统） |
    """
    assert check("JH-01", units=["JB00"]) == []


@pytest.mark.parametrize(
    ("as_of", "stage", "level", "message"),
    [
        ("2026-03-31", "submit", "I", "示例区绿化管理所还没有2026年度安全工作计划"),
        ("2026-04-01", "submit", "W", "已过2026-03-31，示例区绿化管理所还没有2026年度安全工作计划"),
        ("2026-12-31", "submit", "W", "已过2026-03-31，示例区绿化管理所还没有2026年度安全工作计划"),
        (
            "2026-12-31",
            "year-end",
            "E",
            "已过2026-03-31，示例区绿化管理所还没有2026年度安全工作计划",
        ),
    ],
)
def test_a_missing_plan_is_an_error_at_year_end_only(
    check: Checker, as_of: str, stage: str, level: str, message: str
) -> None:
    """
    | 编号              | 业务领域 | 计划年度 |
    | GYS01-JH-2026-001 | 消防     | 2026     |
    """
    (finding,) = check.run("JH-01", as_of=as_of, stage=stage).findings
    assert (finding.level, finding.message) == (level, message)
    assert finding.unit == "GYS01"


def test_the_year_planned_for_counts_not_the_day_of_issue(check: Checker) -> None:
    """
    | 编号              | 业务领域 | 计划年度 | 印发日期   |
    | GYS01-JH-2025-009 | 安全     | 2026     | 2025-12-28 |
    """
    assert check("JH-01") == []


def test_the_whole_district_owes_the_bureaus_plans_and_one_a_unit(check: Checker) -> None:
    """
    JH JB00:
    | 编号             | 填报单位 | 业务领域   | 计划年度 | 组织层级   |
    | JB00-JH-2026-001 | 我局     | 安全、灾害 | 2026     | 局（系统） |
    JH GYS01:
    | 编号              | 填报单位 | 业务领域 | 计划年度 |
    | GYS01-JH-2026-001 | 绿化所   | 安全     | 2026     |
    """
    assert check("JH-01", units=_DISTRICT, whole=True) == [
        " 已过2026-03-31，东湖公园还没有2026年度安全工作计划"
    ]


def test_a_units_plan_is_not_the_bureaus(check: Checker) -> None:
    """
    | 编号              | 填报单位 | 业务领域   | 计划年度 | 组织层级 |
    | GYS01-JH-2026-001 | 绿化所   | 安全、灾害 | 2026     | 下属单位 |
    | GY01-JH-2026-001  | 东湖公园 | 安全       | 2026     | 下属单位 |
    """
    assert check("JH-01", units=_DISTRICT, whole=True, as_of="2026-02-01") == [
        "示例区绿化和市容管理局还没有2026年度安全工作计划",
        "示例区绿化和市容管理局还没有2026年度灾害工作计划",
    ]


def test_a_unit_book_does_not_owe_the_bureaus_plans(check: Checker) -> None:
    """
    | 编号              | 业务领域 | 计划年度 | 组织层级 |
    | GYS01-JH-2026-001 | 安全     | 2026     | 下属单位 |
    """
    assert check.run("JH-01", units=["GYS01"]).states == {"JH-01": "passed"}
    assert check.run("JH-01", units=[]).states == {"JH-01": "not applicable"}


def test_an_entry_that_cannot_be_read_may_be_the_plan(check: Checker) -> None:
    """
    | 编号              | 业务领域 | 计划年度 |
    | GYS01-JH-2026-001 | 安全     | 今年     |
    """
    assert [item.rule for item in check.run("C-06", "JH-01").findings] == ["C-06"]
