import pytest

from tests.conftest import Checker


def test_a_major_danger_needs_a_supervisor(check: Checker) -> None:
    """
    | 隐患编号          | 隐患级别 | 督办人 |
    | GYS01-YH-2026-001 | 重大     |        |
    | GYS01-YH-2026-002 | 一般     |        |
    """
    assert check("YH-03") == ["C2 重大隐患未填写督办人"]


def test_a_major_danger_names_its_basis_money_interim_measures_and_report(check: Checker) -> None:
    """
    | 隐患编号          | 隐患级别 | 判定依据 | 整改资金 | 防范措施 | 报告日期 |
    | GYS01-YH-2026-001 | 重大     |          |          | 无       | 无       |
    """
    assert check("YH-03") == [
        "C2 重大隐患未填写重大判定依据",
        "D2 重大隐患未填写整改资金（万元）",
        "E2 重大隐患未填写应急防范措施",
        "F2 重大隐患未填写报告主管部门日期",
    ]


def test_a_major_danger_with_everything_passes(check: Checker) -> None:
    """
    | 隐患编号          | 隐患级别 | 督办人 | 整改资金 | 应急防范措施 |
    | GYS01-YH-2026-001 | 重大     | 王××   | 0        | 拉警戒线     |
    """
    assert check("YH-03") == []


def test_days_follow_each_other(check: Checker) -> None:
    """
    | 隐患编号          | 发现日期   | 整改期限   | 整改完成日期 | 复查日期   | 延期至     |
    | GYS01-YH-2026-001 | 2026-04-28 | 2026-04-27 | 2026-04-20   |            |            |
    | GYS01-YH-2026-002 | 2026-04-28 | 2026-05-08 | 2026-05-06   | 2026-05-05 | 2026-05-07 |
    | GYS01-YH-2026-003 | 2026-04-28 | 2026-04-28 | 2026-04-28   | 2026-04-28 | 2026-04-28 |
    """
    assert check("YH-04") == [
        "C2 整改期限（2026-04-27）早于发现日期（2026-04-28）",
        "D2 整改完成日期（2026-04-20）早于发现日期（2026-04-28）",
        "E3 复查日期（2026-05-05）早于整改完成日期（2026-05-06）",
        "F3 延期至（2026-05-07）早于整改期限（2026-05-08）",
    ]


def test_days_in_order_pass(check: Checker) -> None:
    """
    | 隐患编号          | 发现日期   | 整改期限   | 整改完成日期 | 复查日期   |
    | GYS01-YH-2026-001 | 2026-04-28 | 2026-05-08 | 2026-05-06   | 2026-05-09 |
    | GYS01-YH-2026-002 | 2026-04-28 | 2026-05-08 |              |            |
    """
    assert check("YH-04") == []


def test_closure_needs_its_proofs(check: Checker) -> None:
    """
    | 隐患编号          | 整改完成日期 | 整改后照片 | 复查日期   | 复查人 | 复查结论 | 状态   |
    | GYS01-YH-2026-001 | 2026-05-06   |            |            | 李××   |          | 已销号 |
    | GYS01-YH-2026-002 | 2026-05-06   | 0506.jpg   | 2026-05-09 | 李××   | 不合格   | 销号   |
    """
    assert check("YH-05") == [
        "C2 已销号未填写整改后照片",
        "D2 已销号未填写复查日期",
        "F2 已销号未填写复查结论",
        "F3 已销号的复查结论是“不合格”",
    ]


def test_closure_with_its_proofs_and_open_dangers_pass(check: Checker) -> None:
    """
    | 隐患编号          | 整改完成日期 | 整改后照片 | 复查日期   | 复查人 | 复查结论 | 状态       |
    | GYS01-YH-2026-001 | 2026-05-06   | 0506.jpg   | 2026-05-09 | 李××   | 合格     | 已销号     |
    | GYS01-YH-2026-002 | 2026-05-06   |            | 2026-05-09 | 李××   | 不合格   | 复查不合格 |
    | GYS01-YH-2026-003 |              |            |            |        |          | 待整改     |
    """
    assert check("YH-05") == []


def test_one_day_late_is_a_warning(check: Checker) -> None:
    """
    | 隐患编号          | 整改期限   | 整改完成日期 |
    | GYS01-YH-2026-001 | 2026-05-08 |              |
    """
    result = check.run("YH-06", as_of="2026-05-09")
    assert [(item.message, item.level) for item in result.findings] == [
        ("整改期限 2026-05-08 已过 1 天，还没有填写整改完成日期", "W")
    ]
    assert check("YH-06", as_of="2026-05-08") == []


