from tests.conftest import Checker
from tests.rules.levels import levels


def test_somebody_answers_for_fire_and_can_be_called(check: Checker) -> None:
    """
    | 编号              | 防火责任人 | 联系电话     |
    | GYS01-XF-2026-001 |            | 021-66001234 |
    | GYS01-XF-2026-002 | 孙××       |              |
    """
    assert check("XF-01", stage="entry") == [
        "B2 消防重点部位未填写防火责任人",
        "C3 消防重点部位未填写联系电话",
    ]
    assert check("C-01", ledger="XF") == []


def test_a_name_and_a_number_pass(check: Checker) -> None:
    """
    | 编号              | 防火责任人 | 联系电话     |
    | GYS01-XF-2026-001 | 孙××       | 021-66001234 |
    """
    assert check("XF-01") == []


def test_a_year_between_tests_is_in_time_and_a_day_more_is_not(check: Checker) -> None:
    """
    | 编号              | 设施检测日期 | 灭火器到期日 |
    | GYS01-XF-2026-001 | 2025-06-30   | 2026-06-30   |
    | GYS01-XF-2026-002 | 2025-06-29   | 2026-06-29   |
    | GYS01-XF-2026-003 |              |              |
    """
    assert check("XF-02", as_of="2026-06-30") == [
        "B3 消防设施 2025-06-29 检测，距今 366 天，超过 365 天",
        "C3 灭火器已于 2026-06-29 到期",
    ]


def test_what_was_tested_exactly_a_year_ago_passes(check: Checker) -> None:
    """
    | 编号              | 设施检测日期 | 灭火器到期日 |
    | GYS01-XF-2026-001 | 2025-06-30   | 2026-06-30   |
    """
    assert check("XF-02", as_of="2026-06-30") == []


def test_a_blocked_passage_needs_a_danger(check: Checker) -> None:
    """
    | 编号              | 通道状况 | 隐患编号          |
    | GYS01-XF-2026-001 | 占用     |                   |
    | GYS01-XF-2026-002 | 锁闭     | GYS01-YH-2026-001 |
    | GYS01-XF-2026-003 | 畅通     |                   |
    """
    assert check("XF-03") == [
        "C2 通道占用或锁闭，未填写隐患编号",
    ]
    assert levels(check, "XF-03") == "E"
    assert check("XF-03", stage="entry") == []


def test_the_danger_of_a_blocked_passage_is_there_and_open(check: Checker) -> None:
    """
    XF:
    | 编号              | 通道状况 | 隐患编号                             |
    | GYS01-XF-2026-001 | 占用     | GYS01-YH-2026-009                    |
    | GYS01-XF-2026-002 | 占用     | GYS01-YH-2026-001                    |
    | GYS01-XF-2026-003 | 锁闭     | GYS01-YH-2026-002                    |
    | GYS01-XF-2026-004 | 占用     | GYS01-YH-2026-001、GYS01-YH-2026-002 |
    | GYS01-XF-2026-005 | 畅通     | GYS01-YH-2026-001                    |
    YH:
    | 隐患编号          | 状态         |
    | GYS01-YH-2026-001 | 已销号       |
    | GYS01-YH-2026-002 | 已整改待复查 |
    """
    assert check("XF-03") == [
        "13消防重点部位!C2 通道占用或锁闭，隐患整改台账里没有 GYS01-YH-2026-009",
        "13消防重点部位!C3 通道仍填占用或锁闭，隐患 GYS01-YH-2026-001 却是“已销号”",
    ]


def test_a_number_that_leads_nowhere_is_reported_once(check: Checker) -> None:
    """
    XF:
    | 编号              | 通道状况 | 隐患编号          |
    | GYS01-XF-2026-001 | 占用     | GYS01-YH-2026-009 |
    YH:
    | 隐患编号          | 状态   |
    | GYS01-YH-2026-001 | 整改中 |
    """
    assert [item.rule for item in check.run("XF-03", "C-07").findings] == ["XF-03"]


def test_one_alone_is_not_enough(check: Checker) -> None:
    """
    | 编号              | 消防控制室 | 每班人数 |
    | GYS01-XF-2026-001 | 是         | 1        |
    | GYS01-XF-2026-002 | 否         | 1        |
    | GYS01-XF-2026-003 | 是         | 2        |
    """
    assert check("XF-04") == ["C2 消防控制室每班 1 人，不足 2 人"]


def test_control_rooms_with_enough_people_pass(check: Checker) -> None:
    """
    | 编号              | 消防控制室 | 每班人数 |
    | GYS01-XF-2026-001 | 是         | 2        |
    """
    assert check("XF-04") == []


def test_offices_inspect_every_quarter_and_firms_every_month(check: Checker) -> None:
    """
    | 编号              | 所属单位               | 最近防火检查日期 |
    | GYS01-XF-2026-001 | 示例区绿化管理所       | 2026-09-29       |
    | GYS01-XF-2026-002 | 示例区洁城环卫有限公司 | 2026-11-29       |
    | GYS01-XF-2026-003 | 西山公园               | 2026-09-30       |
    | GYS01-XF-2026-004 | 示例区洁城环卫有限公司 | 2026-11-30       |
    """
    assert check("XF-05", as_of="2026-12-30", stage="year-end") == [
        "C2 最近防火检查 2026-09-29，应每季度 1 次，2026-12-29 到期，已超 1 天",
        "C3 最近防火检查 2026-11-29，应每月 1 次，2026-12-29 到期，已超 1 天",
    ]


def test_after_new_year_nothing_grows_older(check: Checker) -> None:
    """
    | 编号              | 所属单位         | 最近防火检查日期 |
    | GYS01-XF-2026-001 | 示例区绿化管理所 | 2026-10-08       |
    """
    assert check("XF-05", as_of="2027-03-01") == []


def test_the_age_of_inspections_is_a_question_of_year_end(check: Checker) -> None:
    """
    | 编号              | 所属单位         | 最近防火检查日期 |
    | GYS01-XF-2026-001 | 示例区绿化管理所 | 2025-01-08       |
    """
    assert check.run("XF-05").states == {}
