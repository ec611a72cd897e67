import pytest

from gsafety_xl.rules.campaign import fire_campaigns
from gsafety_xl.schema import load_catalogue
from gsafety_xl.schema.parameter_values import with_values
from tests.conftest import Checker


def test_the_bureau_runs_a_fire_campaign_of_its_own(check: Checker) -> None:
    """
    | 编号 | 填报单位 | 业务领域 | 组织层级     | 是否承接上级部署 | 本局方案文号 | 开始日期   | 结束日期   | 状态   |
    | 1    | 我局     | 安全     | 局（系统）   | 否               | 1号          | 2026-03-01 | 2026-04-01 | 实施中 |
    | 2    | 我局     | 消防     | 区级部门组织 | 是               | 2号          | 2026-03-01 | 2026-04-01 | 实施中 |
    | 4    | 我局     | 消防     | 局（系统）   | 否               | 4号          | 2026-03-01 | 2026-04-01 | 拟定   |
    | 5    | 我局     | 消防     | 局（系统）   | 否               | 5号          | 2025-03-01 | 2025-04-01 | 已完成 |
    | 6    | 绿化所   | 消防     | 局（系统）   | 否               | 6号          | 2026-03-01 | 2026-04-01 | 实施中 |
    """
    found = check.run("ZX-01", units=["JB00"]).findings
    assert [(item.place.cell, item.level, item.message) for item in found] == [
        ("", "I", "2026年系统内消防专项治理 0 次，要求 1 次，还差 1 次")
    ]


def test_a_campaign_without_its_scheme_is_not_missed_as_well(check: Checker) -> None:
    """
    | 编号 | 填报单位 | 业务领域 | 组织层级   | 本局方案文号 | 开始日期   | 结束日期   | 状态   |
    | 1    | 我局     | 消防     | 局（系统） |              | 2026-03-01 | 2026-04-01 | 实施中 |
    """
    found = check.run("ZX-01", "ZX-02", units=["JB00"], as_of="2026-03-10").findings
    assert [item.message for item in found] == ["局组织的专项未填写本局方案文号"]


def test_at_year_end_a_campaign_must_be_done_and_summed_up(check: Checker) -> None:
    """
    | 编号             | 业务领域   | 组织层级   | 整治类型 | 是否承接上级部署 | 本局方案文号 | 开始日期   | 结束日期   | 总结日期   | 状态   |
    | JB00-ZX-2026-001 | 消防       | 局（系统） | 消防专项治理 | 否           | 1号          | 2026-05-10 | 2026-08-31 |            | 实施中 |
    | JB00-ZX-2026-002 | 安全、消防 | 局（系统） | 消防专项治理 | 否           | 2号          | 2026-05-10 | 2026-08-31 |            | 已完成 |
    """
    assert check("ZX-01", units=["JB00"], as_of="2026-12-31") == []
    (finding,) = check.run("ZX-01", units=["JB00"], as_of="2026-12-31", stage="year-end").findings
    assert (finding.place.cell, finding.level, finding.unit) == ("D1", "E", "JB00")
    assert finding.message == (
        "2026年系统内消防专项治理 0 次，要求 1 次，还差 1 次（另有 2 次没有完成或没有总结，不计）"
    )
    check.docstring += (
        "| JB00-ZX-2026-003 | 消防 | 局（系统） | 消防专项治理 | 是 | 3号 "
        "| 2025-12-10 | 2026-01-31 | 2026-02-09 | 已完成 |"
    )
    assert check("ZX-01", units=["JB00"], as_of="2026-12-31", stage="year-end") == []


@pytest.mark.parametrize(("counts", "number"), [(True, 1), (False, 0)])
def test_the_bureau_decides_whether_campaigns_from_above_count(
    check: Checker, *, counts: bool, number: int
) -> None:
    """
    | 编号             | 填报单位 | 业务领域 | 组织层级   | 是否承接上级部署 | 本局方案文号 | 开始日期   | 结束日期   | 状态   |
    | JB00-ZX-2026-003 | 我局     | 消防     | 局（系统） | 是               | 3号          | 2026-05-10 | 2026-08-31 | 已完成 |
    """
    name = "campaign.count_superior_with_own_plan"
    check.catalogue = with_values(load_catalogue(), {name: counts})
    assert len(check("ZX-01", units=["JB00"])) == 1 - number
    (table,) = check.tables
    assert len(fire_campaigns(table, check.context(units=["JB00"]))) == number


