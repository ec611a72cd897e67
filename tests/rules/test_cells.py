from datetime import date

import msgspec
import pytest

from gsafety_xl.model import Column, Ledgers, Reading, Table
from gsafety_xl.rules import run_rules
from gsafety_xl.schema import UnitRegister
from gsafety_xl.schema.specs import Choice
from tests.conftest import Checker


def test_days_that_cannot_be_read(check: Checker) -> None:
    """
    | 隐患编号          | 发现日期   |
    | GYS01-YH-2026-001 | 2026-02-30 |
    | GYS01-YH-2026-002 | 某天       |
    | GYS01-YH-2026-003 | 无         |
    | GYS01-YH-2026-004 | 3月上旬    |
    | GYS01-YH-2026-005 | 3.1-3.15   |
    """
    assert check("C-03", ledger="YH") == [
        "B2 发现日期“2026-02-30”不是存在的日期",
        "B3 发现日期“某天”不是日期",
        "B4 发现日期填的是“无”，日期列不接受",
        "B5 发现日期“3月上旬”不是具体日期",
        "B6 发现日期“3.1-3.15”是一段时间",
    ]


def test_days_that_can_be_read(check: Checker) -> None:
    """
    | 隐患编号          | 发现日期        | 整改期限 | 整改完成日期 |
    | GYS01-YH-2026-001 | 2026.3.5        | 20260401 |              |
    | GYS01-YH-2026-002 | ２０２６年３月５日 | 46113    | /            |
    """
    assert check("C-03", ledger="YH") == []


def test_days_out_of_reach(check: Checker) -> None:
    """
    | 隐患编号          | 发现日期   | 整改期限   |
    | GYS01-YH-2026-001 | 2026-07-01 | 2026-07-01 |
    | GYS01-YH-2026-002 | 1989-12-31 | 2036-05-01 |
    | GYS01-YH-2026-003 | 2026-06-30 | 1990-01-01 |
    """
    assert check("C-03", ledger="YH") == [
        "B2 发现日期“2026-07-01”晚于今天（2026-06-30）",
        "B3 发现日期“1989-12-31”超出合理范围（1990年至今后5年）",
        "C3 整改期限“2036-05-01”超出合理范围（1990年至今后5年）",
    ]


def test_a_drill_may_be_planned_but_not_done_in_the_future(check: Checker) -> None:
    """
    | 编号              | 演练日期   | 状态   |
    | GYS01-YL-2026-001 | 2026-09-01 | 计划   |
    | GYS01-YL-2026-002 | 2026-09-01 | 已实施 |
    """
    assert check("C-03", ledger="YL") == ["B3 演练日期“2026-09-01”晚于今天（2026-06-30）"]


def test_a_day_without_a_year_takes_the_headings(check: Checker) -> None:
    """
    | 检查编号          | 检查日期（2026年3月） |
    | GYS01-JC-2026-001 | 3月5日                |
    """
    (finding,) = check.run("C-03", ledger="JC").findings
    assert finding.level == "I"
    assert finding.message == "检查日期“3月5日”按表头或上一行推断为 2026-03-05"
    (row,) = check.tables[0]
    assert row.day("date") == date(2026, 3, 5)


def test_a_day_without_any_year_is_not_guessed(check: Checker) -> None:
    """
    | 检查编号          | 检查日期 |
    | GYS01-JC-2026-001 | 3月5日   |
    """
    check.run(ledger="JC")
    (table,) = check.tables
    table.columns["date"].readings = [Reading(problem="no_year")]
    (finding,) = run_rules(Ledgers([table]), check.context(), frozenset({"C-03"})).findings
    assert finding.message == "检查日期“3月5日”没有年份，表头也没有写年份"


def test_a_two_digit_year_is_understood_and_pointed_out_once(check: Checker) -> None:
    """
    | 检查编号          | 检查日期 |
    | GYS01-JC-2026-001 | 26.3.5   |
    | GYS01-JC-2026-002 | 27.3.5   |
    """
    result = check.run("C-03", ledger="JC")
    assert [(item.message, item.level) for item in result.findings] == [
        ("检查日期“26.3.5”只写了两位年份", "W"),
        ("检查日期“27.3.5”只写了两位年份", "W"),
        ("检查日期“27.3.5”晚于今天（2026-06-30）", "E"),
    ]


