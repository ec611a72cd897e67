"""Cells that can be read but should not be rewritten without asking."""

import re
from datetime import date

from gsafety_xl.model import Raw, Reading
from gsafety_xl.schema import ColumnSpec, ColumnType
from gsafety_xl.schema.days import read_day
from gsafety_xl.schema.text import clean

_DOTTED = re.compile(r"\d{1,2}\.\d{1,2}")
_WEEKDAY = re.compile(r"(?:星期|周)([一二三四五六日天])")
_WEEKDAYS = "一二三四五六日"
_UNIT = re.compile(r"[\d.]\s*[亿万百千]?\s*([^\d\s.,，]+)$")
#: Units that measure something: one cannot stand for another, and none for a count.
_MEASURES = (
    ("天", "日"), ("小时", "时"), ("学时",), ("分钟",), ("年",), ("岁",), ("米", "m"),
    ("千米", "公里"), ("㎡", "m²", "平方米"), ("亩",), ("公顷",), ("克",), ("千克", "公斤"),
    ("吨",), ("升",), ("瓦",), ("千瓦",), ("元",), ("%",), ("m/s",),
)  # fmt: skip
_GROUP = {word: number for number, words in enumerate(_MEASURES) for word in words}
#: Excel keeps no more digits of a number.
_MOST_DIGITS = 15


def doubt_about(raw: Raw, reading: Reading, spec: ColumnSpec) -> str:
    """Return the reason why people must look at a readable cell; empty for most."""
    if spec.type.is_day:
        return _about_day(raw, reading)
    if spec.type is ColumnType.MONTH:
        return _about_month(raw)
    return _about_number(raw, spec) if spec.type.is_number else ""


def _about_day(raw: Raw, reading: Reading) -> str:
    if _is_dotted(raw):
        return "dotted"
    match = _WEEKDAY.search(raw) if isinstance(raw, str) else None
    if match is None or not isinstance(reading.value, date):
        return ""
    written = _WEEKDAYS.index(match[1].replace("天", "日"))
    return "" if written == reading.value.weekday() else "weekday"


def _about_month(raw: Raw) -> str:
    if _is_dotted(raw):
        return "dotted"
    day = read_day(raw, 2000).value
    if not isinstance(day, date) or (isinstance(raw, date) and day.day == 1):
        return ""
    return "month_has_day"


def _is_dotted(raw: Raw) -> bool:
    """Tell whether a cell holds 3.5: perhaps the 5th of March, perhaps a number."""
    if isinstance(raw, float):
        return _DOTTED.fullmatch(f"{raw:.10g}") is not None
    return isinstance(raw, str) and _DOTTED.fullmatch(clean(raw)) is not None


def _about_number(raw: Raw, spec: ColumnSpec) -> str:
    if not isinstance(raw, str):
        return ""
    text = clean(raw)
    if sum(sign.isdigit() for sign in text) > _MOST_DIGITS:
        return "long_number"
    match = _UNIT.search(text)
    unit = match[1].strip("()（）") if match else ""
    return "other_unit" if _contradicts(unit, spec) else ""


def _contradicts(unit: str, spec: ColumnSpec) -> bool:
    """Tell whether a unit typed behind a number is not the column's; money is converted."""
    if not unit or unit in "亿万百千" or spec.measure == "万元":
        return False
    measure = "%" if spec.type is ColumnType.PERCENT else spec.measure
    return _GROUP.get(unit) != _GROUP.get(measure)
