from datetime import date, datetime, time

import pytest

from gsafety_xl.model import CellRef, Raw, Value
from gsafety_xl.rules.hits import place_beside
from gsafety_xl.rules.wording import number_text, shown, value_text
from tests.conftest import Checker


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (None, ""),
        (3.0, "3"),
        (0.30, "0.3"),
        (True, "TRUE"),
        (17, "17"),
        ("　无 ", "　无 "),
        (date(2026, 3, 5), "2026-03-05"),
        (datetime(2026, 3, 5, 0, 0), "2026-03-05"),
        (datetime(2026, 3, 5, 14, 30), "2026-03-05 14:30"),
        (time(8, 30), "08:30:00"),
    ],
)
def test_a_cell_is_shown_as_a_clerk_sees_it(raw: Raw, text: str) -> None:
    assert shown(raw) == text


@pytest.mark.parametrize(
    ("number", "text"),
    [(0, "0"), (100, "100"), (1234567, "1234567"), (0.1 + 0.2, "0.3"), (3.50, "3.5")],
)
def test_numbers_are_written_out(number: float, text: str) -> None:
    assert number_text(number) == text


@pytest.mark.parametrize(
    ("key", "value", "text"),
    [
        ("level", "major", "重大"),
        ("domain", ("safety", "fire"), "安全、消防"),
        ("rect_unit", "GY01", "东湖公园"),
        ("site", "配电间", "配电间"),
        ("due_on", date(2026, 3, 5), "2026-03-05"),
        ("fund", 0.08, "0.08"),
        ("level", True, "是"),
    ],
)
def test_what_was_understood_is_shown_without_keys(
    check: Checker, key: str, value: Value, text: str
) -> None:
    column = check.catalogue.ledgers["hidden_danger"].column(key)
    assert value_text(value, column, check.context()) == text


def test_another_cell_is_named_as_briefly_as_possible() -> None:
    here = CellRef("a.xlsx", "03安全检查", 5, 2)
    assert place_beside(CellRef("a.xlsx", "03安全检查", 4, 2), here) == "B4"
    assert place_beside(CellRef("a.xlsx", "04隐患整改", 4, 2), here) == "04隐患整改!B4"
    assert place_beside(CellRef("b.xlsx", "03安全检查", 4, 2), here) == "b.xlsx 03安全检查!B4"
