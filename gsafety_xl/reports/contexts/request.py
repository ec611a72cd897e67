"""What is asked for, and the facts that every document shares."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from gsafety_xl.indicators import Figure, compute_figures
from gsafety_xl.indicators.wording import phrase
from gsafety_xl.model import CellRef, Explanation, Ledgers, Period, Row
from gsafety_xl.rules import RuleContext
from gsafety_xl.rules.wording import shown
from gsafety_xl.schema import Catalogue, DocumentSpec, UnitRegister
from gsafety_xl.schema.units import BUREAU

#: Names that every template may use, besides the codes of the figures.
SHARED_NAMES = frozenset(
    {"as_of", "as_of_short", "bureau", "doc_mark", "explained_rows", "period", "period_days"}
    | {"recipient"}
)
#: What a line of ``explained_rows`` is asked behind a dot.
SHARED_DETAILS = frozenset({"unit", "id", "message", "reason", "by", "day"})


@dataclass(frozen=True)
class ReportRequest:
    """Which data, which period, where the documents go.

    ``inputs`` are name and hash of the workbooks read, ``templates`` a folder of templates that
    the office edited (None for ours), ``review`` asks for comments that name the cells,
    ``explanations`` are those with which warnings in the workbooks passed.
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
    explanations: Sequence[Explanation] = ()

    @cached_property
    def figures(self) -> dict[str, Figure]:
        """Return every figure of the period by code; computed once for all documents."""
        return compute_figures(self.ledgers, self.catalogue, self.register, self.period, self.as_of)

    @cached_property
    def rules(self) -> RuleContext:
        """Return the circumstances in which keepers and dues are spoken of: the whole district."""
        units = tuple(unit.code for unit in self.register.reporting)
        year = self.period.year
        return RuleContext(self.catalogue, self.register, self.as_of, year, units=units, whole=True)

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
        return {
            **self.figures,
            "bureau": self.bureau,
            "recipient": spec.recipient,
            "period": self.period.label,
            "period_days": f"{long_day(self.period.start)}至{long_day(self.period.end)}",
            "as_of": long_day(self.cut_off),
            "as_of_short": short_day(self.cut_off),
            "doc_mark": str(self.catalogue.parameters["bureau.doc_mark"].value),
            "explained_rows": [self._explained_row(item) for item in self._explained(spec)],
        }

    def entries(self, figure: Figure) -> list[Row]:
        """Return the entries that a figure counts, each once, in the order of its sources."""
        places = dict.fromkeys(_line(source.place) for source in figure.sources)
        return [self._rows[place] for place in places]

    def days_overdue(self, row: Row) -> int:
        """Return the days past due of a danger still open on the day of the report; else 0."""
        due = due_day(row)
        if due is None or _line(row.ref()) not in self._overdue:
            return 0
        return (self.cut_off - due).days

    def label(self, row: Row, column: str) -> str:
        """Return the label of a choice, or the text as typed where it is not a known one."""
        spec = self.catalogue.ledgers[row.table.ledger].column(column)
        key = row.text(column)
        return self.catalogue.codes[spec.codes].label_of(key) if key else typed(row, column)

    def unit_name(self, row: Row, column: str = "target_unit") -> str:
        """Return a unit's full name, as typed where it is not known, the keeper's when blank."""
        code = row.text(column)
        if code:
            return self.register.name_of(code)
        return typed(row, column) or self.register.name_of(self.rules.keeper(row))

    def _explained(self, spec: DocumentSpec) -> Iterator[Explanation]:
        """Yield what was explained about entries that a document counts, or a sheet of its own."""
        counted = {source.row_id for code in spec.figures for source in self.figures[code].sources}
        sheets = {self.catalogue.ledgers[key].sheet for key in spec.ledgers}
        for item in self.explanations:
            sheet = item.where.partition("!")[0]
            if item.row_id in counted if item.row_id else sheet in sheets:
                yield item

    def _explained_row(self, item: Explanation) -> dict[str, str]:
        unit = item.unit or item.row_id.partition("-")[0]
        return {
            "unit": self.register.name_of(unit) if unit else "",
            "id": item.row_id or item.where,
            "message": one_line(item.message),
            "reason": one_line(item.reason),
            "by": item.by,
            "day": item.day.isoformat() if item.day else "",
        }

    @cached_property
    def _overdue(self) -> frozenset[tuple[str, str, int]]:
        return frozenset(_line(source.place) for source in self.figures["K07"].sources)

    @cached_property
    def _rows(self) -> dict[tuple[str, str, int], Row]:
        return {_line(row.ref()): row for table in self.ledgers for row in table}


@dataclass(frozen=True)
class DocumentContext:
    """One document to render: the names for its template, the parts of its file name, notes."""

    values: Mapping[str, Any]
    file_parts: Mapping[str, str] = field(default_factory=dict)
    notes: Sequence[str] = ()


def typed(row: Row, column: str) -> str:
    """Return what a cell holds as text, on one line; empty for a blank one."""
    return one_line(shown(row.raw(column)))


def one_line(text: str) -> str:
    """Return a text of several lines as one, a comma between them."""
    return "，".join(filter(None, map(str.strip, text.splitlines())))


def sentence(row: Row, column: str) -> str:
    """Return a cell's text without the stop at its end, to be put into a sentence."""
    return typed(row, column).rstrip("。；;.，, ")


def long_day(day: date | None) -> str:
    """Return a day as the office writes it: 2026年3月5日; empty for none."""
    if day is None:
        return ""
    return phrase("numbers", "day", year=day.year, month=day.month, day=day.day)


def short_day(day: date) -> str:
    """Return a day without its year: 3月5日."""
    return phrase("coverage", "day", month=day.month, day=day.day)


def list_day(row: Row, column: str) -> str:
    """Return a day for a narrow column: 2026-03-05; as typed where it is no day."""
    day = row.day(column)
    return typed(row, column) if day is None else day.isoformat()


def due_day(row: Row) -> date | None:
    """Return the day by which a hidden danger must be rectified: the extended one, if any."""
    return row.day("extended_to") or row.day("due_on")


def _line(place: CellRef) -> tuple[str, str, int]:
    return place.workbook, place.sheet, place.row
