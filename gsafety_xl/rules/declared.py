"""The dull rules, read off the schema: cells, required cells, order of days, parts of a whole."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from gsafety_xl.model import Column, Row, Table, Value
from gsafety_xl.rules.cells import type_codes, type_hits
from gsafety_xl.rules.conditions import holds
from gsafety_xl.rules.context import RuleContext
from gsafety_xl.rules.hits import CodedHit, at_cell
from gsafety_xl.rules.wording import number_text, shown
from gsafety_xl.rules.zero_lines import zero_hits
from gsafety_xl.schema import ColumnSpec, LedgerSpec
from gsafety_xl.schema.conditions import describe
from gsafety_xl.schema.text import NONE_WORDS, clean, says_nothing

_LONGEST_NONE_WORD = max(map(len, NONE_WORDS))


@dataclass(frozen=True, slots=True)
class Phase:
    """One pass over a table, and the rule codes under which it may report for a ledger."""

    hits: Callable[[Table, LedgerSpec, RuleContext], Iterator[CodedHit]]
    codes: Callable[[LedgerSpec], set[str]]


def required_hits(table: Table, spec: LedgerSpec, context: RuleContext) -> Iterator[CodedHit]:
    """Yield cells that must be filled and are not: C-01, or the rule that the schema names."""
    for column_spec in spec.columns:
        column = table.columns.get(column_spec.key)
        if column is not None and _may_be_required(column_spec):
            for index in _blank_indexes(column, column_spec):
                row = Row(table, index)
                if context.is_sound(row, column_spec.key):
                    yield from _required_hits(row, column_spec, spec, context)


def required_codes(spec: LedgerSpec) -> set[str]:
    """Return the codes under which this ledger's blank cells are reported."""
    by = {column.required_by for column in spec.columns if column.required}
    return {"C-01"} | by | {rule.rule for column in spec.columns for rule in column.requirements}


def order_hits(table: Table, spec: LedgerSpec, context: RuleContext) -> Iterator[CodedHit]:
    """Yield days before the days they follow, and parts larger than their whole."""
    for column_spec in spec.columns:
        if column_spec.key not in table.columns:
            continue
        for row in table if column_spec.not_before else ():
            yield from _order_hits(row, column_spec, spec, context)
        for row in table if column_spec.at_most else ():
            yield from _part_hits(row, column_spec, spec, context)


def order_codes(spec: LedgerSpec) -> set[str]:
    """Return the codes under which this ledger's days and parts are reported."""
    in_order = {spec.order_rule} if any(column.not_before for column in spec.columns) else set()
    in_parts = {spec.part_rule} if any(column.at_most for column in spec.columns) else set()
    return in_order | in_parts


#: In the order in which they silence each other.
PHASES = (
    Phase(zero_hits, lambda _: {"C-15"}),
    Phase(type_hits, type_codes),
    Phase(required_hits, required_codes),
    Phase(order_hits, order_codes),
)


def declared_codes(spec: LedgerSpec) -> set[str]:
    """Return every rule code that follows from a ledger's schema."""
    return set().union(*(phase.codes(spec) for phase in PHASES))


def _may_be_required(spec: ColumnSpec) -> bool:
    return not spec.system and (spec.required or bool(spec.requirements))


def _blank_indexes(column: Column, spec: ColumnSpec) -> list[int]:
    """Return the entries whose cell says nothing, in words (无) or by being blank."""
    refuses_none = spec.type.is_text and not spec.accepts_none
    return [
        index
        for index, reading in enumerate(column.readings)
        if reading.value is None or (refuses_none and _is_none_word(reading.value))
    ]


def _is_none_word(value: Value) -> bool:
    # the length first: the words are short, most texts are not
    return isinstance(value, str) and len(value) <= _LONGEST_NONE_WORD and says_nothing(value)


def _required_hits(
    row: Row, column: ColumnSpec, spec: LedgerSpec, context: RuleContext
) -> Iterator[CodedHit]:
    case = "none_word" if clean(shown(row.raw(column.key))) else "missing"
    # what to write instead of 无 the form says in its hint
    told = f"（{column.hint}）" if case == "none_word" and column.hint else ""
    if column.required:
        in_words = case if column.required_by == "C-01" else "missing"
        yield column.required_by, at_cell(row, column.key, in_words, hint=told)
        return
    for requirement in column.requirements:
        if holds(row, requirement.when) and context.is_sound(row, *requirement.when):
            condition = describe(requirement.when, spec, context.catalogue)
            in_words = f"{case}_when" if requirement.rule == "C-01" else "missing"
            facts = {"condition": condition, "hint": told}
            yield requirement.rule, at_cell(row, column.key, in_words, **facts)
            return


def _order_hits(
    row: Row, column: ColumnSpec, spec: LedgerSpec, context: RuleContext
) -> Iterator[CodedHit]:
    for earlier_key in column.not_before:
        later, earlier = _comparable(row, column.key, earlier_key)
        if later is None or earlier is None or later >= earlier:
            continue
        if context.is_sound(row, column.key, earlier_key):
            label = spec.column(earlier_key).label
            facts = {"earlier_label": label, "earlier": shown(earlier)}
            yield spec.order_rule, at_cell(row, column.key, "order", **facts)


def _comparable(row: Row, later: str, earlier: str) -> tuple[date | None, date | None]:
    """Return both moments where both have a time of day, else both days."""
    moments = row[later], row[earlier]
    if isinstance(moments[0], datetime) and isinstance(moments[1], datetime):
        return moments[0], moments[1]
    return row.day(later), row.day(earlier)


def _part_hits(
    row: Row, column: ColumnSpec, spec: LedgerSpec, context: RuleContext
) -> Iterator[CodedHit]:
    part, whole = row.number(column.key), row.number(column.at_most)
    if part is None or whole is None or part <= whole:
        return
    if context.is_sound(row, column.key, column.at_most):
        label = spec.column(column.at_most).label
        facts = {"whole_label": label, "whole": number_text(whole)}
        yield spec.part_rule, at_cell(row, column.key, "part", **facts)
