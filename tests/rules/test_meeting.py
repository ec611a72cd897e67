import pytest

from tests.conftest import Checker

_BUREAU = ["JB00"]


def test_a_past_quarter_without_a_meeting(check: Checker) -> None:
    """
    | 编号             | 填报单位 | 业务领域 | 会议类型   | 召开时间         |
    | JB00-HY-2026-001 | 我局     | 安全     | 领导小组会 | 2026-04-01 09:00 |
    """
    found = check.run("HY-01", units=_BUREAU).findings
    assert [(str(item.level), item.place.cell, item.message) for item in found] == [
        ("W", "E1", "2026年一季度研究安全的会议 0 次，要求 1 次")
    ]
    (late,) = check.run("HY-01", units=_BUREAU, stage="year-end").findings
    assert late.level == "E"
    assert late.unit == "JB00"


@pytest.mark.parametrize(
    ("as_of", "found"),
    [
        ("2026-03-16", []),
        ("2026-03-17", ["E1 2026年一季度只剩 15 天，研究安全的会议 0 次，要求 1 次"]),
        ("2026-03-31", ["E1 2026年一季度只剩 1 天，研究安全的会议 0 次，要求 1 次"]),
        ("2026-04-01", ["E1 2026年一季度研究安全的会议 0 次，要求 1 次"]),
    ],
)
def test_the_last_fifteen_days_of_a_quarter_are_warned_of(
    check: Checker, as_of: str, found: list[str]
) -> None:
    """
    | 编号             | 填报单位 | 业务领域 | 会议类型   | 召开时间   |
    | JB00-HY-2026-001 | 我局     | 灾害     | 领导小组会 | 2026-01-12 |
    | JB00-HY-2026-002 | 我局     | 安全     | 例会       | 2026-01-12 |
    | GYS01-HY-2026-1  | 绿化所   | 安全     | 领导小组会 | 2026-01-12 |
    """
    assert check("HY-01", units=_BUREAU, as_of=as_of) == found


def test_a_meeting_a_quarter(check: Checker) -> None:
    """
    | 编号             | 填报单位 | 业务领域   | 会议类型   | 召开时间         |
    | JB00-HY-2026-001 | 我局     | 安全、消防 | 领导小组会 | 2026-03-31 16:00 |
    | JB00-HY-2026-002 | 我局     | 安全       | 专题会     | 2026-04-01 09:00 |
    | JB00-HY-2026-003 | 我局     | 安全       | 局长办公会 | 2026-09-30       |
    | JB00-HY-2026-004 | 我局     | 安全       | 党组会     | 2026-12-31       |
    """
    assert check("HY-01", units=_BUREAU, as_of="2027-01-05") == []
    assert check.run("HY-01").states == {"HY-01": "not applicable"}


def test_other_subjects_by_half_year_or_year(check: Checker) -> None:
    """
    | 编号             | 填报单位 | 业务领域         | 会议类型   | 召开时间   |
    | JB00-HY-2026-001 | 我局     | 安全、消防、灾害 | 领导小组会 | 2026-06-30 |
    | JB00-HY-2026-002 | 我局     | 消防             | 例会       | 2026-07-01 |
    | JB00-HY-2025-002 | 我局     | 反恐             | 例会       | 2025-07-01 |
    """
    assert check("HY-02", units=_BUREAU, as_of="2026-12-31", stage="year-end") == [
        "C1 2026年下半年研究灾害的会议 0 次，要求 1 次",
        "C1 2026年研究反恐的会议 0 次，要求 1 次",
    ]
    assert check.run("HY-02", units=_BUREAU).states == {}


def test_general_meetings_count_for_every_subject_in_them(check: Checker) -> None:
    """
    | 编号             | 填报单位 | 业务领域         | 会议类型   | 召开时间   |
    | JB00-HY-2026-001 | 我局     | 反恐、消防、灾害 | 领导小组会 | 2026-01-30 |
    | JB00-HY-2026-002 | 我局     | 消防、灾害       | 部署会     | 2026-12-31 |
    """
    assert check("HY-02", units=_BUREAU, as_of="2026-12-31", stage="year-end") == []


def test_more_came_than_were_expected_or_nobody(check: Checker) -> None:
    """
    | 编号             | 应到人数 | 实到人数 |
    | JB00-HY-2026-001 | 18       | 19       |
    | JB00-HY-2026-002 | 18       | 0        |
    """
    assert check("HY-03") == ["C2 实到人数（19）大于应到人数（18）", "C3 实到人数是 0"]


def test_everybody_came(check: Checker) -> None:
    """
    | 编号             | 应到人数 | 实到人数 |
    | JB00-HY-2026-001 | 18       | 18       |
    | JB00-HY-2026-002 |          | 1        |
    """
    assert check("HY-03") == []


