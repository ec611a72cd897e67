"""Persons and units named in a cell instead of a number: part of C-07, and ZR-04's reading."""

import difflib
import re
from collections.abc import Iterable, Iterator

from gsafety_xl.model import Ledgers, Reading, Row
from gsafety_xl.rules import people
from gsafety_xl.rules.context import RuleContext
from gsafety_xl.rules.hits import Hit, at_cell
from gsafety_xl.rules.wording import ledger_name
from gsafety_xl.schema import ColumnSpec
from gsafety_xl.schema.text import clean, compact, says_nothing
from gsafety_xl.schema.units import BUREAU

PERSON, UNIT_REGISTER = "person", "unit_register"

_BETWEEN_NAMES = re.compile(r"[、，,；;/\n]+")
_IN_BRACKETS = re.compile(r"[（(][^（）()]*[）)]")
#: Inspections and drills that others organised are led by people of whom we keep no list.
_FOREIGN_TIERS = frozenset({"district", "city", "industry"})
_ROLE_COLUMNS = ("leader_role", "chair_role")
#: Comparing names is slow: of a sheet full of strangers the first ones get candidates.
_MOST_COMPARED = 50


def names_in(text: str) -> list[str]:
    """Return the persons a cell names, without what stands in brackets behind them."""
    return [name for name in people.names_in(without_brackets(text)) if not says_nothing(name)]


def without_brackets(text: str) -> str:
    """Return a cell's text without what it adds in brackets: 张三（带队）."""
    return _IN_BRACKETS.sub("", clean(text))


def unit_codes(text: str, context: RuleContext) -> tuple[set[str], list[tuple[str, Reading]]]:
    """Return the codes of the units a cell names, and the names that are no unit's, as read."""
    codes: set[str] = set()
    strange: list[tuple[str, Reading]] = []
    for part in filter(None, map(str.strip, _BETWEEN_NAMES.split(clean(text)))):
        reading = context.register.read(part)
        if isinstance(reading.value, str):
            codes.add(reading.value)
        elif not says_nothing(part):
            strange.append((part, reading))
    return codes, strange


def means_many(text: str, context: RuleContext) -> bool:
    """Tell words for many units at once (局属各单位), which name nobody in particular."""
    return any(word in text for word in context.catalogue.words("reference.everybody"))


class NameReferences:
    """What the run knows of the persons and units that may be named."""

    def __init__(self, ledgers: Ledgers, context: RuleContext) -> None:
        """Gather the persons of each unit from 人员通讯, where that is among the tables."""
        self._context = context
        self._persons: dict[str, set[str]] = {}
        for row in ledgers.rows(PERSON):
            for code in {row.text("unit_id"), context.keeper(row)}:
                self._persons.setdefault(code, set()).add(_person_key(row.text("name")))
        self._everybody = set().union(*self._persons.values())
        self._compared: dict[str, str] = {}

    def hits(self, row: Row, column: ColumnSpec) -> Iterator[Hit]:
        """Yield the names of a cell that nobody bears."""
        judge = self._person_hits if PERSON in column.refers_to else self._unit_hits
        yield from judge(row, column)

    def _person_hits(self, row: Row, column: ColumnSpec) -> Iterator[Hit]:
        if row.text(column.key) in self._everybody or not self._keeps_a_list(row):
            return
        sheet = ledger_name(self._context.catalogue.ledgers[PERSON])
        for name in names_in(row.text(column.key)):
            if name not in self._everybody:
                near = self._nearest(name)
                yield _hit(row, column.key, "unknown_person", near, id=name, sheet=sheet)

    def _keeps_a_list(self, row: Row) -> bool:
        """Tell whether the list of those who may be meant is among the tables."""
        tier = row.text("tier")
        by_head = any(row.text(key) == "principal" for key in _ROLE_COLUMNS)
        owner = BUREAU if tier == "bureau" or by_head else self._context.keeper(row)
        return tier not in _FOREIGN_TIERS and owner in self._persons

    def _unit_hits(self, row: Row, column: ColumnSpec) -> Iterator[Hit]:
        if not len(self._context.register):
            return
        for name, reading in unit_codes(row.text(column.key), self._context)[1]:
            if not means_many(name, self._context):
                near = "、".join(reading.candidates)
                yield _hit(row, column.key, "unknown_unit", near, id=name)

    def _nearest(self, name: str) -> str:
        if name not in self._compared and len(self._compared) < _MOST_COMPARED:
            near = difflib.get_close_matches(name, sorted(self._everybody), n=3, cutoff=0.5)
            self._compared[name] = "、".join(near)
        return self._compared.get(name, "")


def persons_by_name(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """Return the terms of office of each name."""
    terms: dict[str, list[Row]] = {}
    for row in rows:
        terms.setdefault(_person_key(row.text("name")), []).append(row)
    return terms


def _person_key(text: str) -> str:
    """Return a person's name for comparing: without blanks, nor a bracket telling two apart."""
    return compact(without_brackets(text))


def _hit(row: Row, column: str, case: str, near: str, **facts: str) -> Hit:
    if near:
        return at_cell(row, column, f"{case}_near", candidates=near, **facts)
    return at_cell(row, column, case, **facts)
