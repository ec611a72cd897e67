from datetime import date

import pytest

from gsafety_xl.rules.day_spans import last_judged_day, months_after
from tests.conftest import Checker


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        ("2026-05-06", 3, "2026-08-06"),
        ("2026-11-30", 3, "2027-02-28"),
        ("2024-02-29", 24, "2026-02-28"),
        ("2026-12-31", 1, "2027-01-31"),
        ("2026-01-31", 1, "2026-02-28"),
        ("2026-11-15", 1, "2026-12-15"),
    ],
)
def test_months_later(day: str, months: int, later: str) -> None:
    assert months_after(date.fromisoformat(day), months).isoformat() == later


@pytest.mark.parametrize(
    ("as_of", "judged"), [("2026-06-30", "2026-06-30"), ("2027-02-01", "2026-12-31")]
)
def test_the_year_ends_with_the_year(check: Checker, as_of: str, judged: str) -> None:
    assert last_judged_day(check.context(as_of=as_of)).isoformat() == judged
