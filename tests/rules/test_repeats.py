from dataclasses import replace

from gsafety_xl.model import Ledgers
from gsafety_xl.rules import run_rules
from gsafety_xl.schema import SheetContext
from tests.conftest import Checker
from tests.ledger_tables import REGISTER, ledger_of, parse_tables, typed


def test_the_same_inspection_twice(check: Checker) -> None:
    """
    JC GYS01:
    | 检查编号          | 填报单位 | 检查日期   | 检查类型 | 被检查单位 | 检查点位 | 带队人 | 检查主题 |
    | GYS01-JC-2026-001 | 绿化所   | 2026-04-28 | 防火检查 | 东湖公园   | 配电间   | 王××   | 节前检查 |
    | GYS01-JC-2026-002 | 绿化所   | 2026-04-28 | 防火检查 | 东湖公园   | 配 电 间 | 王××   | 消防     |
    JC GY01:
    | 检查编号         | 填报单位 | 检查日期   | 检查类型 | 被检查单位 | 检查点位 | 带队人 | 检查主题 |
    | GY01-JC-2026-001 | 东湖公园 | 2026-04-28 | 防火检查 | 东湖公园   | 配电间   | 王××   | 迎检     |
    """
    alike = "疑似同一件事（检查日期、被检查单位、检查点位、检查类型、带队人都相同）"
    assert check("C-09", units=["GYS01", "GY01"], whole=True) == [
        f"GY01.xlsx 03安全检查!A2 与示例区绿化管理所登记的GYS01.xlsx 03安全检查!A2{alike}",
        f"GYS01.xlsx 03安全检查!A3 与A2{alike}",
    ]


def test_two_units_tell_of_one_danger(check: Checker) -> None:
    """
    | 编号             | 填报单位 | 发现日期   | 隐患单位 | 隐患地点 | 隐患描述           |
    | JB00-YH-2026-001 | 我局     | 2026-04-28 | 东湖公园 | 配电间   | 灭火器两具压力不足 |
    | GY01-YH-2026-001 | 东湖公园 | 2026-04-28 | 东湖公园 | 配电间   | 灭火器两具压力不足 |
    """
    (line,) = check("C-09", ledger="YH", units=["GY01"], whole=True)
    assert line == (
        "A3 与示例区绿化和市容管理局登记的A2疑似同一件事"
        "（发现日期、隐患单位、隐患地点、隐患描述都相同）"
    )


def test_other_places_and_gaps_are_no_repetition(check: Checker) -> None:
    """
    | 检查编号          | 检查日期   | 检查类型 | 被检查单位 | 检查点位 | 带队人 |
    | GYS01-JC-2026-001 | 2026-04-28 | 防火检查 | 东湖公园   | 配电间   | 王××   |
    | GYS01-JC-2026-002 | 2026-04-28 | 防火检查 | 东湖公园   | 东门     | 王××   |
    | GYS01-JC-2026-003 | 2026-04-29 | 防火检查 | 东湖公园   | 配电间   | 王××   |
    | GYS01-JC-2026-004 | 2026-04-28 | 防火检查 | 东湖公园   |          | 王××   |
    | GYS01-JC-2026-005 | 2026-04-28 | 防火检查 | 东湖公园   |          | 王××   |
    """
    assert check("C-09", ledger="JC") == []
    assert check.run("C-09", ledger="JC", stage="entry").states == {}


def test_other_ledgers_repeat_by_their_key(check: Checker) -> None:
    """
    | 编号              | 填报单位 | 演练日期   | 演练名称 |
    | GYS01-YL-2026-001 | 绿化所   | 2026-04-28 | 疏散演练 |
    | GYS01-YL-2026-002 | 绿化所   | 2026-04-28 | 疏散演练 |
    | GY01-YL-2026-001  | 东湖公园 | 2026-04-28 | 疏散演练 |
    """
    assert check("C-09", ledger="YL", units=["GYS01"], whole=True) == [
        "A3 与A2疑似同一件事（填报单位、演练日期、演练名称都相同）"
    ]


def test_one_number_twice_is_one_finding(check: Checker) -> None:
    """
    | 编号              | 填报单位 | 演练日期   | 演练名称 |
    | GYS01-YL-2026-001 | 绿化所   | 2026-04-28 | 疏散演练 |
    | GYS01-YL-2026-001 | 绿化所   | 2026-04-28 | 疏散演练 |
    """
    found = check.run("C-02", "C-09", ledger="YL").findings
    assert [item.rule for item in found] == ["C-02"]


