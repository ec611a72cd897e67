import pytest

from tests.conftest import Checker


@pytest.mark.parametrize(
    ("reported", "found"),
    [
        ("10:45", []),
        ("10:46", ["C2 单位接报后 61 分钟才首报，超过 60 分钟，属迟报"]),
    ],
)
def test_a_unit_has_sixty_minutes(check: Checker, reported: str, found: list[str]) -> None:
    """
    | 编号              | 单位接报时间     | 单位首报时间 |
    """
    check.docstring += f"| GYS01-SG-2026-001 | 2026-05-12 09:45 | 2026-05-12 {reported} |"
    assert check("SG-02") == found


@pytest.mark.parametrize(
    ("reported", "found"),
    [
        ("01:15", []),
        ("01:16", ["C2 本局接报后 121 分钟才上报，超过 120 分钟，属迟报"]),
    ],
)
def test_the_bureau_has_a_hundred_and_twenty(
    check: Checker, reported: str, found: list[str]
) -> None:
    """
    | 编号              | 本局接报时间     | 本局上报时间 |
    """
    check.docstring += f"| GYS01-SG-2026-001 | 2026-05-12 23:15 | 2026-05-13 {reported} |"
    assert check("SG-02") == found


def test_a_late_report_explained_is_only_marked(check: Checker) -> None:
    """
    | 编号 | 单位接报时间     | 单位首报时间     | 本局接报时间     | 本局上报时间     | 迟报说明     |
    | 1    | 2026-05-12 09:00 | 2026-05-12 10:30 | 2026-05-12 10:30 | 2026-05-12 13:00 | 现场无信号   |
    | 2    | 2026-05-12 09:00 | 2026-05-12 10:30 | 2026-05-12 10:30 | 2026-05-12 11:00 | 无           |
    """
    found = check.run("SG-02").findings
    assert [(item.place.cell, item.level, item.message) for item in found] == [
        ("C2", "I", "用时 90 分钟，超过 60 分钟，迟报已说明"),
        ("E2", "I", "用时 150 分钟，超过 120 分钟，迟报已说明"),
        ("C3", "E", "单位接报后 90 分钟才首报，超过 60 分钟，属迟报"),
    ]


def test_moments_not_known_to_the_minute_are_not_judged(check: Checker) -> None:
    """
    | 编号 | 单位接报时间     | 单位首报时间     |
    | 1    | 2026-05-12       | 2026-05-13 10:00 |
    | 2    | 2026-05-12 10:00 |                  |
    | 3    | 2026-05-12 10:00 | 2026-05-12 9:00  |
    """
    assert check("SG-02") == []


def test_the_city_asks_for_less(check: Checker) -> None:
    """
    | 编号 | 本局接报时间     | 口头上报时间     | 书面上报时间     |
    | 1    | 2026-05-12 09:00 | 2026-05-12 10:00 | 2026-05-12 11:00 |
    | 2    | 2026-05-12 09:00 | 2026-05-12 10:01 | 2026-05-12 11:01 |
    | 3    | 2026-05-12 09:00 |                  |                  |
    """
    assert check("SG-03") == [
        "C3 本局接报后 61 分钟才口头上报，要求 60 分钟",
        "D3 本局接报后 121 分钟才书面上报，要求 120 分钟",
    ]


def test_a_grave_accident_is_urgent(check: Checker) -> None:
    """
    | 编号 | 单位接报时间     | 单位首报时间     | 事故等级 |
    | 1    | 2026-05-12 09:00 | 2026-05-12 09:30 | 较大     |
    | 2    | 2026-05-12 09:00 | 2026-05-12 09:31 | 较大     |
    | 3    | 2026-05-12 09:00 | 2026-05-12 09:31 | 一般     |
    | 4    | 2026-05-12 09:00 | 2026-05-12 10:01 | 重大     |
    """
    assert check("SG-03") == ["C3 单位接报后 31 分钟才首报，紧急情况要求 30 分钟"]


def test_reports_as_the_city_wants_them(check: Checker) -> None:
    """
    | 编号 | 本局接报时间     | 口头上报时间     | 书面上报时间     |
    | 1    | 2026-05-12 09:00 | 2026-05-12 09:20 | 2026-05-12 10:00 |
    """
    assert check("SG-03") == []
