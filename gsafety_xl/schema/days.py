"""Days as people write them.

``read_day`` understands 2026.3.5, 2026/3/5, 2026-03-05, 2026年3月5日, 20260305, 二〇二六年三月五日,
Excel serial numbers, and — marked as inferred — 26.3.5 and days without a year. What it cannot
take it names: impossible, range, vague, no_year, none_word, unreadable.
"""

import math
import re
from datetime import date, datetime, time, timedelta

from gsafety_xl.model import Raw, Reading
from gsafety_xl.schema.numerals import with_arabic_days
from gsafety_xl.schema.text import clean, says_nothing

_SERIAL_EPOCH = date(1899, 12, 30)
#: Serial numbers taken for days: 1990-01-01 to 2099-12-31. Below 1900-03-01 Excel counts a
#: 29 February that never was; this span begins long after it.
_SERIALS = range(32874, 73051)
#: Two-digit years from here on belong to the last century.
_LAST_CENTURY = 70

_YMD = re.compile(
    r"(?P<year>\d{4}|\d{2}(?=(?P<sign>[-./])\d{1,2}(?P=sign)|年)) ?[-./年] ?(?P<month>\d{1,2})"
    r" ?[-./月] ?(?P<day>\d{1,2}) ?[日号.。]? ?(?:[（(]?(?:星期|周)[一二三四五六日天][）)]?)?"
    r"(?:(?:[ T]|(?<=[日号]))(?P<hour>\d{1,2}) ?[:：时点] ?(?P<minute>\d{1,2})分?"
    r"(?::\d{2}(?:\.\d+)?)?)?"
)
_COMPACT = re.compile(r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})")
#: 3-5 is a day, 3-5日 three of them.
_MD = re.compile(r"(\d{1,2}) ?[月./-] ?(\d{1,2})(?:(?<!-\d)(?<!-\d\d) ?[日号])?")
_YEAR_MONTH = re.compile(r"(\d{4}|\d{2}) ?[-./年] ?(\d{1,2}) ?月?份?|((?:19|20)\d{2})(\d{2})")
_BARE_MONTH = re.compile(r"(\d{1,2}) ?月?份?")
_SERIAL = re.compile(r"\d{5}(?:\.\d+)?")
_RANGE = re.compile(
    r"\d[日号]?\s*[-~～—–至到]\s*\d.*[月日号.]|\d月\s*[-~～—–至到]\s*\d|\d\s*[~～—–至到]\s*\d"
    r"|\d\.\d{1,2}\s*-\s*\d"
)
_VAGUE = re.compile(
    r"[上中下]旬|每[年季月周日天]|长期|待定|近期|年[初中底末内]|月[初中底末内]|季度|[上下]半[年月]"
    r"|尽快|立即|随时|左右|前后|[以之][前后]|约"
)
#: So many characters tell what is wrong; looking through a page of text would take seconds.
_TOLD_BY = 200


def read_day(raw: Raw, year: int | None = None) -> Reading:
    """Read a day; ``year`` is what the sheet's heading says, for days written without one.

    A two-digit year gives both a value and the problem two_digit_year.
    """
    if isinstance(raw, datetime):
        return _at(raw)
    if isinstance(raw, date):
        return Reading(raw)
    if isinstance(raw, str):
        return _read_text(clean(raw), year)
    if isinstance(raw, int | float) and not isinstance(raw, bool) and math.isfinite(raw):
        return _read_number(raw, year)
    return Reading() if raw is None else Reading(problem="unreadable")


def read_month(raw: Raw, year: int | None = None) -> Reading:
    """Read a month as ``2026-05``, from 2026-05, 2026年5月, 202605, 5月 or a day inside it."""
    text = _month_text(raw)
    match = _YEAR_MONTH.fullmatch(text)
    if match is not None and not _is_month_and_day(match):
        return _month(match[1] or match[3], int(match[2] or match[4]))
    match = _BARE_MONTH.fullmatch(text)
    if match is not None:
        return Reading(problem="no_year") if year is None else _inferred_month(year, int(match[1]))
    reading = read_day(raw, year)
    if isinstance(reading.value, date):
        return Reading(f"{reading.value:%Y-%m}", reading.problem, inferred=reading.inferred)
    return Reading(problem="unreadable") if reading.problem == "vague" and not text else reading


