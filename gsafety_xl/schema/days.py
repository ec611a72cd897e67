"""Days as people write them.

``read_day`` understands 2026.3.5, 2026/3/5, 2026-03-05, 2026年3月5日, 20260305, 二〇二六年三月五日,
Excel serial numbers, and — marked as inferred — 26.3.5 and days without a year. What it cannot
take it names: impossible, range, vague, no_year, unreadable.
"""

import re
from datetime import date, datetime, time, timedelta

from gsafety_xl.model import Raw, Reading
from gsafety_xl.schema.text import clean, says_nothing

_SERIAL_EPOCH = date(1899, 12, 30)
#: Serial numbers taken for days: 1990-01-01 to 2099-12-31.
_SERIALS = range(32874, 73051)
_YMD = re.compile(r"(\d{4}|\d{2})[-./年](\d{1,2})[-./月](\d{1,2})日?(?:[ T](\d{1,2}):(\d{2}).*)?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_MD = re.compile(r"(\d{1,2})(?:月|[./-])(\d{1,2})日?")
_MONTH = re.compile(r"(\d{4})[-./年](\d{1,2})月?(?:份)?")
_RANGE = re.compile(
    r"\d[日号]?\s*(?:[-~～—–至到])\s*\d.*[月日号.]|\d月\s*[-~～—–至到]\s*\d|\d\s*[~～—–至到]\s*\d"
)
_VAGUE = re.compile(r"[上中下]旬|每[年季月周日天]|长期|待定|近期|年底|年内|尽快|立即|月底|月初")
_CHINESE_DIGITS = dict(zip("〇零○一二三四五六七八九", "000123456789", strict=True))
_CHINESE_DAY = re.compile(
    r"([〇零○一二三四五六七八九]{4})年([一二三四五六七八九十]+)月([一二三四五六七八九十]+)日?"
)


def read_day(raw: Raw, year: int | None = None) -> Reading:
    """Read a day; ``year`` is what the sheet's heading says, for days written without one."""
    if isinstance(raw, datetime):
        return Reading(raw if raw.time() != time(0) else raw.date())
    if isinstance(raw, date):
        return Reading(raw)
    if isinstance(raw, str):
        return _read_text(clean(raw), year)
    if isinstance(raw, int | float) and not isinstance(raw, bool):
        return _read_number(raw, year)
    return Reading() if raw is None else Reading(problem="unreadable")


def read_month(raw: Raw, year: int | None = None) -> Reading:
    """Read a month as ``2026-05``, from 2026-05, 2026年5月, 202605, 5月 or a day inside it."""
    if isinstance(raw, str):
        text = clean(raw)
        match = _MONTH.fullmatch(text) or re.fullmatch(r"(\d{4})(\d{2})", text)
        if match is not None:
            return _month(int(match[1]), int(match[2]), inferred=False)
        match = re.fullmatch(r"(\d{1,2})月份?", text)
        if match is not None:
            if year is None:
                return Reading(problem="no_year")
            return _month(year, int(match[1]), inferred=True)
    reading = read_day(raw, year)
    if isinstance(reading.value, date):
        return Reading(f"{reading.value:%Y-%m}", inferred=reading.inferred)
    return reading


def _month(year: int, month: int, *, inferred: bool) -> Reading:
    if not 1 <= month <= 12:
        return Reading(problem="impossible")
    return Reading(f"{year:04d}-{month:02d}", inferred=inferred)


def _read_text(text: str, year: int | None) -> Reading:
    if not text or says_nothing(text):
        return Reading(problem="none_word" if text else "")
    match = _YMD.fullmatch(text) or _COMPACT.fullmatch(text)
    if match is not None:
        return _from_parts(match)
    match = _CHINESE_DAY.fullmatch(text)
    if match is not None:
        return _from_chinese(match)
    match = _MD.fullmatch(text)
    if match is not None:
        return _without_year(int(match[1]), int(match[2]), year)
    if text.isdigit() and int(text) in _SERIALS:
        return Reading(_from_serial(int(text)))
    return Reading(problem=_what_is_wrong(text))


def _from_chinese(match: re.Match[str]) -> Reading:
    year = int("".join(_CHINESE_DIGITS[digit] for digit in match[1]))
    return _day(year, _tens(match[2]), _tens(match[3]))


def _what_is_wrong(text: str) -> str:
    if _VAGUE.search(text):
        return "vague"
    return "range" if _RANGE.search(text) else "unreadable"


def _from_parts(match: re.Match[str]) -> Reading:
    year, month, day = (int(match[index]) for index in (1, 2, 3))
    short = len(match[1]) == 2
    reading = _day(year + 2000 if short else year, month, day)
    if short and not reading.problem:
        return Reading(reading.value, problem="two_digit_year", inferred=True)
    if match.lastindex and match.lastindex >= 5 and isinstance(reading.value, date):
        return _at(reading.value, int(match[4]), int(match[5]))
    return reading


def _at(day: date, hour: int, minute: int) -> Reading:
    try:
        return Reading(datetime.combine(day, time(hour, minute)))
    except ValueError:
        return Reading(problem="impossible")


def _day(year: int, month: int, day: int, *, inferred: bool = False) -> Reading:
    try:
        return Reading(date(year, month, day), inferred=inferred)
    except ValueError:
        return Reading(problem="impossible")


def _without_year(month: int, day: int, year: int | None) -> Reading:
    if year is None:
        return Reading(problem="no_year")
    return _day(year, month, day, inferred=True)


def _read_number(number: float, year: int | None) -> Reading:
    whole = int(number)
    if whole in _SERIALS:
        seconds = round((number - whole) * 86400)
        day = _from_serial(whole)
        return Reading(
            datetime.combine(day, time()) + timedelta(seconds=seconds) if seconds else day
        )
    if whole == number and len(str(whole)) == 8:
        return _read_text(str(whole), year)
    if 1 <= whole <= 12 and whole != number:
        # 3.5 typed into a date column without a year: Excel kept the number
        return _read_text(f"{number:g}", year)
    return Reading(problem="unreadable")


def _from_serial(serial: int) -> date:
    return _SERIAL_EPOCH + timedelta(days=serial)


def _tens(text: str) -> int:
    before, ten, after = text.partition("十")
    if not ten:
        return int(_CHINESE_DIGITS[text]) if len(text) == 1 else 0
    return int(_CHINESE_DIGITS.get(before, "1")) * 10 + int(_CHINESE_DIGITS.get(after, "0"))
