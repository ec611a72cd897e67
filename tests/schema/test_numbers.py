"""Numbers as people write them (domain 5.1: 05 units and about, 06 separators, 07 nothing)."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gsafety_xl.model import Raw
from gsafety_xl.schema.numbers import read_count, read_number
from tests.schema.cells import full_width, seen


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (3, 3),
        (3.0, 3),
        (3.0000000000000004, 3),
        ("3", 3),
        ("3人", 3),
        ("3 人次", 3),
        ("3（处）", 3),
        ("1,234", 1234),
        ("1,234,567次", 1234567),
        ("1，234", 1234),
        (full_width("12"), 12),
        ("1.2万", 12000),
        ("1.1万", 11000),  # 1.1 × 10000 is not whole in binary
        ("3千", 3000),
        ("3千克", 3),
        ("007", 7),
        ("0", 0),
        (0.0, 0),
        # about right is not a number
        ("约3000", "!approximate"),
        ("3千余", "!approximate"),
        ("10余", "!approximate"),
        ("10多人", "!approximate"),
        ("若干", "!approximate"),
        ("十几", "!approximate"),
        ("3-5人", "!approximate"),
        ("≥3", "!approximate"),
        ("100以上", "!approximate"),
        # nothing is not zero
        ("-", "!none_word"),
        ("/", "!none_word"),
        ("——", "!none_word"),
        ("无", "!none_word"),
        ("", None),
        (None, None),
        # no count
        (1.5, "!fraction"),
        ("1.5人", "!fraction"),
        (-1, "!negative"),
        ("-3", "!negative"),
        (full_width("-3"), "!negative"),
        ("1,2345", "!unreadable"),
        ("12,34", "!unreadable"),
        ("3 5", "!unreadable"),
        ("1 234", "!unreadable"),
        ("3呀呀", "!unreadable"),
        ("3，4", "!unreadable"),
        ("2026-03-05", "!unreadable"),
        ("1.38E+10", "!unreadable"),
        ("3百万", "!unreadable"),
        ("张三", "!unreadable"),
        (True, "!unreadable"),
        (float("nan"), "!unreadable"),
        (float("inf"), "!unreadable"),
        (date(2026, 3, 5), "!unreadable"),
    ],
)
def test_counts(raw: Raw, expected: object) -> None:
    reading = read_count(raw)
    assert seen(reading) == expected
    assert not reading.inferred
    assert not isinstance(reading.value, float)


@pytest.mark.parametrize(
    ("text", "count"), [("三", 3), ("两人", 2), ("十二", 12), ("二十处", 20), ("零", 0)]
)
def test_chinese_numerals_are_marked(text: str, count: int) -> None:
    reading = read_count(text)
    assert (reading.value, reading.inferred) == (count, True)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (3.5, 3.5),
        ("3.5", 3.5),
        ("3.5万", 3.5),
        ("3.5万元", 3.5),
        ("35000元", 3.5),
        ("35,000元", 3.5),
        ("¥35000", 3.5),
        ("￥3.5万元", 3.5),
        ("3千元", 0.3),
        ("1.2亿元", 12000.0),
        (".5", 0.5),
        (35000, 35000.0),  # a number has no unit: whether 元 was meant is a rule's question
        ("3千", "!unreadable"),
        ("3人", "!unreadable"),
        ("约3万", "!approximate"),
        ("-1", "!negative"),
        ("/", "!none_word"),
    ],
)
def test_money_columns_are_in_ten_thousands(raw: Raw, expected: object) -> None:
    assert seen(read_number(raw, money=True)) == expected


@pytest.mark.parametrize(
    ("raw", "expected"), [("85%", 85.0), ("35000元", 35000.0), ("3.5万元", 35000.0), ("0.35", 0.35)]
)
def test_other_decimals_keep_their_size(raw: Raw, expected: object) -> None:
    assert seen(read_number(raw, money=False)) == expected


@settings(deadline=None)
@given(st.integers(0, 10**12), st.sampled_from(["", "人", "次", "处"]))
def test_a_count_reads_back_with_separators_and_measure_word(count: int, word: str) -> None:
    assert read_count(f"{count:,}{word}").value == count
    assert read_count(full_width(str(count))).value == count


@settings(deadline=None)
@given(st.decimals(0, 10**8, places=4))
def test_an_amount_reads_back_in_every_unit(amount: object) -> None:
    ten_thousands = float(f"{amount}")
    assert read_number(f"{amount:,}", money=True).value == ten_thousands
    assert read_number(f"{amount}万元", money=True).value == ten_thousands
    assert read_number(f"{ten_thousands * 10_000:.0f}元", money=True).value == ten_thousands


@settings(deadline=None, max_examples=300)
@given(st.one_of(st.text(), st.floats(), st.integers(), st.text("0123456789.,，-+万千元人 ¥")))
def test_no_content_stops_the_reading(raw: Raw) -> None:
    for reading in (read_count(raw), read_number(raw, money=True)):
        assert reading.value is None or (
            isinstance(reading.value, int | float) and reading.value >= 0
        )
