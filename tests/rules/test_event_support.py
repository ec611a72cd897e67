from tests.conftest import Checker

BUREAU = ["JB00"]


def test_an_event_has_a_plan_a_leader_and_its_days(check: Checker) -> None:
    """
    | 编号             | 开始日期   | 结束日期 | 保障方案文号 | 责任领导 |
    | JB00-BZ-2026-001 | 2026-11-05 |          |              |          |
    """
    assert check("BZ-01", units=BUREAU) == [
        "C2 重大活动保障未填写结束日期",
        "D2 重大活动保障未填写保障方案文号",
        "E2 重大活动保障未填写责任领导",
    ]


def test_an_event_with_everything_passes(check: Checker) -> None:
    """
    | 编号             | 开始日期   | 结束日期   | 保障方案文号        | 责任领导 |
    | JB00-BZ-2026-001 | 2026-11-05 | 2026-11-10 | ×绿容发〔2026〕52号 | 王××     |
    """
    assert check("BZ-01", units=BUREAU) == []


def test_an_event_of_six_days_is_reported_on_six_times(check: Checker) -> None:
    """
    | 编号             | 开始日期   | 结束日期   | 每日报告次数 |
    | JB00-BZ-2026-001 | 2026-11-05 | 2026-11-10 | 5            |
    | JB00-BZ-2026-002 | 2026-11-05 | 2026-11-10 | 6            |
    """
    assert check("BZ-02", units=BUREAU, as_of="2026-11-11") == ["D2 活动 6 天应报告 6 次，少 1 次"]


def test_reports_are_counted_once_the_event_is_over(check: Checker) -> None:
    """
    | 编号             | 开始日期   | 结束日期   | 每日报告次数 |
    | JB00-BZ-2026-001 | 2026-11-05 | 2026-11-10 | 0            |
    """
    assert check("BZ-02", units=BUREAU, as_of="2026-11-10") == []


def test_the_expo_is_recorded_every_year(check: Checker) -> None:
    """
    | 编号             | 活动类别 | 开始日期   | 结束日期   | 总结日期 |
    | JB00-BZ-2026-001 | 国庆     | 2026-10-01 | 2026-10-07 |          |
    """
    assert check("BZ-03", units=BUREAU, as_of="2026-11-11") == [
        "2026年没有进博会的保障记录",
        "E2 活动 2026-10-07 结束，超过 30 天没有总结",
    ]


def test_an_expo_summed_up_in_thirty_days_passes(check: Checker) -> None:
    """
    | 编号             | 活动类别 | 开始日期   | 结束日期   | 总结日期 |
    | JB00-BZ-2026-001 | 进博会   | 2026-11-05 | 2026-11-10 |          |
    """
    assert check("BZ-03", units=BUREAU, as_of="2026-11-10") == []
    assert check("BZ-03", units=BUREAU, as_of="2026-12-10") == []
    late = check.run("BZ-03", units=BUREAU, as_of="2026-12-11")
    assert [finding.level for finding in late.findings] == ["W"]


def test_dangers_left_before_an_event_are_approved(check: Checker) -> None:
    """
    | 编号             | 开始日期   | 活动前隐患数 | 活动前已整改数 | 未清零签批 |
    | JB00-BZ-2026-001 | 2026-06-30 | 9            | 7              |            |
    | JB00-BZ-2026-002 | 2026-06-01 | 9            | 8              | 王××：同意 |
    """
    assert check("BZ-04", units=BUREAU) == ["E2 活动前还有 2 条隐患没有整改，也没有领导签批"]


def test_an_event_ahead_or_with_nothing_left_passes(check: Checker) -> None:
    """
    | 编号             | 开始日期   | 活动前隐患数 | 活动前已整改数 | 未清零签批 |
    | JB00-BZ-2026-001 | 2026-07-01 | 9            | 7              |            |
    | JB00-BZ-2026-002 | 2026-06-01 | 9            | 9              |            |
    """
    assert check("BZ-04", units=BUREAU) == []


def test_a_thousand_people_need_a_licence(check: Checker) -> None:
    """
    | 编号             | 预计人数 | 许可文号 |
    | JB00-BZ-2026-001 | 1000     |          |
    """
    assert check("BZ-05", units=BUREAU) == [
        "C2 预计 1000 人，达到 1000 人须经公安许可，没有填写许可文号"
    ]


def test_fewer_people_or_a_licence_pass(check: Checker) -> None:
    """
    | 编号             | 预计人数 | 许可文号          |
    | JB00-BZ-2026-001 | 999      |                   |
    | JB00-BZ-2026-002 | 5000     | 公治许〔2026〕3号 |
    """
    assert check("BZ-05", units=BUREAU) == []


def test_an_event_whose_summary_cannot_be_read_is_one_finding(check: Checker) -> None:
    """
    | 编号             | 活动类别 | 开始日期   | 结束日期   | 总结日期   |
    | JB00-BZ-2026-001 | 国庆     | 2026-10-01 | 2026-10-07 | 2026-13-05 |
    """
    found = check.run("C-03", "BZ-03", units=["JB00"], as_of="2026-11-20").findings
    assert [item.rule for item in found if "没有进博会" not in item.message] == ["C-03"]
