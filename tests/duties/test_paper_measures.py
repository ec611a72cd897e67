"""What is on paper: policies, letters, plans in force, reports made, money, publicity."""

from datetime import date

import pytest

from gsafety_xl.duties import CoverageState
from tests.duties.coverage import obligation
from tests.indicators.tables import ledger

YEAR_END = date(2026, 12, 31)


def test_policies_by_the_word_in_their_title() -> None:
    table = ledger(
        "policy",
        """
        | 文件名称             | 文件类型 | 有效 |
        | 安全生产责任制       | 制度     | 是   |
        | 安全会议制度         | 制度     | 是   |
        | 消防管理制度         | 制度     | 否   |
        | 2026年检查责任书     | 责任书   | 是   |
        """,
    )
    found = obligation("安全-03a", table)
    assert (found.state, found.done, found.required) == (CoverageState.PARTLY, 2, 11)


def test_letters_name_the_units_that_signed() -> None:
    table = ledger(
        "policy",
        """
        | 文件名称   | 文件类型 | 适用单位 | 年度 | 有效 |
        | 责任书     | 责任书   | 绿管所   | 2026 | 是   |
        | 旧责任书   | 责任书   | 环卫所   | 2025 | 是   |
        | 作废责任书 | 责任书   | 东湖公园 | 2026 | 否   |
        """,
    )
    found = obligation("安全-03b", table)
    assert (found.done, found.required) == (1, 3)
    assert found.units == {"GYS01": True, "HW01": False, "GY01": False}
    assert "示例区环卫所、东湖公园" in found.why


@pytest.mark.parametrize(
    ("event", "current", "tier", "done"),
    [
        ("生产安全事故", "是", "局（系统）", 1),
        ("生产安全事故", "否", "局（系统）", 0),
        ("生产安全事故", "是", "下属单位", 0),
        ("火灾", "是", "局（系统）", 0),
    ],
)
def test_a_plan_of_the_bureau_is_in_force(event: str, current: str, tier: str, done: int) -> None:
    table = ledger(
        "emergency_plan",
        f"""
        | 预案名称 | 事件类型 | 组织层级 | 现行有效  |
        | 预案     | {event}  | {tier}   | {current} |
        """,
    )
    assert obligation("安全-07a", table).done == done


SUBMISSIONS = """
    | 编号             | 方向     | 报送事项 | 报送期  | 接收机关 | 实际报送时间     | 状态   |
    | JB00-BS-2026-001 | 向上报送 | 年度计划 | 2026    | 区安委办 | 2026-02-10 10:00 | 已报   |
    | JB00-BS-2026-002 | 向上报送 | 检查情况 | 2026-Q1 | 区安委办 | 2026-04-08 10:00 | 已报   |
    | JB00-BS-2026-003 | 向上报送 | 事故统计 | 2026-01 | 区安委办 | 2026-02-03 10:00 | 零报告 |
    | JB00-BS-2026-004 | 向上报送 | 事故统计 | 2026-02 | 市局     | 2026-03-03 10:00 | 零报告 |
    """


@pytest.mark.parametrize(
    ("key", "done", "required"), [("安全-06b", 1, 1), ("安全-06c", 1, 1), ("安全-06e", 1, 5)]
)
def test_reports_due_by_the_first_of_july(key: str, done: int, required: int) -> None:
    found = obligation(key, ledger("submission", SUBMISSIONS))
    assert (found.done, found.required) == (done, required)


def test_all_reports_are_due_at_the_years_end() -> None:
    found = obligation("安全-06c", ledger("submission", SUBMISSIONS), as_of=YEAR_END, year_end=True)
    assert (found.done, found.required) == (1, 4)
    assert "2026-Q2、2026-Q3、2026-Q4" in found.why


MEETINGS = """
    | 会议类型   | 召开时间         | 业务领域 | 填报单位 |
    | 领导小组会 | 2026-02-18 14:00 | 安全     | JB00     |
    | 例会       | 2026-05-18 14:00 | 安全     | JB00     |
    | 专题会     | 2026-07-01 09:00 | 安全     | JB00     |
    | 专题会     | 2026-05-18 14:00 | 安全     | GYS01    |
    """


def test_quarters_with_a_meeting() -> None:
    found = obligation("安全-03c", ledger("meeting", MEETINGS))
    assert (found.done, found.required) == (2, 3)
    assert "二季度" in found.why


def test_four_quarters_at_the_years_end() -> None:
    found = obligation("安全-03c", ledger("meeting", MEETINGS), as_of=YEAR_END, year_end=True)
    assert (found.done, found.required) == (2, 4)


def test_a_budget_above_zero() -> None:
    table = ledger(
        "budget",
        """
        | 年度 | 单位     | 行别 | 预算数（万元） |
        | 2026 | 我局     | 预算 | 18.5           |
        | 2026 | 绿管所   | 预算 | 0              |
        | 2025 | 环卫所   | 预算 | 6              |
        | 2026 | 东湖公园 | 支出 | 6              |
        """,
    )
    found = obligation("安全-04b", table)
    assert found.units == {"JB00": True, "GYS01": False, "HW01": False, "GY01": False}
    assert (found.done, found.required) == (1, 4)


PUBLICITY = """
    | 类型     | 开始日期   | 业务领域 | 宣传渠道         | 宣传形式       |
    | 普法宣传 | 2026-04-15 | 反恐     | 线下活动、电子屏 | 讲座           |
    | 宣传活动 | 2026-05-15 | 消防     | 微信公众号       | 知识竞赛       |
    """


def test_channels_forms_and_rounds_of_publicity() -> None:
    found = obligation("反恐-04a", ledger("training", PUBLICITY))
    assert (found.done, found.required) == (1, 3)
    assert found.why.startswith("反恐宣传渠道2种、形式1种、1轮次")


def test_two_of_each_are_enough() -> None:
    more = PUBLICITY.replace("| 消防 ", "| 反恐 ")
    found = obligation("反恐-04a", ledger("training", more))
    assert (found.state, found.done) == (CoverageState.EVIDENCED, 3)
