"""校验: read workbooks and ask the rules."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from gsafety_xl.model import (
    Book,
    Explained,
    Explanation,
    Finding,
    GsafetyError,
    Ledgers,
    Period,
    RunState,
    Stage,
)
from gsafety_xl.pipeline.finding_files import load_register, register_path, workbooks_under
from gsafety_xl.pipeline.parameters import find_parameters
from gsafety_xl.pipeline.progress import Progress, following, silent
from gsafety_xl.rules import CheckResult, RuleContext, run_rules
from gsafety_xl.schema import Catalogue, UnitRegister, load_catalogue
from gsafety_xl.schema.parameter_values import Setting
from gsafety_xl.schema.units import register_from
from gsafety_xl.workbook.master import read_master

#: How bad a state is when the states of several workbooks are put together.
_WORST = (RunState.FAILED, RunState.FINDINGS, RunState.PASSED, RunState.NOT_APPLICABLE)


@dataclass(frozen=True, slots=True)
class CheckRequest:
    """What to check and how; ``register`` names the file with the unit register, if any.

    ``period`` is the one reported on, ``previous`` the file or folder of the time before: entries
    are held against them where they are named.
    """

    paths: Sequence[Path]
    as_of: date
    stage: Stage = Stage.SUBMIT
    register: Path | None = None
    period: Period | None = None
    previous: Path | None = None


@dataclass(slots=True)
class CheckReport:
    """Findings over all workbooks, rule states, the books read, errors of those that were not."""

    findings: list[Finding] = field(default_factory=list)
    states: dict[str, RunState] = field(default_factory=dict)
    failures: dict[str, str] = field(default_factory=dict)
    books: list[Book] = field(default_factory=list)
    errors: list[GsafetyError] = field(default_factory=list)
    explained: list[Explained] = field(default_factory=list)
    outlived: list[Explanation] = field(default_factory=list)

    def add(self, result: CheckResult) -> None:
        """Put the result of one more workbook in: findings sorted, the worst state kept."""
        self.findings = sorted([*self.findings, *result.findings])
        self.failures |= result.failures
        self.explained += result.explained
        self.outlived += result.outlived
        for code, state in result.states.items():
            before = self.states.get(code, state)
            self.states[code] = min(state, before, key=_WORST.index)


def check(request: CheckRequest, progress: Progress = silent) -> CheckReport:
    """Check each workbook on its own; one that cannot be read does not stop the others."""
    paths = workbooks_under(request.paths)
    names = names_of(paths, request.paths)
    source = register_path(request.register, dict.fromkeys(p.parent for p in paths))
    register = load_register(source, (), load_catalogue())
    found = find_parameters(paths, names, source, load_catalogue())
    catalogue = found.catalogue
    report = CheckReport(errors=[] if found.problem is None else [found.problem])
    previous = _read_previous(request.previous, catalogue, register)
    for path in following(paths, "校验", len(paths), progress):
        try:
            book = read_master(path, catalogue, register, name=names[path])
        except GsafetyError as error:
            report.errors.append(error)
            continue
        report.books.append(book)
        # said of the workbook they stand in: nobody else can mend them
        own = [item for item in found.settings if item.place.workbook == book.name]
        report.add(check_book(book, catalogue, register, request, settings=own, previous=previous))
    return report


def check_book(
    book: Book,
    catalogue: Catalogue,
    register: UnitRegister | None,
    request: CheckRequest,
    *,
    settings: Sequence[Setting] = (),
    previous: Ledgers | None = None,
) -> CheckResult:
    """Ask the rules of one workbook that has been read.

    ``settings`` are the cells of a parameter sheet to be judged along with it; their values are
    in the catalogue already.
    """
    known = register or register_from(
        table for table in book.tables if table.ledger == "unit_register"
    )
    units = tuple(dict.fromkeys(table.unit for table in book.tables if table.unit))
    consolidated = any(table.origins is not None for table in book.tables)
    context = RuleContext(
        catalogue=catalogue,
        register=known,
        as_of=request.as_of,
        year=year_of(book, request.as_of),
        stage=request.stage,
        units=units if not consolidated else tuple(unit.code for unit in known.reporting),
        whole=consolidated,
        settings=tuple(settings),
        explanations=tuple(book.explanations),
        period=request.period,
        previous=previous,
    )
    return run_rules(Ledgers(book.tables), context)


def _read_previous(
    path: Path | None, catalogue: Catalogue, register: UnitRegister | None
) -> Ledgers | None:
    """Read what was reported the time before; GsafetyError when a file cannot be read."""
    if path is None:
        return None
    books = [read_master(item, catalogue, register) for item in workbooks_under([path])]
    return Ledgers(table for book in books for table in book.tables)


def year_of(book: Book, as_of: date) -> int:
    """Return the year that a workbook is about: as it says itself, else today's."""
    if book.identity is not None:
        return book.identity.year
    years = [table.context_year for table in book.tables if table.context_year is not None]
    return max(years, key=years.count) if years else as_of.year


def names_of(paths: Sequence[Path], roots: Sequence[Path]) -> dict[Path, str]:
    """Return how each workbook is called: relative to the folder named, else its file name."""
    names: dict[Path, str] = {}
    for path in paths:
        inside = [root for root in roots if root.is_dir() and path.is_relative_to(root)]
        names[path] = path.relative_to(inside[0]).as_posix() if inside else path.name
    return names
