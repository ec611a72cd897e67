"""What goes through the register: plans, inspections, monthly statistics, the four ones."""

from datetime import date

import pytest

from gsafety_xl.duties import CoverageState
from gsafety_xl.schema import Unit, UnitRegister
from tests.duties.coverage import obligation
from tests.indicators.tables import BUREAU_UNIT, REGISTER, ledger


def test_bureau_and_units_each_have_a_plan() -> None:
    of_bureau = ledger(
        "plan",
        """
        | 计划年度 | 组织层级   | 业务领域 |
        | 2026     | 局（系统） | 安全     |
        """,
    )
    of_unit = ledger(
        "plan",
        """
        | 计划年度 | 组织层级 | 业务领域   |
        | 2026     | 下属单位 | 安全、消防 |
        | 2026     | 下属单位 | 安全       |
        """,
        unit="GYS01",
    )
    of_another = ledger("plan", "| 计划年度 | 业务领域 |\n| 2025 | 安全 |\n| 2026 | 灾害 |", "HW01")
    found = obligation("安全-02a", of_bureau, of_unit, of_another)
    assert (found.state, found.done, found.required) == (CoverageState.PARTLY, 2, 4)
    assert found.why.endswith("（示例区环卫所、东湖公园）")
    assert len(found.sources) == 3


INSPECTIONS = """
| 检查日期   | 组织层级     | 检查类型 | 被检查单位 | 填报单位 |
| 2026-03-05 | 局（系统）   | 日常     | 绿管所     | JB00     |
| 2026-03-05 | 下属单位     | 自查     | 环卫所     | 环卫所   |
| 2026-03-06 | 区级         | 联合     | 环卫所     | JB00     |
| 2025-03-06 | 局（系统）   | 日常     | 东湖公园   | JB00     |
"""


def test_units_the_bureau_inspected_this_year() -> None:
    found = obligation("安全-05a", ledger("inspection", INSPECTIONS, unit=""))
    assert (found.done, found.required) == (1, 3)
    assert "示例区环卫所、东湖公园" in found.why
    assert [source.value for source in found.sources] == ["绿管所"]


def test_a_self_inspection_in_the_bureaus_name_is_none_of_its_own() -> None:
    table = ledger("inspection", INSPECTIONS.replace("日常", "自查"), unit="")
    assert obligation("安全-05a", table).done == 0


def test_units_of_the_trade_are_counted_apart_from_the_system() -> None:
    contractor = Unit(code="HY01", name="环卫公司", kind="sanitation")
    gone = Unit(code="HY02", name="旧公司", kind="sanitation", closed_on=date(2025, 6, 30))
    register = UnitRegister([*REGISTER, contractor, gone])
    table = ledger(
        "inspection",
        """
        | 检查日期   | 组织层级   | 被检查单位 |
        | 2026-03-05 | 局（系统） | 环卫公司   |
        """,
        register=register,
    )
    trade = obligation("安全-08-1b", table, register=register)
    assert (trade.done, trade.required, trade.state) == (1, 1, CoverageState.EVIDENCED)
    assert obligation("安全-05a", table, register=register).done == 0
    assert obligation("安全-08-1a", table, register=register).done == 1


def test_without_units_of_the_trade_there_is_nothing_to_inspect() -> None:
    table = ledger("inspection", INSPECTIONS, unit="")
    assert obligation("安全-08-1b", table).state == CoverageState.NOT_APPLICABLE
    assert obligation("安全-08-1a", table).state == CoverageState.MISSING


STATISTICS = """
| 填报单位 | 统计年月 | 是否零报告 |
| 绿管所   | 2026-01  | 是         |
| 绿管所   | 2026-02  | 否         |
| 环卫所   | 2026-01  | 是         |
| 绿管所   | 2026-03  | 是         |
"""


@pytest.mark.parametrize(
    ("as_of", "required", "done"),
    [
        (date(2026, 2, 5), 0, 0),
        (date(2026, 2, 6), 3, 2),
        (date(2026, 3, 6), 6, 3),
        (date(2026, 12, 31), 33, 4),
    ],
)
def test_monthly_statistics_are_owed_once_their_day_has_passed(
    as_of: date, required: int, done: int
) -> None:
    found = obligation("安全-06d", ledger("accident_statistics", STATISTICS), as_of=as_of)
    assert (found.required, found.done) == (required, done)


