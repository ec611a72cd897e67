import pytest

from tests.conftest import Checker


def test_events_outside_the_period(check: Checker) -> None:
    """
    | 检查编号          | 检查日期   | 填报日期   |
    | GYS01-JC-2026-001 | 2026-03-31 | 2026-04-12 |
    | GYS01-JC-2026-002 | 2026-07-01 | 2026-07-10 |
    """
    assert check("C-08", ledger="JC", period="2026-Q2", as_of="2026-07-15") == [
        "B2 检查日期 2026-03-31 早于2026年二季度，2026-04-12 才登记，属补报",
        "B3 检查日期 2026-07-01 晚于2026年二季度，属跨期",
    ]


def test_events_that_belong_to_the_report(check: Checker) -> None:
    """
    | 检查编号          | 检查日期   | 填报日期   |
    | GYS01-JC-2026-001 | 2026-04-01 | 2026-06-30 |
    | GYS01-JC-2026-002 | 2026-06-30 | 2026-07-03 |
    | GYS01-JC-2026-003 | 2026-03-31 | 2026-04-11 |
    | GYS01-JC-2026-004 | 2026-01-05 | 2026-01-05 |
    | GYS01-JC-2026-005 | 2026-01-05 |            |
    | GYS01-JC-2026-007 | 2026-01-05 | 2026-07-11 |
    | GYS01-JC-2026-008 | 2026-07-01 | 2026-07-11 |
    | GYS01-JC-2026-006 |            | 2026-01-05 |
    """
    assert check("C-08", ledger="JC", period="2026-Q2", as_of="2026-07-31") == []


@pytest.mark.parametrize(
    ("ledger", "column"),
    [
        ("HY", "召开时间"),
        ("YH", "发现日期"),
        ("CD", "收文日期"),
        ("SP", "核验日期"),
        ("PX", "开始日期"),
    ],
)
def test_every_ledger_of_events_has_its_day(check: Checker, ledger: str, column: str) -> None:
    check.docstring = f"""
    | 编号 | {column}   | 填报日期   |
    | 1    | 2026-05-01 | 2026-05-01 |
    """
    assert check("C-08", ledger=ledger, period="2026-04", as_of="2026-05-05") == [
        f"B2 {column} 2026-05-01 晚于2026年4月，属跨期"
    ]


def test_without_a_period_there_is_no_question(check: Checker) -> None:
    """
    | 检查编号          | 检查日期   | 填报日期   |
    | GYS01-JC-2026-001 | 2020-03-31 | 2026-04-12 |
    """
    assert check.run("C-08", ledger="JC").states == {"C-08": "not applicable"}
    assert check.run("C-08", ledger="JC", period="2026-Q2", stage="entry").states == {}
