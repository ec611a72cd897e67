"""A form saved again by openpyxl, as scripts and web services do, holds what it held.

But for text that looks like an escaped character (``_x0041_``): openpyxl writes it so that it is
one.
"""

from dataclasses import dataclass
from pathlib import Path

import openpyxl
import pytest

from gsafety_xl.model import Book
from gsafety_xl.schema import ColumnSpec, load_catalogue
from gsafety_xl.workbook.form_plan import FormPlan, is_reckoned
from gsafety_xl.workbook.reading import read_book
from tests.workbook.entries_of_any_kind import bunches, drawn, plans
from tests.workbook.forms import REGISTER, write
from tests.workbook.what_is_lost import lost


@dataclass(frozen=True)
class Saved:
    """A form as it was planned; saved again with its formulas, and with results in their place."""

    plan: FormPlan
    with_formulas: Book
    with_results: Book


@pytest.fixture(scope="module", params=bunches(12), ids=lambda bunch: bunch[0].key)
def saved(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Saved:
    catalogue = load_catalogue()
    plan = drawn(plans(request.param, catalogue), 3)[-1]
    path = write(plan, catalogue, tmp_path_factory.mktemp("form"))
    return Saved(
        plan, saved_again(path, data_only=False), with_results=saved_again(path, data_only=True)
    )


def saved_again(path: Path, *, data_only: bool) -> Book:
    again = path.with_name(f"{data_only}.xlsx")
    openpyxl.load_workbook(path, data_only=data_only).save(again)
    return read_book(again, load_catalogue(), REGISTER)


def is_typed(column: ColumnSpec) -> bool:
    return not is_reckoned(column)


def test_nothing_typed_is_lost(saved: Saved) -> None:
    assert lost(saved.plan, saved.with_formulas, load_catalogue(), asked=is_typed) == []


def test_what_was_reckoned_is_blank_until_a_program_reckons_again(saved: Saved) -> None:
    """openpyxl keeps a formula without its last result."""
    for table in saved.with_formulas.tables:
        ledger = load_catalogue().ledgers[table.ledger]
        for key in (column.key for column in ledger.columns if is_reckoned(column)):
            assert set(table.columns[key].raw) == {None}


def test_with_results_nothing_at_all_is_lost(saved: Saved) -> None:
    assert lost(saved.plan, saved.with_results, load_catalogue()) == []
