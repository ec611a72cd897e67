"""Ways to write what cells hold, for the tests about reading them."""

from collections.abc import Sequence

from gsafety_xl.model import Column, Raw, Reading
from gsafety_xl.schema import Catalogue, RawTable, SheetContext, Unit, UnitRegister, type_table

NOBODY = UnitRegister(())
BUREAU = Unit("JB00", "示例区绿化和市容管理局", "区绿化市容局", ("绿容局",))


def full_width(text: str) -> str:
    """Return ASCII letters, digits and signs as a Chinese keyboard layout types them."""
    return text.translate({code: code + 0xFEE0 for code in range(0x21, 0x7F)})


def seen(reading: Reading) -> object:
    """Return what a table of expectations speaks of: the value, or the problem with a ``!``."""
    if reading.problem and reading.value is None:
        return f"!{reading.problem}"
    return reading.value


def typed_column(
    cells: Sequence[Raw],
    catalogue: Catalogue,
    where: tuple[str, str],
    context: SheetContext | None = None,
) -> list[Reading]:
    """Return the readings of one column, named by ledger and column key."""
    ledger, key = where
    table = type_table(
        raw_table(ledger, {key: cells}), catalogue, context or SheetContext(NOBODY, year=2026)
    )
    return table.columns[key].readings


def raw_table(ledger: str, cells: dict[str, Sequence[Raw]]) -> RawTable:
    """Return a table with these columns, its entries from row 4."""
    length = max(map(len, cells.values()))
    columns = {
        key: Column(key, position, list(column))
        for position, (key, column) in enumerate(cells.items(), start=1)
    }
    rows = list(range(4, 4 + length))
    return RawTable(ledger, "台账.xlsx", "表", header_row=3, row_numbers=rows, columns=columns)
