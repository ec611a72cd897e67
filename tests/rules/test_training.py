from datetime import date
from typing import TypedDict

import pytest

from gsafety_xl.schema import Unit, UnitRegister
from tests.conftest import Checker

_BUREAU = ["JB00"]


class _Time(TypedDict):
    """When a rule is asked."""

    as_of: str
    stage: str


_AT_YEAR_END: _Time = {"as_of": "2026-12-31", "stage": "year-end"}


def test_too_little_publicity(check: Checker) -> None:
    """
    | 编号             | 业务领域 | 类型     | 主题节点 | 开始日期   | 宣传渠道         | 宣传形式 |
    | JB00-PX-2026-001 | 反恐     | 普法宣传 |          | 2026-04-15 | 线下活动、电子屏 | 讲座     |
    | GY02-PX-2026-001 | 反恐     | 宣传活动 |          | 2026-04-15 | 网站             | 讲座     |
    | JB00-PX-2026-002 | 消防     | 普法宣传 |          | 2026-05-15 | 线下活动         | 签订承诺 |
    | JB00-PX-2026-003 | 反恐     | 反恐培训 |          | 2026-05-16 | 线下活动         | 签订承诺 |
    | JB00-PX-2025-003 | 反恐     | 普法宣传 |          | 2025-05-16 | 线下活动         | 签订承诺 |
    """
    assert check("PX-01", units=_BUREAU, **_AT_YEAR_END) == [
        "F1 2026年反恐普法宣传有渠道 3 种、形式 1 种、轮次 1 次，要求各不少于 2"
    ]
    assert check.run("PX-01", units=_BUREAU, as_of="2026-12-31").states == {}


def test_enough_publicity(check: Checker) -> None:
    """
    | 编号             | 业务领域 | 类型     | 主题节点 | 开始日期   | 宣传渠道 | 宣传形式 |
    | JB00-PX-2026-001 | 反恐     | 普法宣传 |          | 2026-04-15 | 电子屏   | 讲座     |
    | JB00-PX-2026-002 | 安全     | 警示教育 | 反恐普法 | 2026-04-16 | 网站     | 主题活动 |
    """
    assert check("PX-01", units=_BUREAU, **_AT_YEAR_END) == []
    assert check.run("PX-01", **_AT_YEAR_END).states == {"PX-01": "not applicable"}


def test_targets_that_publicity_did_not_reach(check: Checker) -> None:
    """
    FK GY02:
    | 编号             | 填报单位 | 管理单位 |
    | GY02-FK-2026-001 | 西山公园 | 西山公园 |
    | GY02-FK-2026-002 | 西山公园 | 西山公园 |
    PX GY02:
    | 编号             | 业务领域 | 类型     | 开始日期   | 组织单位 | 覆盖重点目标     |
    | GY02-PX-2026-001 | 反恐     | 普法宣传 | 2026-04-15 | 西山公园 | GY02-FK-2026-001 |
    | GY02-PX-2026-002 | 反恐     | 反恐培训 | 2026-04-15 | 西山公园 | GY02-FK-2026-002 |
    """
    assert check("PX-02", units=["GY02"], **_AT_YEAR_END) == [
        "12培训宣传!F1 重点目标 GY02-FK-2026-002 在2026年的反恐宣传 0 次，要求 1 次"
    ]


def test_publicity_without_a_target_counts_for_those_of_the_unit(check: Checker) -> None:
    """
    FK GY02:
    | 编号             | 填报单位 | 管理单位 |
    | GY02-FK-2026-001 | 西山公园 | 西山公园 |
    PX GY02:
    | 编号             | 业务领域 | 类型     | 开始日期   | 组织单位 | 覆盖重点目标 |
    | GY02-PX-2026-001 | 反恐     | 普法宣传 | 2026-04-15 | 西山公园 |              |
    """
    assert check("PX-02", units=["GY02"], **_AT_YEAR_END) == []


def test_without_the_targets_their_units_are_asked(check: Checker) -> None:
    """
    PX GY02:
    | 编号             | 业务领域 | 类型     | 开始日期   | 组织单位 |
    | GY02-PX-2026-001 | 消防     | 普法宣传 | 2026-04-15 | 西山公园 |
    """
    assert check("PX-02", units=["GY02"], **_AT_YEAR_END) == [
        "西山公园是反恐重点目标单位，2026年的反恐宣传 0 次，要求 1 次"
    ]
    assert check.run("PX-02", units=["HW01"], **_AT_YEAR_END).states == {"PX-02": "not applicable"}


def test_months_without_an_activity(check: Checker) -> None:
    """
    PX HW01:
    | 编号             | 填报单位 | 业务领域 | 开始日期   | 组织单位 | 主题节点     |
    | HW01-PX-2026-001 | 洁城环卫 | 安全     | 2026-05-31 | 洁城环卫 |              |
    | HW01-PX-2026-002 | 洁城环卫 | 消防     | 2026-06-12 | 洁城环卫 |              |
    | HW01-PX-2026-003 | 洁城环卫 | 消防     | 2026-11-30 | 洁城环卫 |              |
    PX JB00:
    | 编号             | 填报单位 | 业务领域 | 开始日期   | 组织单位 | 主题节点     |
    | JB00-PX-2026-001 | 我局     | 安全     | 2026-06-01 | 我局     |              |
    | JB00-PX-2026-002 | 我局     | 安全     | 2026-10-31 | 我局     | 消防宣传月   |
    """
    # the park sent no such ledger: nothing is said of its months
    units = ["HW01", "GY02"]
    (finding,) = check.run("PX-03", units=units, whole=True, **_AT_YEAR_END).findings
    assert finding.message == "示例区洁城环卫有限公司2026年6月没有安全生产月活动"
    assert (finding.level, finding.unit) == ("I", "HW01")


