"""What the bureau itself did: plans, drills, inspections led, dangers closed."""

from datetime import date

import pytest

from gsafety_xl.duties import CoverageState
from tests.duties.coverage import obligation
from tests.indicators.tables import ledger

YEAR_END = date(2026, 12, 31)


def led(*days: str, role: str = "主要领导", unit: str = "JB00") -> str:
    lines = [f"| {day} | 局（系统） | 消防 | {role} | {unit} |" for day in days]
    return "\n".join(["| 检查日期 | 组织层级 | 业务领域 | 带队人职务类别 | 填报单位 |", *lines])


def test_the_head_led_one_of_two() -> None:
    found = obligation("消防-01f", ledger("inspection", led("2026-02-10", "2026-02-10")))
    assert (found.state, found.done, found.required) == (CoverageState.PARTLY, 1, 2)
    assert found.due == YEAR_END
    assert found.why.startswith("主要领导带队检查消防1次（2月10日），全年不少于2次，还差1次")
    assert len(found.sources) == 2


def test_the_head_led_twice() -> None:
    table = ledger("inspection", led("2026-02-10", "2026-02-10", "2026-10-08"))
    found = obligation("消防-01f", table, as_of=YEAR_END, year_end=True)
    assert (found.state, found.done) == (CoverageState.EVIDENCED, 2)


@pytest.mark.parametrize(
    ("role", "unit"), [("单位主要负责人", "GYS01"), ("主要领导", "GYS01"), ("分管领导", "JB00")]
)
def test_nobody_leads_in_the_heads_place(role: str, unit: str) -> None:
    days = ("2026-02-10", "2026-03-10", "2026-04-10", "2026-05-10")
    table = ledger("inspection", led(*days, role=role, unit=unit))
    found = obligation("消防-01f", table, as_of=YEAR_END, year_end=True)
    assert (found.state, found.done) == (CoverageState.MISSING, 0)


def test_what_was_led_in_another_year_or_is_still_to_come_does_not_count() -> None:
    table = ledger("inspection", led("2025-12-31", "2026-06-30", "2026-07-02"))
    assert obligation("消防-01f", table, as_of=date(2026, 7, 1)).done == 1


def test_a_plan_counts_for_the_year_it_is_for_and_names_fire() -> None:
    table = ledger(
        "plan",
        """
        | 计划年度 | 组织层级   | 含消防内容 | 印发日期   |
        | 2026     | 局（系统） | 是         | 2025-12-28 |
        | 2025     | 局（系统） | 是         | 2025-01-10 |
        | 2026     | 下属单位   | 是         | 2026-01-10 |
        | 2026     | 局（系统） | 否         | 2026-01-10 |
        """,
    )
    found = obligation("消防-01b", table)
    assert (found.state, found.done) == (CoverageState.EVIDENCED, 1)
    assert found.sources[0].place.cell == "C2"


DRILLS = """
| 演练日期   | 组织层级   | 填报单位 | 业务领域 | 状态   |
| 2026-06-12 | 局（系统） | JB00     | 消防     | 已实施 |
| 2026-06-13 | 下属单位   | 绿管所   | 灾害     | 已实施 |
| 2026-06-14 | 局（系统） | JB00     | 灾害     | 计划   |
"""


def test_drills_held_by_the_bureau() -> None:
    table = ledger("drill", DRILLS, unit="")
    assert obligation("安全-07b", table).done == 1
    assert obligation("灾害-03b", table).state == CoverageState.MISSING


def test_the_bureaus_own_fire_organisation_is_on_record() -> None:
    four_ones = """
        | 年度 | 单位   | 业务领域 | 填报单位 |
        | 2026 | JB00   | 安全     | JB00     |
        | 2026 | 绿管所 | 消防     | JB00     |
        """
    table = ledger("responsibility", four_ones)
    assert obligation("消防-01a", table).state == CoverageState.MISSING
    table = ledger("responsibility", four_ones.replace("安全", "安全、消防"))
    assert obligation("消防-01a", table).done == 1


DANGERS = """
|编号|发现日期  |整改期限  |延期至    |整改完成日期|隐患级别|业务领域  |状态        |
|Y1  |2026-03-01|2026-03-10|          |2026-03-09  |一般    |安全      |已销号      |
|Y2  |2026-03-01|2026-03-10|          |            |重大    |安全、消防|整改中      |
|Y3  |2026-06-01|2026-06-10|2026-07-20|            |一般    |安全      |延期        |
|Y4  |2026-06-01|2026-07-15|          |2026-06-20  |一般    |安全      |已整改待复查|
|Y5  |2025-12-01|2025-12-10|          |2026-01-05  |一般    |安全      |已销号      |
|Y6  |2025-11-01|2025-12-10|          |2025-12-05  |一般    |安全      |已销号      |
|Y7  |2026-05-01|2026-05-10|          |            |一般    |安全      |移送        |
|Y8  |2026-05-01|2026-05-10|          |            |一般    |安全      |撤销        |
"""


def test_dangers_of_the_year_and_carried_into_it_are_to_be_closed() -> None:
    found = obligation("安全-05c", ledger("hidden_danger", DANGERS), as_of=date(2026, 7, 1))
    assert (found.done, found.required, found.state) == (2, 5, CoverageState.PARTLY)
    assert found.why == ("隐患5条，已销号2条，其中逾期1条，还差3条，2026年7月15日前完成（Y2）")
    assert [source.row_id for source in found.sources] == ["Y1", "Y5"]


def test_at_years_end_only_what_was_due_is_held_against_anybody() -> None:
    table = ledger("hidden_danger", DANGERS)
    found = obligation("安全-05c", table, as_of=date(2026, 7, 1), year_end=True)
    assert (found.done, found.required) == (2, 3)
    assert found.why == "隐患3条，已销号2条，其中逾期1条，未达到要求，差1条（Y2）"


def test_major_dangers_and_those_of_fire_are_counted_apart() -> None:
    table = ledger("hidden_danger", DANGERS)
    assert obligation("安全-05b", table).required == 1
    assert obligation("消防-03e", table).state == CoverageState.MISSING


def test_a_danger_without_a_usable_day_is_still_to_be_closed() -> None:
    table = ledger("hidden_danger", "| 发现日期 | 状态 |\n| 上旬 | 待整改 |")
    found = obligation("安全-05c", table)
    assert (found.state, found.due) == (CoverageState.MISSING, None)
    assert found.why == "隐患1条，已销号0条，还差1条（04隐患整改!B2）"
