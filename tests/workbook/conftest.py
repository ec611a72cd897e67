"""The workbook that a test reads is its docstring, written as ``tests.workbook.sheets`` tells."""

from pathlib import Path
from typing import Protocol

import pytest

from gsafety_xl.model import Book, Table
from tests.ledger_tables import REGISTER
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
