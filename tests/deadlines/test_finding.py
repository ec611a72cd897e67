"""What is due: the days on the edge, what is settled, what is reckoned."""

from datetime import date

import pytest

from gsafety_xl.deadlines import Deadline, find_deadlines, load_deadlines
from gsafety_xl.deadlines.specs import DeadlineSpec, Plus, check_deadlines
from gsafety_xl.model import GsafetyError, Ledgers
from gsafety_xl.rules import RuleContext
from gsafety_xl.schema import Catalogue
from tests.indicators.tables import CATALOGUE, REGISTER, ledger

TODAY = date(2026, 6, 30)


def found(key: str, text: str, *, ahead: int = 30, as_of: date = TODAY) -> list[Deadline]:
    """Return the deadlines of a table of a ledger, by the ledger's key."""
    context = RuleContext(CATALOGUE, REGISTER, as_of, 2026)
    return find_deadlines(Ledgers([ledger(key, text)]), context, ahead=ahead)


def days(key: str, text: str, *, ahead: int = 30) -> list[tuple[str, int]]:
    """Return kind and days left of each deadline."""
    return [(item.kind, item.left) for item in found(key, text, ahead=ahead)]


def test_the_first_and_the_last_day_of_the_span() -> None:
    table = """
        | 编号             | 办理时限   | 状态 |
        | JB00-JB-2026-001 | 2026-06-29 | 在办 |
        | JB00-JB-2026-002 | 2026-06-30 | 在办 |
        | JB00-JB-2026-003 | 2026-07-30 | 在办 |
        | JB00-JB-2026-004 | 2026-07-31 | 在办 |
        """
    assert days("assignment", table) == [("交办事项", -1), ("交办事项", 0), ("交办事项", 30)]
    assert [item.is_overdue for item in found("assignment", table)] == [True, False, False]
    assert days("assignment", table, ahead=31)[-1] == ("交办事项", 31)
    assert days("assignment", table, ahead=0) == [("交办事项", -1), ("交办事项", 0)]


def test_what_is_settled_is_not_due() -> None:
    table = """
        | 编号             | 办理时限   | 办结日期   | 状态 |
        | JB00-JB-2026-001 | 2026-06-01 | 2026-06-05 | 在办 |
        | JB00-JB-2026-002 | 2026-06-01 |            | 办结 |
        | JB00-JB-2026-003 | 2026-06-01 |            | 退回 |
        | JB00-JB-2026-004 |            |            | 在办 |
        | JB00-JB-2026-005 | 6月上旬    |            | 在办 |
        """
    assert days("assignment", table) == []


def test_an_extension_takes_the_place_of_the_limit() -> None:
    item = found(
        "hidden_danger",
        """
        | 编号              | 填报单位 | 隐患描述       | 整改期限   | 延期至     | 状态 |
        | GYS01-YH-2026-001 | 绿管所   | 灭火器过期未换 | 2026-05-08 | 2026-07-08 | 延期 |
        """,
    )[0]
    assert (item.day, item.left, item.place.cell) == (date(2026, 7, 8), 8, "E2")
    assert (item.what, item.row_id, item.unit) == (
        "灭火器过期未换",
        "GYS01-YH-2026-001",
        "GYS01",
    )


