"""D22: one notice for each number, with every site and hidden danger of its inspections."""

# ruff: noqa: E501 - a sheet is as wide as it is

from tests.reports.conftest import Office
from tests.reports.reading import line_with, lines_of, text_of


def test_inspections_under_one_number_make_one_notice(office: Office) -> None:
    """
    JC:
    | 检查编号         | 检查日期   | 检查主题 | 被检查单位 | 检查点位 | 检查人员   | 检查结论         | 整改通知书号  | 整改期限   |
    | JB00-JC-2026-001 | 2026-03-05 | 节前检查 | 东湖公园   | 东大门   | 李某、王某 | 发现隐患限期整改 | 整〔2026〕3号 | 2026-03-20 |
    | JB00-JC-2026-002 | 2026-03-05 | 节前检查 | 东湖公园   | 泵房     | 李某、王某 | 发现隐患限期整改 | 整〔2026〕3号 | 2026-03-25 |
    | JB00-JC-2026-003 | 2026-03-06 | 节前检查 | 绿化所     | 仓库     | 李某       | 发现隐患限期整改 | 整〔2026〕4号 | 2026-03-26 |

    YH:
    | 隐患编号         | 检查编号         | 隐患单位 | 隐患地点 | 隐患描述       | 违反依据       | 隐患级别 | 整改措施     | 整改责任人 | 整改期限   |
    | JB00-YH-2026-001 | JB00-JC-2026-001 | 东湖公园 | 配电间   | 灭火器过期     | 消防法第十六条 | 一般     | 更换灭火器。 | 孙某       | 2026-03-20 |
    | JB00-YH-2026-002 | JB00-JC-2026-002 | 东湖公园 | 泵房     | 电线私拉乱接。 |                | 重大     | 拆除         | 钱某       | 2026-03-25 |
    """
    first, second = office.render("D22").paths
    assert first.name == "隐患整改通知书_整〔2026〕3号_东湖公园.docx"
    assert second.name == "隐患整改通知书_整〔2026〕4号_示例区绿化管理所.docx"
    lines = lines_of(first)
    assert lines.count("整〔2026〕3号") == 1
    assert "东湖公园：" in lines
    assert (
        "2026年3月5日，我局组织节前检查，对你单位东大门、泵房进行了检查（检查人员：李某、王某）。"
        "检查发现安全隐患2处，现将有关问题和整改要求通知如下。"
    ) in lines
    assert "1.配电间：灭火器过期（依据：消防法第十六条）。" in lines
    assert "2.泵房：电线私拉乱接，属重大隐患。" in lines
    assert "于2026年3月25日前完成" in line_with(first, "立即组织整改")
    assert "1.更换灭火器（责任人：孙某，期限：2026年3月20日）。" in lines
    assert "文书编号|整〔2026〕3号" in lines


def test_hidden_dangers_not_yet_entered_are_asked_for(office: Office) -> None:
    """
    JC:
    | 检查编号         | 检查日期   | 检查主题 | 被检查单位 | 检查点位 | 检查情况         | 检查结论 | 整改通知书号 |
    | JB00-JC-2026-001 | 2026-03-05 | 节前检查 | 东湖公园   | 东大门   | 配电箱门未关闭。 | 限期整改 |              |
    """
    path = office("D22")
    assert path.name == "隐患整改通知书_JB00-JC-2026-001_东湖公园.docx"
    lines = lines_of(path)
    assert "〔隐患整改台账中没有引用本次检查的隐患，请登记后重新生成〕" in lines
    assert "检查情况：配电箱门未关闭。" in text_of(path)
    assert "〔待编号〕" in lines
    assert "于〔期限待定〕前完成" in line_with(path, "立即组织整改")
    assert "安全隐患0处" not in text_of(path)


def test_only_the_bureaus_inspections_of_the_period_that_set_a_day(office: Office) -> None:
    """
    JC:
    | 检查编号         | 检查日期   | 被检查单位 | 检查结论       |
    | JB00-JC-2026-001 | 2026-03-05 | 东湖公园   | 未发现问题     |
    | JB00-JC-2026-002 | 2026-03-05 | 东湖公园   | 已当场整改     |
    | JB00-JC-2026-003 | 2026-04-01 | 东湖公园   | 限期整改       |
    | JB00-JC-2026-004 |            | 东湖公园   | 限期整改       |

    JC GYS01:
    | 检查编号          | 检查日期   | 被检查单位 | 检查结论 |
    | GYS01-JC-2026-001 | 2026-03-05 | 绿化所     | 限期整改 |
    """
    rendered = office.render("D22")
    assert rendered.paths == []
    assert rendered.notes == ["2026年一季度没有需要生成的隐患整改通知书"]
    assert list(office.folder.iterdir()) == []


def test_a_withdrawn_danger_is_not_in_the_notice(office: Office) -> None:
    """
    JC:
    | 检查编号         | 检查日期   | 被检查单位 | 检查结论 |
    | JB00-JC-2026-001 | 2026-03-05 | 东湖公园   | 限期整改 |

    YH:
    | 隐患编号         | 检查编号         | 隐患单位 | 隐患描述   | 状态   |
    | JB00-YH-2026-001 | JB00-JC-2026-001 | 东湖公园 | 灭火器过期 | 待整改 |
    | JB00-YH-2026-002 | JB00-JC-2026-001 | 东湖公园 | 误报一处   | 撤销   |
    """
    text = text_of(office("D22"))
    assert "发现安全隐患1处" in text
    assert "误报一处" not in text


def test_names_that_windows_forbids_are_mended_and_never_collide(office: Office) -> None:
    """
    JC:
    | 检查编号         | 检查日期   | 被检查单位 | 检查结论 | 整改通知书号 |
    | JB00-JC-2026-001 | 2026-03-05 | 东湖公园   | 限期整改 | 整/2026:3号? |
    | JB00-JC-2026-002 | 2026-03-06 | 东湖公园   | 限期整改 | 整:2026/3号? |
    """
    paths = office.render("D22").paths
    assert paths[0].name == "隐患整改通知书_整_2026_3号__东湖公园.docx"
    assert len({path.name for path in paths}) == len(list(office.folder.iterdir())) == 2
    assert line_with(paths[0], "文书编号") == "文书编号|整/2026:3号?"


def test_it_is_no_act_of_law_enforcement(office: Office) -> None:
    """
    JC:
    | 检查编号         | 检查日期   | 被检查单位 | 检查结论 |
    | JB00-JC-2026-001 | 2026-03-05 | 东湖公园   | 限期整改 |
    """
    text = text_of(office("D22"))
    assert "示例区绿化和市容管理局\n安全隐患整改通知书" in text
    assert "责令限期整改指令书" not in text
    assert "行政处罚" not in text
    for blank in ("签收人|（签字）", "送达地点|", "送达人|（签字）"):
        assert blank in text
