from gsafety_xl.schema import Unit, UnitRegister
from tests.conftest import Checker


def test_nothing_beside_something(check: Checker) -> None:
    """
    | 序号 | 编号              | 发现日期   | 隐患单位 | 隐患地点 | 隐患描述   | 备注 |
    | 1    | GYS01-YH-2026-001 | 2026-05-01 | 绿化所   | 配电间   | 灭火器过期 |      |
    | 2    | 无                |            | 无       |          |            |      |
    | 3    |                   |            |          |          | 本月无隐患 |      |
    """
    assert check("C-15", ledger="YH") == [
        "B3 “无”与本表的 1 条记录并存",
        "F4 “本月无隐患”与本表的 1 条记录并存",
    ]


def test_a_line_of_nothing_is_asked_nothing_else(check: Checker) -> None:
    """
    | 隐患编号          | 填报单位 | 发现日期   | 隐患单位 | 隐患地点 | 隐患描述 | 隐患级别 |
    | 无                | 绿化所   | 本月无     | /        | 无       | 无       | —        |
    """
    codes = ("C-01", "C-02", "C-03", "C-04", "C-05", "C-15", "YH-14")
    assert check.run(*codes, ledger="YH").findings == []
    assert check("C-15", ledger="YH") == []


def test_an_entry_with_gaps_is_no_line_of_nothing(check: Checker) -> None:
    """
    | 隐患编号          | 发现日期 | 隐患单位 | 隐患地点 | 隐患描述 |
    | GYS01-YH-2026-001 | /        | 无       | /        | /        |
    | GYS01-YH-2026-002 |          |          |          | 漏电     |
    """
    assert check("C-15", ledger="YH") == []
    assert len(check("C-01", ledger="YH")) == 6


def test_a_numbered_line_may_say_nothing_in_words(check: Checker) -> None:
    """
    | 隐患编号          | 发现日期   | 隐患单位 | 隐患地点 | 隐患描述             |
    | GYS01-YH-2026-001 |            |          |          | 本季度无隐患         |
    | GYS01-YH-2026-002 | 2026-05-01 | 绿化所   | 配电间   | 无隐患标识，线路裸露 |
    """
    assert check("C-15", ledger="YH") == ["E2 “本季度无隐患”与本表的 1 条记录并存"]


def test_an_empty_sheet_that_must_be_reported(check: Checker) -> None:
    """
    YH GYS01:
    | 隐患编号 | 发现日期 | 隐患地点 |
    JC GYS01:
    | 检查编号 | 检查日期 |
    HY GYS01:
    | 编号 | 会议名称 |
    ZR GYS01:
    | 编号 | 单位 |
    """
    assert check("C-15") == [
        "03安全检查!A1 “03安全检查”没有记录，也没有声明本期没有事项",
        "04隐患整改!C1 “04隐患整改”没有记录，也没有声明本期没有事项",
    ]
    finding = check.run("C-15").findings[1]
    assert finding.unit == "GYS01"
    assert finding.fix == "没有事项的，在第一行的“隐患地点”写“本期无”；有的补登"
    assert check.run("C-15", stage="entry").states == {}


def test_statistics_say_zero_in_a_column_of_their_own(check: Checker) -> None:
    """
    ST GYS01:
    | 编号 | 统计年月 |
    """
    assert check("C-15") == []


def test_units_that_need_not_report_may_leave_a_sheet_empty(check: Checker) -> None:
    """
    YH GY02:
    | 隐患编号 | 发现日期 |
    """
    assert check("C-15", units=["GY02"]) == []


def test_one_units_nothing_stands_beside_anothers_entries(check: Checker) -> None:
    """
    | 隐患编号          | 填报单位 | 发现日期   | 隐患单位 | 隐患地点 | 隐患描述   |
    | GYS01-YH-2026-001 | 绿化所   | 2026-05-01 | 绿化所   | 配电间   | 灭火器过期 |
    | 无                | 东湖公园 |            |          |          |            |
    """
    assert check("C-15", ledger="YH", units=["GYS01", "GY01"], whole=True) == []


def test_nothing_may_be_said_in_the_column_of_running_numbers(check: Checker) -> None:
    """
    | 序号         | 隐患编号 | 发现日期 | 隐患单位 | 隐患地点 | 隐患描述 |
    | 本季度无隐患 |          |          |          |          |          |
    """
    codes = ("C-01", "C-06", "C-11", "C-15")
    assert check.run(*codes, ledger="YH").findings == []


def test_monthly_statistics_say_that_there_were_no_accidents(check: Checker) -> None:
    """
    SG GYS01:
    | 编号 | 事故名称 |
    """
    codes = {False: ("SG",), True: ("SG", "ST")}
    for monthly, ledgers in codes.items():
        unit = Unit("GYS01", "绿化所", kind="institution", must_report=True, ledgers=ledgers)
        found = check("C-15", ledger="SG", register=UnitRegister([unit]))
        assert len(found) == (0 if monthly else 1)
