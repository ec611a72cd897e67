"""What the hidden sheet ``_校验标记`` remembers: where findings are, how their cells looked.

The sheet may come with a workbook from anywhere: a line that makes no sense is passed over.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from gsafety_xl.excel.port import Colour, Spot, SpreadsheetPort
from gsafety_xl.excel.words import say_plain
from gsafety_xl.model import Raw

_HEADING = ("sheet", "row", "column", "fill", "ours", "text")
#: As many rows and columns as Excel has.
_ROWS, _COLUMNS = 1_048_576, 16_384


@dataclass(frozen=True, slots=True)
class Memory:
    """A cell with findings: its fill before, our fill (None: not marked), our text in its note."""

    spot: Spot
    fill: Colour | None = None
    ours: Colour | None = None
    text: str = ""

    @property
    def is_mark(self) -> bool:
        """Tell whether the cell was marked, not only listed."""
        return self.ours is not None


def remember(port: SpreadsheetPort, memories: Sequence[Memory]) -> None:
    """Write the hidden sheet anew."""
    lines = [_line(item) for item in memories]
    port.write_sheet(_sheet(), [_HEADING, *lines], links=None, hidden=True)


def recall(port: SpreadsheetPort) -> list[Memory]:
    """Return what is remembered about sheets that are still there."""
    names = port.sheet_names()
    if _sheet() not in names:
        return []
    found = (_memory(row) for row in port.read(_sheet()).rows[1:])
    return [item for item in found if item is not None and item.spot.sheet in names]


def forget(port: SpreadsheetPort) -> None:
    """Take the hidden sheet away."""
    port.delete_sheet(_sheet())


def _sheet() -> str:
    return say_plain("titles", "memory")


def _line(item: Memory) -> tuple[str, ...]:
    spot = item.spot
    fills = json.dumps(item.fill), json.dumps(item.ours)
    return spot.sheet, str(spot.row), str(spot.column), *fills, json.dumps(item.text)


def _memory(row: Sequence[Raw]) -> Memory | None:
    if len(row) < len(_HEADING):
        return None
    sheet, number, column, fill, ours, text = (str(cell) for cell in row[: len(_HEADING)])
    try:
        spot = Spot(sheet, int(float(number)), int(float(column)))
        memory = Memory(spot, _colour(fill), _colour(ours), str(json.loads(text)))
    except (ValueError, TypeError, IndexError, KeyError, OverflowError):
        return None
    return memory if 1 <= spot.row <= _ROWS and 1 <= spot.column <= _COLUMNS else None


def _colour(text: str) -> Colour | None:
    parts = json.loads(text)
    if parts is None:
        return None
    red, green, blue = (int(part) & 0xFF for part in parts)
    return red, green, blue
