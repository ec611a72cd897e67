from tests.conftest import Checker
from tests.rules.levels import levels


def test_indoor_charging_and_stray_wires_are_problems(check: Checker) -> None:
    """
    | 编号              | 室内或楼道停放充电 | 飞线充电 | 问题描述           | 隐患编号          |
    | GYS01-DD-2026-001 | 是                 | 否       |                    |                   |
    | GYS01-DD-2026-002 | 否                 | 是       | 窗口拉电线到自行车 |                   |
    | GYS01-DD-2026-003 | 否                 | 否       |                    |                   |
    """
    assert check("DD-01", stage="entry") == [
        "D2 室内或楼道停放充电为“是”时未填写问题描述",
        "E2 室内或楼道停放充电为“是”时未填写隐患编号",
        "E3 飞线充电为“是”时未填写隐患编号",
    ]


def test_a_problem_described_and_registered_passes(check: Checker) -> None:
    """
    | 编号              | 室内或楼道停放充电 | 飞线充电 | 问题描述         | 隐患编号          |
    | GYS01-DD-2026-001 | 是                 | 否       | 楼道里停了3辆车  | GYS01-YH-2026-001 |
    | GYS01-DD-2026-002 | 否                 | 否       |                  |                   |
    """
    assert check("DD-01") == []


def test_the_danger_is_in_its_ledger(check: Checker) -> None:
    """
    DD:
    | 编号              | 室内或楼道停放充电 | 飞线充电 | 隐患编号          |
    | GYS01-DD-2026-001 | 是                 | 否       | GYS01-YH-2026-002 |
    | GYS01-DD-2026-002 | 否                 | 是       | GYS01-YH-2026-001 |
    | GYS01-DD-2026-003 | 否                 | 是       | 已登记            |
    | GYS01-DD-2026-004 | 否                 | 否       | GYS01-YH-2026-003 |
    YH:
    | 隐患编号          | 状态   |
    | GYS01-YH-2026-001 | 整改中 |
    """
    assert check("DD-02") == [
        "14电动自行车电气!D2 有室内停放充电或飞线充电，隐患整改台账里没有 GYS01-YH-2026-002",
        "14电动自行车电气!D4 有室内停放充电或飞线充电，隐患整改台账里没有 已登记",
    ]
    assert levels(check, "DD-02") == "EE"


def test_a_danger_that_is_there_passes(check: Checker) -> None:
    """
    DD:
    | 编号              | 室内或楼道停放充电 | 隐患编号          |
    | GYS01-DD-2026-001 | 是                 | GYS01-YH-2026-001 |
    YH:
    | 隐患编号          | 状态   |
    | GYS01-YH-2026-001 | 整改中 |
    """
    assert check("DD-02") == []


def test_faulty_cells_are_not_asked_further(check: Checker) -> None:
    """
    DD:
    | 编号              | 室内或楼道停放充电 | 飞线充电 | 隐患编号          |
    | GYS01-DD-2026-001 | 是                 | 也许     | GYS01-YH-2026-002 |
    YH:
    | 隐患编号          |
    | GYS01-YH-2026-001 |
    """
    assert [item.rule for item in check.run("C-04", "DD-02").findings] == ["C-04"]


def test_without_the_dangers_nothing_is_looked_up(check: Checker) -> None:
    """
    | 编号              | 室内或楼道停放充电 | 飞线充电 | 隐患编号          |
    | GYS01-DD-2026-001 | 是                 | 否       | GYS01-YH-2026-002 |
    """
    assert check.run("DD-02").states == {"DD-02": "not applicable"}
