from collections.abc import Sequence
from datetime import date

import pytest

from gsafety_xl.schema import Unit, UnitRegister, load_catalogue
from gsafety_xl.schema.parameter_values import with_values
from tests.conftest import Checker

_YEAR_END = "year-end"


def test_a_business_drills_its_plans_every_year(check: Checker) -> None:
    """
    YL:
    | 编号             | 演练日期   | 演练预案编号     | 状态   |
    | HW01-YL-2026-001 | 2026-03-01 | HW01-YA-2026-002 | 已实施 |
    | HW01-YL-2026-002 | 2026-05-01 | HW01-YA-2026-001 | 计划   |
    YA:
    | 编号             | 填报单位 | 预案类别     | 现行有效 |
    | HW01-YA-2026-001 | 洁城环卫 | 专项         | 是       |
    | HW01-YA-2026-002 | 洁城环卫 | 现场处置方案 | 是       |
    | HW01-YA-2025-002 | 洁城环卫 | 现场处置方案 | 否       |
    """
    assert check("YL-02", units=["HW01"], stage=_YEAR_END) == [
        (
            "07应急演练!B1 示例区洁城环卫有限公司2026年下半年现场处置方案“HW01-YA-2026-002”"
            "演练 0 次，要求 1 次"
        ),
        "07应急演练!B1 示例区洁城环卫有限公司2026年综合或专项预案演练 0 次，要求 1 次",
    ]


@pytest.mark.parametrize(("each", "count"), [(False, 0), (True, 4)])
def test_the_bureau_may_ask_for_every_on_site_scheme(
    check: Checker, *, each: bool, count: int
) -> None:
    """
    YL:
    | 编号             | 演练日期   | 演练预案编号     | 状态   |
    | HW01-YL-2026-001 | 2026-03-01 | HW01-YA-2026-002 | 已实施 |
    | HW01-YL-2026-002 | 2026-09-01 | HW01-YA-2026-003 | 已实施 |
    | HW01-YL-2026-003 | 2026-05-01 | HW01-YA-2026-001 | 已实施 |
    YA:
    | 编号             | 填报单位 | 预案类别     | 现行有效 |
    | HW01-YA-2026-001 | 洁城环卫 | 综合         | 是       |
    | HW01-YA-2026-002 | 洁城环卫 | 现场处置方案 | 是       |
    | HW01-YA-2026-003 | 洁城环卫 | 现场处置方案 | 是       |
    | HW01-YA-2026-004 | 洁城环卫 | 现场处置方案 | 是       |
    """
    check.catalogue = with_values(load_catalogue(), {"drill.unit.scene.each": each})
    assert len(check("YL-02", units=["HW01"], as_of="2027-01-01")) == count


def test_without_plans_any_drill_serves(check: Checker) -> None:
    """
    | 编号             | 演练日期   | 演练预案编号     | 状态   |
    | HW01-YL-2026-001 | 2026-03-01 | HW01-YA-2026-002 | 已实施 |
    """
    assert check("YL-02", units=["HW01"], stage=_YEAR_END) == []


def test_only_businesses_are_asked(check: Checker) -> None:
    """
    | 编号             | 演练日期   | 状态   |
    """
    assert check.run("YL-02", stage=_YEAR_END).states == {"YL-02": "not applicable"}
    assert check.run("YL-02", units=["HW01"]).states == {}


@pytest.mark.parametrize(
    ("as_of", "stage", "halves"),
    [
        ("2026-06-30", "submit", []),
        ("2026-07-01", "submit", ["上半年"]),
        ("2026-12-31", "submit", ["上半年"]),
        ("2027-01-01", "submit", ["上半年", "下半年"]),
        ("2026-11-30", "year-end", ["上半年", "下半年"]),
    ],
)
def test_a_crowded_place_drills_every_half_year(
    check: Checker, as_of: str, stage: str, halves: Sequence[str]
) -> None:
    """
    | 编号             | 演练日期   | 报送监管部门日期 | 状态   |
    | GY02-YL-2025-001 | 2025-06-01 | 2025-06-02       | 已实施 |
    | GY02-YL-2026-001 | 2026-05-01 |                  | 计划   |
    """
    assert check("YL-03", units=["GY02"], as_of=as_of, stage=stage) == [
        f"B1 西山公园2026年{half}实施演练 0 次，人员密集场所要求 1 次" for half in halves
    ]


def test_a_crowded_place_reports_one_of_its_drills(check: Checker) -> None:
    """
    | 编号             | 演练日期   | 报送监管部门日期 | 状态   |
    | GY02-YL-2026-001 | 2026-03-01 |                  | 已实施 |
    | GY02-YL-2026-002 | 2026-05-01 |                  | 已实施 |
    """
    assert check("YL-03", units=["GY02"], as_of="2026-07-01") == [
        "C3 人员密集场所的演练须报送监管部门，这半年的演练都没有填写报送监管部门日期"
    ]
    check.docstring = check.docstring.replace(
        "| 2026-03-01 |                  |", "| 2026-03-01 | 2026-03-09 |"
    )
    assert check("YL-03", units=["GY02"], as_of="2026-07-01") == []


