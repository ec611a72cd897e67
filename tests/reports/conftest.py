"""Documents made from the ledgers in a test's docstring."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TypedDict, Unpack

import pytest

from gsafety_xl.model import Ledgers, Period, Table
from gsafety_xl.reports import Rendered, ReportRequest, render_documents
from gsafety_xl.schema import Catalogue, SheetContext, UnitRegister
from tests.ledger_tables import REGISTER, ledger_of, parse_tables, typed


class Wishes(TypedDict, total=False):
    """What a test may ask for besides the document; see ``Office`` for what holds otherwise."""

    period: str
    as_of: str
    register: UnitRegister
    templates: Path
    review: bool
    folder: Path


@dataclass
class Office:
    """Makes documents of the tables in the calling test's docstring.

    Unless said otherwise: the first quarter of 2026 as of its last day, the register of
    ``tests.ledger_tables``, the bureau's own book. Ledgers that a test does not speak of are
    there without entries, except those it calls ``absent``.
    """

    docstring: str
    folder: Path
    catalogue: Catalogue = field(repr=False)

    def __call__(self, code: str, **wishes: Unpack[Wishes]) -> Path:
        """Return the only document written."""
        (path,) = self.render(code, **wishes).paths
        return path

    def render(self, *codes: str, absent: str = "", **wishes: Unpack[Wishes]) -> Rendered:
        """Return everything written."""
        return render_documents(codes, self.request(absent=absent, **wishes))

    def request(self, *, absent: str = "", **wishes: Unpack[Wishes]) -> ReportRequest:
        """Return what is asked for."""
        return ReportRequest(
            ledgers=Ledgers(self._tables(absent, wishes.get("register", REGISTER))),
            catalogue=self.catalogue,
            register=wishes.get("register", REGISTER),
            period=Period.parse(wishes.get("period", "2026-Q1")),
            as_of=date.fromisoformat(wishes.get("as_of", "2026-03-31")),
            inputs=(("汇总簿.xlsx", "ab" * 32),),
            folder=wishes.get("folder", self.folder),
            templates=wishes.get("templates"),
            review=wishes.get("review", False),
        )

    def _tables(self, absent: str, register: UnitRegister) -> list[Table]:
        tables = [
            typed(
                text,
                ledger_of(text.ledger, self.catalogue),
                self.catalogue,
                SheetContext(register, text.unit or "JB00", 2026),
            )
            for text in parse_tables(self.docstring)
        ]
        spoken_of = {table.ledger for table in tables}
        for key in ("inspection", "hidden_danger", "accident_statistics"):
            if key not in spoken_of and key != absent:
                tables += self._blank(key, register)
        return tables

    def _blank(self, key: str, register: UnitRegister) -> list[Table]:
        spec = self.catalogue.ledgers[key]
        heading = f"{spec.code}:\n| {spec.columns[0].label} |"
        context = SheetContext(register, "JB00", 2026)
        return [typed(text, spec, self.catalogue, context) for text in parse_tables(heading)]


@pytest.fixture
def office(request: pytest.FixtureRequest, tmp_path: Path, catalogue: Catalogue) -> Office:
    return Office(request.function.__doc__ or "", tmp_path, catalogue)
