"""Entries that must cite a hidden danger (隐患编号): whether it is there and still open."""

import re
from collections.abc import Iterator

from gsafety_xl.model import Ledgers, Row
from gsafety_xl.rules.context import RuleContext
from gsafety_xl.rules.hits import Hit, at_cell
from gsafety_xl.schema.text import clean, says_nothing

_COLUMN = "danger_id"
_BETWEEN_NUMBERS = re.compile(r"[、，,；;\s]+")
_NUMBER = re.compile(r"(?P<unit>[A-Z0-9]+)-[A-Z]+-(?P<year>\d{4})-\d+")
#: Nothing is left to do about a danger in one of these states.
_SETTLED = frozenset({"closed", "withdrawn"})


def numbers_cited(text: str) -> list[str]:
    """Return the numbers in a cell, which may name several entries; none for 无."""
    parts = filter(None, _BETWEEN_NUMBERS.split(clean(text)))
    return [part for part in parts if not says_nothing(part)]


class CitedEntries:
    """The entries of one ledger that others cite by number.

    Where the ledger is not in the run nothing is said, nor of the numbers of a unit whose book
    is not, nor of those of earlier years, whose settled entries are not carried over.
    """

    def __init__(self, ledgers: Ledgers, ledger: str, context: RuleContext) -> None:
        """Index the entries; the first of a doubled number counts."""
        self._year = context.year
        self._is_there = ledger in ledgers
        self._units = {table.unit for table in ledgers.tables(ledger) if table.origins is None}
        self._by_number: dict[str, Row] = {}
        for row in ledgers.rows(ledger):
            self._by_number.setdefault(row.row_id, row)
            self._units.add(row.row_id.partition("-")[0])

    def __getitem__(self, number: str) -> Row | None:
        """Return the entry of a number; None when there is none."""
        return self._by_number.get(number)

    def lacks(self, number: str) -> bool:
        """Tell whether an entry of that number would have to be here and is not."""
        if number in self._by_number or not self._is_there:
            return False
        match = _NUMBER.fullmatch(number)
        if match is None:
            return True
        return match["unit"] in self._units and int(match["year"]) >= self._year


class CitedDangers:
    """The hidden dangers of a run, as the entries that cite them see them."""

    def __init__(self, ledgers: Ledgers, context: RuleContext) -> None:
        """Index the dangers."""
        self._context = context
        self._dangers = CitedEntries(ledgers, "hidden_danger", context)

    def unknown(self, row: Row) -> Iterator[Hit]:
        """Yield the numbers cited that no danger has, as case ``not_found``."""
        for number in self._cited(row):
            if self._dangers.lacks(number):
                yield at_cell(row, _COLUMN, "not_found", number=number)

    def settled(self, row: Row) -> Iterator[Hit]:
        """Yield that every danger cited is done with, as case ``settled``."""
        cited = [self._dangers[number] for number in self._cited(row)]
        states = ["" if danger is None else danger.text("status") for danger in cited]
        if states and _SETTLED.issuperset(states):
            number = self._cited(row)[-1]
            label = self._context.catalogue.codes["danger_status"].label_of(states[-1])
            yield at_cell(row, _COLUMN, "settled", number=number, status=label)

    def _cited(self, row: Row) -> list[str]:
        return numbers_cited(row.text(_COLUMN)) if self._context.is_sound(row, _COLUMN) else []
