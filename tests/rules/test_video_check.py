import pytest

from tests.conftest import Checker
from tests.rules.levels import levels


def test_ninety_days_pass_and_eighty_nine_fail(check: Checker) -> None:
    """
    | 编号              | 核验日期   | 最早可回放日期 | 标称保存天数 | 安装或扩容日期 |
    | GYS01-SP-2026-001 | 2026-06-30 | 2026-04-01     | 90           | 2023-05-10     |
    | GYS01-SP-2026-002 | 2026-06-30 | 2026-04-02     | 90           | 2023-05-10     |
    | GYS01-SP-2026-003 | 2026-06-30 | 2026-04-02     | 90           |                |
    """
    assert check("SP-01", stage="entry") == [
        "C3 实测保存 89 天，不足 90 天",
        "C4 实测保存 89 天，不足 90 天",
    ]
    assert levels(check, "SP-01", stage="entry") == "EE"


def test_a_new_installation_is_exempt_until_it_can_be_full(check: Checker) -> None:
    """
    | 编号              | 目标编号          | 核验日期   | 最早可回放日期 | 安装或扩容日期 |
    | GYS01-SP-2026-001 | GYS01-FK-2026-001 | 2026-06-30 | 2026-05-01     | 2026-05-01     |
    """
    assert check("SP-01", as_of="2026-06-30") == []
    (finding,) = check.run("FK-10", as_of="2026-06-30", stage="entry").findings
    assert (finding.place.cell, finding.level, finding.ledger) == ("E2", "I", "SP")
    assert finding.message == "新装或扩容，实测 60 天，未满保存期，2026-07-30 复核"
    assert check("FK-10", as_of="2026-07-30") == [
        "E2 新装或扩容，上次实测 60 天，2026-07-30 起应复核，还没有新的核验"
    ]


@pytest.mark.parametrize(("installed", "failed"), [("2026-04-01", 1), ("2026-04-02", 0)])
def test_after_ninety_days_nobody_is_exempt(check: Checker, installed: str, failed: int) -> None:
    """
    | 编号              | 核验日期   | 最早可回放日期 | 安装或扩容日期 |
    | GYS01-SP-2026-001 | 2026-06-30 | 2026-05-01     | ……             |
    """
    check.docstring = check.docstring.replace("……", installed)
    assert len(check("SP-01")) == failed


def test_once_checked_again_nobody_is_reminded(check: Checker) -> None:
    """
    | 编号              | 目标编号          | 核验日期   | 最早可回放日期 | 安装或扩容日期 |
    | GYS01-SP-2026-001 | GYS01-FK-2026-001 | 2026-07-30 | 2026-05-01     | 2026-05-01     |
    | GYS01-SP-2026-002 | GYS01-FK-2026-001 | 2026-06-30 | 2026-05-01     | 2026-05-01     |
    | GYS01-SP-2026-003 | GYS01-FK-2026-002 | 2026-06-30 | 2026-03-01     | 2023-05-01     |
    """
    assert check("FK-10", as_of="2026-08-30") == []


def test_the_label_is_near_what_was_measured(check: Checker) -> None:
    """
    | 编号              | 核验日期   | 标称保存天数 | 最早可回放日期 | 安装或扩容日期 |
    | GYS01-SP-2026-001 | 2026-06-30 | 97           | 2026-04-01     |                |
    | GYS01-SP-2026-002 | 2026-06-30 | 98           | 2026-04-01     |                |
    | GYS01-SP-2026-003 | 2026-06-30 | 90           | 2026-03-01     |                |
    | GYS01-SP-2026-004 | 2026-06-30 | 90           | 2026-05-01     | 2026-05-01     |
    | GYS01-SP-2026-005 | 2026-06-30 | 90           | 2026-05-01     |                |
    """
    assert check("SP-02", stage="entry") == [
        "C3 标称 98 天，实测 90 天，相差 8 天",
        "C4 标称 90 天，实测 121 天，相差 31 天",
    ]
    assert levels(check, "SP-02", stage="entry") == "WW"


def test_a_label_seven_days_off_passes(check: Checker) -> None:
    """
    | 编号              | 核验日期   | 标称保存天数 | 最早可回放日期 |
    | GYS01-SP-2026-001 | 2026-06-30 | 97           | 2026-04-01     |
    """
    assert check("SP-02") == []


