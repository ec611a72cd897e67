from tests.conftest import Checker
from tests.rules.levels import levels


def test_every_plot_is_walked_every_week(check: Checker) -> None:
    """
    | 编号              | 记录类型 | 责任单位         | 地块林班 | 时间             |
    | GYS01-HL-2026-001 | 地块底账 | 示例区绿化管理所 | 3号地块  | 2025-10-01 09:00 |
    | GYS01-HL-2026-002 | 地块底账 | 示例区绿化管理所 | 4号地块  | 2025-10-01 09:00 |
    | GYS01-HL-2026-003 | 巡护     | 示例区绿化管理所 | 3号地块  | 2026-01-05 09:00 |
    | GYS01-HL-2026-004 | 巡护     | 示例区绿化管理所 | 3 号地块 | 2026-01-18 16:00 |
    | GYS01-HL-2026-005 | 巡护     | 示例区绿化管理所 | 4号地块  | 2026-01-11 09:00 |
    """
    assert check("HL-02", as_of="2026-01-25", stage="entry") == [
        "D3 防火期内“4号地块”有 1 周巡护不足 1 次（周一：01-12）",
    ]
    assert levels(check, "HL-02", as_of="2026-01-25", stage="entry") == "W"
    assert len(check("HL-02", as_of="2026-01-26")) == 2


def test_the_first_weeks_missing_are_named(check: Checker) -> None:
    """
    | 编号              | 记录类型 | 责任单位         | 地块林班 | 时间       |
    | GYS01-HL-2026-001 | 地块底账 | 示例区绿化管理所 | 3号地块  | 2025-10-01 |
    """
    assert check("HL-02", as_of="2026-02-16") == [
        "D2 防火期内“3号地块”有 6 周巡护不足 1 次（周一：01-05、01-12、01-19等）"
    ]


def test_weeks_before_a_plot_was_entered_do_not_count(check: Checker) -> None:
    """
    | 编号              | 记录类型 | 责任单位         | 地块林班 | 时间       |
    | GYS01-HL-2026-001 | 地块底账 | 示例区绿化管理所 | 3号地块  | 2026-01-13 |
    | GYS01-HL-2026-002 | 巡护     | 示例区绿化管理所 | 3号地块  | 2026-01-20 |
    """
    assert check("HL-02", as_of="2026-01-26") == []


def test_nobody_walks_out_of_season(check: Checker) -> None:
    """
    | 编号              | 记录类型 | 责任单位         | 地块林班 | 时间       |
    | GYS01-HL-2026-001 | 地块底账 | 示例区绿化管理所 | 3号地块  | 2026-05-26 |
    """
    assert check("HL-02", as_of="2026-10-05") == []


def test_a_day_of_high_risk_asks_for_a_round_of_every_plot(check: Checker) -> None:
    """
    | 编号              | 记录类型 | 责任单位         | 地块林班 | 时间             | 火险等级 |
    | GYS01-HL-2026-001 | 地块底账 | 示例区绿化管理所 | 3号地块  | 2026-03-08       |          |
    | GYS01-HL-2026-002 | 地块底账 | 示例区绿化管理所 | 4号地块  | 2026-03-08       |          |
    | GYS01-HL-2026-003 | 巡护     | 示例区绿化管理所 | 3号地块  | 2026-03-10 09:00 | 五级     |
    | GYS01-HL-2026-004 | 巡护     | 示例区绿化管理所 | 4号地块  | 2026-03-11 09:00 | 三级     |
    """
    assert check("HL-02", as_of="2026-03-12") == [
        "D3 “4号地块”有 1 个高火险日（03-10）当天巡护不足 1 次"
    ]
    assert check("HL-02", as_of="2026-03-10") == []


def test_rounds_that_cannot_be_read_may_be_those_missing(check: Checker) -> None:
    """
    | 编号              | 记录类型 | 责任单位         | 地块林班 | 时间       |
    | GYS01-HL-2026-001 | 地块底账 | 示例区绿化管理所 | 3号地块  | 2026-01-01 |
    | GYS01-HL-2026-002 | 巡护     | 示例区绿化管理所 | 3号地块  | 1月中旬    |
    """
    assert check("HL-02", as_of="2026-01-12") == []
    assert len(check("HL-02", as_of="2026-01-19")) == 1


def test_in_a_book_of_its_own_a_unit_answers_for_its_own_plots(check: Checker) -> None:
    """
    | 编号             | 填报单位 | 记录类型 | 责任单位         | 地块林班 | 时间       |
    | JB00-HL-2026-001 | 我局     | 地块底账 | 示例区绿化管理所 | 3号地块  | 2026-01-01 |
    """
    assert check("HL-02", units=["JB00"], as_of="2026-02-01") == []
    assert len(check("HL-02", units=["JB00", "GYS01"], whole=True, as_of="2026-02-01")) == 1