def test_a_unit_does_not_owe_the_bureaus_campaigns(check: Checker) -> None:
    """
    | 编号 | 组织层级 | 业务领域 |
    """
    result = check.run("ZX-01", "ZX-04", stage="year-end")
    assert result.states == {"ZX-01": "not applicable", "ZX-04": "not applicable"}


def test_a_campaign_of_the_bureau_has_a_scheme_and_a_summary(check: Checker) -> None:
    """
    | 编号             | 组织层级   | 本局方案文号 | 结束日期   | 总结文号 | 总结日期 | 状态   |
    | JB00-ZX-2026-001 | 局（系统） |              | 2026-05-31 |          |          | 实施中 |
    | JB00-ZX-2026-002 | 局（系统） | 2号          | 2026-05-30 |          |          | 实施中 |
    | JB00-ZX-2026-003 | 下属单位   |              | 2026-05-01 |          |          | 实施中 |
    | JB00-ZX-2026-004 | 局（系统） | 4号          | 2026-05-01 |          |          | 中止   |
    | JB00-ZX-2026-005 | 局（系统） | 5号          | 2026-05-01 |          |          | 已完成 |
    """
    found = check.run("ZX-02", units=["JB00"]).findings
    assert [(item.place.cell, item.level, item.message) for item in found] == [
        ("C2", "E", "局组织的专项未填写本局方案文号"),
        ("F3", "W", "专项结束 31 天，超过 30 天还没有填写总结日期"),
    ]
    late = check.run("ZX-02", units=["JB00"], stage="year-end").findings[-1]
    assert late.level == "E"


def test_a_campaign_summed_up_passes(check: Checker) -> None:
    """
    | 编号             | 组织层级   | 本局方案文号 | 结束日期   | 总结文号 | 总结日期   | 状态   |
    | JB00-ZX-2026-001 | 局（系统） | 1号          | 2026-03-31 | 9号      | 2026-04-10 | 已完成 |
    """
    assert check("ZX-02", units=["JB00"]) == []


_LEDGERS = """
ZX {unit}:
| 编号              | 组织层级 | 检查单位数 | 发现隐患数 | 已整改数 |
| GYS01-ZX-2026-001 | {tier}   | {numbers}          |
JC GYS01:
| 编号              | 专项编号          | 检查日期   | 被检查单位 |
| GYS01-JC-2026-001 | GYS01-ZX-2026-001 | 2026-04-01 | 东湖公园   |
| GYS01-JC-2026-002 | GYS01-ZX-2026-001 | 2026-04-01 | 东湖公园   |
| GYS01-JC-2026-003 | GYS01-ZX-2026-001 | 2026-04-02 | 东湖公园   |
| GYS01-JC-2026-004 |                   | 2026-04-02 | 绿化所     |
YH GYS01:
| 编号              | 检查编号          | 整改完成日期 | 状态   |
| GYS01-YH-2026-001 | GYS01-JC-2026-001 | 2026-04-03   | 已销号 |
| GYS01-YH-2026-002 | GYS01-JC-2026-003 |              | 整改中 |
| GYS01-YH-2026-003 | GYS01-JC-2026-004 |              | 整改中 |
"""


def test_the_numbers_of_a_campaign_add_up(check: Checker) -> None:
    check.docstring = _LEDGERS.format(unit="GYS01", tier="下属单位", numbers="3 | 3 | 0")
    assert check("ZX-03") == [
        "05专项整治!C2 检查单位数填 3，按专项编号汇总是 2",
        "05专项整治!D2 发现隐患数填 3，按专项编号汇总是 2",
        "05专项整治!E2 已整改数填 0，按专项编号汇总是 1",
    ]
    check.docstring = _LEDGERS.format(unit="GYS01", tier="下属单位", numbers="2 | 2 | 1")
    assert check("ZX-03") == []


def test_an_inspection_that_cannot_be_cited_leaves_its_campaign_alone(check: Checker) -> None:
    check.docstring = _LEDGERS.format(unit="GYS01", tier="下属单位", numbers="2 | 2 | 1")
    check.docstring = check.docstring.replace("| GYS01-JC-2026-001 |", "| |", 1)
    assert [item.rule for item in check.run("C-01", "ZX-03", "C-07").findings] == ["C-01"]


def test_a_campaign_of_the_bureau_is_compared_in_the_whole_only(check: Checker) -> None:
    check.docstring = _LEDGERS.format(unit="GYS01", tier="局（系统）", numbers="3 | 2 | 1")
    assert check("ZX-03") == []
    assert len(check("ZX-03", whole=True)) == 1