@pytest.mark.parametrize(("stage", "level"), [("submit", "I"), ("year-end", "W")])
def test_the_leading_group_covers_three_subjects_a_year(
    check: Checker, stage: str, level: str
) -> None:
    """
    | 编号             | 填报单位 | 会议类型   | 召开时间   | 议题要素           |
    | JB00-HY-2026-001 | 我局     | 领导小组会 | 2026-01-30 | 形势分析、传达学习 |
    | JB00-HY-2026-002 | 我局     | 专题会     | 2026-02-10 | 协调重大问题       |
    | JB00-HY-2025-009 | 我局     | 领导小组会 | 2025-12-30 | 工作部署           |
    """
    (finding,) = check.run("HY-04", units=_BUREAU, stage=stage).findings
    assert finding.message == "2026年领导小组会的议题还没有包括：工作部署、协调重大问题"
    assert (str(finding.level), finding.place.cell) == (level, "E1")


def test_three_subjects_over_the_year(check: Checker) -> None:
    """
    | 编号             | 填报单位 | 会议类型   | 召开时间   | 议题要素               |
    | JB00-HY-2026-001 | 我局     | 领导小组会 | 2026-01-30 | 形势分析               |
    | JB00-HY-2026-002 | 我局     | 领导小组会 | 2026-04-30 | 工作部署、协调重大问题 |
    """
    assert check("HY-04", units=_BUREAU) == []


def test_without_any_meeting_of_the_group_its_subjects_are_no_question(check: Checker) -> None:
    """
    | 编号             | 填报单位 | 会议类型 | 召开时间   | 议题要素 |
    | JB00-HY-2026-001 | 我局     | 例会     | 2026-01-30 | 形势分析 |
    """
    assert check("HY-04", units=_BUREAU) == []


def test_minutes_are_numbered_and_in_time(check: Checker) -> None:
    """
    | 编号             | 会议类型   | 召开时间         | 会议纪要号   | 纪要印发日期 |
    | JB00-HY-2026-001 | 领导小组会 | 2026-03-02 14:00 |              |              |
    | JB00-HY-2026-002 | 领导小组会 | 2026-03-02 14:00 | 〔2026〕第1期 | 2026-03-17   |
    | JB00-HY-2026-003 | 领导小组会 | 2026-03-02 14:00 | 〔2026〕第1期 |              |
    """
    assert check("HY-05") == [
        "D2 领导小组会未填写会议纪要号",
        "E3 纪要 2026-03-17 印发，晚于会后第 10 个工作日（2026-03-16）",
        "E4 会后第 10 个工作日（2026-03-16）已过，纪要印发日期还没有填",
    ]


def test_the_tenth_working_day_is_in_time(check: Checker) -> None:
    """
    | 编号             | 会议类型   | 召开时间         | 会议纪要号   | 纪要印发日期 |
    | JB00-HY-2026-001 | 领导小组会 | 2026-03-02 14:00 | 〔2026〕第1期 | 2026-03-16   |
    | JB00-HY-2026-002 | 领导小组会 | 2026-03-02 14:00 | 〔2026〕第1期 |              |
    | JB00-HY-2026-003 | 例会       | 2026-03-02 14:00 |              | 2026-05-16   |
    """
    assert check("HY-05", as_of="2026-03-16") == []


def test_holidays_do_not_count(check: Checker) -> None:
    """
    | 编号             | 会议类型   | 召开时间   | 会议纪要号   | 纪要印发日期 |
    | JB00-HY-2026-001 | 领导小组会 | 2026-02-12 | 〔2026〕第1期 | 2026-03-04   |
    | JB00-HY-2026-002 | 领导小组会 | 2026-02-12 | 〔2026〕第1期 | 2026-03-05   |
    """
    assert check("HY-05") == ["E3 纪要 2026-03-05 印发，晚于会后第 10 个工作日（2026-03-04）"]


def test_resolutions_past_their_day(check: Checker) -> None:
    """
    HY JB00:
    | 编号             | 召开时间         |
    | JB00-HY-2026-001 | 2026-03-18 14:00 |
    YD JB00:
    | 编号             | 会议编号         | 完成时限   | 办结日期   | 状态 |
    | JB00-YD-2026-001 | JB00-HY-2026-001 | 2026-06-29 |            | 在办 |
    | JB00-YD-2026-002 | JB00-HY-2026-001 | 2026-03-17 | 2026-03-20 | 办结 |
    """
    assert check("HY-06") == [
        "02A议定事项!C2 完成时限 2026-06-29 已过 1 天，还没有办结",
        "02A议定事项!C3 完成时限 2026-03-17 早于议定它的会议（2026-03-18，02会议!B2）",
    ]


def test_resolutions_that_need_nothing(check: Checker) -> None:
    """
    HY JB00:
    | 编号             | 召开时间         |
    | JB00-HY-2026-001 | 2026-03-18 14:00 |
    YD JB00:
    | 编号             | 会议编号         | 完成时限   | 办结日期   | 状态 |
    | JB00-YD-2026-001 | JB00-HY-2026-001 | 2026-06-30 |            | 在办 |
    | JB00-YD-2026-002 | JB00-HY-2026-001 | 2026-03-18 | 2026-03-20 | 办结 |
    | JB00-YD-2026-003 | JB00-HY-2026-001 | 2026-04-18 |            | 取消 |
    | JB00-YD-2025-003 | JB00-HY-2025-009 | 2026-01-18 | 2026-01-08 | 在办 |
    """
    assert check("HY-06") == []
