"""Numbers as the office writes them: 94.2%, 3.50万元 without its unit, 148."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from gsafety_xl.indicators.wording import phrase

_TENTH = Decimal("0.1")
_CENT = Decimal("0.01")
#: The largest rate below 100 % that one decimal can show.
_ALMOST_ALL = Decimal("99.9")

RATE, MONEY, DAY = "%", "万元", "日期"


def show(value: float | None, measure: str) -> str:
    """Return a figure's text: ``—`` for no base, rates with ``%``, 万元 with two decimals.

    A day is held as the whole number yyyymmdd and written 2026年4月15日.
    """
    if value is None:
        return phrase("numbers", "none")
    if measure == RATE:
        return show_rate(value)
    if measure == MONEY:
        return _show_money(value)
    return _show_day(int(value)) if measure == DAY else str(round(value))


def show_rate(percent: float) -> str:
    """Return one decimal and ``%``; a whole 100 stays ``100%``, and only a whole one reads so."""
    exact = Decimal(repr(percent))
    if exact == 100:
        return "100%"
    rounded = exact.quantize(_TENTH, ROUND_HALF_UP)
    return f"{min(rounded, _ALMOST_ALL) if exact < 100 else rounded}%"


def as_day_number(day: date) -> int:
    """Return a day as the whole number yyyymmdd."""
    return day.year * 10_000 + day.month * 100 + day.day


def compare(current: float | None, year_ago: float | None, measure: str = "起") -> str:
    """Return the year-on-year sentence (K14), such as 同比下降12.5%.

    No percentage where last year's number is 0 or unknown.
    """
    if current is None or year_ago is None:
        return phrase("comparison", "unknown")
    if not year_ago:
        return phrase("comparison", "no_base" if current else "both_zero", measure=measure)
    if current == year_ago:
        return phrase("comparison", "level")
    now, before = Decimal(repr(current)), Decimal(repr(year_ago))
    change = (abs(now - before) / before * 100).quantize(_TENTH, ROUND_HALF_UP)
    return phrase("comparison", "up" if now > before else "down", percent=show_rate(float(change)))


def compare_rates(current: float | None, year_ago: float | None) -> str:
    """Return the difference of two rates in percentage points, such as 提高2.3个百分点."""
    if current is None or year_ago is None:
        return phrase("comparison", "unknown")
    change = Decimal(repr(current)) - Decimal(repr(year_ago))
    points = abs(change).quantize(_TENTH, ROUND_HALF_UP)
    if not points:
        return phrase("comparison", "level")
    return phrase("comparison", "points_up" if change > 0 else "points_down", points=points)


def _show_money(value: float) -> str:
    amount = Decimal(repr(value)).quantize(_CENT, ROUND_HALF_UP)
    return str(int(amount)) if amount == int(amount) else str(amount)


def _show_day(number: int) -> str:
    year, rest = divmod(number, 10_000)
    return phrase("numbers", "day", year=year, month=rest // 100, day=rest % 100)
