import pytest

from tests.conftest import Checker


def test_a_danger_is_at_the_unit_inspected(check: Checker) -> None:
    """
    YH:
    | 编号              | 隐患来源      | 检查编号          | 隐患单位 |
    | GYS01-YH-2026-001 | 单位自查      | GYS01-JC-2026-001 | 东湖公园 |
    | GYS01-YH-2026-002 | 单位自查      | GYS01-JC-2026-001 | 绿化所   |
    | GYS01-YH-2026-003 | 群众举报      | GYS01-JC-2026-001 | 东湖公园 |
    | GYS01-YH-2026-004 | 局检查        | JB00-JC-2026-009  | 东湖公园 |
    JC:
    | 编号              | 被检查单位 |
    | GYS01-JC-2026-001 | 绿化所     |
    """
    assert check("YH-01") == [
        "04隐患整改!D2 隐患单位“东湖公园”不是检查（03安全检查!B2）的被检查单位“示例区绿化管理所”"
    ]


def test_dangers_at_their_units(check: Checker) -> None:
    """
    YH:
    | 编号              | 隐患来源 | 检查编号          | 隐患单位 |
    | GYS01-YH-2026-002 | 局检查   | GYS01-JC-2026-001 | 绿化所   |
    JC:
    | 编号              | 被检查单位 |
    | GYS01-JC-2026-001 | 绿化所     |
    """
    assert check("YH-01") == []


def test_a_danger_is_found_on_the_day_of_inspection(check: Checker) -> None:
    """
    YH:
    | 编号              | 隐患来源 | 检查编号          | 发现日期   |
    | GYS01-YH-2026-001 | 单位自查 | GYS01-JC-2026-001 | 2026-04-29 |
    | GYS01-YH-2026-002 | 单位自查 | GYS01-JC-2026-001 | 2026-04-28 |
    | GYS01-YH-2026-003 | 网格巡查 | GYS01-JC-2026-001 | 2026-04-20 |
    JC:
    | 编号              | 检查日期   |
    | GYS01-JC-2026-001 | 2026-04-28 |
    """
    found = check.run("YH-02", stage="entry").findings
    assert [(item.level, item.message) for item in found] == [
        ("W", "发现日期“2026-04-29”与检查日期 2026-04-28（03安全检查!B2）不同")
    ]


def test_dangers_found_on_their_day_pass(check: Checker) -> None:
    """
    YH:
    | 编号              | 隐患来源 | 检查编号          | 发现日期   |
    | GYS01-YH-2026-002 | 单位自查 | GYS01-JC-2026-001 | 2026-04-28 |
    JC:
    | 编号              | 检查日期 |
    | GYS01-JC-2026-001 | 4月28日  |
    """
    assert check("YH-02") == []


def test_a_reviewer_belongs_to_who_inspected(check: Checker) -> None:
    """
    YH:
    | 编号              | 检查编号         | 整改责任人 | 复查人     |
    | GYS01-YH-2026-001 | JB00-JC-2026-001 | 孙××       | 钱七       |
    | GYS01-YH-2026-002 | JB00-JC-2026-001 | 孙××       | 钱七、周八 |
    | GYS01-YH-2026-003 | JB00-JC-2026-001 | 孙××       | 吴九       |
    | GYS01-YH-2026-004 | JB00-JC-2026-001 | 孙××       | 郑十       |
    | GYS01-YH-2026-005 | JB00-JC-2026-007 | 孙××       | 钱七       |
    | GYS01-YH-2026-006 | JB00-JC-2026-001 | 钱七       | 钱 七      |
    JC:
    | 编号             | 填报单位 |
    | JB00-JC-2026-001 | 我局     |
    RY:
    | 编号              | 姓名 | 单位   |
    | GYS01-RY-2026-001 | 钱七 | 绿化所 |
    | JB00-RY-2026-001  | 周八 | 我局   |
    | JB00-RY-2026-002  | 吴九 | 安全科 |
    """
    found = check.run("YH-07").findings
    assert [(item.place.cell, item.level, item.message) for item in found] == [
        ("D2", "W", "复查人“钱七”不是检查单位（示例区绿化和市容管理局）的人"),
        ("D7", "E", "复查人“钱 七”就是整改责任人"),
    ]


