"""What the clerks of the sample year recorded is what is read from their tidy workbooks."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import openpyxl
import pytest

from gsafety_xl.model import Book
from gsafety_xl.sample import District
from gsafety_xl.sample.keeping import SampleYear
from gsafety_xl.sample.scene import Entry
from gsafety_xl.schema import Catalogue, ColumnSpec
from gsafety_xl.workbook.form_plan import FormPlan, is_reckoned
from gsafety_xl.workbook.reading import read_book
from tests.workbook.what_is_lost import lost

_REGISTER = "unit_register"


@pytest.fixture(scope="module")
def tidy(district: District, catalogue: Catalogue, sample_year: SampleYear) -> dict[Path, Book]:
    """Read the workbooks made of our forms; a unit's own register serves where it has one.

    Of a unit that sent two, the first has slips in it.
    """
    read = {path: read_book(path, catalogue) for path in [district.register_path, *sent(district)]}
    apart = {
        path: read_book(path, catalogue, sample_year.register) for path in district.counter_terror
    }
    return {path: book for path, book in (read | apart).items() if book.identity is not None}


def sent(district: District) -> list[Path]:
    latest = {path.name.replace("（改）", ""): path for path in district.submissions}
    return list(latest.values())


def recorded(book: Book, year: SampleYear) -> Mapping[str, Sequence[Entry]]:
    """Return what the sample holds for a workbook, by ledger key."""
    unit = book.identity.unit if book.identity else ""
    named = {row.text("code") for table in book.tables for row in table}
    lines = year.register_lines(named)
    if {table.ledger for table in book.tables} == set(year.registers):
        return year.registers
    return {**year.records[unit], _REGISTER: lines}


def plan_behind(book: Book, year: SampleYear, catalogue: Catalogue) -> FormPlan:
    """Return the form that a workbook must have been, with the sample's records in it."""
    assert book.identity is not None
    assert book.saved_at is not None
    return FormPlan(
        year.register[book.identity.unit],
        year.scene.year,
        tuple(catalogue.ledgers[table.ledger] for table in book.tables),
        year.register,
        recorded(book, year),
        book.saved_at,
    )


def is_typed(column: ColumnSpec) -> bool:
    return not is_reckoned(column)


def test_every_record_is_read_as_it_was_made(
    tidy: Mapping[Path, Book], sample_year: SampleYear, catalogue: Catalogue
) -> None:
    for path, book in tidy.items():
        assert (path.name, lost(plan_behind(book, sample_year, catalogue), book, catalogue)) == (
            path.name,
            [],
        )


def test_no_record_is_left_out(tidy: Mapping[Path, Book], sample_year: SampleYear) -> None:
    read: dict[str, set[str]] = {}
    for book in tidy.values():
        keys = {table.ledger for table in book.tables if len(table)}
        read.setdefault(book.identity.unit if book.identity else "", set()).update(keys)
    assert len(read) > 8
    for unit, keys in read.items():
        made = {key for key, entries in sample_year.records[unit].items() if entries}
        assert keys - {_REGISTER} == made


def test_openpyxl_may_come_between(
    district: District,
    tidy: Mapping[Path, Book],
    sample_year: SampleYear,
    catalogue: Catalogue,
    tmp_path: Path,
) -> None:
    largest = max(tidy, key=lambda path: path.stat().st_size)
    for path in (largest, district.counter_terror[0]):
        again = tmp_path / path.name
        openpyxl.load_workbook(path).save(again)
        book = read_book(again, catalogue, sample_year.register)
        plan = plan_behind(tidy[path], sample_year, catalogue)
        assert lost(plan, book, catalogue, asked=is_typed) == []
