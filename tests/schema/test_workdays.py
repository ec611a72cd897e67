from datetime import date

from gsafety_xl.schema import load_catalogue
from gsafety_xl.schema.workdays import Workdays, days_of

PLAIN = Workdays()


def test_the_twentieth_working_day_does_not_count_the_day_itself() -> None:
    assert PLAIN.after(date(2026, 3, 2), 20) == date(2026, 3, 30)


def test_a_holiday_on_the_way_moves_it() -> None:
    with_holiday = Workdays(off=frozenset([date(2026, 4, 6)]))
    assert with_holiday.after(date(2026, 3, 16), 20) == date(2026, 4, 14)


def test_a_weekend_day_worked_counts() -> None:
    worked = Workdays(worked=frozenset([date(2026, 5, 9)]))
    assert worked.after(date(2026, 5, 8), 1) == date(2026, 5, 9)
    assert PLAIN.after(date(2026, 5, 8), 1) == date(2026, 5, 11)


def test_spans_are_days() -> None:
    assert list(days_of(["2026-01-31~2026-02-01", "2026-05-01"])) == [
        date(2026, 1, 31),
        date(2026, 2, 1),
        date(2026, 5, 1),
    ]


def test_the_calendar_that_ships() -> None:
    calendar = Workdays.from_catalogue(load_catalogue())
    assert calendar.knows(2026)
    assert not calendar.knows(2027)
    assert not calendar.knows(2031)
    assert not calendar.is_workday(date(2026, 10, 1))
    assert calendar.is_workday(date(2026, 10, 10))
    holidays = list(calendar.holidays_between(date(2026, 10, 1), date(2026, 10, 31)))
    assert holidays == [date(2026, 10, day) for day in range(1, 8)]