def test_a_sheet_without_the_day_of_report_is_pointed_at(check: Checker) -> None:
    """
    | 编号             | 演练日期   | 状态   |
    | GY02-YL-2026-001 | 2026-03-01 | 已实施 |
    """
    (line,) = check("YL-03", units=["GY02"], as_of="2026-07-01")
    assert line.startswith("人员密集场所的演练须报送监管部门")


def test_a_key_target_drills_against_terror(check: Checker) -> None:
    """
    YL:
    | 编号             | 演练日期   | 业务领域 | 演练预案编号     | 状态   |
    | GY02-YL-2026-001 | 2026-03-01 | 消防     | GY02-YA-2026-001 | 已实施 |
    | GY02-YL-2026-002 | 2025-03-01 | 反恐     | GY02-YA-2026-002 | 已实施 |
    YA:
    | 编号             | 填报单位 | 事件类型 | 现行有效 |
    | GY02-YA-2026-001 | 西山公园 | 火灾     | 是       |
    | GY02-YA-2026-002 | 西山公园 | 恐怖袭击 | 是       |
    """
    (finding,) = check.run("YL-04", units=["GY02"]).findings
    assert finding.message == "西山公园2026年反恐演练 0 次，要求 1 次，还差 1 次"
    assert (finding.level, finding.unit) == ("I", "GY02")
    (finding,) = check.run("YL-04", units=["GY02"], stage=_YEAR_END).findings
    assert finding.level == "E"


@pytest.mark.parametrize("drill", ["反恐 | GY02-YA-2026-001", "安全 | GY02-YA-2026-002"])
def test_a_drill_against_terror_by_domain_or_plan(check: Checker, drill: str) -> None:
    """
    YA:
    | 编号             | 填报单位 | 事件类型 | 预案类别 | 现行有效 |
    | GY02-YA-2026-001 | 西山公园 | 火灾     | 专项     | 是       |
    | GY02-YA-2026-002 | 西山公园 | 恐怖袭击 | 专项     | 是       |
    YL:
    | 编号             | 演练日期   | 业务领域 | 演练预案编号     | 状态   |
    """
    check.docstring += f"| GY02-YL-2026-001 | 2026-03-01 | {drill} | 已实施 |"
    assert check("YL-04", units=["GY02"], stage=_YEAR_END) == []


def test_a_key_unit_drills_for_fire_every_half_year(check: Checker) -> None:
    """
    | 编号             | 演练日期   | 业务领域 | 状态   |
    | GY02-YL-2026-001 | 2026-03-01 | 安全     | 已实施 |
    """
    assert check("YL-05", units=["GY02"], as_of="2026-06-30") == []
    assert check("YL-05", units=["GY02"], as_of="2026-07-01") == [
        "B1 西山公园2026年上半年消防演练 0 次，消防重点单位要求 1 次"
    ]


def test_two_a_year_may_be_asked_beside_one_a_half(check: Checker) -> None:
    """
    | 编号             | 演练日期   | 业务领域   | 状态   |
    | GY02-YL-2026-001 | 2026-06-30 | 安全、消防 | 已实施 |
    | GY02-YL-2026-002 | 2026-07-01 | 消防       | 已实施 |
    """
    assert check("YL-05", units=["GY02"], as_of="2027-01-01") == []
    check.catalogue = with_values(load_catalogue(), {"drill.fire.key_unit.per_year": 3})
    assert check("YL-05", units=["GY02"], as_of="2027-01-01") == [
        "B1 西山公园2026年消防演练 2 次，消防重点单位要求 3 次"
    ]


def test_a_drill_that_cannot_be_read_may_be_the_one(check: Checker) -> None:
    """
    | 编号             | 演练日期 | 业务领域 | 状态   |
    | GY02-YL-2026-001 | 三月     | 消防     | 已实施 |
    """
    found = check.run("C-03", "YL-03", "YL-04", "YL-05", units=["GY02"], stage=_YEAR_END).findings
    assert [item.rule for item in found] == ["C-03"]


def test_counts_of_the_year_are_not_asked_of_a_unit_closed_in_it(check: Checker) -> None:
    """
    | 编号           | 演练日期   | 状态   | 业务领域 |
    | X1-YL-2026-001 | 2026-02-10 | 已实施 | 消防     |
    """
    for closed_on, count in ((None, 1), (date(2026, 6, 30), 0)):
        unit = Unit("X1", "清源", kind="park", counter_terror_key=True, closed_on=closed_on)
        found = check("YL-04", units=["X1"], register=UnitRegister([unit]), stage="year-end")
        assert len(found) == count
