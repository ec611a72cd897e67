"""Numbers as people write them: 1,234, 3人, 1.2万, 35000元; what is only about right is named."""

import re

from gsafety_xl.model import Raw, Reading
from gsafety_xl.schema.text import clean, says_nothing

_NUMBER = re.compile(r"([+-]?\d+(?:\.\d+)?)(万|千)?([^\d.]*)")
_GROUPED = re.compile(r"[+-]?\d{1,3}(?:[,，]\d{3})+(?:\.\d+)?")
_APPROXIMATE = re.compile(r"约|余|多|若干|左右|上下|几|近\d|不少于|以上")
_CHINESE = {char: value for value, char in enumerate("零一二三四五六七八九十")} | {"〇": 0, "两": 2}
_TIMES = {"万": 10_000, "千": 1_000}


def read_count(raw: Raw) -> Reading:
    """Read a whole number ≥ 0; problems: approximate, fraction, negative, unreadable, none_word."""
    reading = read_number(raw, money=False)
    value = reading.value
    if reading.problem or not isinstance(value, int | float):
        return reading
    if value != int(value):
        return Reading(problem="fraction")
    return Reading(int(value), inferred=reading.inferred)


def read_number(raw: Raw, *, money: bool) -> Reading:
    """Read a number ≥ 0; with ``money`` the column is in 万元 and 35000元 becomes 3.5."""
    if isinstance(raw, bool):
        return Reading(problem="unreadable")
    if isinstance(raw, int | float):
        return _sound(float(raw))
    if isinstance(raw, str):
        return _read_text(clean(raw), money=money)
    return Reading() if raw is None else Reading(problem="unreadable")


def _sound(value: float, *, inferred: bool = False) -> Reading:
    return Reading(problem="negative") if value < 0 else Reading(value, inferred=inferred)


def _read_text(text: str, *, money: bool) -> Reading:
    if not text:
        return Reading()
    if says_nothing(text):
        return Reading(problem="none_word")
    if _APPROXIMATE.search(text):
        return Reading(problem="approximate")
    if _GROUPED.match(text):
        text = text.replace(",", "").replace("，", "")
    if text in _CHINESE:
        return Reading(float(_CHINESE[text]), inferred=True)
    match = _NUMBER.fullmatch(text.replace(" ", ""))
    if match is None:
        return Reading(problem="unreadable")
    return _scaled(float(match[1]), match[2] or "", match[3], money=money)


def _scaled(number: float, times: str, unit: str, *, money: bool) -> Reading:
    if money:
        # the column is in 万元 already: 3.5万(元) is 3.5, 35000元 is 3.5
        if times == "万":
            return _sound(number)
        return _sound(number * _TIMES.get(times, 1) / 10_000 if unit == "元" else number)
    if len(unit) > 2:
        return Reading(problem="unreadable")
    return _sound(number * _TIMES.get(times, 1))
