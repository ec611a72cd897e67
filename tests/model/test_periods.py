"""Periods: what they are called, which days they hold."""

from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gsafety_xl.model import Period

PARTS = ["", "H1", "H2", "Q1", "Q2", "Q3", "Q4", *(f"{month:02d}" for month in range(1, 13))]
periods = st.builds(Period, st.integers(1, 9998), st.sampled_from(PARTS))


@pytest.mark.parametrize(
    ("text", "label", "start", "end"),
    [
        ("2026", "2026年", date(2026, 1, 1), date(2026, 12, 31)),
        ("2026-H1", "2026年上半年", date(2026, 1, 1), date(2026, 6, 30)),
        ("2026-H2", "2026年下半年", date(2026, 7, 1), date(2026, 12, 31)),
        ("2026-Q1", "2026年一季度", date(2026, 1, 1), date(2026, 3, 31)),
        ("2026-q4", "2026年四季度", date(2026, 10, 1), date(2026, 12, 31)),
        ("2026-03", "2026年3月", date(2026, 3, 1), date(2026, 3, 31)),
        (" 2024-02 ", "2024年2月", date(2024, 2, 1), date(2024, 2, 29)),
    ],
)
def test_a_period_is_read_and_named(text: str, label: str, start: date, end: date) -> None:
    period = Period.parse(text)
    assert (period.label, period.start, period.end) == (label, start, end)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "26",
        "2026-3",
        "2026-13",
        "2026-00",
        "2026-Q5",
        "2026-H3",
        "2026Q1",
        "0000",
        "\uff12\uff10\uff12\uff16",
    ],
)
def test_what_is_not_a_period_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=text or "^$"):
        Period.parse(text)


@pytest.mark.parametrize(("year", "part"), [(2026, "3"), (2026, "X1"), (0, ""), (12345, "Q1")])
def test_no_such_period_can_be_made(year: int, part: str) -> None:
    with pytest.raises(ValueError, match=str(year)):
        Period(year, part)


def test_both_ends_lie_inside() -> None:
    quarter = Period(2026, "Q2")
    inside = [date(2026, 3, 31), date(2026, 4, 1), date(2026, 6, 30), date(2026, 7, 1)]
    assert [day in quarter for day in inside] == [False, True, True, False]


def test_a_moment_counts_by_its_day() -> None:
    assert datetime(2026, 6, 30, 23, 59) in Period(2026, "Q2")


def test_year_ago_and_to_date_keep_the_part() -> None:
    period = Period(2026, "Q2")
    assert period.year_ago == Period(2025, "Q2")
    assert period.to_date == (date(2026, 1, 1), date(2026, 6, 30))


def test_only_a_single_month_is_a_month() -> None:
    assert [part for part in PARTS if Period(2026, part).is_month] == PARTS[7:]


def test_the_quarters_make_up_the_year() -> None:
    months = [month for part in PARTS[3:7] for month in Period(2026, part).months]
    assert months == list(Period(2026).months)


@settings(deadline=None)
@given(periods)
def test_a_period_reads_back_as_written(period: Period) -> None:
    assert Period.parse(str(period)) == period
    assert period.start in period
    assert period.end in period
