from datetime import date

import pytest

from gsafety_xl.rules import led_fire_dates
from gsafety_xl.schema import load_catalogue
from gsafety_xl.schema.parameter_values import with_values
from tests.conftest import Checker


def test_the_number_of_dangers_is_the_number_that_cite_the_inspection(check: Checker) -> None:
    """
    JC:
    | 检查编号          | 发现隐患数 | 其中重大隐患数 |
    | GYS01-JC-2026-001 | 3          | 1              |
    | GYS01-JC-2026-002 | 0          | 0              |
    YH:
    | 隐患编号          | 检查编号          | 隐患级别 |
    | GYS01-YH-2026-001 | GYS01-JC-2026-001 | 一般     |
    | GYS01-YH-2026-002 | GYS01-JC-2026-001 | 一般     |
    """
    assert check("JC-02") == [
        "03安全检查!B2 发现隐患数填 3，隐患整改台账中引用 GYS01-JC-2026-001 的有 2 条",
        "03安全检查!C2 其中重大隐患数填 1，隐患整改台账中引用 GYS01-JC-2026-001 的有 0 条",
    ]


def test_dangers_entered_in_another_book_count_in_the_whole(check: Checker) -> None:
    """
    JC JB00:
    | 检查编号         | 填报单位 | 发现隐患数 |
    | JB00-JC-2026-001 | 我局     | 2          |
    YH JB00:
    | 隐患编号         | 检查编号         |
    | JB00-YH-2026-001 | JB00-JC-2026-001 |
    YH GYS01:
    | 隐患编号          | 检查编号         |
    | GYS01-YH-2026-001 | JB00-JC-2026-001 |
    """
    assert check("JC-02", whole=True) == []


def test_faulty_cells_are_not_counted_against_anybody(check: Checker) -> None:
    """
    JC:
    | 检查编号          | 发现隐患数 | 其中重大隐患数 |
    | GYS01-JC-2026-001 | 约2        | 0              |
    | GYS01-JC-2026-002 | 1          | 1              |
    | JC3               | 1          | 0              |
    YH:
    | 隐患编号          | 检查编号          | 隐患级别 |
    | GYS01-YH-2026-001 | GYS01-JC-2026-002 | 特大     |
    """
    found = check.run("C-02", "C-04", "C-06", "JC-02").findings
    assert [item.rule for item in found] == ["C-06", "C-02", "C-04"]


def test_dangers_without_a_column_for_the_inspection_are_not_missed(check: Checker) -> None:
    """
    JC:
    | 检查编号          | 发现隐患数 |
    | GYS01-JC-2026-001 | 1          |
    YH:
    | 隐患编号          | 隐患地点 |
    | GYS01-YH-2026-001 | 配电间   |
    """
    assert check("JC-02") == []


def test_without_the_danger_ledger_nothing_is_compared(check: Checker) -> None:
    """
    | 检查编号          | 发现隐患数 |
    | GYS01-JC-2026-001 | 1          |
    """
    assert check.run("JC-02").states == {"JC-02": "not applicable"}


def test_the_conclusion_fits_the_number_of_dangers(check: Checker) -> None:
    """
    | 检查编号          | 检查结论   | 发现隐患数 | 整改通知书号 | 整改期限   |
    | GYS01-JC-2026-001 | 未发现问题 | 2          |              |            |
    | GYS01-JC-2026-002 | 当场整改   | 0          |              |            |
    | GYS01-JC-2026-003 | 限期整改   | 1          |              | 2026-05-08 |
    """
    assert check("JC-03") == [
        "B2 检查结论是“未发现问题”，发现隐患数却是 2",
        "C3 检查结论是“发现隐患已当场整改”，发现隐患数却是 0",
        "D4 限期整改未填写整改通知书号",
    ]


def test_conclusions_that_fit(check: Checker) -> None:
    """
    | 检查编号          | 检查结论   | 发现隐患数 | 整改通知书号 | 整改期限   |
    | GYS01-JC-2026-001 | 未发现问题 | 0          |              |            |
    | GYS01-JC-2026-002 | 当场整改   | 1          |              |            |
    | GYS01-JC-2026-003 | 限期整改   | 1          | 5号          | 2026-05-08 |
    """
    assert check("JC-03") == []