def test_done_on_the_spot_is_done_that_day(check: Checker) -> None:
    """
    YH:
    | 编号              | 检查编号          | 发现日期   | 整改措施   | 整改完成日期 |
    | GYS01-YH-2026-001 | GYS01-JC-2026-001 | 2026-04-28 | 更换       | 2026-04-29   |
    | GYS01-YH-2026-002 | GYS01-JC-2026-001 | 2026-04-28 | 更换       |              |
    | GYS01-YH-2026-003 | GYS01-JC-2026-002 | 2026-04-28 | 已当场整改 | 2026-04-30   |
    | GYS01-YH-2026-004 | GYS01-JC-2026-002 | 2026-04-28 | 已当场整改 |              |
    | GYS01-YH-2026-005 | GYS01-JC-2026-002 | 2026-04-28 | 更换       | 2026-04-30   |
    JC:
    | 编号              | 检查结论 |
    | GYS01-JC-2026-001 | 当场整改 |
    | GYS01-JC-2026-002 | 限期整改 |
    """
    assert check("YH-08") == [
        "04隐患整改!E2 当场整改的完成日期“2026-04-29”不是发现日期 2026-04-28",
        "04隐患整改!E3 检查结论是当场整改，没有填写整改完成日期",
        "04隐患整改!E4 当场整改的完成日期“2026-04-30”不是发现日期 2026-04-28",
    ]


def test_done_on_the_spot_and_dated_so(check: Checker) -> None:
    """
    YH:
    | 编号              | 检查编号          | 发现日期   | 整改完成日期 |
    | GYS01-YH-2026-001 | GYS01-JC-2026-001 | 2026-04-28 | 2026-04-28   |
    JC:
    | 编号              | 检查结论 |
    | GYS01-JC-2026-001 | 当场整改 |
    """
    assert check("YH-08") == []


def test_a_danger_that_comes_back(check: Checker) -> None:
    """
    | 编号              | 隐患单位 | 隐患类别 | 发现日期   |
    | GYS01-YH-2026-001 | 绿化所   | 消防设施 | 2026-01-10 |
    | GYS01-YH-2026-002 | 绿化所   | 消防设施 | 2026-03-10 |
    | GYS01-YH-2026-003 | 绿化所   | 消防设施 | 2026-05-10 |
    | GYS01-YH-2026-004 | 东湖公园 | 消防设施 | 2026-05-11 |
    | GYS01-YH-2026-005 | 绿化所   | 电气     | 2026-05-11 |
    | GYS01-YH-2026-006 | 绿化所   | 其他     | 2026-01-11 |
    | GYS01-YH-2026-007 | 绿化所   | 其他     | 2026-02-11 |
    | GYS01-YH-2026-008 | 绿化所   | 其他     | 2026-03-11 |
    """
    assert check("YH-11") == ["C4 示例区绿化管理所的“消防设施”隐患 12 个月内第 3 次出现"]


@pytest.mark.parametrize(
    ("days", "count"),
    [
        (["2025-05-10", "2026-03-10", "2026-05-10"], 0),
        (["2025-05-11", "2026-03-10", "2026-05-10"], 1),
        (["2026-05-10", "2026-05-10", "2026-05-10", "2026-05-11"], 0),
        (["2024-02-29", "2024-08-01", "2025-02-28"], 1),
        (["2023-02-28", "2023-08-01", "2024-02-29"], 0),
    ],
)
def test_within_twelve_months_on_different_days(
    check: Checker, days: list[str], count: int
) -> None:
    """
    | 编号 | 隐患单位 | 隐患类别 | 发现日期 |
    """
    check.docstring += "\n".join(f"| {day} | 绿化所 | 消防设施 | {day} |" for day in days)
    assert len(check("YH-11")) == count


def test_a_danger_now_and_then_does_not_recur(check: Checker) -> None:
    """
    | 编号              | 隐患单位 | 隐患类别 | 发现日期   |
    | GYS01-YH-2026-001 | 绿化所   | 消防设施 | 2026-01-10 |
    | GYS01-YH-2026-002 | 绿化所   | 消防设施 | 2026-03-10 |
    """
    assert check("YH-11") == []
