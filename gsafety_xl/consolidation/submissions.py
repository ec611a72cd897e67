"""Which file of a unit counts, what newer versions changed, and who has not sent."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from gsafety_xl.model import Book, Finding, Level, Row, Table
from gsafety_xl.schema import Catalogue, UnitRegister
from gsafety_xl.schema.units import BUREAU

#: Marks that people put on the name of a later version, weakest first.
_VERSION_MARKS = re.compile(
    r"[（(](\d+)[)）]|v(\d+)|(改|修订|更正)|(最终|终稿|定稿)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Submission:
    """One workbook received; ``modified`` is the file's own time stamp, the last resort."""

    book: Book
    modified: float = 0.0

    @property
    def rank(self) -> tuple[str, int, float, str]:
        """Return what decides between versions: saved in Excel, marks in the name, time stamp."""
        return (
            self.book.saved_at.isoformat() if self.book.saved_at else "",
            _marks(self.book.name),
            self.modified,
            self.book.name,
        )

    @property
    def unit(self) -> str:
        """Return the code of the unit that sent it; empty when nobody can tell."""
        return next((table.unit for table in self.book.tables if table.unit), "")


@dataclass(frozen=True, slots=True, order=True)
class Difference:
    """What a newer version of a file changed in one entry: added, removed or changed."""

    unit: str
    ledger: str
    row_id: str
    kind: str
    kept: str
    superseded: str
    columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Selection:
    """The tables that count, how they differ from older versions, the files left aside."""

    tables: list[Table]
    differences: list[Difference]
    superseded: frozenset[str]


class UnitState(StrEnum):
    """How a unit's submission stands."""

    RECEIVED = "已收"
    RETURNED = "须更正"
    MISSING = "未报"
    UNKNOWN = "未识别单位"


@dataclass(frozen=True, slots=True)
class UnitStatus:
    """One line of the list of submissions; counts are of entries and of findings by level."""

    unit: str
    name: str
    state: UnitState
    files: tuple[str, ...] = ()
    superseded: tuple[str, ...] = ()
    saved_at: datetime | None = None
    entries: int = 0
    errors: int = 0
    warnings: int = 0


def select_current(submissions: Sequence[Submission], catalogue: Catalogue) -> Selection:
    """Choose, for each unit and ledger, the newest workbook that holds it.

    A unit may send its ledgers in several files: files that hold different ledgers all count.
    Reference sheets that a unit does not keep itself (the register in its book) are left out.
    """
    groups: dict[tuple[str, str], list[Submission]] = {}
    for submission in submissions:
        for ledger in _ledgers_kept(submission, catalogue):
            owner = submission.unit or submission.book.name
            groups.setdefault((owner, ledger), []).append(submission)
    tables: list[Table] = []
    differences: list[Difference] = []
    current: set[str] = set()
    for (_, ledger), versions in groups.items():
        newest, *older = sorted(versions, key=lambda item: item.rank, reverse=True)
        current.add(newest.book.name)
        tables += _tables(newest, ledger)
        for previous in older:
            differences += _differences(newest, previous, ledger)
    everything = {submission.book.name for submission in submissions if submission.book.tables}
    return Selection(tables, sorted(differences), frozenset(everything - current))


def unit_statuses(
    submissions: Sequence[Submission],
    selection: Selection,
    findings: Iterable[Finding],
    register: UnitRegister,
) -> list[UnitStatus]:
    """List every unit that must report, then files that no unit could be found for."""
    by_unit: dict[str, list[Submission]] = {}
    for submission in submissions:
        by_unit.setdefault(submission.unit, []).append(submission)
    counts = _levels_by_workbook(findings)
    expected = [unit.code for unit in register.reporting]
    others = [code for code in by_unit if code and code not in expected]
    statuses = [
        _status(code, register.name_of(code), by_unit.get(code, []), selection, counts)
        for code in [*expected, *others]
    ]
    unknown = [
        _status("", submission.book.name, [submission], selection, counts)
        for submission in by_unit.get("", [])
    ]
    return statuses + unknown


def _status(
    code: str,
    name: str,
    sent: list[Submission],
    selection: Selection,
    counts: dict[str, tuple[int, int]],
) -> UnitStatus:
    current = [item for item in sent if item.book.name not in selection.superseded]
    files = tuple(item.book.name for item in current)
    levels = [counts.get(file, (0, 0)) for file in files]
    errors = sum(level[0] for level in levels)
    times = [item.book.saved_at for item in current if item.book.saved_at is not None]
    return UnitStatus(
        unit=code,
        name=name,
        state=_state(code, sent=bool(sent), errors=errors),
        files=files,
        superseded=tuple(sorted({item.book.name for item in sent} - set(files))),
        saved_at=max(times, default=None),
        entries=sum(len(table) for table in selection.tables if table.workbook in files),
        errors=errors,
        warnings=sum(level[1] for level in levels),
    )


def _state(code: str, *, sent: bool, errors: int) -> UnitState:
    if not sent:
        return UnitState.MISSING
    if not code:
        return UnitState.UNKNOWN
    return UnitState.RETURNED if errors else UnitState.RECEIVED


def _levels_by_workbook(findings: Iterable[Finding]) -> dict[str, tuple[int, int]]:
    counts: dict[str, tuple[int, int]] = {}
    for finding in findings:
        errors, warnings = counts.get(finding.place.workbook, (0, 0))
        errors += finding.level is Level.ERROR
        warnings += finding.level is Level.WARNING
        counts[finding.place.workbook] = (errors, warnings)
    return counts


def _ledgers_kept(submission: Submission, catalogue: Catalogue) -> list[str]:
    keeper = "bureau" if submission.unit == BUREAU else "unit"
    keys = dict.fromkeys(table.ledger for table in submission.book.tables)
    return [key for key in keys if keeper in catalogue.ledgers[key].kept_by]


def _tables(submission: Submission, ledger: str) -> list[Table]:
    return [table for table in submission.book.tables if table.ledger == ledger]


def _differences(newest: Submission, older: Submission, ledger: str) -> Iterator[Difference]:
    now, before = _rows_by_id(newest, ledger), _rows_by_id(older, ledger)
    for row_id in sorted(now.keys() | before.keys()):
        columns: tuple[str, ...] = ()
        if row_id not in before:
            kind = "added"
        elif row_id not in now:
            kind = "removed"
        else:
            kind = "changed"
            columns = _changed_columns(now[row_id], before[row_id])
        if kind != "changed" or columns:
            yield Difference(
                newest.unit, ledger, row_id, kind, newest.book.name, older.book.name, columns
            )


def _rows_by_id(submission: Submission, ledger: str) -> dict[str, Row]:
    rows = (row for table in _tables(submission, ledger) for row in table)
    return {row.row_id or f"#{row.ref().row}": row for row in rows}


def _changed_columns(now: Row, before: Row) -> tuple[str, ...]:
    keys = dict.fromkeys([*now.table.columns, *before.table.columns])
    return tuple(key for key in keys if _content(now, key) != _content(before, key))


def _content(row: Row, key: str) -> str:
    reading = row.reading(key)
    value = row.raw(key) if reading.problem else reading.value
    return "" if value is None else str(value)


def _marks(name: str) -> int:
    weights = [
        int(number or version or 0) + (100 if changed else 0) + (200 if final else 0)
        for number, version, changed, final in _VERSION_MARKS.findall(name)
    ]
    return max(weights, default=0)
