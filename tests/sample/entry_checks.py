"""What the schema asks of an entry, asked without the rule engine."""

import re
from collections.abc import Iterator
from datetime import date, datetime

from gsafety_xl.model import Value
from gsafety_xl.sample.scene import Entry
from gsafety_xl.schema import Catalogue, ColumnSpec, ColumnType, Condition, LedgerSpec
from gsafety_xl.schema.units import UnitRegister

_TYPES: dict[ColumnType, type | tuple[type, ...]] = {
    ColumnType.TEXT: str,
    ColumnType.LONG_TEXT: str,
    ColumnType.ATTACHMENT: str,
    ColumnType.DATE: date,
    ColumnType.DATETIME: datetime,
    ColumnType.MONTH: str,
    ColumnType.COUNT: int,
    ColumnType.DECIMAL: (int, float),
    ColumnType.FLAG: bool,
    ColumnType.CHOICE: str,
    ColumnType.CHOICES: tuple,
    ColumnType.UNIT: str,
}

#: How much of a time in ISO form is compared.
_MINUTE, _DAY = len("2026-01-01T00:00"), len("2026-01-01")


def complaints(
    entry: Entry, ledger: LedgerSpec, catalogue: Catalogue, register: UnitRegister
) -> list[str]:
    """Return what is wrong with one entry, as “column: complaint”."""
    known = {column.key for column in ledger.columns}
    unknown = [f"{key}: no such column" for key in entry if key not in known]
    return unknown + [
        f"{column.key}: {text}"
        for column in ledger.columns
        for text in _column_complaints(entry, column, catalogue, register)
    ]


def later_than(entry: Entry, ledger: LedgerSpec, day: date) -> list[str]:
    """Return the columns of things that happened, but after a day."""
    return [
        column.key
        for column in ledger.columns
        if column.happened and isinstance(entry.get(column.key), date)
        if str(entry[column.key])[:10] > day.isoformat()
    ]


def _column_complaints(
    entry: Entry, column: ColumnSpec, catalogue: Catalogue, register: UnitRegister
) -> Iterator[str]:
    value = entry.get(column.key)
    if value is None:
        if column.required or any(_holds(entry, item.when) for item in column.requirements):
            yield "missing"
        return
    if not isinstance(value, _TYPES[column.type]):
        yield f"a {type(value).__name__}"
        return
    if column.codes:
        choices = catalogue.codes[column.codes].items
        keys = {item.key for item in choices}
        chosen = set(value) if isinstance(value, tuple) else {value}
        yield from (f"{item} is no choice" for item in chosen - keys)
    if column.type is ColumnType.UNIT and str(value) not in register:
        yield f"{value} is no unit"
    yield from _bound_complaints(entry, column)


def _bound_complaints(entry: Entry, column: ColumnSpec) -> Iterator[str]:
    value = entry[column.key]
    if isinstance(value, str):
        yield from _text_complaints(value, column)
    if isinstance(value, date):
        earlier = ((key, entry.get(key)) for key in column.not_before)
        yield from (f"before {key}" for key, day in earlier if _is_less(value, day))
    if _is_less(entry.get(column.at_most), value):
        yield f"more than {column.at_most}"


def _text_complaints(text: str, column: ColumnSpec) -> Iterator[str]:
    if not text or "{" in text or "}" in text:
        yield f"not filled in: {text!r}"
    if column.pattern and not re.fullmatch(column.pattern, text):
        yield f"{text} does not match"
    if len(text) < column.min_length:
        yield f"{text} is too short"


def _is_less(one: Value, other: Value) -> bool:
    if isinstance(one, date) and isinstance(other, date):
        to_the_minute = isinstance(one, datetime) and isinstance(other, datetime)
        length = _MINUTE if to_the_minute else _DAY
        return one.isoformat()[:length] < other.isoformat()[:length]
    numbers = isinstance(one, int | float) and isinstance(other, int | float)
    return numbers and float(str(one)) < float(str(other))


def _holds(entry: Entry, when: Condition) -> bool:
    for key, allowed in when.items():
        value = entry.get(key)
        values = set(value) if isinstance(value, tuple) else {value}
        if value is None or not ("*" in allowed or values & set(allowed)):
            return False
    return True
