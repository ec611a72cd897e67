from datetime import date, datetime

import pytest

from gsafety_xl.model import Raw
from gsafety_xl.repairs.number_formats import NumberFormat, built_in_code, format_for

DAYS = [
    "yyyy-mm-dd",
    "m/d/yyyy",
    'yyyy"年"m"月"d"日"',
    "[$-804]yyyy/m/d;@",
    "d-mmm",
    "yyyy-m-d h:mm",
]
NUMBERS = [
    "General",
    "0",
    "#,##0.00",
    "0.00_ ",
    '0"人"',
    "G/通用格式",
    "[红色]0",
    '"dy"0',
    "¥#,##0",
]
OTHERS = ["@", "0%", "h:mm", "mm:ss", "0.00%"]


@pytest.mark.parametrize("code", DAYS)
def test_formats_for_days(code: str) -> None:
    assert NumberFormat(code).shows_days
    assert not NumberFormat(code).suits_numbers


@pytest.mark.parametrize("code", NUMBERS)
def test_formats_for_numbers(code: str) -> None:
    assert NumberFormat(code).suits_numbers
    assert not NumberFormat(code).shows_days


@pytest.mark.parametrize("code", OTHERS)
def test_formats_for_neither(code: str) -> None:
    assert not NumberFormat(code).suits_numbers
    assert not NumberFormat(code).shows_days


@pytest.mark.parametrize(
    ("number", "shows"),
    [
        (0, "number"),
        (1, "number"),
        (4, "number"),
        (9, "other"),
        (14, "day"),
        (20, "other"),
        (22, "day"),
        (31, "day"),
        (46, "other"),
        (49, "other"),
        (57, "day"),
    ],
)
def test_the_formats_that_excel_numbers(number: int, shows: str) -> None:
    found = NumberFormat(built_in_code(number))
    assert found.shows_days == (shows == "day")
    assert found.suits_numbers == (shows == "number")


@pytest.mark.parametrize(
    ("content", "code", "wanted"),
    [
        ("是", "0.00", "0.00"),
        ("是", "@", "@"),
        (3, "General", "General"),
        (3, "@", "General"),
        (95, "0%", "General"),
        (3, "yyyy-mm-dd", "General"),
        (date(2026, 3, 5), "@", "yyyy-mm-dd"),
        (date(2026, 3, 5), "General", "yyyy-mm-dd"),
        (date(2026, 3, 5), "m/d/yyyy", "m/d/yyyy"),
        (date(2026, 3, 5), "h:mm", "yyyy-mm-dd"),
        (datetime(2026, 3, 5), "General", "yyyy-mm-dd"),
        (datetime(2026, 3, 5, 9, 30), "General", "yyyy-mm-dd hh:mm"),
    ],
)
def test_the_format_that_shows_a_content_as_it_is(content: Raw, code: str, wanted: str) -> None:
    assert format_for(content, code) == wanted
