import pytest

from gsafety_xl.model import Ledgers, Origin
from gsafety_xl.rules import run_rules
from tests.conftest import Checker


def test_a_number_that_nobody_has(check: Checker) -> None:
    """
    JC GYS01:
    | 检查编号          |
    | GYS01-JC-2026-001 |
    | GYS01-JC-2026-004 |
    YH GYS01:
    | 隐患编号          | 检查编号          |
    | GYS01-YH-2026-001 | GYS01-JC-2026-003 |
    | GYS01-YH-2026-002 | GYS01-JC-2026-02  |
    | GYS01-YH-2026-003 | GYS01-JC-2026-04  |
    | GYS01-YH-2026-004 | GYS01-JC-2026-001 |
    """
    near = "在安全检查台账中没有，最接近的是"
    assert check("C-07") == [
        f"04隐患整改!B2 检查编号“GYS01-JC-2026-003”{near} GYS01-JC-2026-004",
        f"04隐患整改!B3 检查编号“GYS01-JC-2026-02”{near} GYS01-JC-2026-001",
        f"04隐患整改!B4 检查编号“GYS01-JC-2026-04”{near} GYS01-JC-2026-004",
    ]


def test_numbers_that_lead_somewhere(check: Checker) -> None:
    """
    JC GYS01:
    | 检查编号          |
    | GYS01-JC-2026-001 |
    YH GYS01:
    | 隐患编号          | 检查编号          |
    | GYS01-YH-2026-001 | GYS01-JC-2026-001 |
    | GYS01-YH-2026-002 |                   |
    | GYS01-YH-2026-003 | 无                |
    """
    assert check("C-07") == []


def test_words_where_a_number_is_asked_for(check: Checker) -> None:
    """
    JC GYS01:
    | 检查编号          |
    | GYS01-JC-2026-001 |
    YH GYS01:
    | 隐患编号          | 检查编号          |
    | GYS01-YH-2026-001 | 四月份的检查      |
    | GYS01-YH-2026-002 | GYS01-YL-2026-001 |
    """
    assert check("C-07") == [
        "04隐患整改!B2 检查编号“四月份的检查”在安全检查台账中没有",
        "04隐患整改!B3 检查编号“GYS01-YL-2026-001”不是安全检查台账的编号",
    ]


def test_what_is_not_in_the_run_is_not_judged(check: Checker) -> None:
    """
    JC GYS01:
    | 检查编号          | 专项编号         | 对象编号         |
    | GYS01-JC-2026-001 | JB00-ZX-2026-001 | GY01-YY-2026-001 |
    YH GYS01:
    | 隐患编号          | 检查编号          |
    | GYS01-YH-2026-001 | JB00-JC-2026-017  |
    | GYS01-YH-2025-009 | GYS01-JC-2025-003 |
    """
    assert check("C-07") == []


def test_a_copy_of_a_foreign_entry_does_not_bring_the_others_along(check: Checker) -> None:
    """
    JC GYS01:
    | 检查编号         |
    | JB00-JC-2026-003 |
    YH GYS01:
    | 隐患编号          | 检查编号         |
    | GYS01-YH-2026-001 | JB00-JC-2026-017 |
    """
    assert check("C-07") == []


def test_a_master_shows_by_its_numbers_whose_entries_it_has(check: Checker) -> None:
    """
    JC:
    | 检查编号         |
    | JB00-JC-2026-003 |
    YH:
    | 隐患编号          | 检查编号          |
    | GYS01-YH-2026-001 | JB00-JC-2026-017  |
    | GYS01-YH-2026-002 | GYS01-JC-2026-001 |
    """
    check.run(units=["GYS01", "GY01"], whole=True)
    for table in check.tables:
        table.origins = [Origin("来稿.xlsx", table.sheet, 2, {})] * len(table)
    context = check.context(units=["GYS01", "GY01"], whole=True)
    found = run_rules(Ledgers(check.tables), context, frozenset({"C-07"})).findings
    assert [item.place.cell for item in found] == ["B2"]


def test_the_whole_district_knows_more(check: Checker) -> None:
    """
    JC JB00:
    | 检查编号         |
    | JB00-JC-2026-016 |
    YH GYS01:
    | 隐患编号          | 检查编号         |
    | GYS01-YH-2026-001 | JB00-JC-2026-017 |
    | GYS01-YH-2026-002 | GY01-JC-2026-017 |
    """
    assert check("C-07", units=["GYS01", "GY01"], whole=True) == [
        (
            "GYS01.xlsx 04隐患整改!B2 检查编号“JB00-JC-2026-017”在安全检查台账中没有，"
            "最接近的是 JB00-JC-2026-016"
        )
    ]


def test_a_ledger_that_goes_on_whole_keeps_its_old_numbers(check: Checker) -> None:
    """
    FK GY02:
    | 编号             |
    | GY02-FK-2025-001 |
    PX GY02:
    | 编号             | 覆盖重点目标                        |
    | GY02-PX-2026-001 | GY02-FK-2025-001、GY02-FK-2025-002 |
    """
    assert check("C-07", units=["GY02"]) == [
        (
            "12培训宣传!B2 覆盖重点目标“GY02-FK-2025-002”在反恐重点目标台账中没有，"
            "最接近的是 GY02-FK-2025-001"
        )
    ]


