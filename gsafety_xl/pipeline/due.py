"""到期提醒: what is due soon and what is overdue in workbooks."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from gsafety_xl.deadlines import Deadline, find_deadlines
from gsafety_xl.model import Book, GsafetyError, Ledgers
from gsafety_xl.pipeline.check import names_of, year_of
from gsafety_xl.pipeline.finding_files import load_register, register_path, workbooks_under
from gsafety_xl.pipeline.parameters import find_parameters
from gsafety_xl.pipeline.progress import Progress, following, silent
from gsafety_xl.rules.context import RuleContext
from gsafety_xl.schema import Catalogue, UnitRegister, load_catalogue
from gsafety_xl.schema.units import register_from
from gsafety_xl.workbook.master import read_master


@dataclass(frozen=True, slots=True)
class DueRequest:
    """Which workbooks, as of which day, how many days ahead (None: as the parameter says)."""

    paths: Sequence[Path]
    as_of: date
    ahead: int | None = None
    register: Path | None = None


@dataclass(slots=True)
class DueReport:
    """What is due, the names of units by code, and the workbooks that could not be read."""

    deadlines: list[Deadline] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    errors: list[GsafetyError] = field(default_factory=list)


def due(request: DueRequest, progress: Progress = silent) -> DueReport:
    """Gather the deadlines of all workbooks; one that cannot be read does not stop the others."""
    paths = workbooks_under(request.paths)
    names = names_of(paths, request.paths)
    source = register_path(request.register, dict.fromkeys(path.parent for path in paths))
    register = load_register(source, (), load_catalogue())
    found = find_parameters(paths, names, source, load_catalogue())
    report = DueReport(errors=[] if found.problem is None else [found.problem])
    for path in following(paths, "查期限", len(paths), progress):
        try:
            book = read_master(path, found.catalogue, register, name=names[path])
        except GsafetyError as error:
            report.errors.append(error)
            continue
        _add(report, book, request, _context(book, found.catalogue, register, request.as_of))
    report.deadlines.sort()
    return report


def _add(report: DueReport, book: Book, request: DueRequest, context: RuleContext) -> None:
    ahead = request.ahead
    if ahead is None:
        ahead = int(context.catalogue.number("deadline.ahead_days"))
    report.deadlines += find_deadlines(Ledgers(book.tables), context, ahead=ahead)
    report.names |= {unit.code: unit.name for unit in context.register}


def _context(
    book: Book, catalogue: Catalogue, register: UnitRegister | None, as_of: date
) -> RuleContext:
    known = register or register_from(
        table for table in book.tables if table.ledger == "unit_register"
    )
    consolidated = any(table.origins is not None for table in book.tables)
    own = tuple(dict.fromkeys(table.unit for table in book.tables if table.unit))
    every = tuple(unit.code for unit in known.reporting)
    return RuleContext(
        catalogue,
        known,
        as_of,
        year_of(book, as_of),
        units=every if consolidated else own,
        whole=consolidated,
    )
