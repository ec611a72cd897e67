"""结转: what of last year's workbook goes on into the new one, and what a clerk must look at."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from gsafety_xl.model import Book, CellRef, Ledgers, Reading, Row, Value
from gsafety_xl.rules.conditions import holds
from gsafety_xl.schema import Catalogue, ColumnSpec, ColumnType, LedgerSpec, Unit, UnitRegister
from gsafety_xl.schema.entry_numbers import EntryNumber, next_number
from gsafety_xl.schema.specs import MAIN_BOOK, CarryOver
from gsafety_xl.schema.text import as_text
from gsafety_xl.workbook.cells import Verbatim, to_cell
from gsafety_xl.workbook.form_plan import is_reckoned

#: An entry as a form takes it: by column key, typed values.
Entry: TypeAlias = Mapping[str, Value]
#: Ledgers whose lines the bureau keeps, wherever they stand.
REGISTERS = frozenset({"unit_register", "person"})
_NOT_TYPED = "seq"


@dataclass(frozen=True, slots=True)
class Doubt:
    """A cell of last year's workbook that the clerk must look at, and why."""

    place: CellRef
    row_id: str
    column: str
    content: str
    why: str


@dataclass(frozen=True, slots=True)
class CarriedLedger:
    """What became of one ledger: how many entries it had, which went on, which were kept out.

    ``names`` are the numbers of the entries that went on, ``refused`` of those that would have
    but cannot, and ``left_out`` how many these are: the counter-terror ones are only counted.
    ``why`` is the reason for whatever stayed behind.
    """

    ledger: LedgerSpec
    before: int
    entries: tuple[Entry, ...] = ()
    names: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    left_out: int = 0
    why: str = ""


@dataclass(frozen=True, slots=True)
class CarriedOver:
    """What was taken from a workbook; ``remarks`` are what its reader left out."""

    source: str
    year: int
    ledgers: tuple[CarriedLedger, ...]
    doubts: tuple[Doubt, ...]
    remarks: tuple[str, ...]
    numbers_used: frozenset[str]

    @property
    def rows(self) -> dict[str, list[Entry]]:
        """Return the entries that went on, by ledger key."""
        return {item.ledger.key: list(item.entries) for item in self.ledgers if item.entries}


@dataclass(frozen=True, slots=True)
class Destination:
    """The new workbook: whose, which year, its ledgers, the units that it can name.

    ``kind`` tells the main workbook from the counter-terror one, ``supplied`` are ledgers that
    are filled from elsewhere.
    """

    unit: Unit
    year: int
    ledgers: tuple[LedgerSpec, ...]
    register: UnitRegister
    kind: str = MAIN_BOOK
    supplied: frozenset[str] = frozenset()

    def may_speak_of(self, spec: LedgerSpec) -> bool:
        """Tell whether a ledger is any business of this workbook's list.

        What a unit's main workbook holds is no business of its counter-terror one; ledgers that
        should not have stood in a main workbook are.
        """
        return self.kind in {MAIN_BOOK, spec.book}


def carry_over(book: Book, into: Destination, catalogue: Catalogue) -> CarriedOver:
    """Take over what goes on; what can be read as typed values, anything else as it stands.

    Only entries of the unit itself are taken: a consolidated workbook holds those of others too.
    """
    tables = Ledgers(book.tables)
    used = frozenset(row.row_id for table in tables for row in table if row.row_id)
    carrier = _Carrier(into, catalogue, used)
    outcomes = [
        carrier.ledger(spec, list(tables.rows(key)))
        for key, spec in catalogue.ledgers.items()
        if key in tables and key not in into.supplied and into.may_speak_of(spec)
    ]
    return CarriedOver(
        book.name, into.year, tuple(outcomes), tuple(carrier.doubts), tuple(book.remarks), used
    )


def goes_on(row: Row, carried: CarryOver, year: int) -> bool:
    """Tell whether an entry stands in the workbook of that year too; in doubt it does."""
    if carried.unless and holds(row, carried.unless):
        return False
    last_day = row.day(carried.until) if carried.until else None
    return last_day is None or last_day >= date(year, 1, 1)


