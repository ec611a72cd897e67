"""A column of cells, typed through the real schema, and what is found in it."""

from collections.abc import Sequence

from gsafety_xl.model import Column, Raw, Table
from gsafety_xl.repairs import Repairs, find_repairs
from gsafety_xl.repairs.finding import reason_text
from gsafety_xl.schema import (
    RawTable,
    SheetContext,
    UnitRegister,
    load_catalogue,
    type_table,
)
from tests.ledger_tables import REGISTER, ledger_of

NOBODY = UnitRegister([])


def wide(text: str) -> str:
    """Return a text typed in full-width letters, digits and signs."""
    return "".join(chr(ord(sign) + 0xFEE0) if "!" <= sign <= "~" else sign for sign in text)


def table_of(
    ledger: str, cells: dict[str, Sequence[Raw]], register: UnitRegister = REGISTER
) -> Table:
    """Return a table of 2026; ``cells`` gives by column key what its rows hold, from row 2 on."""
    catalogue = load_catalogue()
    spec = ledger_of(ledger, catalogue)
    columns = {
        key: Column(key, position, list(column))
        for position, (key, column) in enumerate(cells.items(), start=1)
    }
    count = max(map(len, cells.values()))
    raw = RawTable(spec.key, "a.xlsx", spec.sheet, 1, list(range(2, count + 2)), columns)
    return type_table(raw, catalogue, SheetContext(register, "GYS01", 2026))


def found_in(ledger: str, key: str, *cells: Raw, register: UnitRegister = REGISTER) -> Repairs:
    """Return what is found in one column."""
    return find_repairs(table_of(ledger, {key: cells}, register), load_catalogue(), register)


def changes(ledger: str, key: str, *cells: Raw) -> list[Raw]:
    """Return what the cells hold once repaired."""
    after = list(cells)
    for item in found_in(ledger, key, *cells).made:
        after[item.place.row - 2] = item.after
    return after


def reasons(ledger: str, key: str, *cells: Raw) -> list[str]:
    """Return why cells were left to people: place and reason."""
    found = found_in(ledger, key, *cells)
    return [f"{item.place.cell} {reason_text(item)}" for item in found.left]
