"""汇总: the workbooks of all units, in whatever state they arrive, become one."""

import os
from collections.abc import Container, Mapping, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from gsafety_xl.consolidation import Submission, merge_tables, select_current, unit_statuses
from gsafety_xl.consolidation.admission import not_theirs, of_one_book, without_secrets
from gsafety_xl.deadlines import find_deadlines
from gsafety_xl.duties import cover_duties
from gsafety_xl.model import Book, Explanation, GsafetyError, Ledgers, Period, Stage, Table
from gsafety_xl.output.master_workbook import Master, write_master
from gsafety_xl.pipeline.check import names_of, year_of
from gsafety_xl.pipeline.finding_files import load_register, register_path, workbooks_under
from gsafety_xl.pipeline.parameters import InForce, find_parameters
from gsafety_xl.pipeline.progress import Progress, following, silent
from gsafety_xl.rules import CheckResult, RuleContext, run_rules
from gsafety_xl.schema import Catalogue, UnitRegister, load_catalogue
from gsafety_xl.schema.parameter_words import parameter_words
from gsafety_xl.schema.specs import COUNTER_TERROR_BOOK, MAIN_BOOK
from gsafety_xl.schema.units import BUREAU, register_from
from gsafety_xl.workbook.files import replacing
from gsafety_xl.workbook.reading import read_book
from gsafety_xl.workbook.reckoning import reckon_again

#: Below this many workbooks, starting processes costs more than it saves.
_FEW = 24


@dataclass(frozen=True, slots=True)
class ConsolidateRequest:
    """Where the submissions are, where the master goes; ``jobs`` 0 lets us choose.

    ``book`` says which ledgers are consolidated: those of the main workbooks, or the counter-terror
    ones. The other kind is left out and named: the two never meet in one master.
    """

    folder: Path
    master: Path
    as_of: date
    period: Period | None = None
    register: Path | None = None
    jobs: int = 0
    stage: Stage = Stage.SUBMIT
    book: str = MAIN_BOOK


@dataclass(frozen=True, slots=True)
class Consolidated:
    """What was written and found."""

    path: Path
    master: Master
    result: CheckResult


def consolidate(request: ConsolidateRequest, progress: Progress = silent) -> Consolidated:
    """Read every workbook of a folder, check the whole, write the master workbook.

    GsafetyError when the folder holds nothing that can be consolidated or the master cannot be
    written; a single unreadable file is listed in the master instead.
    """
    received = _receive(request, load_catalogue(), progress)
    catalogue = received.parameters.catalogue
    selection = select_current(received.submissions, catalogue)
    tables = [*_without_register(selection.tables, received), *received.reference]
    context = _context(request, received, _explanations(received, selection.superseded))
    result = run_rules(Ledgers(tables), context)
    tables, held_back = without_secrets(tables, result.findings)
    progress("写汇总簿", 0, 1)
    merged = merge_tables(tables, catalogue, workbook=request.master.name)
    for table in merged.values():
        reckon_again(table, catalogue, context.year, request.as_of)
    coverage = cover_duties(
        Ledgers(merged.values()),
        catalogue,
        received.register,
        context.year,
        request.as_of,
        year_end=context.year_end,
    )
    ahead = int(catalogue.number("deadline.ahead_days"))
    master = Master(
        tables=merged,
        statuses=unit_statuses(received.submissions, selection, result.findings, received.register),
        differences=selection.differences,
        findings=result.findings,
        explained=result.explained,
        coverage=coverage,
        inputs=received.inputs,
        refused=[*received.refused, *held_back],
        year=context.year,
        as_of=request.as_of,
        period=request.period,
        deadlines=find_deadlines(Ledgers(merged.values()), context, ahead=ahead),
    )
    with replacing(request.master) as temporary:
        write_master(temporary, master, catalogue, received.register)
    progress("写汇总簿", 1, 1)
    return Consolidated(request.master, master, result)


@dataclass(frozen=True, slots=True)
class _Received:
    """What arrived: workbooks read, files refused with the reason, the register and its sheets.

    ``parameters`` are those in force: the bureau's own, where it sent any.
    """

    submissions: list[Submission]
    refused: list[tuple[str, str]]
    register: UnitRegister
    reference: list[Table]
    parameters: InForce

    @property
    def inputs(self) -> list[tuple[str, str]]:
        """Return name and hash of each workbook read."""
        return [(item.book.name, item.book.sha256) for item in self.submissions]


