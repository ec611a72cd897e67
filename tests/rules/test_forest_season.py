from datetime import date

import pytest

from gsafety_xl.rules.forest_season import in_season, monday_of, weeks_over
from tests.conftest import Checker


@pytest.mark.parametrize(
    ("day", "inside"),
    [
        ("2026-09-30", False),
        ("2026-10-01", True),
        ("2026-12-31", True),
        ("2026-01-01", True),
        ("2026-05-31", True),
        ("2026-06-01", False),
    ],
)
def test_the_season_spans_the_new_year(check: Checker, day: str, *, inside: bool) -> None:
    assert in_season(date.fromisoformat(day), check.context()) is inside


def test_only_whole_weeks_that_are_over(check: Checker) -> None:
    weeks = list(weeks_over(check.context(as_of="2026-01-19")))
    assert [f"{day:%m-%d}" for day in weeks] == ["01-05", "01-12"]
    assert len(list(weeks_over(check.context(as_of="2026-01-18")))) == 1


def test_a_week_half_in_the_season_is_none(check: Checker) -> None:
    weeks = list(weeks_over(check.context(as_of="2027-02-01")))
    assert [f"{day:%m-%d}" for day in weeks if day.month in {5, 6, 9, 10}] == [
        *("05-04", "05-11", "05-18", "05-25"),
        *("10-05", "10-12", "10-19", "10-26"),
    ]
    assert f"{weeks[-1]:%m-%d}" == "12-21"


def test_the_monday_of_a_day() -> None:
    assert monday_of(date(2026, 1, 18)) == date(2026, 1, 12)
    assert monday_of(date(2026, 1, 12)) == date(2026, 1, 12)
