import pytest

from tests.conftest import Checker
from tests.rules.levels import levels


def test_the_plan_is_there_and_in_force(check: Checker) -> None:
    """
    FK:
    | 编号              | 反恐预案编号      |
    | GYS01-FK-2026-001 | GYS01-YA-2026-001 |
    | GYS01-FK-2026-002 | GYS01-YA-2026-002 |
    | GYS01-FK-2026-003 | GYS01-YA-2026-009 |
    YA:
    | 编号              | 现行有效 |
    | GYS01-YA-2026-001 | 是       |
    | GYS01-YA-2026-002 | 否       |
    """
    assert check("FK-01", stage="entry") == [
        "18反恐重点目标!B3 预案 GYS01-YA-2026-002 在应急预案台账里已不是现行有效",
        "18反恐重点目标!B4 应急预案台账里没有 GYS01-YA-2026-009",
    ]
    assert levels(check, "FK-01", stage="entry") == "WW"


def test_without_the_plans_a_number_is_enough(check: Checker) -> None:
    """
    | 编号              | 反恐预案编号      |
    | GYS01-FK-2026-001 | GYS01-YA-2026-001 |
    """
    assert check("FK-01") == []


def test_barriers_lacking_have_a_reason_and_a_day(check: Checker) -> None:
    """
    | 编号              | 硬隔离应装点位数 | 硬隔离已装点位数 | 未装原因 | 未装完成期限 |
    | GYS01-FK-2026-001 | 8                | 6                |          |              |
    | GYS01-FK-2026-002 | 8                | 6                | 道路改造 | 2026-06-30   |
    | GYS01-FK-2026-003 | 8                | 7                | 道路改造 | 2026-06-29   |
    | GYS01-FK-2026-004 | 0                | 0                |          |              |
    | GYS01-FK-2026-005 | 8                | 8                |          | 2026-01-31   |
    """
    assert check("FK-03", as_of="2026-06-30") == [
        "D2 硬隔离还差 2 处，未填写未装原因",
        "E2 硬隔离还差 2 处，未填写未装完成期限",
        "E4 硬隔离还差 1 处，完成期限 2026-06-29 已过 1 天",
    ]
    assert levels(check, "FK-03", as_of="2026-06-30") == "WWE"
    at_year_end = check.run("FK-03", stage="year-end").findings
    assert {item.level for item in at_year_end} == {"E"}


def test_no_barriers_needed_none_lacking(check: Checker) -> None:
    """
    | 编号              | 硬隔离应装点位数 | 硬隔离已装点位数 | 未装原因 | 未装完成期限 |
    | GYS01-FK-2026-001 | 0                | 0                |          |              |
    | GYS01-FK-2026-002 | 8                | 8                |          |              |
    """
    assert check("FK-03", stage="year-end") == []


def test_the_state_of_the_link_fits_the_cameras(check: Checker) -> None:
    """
    | 编号              | 视频点位总数 | 已接入点位数 | 图像接入状态 | 计划接入日期 |
    | GYS01-FK-2026-001 | 64           | 60           | 已接入       |              |
    | GYS01-FK-2026-002 | 64           | 0            | 部分接入     | 2026-12-31   |
    | GYS01-FK-2026-003 | 64           | 3            | 未接入       | 2026-12-31   |
    | GYS01-FK-2026-004 | 64           | 3            | 部分接入     |              |
    """
    assert check("FK-04") == [
        "D2 接入状态填“已接入”，已接入 60 个点位，总数 64 个",
        "D3 接入状态填“部分接入”，已接入 0 个点位，总数 64 个",
        "D4 接入状态填“未接入”，已接入 3 个点位，总数 64 个",
        "E5 图像没有全部接入，未填写计划接入日期",
    ]
    assert levels(check, "FK-04") == "WWWW"


def test_links_that_fit_pass(check: Checker) -> None:
    """
    | 编号              | 视频点位总数 | 已接入点位数 | 图像接入状态 | 计划接入日期 |
    | GYS01-FK-2026-001 | 64           | 64           | 已接入       |              |
    | GYS01-FK-2026-002 | 64           | 3            | 部分接入     | 2026-12-31   |
    | GYS01-FK-2026-003 | 64           | 0            | 未接入       | 2026-12-31   |
    """
    assert check("FK-04") == []


def test_training_and_drill_are_no_older_than_a_year(check: Checker) -> None:
    """
    | 编号              | 最近反恐培训日期 | 最近反恐演练日期 |
    | GYS01-FK-2026-001 | 2025-12-31       | 2025-12-30       |
    """
    assert check("FK-05", as_of="2026-12-31", stage="year-end") == [
        "C2 最近反恐演练日期 2025-12-30 距今 366 天，超过 365 天"
    ]
    assert check.run("FK-05", as_of="2026-12-31").states == {}


def test_exactly_a_year_passes_and_new_year_changes_nothing(check: Checker) -> None:
    """
    | 编号              | 最近反恐培训日期 | 最近反恐演练日期 |
    | GYS01-FK-2026-001 | 2025-12-31       | 2026-05-20       |
    """
    assert check("FK-05", as_of="2026-12-31", stage="year-end") == []
    assert check("FK-05", as_of="2027-02-28") == []


def test_money_and_assessment(check: Checker) -> None:
    """
    | 编号              | 专项经费（万元） | 风险评估日期 |
    | GYS01-FK-2026-001 | 0                | 2025-12-30   |
    """
    assert check("FK-06", as_of="2026-12-31", stage="year-end") == [
        "B2 反恐专项经费填的是 0 万元",
        "C2 风险评估日期 2025-12-30 距今 366 天，超过 365 天",
    ]
    assert levels(check, "FK-06", as_of="2026-12-31", stage="year-end") == "WW"


