from datetime import date

import pytest

from gsafety_xl.sample.workdays import Workdays

WORKDAYS = Workdays.from_spans([["05-01", "05-05"]])


@pytest.mark.parametrize(
    ("day", "open_then"),
    [
        ("2026-04-30", True),
        ("2026-05-01", False),  # first day of the holiday
        ("2026-05-05", False),  # its last day
        ("2026-05-06", True),
        ("2026-05-09", False),  # a Saturday
        ("2026-05-10", False),  # a Sunday
        ("2026-05-11", True),
    ],
)
def test_an_office_rests_on_weekends_and_holidays(day: str, *, open_then: bool) -> None:
    assert WORKDAYS.is_open(date.fromisoformat(day)) is open_then


def test_the_next_working_day_may_be_the_day_itself() -> None:
    assert WORKDAYS.on_or_after(date(2026, 4, 30)) == date(2026, 4, 30)


def test_a_holiday_is_skipped_forwards_and_backwards() -> None:
    assert WORKDAYS.on_or_after(date(2026, 5, 2)) == date(2026, 5, 6)
    assert WORKDAYS.on_or_before(date(2026, 5, 5)) == date(2026, 4, 30)


def test_days_later_count_the_calendar_then_move_to_a_working_day() -> None:
    assert WORKDAYS.after(date(2026, 5, 7), 2) == date(2026, 5, 11)


def test_a_span_needs_two_days() -> None:
    with pytest.raises(ValueError, match="not enough values"):
        Workdays.from_spans([["05-01"]])
