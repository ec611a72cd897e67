"""Numbers as people write them: 1,234, 3人, 1.2万, 35000元; what is only about right is named."""

import math
import re
from decimal import Decimal

from gsafety_xl.model import Raw, Reading
from gsafety_xl.schema.numerals import NUMERAL, parse_numeral
from gsafety_xl.schema.text import clean, says_nothing

_NUMBER = re.compile(
    r"(?P<currency>[¥￥]|人民币)? ?"
    r"(?P<number>[+-]?(?:\d{1,3}(?:[,，]\d{3})+(?:\.\d*)?|\d+(?:\.\d*)?|\.\d+)) ?"
    r"(?P<times>[亿万百]|千(?![克米瓦]))? ?"
    r"(?P<unit>\D*)"
)
_NUMERAL = re.compile(rf"({NUMERAL})(\D*)")
_APPROXIMATE = re.compile(
    r"约|余|多|若干|左右|上下|几|将?近\d|不少于|至少|以上|以内|以下|不足|超过|数[十百千]|大概|估计"
    r"|[<>≥≤]|^\d+(?:\.\d+)?\s*[-~～—–至到]\s*\d+(?:\.\d+)?\D*$"
)
_TIMES = {"百": Decimal(100), "千": Decimal(1_000), "万": Decimal(10_000), "亿": Decimal(10**8)}
#: Measure words that may follow a number; anything else makes it unreadable.
_UNIT = re.compile(
    r"人次?|名|位|次|回|起|处次?|条|个|项|件|份|篇|家次?|户|所|座|台|套|辆|艘|具|只|支|根|块|面|幅"
    r"|张|本|册|棵|株|场|期|批|组|队|班|元|天|日|学?时|小时|分钟|年|%|千?米|公里|㎡|m²|平方米|亩"
    r"|公顷|千?克|公斤|吨|升|千?瓦"
)
_CLOSE_TO_WHOLE = 1e-9


def read_count(raw: Raw) -> Reading:
    """Read a whole number ≥ 0; problems: approximate, fraction, negative, unreadable, none_word."""
    reading = read_number(raw, money=False)
    value = reading.value
    if reading.problem or not isinstance(value, int | float):
        return reading
    whole = round(value)
    if abs(value - whole) > _CLOSE_TO_WHOLE:
        return Reading(problem="fraction")
    return Reading(whole, inferred=reading.inferred)


def read_number(raw: Raw, *, money: bool) -> Reading:
    """Read a number ≥ 0; with ``money`` the column is in 万元 and 35000元 becomes 3.5.

    Problems: approximate, negative, unreadable, none_word.
    """
    if isinstance(raw, bool):
        return Reading(problem="unreadable")
    if isinstance(raw, int | float):
        return _sound(float(raw))
    if isinstance(raw, str):
        return _read_text(clean(raw), money=money)
    return Reading() if raw is None else Reading(problem="unreadable")


def _sound(value: float, *, inferred: bool = False) -> Reading:
    if not math.isfinite(value):
        return Reading(problem="unreadable")
    return Reading(problem="negative") if value < 0 else Reading(abs(value), inferred=inferred)


def _read_text(text: str, *, money: bool) -> Reading:
    if not text:
        return Reading()
    if says_nothing(text):
        return Reading(problem="none_word")
    if _APPROXIMATE.search(text):
        return Reading(problem="approximate")
    match = _NUMBER.fullmatch(text)
    if match is not None:
        number = Decimal(re.sub("[,，]", "", match["number"]))
        unit = match["unit"].strip("()（）") or ("元" if match["currency"] else "")
        return _scaled(number, match["times"] or "", unit, money=money)
    match = _NUMERAL.fullmatch(text)
    if match is None or match[2] == "元" or not _is_unit(match[2]):
        return Reading(problem="unreadable")
    return Reading(float(parse_numeral(match[1])), inferred=True)


def _is_unit(text: str) -> bool:
    return not text or _UNIT.fullmatch(text) is not None


def _scaled(number: Decimal, times: str, unit: str, *, money: bool) -> Reading:
    if not _is_unit(unit):
        return Reading(problem="unreadable")
    if not money:
        return _sound(float(number * _TIMES.get(times, 1)))
    if unit not in {"", "元"}:
        return Reading(problem="unreadable")
    # the column is in 万元 already: 3.5, 3.5万, 3.5万元 and 35000元 are all 3.5
    if unit == "元" or times == "亿":
        return _sound(float(number * _TIMES.get(times, 1) / _TIMES["万"]))
    return _sound(float(number)) if times in {"", "万"} else Reading(problem="unreadable")
