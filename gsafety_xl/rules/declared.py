"""The dull rules, read off the schema: required, type, code list, range, date order.

Each check looks at whole columns, because most cells of a column are alike.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import TypeAlias

from gsafety_xl.model import Reading, Row, Table
from gsafety_xl.rules.conditions import describe, holds
from gsafety_xl.rules.context import RuleContext
from gsafety_xl.rules.hits import Hit, at_cell
from gsafety_xl.schema import ColumnSpec, ColumnType, LedgerSpec
from gsafety_xl.schema.text import says_nothing

CodedHit: TypeAlias = tuple[str, Hit]

_EARLIEST = date(1990, 1, 1)
_YEARS_AHEAD = 5
_NUMBER_CASES = {"approximate", "fraction", "negative", "none_word"}


def type_hits(table: Table, spec: LedgerSpec, context: RuleContext) -> Iterator[CodedHit]:
    """Yield what is wrong with single cells: C-03 days, C-04 choices, C-05 units, C-06 numbers."""
    for column_spec in spec.columns:
        column = table.columns.get(column_spec.key)
        if column is None:
            continue
        for index, reading in enumerate(column.readings):
            if reading.problem:
                yield from _problem_hits(Row(table, index), column_spec, reading)
            elif reading.value is not None:
                yield from _value_hits(Row(table, index), column_spec, reading, context)


def required_hits(table: Table, spec: LedgerSpec, context: RuleContext) -> Iterator[CodedHit]:
    """Yield cells that must be filled and are not: C-01, or the rule that the schema names."""
    for column_spec in spec.columns:
        column = table.columns.get(column_spec.key)
        if column is None or column_spec.system:
            continue
        for index, reading in enumerate(column.readings):
            if reading.value is None or (
                isinstance(reading.value, str) and not column_spec.accepts_none
            ):
                yield from _required_hits(Row(table, index), column_spec, reading, spec, context)


def order_hits(table: Table, spec: LedgerSpec, context: RuleContext) -> Iterator[CodedHit]:
    """Yield days before the days they follow, and parts larger than their whole: C-13, C-06."""
    for column_spec in spec.columns:
        for row in table if column_spec.not_before else ():
            yield from _order_hits(row, column_spec, spec, context)
        for row in table if column_spec.at_most else ():
            yield from _part_hits(row, column_spec, spec, context)


def _problem_hits(row: Row, spec: ColumnSpec, reading: Reading) -> Iterator[CodedHit]:
    if reading.problem == "excel_error":
        yield "C-04", at_cell(row, spec.key, "excel_error")
    elif reading.problem == "none_word" and not spec.required:
        return
    elif spec.type.is_day or spec.type is ColumnType.MONTH:
        yield "C-03", at_cell(row, spec.key, reading.problem)
    elif spec.type.is_number:
        case = reading.problem if reading.problem in _NUMBER_CASES else "unreadable"
        yield "C-06", at_cell(row, spec.key, case)
    else:
        code = "C-05" if spec.type is ColumnType.UNIT else "C-04"
        candidates = "、".join(f"“{name}”" for name in reading.candidates)
        yield code, at_cell(row, spec.key, reading.problem, candidates=candidates)


def _value_hits(
    row: Row, spec: ColumnSpec, reading: Reading, context: RuleContext
) -> Iterator[CodedHit]:
    if spec.type.is_day:
        yield from _day_hits(row, spec, context)
    elif spec.codes:
        yield from _retired_hits(row, spec, context)
    elif spec.type.is_number:
        yield from _bound_hits(row, spec)
    elif spec.type.is_text:
        yield from _text_hits(row, spec)
    if reading.inferred and not spec.type.is_text:
        yield _inferred(row, spec)


def _inferred(row: Row, spec: ColumnSpec) -> CodedHit:
    value = row[spec.key]
    code = "C-06" if spec.type.is_number else "C-04"
    if spec.type.is_day or spec.type is ColumnType.MONTH:
        code = "C-03"
    return code, at_cell(row, spec.key, "inferred", meant=str(value))


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
    filled = row.day("filled_on") or context.as_of
    for item in context.catalogue.codes[spec.codes].items:
        retired = item.until is not None and item.until < filled
        if retired and item.key in row.choices(spec.key):
            yield "C-04", at_cell(row, spec.key, "retired", until=str(item.until))


def _bound_hits(row: Row, spec: ColumnSpec) -> Iterator[CodedHit]:
    value = row.number(spec.key)
    if value is None:
        return
    if spec.min is not None and value < spec.min:
        yield "C-06", at_cell(row, spec.key, "too_small", bound=f"{spec.min:g}")
    if spec.max is not None and value > spec.max:
        yield "C-06", at_cell(row, spec.key, "too_large", bound=f"{spec.max:g}")


def _text_hits(row: Row, spec: ColumnSpec) -> Iterator[CodedHit]:
    text = row.text(spec.key)
    if spec.pattern and not re.fullmatch(spec.pattern, text):
        yield "C-04", at_cell(row, spec.key, "pattern", pattern=spec.pattern_hint)
    if spec.min_length and len(text) < spec.min_length:
        yield "YH-14", at_cell(row, spec.key, "short", length=spec.min_length)


def _required_hits(
    row: Row, column: ColumnSpec, reading: Reading, spec: LedgerSpec, context: RuleContext
) -> Iterator[CodedHit]:
    if isinstance(reading.value, str) and not says_nothing(reading.value):
        return
    case = "none_word" if reading.value or reading.problem == "none_word" else "missing"
    if reading.problem not in {"", "none_word"}:
        return
    if column.required:
        yield "C-01", at_cell(row, column.key, case)
        return
    for requirement in column.requirements:
        if holds(row, requirement.when) and context.is_sound(row, *requirement.when):
            condition = describe(requirement.when, spec, context.catalogue)
            rule = requirement.rule
            in_words = f"{case}_when" if rule == "C-01" else "missing"
            yield rule, at_cell(row, column.key, in_words, condition=condition)
            return


def _order_hits(
    row: Row, column: ColumnSpec, spec: LedgerSpec, context: RuleContext
) -> Iterator[CodedHit]:
    later = row.day(column.key)
    for earlier_key in column.not_before:
        earlier = row.day(earlier_key)
        if later is None or earlier is None or later >= earlier:
            continue
        if context.is_sound(row, column.key, earlier_key):
            facts = {
                "earlier_label": spec.column(earlier_key).label,
                "earlier": earlier.isoformat(),
            }
            yield spec.order_rule, at_cell(row, column.key, "order", **facts)


def _part_hits(
    row: Row, column: ColumnSpec, spec: LedgerSpec, context: RuleContext
) -> Iterator[CodedHit]:
    part, whole = row.number(column.key), row.number(column.at_most)
    if part is None or whole is None or part <= whole:
        return
    if context.is_sound(row, column.key, column.at_most):
        label = spec.column(column.at_most).label
        yield "C-06", at_cell(row, column.key, "part", whole_label=label, whole=f"{whole:g}")