@pytest.mark.parametrize(
    ("as_of", "level", "message"),
    [
        ("2026-06-07", "W", "整改期限 2026-05-08 已过 30 天，还没有填写整改完成日期"),
        ("2026-06-08", "E", "整改期限 2026-05-08 已过 31 天（超过 30 天），还没有填写整改完成日期"),
    ],
)
def test_more_than_thirty_days_late_is_an_error(
    check: Checker, as_of: str, level: str, message: str
) -> None:
    """
    | 隐患编号          | 整改期限   | 整改完成日期 | 状态   |
    | GYS01-YH-2026-001 | 2026-05-08 |              | 整改中 |
    """
    (finding,) = check.run("YH-06", as_of=as_of).findings
    assert (finding.level, finding.message) == (level, message)


def test_a_major_danger_late_is_an_error_at_once(check: Checker) -> None:
    """
    | 隐患编号          | 隐患级别 | 整改期限   | 整改完成日期 |
    | GYS01-YH-2026-001 | 重大     | 2026-05-08 |              |
    """
    (finding,) = check.run("YH-06", as_of="2026-05-09").findings
    assert finding.level == "E"
    assert finding.message == "重大隐患的整改期限 2026-05-08 已过 1 天，还没有填写整改完成日期"


def test_an_extension_moves_the_deadline(check: Checker) -> None:
    """
    | 隐患编号          | 整改期限   | 延期至     | 整改完成日期 |
    | GYS01-YH-2026-001 | 2026-05-08 | 2026-05-20 |              |
    """
    assert check("YH-06", as_of="2026-05-20") == []
    assert check("YH-06", as_of="2026-05-22") == [
        "C2 整改期限 2026-05-20 已过 2 天，还没有填写整改完成日期"
    ]


def test_only_what_waits_for_rectification_can_be_late(check: Checker) -> None:
    """
    | 隐患编号          | 整改期限   | 整改完成日期 | 状态           |
    | GYS01-YH-2026-001 | 2026-05-08 | 2026-06-06   | 复查不合格     |
    | GYS01-YH-2026-002 | 2026-05-08 |              | 已整改待复查   |
    | GYS01-YH-2026-003 | 2026-05-08 |              | 撤销（附理由） |
    | GYS01-YH-2026-004 | 2026-05-08 |              | 移送           |
    | GYS01-YH-2026-005 | 2026-05-08 |              | 已销号         |
    """
    assert check("YH-06") == []


def test_nobody_reviews_his_own_work(check: Checker) -> None:
    """
    | 隐患编号          | 整改责任人 | 复查人     |
    | GYS01-YH-2026-001 | 孙××       | 孙 ××      |
    | GYS01-YH-2026-002 | 孙××       | 李××、孙×× |
    | GYS01-YH-2026-003 | 孙××       | 李××       |
    | GYS01-YH-2026-004 | 孙××       |            |
    """
    assert check("YH-07") == ["C2 复查人“孙 ××”就是整改责任人"]


def test_reviewed_by_somebody_else_passes(check: Checker) -> None:
    """
    | 隐患编号          | 整改责任人 | 复查人 |
    | GYS01-YH-2026-003 | 孙××       | 李××   |
    """
    assert check("YH-07") == []


def test_a_description_that_says_nothing_is_pointed_out_once(check: Checker) -> None:
    """
    | 隐患编号          | 隐患描述                         |
    | GYS01-YH-2026-001 | 灭火器过期                       |
    | GYS01-YH-2026-002 | 存在安全隐患                     |
    | GYS01-YH-2026-003 | 现场存在较多安全隐患，需及时整改 |
    """
    assert check("YH-14") == [
        "B2 隐患描述“灭火器过期”太短（少于 8 个字）",
        "B3 隐患描述“存在安全隐患”太短（少于 8 个字）",
        "B4 隐患描述“现场存在较多安全隐患，需及时整改”没有说出具体问题",
    ]


def test_a_description_of_part_and_phenomenon_passes(check: Checker) -> None:
    """
    | 隐患编号          | 隐患描述                         |
    | GYS01-YH-2026-001 | 配电间存在问题：灭火器2具已过期  |
    """
    assert check("YH-14") == []


def test_a_failed_review_starts_again(check: Checker) -> None:
    """
    | 隐患编号          | 整改期限   | 复查日期   | 复查结论 | 延期至     | 状态       |
    | GYS01-YH-2026-001 | 2026-05-08 | 2026-05-09 | 不合格   |            | 整改中     |
    | GYS01-YH-2026-002 | 2026-05-08 | 2026-05-09 | 不合格   | 2026-05-09 | 复查不合格 |
    | GYS01-YH-2026-003 | 2026-05-08 | 2026-05-09 | 不合格   | 2026-05-20 | 复查不合格 |
    | GYS01-YH-2026-004 | 2026-05-20 | 2026-05-09 | 不合格   |            | 复查不合格 |
    | GYS01-YH-2026-005 | 2026-05-08 | 2026-05-09 | 合格     |            | 已销号     |
    """
    assert check("YH-09", stage="entry", as_of="2026-06-01") == [
        "E2 2026-05-09 复查不合格，之后没有新的期限",
        "F2 复查结论是不合格，状态却是“整改中”",
        "E3 2026-05-09 复查不合格，之后没有新的期限",
    ]


