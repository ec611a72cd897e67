from tests.conftest import Checker
from tests.rules.levels import levels


def test_somebody_looks_before_the_floods(check: Checker) -> None:
    """
    | 编号             | 设置日期   | 最近检查日期 | 台风前告知日期 | 状态   |
    | JB00-HW-2026-001 | 2025-06-01 | 2025-12-20   |                | 在用   |
    | JB00-HW-2026-002 | 2025-06-01 | 2026-01-20   |                | 在用   |
    | JB00-HW-2026-003 | 2025-06-01 | 2025-12-20   | 2026-05-30     | 在用   |
    | JB00-HW-2026-004 | 2026-06-01 | 2025-12-20   |                | 在用   |
    | JB00-HW-2026-005 | 2025-06-01 | 2025-12-20   |                | 已拆除 |
    """
    assert check("HW-03", as_of="2026-06-01", units=["JB00"], stage="entry") == [
        "C2 2026-05-31 前本年还没有检查，也没有告知设置单位",
    ]
    assert levels(check, "HW-03", as_of="2026-06-01", units=["JB00"], stage="entry") == "W"
    assert check("HW-03", as_of="2026-05-31", units=["JB00"]) == []


def test_an_inspection_that_cites_the_facility_counts(check: Checker) -> None:
    """
    HW:
    | 编号             | 设施编号 | 设置日期   | 最近检查日期 | 状态 |
    | JB00-HW-2026-001 | HW-0312  | 2025-06-01 | 2025-12-20   | 在用 |
    | JB00-HW-2026-002 | HW-0313  | 2025-06-01 | 2025-12-20   | 在用 |
    JC:
    | 检查编号         | 检查日期   | 对象编号         |
    | JB00-JC-2026-001 | 2026-05-20 | JB00-HW-2026-001 |
    | JB00-JC-2026-002 | 2026-05-20 | HW-0313          |
    """
    assert check("HW-03", as_of="2026-06-10", units=["JB00"], stage="entry") == []


def test_somebody_looks_when_a_typhoon_comes(check: Checker) -> None:
    """
    HW:
    | 编号             | 设置日期   | 最近检查日期 | 台风前告知日期 | 状态 |
    | JB00-HW-2026-001 | 2025-06-01 | 2026-05-20   |                | 在用 |
    | JB00-HW-2026-002 | 2025-06-01 | 2026-05-20   | 2026-07-27     | 在用 |
    | JB00-HW-2026-003 | 2025-06-01 | 2026-07-31   |                | 在用 |
    CZ:
    | 编号             | 事件名称    | 诱因 | 预警级别 | 接报时间         |
    | JB00-CZ-2026-001 | 7号台风处置 | 台风 | 蓝       | 2026-07-10 06:20 |
    | JB00-CZ-2026-002 | 8号台风处置 | 台风 | 黄       | 2026-07-31 06:20 |
    | JB00-CZ-2026-003 | 8号台风处置 | 台风 | 蓝       | 2026-07-30 06:20 |
    | JB00-CZ-2026-004 | 9号台风处置 | 台风 |          | 2026-08-20 06:20 |
    | JB00-CZ-2026-005 | 暴雨处置    | 暴雨 | 蓝       | 2026-08-21 06:20 |
    """
    assert check("HW-03", as_of="2026-08-30", units=["JB00"]) == [
        "20户外设施!D2 2026-07-30 台风预警以来没有检查，也没有告知设置单位"
    ]


def test_every_owner_is_inspected_in_the_year(check: Checker) -> None:
    """
    | 编号             | 设置单位     | 最近检查日期 | 状态   |
    | JB00-HW-2026-001 | 大地广告公司 | 2025-12-20   | 在用   |
    | JB00-HW-2026-002 | 大地广告公司 | 2026-12-01   | 在用   |
    | JB00-HW-2026-003 | 天空广告公司 | 2025-12-20   | 在用   |
    | JB00-HW-2026-004 | 天空广告公司 | 2025-12-21   | 在用   |
    | JB00-HW-2026-005 | 海洋广告公司 | 2025-12-21   | 已拆除 |
    """
    assert check("HW-05", as_of="2026-12-31", units=["JB00"], stage="year-end") == [
        "C4 天空广告公司 2026年被检查 0 次，要求 1 次",
    ]
    assert levels(check, "HW-05", as_of="2026-12-31", units=["JB00"], stage="year-end") == "W"
    assert check.run("HW-05", units=["JB00"]).states == {}


def test_owners_inspected_pass(check: Checker) -> None:
    """
    HW:
    | 编号             | 设置单位     | 最近检查日期 | 状态 |
    | JB00-HW-2026-001 | 大地广告公司 | 2026-01-01   | 在用 |
    | JB00-HW-2026-002 | 天空广告公司 | 2025-12-20   | 在用 |
    JC:
    | 检查编号         | 检查日期   | 对象编号         |
    | JB00-JC-2026-001 | 2026-05-20 | JB00-HW-2026-002 |
    """
    assert check("HW-05", as_of="2026-12-31", units=["JB00"], stage="year-end") == []
