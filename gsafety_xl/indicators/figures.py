"""A figure (指标值) and the cells it was counted from."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import overload

from gsafety_xl.model import CellRef, Period, Row
from gsafety_xl.rules.wording import shown
from gsafety_xl.schema import Catalogue


@dataclass(frozen=True, slots=True)
class Source:
    """One entry that a figure counts: ledger code, unit code, the counted cell and its content.

    ``place`` is the cell in the file read, ``origin`` the one in the unit's submission.
    """

    ledger: str
    unit: str
    row_id: str
    value: str
    place: CellRef
    origin: CellRef


def source_of(row: Row, key: str, catalogue: Catalogue) -> Source:
    """Return the source that an entry's cell makes."""
    return Source(
        ledger=catalogue.ledgers[row.table.ledger].code,
        unit=row.unit,
        row_id=row.row_id,
        value=shown(row.raw(key)),
        place=row.ref(key),
        origin=row.source(key),
    )


class Sources(Sequence[Source]):
    """The sources of a figure, made when they are looked at: most figures are never traced."""

    def __init__(self, cells: Iterable[tuple[Row, str]], catalogue: Catalogue) -> None:
        """Keep entries with the column key of the counted cell."""
        self._cells = tuple(cells)
        self._catalogue = catalogue

    def __len__(self) -> int:
        """Count the entries."""
        return len(self._cells)

    @overload
    def __getitem__(self, index: int) -> Source: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Source]: ...
    def __getitem__(self, index: int | slice) -> Source | Sequence[Source]:
        """Return one source, or some of them."""
        if isinstance(index, slice):
            return Sources(self._cells[index], self._catalogue)
        row, key = self._cells[index]
        return source_of(row, key, self._catalogue)

    def __iter__(self) -> Iterator[Source]:
        """Go through the sources in the order of the entries."""
        return (source_of(row, key, self._catalogue) for row, key in self._cells)

    def __add__(self, other: "Sources") -> "Sources":
        """Return the entries of both, these first."""
        return Sources((*self._cells, *other._cells), self._catalogue)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number for a document.

    ``value`` is None where there is no base to count from, shown ``—`` in ``text``; a rate is
    in percent, a day (measure 日期) the whole number yyyymmdd. ``as_of`` is the day for which
    the figure holds: the period's end, or the day of reckoning when that comes first.
    """

    code: str
    label: str
    value: int | float | None
    text: str
    measure: str
    definition: str
    period: Period
    as_of: date
    sources: Sequence[Source]