def _month_text(raw: Raw) -> str:
    """Return what may be a month; empty for a day, and for 2026.1, which may have been 2026.10."""
    if isinstance(raw, str):
        return with_arabic_days(clean(raw))
    if isinstance(raw, bool) or not isinstance(raw, int | float) or f"{raw:g}".endswith(".1"):
        return ""
    return f"{raw:.10g}"


def _is_month_and_day(match: re.Match[str]) -> bool:
    return match[1] is not None and len(match[1]) == 2 and int(match[1]) <= 12


def _month(year: str, month: int) -> Reading:
    reading = _inferred_month(_four_digits(year), month)
    if reading.problem:
        return reading
    short = len(year) == 2
    return Reading(reading.value, problem="two_digit_year" if short else "", inferred=short)


def _inferred_month(year: int, month: int) -> Reading:
    if not 1 <= month <= 12:
        return Reading(problem="impossible")
    return Reading(f"{year:04d}-{month:02d}", inferred=True)


def _four_digits(year: str) -> int:
    number = int(year)
    if len(year) == 4:
        return number
    return number + (1900 if number >= _LAST_CENTURY else 2000)


def _read_text(text: str, year: int | None) -> Reading:
    if not text or says_nothing(text):
        return Reading(problem="none_word" if text else "")
    text = with_arabic_days(text)
    match = _YMD.fullmatch(text) or _COMPACT.fullmatch(text)
    if match is not None:
        return _from_parts(match.groupdict())
    match = _MD.fullmatch(text)
    if match is not None:
        return _without_year(int(match[1]), int(match[2]), year)
    if _SERIAL.fullmatch(text):
        return _read_number(float(text), year)
    return Reading(problem=_what_is_wrong(text))


def _what_is_wrong(text: str) -> str:
    text = text[:_TOLD_BY]
    if _VAGUE.search(text):
        return "vague"
    if _RANGE.search(text):
        return "range"
    only_month = _YEAR_MONTH.fullmatch(text) or re.fullmatch(r"\d{1,2}月份?", text)
    return "vague" if only_month else "unreadable"


def _from_parts(parts: dict[str, str]) -> Reading:
    year = parts["year"]
    try:
        day = date(_four_digits(year), int(parts["month"]), int(parts["day"]))
        clock = time(int(parts.get("hour") or 0), int(parts.get("minute") or 0))
    except ValueError:
        return Reading(problem="impossible")
    reading = _at(datetime.combine(day, clock))
    if len(year) == 2:
        return Reading(reading.value, problem="two_digit_year", inferred=True)
    return reading


def _at(moment: datetime) -> Reading:
    return Reading(moment if moment.time() != time(0) else moment.date())


def _without_year(month: int, day: int, year: int | None) -> Reading:
    try:
        # without a year a leap one decides: 2.30 is impossible in any
        inferred = date(2000 if year is None else year, month, day)
    except ValueError:
        return Reading(problem="impossible")
    return Reading(problem="no_year") if year is None else Reading(inferred, inferred=True)


def _read_number(number: float, year: int | None) -> Reading:
    whole = int(number)
    if whole in _SERIALS:
        return _from_serial(number)
    if whole == number:
        return _read_text(str(whole), year) if len(str(whole)) == 8 else _unlike_a_day(number)
    return _month_dot_day(number, year) if 1 <= whole <= 12 else _unlike_a_day(number)


def _unlike_a_day(number: float) -> Reading:
    return Reading(problem=_what_is_wrong(f"{number:.10g}"))


def _month_dot_day(number: float, year: int | None) -> Reading:
    """Read 3.5 typed without a year, of which Excel kept a number.

    3.1 may have been 3.10: two days that cannot be told apart, so neither is taken.
    """
    text = f"{number:.10g}"
    reading = _read_text(text, year)
    other = _read_text(f"{text}0", year)
    days = [item.value for item in (reading, other) if isinstance(item.value, date)]
    if len(days) == 2:
        return Reading(problem="unreadable", candidates=tuple(day.isoformat() for day in days))
    return reading


def _from_serial(serial: float) -> Reading:
    midnight = datetime.combine(_SERIAL_EPOCH, time(0))
    return _at(midnight + timedelta(seconds=round(serial * 86400)))