def test_several_sites_on_a_day_are_one_time_and_deputies_do_not_count(check: Checker) -> None:
    """
    | 检查编号         | 业务领域   | 检查日期   | 检查点位 | 带队人职务类别 |
    | JB00-JC-2026-001 | 消防       | 2026-02-10 | 公园A    | 主要领导       |
    | JB00-JC-2026-002 | 安全、消防 | 2026-02-10 | 公园B    | 主要领导       |
    | JB00-JC-2026-003 | 消防       | 2026-10-08 | 公园C    | 主要领导       |
    | JB00-JC-2026-004 | 消防       | 2026-03-01 | 公园D    | 分管领导       |
    | JB00-JC-2026-005 | 消防       | 2026-03-02 | 公园D    | 分管领导       |
    | JB00-JC-2026-006 | 消防       | 2026-03-03 | 公园D    | 分管领导       |
    | JB00-JC-2026-007 | 消防       | 2026-03-04 | 公园D    | 分管领导       |
    | JB00-JC-2026-008 | 消防       | 2026-03-05 | 公园D    | 分管领导       |
    """
    assert check("JC-04", units=["JB00"], as_of="2026-12-31", stage="year-end") == []
    (table,) = check.tables
    led = led_fire_dates(table, check.context(units=["JB00"]))
    assert {day: len(rows) for day, rows in led.items()} == {
        date(2026, 2, 10): 2,
        date(2026, 10, 8): 1,
    }


def test_the_head_of_a_unit_is_not_the_head_of_the_bureau(check: Checker) -> None:
    """
    JC JB00:
    | 检查编号         | 填报单位 | 业务领域 | 检查日期   | 组织层级   | 带队人职务类别 |
    | JB00-JC-2026-001 | 我局     | 消防     | 2026-02-10 | 下属单位   | 主要领导       |
    JC GYS01:
    | 检查编号          | 填报单位 | 业务领域 | 检查日期   | 组织层级   | 带队人职务类别 |
    | GYS01-JC-2026-001 | 绿化所   | 消防     | 2026-02-10 | 下属单位   | 单位主要负责人 |
    | GYS01-JC-2026-002 | 绿化所   | 消防     | 2026-03-10 | 下属单位   | 单位主要负责人 |
    | GYS01-JC-2026-003 | 绿化所   | 消防     | 2026-04-10 | 局（系统） | 主要领导       |
    | GYS01-JC-2026-004 | 绿化所   | 消防     | 2026-05-10 | 下属单位   | 主要领导       |
    """
    result = check.run("JC-04", whole=True, as_of="2026-12-31", stage="year-end")
    (finding,) = result.findings
    assert finding.message == "2026年主要领导带队检查消防 0 次，要求不少于 2 次，差 2 次"
    assert (finding.level, finding.unit, str(finding.place)) == (
        "E",
        "JB00",
        "JB00.xlsx 03安全检查!F1",
    )


def test_only_inspections_said_to_contain_fire_count(check: Checker) -> None:
    """
    | 检查编号         | 业务领域 | 检查日期   | 检查主题     | 带队人职务类别 | 组织层级 |
    | JB00-JC-2026-001 | 安全     | 2026-02-10 | 消防安全检查 | 主要领导       | 局（系统） |
    | JB00-JC-2026-002 | 消防     | 2025-12-30 | 消防安全检查 | 主要领导       | 局（系统） |
    | JB00-JC-2026-003 | 消防     | 2026-04-30 | 综合检查     | 主要领导       | 局（系统） |
    """
    assert check("JC-04", units=["JB00"], as_of="2026-12-31", stage="year-end") == [
        "E1 2026年主要领导带队检查消防 1 次，要求不少于 2 次，差 1 次"
    ]


def test_annual_counts_are_judged_at_year_end_for_the_bureau_only(check: Checker) -> None:
    """
    | 检查编号          | 业务领域 | 检查日期   | 组织层级 | 带队人职务类别 |
    | GYS01-JC-2026-001 | 消防     | 2026-02-10 | 下属单位 | 单位主要负责人 |
    """
    assert check.run("JC-04", units=["JB00"], as_of="2026-12-31").states == {}
    in_unit = check.run("JC-04", "JC-05", as_of="2026-12-31", stage="year-end")
    assert in_unit.states == {"JC-04": "not applicable", "JC-05": "not applicable"}
    in_bureau = check.run("JC-04", "JC-05", units=["JB00"], stage="year-end")
    assert in_bureau.states == {"JC-04": "findings", "JC-05": "not applicable"}


@pytest.mark.parametrize(
    ("as_of", "level", "checkpoint"),
    [("2026-07-01", "I", "2026-06-30"), ("2026-10-01", "W", "2026-09-30")],
)
def test_the_year_reminds_of_inspections_not_yet_led(
    check: Checker, as_of: str, level: str, checkpoint: str
) -> None:
    """
    | 检查编号         | 业务领域 | 检查日期   | 组织层级   | 带队人职务类别 |
    | JB00-JC-2026-001 | 安全     | 2026-02-10 | 局（系统） | 主要领导       |
    """
    (finding,) = check.run("JC-05", units=["JB00"], as_of=as_of).findings
    assert finding.level == level
    assert finding.message == f"已过 {checkpoint}，主要领导带队检查消防 0/2 次，还差 2 次"


