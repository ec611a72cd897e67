"""What is wrong with single cells: C-03 days, C-04 choices, C-05 units, C-06 numbers, YH-14.

Each check looks at whole columns, because most cells of a column are alike.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import TypeAlias

from gsafety_xl.model import Column, Reading, Row, Table
from gsafety_xl.rules.conditions import holds
from gsafety_xl.rules.context import RuleContext
from gsafety_xl.rules.hits import CodedHit, at_cell
from gsafety_xl.rules.wording import number_text, value_text
from gsafety_xl.schema import ColumnSpec, ColumnType, LedgerSpec
from gsafety_xl.schema.text import DITTO_WORDS, clean

ValueCheck: TypeAlias = Callable[[Row, ColumnSpec, RuleContext], Iterator[CodedHit]]

CELL_CODES = frozenset({"C-03", "C-04", "C-05", "C-06"})

_EARLIEST = date(1990, 1, 1)
_YEARS_AHEAD = 5
_NUMBER_CASES = {"approximate", "fraction", "negative", "none_word"}


def type_hits(table: Table, spec: LedgerSpec, context: RuleContext) -> Iterator[CodedHit]:
    """Yield cells that do not hold what their column asks for."""
    for column_spec in spec.columns:
        column = table.columns.get(column_spec.key)
        if column is not None:
            yield from _column_hits(table, column, column_spec, context)


def type_codes(spec: LedgerSpec) -> set[str]:
    """Return the codes under which this ledger's cells are judged."""
    short_text = {"YH-14"} if any(column.min_length for column in spec.columns) else set()
    return short_text | CELL_CODES


def _column_hits(
    table: Table, column: Column, spec: ColumnSpec, context: RuleContext
) -> Iterator[CodedHit]:
    check = _value_check(spec, context)
    for index, reading in enumerate(column.readings):
        if reading.problem:
            yield from _problem_hits(table, column, index, spec, context)
        elif reading.inferred and reading.value is not None:
            yield _inferred(Row(table, index), spec, context)
        if check is not None and reading.value is not None:
            yield from check(Row(table, index), spec, context)


def _repeats_another(column: Column, index: int) -> bool:
    """Tell whether a cell has its content from another: merged with it, or 同上 below it."""
    raw, reading = column.raw[index], column.readings[index]
    is_ditto = reading.inferred and isinstance(raw, str) and clean(raw) in DITTO_WORDS
    return is_ditto or index in column.merged_from


def _problem_hits(
    table: Table, column: Column, index: int, spec: ColumnSpec, context: RuleContext
) -> Iterator[CodedHit]:
    row, reading = Row(table, index), column.readings[index]
    if not context.is_sound(row, spec.key):
        return
    if _repeats_another(column, index):
        # the cell it was filled from is reported; this one only stays out of later rules
        if reading.value is None:
            context.mark_faulty(table, index, spec.key)
    elif reading.problem == "excel_error":
        yield "C-04", at_cell(row, spec.key, "excel_error")
    elif reading.problem != "none_word" or _is_unfit_for_none(spec):
        candidates = "、".join(f"“{name}”" for name in reading.candidates)
        case = _case_of(reading, spec)
        yield _code_of(spec), at_cell(row, spec.key, case, candidates=candidates)


def _is_unfit_for_none(spec: ColumnSpec) -> bool:
    """Tell columns that want a day or a number, so that 无 is no answer; others C-01 judges."""
    return spec.required and _code_of(spec) in {"C-03", "C-06"}


def _case_of(reading: Reading, spec: ColumnSpec) -> str:
    if spec.type.is_number and reading.problem not in _NUMBER_CASES:
        return "unreadable"
    if reading.problem == "unknown" and not reading.candidates:
        return "unlike_any"
    return reading.problem


def _code_of(spec: ColumnSpec) -> str:
    if spec.type.is_day or spec.type is ColumnType.MONTH:
        return "C-03"
    if spec.type.is_number:
        return "C-06"
    return "C-05" if spec.type is ColumnType.UNIT else "C-04"


def _inferred(row: Row, spec: ColumnSpec, context: RuleContext) -> CodedHit:
    meant = value_text(row[spec.key], spec, context)
    return _code_of(spec), at_cell(row, spec.key, "inferred", meant=meant)


def _value_check(spec: ColumnSpec, context: RuleContext) -> ValueCheck | None:
    """Return the check that a readable cell of this column may still fail; None for most."""
    choices = context.catalogue.codes[spec.codes].items if spec.codes else []
    checks: list[tuple[ValueCheck, bool]] = [
        (_day_hits, spec.type.is_day),
        (_retired_hits, any(choice.until for choice in choices)),
        (_bound_hits, {spec.min, spec.max} != {None}),
        (_text_hits, bool(spec.pattern or spec.min_length)),
    ]
    return next((check for check, applies in checks if applies), None)


def _day_hits(row: Row, spec: ColumnSpec, context: RuleContext) -> Iterator[CodedHit]:
    day = row.day(spec.key)
    if day is None:
        return
    latest = context.as_of + timedelta(days=366 * _YEARS_AHEAD)
    if not _EARLIEST <= day <= latest:
        yield "C-03", at_cell(row, spec.key, "out_of_range")
    elif day > context.as_of and (
        spec.happened or (spec.happened_when and holds(row, spec.happened_when))
    ):
        yield "C-03", at_cell(row, spec.key, "future", as_of=context.as_of.isoformat())


def _retired_hits(row: Row, spec: ColumnSpec, context: RuleContext) -> Iterator[CodedHit]:
    for item in context.catalogue.codes[spec.codes].items:
        if item.until is None or item.key not in row.choices(spec.key):
            continue
        if item.until < (row.day("filled_on") or context.as_of):
            yield "C-04", at_cell(row, spec.key, "retired", until=item.until.isoformat())


def _bound_hits(row: Row, spec: ColumnSpec, _context: RuleContext) -> Iterator[CodedHit]:
    value = row.number(spec.key)
    if value is None:
        return
    if spec.min is not None and value < spec.min:
        yield "C-06", at_cell(row, spec.key, "too_small", bound=number_text(spec.min))
    if spec.max is not None and value > spec.max:
        yield "C-06", at_cell(row, spec.key, "too_large", bound=number_text(spec.max))


def _text_hits(row: Row, spec: ColumnSpec, context: RuleContext) -> Iterator[CodedHit]:
    text = row.text(spec.key)
    if spec.pattern and not re.fullmatch(spec.pattern, text):
        yield "C-04", at_cell(row, spec.key, "pattern", pattern=spec.pattern_hint)
    if len(text) < spec.min_length and context.is_sound(row, spec.key):
        yield "YH-14", at_cell(row, spec.key, "short", length=spec.min_length)