def test_choices_outside_their_list(check: Checker) -> None:
    """
    | 隐患编号          | 业务领域   | 隐患级别 | 状态   |
    | GYS01-YH-2026-001 | 安全、消方 | 特大     | #REF!  |
    """
    result = check.run("C-04", ledger="YH")
    assert [f"{item.place.cell} {item.message}" for item in result.findings] == [
        "B2 业务领域“安全、消方”不在可选范围内",
        "C2 隐患级别“特大”不在可选范围内",
        "D2 状态是错误值 #REF!",
    ]
    assert result.findings[1].fix == "从下拉清单选择：“一般”、“重大”"


def test_aliases_and_several_choices_are_understood(check: Checker) -> None:
    """
    | 隐患编号          | 业务领域           | 隐患级别 | 状态   |
    | GYS01-YH-2026-001 | 安全生产，消防安全 | 一般隐患 | 未整改 |
    """
    assert check("C-04", ledger="YH") == []


def test_a_document_number_has_its_form(check: Checker) -> None:
    """
    | 编号             | 发文字号            |
    | JB00-JH-2026-001 | ×绿容发[2026]第3号  |
    | JB00-JH-2026-002 | ×绿容发〔2026〕3号 |
    """
    assert check("C-04", ledger="JH") == ["B2 发文字号“×绿容发[2026]第3号”不合格式"]


def test_a_choice_nobody_may_use_any_more(check: Checker) -> None:
    """
    | 隐患编号          | 隐患级别 | 填报日期   |
    | GYS01-YH-2026-001 | 重大     | 2026-03-01 |
    | GYS01-YH-2026-002 | 重大     | 2026-02-28 |
    | GYS01-YH-2026-003 | 重大     |            |
    """
    levels = check.catalogue.codes["danger_level"]
    items = [Choice(key="major", label="重大", until=date(2026, 2, 28)), levels.items[0]]
    codes = {**check.catalogue.codes, "danger_level": msgspec.structs.replace(levels, items=items)}
    context = check.context()
    check.run(ledger="YH")
    context.catalogue = type(context.catalogue)(
        **{**vars(context.catalogue), "codes": codes},
    )
    found = run_rules(Ledgers(check.tables), context, frozenset({"C-04"})).findings
    assert [f"{item.place.cell} {item.message}" for item in found] == [
        "B2 隐患级别“重大”已于 2026-02-28 停用",
        "B4 隐患级别“重大”已于 2026-02-28 停用",
    ]


def test_a_name_that_two_units_share_has_both_as_candidates(check: Checker) -> None:
    """
    | 隐患编号          | 隐患单位 |
    | GYS01-YH-2026-001 | 绿管所   |
    """
    (finding,) = check.run("C-05", ledger="YH").findings
    assert (finding.level, finding.message) == ("E", "隐患单位“绿管所”对应多个单位")
    assert finding.fix == "写全称，可能是：“示例区绿化养护所”、“示例区绿化管理所”"


def test_units_that_nobody_knows(check: Checker) -> None:
    """
    | 隐患编号          | 隐患单位           |
    | GYS01-YH-2026-001 | 示例区绿化管理一所 |
    | GYS01-YH-2026-002 | ABC                |
    """
    result = check.run("C-05", ledger="YH")
    assert [f"{item.place.cell} {item.message}" for item in result.findings] == [
        "B2 隐患单位“示例区绿化管理一所”不在单位名册内",
        "B3 隐患单位“ABC”不在单位名册内，也没有相近的名称",
    ]
    assert "示例区绿化管理所" in result.findings[0].fix


def test_units_by_code_name_or_alias(check: Checker) -> None:
    """
    | 隐患编号          | 填报单位 | 隐患单位             |
    | GYS01-YH-2026-001 | 绿化所   | ××区绿化管理所       |
    | GYS01-YH-2026-002 | GYS01    | 示例区绿化和市容管理局 |
    """
    assert check("C-05", ledger="YH") == []


def test_without_a_register_units_are_text(check: Checker) -> None:
    """
    | 隐患编号          | 隐患单位     |
    | GYS01-YH-2026-001 | 谁也不知道的 |
    """
    assert check("C-05", ledger="YH", register=UnitRegister([])) == []


