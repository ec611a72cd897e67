import pytest

from tests.conftest import Checker
from tests.rules.levels import levels


def test_facilities_are_tested_every_two_years(check: Checker) -> None:
    """
    | 编号             | 设置日期   | 最近安全检测日期 | 检测结论 | 状态   |
    | JB00-HW-2026-001 | 2020-06-01 | 2024-06-29       | 合格     | 在用   |
    | JB00-HW-2026-002 | 2020-06-01 | 2024-06-30       | 合格     | 在用   |
    | JB00-HW-2026-003 | 2024-06-29 |                  |          | 在用   |
    | JB00-HW-2026-004 | 2024-06-30 |                  |          | 在用   |
    | JB00-HW-2026-005 | 2020-06-01 | 2026-06-01       | 不合格   | 在用   |
    | JB00-HW-2026-006 | 2020-06-01 | 2026-06-01       | 不合格   | 整改中 |
    | JB00-HW-2026-007 | 2010-06-01 |                  |          | 已拆除 |
    """
    assert check("HW-01", as_of="2026-06-30", units=["JB00"], stage="entry") == [
        "C2 最近安全检测 2024-06-29，已过 24 个月",
        "C4 2024-06-29 设置，已过 24 个月，还没有安全检测",
        "D6 安全检测“不合格”，仍填在用",
    ]
    assert levels(check, "HW-01", as_of="2026-06-30", units=["JB00"], stage="entry") == "WWW"


def test_a_test_exactly_two_years_old_passes(check: Checker) -> None:
    """
    | 编号             | 设置日期   | 最近安全检测日期 | 检测结论   | 状态 |
    | JB00-HW-2026-002 | 2020-06-01 | 2024-06-30       | 整改后合格 | 在用 |
    """
    assert check("HW-01", as_of="2026-06-30") == []


def test_nothing_stands_in_a_fire_lane(check: Checker) -> None:
    """
    | 编号             | 消防通道核查结论 | 设置日期   | 隐患编号         | 状态   |
    | JB00-HW-2026-001 | 占用             | 2025-06-01 |                  | 在用   |
    | JB00-HW-2026-002 | 占用             | 2025-06-01 | JB00-YH-2026-001 | 整改中 |
    | JB00-HW-2026-003 | 占用             | 2025-06-01 |                  | 已拆除 |
    | JB00-HW-2026-004 | 未核查           | 2025-06-01 |                  | 在用   |
    | JB00-HW-2026-005 | 未核查           |            |                  | 在用   |
    | JB00-HW-2026-006 | 不占用           | 2025-06-01 |                  | 在用   |
    """
    assert check("HW-02", units=["JB00"], stage="entry") == [
        "D2 占用消防通道，未填写隐患编号",
        "E2 占用消防通道，状态却是“在用”",
        "B5 消防通道还没有核查",
        "B6 还没有核查消防通道，不能审批、建设",
    ]
    assert levels(check, "HW-02", units=["JB00"], stage="entry") == "EEWE"


def test_the_danger_of_a_blocked_lane_is_there_and_open(check: Checker) -> None:
    """
    HW:
    | 编号             | 消防通道核查结论 | 隐患编号         | 状态   |
    | JB00-HW-2026-001 | 占用             | JB00-YH-2026-009 | 整改中 |
    | JB00-HW-2026-002 | 占用             | JB00-YH-2026-001 | 整改中 |
    | JB00-HW-2026-003 | 占用             | JB00-YH-2026-002 | 整改中 |
    YH:
    | 隐患编号         | 状态   |
    | JB00-YH-2026-001 | 已销号 |
    | JB00-YH-2026-002 | 整改中 |
    """
    assert check("HW-02", units=["JB00"]) == [
        "20户外设施!C2 占用消防通道，隐患整改台账里没有 JB00-YH-2026-009",
        "20户外设施!C3 仍填占用消防通道，隐患 JB00-YH-2026-001 却是“已销号”",
    ]


def test_a_clear_lane_passes(check: Checker) -> None:
    """
    | 编号             | 消防通道核查结论 | 设置日期   | 隐患编号         | 状态   |
    | JB00-HW-2026-002 | 占用             | 2025-06-01 | JB00-YH-2026-001 | 整改中 |
    | JB00-HW-2026-006 | 不占用           |            |                  | 在用   |
    """
    assert check("HW-02", units=["JB00"]) == []


def test_permits_end_and_sizes_have_bounds(check: Checker) -> None:
    """
    | 编号             | 面积（㎡） | 离地高度（m） | 许可有效期至 | 状态   |
    | JB00-HW-2026-001 | 24         | 9             | 2026-06-29   | 在用   |
    | JB00-HW-2026-002 | 1000.5     | 151           | 2026-06-30   | 在用   |
    | JB00-HW-2026-003 | 0          |               |              | 在用   |
    | JB00-HW-2026-004 | 0          | 900           | 2020-06-30   | 已拆除 |
    """
    assert check("HW-04", as_of="2026-06-30", units=["JB00"], stage="entry") == [
        "D2 许可已于 2026-06-29 到期",
        "B3 面积（㎡）填 1000.5，一般在 0 到 1000 之间",
        "C3 离地高度（m）填 151，一般在 0 到 150 之间",
        "B4 面积（㎡）填 0，一般在 0 到 1000 之间",
    ]
    assert levels(check, "HW-04", as_of="2026-06-30", units=["JB00"], stage="entry") == "WWWW"


@pytest.mark.parametrize("size", ["0.5", "150"])
def test_ordinary_sizes_pass(check: Checker, size: str) -> None:
    """
    | 编号             | 面积（㎡） | 离地高度（m） | 许可有效期至 | 状态 |
    | JB00-HW-2026-001 | ……       | ……          | 2026-06-30   | 在用 |
    """
    check.docstring = check.docstring.replace("……", size)
    assert check.run("HW-04", as_of="2026-06-30").findings == []


def test_a_valid_permit_and_an_ordinary_size_pass(check: Checker) -> None:
    """
    | 编号             | 面积（㎡） | 离地高度（m） | 许可有效期至 | 状态 |
    | JB00-HW-2026-001 | 24         | 9             | 2026-06-30   | 在用 |
    """
    assert check("HW-04", as_of="2026-06-30") == []
