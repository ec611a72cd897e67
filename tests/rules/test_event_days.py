from datetime import date

from gsafety_xl.rules.event_days import EVENT_DAYS, event_day
from tests.conftest import Checker


def test_the_days_of_events_are_columns_of_their_ledgers(check: Checker) -> None:
    for ledger, column in EVENT_DAYS.items():
        assert check.catalogue.ledgers[ledger].column(column).type.is_day, ledger


def test_standing_registers_have_no_day(check: Checker) -> None:
    whole = {
        key
        for key, spec in check.catalogue.ledgers.items()
        if spec.carried is not None and not spec.carried.unless
    }
    assert not whole & EVENT_DAYS.keys()


def test_the_day_of_an_entry(check: Checker) -> None:
    """
    HY GYS01:
    | 编号              | 召开时间         |
    | GYS01-HY-2026-001 | 2026-03-18 14:00 |
    | GYS01-HY-2026-002 |                  |
    RY GYS01:
    | 编号              | 任职起     |
    | GYS01-RY-2026-001 | 2026-03-18 |
    """
    check.run()
    days = [event_day(row) for table in check.tables for row in table]
    assert days == [date(2026, 3, 18), None, None]
