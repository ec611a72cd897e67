from tests.conftest import Checker
from tests.rules.levels import levels


def test_every_target_has_all_six_kinds(check: Checker) -> None:
    """
    FK:
    | 编号              | 目标代号 |
    | GYS01-FK-2026-001 | FK-01    |
    | GYS01-FK-2026-002 | FK-02    |
    LS:
    | 编号              | 目标编号          | 六实类别 |
    | GYS01-LS-2026-001 | GYS01-FK-2026-001 | 实有人口 |
    | GYS01-LS-2026-002 | GYS01-FK-2026-001 | 实有房屋 |
    | GYS01-LS-2026-003 | GYS01-FK-2026-001 | 实有单位 |
    | GYS01-LS-2026-004 | GYS01-FK-2026-001 | 实有力量 |
    | GYS01-LS-2026-005 | GYS01-FK-2026-002 | 实有人口 |
    | GYS01-LS-2026-006 | GYS01-FK-2026-002 | 实有房屋 |
    | GYS01-LS-2026-007 | GYS01-FK-2026-002 | 实有单位 |
    | GYS01-LS-2026-008 | GYS01-FK-2026-002 | 实有安防设施 |
    | GYS01-LS-2026-009 | GYS01-FK-2026-002 | 实有力量 |
    | GYS01-LS-2026-010 | GYS01-FK-2026-002 | 实有警情 |
    """
    assert check("FK-02") == [
        "18反恐重点目标!A2 重点目标 FK-01 的六实数据缺：实有安防设施、实有警情（事件）",
    ]
    assert levels(check, "FK-02") == "W"
    assert [item.level for item in check.run("FK-02", stage="year-end").findings] == ["E"]


def test_a_line_that_cannot_be_read_may_be_the_one_missing(check: Checker) -> None:
    """
    FK:
    | 编号              | 目标代号 |
    | GYS01-FK-2026-001 | FK-01    |
    LS:
    | 编号              | 目标编号          | 六实类别     |
    | GYS01-LS-2026-001 | GYS01-FK-2026-001 | 实有人口     |
    | GYS01-LS-2026-002 | GYS01-FK-2026-001 | 实有房屋     |
    | GYS01-LS-2026-003 | GYS01-FK-2026-001 | 实有单位     |
    | GYS01-LS-2026-004 | GYS01-FK-2026-001 | 实有力量     |
    | GYS01-LS-2026-005 | GYS01-FK-2026-001 | 实有安防设施 |
    | GYS01-LS-2026-006 | GYS01-FK-2026-001 | 实有什么     |
    """
    assert check("FK-02") == []


def test_done_is_what_is_all_collected(check: Checker) -> None:
    """
    FK:
    | 编号              | 目标代号 |
    | GYS01-FK-2026-001 | FK-01    |
    LS:
    | 编号              | 目标编号          | 六实类别 | 应采集数 | 已采集数 | 采集状态 | 不适用理由 |
    | GYS01-LS-2026-001 | GYS01-FK-2026-001 | 实有人口 | 120      | 119      | 已完成   |            |
    | GYS01-LS-2026-002 | GYS01-FK-2026-001 | 实有房屋 | 120      | 119      | 采集中   |            |
    | GYS01-LS-2026-003 | GYS01-FK-2026-001 | 实有单位 | 120      | 120      | 已完成   |            |
    | GYS01-LS-2026-004 | GYS01-FK-2026-001 | 实有力量 | 0        | 0        | 不适用   |            |
    """
    assert check("FK-02") == [
        "18A六实数据!F2 采集状态是“已完成”，应采集数 120，已采集数 119",
        "18A六实数据!G5 六实数据不适用，未填写不适用理由",
        "18反恐重点目标!A2 重点目标 FK-01 的六实数据缺：实有安防设施、实有警情（事件）",
    ]
    assert levels(check, "FK-02") == "EEW"


def test_a_target_with_all_six_passes(check: Checker) -> None:
    """
    | 编号              | 目标代号 |
    | GYS01-FK-2026-001 | FK-01    |
    LS:
    | 编号              | 目标编号          | 六实类别     |
    | GYS01-LS-2026-001 | GYS01-FK-2026-001 | 实有人口     |
    | GYS01-LS-2026-002 | GYS01-FK-2026-001 | 实有房屋     |
    | GYS01-LS-2026-003 | GYS01-FK-2026-001 | 实有单位     |
    | GYS01-LS-2026-004 | GYS01-FK-2026-001 | 实有安防设施 |
    | GYS01-LS-2026-005 | GYS01-FK-2026-001 | 实有力量     |
    | GYS01-LS-2026-006 | GYS01-FK-2026-001 | 实有警情     |
    """
    assert check("FK-02") == []
