from datetime import date

import pytest

from gsafety_xl.model import RunState
from gsafety_xl.schema import Unit, UnitRegister, load_catalogue
from gsafety_xl.schema.parameter_values import with_values
from tests.conftest import Checker


@pytest.mark.parametrize(
    ("day", "as_of", "nodes"),
    [
        ("2026-02-01", "2026-02-16", ""),
        ("2026-02-01", "2026-02-17", ""),
        ("2026-02-01", "2026-02-18", "春节"),
        ("2026-02-02", "2026-05-01", ""),
        ("2026-02-17", "2026-05-02", "五一"),
        ("2026-04-16", "2026-06-01", "春节、汛前"),
        ("2026-05-31", "2026-06-01", "春节、五一"),
        ("2026-10-20", "2026-12-31", "春节、五一、汛前、国庆"),
        ("2026-12-17", "2027-01-02", "春节、五一、汛前、国庆、进博会"),
    ],
)
def test_inspections_come_before_the_nodes(
    check: Checker, day: str, as_of: str, nodes: str
) -> None:
    """
    | 编号              | 检查日期 | 被检查单位 |
    """
    check.docstring += f"| GYS01-JC-2026-001 | {day} | 绿化所 |"
    expected = f"B1 示例区绿化管理所在这些节点前 15 天内没有检查：{nodes}"
    assert check("JC-06", as_of=as_of, stage="entry") == ([expected] if nodes else [])


def test_inspected_before_every_node_so_far(check: Checker) -> None:
    """
    | 编号              | 检查日期   | 被检查单位 |
    | GYS01-JC-2026-001 | 2026-02-02 | 绿化所     |
    | GYS01-JC-2026-002 | 2026-05-01 | 绿化所     |
    | GYS01-JC-2026-003 | 2026-05-16 | 绿化所     |
    """
    assert check("JC-06") == []


def test_an_inspection_by_the_bureau_counts_for_the_unit_too(check: Checker) -> None:
    """
    | 编号             | 填报单位 | 检查日期   | 被检查单位 |
    | JB00-JC-2026-001 | 我局     | 2026-02-10 | 绿化所     |

    YH GY01:
    | 编号 |
    """
    found = check.run("JC-06", units=["GYS01", "GY01"], whole=True, as_of="2026-04-30").findings
    assert [(item.unit, item.message) for item in found] == [
        ("GY01", "东湖公园在这些节点前 15 天内没有检查：春节")
    ]


def test_a_day_that_cannot_be_read_may_be_the_one(check: Checker) -> None:
    """
    | 编号              | 检查日期 | 被检查单位 |
    | GYS01-JC-2026-001 | 春节前   | 绿化所     |
    """
    found = check.run("C-03", "JC-06", as_of="2026-04-30").findings
    assert [item.rule for item in found] == ["C-03"]


def test_every_unit_is_inspected_by_somebody_else(check: Checker) -> None:
    """
    | 编号              | 填报单位 | 检查日期   | 检查类型 | 被检查单位 |
    | JB00-JC-2026-001  | 我局     | 2025-03-10 | 专项检查 | 绿化所     |
    | GYS01-JC-2026-001 | 绿化所   | 2026-03-10 | 日常检查 | 绿化所     |
    | JB00-JC-2026-002  | 我局     | 2026-03-10 | 单位自查 | 东湖公园   |
    """
    (finding,) = check.run("JC-07", units=["JB00"]).findings
    assert finding.message == "2026年还有 2 家单位的检查次数不够：示例区绿化管理所、东湖公园"
    assert (finding.place.cell, finding.level, finding.unit) == ("E1", "I", "JB00")
    (finding,) = check.run("JC-07", units=["JB00"], stage="year-end").findings
    assert finding.level == "E"


def test_inspections_that_cover_all_units(check: Checker) -> None:
    """
    | 编号              | 填报单位 | 检查日期   | 检查类型 | 被检查单位 |
    | JB00-JC-2026-001  | 我局     | 2026-03-10 | 专项检查 | 绿化所     |
    | GYS01-JC-2026-001 | 绿化所   | 2026-03-10 | 日常检查 | 东湖公园   |
    """
    assert check("JC-07", units=["JB00"], stage="year-end") == []
    check.catalogue = with_values(load_catalogue(), {"inspection.subordinate.per_year": 2})
    assert check("JC-07", units=["JB00"]) == [
        "E1 2026年还有 1 家单位的检查次数不够：示例区绿化管理所"
    ]


