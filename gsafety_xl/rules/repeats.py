"""Entries that say the same (重复、照抄), and running numbers: C-09 to C-11."""

from collections import Counter
from collections.abc import Iterator
from typing import TypeAlias

from gsafety_xl.model import Ledgers, Row, Table, Value
from gsafety_xl.rules.context import RuleContext, table_of
from gsafety_xl.rules.hits import Hit, at_cell, at_header, place_beside
from gsafety_xl.rules.registry import book_rule
from gsafety_xl.schema import LedgerSpec
from gsafety_xl.schema.units import BUREAU

_Key: TypeAlias = tuple[Value, ...]
#: Two of these with the same key have a rule of their own.
_JUDGED_ELSEWHERE = frozenset(
    {"accident_statistics", "responsibility", "submission", "unit_register"}
)
#: What tells one inspection or danger from another, whoever entered it, and one bill from another.
_SAME_EVENT = {
    "budget": ("target_unit", "year", "row_kind", "subject", "spent_on", "spent"),
    "inspection": ("date", "target_unit", "site", "kind", "leader"),
    "hidden_danger": ("found_on", "target_unit", "site", "description"),
}
#: Ledgers in which the same line comes again by nature.
_REPEATING = frozenset({"accident_statistics", "duty_shift", "person", "unit_register"})
#: Units have their own lines of it in their books, numbered as the bureau numbers all.
_LENT = "unit_register"
#: What differs between two entries without their saying anything else.
_FORMAL = frozenset({"id", "seq", "filler", "filled_on", "note", "evidence"})


@book_rule("C-09")
def nothing_is_entered_twice(ledgers: Ledgers, context: RuleContext) -> Iterator[Hit]:
    """Yield entries that agree with an earlier one in all that tells two of them apart."""
    for ledger, spec in context.catalogue.ledgers.items():
        if ledger in _JUDGED_ELSEWHERE:
            continue
        columns = _SAME_EVENT.get(ledger, tuple(spec.business_key))
        seen: dict[_Key, Row] = {}
        for row in ledgers.rows(ledger):
            key = _key(row, columns, context)
            first = row if key is None else seen.setdefault(key, row)
            if first != row:
                yield _same(row, first, columns, context)


def a_former_book_is_given(_ledgers: Ledgers, context: RuleContext) -> bool:
    """Tell whether there is something to compare with."""
    return context.previous is not None


@book_rule("C-10", applies=a_former_book_is_given)
def nothing_is_copied(ledgers: Ledgers, context: RuleContext) -> Iterator[Hit]:
    """Yield ledgers of which a unit's new entries mostly say what former ones said."""
    former = context.previous or Ledgers([])
    least = context.catalogue.number("repeat.similar_share")
    fewest = context.catalogue.number("repeat.least_rows")
    for ledger, spec in context.catalogue.ledgers.items():
        if ledger in _REPEATING or (spec.carried is not None and not spec.carried.unless):
            continue
        numbers = {row.row_id for row in former.rows(ledger)}
        columns = _telling(spec)
        said = {_said(row, columns, context) for row in former.rows(ledger)}
        new, same = Counter[str](), Counter[str]()
        for row in ledgers.rows(ledger) if said else ():
            if row.row_id not in numbers:
                new[context.keeper(row)] += 1
                same[context.keeper(row)] += _said(row, columns, context) in said
        for unit, count in new.items():
            if count >= fewest and same[unit] >= least * count:
                table = table_of(ledgers, ledger, unit, context)
                yield _copied(table, unit, (count, same[unit]), context)


@book_rule("C-11")
def running_numbers_run(ledgers: Ledgers, context: RuleContext) -> Iterator[Hit]:
    """Yield the first running number of a sheet that does not follow the one above it."""
    for table in ledgers:
        column = table.columns.get("seq")
        is_copy = table.origins is not None or (table.ledger == _LENT and table.unit != BUREAU)
        if column is not None and not is_copy:
            yield from _first_out_of_order(table, context)


def _key(row: Row, columns: tuple[str, ...], context: RuleContext) -> _Key | None:
    """Return what tells an entry apart; None when part of it is blank or faulty."""
    if not context.is_sound(row, "id", *columns):
        return None
    values = tuple(_comparable(row, column, context) for column in columns)
    return None if None in values or "" in values else values


def _comparable(row: Row, column: str, context: RuleContext) -> Value:
    if column == "unit":
        return context.keeper(row)
    value = row[column]
    return "".join(value.split()).lower() if isinstance(value, str) else value


def _same(row: Row, first: Row, columns: tuple[str, ...], context: RuleContext) -> Hit:
    labels = context.catalogue.ledgers[row.table.ledger].labels()
    other, keeper = place_beside(first.ref("id"), row.ref("id")), context.keeper(first)
    facts = {"other": other, "columns": "、".join(labels[column] for column in columns)}
    if keeper == context.keeper(row):
        return at_cell(row, "id", "same", **facts)
    return at_cell(row, "id", "both", other_unit=context.register.name_of(keeper), **facts)


def _telling(spec: LedgerSpec) -> list[str]:
    """Return the columns by which an entry says something: no numbers, days, or writers."""
    return [
        column.key
        for column in spec.columns
        if column.key not in _FORMAL and not column.type.is_day and not column.system
    ]


def _said(row: Row, columns: list[str], context: RuleContext) -> tuple[str, _Key]:
    """Return whose entry it is and what it says."""
    return context.keeper(row), tuple(row[key] for key in columns)


def _copied(table: Table | None, unit: str, counts: tuple[int, int], context: RuleContext) -> Hit:
    count, same = counts
    facts = {"count": count, "same": same, "share": same * 100 // count}
    name = context.register.name_of(unit)
    return at_header(table, "id", "copied", unit=unit, unit_name=name, **facts)


def _first_out_of_order(table: Table, context: RuleContext) -> Iterator[Hit]:
    before: float | None = None
    for row in table:
        number = row.number("seq") if context.is_sound(row, "seq") else None
        if number is not None and before is not None and number != before + 1:
            case = "gap" if number > before else "repeated"
            yield at_cell(row, "seq", case, before=int(before))
            return
        before = number
