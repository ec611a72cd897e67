"""Chinese numerals as they are written in days and beside measure words."""

import pytest

from gsafety_xl.schema.numerals import parse_numeral, with_arabic_days


@pytest.mark.parametrize(
    ("text", "number"),
    [("〇", 0), ("零", 0), ("两", 2), ("十", 10), ("十五", 15), ("二十", 20), ("九十九", 99)],
)
def test_numerals_up_to_99(text: str, number: int) -> None:
    assert parse_numeral(text) == number


@pytest.mark.parametrize("text", ["", "十十", "二三十", "一五", "百", "3", "一百"])
def test_what_is_no_numeral_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="^" + text):
        parse_numeral(text)


@pytest.mark.parametrize(
    ("text", "arabic"),
    [
        ("二〇二六年三月五日", "2026年3月5日"),
        ("二○二六年十二月三十一日", "2026年12月31日"),
        ("二零二六年十月二十号", "2026年10月20号"),
        ("三月上旬", "3月上旬"),
        ("每月", "每月"),
        ("十十日", "十十日"),
        ("第三分队", "第三分队"),
        ("2026年3月5日", "2026年3月5日"),
    ],
)
def test_only_the_parts_of_a_day_are_rewritten(text: str, arabic: str) -> None:
    assert with_arabic_days(text) == arabic
