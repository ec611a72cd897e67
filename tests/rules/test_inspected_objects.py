from datetime import date

import pytest

from gsafety_xl.model import Ledgers
from gsafety_xl.rules.inspected_objects import days_inspected, in_year
from tests.conftest import Checker


def test_the_days_on_which_an_object_was_inspected(check: Checker) -> None:
    """
    | 检查编号         | 检查日期   | 对象编号         |
    | JB00-JC-2026-001 | 2026-06-01 | GY01-YY-2026-001 |
    | JB00-JC-2026-002 | 2026-07-01 | GY01-YY-2026-001 |
    | JB00-JC-2026-003 | 7月        | GY01-YY-2026-001 |
    | JB00-JC-2026-004 | 2026-07-01 |                  |
    """
    check.run("JC-03")
    days = days_inspected(Ledgers(check.tables), check.context())
    assert days == {"GY01-YY-2026-001": [date(2026, 6, 1), date(2026, 7, 1)]}
    assert days["GY01-YY-2026-002"] == []


@pytest.mark.parametrize(
    ("day", "inside"),
    [(date(2026, 1, 1), True), (date(2025, 12, 31), False), (None, False)],
)
def test_a_day_of_the_year(check: Checker, day: date | None, *, inside: bool) -> None:
    assert in_year(day, check.context()) is inside