def test_months_with_an_activity(check: Checker) -> None:
    """
    | 编号             | 填报单位 | 业务领域   | 开始日期   | 组织单位 | 主题节点   |
    | HW01-PX-2026-001 | 洁城环卫 | 安全       | 2026-06-30 | 洁城环卫 |            |
    | HW01-PX-2026-002 | 我局     | 安全、消防 | 2026-11-01 | 洁城环卫 |            |
    """
    assert check("PX-03", units=["HW01"], **_AT_YEAR_END) == []


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ([], ["西山公园是消防重点单位，2026年没有消防培训"]),
        (
            ["消防培训 | 2026-03-01 | 82 | ", "消防培训 | 2026-09-01 | 82 | "],
            ["西山公园是消防重点单位，消防培训没有填写应训人数"],
        ),
        (
            ["消防培训 | 2026-03-01 | 40 | 82", "消防培训 | 2026-09-01 | 41 | 80"],
            ["西山公园2026年消防培训 81 人次，应训 82 人次"],
        ),
        (
            ["消防培训 | 2026-03-01 | 40 | 82", "消防培训 | 2026-06-30 | 42 | "],
            ["西山公园是人员密集场所，2026年下半年消防培训 0 次，要求 1 次"],
        ),
        (["消防培训 | 2026-06-30 | 40 | 82", "消防培训 | 2026-07-01 | 42 | "], []),
        (["安全培训 | 2026-06-30 | 82 | 82"], ["西山公园是消防重点单位，2026年没有消防培训"]),
    ],
)
def test_fire_training_of_key_units(check: Checker, rows: list[str], found: list[str]) -> None:
    """
    | 编号 | 组织单位 | 类型 | 开始日期 | 参加人次 | 应训人数 |
    """
    check.docstring += "\n".join(
        f"| {number} | 西山公园 | {row} |" for number, row in enumerate(rows)
    )
    messages = [
        item.message for item in check.run("PX-04", units=["GY02"], **_AT_YEAR_END).findings
    ]
    assert messages == found


def test_fire_training_is_asked_of_key_units_only(check: Checker) -> None:
    """
    | 编号             | 组织单位 | 类型     | 开始日期   | 参加人次 | 应训人数 |
    | GY02-PX-2026-001 | 西山公园 | 消防培训 | 2026-01-05 | 100      | 82       |
    | GY02-PX-2026-002 | 西山公园 | 消防培训 | 2026-12-31 | 100      |          |
    """
    assert check("PX-04", units=["GY02"], **_AT_YEAR_END) == []
    assert check.run("PX-04", units=["HW01"], **_AT_YEAR_END).states == {"PX-04": "not applicable"}


def test_crowded_places_teach_rescue(check: Checker) -> None:
    """
    | 编号             | 组织单位 | 开始日期   | 内容含自救互救 |
    | GY02-PX-2025-001 | 西山公园 | 2025-04-15 | 是             |
    | GY02-PX-2026-001 | 西山公园 | 2026-04-15 | 否             |
    | HW01-PX-2026-001 | 洁城环卫 | 2026-04-15 | 是             |
    """
    assert [
        item.message
        for item in check.run("PX-05", units=["GY02"], whole=True, **_AT_YEAR_END).findings
    ] == ["西山公园是人群密集场所，2026年含自救互救的活动 0 次，要求 1 次"]
    check.docstring += "| GY02-PX-2026-002 | 西山公园 | 2026-04-16 | 是 |"
    assert check("PX-05", units=["GY02"], whole=True, **_AT_YEAR_END) == []
    assert check.run("PX-05", units=["HW01"], **_AT_YEAR_END).states == {"PX-05": "not applicable"}


def test_parts_larger_than_the_whole(check: Checker) -> None:
    """
    | 编号             | 参加人次 | 其中保安志愿者人次 | 考核合格人数 |
    | GY02-PX-2026-001 | 80       | 81                 | 90           |
    """
    assert check("PX-06") == [
        "C2 其中保安志愿者人次（81）大于参加人次（80）",
        "D2 考核合格人数（90）大于参加人次（80）",
    ]


def test_parts_as_large_as_the_whole(check: Checker) -> None:
    """
    | 编号             | 参加人次 | 其中保安志愿者人次 | 考核合格人数 |
    | GY02-PX-2026-001 | 80       | 80                 | 80           |
    | GY02-PX-2026-002 | 80       |                    |              |
    """
    assert check("PX-06") == []


def test_the_year_is_not_asked_of_a_unit_closed_in_it(check: Checker) -> None:
    """
    | 编号           | 组织单位 | 开始日期   | 业务领域 |
    | X1-PX-2026-001 | 清源     | 2026-02-10 | 安全     |
    """
    for closed_on, count in ((None, 2), (date(2026, 6, 30), 0)):
        unit = Unit("X1", "清源", kind="park", must_report=True, closed_on=closed_on)
        found = check("PX-03", units=["X1"], register=UnitRegister([unit]), **_AT_YEAR_END)
        assert len(found) == count
