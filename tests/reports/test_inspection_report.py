"""D03: each sentence in its zero, partial and full form; tables that add up to the text."""

# ruff: noqa: E501 - a sheet is as wide as it is

import re

from tests.reports.conftest import Office
from tests.reports.reading import line_with, lines_of, table_headed, text_of

RATE_OF_NOTHING = re.compile(r"整改率|100%|0/0|—%|None|nan")


def test_no_inspection_is_said_and_nothing_is_counted(office: Office) -> None:
    text = text_of(office("D03"))
    assert "截至3月31日，台账中没有本期的安全检查记录，也没有本期发现的安全隐患。" in text
    assert "带队" not in text
    assert RATE_OF_NOTHING.search(text.partition("特此报告。")[0]) is None


def test_inspections_that_found_nothing(office: Office) -> None:
    """
    JC:
    | 检查编号         | 检查日期   | 检查主题 | 被检查单位 | 检查点位 | 带队人 | 检查人次 |
    | JB00-JC-2026-001 | 2026-03-05 | 节前检查 | 绿化所     | 东大门   | 李某   | 3        |
    | JB00-JC-2026-002 | 2026-03-05 | 节前检查 | 绿化所     | 仓库     | 李某   | 4        |
    """
    path = office("D03")
    assert line_with(path, "全系统组织安全检查") == (
        "截至3月31日，全系统组织安全检查2次，出动7人次，检查单位1家次、点位2处，未发现安全隐患。"
    )
    told, _, table = text_of(path).partition("特此报告。")
    assert RATE_OF_NOTHING.search(told) is None
    assert not re.search("100%|None|nan", table)
    assert "隐患清单" not in table
    assert "本期未发现安全隐患，没有需要整改的事项。" in lines_of(path)


def test_everything_rectified(office: Office) -> None:
    """
    JC:
    | 检查编号         | 检查日期   | 被检查单位 | 检查点位 | 检查人次 |
    | JB00-JC-2026-001 | 2026-03-05 | 绿化所     | 东大门   | 3        |

    YH:
    | 隐患编号         | 发现日期   | 隐患单位 | 隐患类别 | 隐患级别 | 整改期限   | 整改完成日期 | 状态   |
    | JB00-YH-2026-001 | 2026-03-05 | 绿化所   | 消防设施 | 一般     | 2026-03-20 | 2026-03-18   | 已销号 |
    | JB00-YH-2026-002 | 2026-03-05 | 绿化所   | 电气线路 | 一般     | 2026-03-20 | 2026-03-31   | 已销号 |
    """
    path = office("D03")
    assert line_with(path, "出动3人次").endswith("发现隐患2处，已全部整改到位，整改率100%。")
    told = line_with(path, "本期发现的2处")
    assert told.startswith("截至3月31日，本期发现的2处隐患已全部整改到位，整改率100%。")
    assert "按期完成整改1处，按期整改率50.0%" in told
    assert not re.search("正在整改|逾期|移送", text_of(path).partition("特此报告。")[0])


def test_some_still_being_rectified_within_their_time(office: Office) -> None:
    """
    YH:
    | 发现日期   | 隐患单位 | 隐患类别 | 隐患级别 | 整改期限   | 整改完成日期 | 状态   |
    | 2026-03-05 | 绿化所   | 消防设施 | 一般     | 2026-03-20 | 2026-03-18   | 已销号 |
    | 2026-03-06 | 东湖公园 | 消防设施 | 一般     | 2026-04-15 |              | 整改中 |
    | 2026-03-07 | 东湖公园 | 电气线路 | 一般     | 2026-04-10 |              | 待整改 |
    """
    path = office("D03", as_of="2026-04-08")
    assert line_with(path, "本期发现的3处").startswith(
        "截至3月31日，本期发现的3处隐患已整改1处，整改率33.3%；"
        "其余2处正在整改，计划于2026年4月15日前完成。"
    )
    assert line_with(path, "没有本期的安全检查").endswith("，发现隐患3处，已整改1处，整改率33.3%。")
    assert line_with(path, "对尚未整改完成的隐患")
    assert "逾期" not in line_with(path, "本期发现的3处")


