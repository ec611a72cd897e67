"""What a parameter's value may be, how it is shown in a cell and read back.

A value reads back as it is shown. Days without a year are ``03-31``, days ``2026-07-01``, spans
``2026-02-15~2026-02-23``; the items of a list are parted by ；.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum

from gsafety_xl.model import Raw
from gsafety_xl.schema.choices import read_flag
from gsafety_xl.schema.days import read_day
from gsafety_xl.schema.numbers import read_count, read_number
from gsafety_xl.schema.parameter_specs import Parameter, ParameterValue
from gsafety_xl.schema.parameter_words import parameter_words
from gsafety_xl.schema.text import as_text, compact

#: A year without a 29 February, for days that come every year.
_COMMON_YEAR = 2025
_PERCENT = re.compile(r"(\d+(?:\.\d+)?) ?%")
_BETWEEN_ITEMS = re.compile(r"[;；\n]")
_BETWEEN_SHORT_ITEMS = re.compile(r"[;；\n、，,]")
_SHORT_SIGNS = set("、，,")
_BETWEEN_DAYS = re.compile(r"\s*[~～至到]\s*")


class Kind(StrEnum):
    """What a parameter's value is, as its default shows; the last six are lists."""

    FLAG = "flag"
    CHOICE = "choice"
    COUNT = "count"
    DAY_OF_MONTH = "day_of_month"
    MONTH = "month"
    DECIMAL = "decimal"
    MONTH_DAY = "month_day"
    DAY = "day"
    TEXT = "text"
    NUMBERS = "numbers"
    MONTH_DAYS = "month_days"
    SPANS = "spans"
    CHECKPOINTS = "checkpoints"
    NAMED_DAYS = "named_days"
    WORDS = "words"


_SINGLE = {Kind.MONTH_DAY: r"\d\d-\d\d", Kind.DAY: r"\d{4}-\d\d-\d\d"}
_ITEMS = {
    Kind.NUMBERS: r"\d+(?:\.\d+)?",
    Kind.MONTH_DAYS: r"\d\d-\d\d",
    Kind.SPANS: r"\d{4}-\d\d-\d\d(?:~\d{4}-\d\d-\d\d)?",
    Kind.CHECKPOINTS: r"\d\d-\d\d \d+ [EWI]",
    Kind.NAMED_DAYS: r"\d\d-\d\d \S+",
}
#: Measures of numbers that name a day of every month, a month of every year.
_NUMBERED = {"日": Kind.DAY_OF_MONTH, "月": Kind.MONTH}
#: Days that every month has; the months; nobody waits longer than this many days.
_DAYS_OF_MONTH, _MONTHS, _COUNTS = range(1, 29), range(1, 13), range(1_000_001)
#: Lists whose items have a place each, such as the first and last day of a season.
_OF_FIXED_LENGTH = {Kind.NUMBERS, Kind.MONTH_DAYS}


def kind_of(parameter: Parameter) -> Kind:
    """Tell what a parameter's value is."""
    value = parameter.shipped.value
    if parameter.choices:
        return Kind.CHOICE
    if isinstance(value, bool):
        return Kind.FLAG
    if isinstance(value, int | float):
        return _kind_of_number(value, parameter)
    if isinstance(value, str):
        return _first_matching(_SINGLE, [value], Kind.TEXT)
    return Kind(parameter.items) if parameter.items else _first_matching(_ITEMS, value, Kind.WORDS)


def _kind_of_number(value: float, parameter: Parameter) -> Kind:
    if not isinstance(value, int) or not float(parameter.floor or 0).is_integer():
        return Kind.DECIMAL
    return _NUMBERED.get(parameter.measure, Kind.COUNT)


def _first_matching(patterns: Mapping[Kind, str], texts: list[str], otherwise: Kind) -> Kind:
    fitting = (
        kind
        for kind, pattern in patterns.items()
        if all(re.fullmatch(pattern, text) for text in texts)
    )
    return next(fitting, otherwise)


def shown_value(parameter: Parameter) -> str:
    """Return a parameter's value in a reader's words, without its measure."""
    value = parameter.value
    if isinstance(value, bool):
        return parameter_words().yes if value else parameter_words().no
    if isinstance(value, list):
        return parameter_words().separator.join(value)
    if isinstance(value, str):
        return parameter.choices.get(value, value)
    return number_text(value)