def test_enough_led_inspections_need_no_reminder(check: Checker) -> None:
    """
    | 检查编号         | 业务领域   | 检查日期   | 组织层级   | 带队人职务类别 |
    | JB00-JC-2026-001 | 消防       | 2026-02-10 | 局（系统） | 主要领导       |
    | JB00-JC-2026-002 | 安全、消防 | 2026-11-20 | 局（系统） | 一把手         |
    """
    assert check("JC-05", units=["JB00"], as_of="2026-12-20") == []


@pytest.mark.parametrize(
    ("as_of", "found"),
    [
        ("2026-06-30", []),
        ("2026-10-01", []),
        ("2026-11-30", []),
        ("2026-12-01", ["E1 已过 2026-11-30，主要领导带队检查消防 1/2 次，还差 1 次"]),
    ],
)
def test_a_checkpoint_itself_is_in_time(check: Checker, as_of: str, found: list[str]) -> None:
    """
    | 检查编号         | 业务领域 | 检查日期   | 组织层级   | 带队人职务类别 |
    | JB00-JC-2026-001 | 消防     | 2026-02-10 | 局（系统） | 主要领导       |
    """
    assert check("JC-05", units=["JB00"], as_of=as_of) == found


def test_a_day_that_cannot_be_read_may_be_an_inspection(check: Checker) -> None:
    """
    | 检查编号         | 业务领域 | 检查日期   | 组织层级   | 带队人职务类别 |
    | JB00-JC-2026-001 | 消防     | 2026-02-30 | 局（系统） | 主要领导       |
    | JB00-JC-2026-002 | 消防     | 2026-07-02 | 局（系统） | 主要领导       |
    """
    found = check.run("C-03", "JC-05", units=["JB00"], as_of="2026-07-01").findings
    assert [f"{item.place.cell} {item.rule}" for item in found] == ["C2 C-03", "C3 C-03"]


def test_two_people_inspect_and_the_headcount_covers_them(check: Checker) -> None:
    """
    | 检查编号          | 检查类型 | 检查人员       | 检查人次 |
    | GYS01-JC-2026-001 | 日常检查 | 李××           | 2        |
    | GYS01-JC-2026-002 | 日常检查 | 李××、赵××     | 1        |
    | GYS01-JC-2026-003 | 日常检查 | 李××等4人      | 3        |
    | GYS01-JC-2026-004 | 单位自查 | 李××           | 1        |
    | GYS01-JC-2026-005 | 日常检查 |                | 1        |
    """
    assert check("JC-01", stage="entry") == [
        "C2 检查人员只写了 1 人，至少 2 人",
        "D3 检查人次 1 少于检查人员 2 人",
        "D4 检查人次 3 少于检查人员 4 人",
    ]


def test_enough_people_inspect(check: Checker) -> None:
    """
    | 检查编号          | 检查类型 | 检查人员   | 检查人次 |
    | GYS01-JC-2026-001 | 日常检查 | 李××、赵×× | 2        |
    | GYS01-JC-2026-002 | 联合检查 | 李×× 赵××  | 8        |
    """
    assert check("JC-01") == []


def test_several_sites_on_a_day_are_pointed_out(check: Checker) -> None:
    """
    | 检查编号         | 业务领域 | 检查日期   | 组织层级   | 带队人职务类别 |
    | JB00-JC-2026-001 | 消防     | 2026-02-10 | 局（系统） | 主要领导       |
    | JB00-JC-2026-002 | 消防     | 2026-02-10 | 局（系统） | 主要领导       |
    | JB00-JC-2026-003 | 消防     | 2026-02-10 | 局（系统） | 主要领导       |
    | JB00-JC-2026-004 | 消防     | 2026-02-11 | 局（系统） | 分管领导       |
    | JB00-JC-2026-005 | 消防     | 2026-02-11 | 局（系统） | 分管领导       |
    """
    (finding,) = check.run("JC-11", units=["JB00"], stage="consolidate").findings
    assert (finding.place.cell, finding.level) == ("C3", "I")
    assert finding.message == "2026-02-10 主要领导带队检查消防有 3 行（另见 C2），按 1 次计"


def test_the_bureau_may_count_each_leader_of_a_day(check: Checker) -> None:
    """
    | 检查编号         | 业务领域 | 检查日期   | 组织层级   | 带队人 | 带队人职务类别 |
    | JB00-JC-2026-001 | 消防     | 2026-02-10 | 局（系统） | 王××   | 主要领导       |
    | JB00-JC-2026-002 | 消防     | 2026-02-10 | 局（系统） | 周××   | 主要领导       |
    """
    assert len(check("JC-04", units=["JB00"], stage="year-end")) == 1
    assert len(check("JC-11", units=["JB00"])) == 1
    check.catalogue = with_values(load_catalogue(), {"led_fire.dedupe": "day_leader"})
    assert check("JC-04", units=["JB00"], stage="year-end") == []
    assert check("JC-11", units=["JB00"]) == []