def test_a_campaign_that_no_inspection_cites(check: Checker) -> None:
    """
    ZX:
    | 编号              | 组织层级 | 检查单位数 | 发现隐患数 |
    | GYS01-ZX-2026-001 | 下属单位 | 3          | 3          |
    | GYS01-ZX-2026-002 | 下属单位 | 0          | 0          |
    JC:
    | 编号              | 专项编号 | 检查日期   | 被检查单位 |
    | GYS01-JC-2026-001 |          | 2026-04-01 | 东湖公园   |
    YH:
    | 编号              | 检查编号 |
    """
    assert check("ZX-03") == [
        "05专项整治!A2 安全检查台账中没有填写专项编号 GYS01-ZX-2026-001 的检查，数字无从核对"
    ]
    check.docstring = check.docstring.replace("专项编号", "检查主题")
    assert check("ZX-03") == []


def test_inspections_without_a_column_are_not_counted_at_all(check: Checker) -> None:
    check.docstring = _LEDGERS.format(unit="GYS01", tier="下属单位", numbers="3 | 3 | 0")
    check.docstring = check.docstring.replace("| 检查日期   |", "| 天气       |")
    assert check("ZX-03") == []


def test_the_bureau_joins_both_seasonal_campaigns(check: Checker) -> None:
    """
    | 编号             | 填报单位 | 整治类型     | 开始日期   | 结束日期   |
    | JB00-ZX-2026-001 | 我局     | 冬春火灾防控 | 2025-11-15 | 2026-03-15 |
    | JB00-ZX-2026-002 | 我局     | 夏季消防     | 2025-06-01 | 2025-09-15 |
    | GYS01-ZX-2026-01 | 绿化所   | 夏季消防     | 2026-06-01 | 2026-09-15 |
    """
    found = check.run("ZX-04", units=["JB00"]).findings
    assert [(item.place.cell, item.level, item.message) for item in found] == [
        ("C1", "I", "2026年“夏季消防”专项 0 条，要求 1 条")
    ]
    (finding,) = check.run("ZX-04", units=["JB00"], stage="year-end").findings
    assert finding.level == "E"


def test_both_seasonal_campaigns_joined(check: Checker) -> None:
    """
    | 编号             | 填报单位 | 整治类型     | 开始日期   | 结束日期   |
    | JB00-ZX-2026-001 | 我局     | 今冬明春火灾防控 | 2026-11-15 | 2027-03-15 |
    | JB00-ZX-2026-002 | 我局     | 夏季消防     | 2026-06-01 | 2026-09-15 |
    """
    assert check("ZX-04", units=["JB00"], stage="year-end") == []


def test_a_campaign_from_above_was_handed_down_and_answered(check: Checker) -> None:
    """
    ZX:
    | 编号             | 填报单位 | 是否承接上级部署 | 上级文号             | 状态   |
    | JB00-ZX-2026-001 | 我局     | 是               | 区消防委〔2026〕6号  | 实施中 |
    | JB00-ZX-2026-002 | 我局     | 是               | 区安委办〔2026〕7 号 | 已完成 |
    | JB00-ZX-2026-003 | 我局     | 是               | 区府办〔2026〕8号    | 已完成 |
    | JB00-ZX-2026-004 | 我局     | 否               | 区安委办〔2026〕1号  | 已完成 |
    | JB00-ZX-2026-005 | 我局     | 是               | 区安委办〔2026〕9号  | 实施中 |
    JB:
    | 编号             | 来文号              | 是否要求反馈 | 反馈文号 |
    | JB00-JB-2026-001 | 区安委办〔2026〕7号 | 是           |          |
    | JB00-JB-2026-002 | 区安委办〔2026〕9号 | 是           |          |
    """
    assert check("ZX-05", units=["JB00"]) == [
        "05专项整治!D2 交办事项台账中没有来文号“区消防委〔2026〕6号”",
        "05专项整治!D3 专项已完成，交办事项 JB00-JB-2026-001 还没有反馈文号",
    ]


@pytest.mark.parametrize("answer", ["是 | 12号", "否 |"])
def test_a_campaign_answered_or_without_need_of_an_answer(check: Checker, answer: str) -> None:
    """
    ZX:
    | 编号             | 填报单位 | 是否承接上级部署 | 上级文号            | 状态   |
    | JB00-ZX-2026-002 | 我局     | 是               | 区安委办〔2026〕7号 | 已完成 |
    JB:
    | 编号             | 来文号              | 是否要求反馈 | 反馈文号 |
    """
    check.docstring += f"| JB00-JB-2026-001 | 区安委办〔2026〕7号 | {answer} |"
    assert check("ZX-05", units=["JB00"]) == []