def test_entries_that_cannot_be_read_may_be_about_the_missing(check: Checker) -> None:
    """
    | 编号             | 填报单位 | 检查日期   | 检查类型 | 被检查单位 |
    | JB00-JC-2026-001 | 我局     | 2026-03-10 | 专项检查 | 绿管       |
    | JB00-JC-2026-002 | 我局     | 三月       | 专项检查 | 东湖公园   |
    """
    found = check.run("JC-07", "C-03", "C-05", units=["JB00"]).findings
    assert [item.rule for item in found] == ["C-05", "C-03"]


def test_many_units_are_not_all_named(check: Checker) -> None:
    """
    | 编号 | 检查日期 | 被检查单位 |
    """
    units = [
        Unit(f"GY{number:02d}", f"{number}号公园", must_report=True) for number in range(1, 13)
    ]
    (line,) = check("JC-07", units=["JB00"], register=UnitRegister(units))
    assert line.startswith("C1 2026年还有 12 家单位的检查次数不够：1号公园、")
    assert line.endswith("、10号公园等")


def test_a_unit_cannot_see_who_inspected_it(check: Checker) -> None:
    """
    | 编号 | 检查日期 | 被检查单位 |
    """
    assert check.run("JC-07").states == {"JC-07": "not applicable"}


def test_special_objects_are_inspected(check: Checker) -> None:
    """
    JC JB00:
    | 编号             | 填报单位 | 检查日期   | 检查类型 | 被检查单位 | 对象编号         |
    | JB00-JC-2026-001 | 我局     | 2026-03-10 | 日常检查 | 东湖公园   |                  |
    | JB00-JC-2026-002 | 我局     | 2025-03-10 | 专项检查 | 东湖公园   | GY01-YY-2026-001 |
    YY GY01:
    | 编号             | 所在公园 | 运行状态 |
    | GY01-YY-2026-001 | 东湖公园 | 在用     |
    | GY01-YY-2026-002 | 西山公园 | 停用     |
    HW JB00:
    | 编号             | 状态   |
    | JB00-HW-2026-001 | 在用   |
    JZ JB00:
    | 编号             | 核准决定 |
    | JB00-JZ-2026-001 | 核准     |
    """
    found = check.run("JC-08", units=["JB00"], whole=True).findings
    assert [(item.place.cell, item.level, item.message) for item in found] == [
        ("E1", "I", "东湖公园有在用游乐设施，2026年专项检查 0 次，要求 1 次"),
        ("F1", "I", "2026年填写了建筑垃圾核准对象编号的检查 0 次，要求 1 次"),
        ("F1", "I", "2026年填写了户外设施对象编号的检查 0 次，要求 1 次"),
    ]
    late = check.run("JC-08", units=["JB00"], whole=True, stage="year-end").findings
    assert {item.level for item in late} == {"W"}


def test_special_objects_inspected_by_number_or_kind(check: Checker) -> None:
    """
    JC JB00:
    | 编号             | 填报单位 | 检查日期   | 检查类型 | 被检查单位 | 对象编号         |
    | JB00-JC-2026-001 | 我局     | 2026-03-10 | 专项检查 | 东湖公园   |                  |
    | JB00-JC-2026-002 | 我局     | 2026-03-10 | 日常检查 | 西山公园   | GY02-YY-2026-001 |
    | JB00-JC-2026-003 | 我局     | 2026-03-11 | 日常检查 | 绿化所     | JB00-HW-2026-001 |
    | JB00-JC-2026-004 | 我局     | 2026-03-11 | 日常检查 | 绿化所     | JB00-JZ-2026-001 |
    YY JB00:
    | 编号             | 所在公园 | 运行状态 |
    | GY01-YY-2026-001 | 东湖公园 | 在用     |
    | GY02-YY-2026-001 | 西山公园 | 在用     |
    HW JB00:
    | 编号             | 状态   |
    | JB00-HW-2026-001 | 在用   |
    | JB00-HW-2026-002 | 已拆除 |
    JZ JB00:
    | 编号             | 核准决定 |
    | JB00-JZ-2026-001 | 核准     |
    """
    assert check("JC-08", units=["JB00"]) == []


