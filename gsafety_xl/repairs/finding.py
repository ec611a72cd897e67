"""Which cells of a table can be repaired without judgement, and which are left to people.

A repair never changes what a cell is understood as: the content to be written is read again, and
must give the value that the cell gave before, now without a problem and without anything inferred.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from gsafety_xl.model import Book, CellRef, Column, Raw, Reading, Row, Table
from gsafety_xl.repairs.canonical import canonical, same_meaning
from gsafety_xl.repairs.doubts import doubt_about
from gsafety_xl.repairs.kinds import kind_of, rule_of
from gsafety_xl.repairs.words import repair_words
from gsafety_xl.schema import Catalogue, ColumnSpec, ColumnType, UnitRegister
from gsafety_xl.schema.text import DITTO_WORDS, clean
from gsafety_xl.schema.typing_tables import Interpreter, interpreter
from gsafety_xl.schema.units import register_from

_REGISTER = "unit_register"
#: A two-digit year gives a day all the same.
_MENDABLE = frozenset({"", "two_digit_year"})


@dataclass(frozen=True, slots=True)
class Repair:
    """One cell to be written otherwise: what it holds, what it will hold, why.

    ``ledger`` and ``column`` are keys, ``rule`` the code under which a check would judge such a
    cell; ``inferred`` says that part of it was supplied from the surroundings.
    """

    place: CellRef
    ledger: str
    column: str
    raw: Raw
    after: Raw
    kind: str
    rule: str
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Leftover:
    """One cell that only people can settle (待人工处理): what it holds and why it was left."""

    place: CellRef
    ledger: str
    column: str
    raw: Raw
    reason: str
    rule: str
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Repairs:
    """What was found, in the order of the sheet."""

    made: list[Repair] = field(default_factory=list)
    left: list[Leftover] = field(default_factory=list)

    def sort(self) -> None:
        """Put both lists in the order of their places."""
        self.made.sort(key=lambda item: item.place)
        self.left.sort(key=lambda item: item.place)


@dataclass(frozen=True, slots=True)
class _Reader:
    """What finding the repairs of one column needs."""

    spec: ColumnSpec
    catalogue: Catalogue
    register: UnitRegister
    read: Interpreter


def find_repairs(table: Table, catalogue: Catalogue, register: UnitRegister) -> Repairs:
    """Find the cells of a typed table that are to be written otherwise, and those left.

    ``register`` must be the one that the table was read with. Cells filled from a merged one and
    columns that are not the ledger's are passed over; formulas the table does not know of.
    """
    found = Repairs()
    for spec in catalogue.ledgers[table.ledger].columns:
        column = table.columns.get(spec.key)
        if column is None:
            continue
        read = interpreter(spec, catalogue, register, table.context_year)
        for item in _in_column(table, column, _Reader(spec, catalogue, register, read)):
            if isinstance(item, Repair):
                found.made.append(item)
            else:
                found.left.append(item)
    found.sort()
    return found


def book_repairs(book: Book, catalogue: Catalogue, register: UnitRegister | None) -> Repairs:
    """Find what can be repaired in a workbook that has been read with ``register``."""
    if register is None:
        register = register_from(table for table in book.tables if table.ledger == _REGISTER)
    whole = Repairs()
    for table in book.tables:
        found = find_repairs(table, catalogue, register)
        whole.made.extend(found.made)
        whole.left.extend(found.left)
    whole.sort()
    return whole


def leave(repair: Repair, reason: str) -> Leftover:
    """Return a repair that cannot be made, as something for people."""
    return Leftover(repair.place, repair.ledger, repair.column, repair.raw, reason, repair.rule)


def reason_text(item: Leftover) -> str:
    """Return why a cell was left and what to do, in words."""
    candidates = "、".join(f"“{name}”" for name in item.candidates)
    if item.reason == "unknown":
        candidates = f"（{candidates}）" if candidates else ""
    return repair_words().left[item.reason].format(candidates=candidates)


def _in_column(table: Table, column: Column, reader: _Reader) -> Iterator[Repair | Leftover]:
    left = False
    for index, raw in enumerate(column.raw):
        if raw is None or index in column.merged_from:
            continue
        if left and index and _is_ditto(raw):
            continue  # repeats a cell that is named already
        item = _judged(Row(table, index), raw, column.readings[index], reader)
        left = isinstance(item, Leftover)
        if item is not None:
            yield item


def _judged(row: Row, raw: Raw, reading: Reading, reader: _Reader) -> Repair | Leftover | None:
    spec, ledger = reader.spec, row.table.ledger
    place, rule = row.ref(spec.key), rule_of(spec)
    reason = _reason(raw, reading, spec)
    if reason:
        return Leftover(place, ledger, spec.key, raw, reason, rule, reading.candidates)
    if reading.value is None:
        return None
    after = canonical(reading.value, raw, spec, reader.catalogue, reader.register)
    if _is_same(raw, after):
        return None
    if not _settles(after, reading, reader):
        return Leftover(place, ledger, spec.key, raw, "unsettled", rule)
    kind = kind_of(raw, reading, spec)
    return Repair(place, ledger, spec.key, raw, after, kind, rule, reading.inferred)


def _reason(raw: Raw, reading: Reading, spec: ColumnSpec) -> str:
    """Return why a cell is left to people; empty when it is not."""
    problem = reading.problem
    if _is_ditto(raw):
        if spec.key == "id":
            return "ditto_number"
        nothing_above = reading.value is None and problem in {"", "none_word"}
        return "ditto_empty" if nothing_above else ""
    if problem in _MENDABLE:
        return "" if reading.value is None else doubt_about(raw, reading, spec)
    is_day = spec.type.is_day or spec.type is ColumnType.MONTH
    if problem == "none_word":
        return problem if spec.required and (is_day or spec.type.is_number) else ""
    if problem == "unreadable" and is_day:
        return "choose_day" if reading.candidates else "unreadable_day"
    return problem


def _is_ditto(raw: Raw) -> bool:
    return isinstance(raw, str) and clean(raw) in DITTO_WORDS


def _is_same(raw: Raw, after: Raw) -> bool:
    """Tell whether a cell holds already what would be written: any day, any number will do."""
    if isinstance(after, date):
        return isinstance(raw, date)
    if isinstance(after, int | float) and not isinstance(after, bool):
        return isinstance(raw, int | float) and not isinstance(raw, bool)
    return type(raw) is type(after) and raw == after


def _settles(after: Raw, reading: Reading, reader: _Reader) -> bool:
    """Tell whether what is to be written means the same and leaves nothing to be said."""
    if _is_ditto(after):
        return False
    again = reader.read(after)
    same = same_meaning(again.value, reading.value, reader.spec)
    return same and not again.problem and not again.inferred
