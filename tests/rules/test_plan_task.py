import pytest

from tests.conftest import Checker


def test_a_task_without_owner_person_or_day(check: Checker) -> None:
    """
    | 编号              | 任务内容   | 责任单位 | 责任人 | 计划完成日期 |
    | GYS01-RW-2026-001 | 冬春防火   |          |        |              |
    | GYS01-RW-2026-002 | 冬春防火   | 绿化所   | 无     | 2026-11-30   |
    """
    assert check("JH-03") == [
        "C2 任务未填写责任单位",
        "D2 任务未填写责任人",
        "E2 任务未填写计划完成日期",
        "D3 任务未填写责任人",
    ]


def test_a_task_with_owner_person_and_day(check: Checker) -> None:
    """
    | 编号              | 任务内容   | 责任单位 | 责任人 | 计划完成日期 |
    | GYS01-RW-2026-001 | 冬春防火   | 绿化所   | 李××   | 2026-11-30   |
    """
    assert check("JH-03") == []


@pytest.mark.parametrize(
    ("as_of", "found"),
    [
        ("2026-05-31", []),
        ("2026-06-01", ["B2 计划完成日期 2026-05-31 已过 1 天，任务还没有完成"]),
    ],
)
def test_the_last_day_of_a_task_is_in_time(check: Checker, as_of: str, found: list[str]) -> None:
    """
    | 编号              | 计划完成日期 | 实际完成日期 | 状态   |
    | GYS01-RW-2026-001 | 2026-05-31   |              | 进行中 |
    """
    assert check("JH-04", as_of=as_of) == found


def test_what_is_done_or_cancelled_is_not_overdue(check: Checker) -> None:
    """
    | 编号              | 计划完成日期 | 实际完成日期 | 状态   | 佐证编号          |
    | GYS01-RW-2026-001 | 2026-01-31   | 2026-03-01   | 已完成 | GYS01-JC-2026-001 |
    | GYS01-RW-2026-002 | 2026-01-31   |              | 取消   |                   |
    | GYS01-RW-2026-003 | 2026-01-31   | 2026-01-20   | 进行中 |                   |
    """
    assert check("JH-04") == []


def test_a_done_task_names_day_and_proof(check: Checker) -> None:
    """
    | 编号              | 计划完成日期 | 实际完成日期 | 状态   | 佐证编号 |
    | GYS01-RW-2026-001 | 2026-01-31   |              | 已完成 |          |
    """
    found = check.run("JH-04").findings
    assert [(str(item.level), item.message) for item in found] == [
        ("W", "已完成的任务未填写实际完成日期"),
        ("W", "已完成的任务未填写佐证编号"),
    ]


def test_proofs_of_other_units_or_other_times(check: Checker) -> None:
    """
    JH JB00:
    | 编号             | 计划年度 |
    | JB00-JH-2026-001 | 2026     |
    RW JB00:
    | 编号             | 填报单位 | 计划编号         | 责任单位 | 计划完成日期 | 佐证编号          |
    | JB00-RW-2026-001 | 我局     | JB00-JH-2026-001 | 绿化所   | 2026-05-31   | GY01-JC-2026-001  |
    | JB00-RW-2026-002 | 我局     | JB00-JH-2026-001 | 绿化所   | 2026-05-31   | GYS01-JC-2026-001 |
    JC GYS01:
    | 检查编号          | 填报单位 | 检查日期   |
    | GYS01-JC-2026-001 | 绿化所   | 2026-06-01 |
    JC GY01:
    | 检查编号         | 填报单位 | 检查日期   |
    | GY01-JC-2026-001 | 东湖公园 | 2025-12-31 |
    """
    span = "不在任务期（2026-01-01 至 2026-05-31）内"
    assert check("JH-05", units=["GYS01", "GY01"], whole=True) == [
        "JB00.xlsx 01A计划任务!F2 佐证 GY01-JC-2026-001 是东湖公园的记录，任务由示例区绿化管理所负责",
        f"JB00.xlsx 01A计划任务!F2 佐证 GY01-JC-2026-001 的日期 2025-12-31 {span}",
        f"JB00.xlsx 01A计划任务!F3 佐证 GYS01-JC-2026-001 的日期 2026-06-01 {span}",
    ]


def test_proofs_that_fit(check: Checker) -> None:
    """
    RW JB00:
    | 编号             | 责任单位 | 计划完成日期 | 实际完成日期 | 佐证编号                           |
    | JB00-RW-2026-001 | 绿化所   | 2026-05-31   | 2026-06-01   | GYS01-JC-2026-001、JB00-JC-2026-001 |
    | JB00-RW-2026-002 | 局安全科 | 2026-05-31   |              | JB00-JC-2026-001                   |
    | JB00-RW-2026-003 | 绿化所   | 2026-05-31   |              | GYS01-JC-2026-404                  |
    | JB00-RW-2026-004 | 绿化所   |              |              | GYS01-JC-2026-001                  |
    JC GYS01:
    | 检查编号          | 检查日期   |
    | GYS01-JC-2026-001 | 2026-06-01 |
    JC JB00:
    | 检查编号         | 检查日期   |
    | JB00-JC-2026-001 | 2026-01-01 |
    """
    assert check("JH-05", units=["GYS01"], whole=True) == []


def test_a_plan_issued_this_year_for_the_next_gives_its_tasks_their_time(check: Checker) -> None:
    """
    JH GYS01:
    | 编号              | 计划年度 |
    | GYS01-JH-2026-001 | 2027     |
    RW GYS01:
    | 编号              | 计划编号          | 责任单位 | 计划完成日期 | 佐证编号          |
    | GYS01-RW-2026-001 | GYS01-JH-2026-001 | 绿化所   | 2027-05-31   | GYS01-JC-2026-001 |
    JC GYS01:
    | 检查编号          | 检查日期   |
    | GYS01-JC-2026-001 | 2026-06-01 |
    """
    assert check("JH-05") == [
        (
            "01A计划任务!E2 佐证 GYS01-JC-2026-001 的日期 2026-06-01 "
            "不在任务期（2027-01-01 至 2027-05-31）内"
        )
    ]


def test_a_plan_whose_year_cannot_be_is_no_help(check: Checker) -> None:
    """
    JH GYS01:
    | 编号              | 计划年度 |
    | GYS01-JH-2026-001 | 46086    |
    RW GYS01:
    | 编号              | 计划编号          | 责任单位 | 计划完成日期 | 佐证编号          |
    | GYS01-RW-2026-001 | GYS01-JH-2026-001 | 绿化所   | 2026-05-31   | GYS01-JC-2026-001 |
    JC GYS01:
    | 检查编号          | 检查日期   |
    | GYS01-JC-2026-001 | 2026-01-01 |
    """
    assert check("JH-05") == []
