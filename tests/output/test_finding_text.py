from dataclasses import replace

from gsafety_xl.model import CellRef, Level
from gsafety_xl.output.finding_text import count_text, finding_lines
from tests.output.findings import MISSING, NO_MONTH, OVERDUE


def test_findings_stand_under_their_workbook_in_order_of_place() -> None:
    assert list(finding_lines([OVERDUE, NO_MONTH, MISSING])) == [
        "东湖公园.xlsx：强制 1 处",
        "    [强制 ST-01] 东湖公园缺 2026-05 的事故统计月报",
        "      改法：补报。依据：安全-06；原文规定",
        "绿管所.xlsx：强制 1 处，核实 1 处",
        "  04隐患整改!T5  [强制 C-01] 整改期限未填写",
        "      改法：补填整改期限。依据：惯例（台账通则）",
        "  04隐患整改!T7  [核实 YH-06] 整改期限 2026-05-08 已过 1 天，还没有填写整改完成日期",
        "      改法：已整改的补填完成日期。依据：安全-05；惯例",
    ]


def test_levels_are_counted_worst_first() -> None:
    assert count_text([OVERDUE, MISSING, NO_MONTH]) == "强制 2 处，核实 1 处"


def test_nothing_found_is_said() -> None:
    assert count_text([]) == "没有发现问题"


def test_hints_about_one_column_share_a_line() -> None:
    hint = replace(
        OVERDUE, rule="C-03", level=Level.INFO, message="整改期限“3月5日”推断为 2026-03-05"
    )
    lower = replace(hint, place=CellRef("绿管所.xlsx", "04隐患整改", 9, 20))
    elsewhere = replace(hint, column="found_on", place=CellRef("绿管所.xlsx", "04隐患整改", 9, 7))
    lines = list(finding_lines([hint, lower, elsewhere]))
    assert lines[0] == "绿管所.xlsx：提示 3 处"
    assert [line for line in lines if "[提示" in line] == [
        "  04隐患整改!T7  [提示 C-03] 整改期限“3月5日”推断为 2026-03-05（同列还有 1 处）",
        "  04隐患整改!G9  [提示 C-03] 整改期限“3月5日”推断为 2026-03-05",
    ]


def test_what_a_silent_unit_owes_stands_under_no_workbook() -> None:
    owed = replace(NO_MONTH, place=CellRef(""))
    assert next(finding_lines([owed])) == "（没有来稿）：强制 1 处"
