"""Days and months as people write them (domain 5.1: 01 notations, 02 serials, 03 vague)."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gsafety_xl.model import Raw
from gsafety_xl.schema.days import read_day, read_month
from gsafety_xl.schema.text import as_text
from tests.schema.cells import full_width, seen

MARCH_5 = date(2026, 3, 5)
HALF_PAST_TWO = datetime(2026, 3, 5, 14, 30)
DIGITS = "〇一二三四五六七八九"


def chinese(number: int) -> str:
    """Return a number from 1 to 31 as it is written in a day."""
    tens, ones = divmod(number, 10)
    words = {0: "", 1: "十"}.get(tens, f"{DIGITS[tens]}十")
    return words + (DIGITS[ones] if ones else "")


def in_chinese(day: date) -> str:
    year = "".join(DIGITS[int(digit)] for digit in str(day.year))
    return f"{year}年{chinese(day.month)}月{chinese(day.day)}日"


WITH_YEAR: dict[str, Callable[[date], Raw]] = {
    "2026.3.5": lambda day: f"{day.year}.{day.month}.{day.day}",
    "2026/3/5": lambda day: f"{day.year}/{day.month}/{day.day}",
    "2026-03-05": lambda day: day.isoformat(),
    "2026年3月5日": lambda day: f"{day.year}年{day.month}月{day.day}日",
    "2026年03月05日": lambda day: f"{day:%Y年%m月%d日}",
    "20260305": lambda day: f"{day:%Y%m%d}",
    "20260305 as a number": lambda day: float(f"{day:%Y%m%d}"),
    "二〇二六年三月五日": in_chinese,
    "full width": lambda day: full_width(f"{day.year}.{day.month}.{day.day}"),
    "serial number": lambda day: float((day - date(1899, 12, 30)).days),
    "serial number as text": lambda day: str((day - date(1899, 12, 30)).days),
    "a day": lambda day: day,
    "midnight": lambda day: datetime.combine(day, time(0)),
}
WITHOUT_YEAR: dict[str, Callable[[date], Raw]] = {
    "3月5日": lambda day: f"{day.month}月{day.day}日",
    "3月5号": lambda day: f"{day.month}月{day.day}号",
    "3.5": lambda day: f"{day.month}.{day.day}",
    "三月五日": lambda day: in_chinese(day).partition("年")[2],
}
days = st.dates(date(1990, 1, 1), date(2099, 12, 31))


@settings(deadline=None)
@given(days, st.sampled_from(sorted(WITH_YEAR)))
def test_a_day_reads_back_from_every_notation(day: date, notation: str) -> None:
    reading = read_day(WITH_YEAR[notation](day))
    assert (reading.value, reading.problem, reading.inferred) == (day, "", False)


@settings(deadline=None)
@given(days, st.sampled_from(sorted(WITHOUT_YEAR)))
def test_a_day_without_year_takes_that_of_the_heading(day: date, notation: str) -> None:
    reading = read_day(WITHOUT_YEAR[notation](day), day.year)
    assert (reading.value, reading.problem, reading.inferred) == (day, "", True)


@settings(deadline=None)
@given(days, st.sampled_from(sorted(WITHOUT_YEAR)))
def test_without_a_heading_either_nothing_is_invented(day: date, notation: str) -> None:
    reading = read_day(WITHOUT_YEAR[notation](day), None)
    assert (reading.value, reading.problem) == (None, "no_year")


@settings(deadline=None)
@given(days, st.integers(1, 24 * 60 - 1))
def test_a_serial_number_carries_the_time(day: date, minutes: int) -> None:
    serial = (day - date(1899, 12, 30)).days + minutes / (24 * 60)
    moment = datetime.combine(day, time(0)) + timedelta(minutes=minutes)
    assert read_day(serial).value == moment


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        # around a day
        ("2026-03-05 14:30", HALF_PAST_TWO),
        ("2026-03-05T14:30:00", HALF_PAST_TWO),
        ("2026年3月5日14时30分", HALF_PAST_TWO),
        ("2026年3月5日 14：30", HALF_PAST_TWO),
        (HALF_PAST_TWO, HALF_PAST_TWO),
        ("2026-03-05 00:00:00", MARCH_5),
        ("2026年3月5日（周四）", MARCH_5),
        ("2026. 3. 5", MARCH_5),
        ("2026.3.5.", MARCH_5),
        ("2026年 3月 5日", MARCH_5),
        (" 2026-\u200b03-05\u00a0", MARCH_5),
        ("46086.5", datetime(2026, 3, 5, 12)),
        # no such day
        ("2024.4.31", "!impossible"),
        ("2026年2月29日", "!impossible"),
        ("2024年2月29日", date(2024, 2, 29)),
        ("1900-02-29", "!impossible"),
        ("2026.13.1", "!impossible"),
        ("20261301", "!impossible"),
        ("2026-03-05 25:00", "!impossible"),
        ("2月30日", "!impossible"),
        ("0000-01-01", "!impossible"),
        # more or less than a day
        ("3.1-3.15", "!range"),
        ("3月1日至15日", "!range"),
        ("2026.3.1—2026.3.15", "!range"),
        ("1-5月", "!range"),
        ("3-5日", "!range"),
        ("10.1-3", "!range"),
        ("3月上旬", "!vague"),
        ("每月", "!vague"),
        ("长期", "!vague"),
        ("待定", "!vague"),
        ("2026年底", "!vague"),
        ("2026年3月", "!vague"),
        ("2026.3", "!vague"),
        (2026.3, "!vague"),
        # no day at all
        ("无", "!none_word"),
        ("/", "!none_word"),
        ("—", "!none_word"),
        ("", None),
        ("  ", None),
        (None, None),
        ("张三", "!unreadable"),
        ("十十日", "!unreadable"),
        (5, "!unreadable"),
        (2026, "!unreadable"),
        (-46086, "!unreadable"),
        (True, "!unreadable"),
        (float("nan"), "!unreadable"),
        (float("inf"), "!unreadable"),
        (timedelta(days=1), "!unreadable"),
    ],
)
def test_what_a_cell_says(raw: Raw, expected: object) -> None:
    assert seen(read_day(raw, 2026)) == expected


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("26.3.5", MARCH_5),
        ("26-03-05", MARCH_5),
        ("26年3月5日", MARCH_5),
        ("98.7.1", date(1998, 7, 1)),
        ("26.3.5 14:30", HALF_PAST_TWO),
    ],
)
def test_a_two_digit_year_is_taken_and_asked_about(text: str, day: date) -> None:
    reading = read_day(text, 2026)
    assert (reading.value, reading.problem, reading.inferred) == (day, "two_digit_year", True)


def test_the_year_of_the_heading_completes_a_day() -> None:
    # domain 6.3, T17: 3月5日 under 2026年3月
    reading = read_day("3月5日", 2026)
    assert (reading.value, reading.inferred) == (MARCH_5, True)


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (3.5, MARCH_5),
        (2.25, date(2026, 2, 25)),
        (12.31, date(2026, 12, 31)),
        (2.3, date(2026, 2, 3)),  # February has no 30th that it could have been
        (13.5, "!vague"),
    ],
)
def test_month_dot_day_became_a_number(number: float, expected: object) -> None:
    assert seen(read_day(number, 2026)) == expected


@pytest.mark.parametrize(
    ("number", "candidates"),
    [
        (3.1, ("2026-03-01", "2026-03-10")),
        (3.2, ("2026-03-02", "2026-03-20")),
        (4.3, ("2026-04-03", "2026-04-30")),
    ],
)
def test_a_number_that_lost_its_zero_is_not_guessed(
    number: float, candidates: tuple[str, ...]
) -> None:
    reading = read_day(number, 2026)
    assert (seen(reading), reading.candidates) == ("!unreadable", candidates)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("2026-05", "2026-05"),
        ("2026年5月", "2026-05"),
        ("2026年5月份", "2026-05"),
        ("2026.5", "2026-05"),
        ("202605", "2026-05"),
        (202605.0, "2026-05"),
        (2026.05, "2026-05"),
        (2026.12, "2026-12"),
        ("二〇二六年五月", "2026-05"),
        (full_width("2026.5"), "2026-05"),
        (date(2026, 5, 1), "2026-05"),
        (datetime(2026, 5, 31, 8), "2026-05"),
        (46143.0, "2026-05"),
        ("2026.5.3", "2026-05"),
        ("2026-13", "!impossible"),
        ("2026.4.31", "!impossible"),
        (2026.1, "!unreadable"),  # January, or October without its zero
        ("260305", "!unreadable"),
        ("1-5月", "!range"),
        ("一季度", "!vague"),
        ("无", "!none_word"),
        ("", None),
        (None, None),
        (True, "!unreadable"),
    ],
)
def test_months(raw: Raw, expected: object) -> None:
    reading = read_month(raw, 2026)
    assert (seen(reading), reading.inferred) == (expected, False)


@pytest.mark.parametrize("raw", ["5月", "5月份", "五月", "5", 5.0, "5月3日", "5.3"])
def test_a_month_without_year_takes_that_of_the_heading(raw: Raw) -> None:
    reading = read_month(raw, 2026)
    assert (reading.value, reading.problem, reading.inferred) == ("2026-05", "", True)
    assert seen(read_month(raw, None)) == "!no_year"


@pytest.mark.parametrize("text", ["26年5月", "26.5", "26.5.3"])
def test_a_month_of_a_two_digit_year_is_asked_about(text: str) -> None:
    reading = read_month(text, 2026)
    assert (reading.value, reading.problem, reading.inferred) == ("2026-05", "two_digit_year", True)


@settings(deadline=None, max_examples=300)
@given(st.one_of(st.text(), st.floats(), st.integers(), st.text("0123456789.-/年月日 ~至")))
def test_no_content_stops_the_reading(raw: Raw) -> None:
    for reading in (read_day(raw, 2026), read_month(raw, 2026)):
        assert reading.value is not None or reading.problem or not as_text(raw)


@pytest.mark.parametrize(
    ("text", "problem"), [("1-" * 16_000, "unreadable"), ("约" + "1" * 5000, "vague")]
)
def test_a_page_of_text_is_no_day(text: str, problem: str) -> None:
    assert seen(read_day(text)) == f"!{problem}"