def test_nothing_to_inspect_is_not_asked(check: Checker) -> None:
    """
    JC JB00:
    | 编号             | 检查日期   |
    HW JB00:
    | 编号             | 状态   |
    | JB00-HW-2026-002 | 已拆除 |
    """
    assert check.run("JC-08", units=["JB00"]).states == {"JC-08": "not applicable"}


def test_an_office_inspects_for_fire_every_quarter(check: Checker) -> None:
    """
    | 编号              | 检查日期   | 检查类型 | 业务领域   |
    | GYS01-JC-2026-001 | 2026-01-31 | 防火检查 | 安全       |
    | GYS01-JC-2026-002 | 2026-04-01 | 日常检查 | 安全       |
    | GYS01-JC-2026-003 | 2026-09-30 | 日常检查 | 安全、消防 |
    """
    assert check("JC-09", as_of="2026-12-31") == []
    assert check("JC-09", as_of="2026-12-31", stage="year-end") == [
        "C1 示例区绿化管理所2026年二季度、四季度的防火检查少于 1 次"
    ]


def test_an_enterprise_inspects_for_fire_every_month(check: Checker) -> None:
    """
    | 编号             | 检查日期   | 检查类型 | 业务领域 |
    | HW01-JC-2026-001 | 2026-01-31 | 防火检查 | 消防     |
    """
    (line,) = check("JC-09", units=["HW01"], stage="year-end")
    assert line.startswith("C1 示例区洁城环卫有限公司2026年2月、3月、")
    assert line.endswith("、12月的防火检查少于 1 次")


def test_only_the_whole_months_of_its_existence_are_asked(check: Checker) -> None:
    """
    | 编号             | 检查日期   | 检查类型 | 业务领域 |
    """
    opened = check.context().as_of.replace(month=10, day=2)
    new = Unit("HW02", "新设环卫公司", kind="sanitation", opened_on=opened)
    (line,) = check("JC-09", units=["HW02"], register=UnitRegister([new]), stage="year-end")
    assert line == "C1 新设环卫公司2026年11月、12月的防火检查少于 1 次"


def test_sections_are_part_of_the_bureau(check: Checker) -> None:
    """
    | 编号             | 填报单位 | 检查日期   | 检查类型 | 业务领域 |
    | JB00-JC-2026-001 | 我局     | 2026-01-31 | 防火检查 | 消防     |
    """
    found = check("JC-09", units=["JB00", "AQK01"], stage="year-end")
    assert found == ["D1 示例区绿化和市容管理局2026年二季度、三季度、四季度的防火检查少于 1 次"]


def _closed(code: str, kind: str = "park") -> Unit:
    return Unit(
        code, "清源保洁", kind=kind, must_report=True, crowded=True, closed_on=date(2026, 6, 30)
    )


def test_nodes_after_a_unit_was_closed_are_not_its_own(check: Checker) -> None:
    """
    | 编号            | 检查日期   | 被检查单位 |
    | X1-JC-2026-001  | 2026-02-10 | 清源保洁   |
    | X1-JC-2026-002  | 2026-04-28 | 清源保洁   |
    """
    register = UnitRegister([_closed("X1")])
    assert check("JC-06", as_of="2026-12-31", units=["X1"], register=register) == [
        "B1 清源保洁在这些节点前 15 天内没有检查：汛前"
    ]


def test_a_unit_closed_in_the_year_need_not_be_inspected_any_more(check: Checker) -> None:
    """
    | 编号             | 检查日期   | 被检查单位 |
    | JB00-JC-2026-001 | 2026-02-10 | 我局       |
    """
    register = UnitRegister([_closed("X1")])
    result = check.run("JC-07", stage="year-end", units=["JB00"], register=register)
    assert result.states["JC-07"] is RunState.NOT_APPLICABLE
