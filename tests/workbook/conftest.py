"""The workbook that a test reads is its docstring, written as ``tests.workbook.sheets`` tells."""

from pathlib import Path
from typing import Protocol

import openpyxl
import pytest

from gsafety_xl.model import Book, Table
from gsafety_xl.schema import Catalogue
from tests.ledger_tables import REGISTER
from tests.workbook.forms import plan_of, write
from tests.workbook.sheets import only_table, read


class TableWithDocstring(Protocol):
    """A test function."""

    __doc__: str | None


@pytest.fixture
def book(request: pytest.FixtureRequest, tmp_path: Path) -> Book:
    """Read the workbook in the test's docstring, with the tests' register."""
    test: TableWithDocstring = request.function
    return read(tmp_path, test.__doc__ or "", register=REGISTER)


@pytest.fixture
def table(book: Book) -> Table:
    """Read the only ledger in the test's docstring."""
    return only_table(book)


@pytest.fixture(scope="session")
def whole_form(catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write a blank form of every ledger."""
    return write(plan_of(catalogue), catalogue, tmp_path_factory.mktemp("whole"))


@pytest.fixture(scope="session")
def whole_book(whole_form: Path) -> openpyxl.Workbook:
    """Open the blank form of every ledger; tests only look at it."""
    return openpyxl.load_workbook(whole_form)
