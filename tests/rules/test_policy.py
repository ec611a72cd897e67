from datetime import date

import pytest

from gsafety_xl.schema import Unit, UnitRegister
from tests.conftest import Checker

_BUREAU = ["JB00"]


def test_subjects_without_a_policy(check: Checker) -> None:
    """
    | 编号             | 填报单位 | 文件名称             | 文件类型 | 有效 |
    | JB00-ZS-2026-001 | 我局     | 安全生产责任制       | 制度     | 是   |
    | JB00-ZS-2026-002 | 我局     | 会议、检查、隐患制度 | 制度     | 是   |
    | JB00-ZS-2026-003 | 我局     | 培训和演练制度       | 制度     | 是   |
    | JB00-ZS-2026-004 | 我局     | 事故报告制度         | 制度     | 否   |
    | JB00-ZS-2026-005 | 我局     | 消防责任书           | 责任书   | 是   |
    | GYS01-ZS-2026-01 | 绿化所   | 反恐制度             | 制度     | 是   |
    | JB00-ZS-2026-006 | 我局     | 安全工作考核办法     | 考核办法 | 是   |
    """
    assert check("ZS-01", units=_BUREAU, stage="year-end") == [
        "C1 现行有效的制度中没有：事故报告、经费、消防、反恐"
    ]
    assert check.run("ZS-01", units=_BUREAU).states == {}


def test_all_subjects_have_one(check: Checker) -> None:
    """
    | 编号             | 填报单位 | 文件名称                               | 文件类型 | 有效 |
    | JB00-ZS-2026-001 | 我局     | 安全生产责任制和会议检查隐患培训制度   | 制度     | 是   |
    | JB00-ZS-2026-002 | 我局     | 演练、事故报告、经费、考核、消防、反恐 | 操作规程 | 是   |
    """
    assert check("ZS-01", units=_BUREAU, stage="year-end") == []
    assert check.run("ZS-01", stage="year-end").states == {"ZS-01": "not applicable"}


@pytest.mark.parametrize(("stage", "level"), [("submit", "W"), ("year-end", "E")])
def test_units_that_signed_nothing(check: Checker, stage: str, level: str) -> None:
    """
    | 编号             | 填报单位 | 文件类型 | 适用单位 | 年度 | 有效 |
    | JB00-ZS-2026-001 | 我局     | 责任书   | 绿化所   | 2026 | 是   |
    | JB00-ZS-2025-001 | 我局     | 责任书   | 东湖公园 | 2025 | 是   |
    | JB00-ZS-2026-002 | 我局     | 制度     | 东湖公园 | 2026 | 是   |
    | JB00-ZS-2026-003 | 我局     | 责任书   | 东湖公园 | 2026 | 否   |
    """
    (finding,) = check.run("ZS-02", units=_BUREAU, stage=stage).findings
    assert finding.message == "2026年责任书还有 1 家单位没有签订：东湖公园"
    assert (str(finding.level), finding.place.cell, finding.unit) == (level, "D1", "JB00")


def test_all_units_signed(check: Checker) -> None:
    """
    | 编号             | 填报单位 | 文件类型 | 适用单位         | 年度 | 有效 |
    | JB00-ZS-2026-001 | 我局     | 责任书   | 绿化所、东湖公园 | 2026 | 是   |
    """
    assert check("ZS-02", units=_BUREAU) == []
    assert check.run("ZS-02").states == {"ZS-02": "not applicable"}


def test_one_letter_may_be_for_all(check: Checker) -> None:
    """
    | 编号             | 填报单位 | 文件类型 | 适用单位   | 年度 | 有效 |
    | JB00-ZS-2026-001 | 我局     | 责任书   | 局属各单位 | 2026 | 是   |
    """
    assert check("ZS-02", units=_BUREAU) == []


@pytest.mark.parametrize(("stage", "level"), [("submit", "W"), ("year-end", "E")])
def test_the_appraisal_includes_fire(check: Checker, stage: str, level: str) -> None:
    """
    | 编号             | 填报单位 | 文件类型 | 年度 | 含消防考核指标 | 有效 |
    | JB00-ZS-2026-001 | 我局     | 考核办法 | 2026 | 否             | 是   |
    | JB00-ZS-2025-001 | 我局     | 考核办法 | 2025 | 是             | 是   |
    | JB00-ZS-2026-002 | 我局     | 考核办法 | 2026 | 是             | 否   |
    | JB00-ZS-2026-003 | 我局     | 制度     | 2026 | 是             | 是   |
    """
    (finding,) = check.run("ZS-03", units=_BUREAU, stage=stage).findings
    assert (finding.place.cell, finding.message) == ("E2", "2026年的考核办法都没有消防考核指标")
    assert finding.level == level


def test_one_appraisal_with_fire_is_enough(check: Checker) -> None:
    """
    | 编号             | 填报单位 | 文件类型 | 年度 | 含消防考核指标 | 有效 |
    | JB00-ZS-2026-001 | 我局     | 考核办法 | 2026 | 否             | 是   |
    | JB00-ZS-2026-002 | 我局     | 考核办法 | 2026 | 是             | 是   |
    | GYS01-ZS-2026-01 | 绿化所   | 考核办法 | 2026 | 否             | 是   |
    """
    assert check("ZS-03", units=_BUREAU) == []


def test_a_unit_closed_in_the_year_need_not_sign(check: Checker) -> None:
    """
    | 编号             | 文件名称 | 文件类型 | 年度 | 适用单位 | 有效 |
    | JB00-ZS-2026-001 | 责任书   | 责任书 | 2026 | 碧波二园 | 是 |
    """
    closed = Unit("X1", "清源", kind="park", must_report=True, closed_on=date(2026, 6, 30))
    there = Unit("X2", "碧波一园", kind="park", must_report=True)
    signed = Unit("X3", "碧波二园", kind="park", must_report=True)
    for units, count in (([closed, signed], 0), ([closed, signed, there], 1)):
        found = check("ZS-02", units=["JB00"], register=UnitRegister(units))
        assert len(found) == count