def test_a_column_may_name_entries_of_several_ledgers(check: Checker) -> None:
    """
    RW GYS01:
    | 编号              | 佐证编号                                                   |
    | GYS01-RW-2026-001 | GYS01-JC-2026-001、GYS01-YL-2026-001；GYS01-HY-2026-001 |
    | GYS01-RW-2026-002 | GYS01-YL-2026-002 GYS01-JC-2026-001                      |
    | GYS01-RW-2026-003 | GYS01-YH-2026-001                                        |
    | GYS01-RW-2026-004 | 已完成                                                   |
    JC GYS01:
    | 检查编号          |
    | GYS01-JC-2026-001 |
    YL GYS01:
    | 编号              |
    | GYS01-YL-2026-001 |
    """
    assert check("C-07") == [
        (
            "01A计划任务!B3 佐证编号“GYS01-YL-2026-002”在应急演练台账中没有，"
            "最接近的是 GYS01-YL-2026-001"
        ),
        (
            "01A计划任务!B4 佐证编号“GYS01-YH-2026-001”不是"
            "安全检查、应急演练、会议、培训宣传、专项整治台账的编号"
        ),
    ]


def test_a_void_entry_counts_as_absent(check: Checker) -> None:
    """
    JH JB00:
    | 编号             | 报送记录编号     |
    | JB00-JH-2026-001 | JB00-BS-2026-001 |
    | JB00-JH-2026-002 | JB00-BS-2026-002 |
    BS JB00:
    | 编号             | 状态 |
    | JB00-BS-2026-001 | 作废 |
    | JB00-BS-2026-002 | 已报 |
    """
    assert check("C-07", units=["JB00"]) == [
        "01工作计划!B2 报送记录编号“JB00-BS-2026-001”引用的记录（23报送记录!A2）已作废"
    ]


def test_persons_are_known_by_name(check: Checker) -> None:
    """
    RY GYS01:
    | 编号              | 姓名         | 单位   |
    | GYS01-RY-2026-001 | 张三         | 绿化所 |
    | GYS01-RY-2026-002 | 李小四（园） | 绿化所 |
    HY GYS01:
    | 编号              | 主持人       | 主持人职务类别 |
    | GYS01-HY-2026-001 | 张 三        |                |
    | GYS01-HY-2026-002 | 李小四(所长) |                |
    | GYS01-HY-2026-003 | 李大四       |                |
    | GYS01-HY-2026-004 | 王五         |                |
    | GYS01-HY-2026-005 | 王五         | 主要领导       |
    """
    assert check("C-07") == [
        "02会议!B4 主持人“李大四”不在人员通讯台账中，相近的有：李小四",
        "02会议!B5 主持人“王五”不在人员通讯台账中",
    ]


@pytest.mark.parametrize("tier", ["局（系统）", "区级部门组织", "市级部门组织", "行业单位"])
def test_leaders_from_outside_are_on_other_lists(check: Checker, tier: str) -> None:
    """
    RY GYS01:
    | 编号              | 姓名 | 单位   |
    | GYS01-RY-2026-001 | 张三 | 绿化所 |
    JC GYS01:
    | 检查编号          | 带队人 | 组织层级 |
    """
    check.docstring += f"| GYS01-JC-2026-001 | 王五 | {tier} |"
    assert check("C-07") == []


def test_a_unit_without_a_list_of_persons_is_left_alone(check: Checker) -> None:
    """
    RY JB00:
    | 编号             | 姓名 | 单位 |
    | JB00-RY-2026-001 | 张三 | 我局 |
    HY GYS01:
    | 编号              | 填报单位 | 主持人 |
    | GYS01-HY-2026-001 | 绿化所   | 王五   |
    HY JB00:
    | 编号             | 填报单位 | 主持人 |
    | JB00-HY-2026-001 | 我局     | 王五   |
    """
    assert check("C-07", units=["GYS01"], whole=True) == [
        "JB00.xlsx 02会议!C2 主持人“王五”不在人员通讯台账中"
    ]


def test_units_are_known_by_any_of_their_names(check: Checker) -> None:
    """
    ZS JB00:
    | 编号             | 适用单位             |
    | JB00-ZS-2026-001 | 绿化所、东湖公园     |
    | JB00-ZS-2026-002 | 局属各单位           |
    | JB00-ZS-2026-003 | 绿化所、东湖公园处   |
    | JB00-ZS-2026-004 | 外星人               |
    DW JB00:
    | 单位代码 |
    | JB00     |
    """
    found = check("C-07", units=["JB00"])
    assert found[0].startswith("10A制度责任书!B4 适用单位“东湖公园处”不在单位名册内，相近的有：")
    assert found[1:] == ["10A制度责任书!B5 适用单位“外星人”不在单位名册内"]


def test_a_sheet_of_strangers_is_compared_only_so_often(check: Checker) -> None:
    """
    RY GYS01:
    | 编号              | 姓名   | 单位   |
    | GYS01-RY-2026-001 | 张小三 | 绿化所 |
    HY GYS01:
    | 编号 | 主持人 |
    """
    check.docstring += "\n".join(f"| {number} | 张三{number} |" for number in range(1, 61))
    found = check("C-07")
    assert len(found) == 60
    assert sum("相近的有" in line for line in found) == 50


def test_an_entry_without_a_usable_number_may_be_the_one(check: Checker) -> None:
    """
    JC GYS01:
    | 检查编号          | 填报单位 |
    |                   | 绿化所   |
    | GYS01-JC-2026-002 | 绿化所   |

    YH GYS01:
    | 隐患编号          | 检查编号          |
    | GYS01-YH-2026-001 | GYS01-JC-2026-001 |
    """
    assert [item.rule for item in check.run("C-01", "C-07").findings] == ["C-01"]
