"""What a form holds is what the reader finds in it."""

from datetime import date
from pathlib import Path

import pytest

from gsafety_xl.model import Book, Identity, Raw, Row, Value
from gsafety_xl.schema import Catalogue, ColumnSpec, LedgerSpec
from gsafety_xl.schema.typing_tables import interpreter
from gsafety_xl.workbook.forms import template_version
from gsafety_xl.workbook.reading import read_book
from tests.workbook.forms import DANGER, REGISTER, plan_of, write

CLEVER: dict[str, Value] = {
    **DANGER,
    "id": "GYS01-YH-2026-002",
    "level": "major",
    "due_on": date(2026, 5, 8),
    "fund": 1234.5,
    "description": "+配电箱门脱落\n线路裸露",
    "review_no": "007",
    "rect_person": "@王××",
}


@pytest.fixture(scope="module")
def blank(catalogue: Catalogue, whole_form: Path) -> Book:
    return read_book(whole_form, catalogue, REGISTER)


def exemplary(ledger: LedgerSpec, catalogue: Catalogue) -> dict[str, Value]:
    """Return an entry made of every column's own example; columns reckoned by formula left out."""

    def value(column: ColumnSpec, example: Raw) -> Value:
        return interpreter(column, catalogue, REGISTER, 2026)(example).value

    return {
        column.key: value(column, column.example)
        for column in ledger.columns
        if column.example != "" and not column.system
    }


def written(row: Row, entry: dict[str, Value]) -> dict[str, Value]:
    return {key: row[key] for key in entry}


def test_a_blank_form_has_no_entries_and_misses_no_column(
    blank: Book, catalogue: Catalogue
) -> None:
    assert [table.ledger for table in blank.tables] == list(catalogue.ledgers)
    for table in blank.tables:
        assert len(table) == 0
        assert (table.missing, table.unknown, table.totals) == ((), {}, [])
        assert table.header_row == 3


def test_a_form_says_whose_it_is(blank: Book, catalogue: Catalogue) -> None:
    version = template_version(catalogue, catalogue.ledgers.values())
    assert blank.identity == Identity("GYS01", 2026, version)
    assert not blank.remarks


def test_what_goes_with_ledgers_is_not_taken_for_one(blank: Book) -> None:
    assert {"目录", "填报说明", "码表"}.isdisjoint(table.sheet for table in blank.tables)


def test_entries_come_back_with_their_values(catalogue: Catalogue, tmp_path: Path) -> None:
    rows = {"hidden_danger": [DANGER, CLEVER]}
    path = write(plan_of(catalogue, "hidden_danger", rows=rows), catalogue, tmp_path)
    (table,) = read_book(path, catalogue, REGISTER).tables
    assert table.row_numbers == [4, 5]
    assert [
        written(row, dict(entry)) for row, entry in zip(table, rows["hidden_danger"], strict=True)
    ] == [
        DANGER,
        CLEVER,
    ]


def test_the_example_of_every_column_comes_back(catalogue: Catalogue, tmp_path: Path) -> None:
    rows = {key: [exemplary(ledger, catalogue)] for key, ledger in catalogue.ledgers.items()}
    path = write(plan_of(catalogue, rows=rows), catalogue, tmp_path)
    for table in read_book(path, catalogue, REGISTER).tables:
        ((row, entry),) = zip(table, rows[table.ledger], strict=True)
        assert written(row, entry) == entry
        assert not [key for key in entry if row.reading(key).problem]


def test_what_the_form_reckons_is_read_too(catalogue: Catalogue, tmp_path: Path) -> None:
    months: list[dict[str, Value]] = [
        {
            "id": f"GYS01-ST-2026-00{month}",
            "unit": "GYS01",
            "month": f"2026-0{month}",
            "accidents": month,
        }
        for month in (1, 2, 3)
    ]
    plan = plan_of(catalogue, "accident_statistics", rows={"accident_statistics": months})
    (table,) = read_book(write(plan, catalogue, tmp_path), catalogue, REGISTER).tables
    assert [row["cum_accidents"] for row in table] == [1, 3, 6]
    assert len(table) == 3