def test_an_overdue_danger_has_no_planned_day_in_the_past(office: Office) -> None:
    """
    YH:
    | 发现日期   | 隐患单位 | 隐患类别 | 隐患级别 | 整改期限   | 整改完成日期 | 状态   |
    | 2026-03-05 | 绿化所   | 消防设施 | 一般     | 2026-03-20 | 2026-03-18   | 已销号 |
    | 2026-03-06 | 东湖公园 | 消防设施 | 一般     | 2026-03-25 |              | 整改中 |
    """
    path = office("D03")
    told = line_with(path, "本期发现的2处")
    assert "；其余1处正在整改，其中1处超过整改期限（最长逾期6天），〔督办情况待补充〕。" in told
    assert "计划于" not in told
    assert [row["逾期天数"] for row in table_headed(path, "序号")] == ["", "6"]


def test_open_dangers_in_time_overdue_and_without_a_day(office: Office) -> None:
    """
    YH:
    | 发现日期   | 隐患单位 | 隐患级别 | 整改期限   | 状态   |
    | 2026-03-05 | 绿化所   | 一般     | 2026-04-20 | 整改中 |
    | 2026-03-06 | 东湖公园 | 一般     | 2026-03-25 | 整改中 |
    | 2026-03-07 | 东湖公园 | 一般     | 2026-03-28 | 整改中 |
    | 2026-03-08 | 东湖公园 | 一般     |            | 整改中 |
    """
    assert (
        "；其余4处正在整改，其中1处在整改期限内，计划于2026年4月20日前完成，"
        "2处超过整改期限（最长逾期6天），〔督办情况待补充〕，1处没有明确整改期限。"
    ) in line_with(office("D03"), "本期发现的4处")


def test_dangers_of_earlier_periods_that_are_overdue(office: Office) -> None:
    """
    YH:
    | 发现日期   | 隐患单位 | 隐患级别 | 整改期限   | 状态   |
    | 2026-02-05 | 绿化所   | 一般     | 2026-03-21 | 整改中 |
    """
    path = office("D03", period="2026-03")
    assert line_with(path, "以前发现").startswith(
        "以前发现、至今逾期未整改的隐患1处（最长逾期10天）"
    )
    assert "发现隐患1处" not in text_of(path)


def test_an_extended_danger_is_not_overdue_before_its_new_day(office: Office) -> None:
    """
    YH:
    | 发现日期   | 隐患单位 | 隐患类别 | 隐患级别 | 整改期限   | 延期至     | 整改完成日期 | 状态 |
    | 2026-03-06 | 东湖公园 | 建（构）筑物 | 一般 | 2026-03-25 | 2026-04-20 |              | 延期 |
    """
    path = office("D03")
    line = line_with(path, "本期发现的1处")
    assert "计划于2026年4月20日前完成" in line
    assert line.endswith("。经批准延期整改1处。")
    assert "超过整改期限" not in line
    (row,) = table_headed(path, "序号")
    assert (row["期限"], row["逾期天数"]) == ("2026-04-20", "")


def test_a_transferred_danger_is_neither_open_nor_overdue(office: Office) -> None:
    """
    YH:
    | 发现日期   | 隐患单位 | 隐患类别 | 隐患级别 | 整改期限   | 整改完成日期 | 状态 |
    | 2026-03-06 | 东湖公园 | 消防设施 | 一般     | 2026-03-10 |              | 移送 |
    """
    path = office("D03")
    line = line_with(path, "本期发现的1处")
    assert "移送其他部门处理1处" in line
    assert not re.search("正在整改|逾期|全部整改", line)
    assert table_headed(path, "序号")[0]["逾期天数"] == ""


def test_a_failed_review_is_open_in_text_and_in_the_list(office: Office) -> None:
    """
    YH:
    | 发现日期   | 隐患单位 | 隐患级别 | 整改期限   | 整改完成日期 | 复查结论 | 状态       |
    | 2026-03-06 | 东湖公园 | 一般     | 2026-03-21 | 2026-03-20   | 不合格   | 复查不合格 |
    """
    path = office("D03")
    assert "已整改0处，整改率0.0%；其余1处正在整改" in line_with(path, "本期发现的1处")
    assert "最长逾期10天" in line_with(path, "本期发现的1处")
    assert table_headed(path, "序号")[0]["逾期天数"] == "10"


