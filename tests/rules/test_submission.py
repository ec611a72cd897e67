from tests.conftest import Checker

BUREAU = ["JB00"]


def test_a_submission_names_when_by_whom_and_its_number(check: Checker) -> None:
    """
    | 编号             | 实际报送时间 | 形式     | 文号或文件名 | 经办人 | 审核人 | 签发人 | 状态   |
    | JB00-BS-2026-001 |              | 正式公文 |              |        |        |        | 已报   |
    | JB00-BS-2026-002 |              |          | 月报.xlsx    | 赵××   | 李××   |        | 零报告 |
    """
    assert check("BS-01", units=BUREAU) == [
        "B2 报送记录未填写实际报送时间",
        "D2 报送记录未填写文号或文件名",
        "E2 报送记录未填写经办人",
        "F2 报送记录未填写审核人",
        "G2 报送记录未填写签发人",
        "B3 报送记录未填写实际报送时间",
        "C3 报送记录未填写形式",
    ]


def test_a_table_by_mail_needs_no_signature(check: Checker) -> None:
    """
    | 编号             | 实际报送时间     | 形式 | 文号或文件名 | 经办人 | 审核人 | 签发人 | 状态 |
    | JB00-BS-2026-001 | 2026-06-03 10:20 | 报表 |              | 赵××   | 李××   |        | 已报 |
    | JB00-BS-2026-002 |                  | 报表 |              | 赵××   | 李××   |        | 待报 |
    """
    assert check("BS-01", units=BUREAU) == []


def test_what_was_not_sent_by_its_day_is_omitted(check: Checker) -> None:
    """
    | 编号             | 截止日期   | 实际报送时间     | 迟报说明 | 状态 |
    | JB00-BS-2026-001 | 2026-06-29 |                  |          | 待报 |
    | JB00-BS-2026-002 | 2026-06-05 | 2026-06-08 09:00 |          | 迟报 |
    """
    assert check("BS-02", units=BUREAU) == [
        "C2 截止日期 2026-06-29 已过 1 天，没有报送（漏报）",
        "D3 2026-06-08 报送，晚于截止日期 2026-06-05 3 天（迟报），没有写明原因",
    ]


def test_sent_on_the_last_day_is_in_time(check: Checker) -> None:
    """
    | 编号             | 截止日期   | 实际报送时间     | 迟报说明   | 状态   |
    | JB00-BS-2026-001 | 2026-06-30 |                  |            | 待报   |
    | JB00-BS-2026-002 | 2026-06-05 | 2026-06-05 23:50 |            | 已报   |
    | JB00-BS-2026-003 | 2026-06-05 | 2026-06-08 09:00 | 系统停机   | 迟报   |
    | JB00-BS-2026-004 | 2026-06-05 |                  |            | 作废   |
    """
    assert check("BS-02", units=BUREAU) == []


def test_one_version_is_current(check: Checker) -> None:
    """
    | 编号             | 方向     | 报送事项 | 报送期  | 报送单位   | 版本 | 状态 |
    | JB00-BS-2026-001 | 下级报来 | 事故统计 | 2026-05 | 绿化管理所 | 1    | 已报 |
    | JB00-BS-2026-002 | 下级报来 | 事故统计 | 2026-05 | 绿化管理所 | 2    | 重报 |
    """
    assert check("BS-03", units=BUREAU) == ["G2 这一版与F3（第 2 版）都是当前版本"]


def test_replaced_versions_and_other_periods_stand_beside(check: Checker) -> None:
    """
    | 编号             | 方向     | 报送事项 | 报送期  | 报送单位   | 版本 | 状态 |
    | JB00-BS-2026-001 | 下级报来 | 事故统计 | 2026-05 | 绿化管理所 | 1    | 作废 |
    | JB00-BS-2026-002 | 下级报来 | 事故统计 | 2026-05 | 绿化管理所 | 2    | 重报 |
    | JB00-BS-2026-003 | 下级报来 | 事故统计 | 2026-04 | 绿化管理所 | 1    | 已报 |
    | JB00-BS-2026-004 | 下级报来 | 检查情况 | 2026-05 | 绿化管理所 | 1    | 已报 |
    """
    assert check("BS-03", units=BUREAU) == []


