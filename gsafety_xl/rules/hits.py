"""What a rule says before it becomes a finding: a place, a case, and facts for the message."""

from dataclasses import dataclass, field
from typing import TypeAlias

from gsafety_xl.model import CellRef, Row, Table

Fact: TypeAlias = str | int | float


@dataclass(frozen=True, slots=True)
class Hit:
    """One breach: ``case`` picks level and wording from the catalogue, ``facts`` fill it."""

    place: CellRef
    case: str
    facts: dict[str, Fact] = field(default_factory=dict)
    column: str = ""
    row: Row | None = None
    table: Table | None = None
    #: the unit spoken of, where it is not the one that keeps the row
    unit: str = ""


#: A hit and the code of the rule it breaks.
CodedHit: TypeAlias = tuple[str, Hit]


def at_cell(row: Row, column: str, case: str, **facts: Fact) -> Hit:
    """Point at one cell of an entry."""
    return Hit(row.ref(column), case, facts, column=column, row=row, table=row.table)


def at_header(table: Table | None, column: str, case: str, *, unit: str = "", **facts: Fact) -> Hit:
    """Point at a column's heading: what is missing has no cell of its own.

    Without a table there is no place at all, only the unit that sent nothing.
    """
    place = CellRef("") if table is None else table.header_ref(column)
    return Hit(place, case, facts, column=column, table=table, unit=unit)


def at_sheet_cell(
    table: Table, place: tuple[int, int], case: str, *, column: str = "", **facts: Fact
) -> Hit:
    """Point at a cell outside the entries; ``place`` is its 1-based row and column."""
    where = CellRef(table.workbook, table.sheet, *place)
    return Hit(where, case, facts, column=column, table=table)


def place_beside(other: CellRef, here: CellRef) -> str:
    """Return how to name another cell to a reader who looks at this one: no more than needed."""
    if other.workbook != here.workbook:
        return str(other)
    return other.cell if other.sheet == here.sheet else f"{other.sheet}!{other.cell}"