def test_major_dangers_are_told_one_by_one(office: Office) -> None:
    """
    YH:
    | 发现日期   | 隐患单位 | 隐患地点 | 隐患描述         | 隐患类别 | 隐患级别 | 整改措施 | 整改期限   | 整改完成日期 | 整改资金（万元） | 状态   |
    | 2026-02-10 | 东湖公园 | 泵房     | 水泵无漏电保护。 | 电气线路 | 重大     | 更换     | 2026-05-31 |              | 3.5              | 整改中 |
    | 2026-02-11 | 绿化所   | 仓库     | 灭火器过期       | 消防设施 | 一般     | 更换     | 2026-03-01 | 2026-02-20   | 0.2              | 已销号 |
    """
    path = office("D03")
    lines = lines_of(path)
    assert lines[lines.index("重大隐患情况如下：") + 1] == (
        "1.东湖公园泵房：水泵无漏电保护。2026年2月10日发现，整改期限为2026年5月31日，"
        "目前状态为整改中。"
    )
    assert "其中一般隐患1处、重大隐患1处。" in line_with(path, "按类别分")
    assert "重大隐患1处，已整改0处，整改率0.0%；尚未整改的列入治理计划1处。" in lines
    first_case = lines[lines.index("四、典型问题剖析") + 1]
    assert first_case.startswith("1.东湖公园泵房：水泵无漏电保护。整改措施：更换。")


def test_money_for_major_dangers_is_not_the_money_for_all(office: Office) -> None:
    """
    YH:
    | 发现日期   | 隐患单位 | 隐患级别 | 整改资金（万元） |
    | 2026-02-10 | 东湖公园 | 重大     | 3.5              |
    | 2026-02-11 | 绿化所   | 一般     | 0.2              |
    """
    path = office("D03")
    claim = re.search(r"重大隐患1处，已整改0处，落实治理资金([\d.]+)万元", text_of(path))
    assert claim is None or claim[1] == "3.50"
    *units, total = table_headed(path, "单位")
    (money,) = [column for column in total if "治理资金" in column]
    assert sum(float(row[money]) for row in units) == float(total[money])


def test_what_last_year_left_is_told_apart(office: Office) -> None:
    """
    YH:
    | 发现日期   | 隐患单位 | 隐患级别 | 整改期限   | 整改完成日期 | 状态   |
    | 2025-11-03 | 东湖公园 | 一般     | 2026-01-20 | 2026-01-15   | 已销号 |
    | 2025-12-03 | 东湖公园 | 一般     | 2026-04-20 |              | 整改中 |
    | 2025-10-03 | 东湖公园 | 一般     | 2025-10-20 | 2025-10-15   | 已销号 |
    | 2026-03-01 | 东湖公园 | 一般     | 2026-03-10 | 2026-03-09   | 已销号 |
    """
    path = office("D03")
    assert "上年结转隐患2处，已整改1处，未整改1处，不计入本期发现数。" in lines_of(path)
    assert len(table_headed(path, "序号")) == 1
    assert "发现隐患1处" in line_with(path, "按类别分")


def test_tables_add_up_to_the_text(office: Office) -> None:
    """
    YH:
    | 隐患编号         | 发现日期   | 隐患单位 | 隐患类别 | 隐患级别 | 整改措施 | 整改责任人 | 整改期限   | 整改完成日期 | 整改资金（万元） | 状态   |
    | JB00-YH-2026-001 | 2026-01-05 | 东湖公园 | 消防设施 | 一般     | 更换     | 孙某       | 2026-01-20 | 2026-01-18   | 0.1              | 已销号 |
    | JB00-YH-2026-002 | 2026-02-05 | 绿化所   | 消防设施 | 重大     | 重装     | 孙某       | 2026-04-20 |              | 2                | 整改中 |
    | JB00-YH-2026-003 | 2026-02-06 | 绿化所   | 电气线路 | 重大     | 更换     | 孙某       | 2026-03-20 | 2026-03-18   |                  | 已销号 |
    | JB00-YH-2026-004 | 2026-03-06 | 绿化所   | 水域安全 | 一般     | 围挡     | 孙某       | 2026-03-30 |              | 0.3              | 待整改 |
    | JB00-YH-2026-005 | 2026-03-07 | 东湖公园 | 其他     | 一般     | 清理     | 孙某       | 2026-03-30 | 2026-03-09   |                  | 已销号 |
    | JB00-YH-2026-006 | 2026-03-08 | 东湖公园 | 其他     | 一般     | 清理     | 孙某       | 2026-03-30 |              | 9                | 撤销   |
    | JB00-YH-2025-007 | 2025-12-08 | 东湖公园 | 其他     | 一般     | 清理     | 孙某       | 2026-01-30 | 2026-01-09   |                  | 已销号 |
    """
    path = office("D03")
    *units, total = table_headed(path, "单位")
    parts = {row["单位"]: row for row in units}
    assert set(parts) == {"东湖公园", "示例区绿化管理所"}
    for column in ("一般隐患/排查数", "一般隐患/已整改数", "重大隐患/排查数", "重大隐患/已整改数"):
        assert sum(int(row[column]) for row in units) == int(total[column]), column
    assert (total["一般隐患/排查数"], total["重大隐患/排查数"]) == ("3", "2")
    text = line_with(path, "按类别分")
    assert text.startswith("本期发现隐患5处，其中一般隐患3处、重大隐患2处。")
    assert sum(map(int, re.findall(r"[^现患]处?(\d+)处，占", text))) == 5
    listed = table_headed(path, "序号")
    assert [row["序号"] for row in listed] == ["1", "2", "3", "4", "5"]
    assert listed[-1]["隐患编号"] == "JB00-YH-2026-005"
    assert (parts["东湖公园"]["一般隐患/整改率"], parts["东湖公园"]["重大隐患/整改率"]) == (
        "100%",
        "—",
    )