def _receive(request: ConsolidateRequest, catalogue: Catalogue, progress: Progress) -> _Received:
    source = register_path(request.register, [request.folder])
    skipped = {path.resolve() for path in (source, request.master) if path is not None}
    found = [path for path in workbooks_under([request.folder]) if path.resolve() not in skipped]
    register = load_register(source, (), catalogue)
    names = names_of(found, [request.folder])
    with _executor(request.jobs, len(found)) as executor:
        read = partial(_read_one, catalogue=catalogue, register=register, names=names)
        spread = map if executor is None else executor.map
        outcomes = list(following(spread(read, found), "读取来稿", len(found), progress))
    submissions, refused = _sorted_out(found, outcomes, names)
    submissions, kept_apart = of_one_book(submissions, request.book, catalogue)
    refused += [*kept_apart, *not_theirs(submissions, catalogue)]
    if not submissions:
        raise GsafetyError(f"{request.folder} 中没有可以汇总的台账", "请检查来稿文件")
    reference = [] if source is None else read_book(source, catalogue, register).tables
    parameters = find_parameters(found, names, source, catalogue)
    if parameters.problem is not None:
        refused.append((parameter_words().sheet, str(parameters.problem)))
    register = register or _register_of(submissions)
    if request.book == COUNTER_TERROR_BOOK:
        register = _with_targets(register)
    return _Received(submissions, refused, register, reference, parameters)


def _sorted_out(
    paths: Sequence[Path], outcomes: Sequence[Book | GsafetyError], names: Mapping[Path, str]
) -> tuple[list[Submission], list[tuple[str, str]]]:
    """Tell workbooks that were read from files that were refused, these with the reason."""
    submissions: list[Submission] = []
    refused: list[tuple[str, str]] = []
    for path, outcome in zip(paths, outcomes, strict=True):
        if isinstance(outcome, Book):
            submissions.append(Submission(outcome, path.stat().st_mtime))
        else:
            refused.append((names[path], str(outcome)))
    return submissions, refused


def _read_one(
    path: Path, catalogue: Catalogue, register: UnitRegister | None, names: Mapping[Path, str]
) -> Book | GsafetyError:
    try:
        return read_book(path, catalogue, register, name=names[path])
    except GsafetyError as error:
        return error


def _executor(jobs: int, files: int) -> AbstractContextManager[Executor | None]:
    workers = jobs or (os.cpu_count() or 1 if files > _FEW else 1)
    return nullcontext() if workers == 1 else ProcessPoolExecutor(workers)


def _register_of(submissions: Sequence[Submission]) -> UnitRegister:
    """Build the register from the bureau's own sheet, else from what the units' books list."""
    tables = [
        table
        for item in submissions
        for table in item.book.tables
        if table.ledger == "unit_register"
    ]
    own = [table for table in tables if table.unit == BUREAU]
    return register_from(own or tables)


def _with_targets(register: UnitRegister) -> UnitRegister:
    """Return the register in which only units with a counter-terror target must report."""
    return UnitRegister(
        replace(unit, must_report=unit.must_report and unit.counter_terror_key) for unit in register
    )


def _without_register(tables: Sequence[Table], received: _Received) -> list[Table]:
    """Leave out register sheets of submissions where the register file itself is at hand."""
    held = {table.ledger for table in received.reference} & {"unit_register"}
    return [table for table in tables if table.ledger not in held]


def _explanations(received: _Received, superseded: Container[str]) -> tuple[Explanation, ...]:
    """Return what was explained in the workbooks that count."""
    return tuple(
        item
        for submission in received.submissions
        if submission.book.name not in superseded
        for item in submission.book.explanations
    )


def _context(
    request: ConsolidateRequest, received: _Received, explanations: tuple[Explanation, ...]
) -> RuleContext:
    years = [year_of(item.book, request.as_of) for item in received.submissions]
    return RuleContext(
        catalogue=received.parameters.catalogue,
        register=received.register,
        as_of=request.as_of,
        year=request.period.year if request.period else max(years, key=years.count),
        stage=request.stage,
        units=tuple(unit.code for unit in received.register.reporting),
        whole=True,
        settings=received.parameters.settings,
        explanations=explanations,
    )