_FORMER = """
    YL GYS01:
    | 编号              | 演练日期   | 演练名称 | 参演人数 | 填报人 |
    | GYS01-YL-2026-001 | 2026-01-05 | 疏散     | 20       | 甲     |
    | GYS01-YL-2026-002 | 2026-01-06 | 灭火     | 20       | 甲     |
    | GYS01-YL-2026-003 | 2026-01-07 | 救护     | 20       | 甲     |
    | GYS01-YL-2026-004 | 2026-01-08 | 报警     | 20       | 甲     |
"""


def _compared(check: Checker, code: str, former: str = _FORMER) -> list[str]:
    check.run(code, ledger="YL")
    catalogue = check.catalogue
    previous = [
        typed(text, ledger_of(text.ledger, catalogue), catalogue, SheetContext(REGISTER, text.unit))
        for text in parse_tables(former)
    ]
    context = replace(check.context(), previous=Ledgers(previous))
    result = run_rules(Ledgers(check.tables), context, frozenset({code}))
    assert not result.failures
    return [f"{item.place.cell} {item.message}" for item in result.findings]


def test_four_of_five_copied(check: Checker) -> None:
    """
    | 编号              | 演练日期   | 演练名称 | 参演人数 | 填报人 |
    | GYS01-YL-2026-004 | 2026-01-08 | 报警     | 20       | 甲     |
    | GYS01-YL-2026-005 | 2026-02-05 | 疏散     | 20       | 乙     |
    | GYS01-YL-2026-006 | 2026-02-06 | 灭火     | 20       | 乙     |
    | GYS01-YL-2026-007 | 2026-02-07 | 救护     | 20       | 乙     |
    | GYS01-YL-2026-008 | 2026-02-08 | 报警     | 20       | 乙     |
    | GYS01-YL-2026-009 | 2026-02-09 | 防汛     | 20       | 乙     |
    """
    assert _compared(check, "C-10") == [
        "A1 示例区绿化管理所新登记的 5 条中有 4 条（80%）与上期内容相同，疑似照抄"
    ]


def test_three_of_five_copied(check: Checker) -> None:
    """
    | 编号              | 演练日期   | 演练名称 | 参演人数 | 填报人 |
    | GYS01-YL-2026-005 | 2026-02-05 | 疏散     | 20       | 甲     |
    | GYS01-YL-2026-006 | 2026-02-06 | 灭火     | 20       | 甲     |
    | GYS01-YL-2026-007 | 2026-02-07 | 救护     | 20       | 甲     |
    | GYS01-YL-2026-008 | 2026-02-08 | 报警     | 21       | 甲     |
    | GYS01-YL-2026-009 | 2026-02-09 | 防汛     | 20       | 甲     |
    """
    assert _compared(check, "C-10") == []


def test_the_same_entries_again_are_not_copied(check: Checker) -> None:
    check.docstring = _FORMER
    assert _compared(check, "C-10") == []


def test_few_new_entries_may_well_be_alike(check: Checker) -> None:
    """
    | 编号              | 演练日期   | 演练名称 | 参演人数 | 填报人 |
    | GYS01-YL-2026-005 | 2026-02-05 | 疏散     | 20       | 甲     |
    | GYS01-YL-2026-006 | 2026-02-06 | 灭火     | 20       | 甲     |
    | GYS01-YL-2026-007 | 2026-02-07 | 救护     | 20       | 甲     |
    | GYS01-YL-2026-008 | 2026-02-08 | 报警     | 20       | 甲     |
    """
    assert _compared(check, "C-10") == []
    assert check.run("C-10", ledger="YL").states == {"C-10": "not applicable"}


def test_running_numbers_with_a_gap(check: Checker) -> None:
    """
    JC GYS01:
    | 序号 | 检查编号          |
    | 1    | GYS01-JC-2026-001 |
    | 3    | GYS01-JC-2026-002 |
    | 9    | GYS01-JC-2026-003 |
    YL GYS01:
    | 序号 | 编号              |
    | 1    | GYS01-YL-2026-001 |
    | 1    | GYS01-YL-2026-002 |
    """
    assert check("C-11") == [
        "03安全检查!A3 序号从 1 跳到 3",
        "07应急演练!A3 序号 1 排在 1 之后",
    ]


def test_a_units_lines_of_the_register_keep_the_bureaus_numbers(check: Checker) -> None:
    """
    DW GYS01:
    | 序号 | 单位代码 |
    | 1    | JB00     |
    | 7    | GYS01    |
    """
    assert check("C-11") == []
    assert check("C-11", units=["JB00"]) == []


def test_running_numbers_that_run(check: Checker) -> None:
    """
    JC GYS01:
    | 序号 | 检查编号          |
    | 1    | GYS01-JC-2026-001 |
    | 2    | GYS01-JC-2026-002 |
    |      | GYS01-JC-2026-003 |
    | 4    | GYS01-JC-2026-004 |
    YL GYS01:
    | 序号 | 编号              |
    |      | GYS01-YL-2026-001 |
    """
    assert check("C-11") == []
