"""Submissions written as tables in a test's docstring."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TypeAlias

import pytest

from gsafety_xl.consolidation import Submission
from gsafety_xl.model import Book
from gsafety_xl.schema import Catalogue, SheetContext
from tests.ledger_tables import REGISTER, ledger_of, parse_tables, typed

Submissions: TypeAlias = Callable[..., list[Submission]]


@pytest.fixture
def submissions(request: pytest.FixtureRequest, catalogue: Catalogue) -> Submissions:
    """Make one workbook of each table: its unit as introduced, names and days saved as given."""

    def make(names: Sequence[str] = (), saved: Sequence[str] = ()) -> list[Submission]:
        texts = parse_tables(request.function.__doc__ or "")
        made: list[Submission] = []
        for number, text in enumerate(texts):
            spec = ledger_of(text.ledger, catalogue)
            table = typed(text, spec, catalogue, SheetContext(REGISTER, text.unit, 2026))
            name = names[number] if names else f"{text.unit}.xlsx"
            table.workbook = name
            at = datetime.fromisoformat(saved[number]) if saved else None
            made.append(Submission(Book(name, "00", None, [table], saved_at=at)))
        return made

    return make
