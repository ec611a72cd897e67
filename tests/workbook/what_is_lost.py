"""What of a form's entries does not come back when its workbook is read."""

from collections.abc import Callable, Iterator

from gsafety_xl.model import Book, CellRef, Identity, Reading, Table, Value
from gsafety_xl.schema import Catalogue, ColumnSpec
from gsafety_xl.workbook.form_formulas import FilledLedger, fill
from gsafety_xl.workbook.form_plan import FIRST_ENTRY, HEADER_ROW, FormPlan
from gsafety_xl.workbook.forms import template_version


def lost(
    plan: FormPlan,
    book: Book,
    catalogue: Catalogue,
    *,
    asked: Callable[[ColumnSpec], bool] = lambda _column: True,
) -> list[str]:
    """Name everything that differs between a form and what was read of it; empty for nothing.

    What the form reckons itself must be what it stored; every cell must know its place. Only the
    content of columns that are ``asked`` for counts.
    """
    return [*_of_book(plan, book, catalogue), *_of_tables(plan, book, catalogue, asked)]


def _of_book(plan: FormPlan, book: Book, catalogue: Catalogue) -> Iterator[str]:
    identity = Identity(plan.unit.code, plan.year, template_version(catalogue, plan.ledgers))
    if book.identity != identity:
        yield f"{identity} became {book.identity}"
    yield from (f"remark {remark}" for remark in book.remarks)
    written, read = [ledger.key for ledger in plan.ledgers], [table.ledger for table in book.tables]
    if written != read:
        yield f"ledgers {written} became {read}"


def _of_tables(
    plan: FormPlan, book: Book, catalogue: Catalogue, asked: Callable[[ColumnSpec], bool]
) -> Iterator[str]:
    tables = {table.ledger: table for table in book.tables}
    for ledger in plan.ledgers:
        if ledger.key in tables:
            table, filled = tables[ledger.key], fill(plan, ledger, catalogue)
            yield from _of_frame(plan, filled, table)
            yield from _of_cells(filled, table, asked)


def _of_frame(plan: FormPlan, filled: FilledLedger, table: Table) -> Iterator[str]:
    rows = [FIRST_ENTRY + index for index in range(len(filled.entries))]
    frame = {
        "unit": (plan.unit.code, table.unit),
        "year": (plan.year, table.context_year),
        "header": (HEADER_ROW, table.header_row),
        "rows": (rows, table.row_numbers),
        "columns missing": ((), table.missing),
        "columns unknown": ([], list(table.unknown)),
        "totals": ([], table.totals),
    }
    for what, (expected, found) in frame.items():
        if found != expected:
            yield f"{table.ledger} {what}: {expected} became {found}"


def _of_cells(
    filled: FilledLedger, table: Table, asked: Callable[[ColumnSpec], bool]
) -> Iterator[str]:
    columns = list(enumerate(filled.layout.columns, start=1))
    for row, entry in zip(table, filled.entries, strict=False):
        for position, column in columns:
            key, value = column.key, _meant(entry.get(column.key))
            if asked(column) and not _says(row.reading(key), value):
                cell = row.ref(key).cell
                yield f"{table.ledger} {cell} {key}: {value!r} became {row.reading(key)}"
            if row.ref(key) != CellRef(
                table.workbook, table.sheet, FIRST_ENTRY + row.index, position
            ):
                yield f"{table.ledger} {key} of entry {row.index} is said to be {row.ref(key)}"


def _meant(value: Value) -> Value:
    """Return what a value says; an empty text says nothing."""
    return None if value in {"", ()} else value


def _says(reading: Reading, value: Value) -> bool:
    if isinstance(value, int | float) and value < 0:
        # days between two that are out of order: the reader says so
        return reading.problem == "negative"
    return reading == Reading(value) and isinstance(reading.value, bool) is isinstance(value, bool)
