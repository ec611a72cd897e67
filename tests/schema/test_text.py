"""Text as people type it (domain 5.1: full-width, invisible, ways of writing nothing)."""

from datetime import date, datetime, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gsafety_xl.model import Raw
from gsafety_xl.schema.text import as_text, clean, compact, says_nothing
from tests.schema.cells import full_width


@pytest.mark.parametrize(
    ("typed", "cleaned"),
    [
        (full_width("2026.3.5"), "2026.3.5"),
        (full_width("A-12/B+5%"), "A-12/B+5%"),
        ("　东湖公园　", "东湖公园"),
        ("东湖\u00a0公园", "东湖 公园"),
        ("东湖  \t 公园", "东湖 公园"),
        ("东湖\u200b公园\ufeff", "东湖公园"),
        ("\u202a13800000000\u202c", "13800000000"),
        ("照片1.jpg\r\n照片2.jpg", "照片1.jpg\n照片2.jpg"),
        ("照片1.jpg \n\n 照片2.jpg\n", "照片1.jpg\n照片2.jpg"),
    ],
)
def test_slips_of_the_keyboard_are_tidied(typed: str, cleaned: str) -> None:
    assert clean(typed) == cleaned


@pytest.mark.parametrize(
    "text",
    [
        "绿地120㎡",
        "绿管所（东片区）",
        "×绿容发〔2026〕3号",
        "“四个一”",
        "一、二；三：四，五。",
        "①②",
        "℃",
    ],
)
def test_chinese_punctuation_and_signs_stay_as_they_are(text: str) -> None:
    assert clean(text) == text


@settings(deadline=None, max_examples=300)
@given(st.text())
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@settings(deadline=None, max_examples=300)
@given(st.text(st.characters(codec="gb18030", exclude_categories=["C"])))
def test_compacting_twice_changes_nothing_more(text: str) -> None:
    assert compact(compact(text)) == compact(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("整改资金（万元）", "整改资金(万元)"),
        ("整改资金（万元）", "整改资金 【万元】"),
        ("整改资金（万元）", "整改资金\n（万元）"),
        ("检查 编号", "检查编号"),
        (full_width("GYS01"), "gys01"),
    ],
)
def test_spellings_of_one_label_compare_equal(one: str, other: str) -> None:
    assert compact(one) == compact(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("整改资金（万元）", "整改资金"),
        ("整改资金（万元）", "整改资金（元）"),
        ("完成时限", "完成时间"),
    ],
)
def test_different_labels_do_not(one: str, other: str) -> None:
    assert compact(one) != compact(other)


@pytest.mark.parametrize(
    "text",
    ["无", "/", "—", "——", "-", "无。", "暂无", "\\", "N/A", "n/a", " 无 ", full_width("/"), "、"],
)
def test_nothing_is_said_in_many_ways(text: str) -> None:
    assert says_nothing(text)


@pytest.mark.parametrize("text", ["", "无人机", "无隐患", "0", "-1", "同上", "没有签字"])
def test_something_is_said(text: str) -> None:
    assert not says_nothing(text)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (None, ""),
        (12345.0, "12345"),
        (13800000000.0, "13800000000"),
        (0.5, "0.5"),
        (True, "TRUE"),
        ("0032", "0032"),
        (date(2026, 3, 5), "2026-03-05"),
        (datetime(2026, 3, 5), "2026-03-05"),
        (datetime(2026, 3, 5, 14, 30), "2026-03-05 14:30"),
        (time(14, 30), "14:30"),
        (float("inf"), "inf"),
    ],
)
def test_a_cell_as_the_clerk_sees_it(raw: Raw, text: str) -> None:
    assert as_text(raw) == text