def test_a_returned_one_comes_again_within_five_working_days(check: Checker) -> None:
    """
    | 编号             | 方向     | 报送事项 | 报送期  | 报送单位   | 版本 | 状态 | 退回时间         |
    | JB00-BS-2026-001 | 下级报来 | 事故统计 | 2026-05 | 绿化管理所 | 1    | 退回 | 2026-06-22 09:00 |
    | JB00-BS-2026-002 | 下级报来 | 事故统计 | 2026-05 | 东湖公园   | 1    | 退回 | 2026-06-23 09:00 |
    """
    assert check("BS-04", units=BUREAU) == [
        "H2 2026-06-22 退回，5 个工作日内（2026-06-29 前）没有重报"
    ]


def test_one_that_came_again_is_settled(check: Checker) -> None:
    """
    | 编号             | 方向     | 报送事项 | 报送期  | 报送单位   | 版本 | 状态 | 退回时间         |
    | JB00-BS-2026-001 | 下级报来 | 事故统计 | 2026-05 | 绿化管理所 | 1    | 退回 | 2026-06-08 09:00 |
    | JB00-BS-2026-002 | 下级报来 | 事故统计 | 2026-05 | 绿化管理所 | 2    | 重报 |                  |
    """
    assert check("BS-04", units=BUREAU) == []


def test_what_is_owed_to_the_safety_committee_by_the_end_of_june(check: Checker) -> None:
    """
    | 编号             | 方向     | 报送事项 | 报送期  | 接收机关 | 状态   |
    | JB00-BS-2026-001 | 向上报送 | 检查情况 | 2026-Q1 | 区消防委 | 已报   |
    | JB00-BS-2026-002 | 向上报送 | 事故统计 | 2026-01 | 区安委办 | 零报告 |
    | JB00-BS-2026-003 | 下级报来 | 事故统计 | 2026-02 | 区安委办 | 零报告 |
    | JB00-BS-2026-004 | 向上报送 | 事故统计 | 2026-03 | 区安委办 | 退回   |
    | JB00-BS-2026-005 | 向上报送 | 事故统计 | 2026-04 | 区安委办 | 迟报   |
    """
    assert check("BS-05", units=BUREAU) == [
        "C1 2026年应报区安委办的事故统计，到期未报：2026-02、2026-03、2026-05",
        "C1 2026年应报区安委办的年度计划，到期未报：2026",
        "C1 2026年应报区安委办的检查情况，到期未报：2026-Q1",
    ]


def test_nothing_is_owed_before_it_is_due(check: Checker) -> None:
    """
    | 编号             | 方向     | 报送事项 | 报送期  | 接收机关 | 状态   |
    | JB00-BS-2026-001 | 向上报送 | 事故统计 | 2026-01 | 区安委办 | 零报告 |
    """
    assert check("BS-05", units=BUREAU, as_of="2026-02-15") == []
    assert check("BS-05", units=["GYS01"]) == []


def test_at_the_years_end_it_is_a_verdict_and_customs_are_hints(check: Checker) -> None:
    """
    | 编号             | 方向     | 报送事项 | 报送期 | 接收机关 | 状态 |
    | JB00-BS-2026-001 | 向上报送 | 年度计划 | 2026   | 区安委办 | 已报 |
    | JB00-BS-2026-002 | 向上报送 | 消防工作 | 2026   | 区消防委 | 已报 |
    """
    result = check.run("BS-05", units=BUREAU, stage="year-end", as_of="2027-01-20")
    assert [(finding.level, finding.message) for finding in result.findings] == [
        ("E", "2026年应报区安委办的事故统计，到期未报：2026-01至2026-12"),
        ("E", "2026年应报区安委办的检查情况，到期未报：2026-Q1至2026-Q4"),
        ("I", "2026年没有向区反恐办报送反恐工作的记录"),
        ("I", "2026年没有向区灾防办报送灾害防治的记录"),
    ]


def test_a_report_entered_and_late_is_told_of_once(check: Checker) -> None:
    """
    | 编号             | 方向     | 报送事项 | 报送期  | 接收机关 | 截止日期   | 状态 | 实际报送时间     |
    | JB00-BS-2026-001 | 向上报送 | 年度计划 | 2026    | 区安委办 | 2026-02-10 | 已报 | 2026-02-09 09:00 |
    | JB00-BS-2026-002 | 向上报送 | 事故统计 | 2026-01 | 区安委办 | 2026-02-05 | 待报 |                  |
    """
    found = check.run("BS-02", "BS-05", units=BUREAU, as_of="2026-02-20").findings
    assert [item.rule for item in found] == ["BS-02"]