def test_money_spent_and_risks_assessed_pass(check: Checker) -> None:
    """
    | 编号              | 专项经费（万元） | 风险评估日期 |
    | GYS01-FK-2026-001 | 0.5              | 2025-12-31   |
    """
    assert check("FK-06", as_of="2026-12-31", stage="year-end") == []


def test_the_list_is_updated_every_year(check: Checker) -> None:
    """
    | 编号              | 目标代号 | 年度更新日期 |
    | GYS01-FK-2026-001 | FK-01    | 2025-12-31   |
    | GYS01-FK-2026-002 | FK-02    | 2025-01-15   |
    | GYS01-FK-2026-003 | FK-02    | 2026-01-15   |
    """
    assert check("FK-07") == ["C2 重点目标 FK-01 最近更新是 2025-12-31，2026年还没有更新"]
    assert levels(check, "FK-07") == "I"
    assert levels(check, "FK-07", stage="year-end") == "E"


def test_a_list_updated_this_year_passes(check: Checker) -> None:
    """
    | 编号              | 目标代号 | 年度更新日期 |
    | GYS01-FK-2026-002 | FK-02    | 2025-01-15   |
    | GYS01-FK-2026-003 | FK-02    | 2026-01-01   |
    | GYS01-FK-2026-004 | FK-03    | 2026年初     |
    """
    assert check("FK-07", stage="year-end") == []


def test_somebody_came_to_supervise_in_the_year(check: Checker) -> None:
    """
    | 编号              | 目标代号 | 年度更新日期 | 最近督导日期 |
    | GYS01-FK-2026-001 | FK-01    | 2026-01-15   | 2025-12-20   |
    | GYS01-FK-2026-002 | FK-02    | 2026-01-15   | 2026-06-01   |
    """
    assert check("FK-08", stage="year-end", as_of="2026-12-31") == [
        "D2 重点目标 FK-01 2026年督导 0 次，要求 1 次",
    ]
    assert levels(check, "FK-08", stage="year-end", as_of="2026-12-31") == "W"
    assert check.run("FK-08").states == {}


def test_over_the_whole_district_an_inspection_must_cite_the_target(check: Checker) -> None:
    """
    FK:
    | 编号              | 目标代号 | 年度更新日期 | 最近督导日期 |
    | GYS01-FK-2026-001 | FK-01    | 2026-01-15   | 2026-06-01   |
    | GYS01-FK-2026-002 | FK-02    | 2026-01-15   | 2026-06-01   |
    | GYS01-FK-2026-003 | FK-03    | 2026-01-15   | 2026-06-01   |
    JC:
    | 检查编号         | 检查日期   | 对象编号          |
    | JB00-JC-2026-001 | 2026-06-01 | GYS01-FK-2026-001 |
    | JB00-JC-2026-002 | 2025-06-01 | GYS01-FK-2026-003 |
    """
    lines = check("FK-08", stage="year-end", as_of="2026-12-31", whole=True)
    assert [line.split("!")[1] for line in lines] == [
        "D3 重点目标 FK-02 2026年督导 0 次，要求 1 次",
        "D4 重点目标 FK-03 2026年督导 0 次，要求 1 次",
    ]
    assert check("FK-08", stage="year-end", as_of="2026-12-31") == []


def test_who_is_not_named_by_the_police_is_reminded(check: Checker) -> None:
    """
    | 编号              | 目标代号 | 管理单位 | 公安认定重点目标 |
    | GYS01-FK-2026-001 | FK-01    | 西山公园 | 否               |
    | GYS01-FK-2026-002 | FK-02    | 西山公园 | 是               |
    """
    assert check("FK-09") == [
        "D2 重点目标 FK-01 不是公安认定的重点目标，仍要有安全管理制度",
    ]
    assert levels(check, "FK-09") == "I"


@pytest.mark.parametrize("applies_to", ["西山公园、东湖公园", "局属各单位"])
def test_with_a_policy_nobody_is_reminded(check: Checker, applies_to: str) -> None:
    """
    FK:
    | 编号              | 目标代号 | 管理单位 | 公安认定重点目标 |
    | GYS01-FK-2026-001 | FK-01    | 西山公园 | 否               |
    ZS JB00:
    | 编号             | 业务领域   | 适用单位     | 有效 |
    | JB00-ZS-2026-001 | 安全、反恐 | …… | 是   |
    """
    check.docstring = check.docstring.replace("……", applies_to)
    assert check.run("FK-09").findings == []


def test_with_a_policy_for_the_unit_nobody_is_reminded(check: Checker) -> None:
    """
    FK:
    | 编号              | 目标代号 | 管理单位 | 公安认定重点目标 |
    | GYS01-FK-2026-001 | FK-01    | 西山公园 | 否               |
    ZS JB00:
    | 编号             | 业务领域   | 适用单位 | 有效 |
    | JB00-ZS-2026-001 | 安全、反恐 | 西山公园 | 是   |
    """
    assert check("FK-09") == []


def test_a_policy_of_another_field_or_no_longer_valid_is_none(check: Checker) -> None:
    """
    FK:
    | 编号              | 目标代号 | 管理单位 | 公安认定重点目标 |
    | GYS01-FK-2026-001 | FK-01    | 西山公园 | 否               |
    ZS:
    | 编号              | 业务领域 | 适用单位 | 有效 |
    | GYS01-ZS-2026-001 | 安全     | 西山公园 | 是   |
    | GYS01-ZS-2026-002 | 反恐     | 西山公园 | 否   |
    """
    assert len(check("FK-09")) == 1
