"""Entries counted: those in order, those settled, choices covered, sums compared."""

from datetime import date

import pytest

from gsafety_xl.duties import CoverageState
from tests.duties.coverage import obligation
from tests.indicators.tables import ledger

YEAR_END = date(2026, 12, 31)

CIRCULARS = """
    | 编号             | 密级     | 收文日期   | 传达日期   | 传达范围 | 落实措施 | 责任科室 |
    | JB00-CD-2026-001 | 非密     | 2026-03-02 | 2026-03-04 | 全局     | 已部署   | 我局     |
    | JB00-CD-2026-002 | 非密     | 2026-03-10 |            |          |          | 我局     |
    | JB00-CD-2026-003 | 涉密登记 | 2026-03-12 |            |          |          | 我局     |
    | JB00-CD-2025-009 | 非密     | 2025-03-12 |            |          |          | 我局     |
    """


def test_circulars_told_of_those_that_are_to_be_told() -> None:
    found = obligation("安全-01a", ledger("circular", CIRCULARS))
    assert (found.state, found.done, found.required) == (CoverageState.PARTLY, 1, 2)
    assert found.why.startswith("收文2份，已按要求传达1份")
    assert "JB00-CD-2026-002" in found.why
    assert [source.row_id for source in found.sources] == ["JB00-CD-2026-001"]


def test_a_year_without_any_circular_lacks_evidence() -> None:
    found = obligation("安全-01a", ledger("circular", "| 编号 |"))
    assert (found.state, found.required) == (CoverageState.MISSING, 1)


def test_no_accident_leaves_nothing_to_investigate() -> None:
    tables = [ledger(key, "| 编号 |") for key in ("accident", "casualty", "accident_followup")]
    assert obligation("安全-07d", *tables).state == CoverageState.NOT_APPLICABLE


ASSIGNMENTS = """
    | 编号             | 交办来源 | 收到日期   | 办理时限   | 办结日期   | 状态 |
    | JB00-JB-2026-001 | 区安委办 | 2026-04-21 | 2026-04-30 | 2026-04-29 | 办结 |
    | JB00-JB-2026-002 | 区政府   | 2026-05-21 | 2026-06-10 |            | 逾期 |
    | JB00-JB-2026-003 | 区安委办 | 2026-06-21 | 2026-09-30 |            | 在办 |
    | JB00-JB-2026-004 | 区消防委 | 2026-04-21 | 2026-04-30 |            | 在办 |
    | JB00-JB-2026-005 | 区安委办 | 2026-04-21 | 2026-04-30 |            | 退回 |
    """


def test_assignments_of_the_right_senders_settled_and_overdue() -> None:
    found = obligation("安全-09a", ledger("assignment", ASSIGNMENTS))
    assert (found.state, found.done, found.required) == (CoverageState.PARTLY, 1, 3)
    assert found.why.startswith("交办事项3件，已办结1件，其中逾期1件")
    assert found.due == date(2026, 9, 30)


def test_at_the_years_end_what_is_not_due_yet_is_not_held_against_anybody() -> None:
    table = ledger("assignment", ASSIGNMENTS.replace("2026-09-30", "2027-01-31"))
    found = obligation("安全-09a", table, as_of=YEAR_END, year_end=True)
    assert (found.done, found.required) == (1, 2)


def test_each_area_has_its_own_senders() -> None:
    found = obligation("消防-08a", ledger("assignment", ASSIGNMENTS))
    assert (found.done, found.required) == (0, 2)


def test_a_leading_group_deals_with_three_things() -> None:
    table = ledger(
        "meeting",
        """
        | 会议类型   | 召开时间         | 议题要素           |
        | 领导小组会 | 2026-03-18 14:00 | 形势分析、工作部署 |
        | 专题会     | 2026-04-18 14:00 | 协调重大问题       |
        | 领导小组会 | 2025-12-18 14:00 | 协调重大问题       |
        """,
    )
    found = obligation("安全-03d", table)
    assert (found.done, found.required) == (2, 3)
    assert "（协调重大问题）" in found.why


def test_barriers_installed_of_those_needed() -> None:
    table = ledger(
        "counter_terror_target",
        """
        | 编号             | 目标代号 | 硬隔离应装点位数 | 硬隔离已装点位数 |
        | GY01-FK-2026-001 | FK-01    | 8                | 8                |
        | GY02-FK-2026-001 | FK-02    | 6                | 4                |
        """,
    )
    found = obligation("反恐-03a", table)
    assert (found.state, found.done, found.required) == (CoverageState.PARTLY, 12, 14)
    assert "GY02-FK-2026-001" in found.why


def test_no_barriers_needed_is_no_duty() -> None:
    table = ledger(
        "counter_terror_target",
        """
        | 目标代号 | 硬隔离应装点位数 | 硬隔离已装点位数 |
        | FK-01    | 0                | 0                |
        """,
    )
    assert obligation("反恐-03a", table).state == CoverageState.NOT_APPLICABLE


@pytest.mark.parametrize(("earliest", "done"), [("2026-04-01", 1), ("2026-04-02", 0)])
def test_ninety_days_of_video(earliest: str, done: int) -> None:
    table = ledger(
        "video_check",
        f"""
        | 目标编号         | 核验日期   | 最早可回放日期 |
        | GY01-FK-2026-001 | 2026-06-30 | {earliest}     |
        """,
    )
    found = obligation("反恐-03b", table)
    assert (found.done, found.required) == (done, 1)


def test_an_outdoor_facility_that_blocks_a_fire_lane_is_not_in_order() -> None:
    table = ledger(
        "outdoor_facility",
        """
        | 编号             | 消防通道核查结论 | 状态 |
        | JB00-HW-2026-001 | 不占用           | 在用 |
        | JB00-HW-2026-002 | 占用             | 在用 |
        """,
    )
    found = obligation("消防-05b", table)
    assert (found.done, found.required) == (1, 2)
    assert "JB00-HW-2026-002" in found.why
