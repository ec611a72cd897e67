from datetime import date

from gsafety_xl.sample.holidays import days_between, days_off, first_days_off
from gsafety_xl.sample.scene import Scene
from tests.sample.field_entries import year_of


def test_announced_days_and_those_of_the_sample_are_off(scene: Scene) -> None:
    off = days_off(scene)
    # announced for 2026, a day longer than the office of the sample closes
    assert date(2026, 2, 23) in off
    assert date(2026, 10, 7) in off
    assert date(2026, 10, 8) not in off
    assert off == sorted(set(off))


def test_a_plain_weekend_is_no_holiday(scene: Scene) -> None:
    assert date(2026, 3, 7) not in days_off(scene)


def test_a_year_that_nobody_announced_has_the_holidays_of_the_sample() -> None:
    scene = year_of(3, 2028).scene
    assert date(2028, 10, 1) in days_off(scene)
    assert date(2028, 2, 17) in days_off(scene)


def test_every_holiday_begins_once_and_new_year_is_past(scene: Scene) -> None:
    assert [f"{day:%m-%d}" for day in first_days_off(scene)] == [
        "02-15",
        "04-04",
        "05-01",
        "06-19",
        "09-25",
        "10-01",
    ]


def test_both_ends_of_a_span_belong_to_it() -> None:
    assert list(days_between(date(2026, 2, 27), date(2026, 3, 1))) == [
        date(2026, 2, 27),
        date(2026, 2, 28),
        date(2026, 3, 1),
    ]
    assert list(days_between(date(2026, 3, 2), date(2026, 3, 1))) == []