def test_pictures_are_older_than_the_check(check: Checker) -> None:
    """
    | 编号              | 核验日期   | 最早可回放日期 |
    | GYS01-SP-2026-001 | 2026-06-01 | 2026-06-02     |
    """
    assert check("SP-03", stage="entry") == [
        "B2 核验日期（2026-06-01）早于最早可回放日期（2026-06-02）"
    ]
    assert check("SP-01") == check("SP-04") == []


def test_a_check_in_order_passes(check: Checker) -> None:
    """
    | 编号              | 核验日期   | 最早可回放日期 | 点位总数 | 抽查点位数 | 正常点位数 |
    | GYS01-SP-2026-001 | 2026-06-30 | 2026-04-01     | 64       | 10         | 10         |
    """
    assert check("SP-03") == []


def test_a_shortfall_has_its_consequences(check: Checker) -> None:
    """
    | 编号              | 核验日期   | 最早可回放日期 | 未达标原因 | 整改期限   | 隐患编号          |
    | GYS01-SP-2026-001 | 2026-06-30 | 2026-04-02     |            | 2026-07-31 |                   |
    | GYS01-SP-2026-002 | 2026-06-30 | 2026-04-02     | 硬盘损坏   | 2026-07-31 | GYS01-YH-2026-009 |
    | GYS01-SP-2026-003 | 2026-06-30 | 2026-04-01     |            |            |                   |
    """
    assert check("SP-04") == [
        "D2 保存天数未达标，未填写未达标原因",
        "F2 保存天数未达标，未填写隐患编号",
    ]
    assert levels(check, "SP-04") == "EE"


def test_the_danger_of_a_shortfall_is_in_its_ledger(check: Checker) -> None:
    """
    SP:
    | 编号              | 核验日期   | 最早可回放日期 | 未达标原因 | 整改期限   | 隐患编号          |
    | GYS01-SP-2026-001 | 2026-06-30 | 2026-04-02     | 硬盘损坏   | 2026-07-31 | GYS01-YH-2026-009 |
    | GYS01-SP-2026-002 | 2026-06-30 | 2026-04-02     | 硬盘损坏   | 2026-07-31 | GYS01-YH-2026-001 |
    YH:
    | 隐患编号          | 状态   |
    | GYS01-YH-2026-001 | 已销号 |
    """
    assert check("SP-04") == ["18B视频核验!F2 保存天数未达标，隐患整改台账里没有 GYS01-YH-2026-009"]


def test_what_keeps_long_enough_needs_no_danger(check: Checker) -> None:
    """
    | 编号              | 核验日期   | 最早可回放日期 | 未达标原因 | 整改期限 | 隐患编号 | 安装或扩容日期 |
    | GYS01-SP-2026-001 | 2026-06-30 | 2026-04-01     |            |          |          |                |
    | GYS01-SP-2026-002 | 2026-06-30 | 2026-05-01     |            |          |          | 2026-05-01     |
    """
    assert check("SP-04") == []


def test_every_target_is_checked_every_quarter(check: Checker) -> None:
    """
    FK:
    | 编号              | 目标代号 |
    | GYS01-FK-2026-001 | FK-01    |
    | GYS01-FK-2026-002 | FK-02    |
    SP:
    | 编号              | 目标编号          | 核验日期   |
    | GYS01-SP-2026-001 | GYS01-FK-2026-001 | 2026-03-31 |
    | GYS01-SP-2026-002 | GYS01-FK-2026-002 | 2026-04-01 |
    """
    assert check("SP-05", as_of="2026-06-30", stage="entry") == [
        "18反恐重点目标!A3 重点目标 FK-02 2026年一季度视频核验不足 1 次",
    ]
    assert levels(check, "SP-05", as_of="2026-06-30", stage="entry") == "W"
    assert check("SP-05", as_of="2026-07-01") == [
        "18反恐重点目标!A2 重点目标 FK-01 2026年二季度视频核验不足 1 次",
        "18反恐重点目标!A3 重点目标 FK-02 2026年一季度视频核验不足 1 次",
    ]


def test_targets_checked_so_far_pass(check: Checker) -> None:
    """
    FK:
    | 编号              | 目标代号 |
    | GYS01-FK-2026-001 | FK-01    |
    | GYS01-FK-2026-002 | FK-02    |
    SP:
    | 编号              | 目标编号          | 核验日期   |
    | GYS01-SP-2026-001 | GYS01-FK-2026-001 | 2026-03-31 |
    | GYS01-SP-2026-002 | GYS01-FK-2026-002 | 一季度     |
    """
    assert check("SP-05", as_of="2026-06-30") == []
