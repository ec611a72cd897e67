"""Whatever is carried over means in the new workbook what it meant in the old one."""

from dataclasses import replace
from pathlib import Path

import pytest

from gsafety_xl.model import Book, Row, Value
from gsafety_xl.pipeline.last_book import LastBook
from gsafety_xl.pipeline.new_book import NewBook, plan_form, write_planned
from gsafety_xl.pipeline.registers import Registers
from gsafety_xl.schema import Catalogue, LedgerSpec, load_catalogue
from gsafety_xl.schema.specs import COUNTER_TERROR_BOOK, MAIN_BOOK
from gsafety_xl.workbook.form_plan import is_reckoned
from gsafety_xl.workbook.reading import read_book
from tests.pipeline.books import BUREAU, UNITS
from tests.pipeline.last_year import write_last_year

CARRIED = [
    spec
    for spec in load_catalogue().ledgers.values()
    if spec.carried is not None and spec.key != "unit_register"
]
#: What people also type, into any cell.
CARELESS = ["同上", "无", "#REF!", "约10", "closed", "GYS01", "=1+1", "\uff21 \uff11", "0", "9月"]

Meaning = dict[str, tuple[Value, str]]


def examples(spec: LedgerSpec) -> dict[str, str]:
    """Return the example of every column that is typed and decides nothing, by its label."""
    assert spec.carried is not None
    apart = {*spec.carried.unless, spec.carried.until, "seq"}
    return {
        column.label: str(column.example)
        for column in spec.columns
        if column.key not in apart and not is_reckoned(column) and column.example != ""
    }


def table(spec: LedgerSpec) -> str:
    """Return a ledger filled in as its form shows, then carelessly."""
    filled = examples(spec)
    rows = [list(filled.values()), *([typed] * len(filled) for typed in CARELESS)]
    lines = [f"| {' | '.join(cells)} |" for cells in ([*filled], *rows)]
    return "\n".join([f"{spec.code}:", *lines])


def carried(kind: str, folder: Path, catalogue: Catalogue) -> tuple[Book, Book]:
    """Carry the bureau's last workbook of a kind over; return it and the new one, as read."""
    text = "\n".join(table(spec) for spec in CARRIED if spec.book == kind)
    last = write_last_year(folder / "上年.xlsx", text, catalogue, unit="JB00")
    old = read_book(last, catalogue, UNITS)
    new = NewBook(
        replace(BUREAU, ledgers=()),
        2027,
        folder / "新.xlsx",
        kind,
        LastBook(old, "JB00", 2026, frozenset({kind})),
    )
    registers = Registers(catalogue, "单位名册.xlsx", (), UNITS)
    form = write_planned(plan_form(new, registers), registers)
    return old, read_book(form.path, catalogue, UNITS)


@pytest.fixture(scope="module")
def books(
    catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, tuple[Book, Book]]:
    """Return the old and the new workbook of each kind."""
    return {
        kind: carried(kind, tmp_path_factory.mktemp(kind), catalogue)
        for kind in (MAIN_BOOK, COUNTER_TERROR_BOOK)
    }


def meant(book: Book, spec: LedgerSpec) -> list[Meaning]:
    """Return what the entries of a ledger mean, and what is wrong with each, by column key."""
    return [_meaning(row, spec) for part in book.tables if part.ledger == spec.key for row in part]


def _meaning(row: Row, spec: LedgerSpec) -> Meaning:
    return {
        column.key: (row[column.key], row.reading(column.key).problem)
        for column in spec.columns
        if not is_reckoned(column)
    }


@pytest.mark.parametrize("spec", CARRIED, ids=lambda spec: spec.code)
def test_every_entry_means_what_it_meant(
    spec: LedgerSpec, books: dict[str, tuple[Book, Book]]
) -> None:
    old, new = books[spec.book]
    assert meant(new, spec) == meant(old, spec)
    first, *careless = meant(new, spec)
    assert sum(value is not None for value, _ in first.values()) >= 5
    assert len(careless) >= len(CARELESS) - 1
    assert any(problem for entry in careless for _, problem in entry.values())
