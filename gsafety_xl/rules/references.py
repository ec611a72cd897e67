"""References between ledgers (外键): C-07, every column that names an entry of another ledger.

Only what can be seen is judged: the ledger must be among the tables, and so must the unit whose
entry is named. A number of an earlier year is left alone where its ledger does not go on whole
into the next year's workbook.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from gsafety_xl.model import Ledgers, Row
from gsafety_xl.rules.context import RuleContext
from gsafety_xl.rules.hits import Hit, at_cell, place_beside
from gsafety_xl.rules.names import PERSON, UNIT_REGISTER, NameReferences
from gsafety_xl.rules.registry import book_rule
from gsafety_xl.rules.wording import ledger_name
from gsafety_xl.schema import ColumnSpec
from gsafety_xl.schema.text import clean, says_nothing

_BETWEEN_NUMBERS = re.compile(r"[、，,；;\s]+")
_LOOSE = re.compile(r"([A-Z0-9]+?)\W*([A-Z]{2,3})\W*(\d{4})\W*(\d{1,5})")
_VOID = "void"


class _Number(NamedTuple):
    """A number of an entry taken apart; the running number as a number."""

    unit: str
    ledger: str
    year: int
    serial: int


def numbers_in(text: str) -> list[str]:
    """Return the numbers of entries that a cell names; none for 无."""
    parts = filter(None, _BETWEEN_NUMBERS.split(clean(text)))
    return [part for part in parts if not says_nothing(part)]


@book_rule("C-07")
def references_lead_somewhere(ledgers: Ledgers, context: RuleContext) -> Iterator[Hit]:
    """Yield cells that name an entry, a person or a unit that is not there."""
    numbers, names = _Numbers(ledgers, context), NameReferences(ledgers, context)
    for table in ledgers:
        for column in context.catalogue.ledgers[table.ledger].columns:
            if not column.refers_to or column.key not in table.columns:
                continue
            judge = names if {PERSON, UNIT_REGISTER} & set(column.refers_to) else numbers
            for row in table:
                if row[column.key] is not None and context.is_sound(row, column.key):
                    yield from judge.hits(row, column)


class _Numbers:
    """What the run knows of the entries that may be named by their number."""

    def __init__(self, ledgers: Ledgers, context: RuleContext) -> None:
        self._context = context
        specs = context.catalogue.ledgers
        self._key_of = {spec.code: key for key, spec in specs.items()}
        named = {key for spec in specs.values() for item in spec.columns for key in item.refers_to}
        self._known = {key: _Known(ledgers, key, context) for key in named if key in ledgers}

    def hits(self, row: Row, column: ColumnSpec) -> Iterator[Hit]:
        """Yield the numbers of a cell that lead nowhere, or to an entry that no longer counts."""
        text = row.text(column.key)
        for number in numbers_in(text) if column.several else [text]:
            entry = self._entry(column, number)
            if entry is None:
                yield from self._absent(row, column, number)
            elif entry.text("status") == _VOID:
                other = place_beside(entry.ref("id"), row.ref(column.key))
                yield at_cell(row, column.key, "void", id=number, other=other)

    def _entry(self, column: ColumnSpec, number: str) -> Row | None:
        for key in column.refers_to:
            known = self._known.get(key)
            if known is not None and number in known.by_number:
                return known.by_number[number]
        return None

    def _absent(self, row: Row, column: ColumnSpec, number: str) -> Iterator[Hit]:
        if says_nothing(number):
            return
        parts, sheets = _taken_apart(number), self._sheets(column)
        ledger = None if parts is None else self._key_of.get(parts.ledger)
        if ledger is not None and ledger not in column.refers_to:
            yield at_cell(row, column.key, "wrong_ledger", id=number, sheet=sheets)
            return
        meant = column.refers_to if ledger is None else [ledger]
        known = [self._known[key] for key in meant if key in self._known]
        if len(known) == len(meant) and all(item.is_in_view(parts) for item in known):
            near = "、".join(filter(None, (item.nearest(parts) for item in known)))
            case, facts = ("absent_near", {"candidates": near}) if near else ("absent", {})
            specs = self._context.catalogue.ledgers
            title = sheets if ledger is None else ledger_name(specs[ledger])
            yield at_cell(row, column.key, case, id=number, sheet=title, **facts)

    def _sheets(self, column: ColumnSpec) -> str:
        ledgers = self._context.catalogue.ledgers
        return "、".join(ledger_name(ledgers[key]) for key in column.refers_to)


class _Known:
    """The entries of one ledger: by number, whose they are, and which serials are used."""

    def __init__(self, ledgers: Ledgers, ledger: str, context: RuleContext) -> None:
        self._year = context.year
        spec = context.catalogue.ledgers[ledger]
        carried = spec.carried
        self._goes_on_whole = carried is not None and not (carried.unless or carried.until)
        self._unnumbered = {
            context.keeper(row)
            for row in ledgers.rows(ledger)
            if not row.row_id or not context.is_sound(row, "id")
        }
        self.by_number = {row.row_id: row for row in ledgers.rows(ledger) if row.row_id}
        self._units = {table.unit for table in ledgers.tables(ledger) if table.origins is None}
        self._serials: defaultdict[tuple[str, int], list[int]] = defaultdict(list)
        self._spelled: dict[_Number, str] = {}
        for number, row in self.by_number.items():
            parts = _taken_apart(number)
            if parts is not None and parts.ledger == spec.code:
                # whose entries a master has shows in their numbers only; a unit's own book may
                # have a copy of somebody else's entry, but never all of them
                self._units |= {parts.unit} if row.table.origins is not None else set()
                self._serials[parts.unit, parts.year].append(parts.serial)
                self._spelled[parts] = number
        for serials in self._serials.values():
            serials.sort()

    def is_in_view(self, parts: _Number | None) -> bool:
        """Tell whether an entry with that number would be among these; a malformed one would.

        Of a unit with an entry that has no usable number, that entry may be the one.
        """
        if parts is None:
            return True
        of_its_time = parts.year >= self._year or self._goes_on_whole
        return of_its_time and parts.unit in self._units - self._unnumbered

    def nearest(self, parts: _Number | None) -> str:
        """Return the number nearest to the one meant, of the same unit and year; "" for none."""
        if parts is None:
            return ""
        serials = self._serials.get((parts.unit, parts.year), [])
        at = bisect_left(serials, parts.serial)
        around = serials[max(at - 1, 0) : at + 1]
        if not around:
            return ""
        serial = min(around, key=lambda item: abs(item - parts.serial))
        return self._spelled[parts._replace(serial=serial)]


def _taken_apart(number: str) -> _Number | None:
    """Take a number apart, however its parts are joined; None for anything else."""
    match = _LOOSE.fullmatch(number.upper().replace("_", "-"))
    if match is None:
        return None
    return _Number(match[1], match[2], int(match[3]), int(match[4]))
