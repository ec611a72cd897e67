"""From raw columns to readings: each distinct content of a column is interpreted once."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from gsafety_xl.model import Column, Raw, Reading, Table, TotalRow
from gsafety_xl.schema.catalogue import Catalogue
from gsafety_xl.schema.choices import read_choice, read_choices, read_flag, spellings_of
from gsafety_xl.schema.days import read_day, read_month
from gsafety_xl.schema.numbers import read_count, read_number
from gsafety_xl.schema.specs import ColumnSpec, ColumnType, LedgerSpec
from gsafety_xl.schema.text import DITTO_WORDS, as_text, clean
from gsafety_xl.schema.units import UnitRegister

Interpreter = Callable[[Raw], Reading]


@dataclass(slots=True)
class RawTable:
    """A ledger found on a sheet, before its cells are interpreted.

    ``columns`` by key (or by header text in ``unknown``); ``header_years`` the year that a
    column's own heading names, such as 2026 for “2026年3月”; ``year`` the one of the title rows.
    """

    ledger: str
    workbook: str
    sheet: str
    header_row: int
    row_numbers: list[int]
    columns: dict[str, Column]
    missing: tuple[str, ...] = ()
    unknown: dict[str, Column] = field(default_factory=dict)
    totals: list[TotalRow] = field(default_factory=list)
    year: int | None = None
    header_years: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SheetContext:
    """What interpreting a table needs to know: the register, the book's unit and year."""

    register: UnitRegister
    unit: str = ""
    year: int | None = None


def type_table(raw: RawTable, catalogue: Catalogue, context: SheetContext) -> Table:
    """Interpret every cell of a table; the raw content stays beside each reading."""
    spec = catalogue.ledgers[raw.ledger]
    year = raw.year or context.year
    for key, column in raw.columns.items():
        column_spec = spec.column(key)
        interpret = interpreter(
            column_spec, catalogue, context.register, raw.header_years.get(key, year)
        )
        column.readings = _interpret(column, interpret)
    return Table(
        ledger=raw.ledger,
        workbook=raw.workbook,
        sheet=raw.sheet,
        header_row=raw.header_row,
        row_numbers=raw.row_numbers,
        columns=raw.columns,
        unit=context.unit,
        context_year=year,
        missing=_missing(spec, raw, year),
        unknown=raw.unknown,
        totals=raw.totals,
    )


def interpreter(
    spec: ColumnSpec, catalogue: Catalogue, register: UnitRegister, year: int | None
) -> Interpreter:
    """Return the function that reads a cell of this column."""
    if spec.codes:
        codes = catalogue.codes[spec.codes]
        spellings, labels = spellings_of(codes), [item.label for item in codes.items]
        read = read_choices if spec.type is ColumnType.CHOICES else read_choice
        return lambda raw: read(raw, spellings, labels)
    simple: dict[ColumnType, Interpreter] = {
        ColumnType.DATE: lambda raw: read_day(raw, year),
        ColumnType.DATETIME: lambda raw: read_day(raw, year),
        ColumnType.MONTH: lambda raw: read_month(raw, year),
        ColumnType.COUNT: read_count,
        ColumnType.DECIMAL: lambda raw: read_number(raw, money=spec.measure == "万元"),
        ColumnType.PERCENT: lambda raw: read_number(raw, money=False),
        ColumnType.FLAG: read_flag,
        ColumnType.UNIT: register.read if len(register) else read_text,
    }
    return simple.get(spec.type, read_text)


def read_text(raw: Raw) -> Reading:
    """Read free text; whole numbers lose their ``.0``, days their midnight."""
    return Reading(as_text(raw) or None)


def _interpret(column: Column, interpret: Interpreter) -> list[Reading]:
    known: dict[tuple[type, Raw], Reading] = {}
    readings: list[Reading] = []
    for raw in column.raw:
        key = (type(raw), raw)
        reading = known.get(key)
        if reading is None:
            reading = _read_any(raw, interpret)
            known[key] = reading
        readings.append(_as_above(readings) if reading is _DITTO else reading)
    return readings


def _as_above(readings: list[Reading]) -> Reading:
    """Repeat the reading above, marked as inferred; a first entry has nothing to repeat."""
    if not readings:
        return Reading(problem="none_word")
    above = readings[-1]
    return Reading(above.value, above.problem, above.candidates, inferred=True)


_DITTO = Reading(problem="ditto")
#: Also those of newer versions of Excel, and of LibreOffice.
_EXCEL_ERRORS = re.compile(r"#(?:[A-Z_]+!|REF|N/A|NAME\?|DIV/0!|GETTING_DATA)|Err:\d+")


def _read_any(raw: Raw, interpret: Interpreter) -> Reading:
    if isinstance(raw, str):
        text = clean(raw)
        if text in DITTO_WORDS:
            return _DITTO
        if _EXCEL_ERRORS.fullmatch(text):
            return Reading(problem="excel_error")
    return interpret(raw)


def _missing(spec: LedgerSpec, raw: RawTable, year: int | None) -> tuple[str, ...]:
    return tuple(
        column.key
        for column in spec.columns
        if column.key not in raw.columns and not column.system and column.exists_in(year)
    )
