"""What is asked for, and the facts that every document shares."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from gsafety_xl.indicators import Figure, compute_figures
from gsafety_xl.model import Ledgers, Period, Row
from gsafety_xl.schema import Catalogue, DocumentSpec, UnitRegister
from gsafety_xl.schema.units import BUREAU

#: Names that every template may use, besides the codes of the figures.
SHARED_NAMES = frozenset(
    {"as_of", "as_of_short", "bureau", "doc_number", "period", "period_days", "recipient", "signer"}
)


@dataclass(frozen=True)
class ReportRequest:
    """Which data, which period, where the documents go.

    ``inputs`` are name and hash of the workbooks read, ``templates`` a folder of templates that
    the office edited (None for ours), ``review`` asks for comments that name the cells.
    """

    ledgers: Ledgers
    catalogue: Catalogue
    register: UnitRegister
    period: Period
    as_of: date
    inputs: Sequence[tuple[str, str]]
    folder: Path
    templates: Path | None = None
    review: bool = False

    @cached_property
    def figures(self) -> dict[str, Figure]:
        """Return every figure of the period by code; computed once for all documents."""
        return compute_figures(self.ledgers, self.catalogue, self.register, self.period, self.as_of)

    @property
    def cut_off(self) -> date:
        """Return the day up to which things are told (截至日期)."""
        return min(self.as_of, self.period.end)

    @property
    def bureau(self) -> str:
        """Return the bureau's name: the register's, else the parameter's."""
        if BUREAU in self.register:
            return self.register[BUREAU].name
        return str(self.catalogue.parameters["bureau.name"].value)

    def shared(self, spec: DocumentSpec) -> dict[str, Any]:
        """Return the names that every template may use; number, signer and date stay open."""
        mark = self.catalogue.parameters["bureau.doc_mark"].value
        return {
            **self.figures,
            "bureau": self.bureau,
            "recipient": spec.recipient,
            "period": self.period.label,
            "period_days": f"{long_day(self.period.start)}至{long_day(self.period.end)}",
            "as_of": long_day(self.cut_off),
            "as_of_short": short_day(self.cut_off),
            "doc_number": f"{mark}〔待编号〕",
            "signer": "（待签）",
        }

    def label(self, row: Row, column: str) -> str:
        """Return the label of a choice, or the text as typed where it is not a known one."""
        spec = self.catalogue.ledgers[row.table.ledger].column(column)
        key = row.text(column)
        return self.catalogue.codes[spec.codes].label_of(key) if key else typed(row, column)

    def unit_name(self, row: Row, column: str) -> str:
        """Return a unit's full name, or the name as typed where it is not known."""
        code = row.text(column)
        return self.register.name_of(code) if code else typed(row, column)


@dataclass(frozen=True)
class DocumentContext:
    """One document to render: the names for its template, the parts of its file name."""

    values: Mapping[str, Any]
    file_parts: Mapping[str, str] = field(default_factory=dict)


def typed(row: Row, column: str) -> str:
    """Return what a cell holds as text; empty for a blank one."""
    raw = row.raw(column)
    return "" if raw is None else str(raw).strip()


def long_day(day: date | None) -> str:
    """Return a day as the office writes it: 2026年3月5日; empty for none."""
    return "" if day is None else f"{day.year}年{day.month}月{day.day}日"


def short_day(day: date) -> str:
    """Return a day without its year: 3月5日."""
    return f"{day.month}月{day.day}日"


def list_day(day: date | None) -> str:
    """Return a day for a narrow column: 2026-03-05; empty for none."""
    return "" if day is None else day.isoformat()