class EntryReader:
    """Makes entries of rows, and keeps what somebody must look at."""

    def __init__(self, year: int, register: UnitRegister, catalogue: Catalogue) -> None:
        """``register`` are the units that the new workbook can name by their code."""
        self._year = year
        self._register = register
        self._catalogue = catalogue
        self.doubts: list[Doubt] = []

    def entry(self, row: Row) -> Entry:
        """Return an entry with every cell that holds anything, the running number apart."""
        columns = self._catalogue.ledgers[row.table.ledger].columns
        return dict(filter(None, (self._cell(row, column) for column in columns)))

    def doubt(self, row: Row, key: str, why: str, content: str = "") -> None:
        """Note a cell that must be looked at."""
        label = self._catalogue.ledgers[row.table.ledger].labels()[key]
        self.doubts.append(Doubt(row.source(key), name_of(row), label, content, why))

    def _cell(self, row: Row, column: ColumnSpec) -> tuple[str, Value] | None:
        raw, reading = row.raw(column.key), row.reading(column.key)
        content = as_text(raw)
        is_typed = column.key != _NOT_TYPED and not is_reckoned(column)
        if not is_typed or not (content or reading.value is not None):
            return None
        if not column.exists_in(self._year):
            self.doubt(row, column.key, f"{self._year}年台账没有这一列，没有带过来", content)
            return None
        if reading.problem:
            self.doubt(row, column.key, "读不出来，原文照抄，请改正", content)
            return column.key, Verbatim(raw if isinstance(raw, str) else content)
        if reading.inferred:
            self._say_what_was_understood(row, column, reading, content)
            return column.key, reading.value
        return column.key, self._as_typed(row, column, reading)

    def _as_typed(self, row: Row, column: ColumnSpec, reading: Reading) -> Value:
        """Return the value, or the text itself where writing the value would change it."""
        raw = row.raw(column.key)
        is_unit = column.type is ColumnType.UNIT
        is_beyond = is_unit and str(reading.value) not in self._register
        if isinstance(raw, str) and (column.type.is_text or is_beyond):
            return Verbatim(raw)
        return reading.value

    def _say_what_was_understood(
        self, row: Row, column: ColumnSpec, reading: Reading, content: str
    ) -> None:
        cell = to_cell(reading.value, column, self._catalogue, self._register)
        meant = as_text(cell)
        if meant != content:
            self.doubt(row, column.key, f"按上下文理解为“{meant}”，请核对", content)


class _Carrier:
    """Carries ledger after ledger."""

    def __init__(self, into: Destination, catalogue: Catalogue, used: frozenset[str]) -> None:
        self._into = into
        self._used = used
        self._reader = EntryReader(into.year, into.register, catalogue)

    @property
    def doubts(self) -> list[Doubt]:
        """Return what has to be looked at so far."""
        return self._reader.doubts

    def ledger(self, spec: LedgerSpec, rows: Sequence[Row]) -> CarriedLedger:
        """Carry the entries of one ledger."""
        if spec.carried is None:
            return CarriedLedger(spec, len(rows), why="每年另起，上年记录留在上年台账")
        own = [row for row in rows if self._is_own(row, spec)]
        going = [row for row in own if goes_on(row, spec.carried, self._into.year)]
        if spec not in self._into.ledgers:
            return self._left_out(spec, rows, going)
        entries = tuple(self._entry(row, spec.carried) for row in going)
        self._note_doubled(going)
        reasons = _reasons(others=len(rows) - len(own), over=len(own) - len(going))
        why = "；".join([*reasons, f"本年新记录从 {self._next(spec)} 编起"])
        return CarriedLedger(spec, len(rows), entries, tuple(map(name_of, going)), why=why)

    def _next(self, spec: LedgerSpec) -> EntryNumber:
        return next_number(self._into.unit.code, spec.code, self._into.year, self._used)

    def _left_out(
        self, spec: LedgerSpec, rows: Sequence[Row], going: Sequence[Row]
    ) -> CarriedLedger:
        if spec.book != self._into.kind:
            why = "反恐台账不与其他台账放在同一本里，请另建反恐台账"
            return CarriedLedger(spec, len(rows), left_out=len(going), why=why)
        names = tuple(map(name_of, going))
        why = "本单位本年不填这张台账"
        return CarriedLedger(spec, len(rows), refused=names, left_out=len(going), why=why)

    def _is_own(self, row: Row, spec: LedgerSpec) -> bool:
        """Tell whether the unit keeps an entry; whatever stands in its own workbook is its own."""
        is_own_book = row.table.origins is None
        return is_own_book or spec.key in REGISTERS or row.unit == self._into.unit.code

    def _entry(self, row: Row, carried: CarryOver) -> Entry:
        entry = self._reader.entry(row)
        for key in carried.unless:
            if row[key] is None and not row.reading(key).problem:
                self._reader.doubt(row, key, "没有填，按未了结带过来")
        if not row.row_id:
            self._reader.doubt(row, "id", "没有编号，请补编")
        for header, column in row.table.unknown.items():
            content = as_text(column.raw[row.index])
            if content:
                place = CellRef(
                    row.table.workbook,
                    row.table.sheet,
                    row.table.row_numbers[row.index],
                    column.position,
                )
                why = "台账没有这一列，没有带过来，需要的请抄到备注"
                self._reader.doubts.append(Doubt(place, name_of(row), header, content, why))
        return entry

    def _note_doubled(self, rows: Sequence[Row]) -> None:
        counts = Counter(row.row_id for row in rows if row.row_id)
        for row in rows:
            if counts[row.row_id] > 1:
                self._reader.doubt(row, "id", f"编号用了 {counts[row.row_id]} 次", row.row_id)


def name_of(row: Row) -> str:
    """Return how an entry is called: by its number, else by its row."""
    return row.row_id or f"{row.table.sheet} 第{row.ref().row}行"


def _reasons(*, others: int, over: int) -> Iterator[str]:
    if over:
        yield f"{over} 条已了结或到期，留在上年台账"
    if others:
        yield f"{others} 条是别的单位的记录"