def test_a_closure_after_a_failed_review_is_reported_once(check: Checker) -> None:
    """
    | 隐患编号          | 整改期限   | 复查日期   | 复查结论 | 状态   |
    | GYS01-YH-2026-001 | 2026-05-20 | 2026-05-09 | 不合格   | 已销号 |
    """
    assert [item.rule for item in check.run("YH-05", "YH-09").findings] == ["YH-05"]


def test_a_failed_review_with_a_new_term_passes(check: Checker) -> None:
    """
    | 隐患编号          | 整改期限   | 复查日期   | 复查结论 | 延期至     | 状态       |
    | GYS01-YH-2026-003 | 2026-05-08 | 2026-05-09 | 不合格   | 2026-05-20 | 复查不合格 |
    """
    assert check("YH-09", as_of="2026-06-01") == []


def test_an_extension_is_approved_and_the_only_one(check: Checker) -> None:
    """
    | 隐患编号          | 延期至     | 延期审批人及理由       |
    | GYS01-YH-2026-001 | 2026-05-20 |                        |
    | GYS01-YH-2026-002 | 2026-05-20 | 王××：第二次延期       |
    | GYS01-YH-2026-003 | 2026-05-20 | 王××同意第3次延期      |
    | GYS01-YH-2026-004 | 2026-05-20 | 再次延期，配件未到     |
    | GYS01-YH-2026-005 | 2026-05-20 | 王××：二次供水设备未到 |
    | GYS01-YH-2026-006 |            | 第二次延期             |
    """
    found = check.run("YH-10", stage="entry", as_of="2026-06-01").findings
    assert [(item.place.cell, item.level, item.message) for item in found] == [
        ("C2", "W", "有延期，未填写延期审批人及理由"),
        ("C3", "W", "延期审批人及理由写着第 2 次延期，超过 1 次"),
        ("C4", "W", "延期审批人及理由写着第 3 次延期，超过 1 次"),
        ("C5", "W", "延期审批人及理由写着第 2 次延期，超过 1 次"),
    ]


def test_an_extension_with_its_reason_passes(check: Checker) -> None:
    """
    | 隐患编号          | 延期至     | 延期审批人及理由   |
    | GYS01-YH-2026-001 | 2026-05-20 | 王××：配件到货延迟 |
    | GYS01-YH-2026-002 |            |                    |
    """
    assert check("YH-10", as_of="2026-06-01") == []


def test_a_general_danger_has_a_short_term(check: Checker) -> None:
    """
    | 隐患编号          | 隐患级别 | 发现日期   | 整改期限   |
    | GYS01-YH-2026-001 | 一般     | 2026-05-01 | 2026-05-16 |
    | GYS01-YH-2026-002 | 一般     | 2026-05-01 | 2026-05-17 |
    | GYS01-YH-2026-003 | 重大     | 2026-05-01 | 2026-07-17 |
    """
    found = check.run("YH-12", stage="entry", as_of="2026-05-01").findings
    assert [(item.place.cell, item.level, item.message) for item in found] == [
        ("D3", "I", "一般隐患的整改期限是 16 天，通常不超过 15 天")
    ]


def test_a_term_of_fifteen_days_passes(check: Checker) -> None:
    """
    | 隐患编号          | 隐患级别 | 发现日期   | 整改期限   |
    | GYS01-YH-2026-001 | 一般     | 2026-05-01 | 2026-05-16 |
    """
    assert check("YH-12", as_of="2026-05-01") == []


def test_a_danger_carried_over_keeps_its_number(check: Checker) -> None:
    """
    | 隐患编号          | 发现日期   |
    | GYS01-YH-2026-001 | 2025-12-30 |
    | GYS01-YH-2025-087 | 2025-12-30 |
    | GYS01-YH-2026-002 | 2026-01-01 |
    | 第3条             | 2025-12-30 |
    """
    found = check.run("YH-13", stage="consolidate").findings
    assert [(item.place.cell, item.level, item.message) for item in found] == [
        ("A2", "W", "2025-12-30 发现的隐患用了本年的编号“GYS01-YH-2026-001”")
    ]


def test_a_number_of_its_own_year_passes(check: Checker) -> None:
    """
    | 隐患编号          | 发现日期   |
    | GYS01-YH-2025-087 | 2025-12-30 |
    """
    assert check("YH-13") == []