def test_what_is_due_after_the_years_end_is_not_owed_at_it(check: Checker) -> None:
    """
    | 编号             | 方向     | 报送事项 | 报送期  | 接收机关 | 状态 |
    | JB00-BS-2026-001 | 向上报送 | 年度计划 | 2026    | 区安委办 | 已报 |
    """
    lines = check("BS-05", units=BUREAU, stage="year-end", as_of="2026-12-31")
    assert lines[0].endswith("2026-01至2026-11")
    assert lines[1].endswith("2026-Q1至2026-Q3")


def test_a_ledger_changed_after_it_was_sent(check: Checker) -> None:
    """
    BS:
    | 编号             | 方向     | 报送事项 | 报送期  | 报送单位   | 版本 | 状态   | 实际报送时间     |
    | JB00-BS-2026-001 | 下级报来 | 事故统计 | 2026-05 | 绿化管理所 | 1    | 零报告 | 2026-06-03 10:20 |

    ST:
    | 编号              | 填报单位   | 统计年月 | 填报日期   |
    | GYS01-ST-2026-005 | 绿化管理所 | 2026-05  | 2026-06-20 |
    """
    assert check("BS-06", units=BUREAU) == [
        "23报送记录!H2 2026-06-03 报送之后，台账（09事故统计!D2）在 2026-06-20 又有填报"
    ]


def test_a_ledger_filled_in_on_the_day_it_was_sent(check: Checker) -> None:
    """
    BS:
    | 编号             | 方向     | 报送事项 | 报送期  | 报送单位   | 版本 | 状态   | 实际报送时间     |
    | JB00-BS-2026-001 | 下级报来 | 事故统计 | 2026-05 | 绿化管理所 | 1    | 零报告 | 2026-06-03 10:20 |

    ST:
    | 编号              | 填报单位   | 统计年月 | 填报日期   |
    | GYS01-ST-2026-005 | 绿化管理所 | 2026-05  | 2026-06-03 |
    """
    assert check("BS-06", units=BUREAU) == []


def test_a_limit_on_a_day_off_is_met_before_it(check: Checker) -> None:
    """
    | 编号             | 截止日期   | 实际报送时间     | 状态   |
    | JB00-BS-2026-001 | 2026-07-05 |                  | 未到期 |
    | JB00-BS-2026-002 | 2026-10-05 |                  | 未到期 |
    """
    result = check.run("BS-07", units=BUREAU)
    assert [(item.message, item.fix) for item in result.findings] == [
        ("截止日期 2026-07-05 是休息日，不顺延", "在 2026-07-03 前报送"),
        ("截止日期 2026-10-05 是休息日，不顺延", "在 2026-09-30 前报送"),
    ]


def test_working_days_and_what_was_sent_pass(check: Checker) -> None:
    """
    | 编号             | 截止日期   | 实际报送时间     | 状态   |
    | JB00-BS-2026-001 | 2026-10-10 |                  | 未到期 |
    | JB00-BS-2026-002 | 2026-07-05 | 2026-06-30 09:00 | 已报   |
    | JB00-BS-2026-003 | 2026-06-28 |                  | 漏报   |
    """
    assert check("BS-07", units=BUREAU) == []


def test_the_same_version_twice(check: Checker) -> None:
    """
    | 编号             | 方向     | 报送事项 | 报送期  | 报送单位   | 版本 | 状态 |
    | JB00-BS-2026-001 | 下级报来 | 事故统计 | 2026-05 | 绿化管理所 | 1    | 作废 |
    | JB00-BS-2026-002 | 下级报来 | 事故统计 | 2026-05 | 绿化管理所 | 1    | 已报 |
    """
    assert check("BS-08", units=BUREAU) == ["F3 第 1 版与F2重复"]


def test_versions_that_differ_pass(check: Checker) -> None:
    """
    | 编号             | 方向     | 报送事项 | 报送期  | 报送单位   | 版本 | 状态 |
    | JB00-BS-2026-001 | 下级报来 | 事故统计 | 2026-05 | 绿化管理所 | 1    | 作废 |
    | JB00-BS-2026-002 | 下级报来 | 事故统计 | 2026-05 | 绿化管理所 | 2    | 已报 |
    | JB00-BS-2026-003 | 下级报来 | 事故统计 | 2026-05 | 东湖公园   | 1    | 已报 |
    """
    assert check("BS-08", units=BUREAU) == []