def number_text(number: float) -> str:
    """Return a number as it is written in a cell: 10000, 0.5."""
    return f"{number:.6f}".rstrip("0").rstrip(".")


def read_value(raw: Raw, parameter: Parameter) -> ParameterValue | None:
    """Understand what stands in a cell as a value of the parameter; None when it cannot be."""
    kind = kind_of(parameter)
    if kind in _SINGLE_READERS:
        return _SINGLE_READERS[kind](raw)
    if kind is Kind.CHOICE:
        labels = {compact(label): key for key, label in parameter.choices.items()}
        return labels.get(compact(as_text(raw)))
    return _read_list(as_text(raw), kind, parameter)


def _read_list(text: str, kind: Kind, parameter: Parameter) -> list[str] | None:
    default = parameter.shipped.value
    known = default if isinstance(default, list) else []
    between = _BETWEEN_ITEMS if _SHORT_SIGNS & set("".join(known)) else _BETWEEN_SHORT_ITEMS
    parts = [part.strip() for part in between.split(text)]
    items = [_ITEM_READERS[kind](part) for part in parts if part]
    read = [item for item in items if item is not None]
    wrong_length = kind in _OF_FIXED_LENGTH and len(read) != len(known)
    return None if len(read) < len(items) or not read or wrong_length else read


def _flag(raw: Raw) -> bool | None:
    value = read_flag(raw).value
    return value if isinstance(value, bool) else None


def _within(allowed: range) -> Callable[[Raw], int | None]:
    def read(raw: Raw) -> int | None:
        value = read_count(raw).value
        return int(value) if isinstance(value, int | float) and value in allowed else None

    return read


def _decimal(raw: Raw) -> float | None:
    percent = _PERCENT.fullmatch(as_text(raw))
    if percent is not None:
        return float(percent[1]) / 100
    value = read_number(raw, money=False).value
    return _whole(value) if isinstance(value, int | float) else None


def _whole(number: float) -> float:
    return int(number) if number == int(number) else number


def _month_day(raw: Raw) -> str | None:
    day = _day_of(raw, _COMMON_YEAR)
    return None if day is None else f"{day:%m-%d}"


def _day(raw: Raw) -> str | None:
    day = _day_of(raw, None)
    return None if day is None else day.isoformat()


def _day_of(raw: Raw, year: int | None) -> date | None:
    reading = read_day(raw, year)
    value = reading.value
    if reading.problem or not isinstance(value, date):
        return None
    return date(value.year, value.month, value.day)


def _text(raw: Raw) -> str | None:
    return as_text(raw) or None


_SINGLE_READERS: dict[Kind, Callable[[Raw], ParameterValue | None]] = {
    Kind.FLAG: _flag,
    Kind.COUNT: _within(_COUNTS),
    Kind.DAY_OF_MONTH: _within(_DAYS_OF_MONTH),
    Kind.MONTH: _within(_MONTHS),
    Kind.DECIMAL: _decimal,
    Kind.MONTH_DAY: _month_day,
    Kind.DAY: _day,
    Kind.TEXT: _text,
}


def _number_item(text: str) -> str | None:
    number = _decimal(text)
    return None if number is None else number_text(number)


def _span_item(text: str) -> str | None:
    parts = _BETWEEN_DAYS.split(text)
    first = _day_of(parts[0], None)
    days = [first, *(_day_of(part, first.year if first else None) for part in parts[1:])]
    known = [day for day in days if day is not None]
    if len(known) < len(days) or len(days) > 2 or known != sorted(known):
        return None
    return "~".join(day.isoformat() for day in known)


def _checkpoint_item(text: str) -> str | None:
    match = re.fullmatch(r"(\S+)\s+(\d+)\s+([EWIewi])", text)
    day = _month_day(match[1]) if match else None
    return f"{day} {match[2]} {match[3].upper()}" if match and day else None


def _named_day_item(text: str) -> str | None:
    match = re.fullmatch(r"(\S+)\s+(\S+)", text)
    day = _month_day(match[1]) if match else None
    return f"{day} {match[2]}" if match and day else None


_ITEM_READERS: dict[Kind, Callable[[str], str | None]] = {
    Kind.NUMBERS: _number_item,
    Kind.MONTH_DAYS: _month_day,
    Kind.SPANS: _span_item,
    Kind.CHECKPOINTS: _checkpoint_item,
    Kind.NAMED_DAYS: _named_day_item,
    Kind.WORDS: str,
}