@pytest.mark.parametrize(
    ("key", "table", "expected"),
    [
        (
            "emergency_plan",
            """
            | 预案名称 | 印发日期   | 最近评估日期 | 现行有效 | 是否需备案 | 备案日期   |
            | 旧预案   | 2023-07-10 |              | 是       | 否         |            |
            | 评估过的 | 2020-07-10 | 2023-07-20   | 是       | 否         |            |
            | 废止的   | 2020-07-10 |              | 否       | 否         |            |
            | 新预案   | 2026-06-08 |              | 是       | 是         |            |
            | 备过案的 | 2026-06-08 |              | 是       | 是         | 2026-06-20 |
            """,
            [("预案备案", 7), ("预案评估", 10), ("预案评估", 20)],
        ),
        (
            "risk_source",
            """
            | 名称 | 评估日期   | 检查周期（天） | 最近检查日期 | 状态   |
            | 甲   | 2025-07-15 | 30             | 2026-06-10   | 在控   |
            | 乙   | 2026-01-15 |                | 2026-01-01   | 在控   |
            | 丙   | 2024-01-15 | 30             | 2026-01-01   | 已消除 |
            """,
            [("风险源检查", 10), ("风险评估复核", 15)],
        ),
        (
            "ride",
            """
            | 设施名称 | 设备类别                 | 检验有效期至 | 运行状态 |
            | 转马     | 大型游乐设施（特种设备） | 2026-07-05   | 在用     |
            | 飞椅     | 大型游乐设施（特种设备） | 2026-07-05   | 停用     |
            """,
            [("游乐设施检验", 5)],
        ),
        (
            "outdoor_facility",
            """
            | 设施编号 | 设置日期   | 最近安全检测日期 | 状态   |
            | HW-1     | 2024-07-10 |                  | 在用   |
            | HW-2     | 2020-07-10 | 2024-08-31       | 在用   |
            | HW-3     | 2020-07-10 |                  | 已拆除 |
            """,
            [("户外设施检测", 10)],
        ),
        (
            "drill",
            """
            | 演练名称 | 演练日期   | 总结日期   | 状态   |
            | 疏散     | 2026-07-10 |            | 计划   |
            | 防汛     | 2026-06-20 |            | 已实施 |
            | 反恐     | 2026-06-20 | 2026-06-28 | 已实施 |
            """,
            [("演练总结", 5), ("应急演练", 10)],
        ),
        (
            "submission",
            """
            | 报送事项 | 截止日期   | 实际报送时间     | 状态   |
            | 检查情况 | 2026-07-10 |                  | 未到期 |
            | 事故统计 | 2026-06-05 | 2026-06-05 10:00 | 零报告 |
            """,
            [("报送", 10)],
        ),
    ],
)
def test_what_is_due_in_each_ledger(key: str, table: str, expected: list[tuple[str, int]]) -> None:
    assert days(key, table) == expected


def test_of_each_target_the_latest_check_counts() -> None:
    table = """
        | 目标编号         | 核验日期   | 最早可回放日期 |
        | GY01-FK-2026-001 | 2026-01-10 | 2025-10-01     |
        | GY01-FK-2026-001 | 2026-04-10 | 2026-01-01     |
        | GY01-FK-2026-002 | 2026-03-31 | 2025-12-01     |
        """
    assert days("video_check", table) == [("视频核验", 0), ("视频核验", 10)]


def test_a_new_recorder_is_checked_again_when_its_days_are_full() -> None:
    table = """
        | 目标编号         | 核验日期   | 安装或扩容日期 |
        | GY01-FK-2026-001 | 2026-06-30 | 2026-05-01     |
        | GY01-FK-2026-002 | 2026-06-30 | 2023-05-01     |
        """
    due = [item for item in found("video_check", table) if item.key == "video_recheck"]
    assert [item.day for item in due] == [date(2026, 7, 30)]


def test_kinds_name_what_exists(catalogue: Catalogue) -> None:
    check_deadlines(load_deadlines(), catalogue)


@pytest.mark.parametrize(
    ("changed", "named"),
    [
        ({"ledger": "dangers"}, "指向不存在的台账 dangers"),
        ({"day": ["due"]}, "提到不存在的列 due"),
        ({"day": ["status"]}, "的 status 不是日期列"),
        ({"plus": Plus(unit="days", parameter="no.such")}, "提到不存在的参数 no.such"),
        ({"plus": Plus(unit="days", count="cycle")}, "提到不存在的列 cycle"),
    ],
)
def test_a_slip_in_a_kind_is_named(
    catalogue: Catalogue, changed: dict[str, object], named: str
) -> None:
    given: dict[str, object] = {
        "label": "隐患整改",
        "ledger": "hidden_danger",
        "day": ["due_on"],
        "when": {},
        "what": "description",
        "act": "整改",
    }
    spec = DeadlineSpec(**{**given, **changed})  # type: ignore[arg-type]
    with pytest.raises(GsafetyError, match=named):
        check_deadlines({"x": spec}, catalogue)