def test_zero_reports_are_reports_and_what_is_missing_is_not_zero() -> None:
    found = obligation(
        "安全-06d", ledger("accident_statistics", STATISTICS), as_of=date(2026, 3, 6)
    )
    assert found.why == (
        "到期应报6份，已报3份，其中零报告2份，还差3份（示例区环卫所缺2月；东湖公园缺1月、2月）"
    )
    assert found.state == CoverageState.PARTLY


FOUR_ONES = """
|单位  |管理机构是否设立|管理机构名称|未设理由|分管领导|主管科室或单位|联络员|生效日期  |失效日期  |
|JB00  |已设立          |安全科      |        |周      |安全科        |李    |2026-01-01|          |
|绿管所|视情未设        |            |编制少  |周      |办公室        |李    |2026-01-01|          |
|环卫所|视情未设        |            |        |周      |办公室        |李    |2026-01-01|          |
|公园  |已设立          |安全科      |        |周      |办公室        |李    |2025-01-01|2026-06-30|
"""
PARK = Unit(code="GY01", name="东湖公园", aliases=("公园",), kind="park", must_report=True)
UNITS = UnitRegister([*list(REGISTER)[:3], PARK])


def test_the_four_ones_are_whole_where_a_reason_stands_for_the_institution() -> None:
    table = ledger("responsibility", FOUR_ONES, register=UNITS)
    found = obligation("安全-04a", table, register=UNITS, as_of=date(2026, 7, 1))
    assert (found.done, found.required) == (2, 4)
    assert found.why.endswith("（示例区环卫所、东湖公园）")


def test_four_ones_count_while_in_force() -> None:
    table = ledger("responsibility", FOUR_ONES, register=UNITS)
    assert obligation("安全-04a", table, register=UNITS, as_of=date(2026, 6, 30)).done == 3


def test_a_unit_that_has_closed_owes_nothing() -> None:
    closed = Unit(code="XX01", name="旧单位", must_report=True, closed_on=date(2025, 12, 31))
    register = UnitRegister([BUREAU_UNIT, closed])
    table = ledger("plan", "| 计划年度 |", register=register)
    assert obligation("安全-02a", table, register=register).required == 1


def test_parks_with_rides_are_inspected_for_them() -> None:
    rides = ledger(
        "ride",
        """
        | 编号             | 所在公园 | 运行状态 |
        | GY01-YY-2026-001 | 东湖公园 | 在用     |
        | GY01-YY-2026-002 | 东湖公园 | 停用     |
        """,
    )
    inspections = """
        | 检查日期   | 组织层级   | 检查类型 | 被检查单位 | 对象编号 |
        | 2026-03-05 | 局（系统） | {kind}   | 东湖公园   | {number} |
        """
    for kind, number, done in [
        ("专项检查", "", 1),
        ("日常检查", "GY01-YY-2026-001", 1),
        ("日常检查", "GY01-YY-2026-002", 0),
        ("日常检查", "", 0),
    ]:
        table = ledger("inspection", inspections.format(kind=kind, number=number))
        found = obligation("安全-08-2c", rides, table)
        assert (found.done, found.required) == (done, 1), (kind, number)


def test_without_rides_in_use_no_park_is_asked_for() -> None:
    found = obligation("安全-08-2c", ledger("ride", "| 编号 |"), ledger("inspection", "| 编号 |"))
    assert found.state == CoverageState.NOT_APPLICABLE


def test_crowded_places_teach_self_rescue() -> None:
    units = [
        Unit("GY01", "东湖公园", kind="park", must_report=True, crowded=True),
        Unit("GY02", "青枫公园", kind="park", must_report=True, crowded=True),
        Unit("GYS01", "绿管所", kind="institution", must_report=True),
    ]
    register = UnitRegister(units)
    text = """
        | 开始日期   | 组织单位 | 内容含自救互救 |
        | 2026-03-05 | 东湖公园 | 是             |
        | 2026-03-05 | 青枫公园 | 否             |
        """
    table = ledger("training", text, register=register)
    found = obligation("反恐-03c", table, register=register)
    assert found.units == {"GY01": True, "GY02": False}