def test_kinds_beyond_the_fifth_are_summed_up(office: Office) -> None:
    """
    YH:
    | 发现日期   | 隐患类别 |
    | 2026-01-05 | 消防设施 |
    | 2026-01-05 | 消防设施 |
    | 2026-01-05 | 电气线路 |
    | 2026-01-05 | 水域安全 |
    | 2026-01-05 | 机械设备 |
    | 2026-01-05 | 制度台账 |
    | 2026-01-05 | 教育培训 |
    | 2026-01-05 |          |
    """
    assert line_with(office("D03"), "按类别分").endswith(
        "按类别分，消防设施2处，占25.0%；电气线路1处，占12.5%；机械设备1处，占12.5%；"
        "水域安全1处，占12.5%；制度台账1处，占12.5%；其他类别2处，占25.0%。"
    )


def test_days_on_which_the_principals_led_a_fire_inspection(office: Office) -> None:
    """
    JC:
    | 检查日期   | 检查类型 | 组织层级   | 检查主题 | 被检查单位 | 检查点位 | 带队人 | 带队人职务类别 | 业务领域 | 检查人次 |
    | 2026-03-12 | 带队督导 | 局（系统） | 消防督导 | 东湖公园   | 泵房     | 陈某   | 主要领导       | 消防     | 3        |
    | 2026-03-12 | 带队督导 | 局（系统） | 消防督导 | 绿化所     | 仓库     | 陈某   | 主要领导       | 消防     | 3        |
    | 2026-01-08 | 带队督导 | 局（系统） | 节前检查 | 绿化所     | 仓库     | 陈某   | 主要领导       | 消防     | 3        |
    | 2026-02-08 | 带队督导 | 局（系统） | 节前检查 | 绿化所     | 仓库     | 王某   | 分管领导       | 消防     | 3        |
    """
    path = office("D03")
    assert line_with(path, "年内主要领导") == (
        "年内主要领导带队检查督导消防安全2次（1月8日、3月12日）。"
    )
    assert "4次（其中局领导带队4次）" in line_with(path, "全系统组织安全检查")


def test_a_later_quarter_tells_led_inspections_of_the_whole_year(office: Office) -> None:
    """
    JC:
    | 检查日期   | 组织层级   | 带队人 | 带队人职务类别 | 业务领域 |
    | 2026-03-12 | 局（系统） | 陈某   | 主要领导       | 消防     |
    """
    path = office("D03", period="2026-Q2", as_of="2026-07-02")
    assert "年内主要领导带队检查督导消防安全1次（3月12日）。" in lines_of(path)
    assert "台账中没有本期的安全检查记录" in text_of(path)


def test_a_unit_nobody_knows_stands_under_its_own_name(office: Office) -> None:
    """
    YH:
    | 发现日期   | 隐患单位     | 隐患级别 |
    | 2026-03-06 | 西郊木材商行 | 一般     |
    | 2026-03-07 |              | 一般     |
    """
    *units, _ = table_headed(office("D03"), "单位")
    assert [row["单位"] for row in units] == ["西郊木材商行", "示例区绿化和市容管理局"]


def test_the_head_says_period_days_and_the_day_of_reckoning(office: Office) -> None:
    path = office("D03", as_of="2026-03-10")
    text = text_of(path)
    assert "示例区绿化和市容管理局\n关于2026年一季度安全生产检查情况的报告\n" in text
    assert line_with(path, "统计口径：").startswith(
        "以上数据统计期为2026年1月1日至2026年3月31日，截至日期为2026年3月10日。"
    )
    assert "\n区安委办：\n" in text
    assert "\n特此报告。\n" in text
