import pytest

from tests.conftest import Checker


def test_the_bureau_drills_once_a_year_for_fire_and_disasters(check: Checker) -> None:
    """
    | 编号             | 填报单位 | 业务领域 | 演练日期   | 组织层级   | 状态   |
    | JB00-YL-2026-001 | 我局     | 灾害     | 2026-05-12 | 局（系统） | 计划   |
    | JB00-YL-2026-002 | 我局     | 灾害     | 2026-05-12 | 下属单位   | 已实施 |
    | JB00-YL-2026-003 | 我局     | 灾害     | 2025-05-12 | 局（系统） | 已实施 |
    | GY01-YL-2026-001 | 东湖公园 | 灾害     | 2026-05-12 | 局（系统） | 已实施 |
    """
    assert check("YL-01", units=["JB00"]) == [
        "D1 2026年局级消防演练已实施 0 次，要求 1 次，还差 1 次",
        "D1 2026年局级演练已实施 0 次，要求 1 次，还差 1 次",
        "D1 2026年局级灾害演练已实施 0 次，要求 1 次，还差 1 次",
    ]


def test_one_drill_may_serve_both(check: Checker) -> None:
    """
    | 编号             | 填报单位 | 业务领域   | 演练日期   | 组织层级   | 状态   |
    | JB00-YL-2026-001 | 我局     | 消防、灾害 | 2026-05-12 | 局（系统） | 已实施 |
    """
    assert check("YL-01", units=["JB00"]) == []


@pytest.mark.parametrize(("stage", "level"), [("submit", "I"), ("year-end", "E")])
def test_a_drill_not_held_yet_is_an_error_at_year_end_only(
    check: Checker, stage: str, level: str
) -> None:
    """
    | 编号             | 业务领域 | 演练日期   | 组织层级   | 状态   |
    | JB00-YL-2026-001 | 消防     | 2026-05-12 | 局（系统） | 已实施 |
    """
    (finding,) = check.run("YL-01", units=["JB00"], as_of="2026-12-31", stage=stage).findings
    assert (finding.level, finding.unit) == (level, "JB00")
    assert "灾害" in finding.message


def test_a_unit_does_not_owe_the_bureaus_drills(check: Checker) -> None:
    """
    | 编号              | 业务领域 | 演练日期   | 组织层级 | 状态   |
    | GYS01-YL-2026-001 | 消防     | 2026-05-12 | 下属单位 | 已实施 |
    """
    assert check.run("YL-01", stage="year-end").states == {"YL-01": "not applicable"}


def test_a_drill_is_summed_up_within_fifteen_days(check: Checker) -> None:
    """
    | 编号              | 演练日期   | 总结日期   | 状态   |
    | GYS01-YL-2026-001 | 2026-06-01 | 2026-06-16 | 已实施 |
    | GYS01-YL-2026-002 | 2026-06-01 | 2026-06-17 | 已实施 |
    | GYS01-YL-2026-003 | 2026-06-01 |            | 已实施 |
    | GYS01-YL-2026-004 | 2026-09-01 |            | 计划   |
    """
    assert check("YL-07") == [
        "C3 演练总结晚于演练 16 天，超过 15 天",
        "C4 演练已实施，未填写总结日期",
    ]


def test_a_problem_found_has_a_day_of_improvement(check: Checker) -> None:
    """
    | 编号              | 发现问题                 | 改进完成日期 | 状态   |
    | GYS01-YL-2026-001 | 无线广播声音偏小         |              | 已实施 |
    | GYS01-YL-2026-002 | 广播声音偏小             | 2026-06-18   | 已实施 |
    | GYS01-YL-2026-003 | 未发现：现场点评无意见   |              | 已实施 |
    | GYS01-YL-2026-004 | 无                       |              | 已实施 |
    | GYS01-YL-2026-005 |                          |              | 计划   |
    """
    assert check("YL-07") == ["C2 演练发现了问题，还没有填写改进完成日期"]


def test_a_drill_followed_up_passes(check: Checker) -> None:
    """
    | 编号              | 演练日期   | 发现问题     | 改进完成日期 | 总结日期   | 状态   |
    | GYS01-YL-2026-001 | 2026-06-12 | 广播声音偏小 | 2026-06-18   | 2026-06-20 | 已实施 |
    """
    assert check("YL-07") == []


def test_somebody_takes_part_in_a_drill(check: Checker) -> None:
    """
    | 编号              | 参演人数 | 状态   |
    | GYS01-YL-2026-001 | 0        | 已实施 |
    | GYS01-YL-2026-002 | 0        | 取消   |
    | GYS01-YL-2026-003 | 65       | 已实施 |
    | GYS01-YL-2026-004 |          | 计划   |
    """
    assert check("YL-08", stage="entry") == ["B2 参演人数是 0"]


def test_a_drill_with_people_passes(check: Checker) -> None:
    """
    | 编号              | 参演人数 | 状态   |
    | GYS01-YL-2026-003 | 1        | 已实施 |
    """
    assert check("YL-08") == []


def test_a_planned_day_that_has_passed(check: Checker) -> None:
    """
    | 编号              | 演练日期   | 状态   |
    | GYS01-YL-2026-001 | 2026-06-29 | 计划   |
    | GYS01-YL-2026-002 | 2026-06-30 | 计划   |
    | GYS01-YL-2026-003 | 2026-06-01 | 已实施 |
    | GYS01-YL-2026-004 | 2026-06-01 | 延期   |
    """
    found = check.run("YL-09", stage="entry").findings
    assert [(item.place.cell, item.level, item.message) for item in found] == [
        ("C2", "I", "计划日期 2026-06-29 已过 1 天，状态还是“计划”")
    ]


def test_a_drill_planned_for_later_passes(check: Checker) -> None:
    """
    | 编号              | 演练日期   | 状态 |
    | GYS01-YL-2026-002 | 2026-06-30 | 计划 |
    """
    assert check("YL-09") == []