def test_numbers_that_are_not(check: Checker) -> None:
    """
    | 检查编号          | 检查人次 | 发现隐患数 | 其中重大隐患数 |
    | GYS01-JC-2026-001 | 约3人    | 无         | 0              |
    | GYS01-JC-2026-002 | 2.5      | -1         | 0              |
    | GYS01-JC-2026-003 | 见附件表 | 3          | 4              |
    """
    assert check("C-06", ledger="JC") == [
        "B2 检查人次“约3人”是约数",
        "C2 发现隐患数填的是“无”，数量列不接受",
        "B3 检查人次“2.5”不是整数",
        "C3 发现隐患数“-1”是负数",
        "B4 检查人次“见附件表”不是数",
        "D4 其中重大隐患数（4）大于发现隐患数（3）",
    ]


def test_numbers_within_bounds_and_parts_within_wholes(check: Checker) -> None:
    """
    | 编号              | 事故起数 | 其中火灾起数 | 直接经济损失（万元） |
    | GYS01-ST-2026-001 | 1        | 1            | 35000元              |
    | GYS01-ST-2026-002 | 1        | 2            | 1,234.5              |
    """
    assert check("C-06", ledger="ST") == ["C3 其中火灾起数（2）大于事故起数（1）"]


@pytest.mark.parametrize(
    ("year", "found"),
    [
        ("2019", ["B2 计划年度“2019”小于 2020"]),
        ("2020", []),
        ("2100", []),
        ("2101", ["B2 计划年度“2101”大于 2100"]),
    ],
)
def test_bounds_belong_to_the_range(check: Checker, year: str, found: list[str]) -> None:
    """
    | 编号             | 计划年度 |
    | JB00-JH-2026-001 | YEAR     |
    """
    check.docstring = check.docstring.replace("YEAR", year)
    assert check("C-06", ledger="JH") == found


def test_plain_numbers_pass(check: Checker) -> None:
    """
    | 检查编号          | 检查人次 | 发现隐患数 |
    | GYS01-JC-2026-001 | 3人      | 0          |
    """
    assert check("C-06", ledger="JC") == []


def test_a_number_in_words_is_understood_and_shown(check: Checker) -> None:
    """
    | 检查编号          | 检查人次 |
    | GYS01-JC-2026-001 | 三       |
    """
    assert check("C-06", ledger="JC") == ["B2 检查人次“三”按 3 计"]


def test_ditto_takes_the_cell_above_in_the_readers_words(check: Checker) -> None:
    """
    | 隐患编号          | 隐患单位 | 隐患级别 | 发现日期 | 整改责任人 |
    | GYS01-YH-2026-001 | 东湖公园 | 重大     | 2026.3.5 | 孙××       |
    | GYS01-YH-2026-002 | 同上     | 〃       | 同上     | 同上       |
    """
    result = check.run("C-03", "C-04", "C-05", ledger="YH")
    assert [f"{item.place.cell} {item.rule} {item.message}" for item in result.findings] == [
        "B3 C-05 隐患单位“同上”按上一行推断为 东湖公园",
        "C3 C-04 隐患级别“〃”按上一行推断为 重大",
        "D3 C-03 发现日期“同上”按表头或上一行推断为 2026-03-05",
        "E3 C-04 整改责任人“同上”按上一行推断为 孙××",
    ]


def test_ditto_under_a_faulty_cell_is_not_reported_again(check: Checker) -> None:
    """
    | 隐患编号          | 发现日期   | 整改期限   |
    | GYS01-YH-2026-001 | 2026-02-30 | 2026-05-01 |
    | GYS01-YH-2026-002 | 同上       | 2026-05-01 |
    """
    found = check.run("C-01", "C-03", "YH-04", ledger="YH").findings
    assert [item.place.cell for item in found] == ["B2"]


def test_a_merged_cell_is_reported_once(check: Checker) -> None:
    """Rows filled from a merged cell repeat its content, not its finding."""
    column = Column("found_on", 2, ["某天", "某天"], [Reading(problem="unreadable")] * 2, {1: 2})
    table = Table("hidden_danger", "a.xlsx", "04隐患整改", 1, [2, 3], {"found_on": column})
    context = check.context()
    found = run_rules(Ledgers([table]), context, frozenset({"C-01", "C-03"})).findings
    assert [item.place.cell for item in found] == ["B2"]
