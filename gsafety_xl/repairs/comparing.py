"""Whether a repaired copy is its original in every cell but those repaired."""

from collections.abc import Iterable
from datetime import date, datetime, time
from pathlib import Path
from typing import TypeAlias

from gsafety_xl.model import CellRef, GsafetyError, Raw
from gsafety_xl.repairs.finding import Repair
from gsafety_xl.workbook.grids import BookFile

_Cells: TypeAlias = dict[tuple[str, int, int], Raw]


def ensure_alike(original: Path, copy: Path, repairs: Iterable[Repair], name: str) -> None:
    """Read both files again; GsafetyError when any cell is not as it should be."""
    wanted = _cells(original)
    wanted |= {
        (item.place.sheet, item.place.row, item.place.column): item.after for item in repairs
    }
    found = _cells(copy)
    wrong = [
        spot
        for spot in wanted.keys() | found.keys()
        if not same_content(wanted.get(spot), found.get(spot))
    ]
    if wrong:
        sheet, row, column = min(wrong)
        where = CellRef(name, sheet, row, column)
        raise GsafetyError(
            f"{where} 等 {len(wrong)} 格规范后与预期不符，没有写文件",
            "请在 Excel 或 WPS 中另存为 .xlsx 再试；仍不行的，把文件交给信息技术人员",
        )


def _cells(path: Path) -> _Cells:
    file = BookFile(path.read_bytes(), path.name)
    return {
        (grid.sheet, number, column): cell
        for grid in file.grids()
        for number, row in zip(grid.numbers, grid.rows, strict=True)
        for column, cell in enumerate(row, start=1)
        if cell != ""
    }


def same_content(one: Raw, other: Raw) -> bool:
    """Tell whether two cells hold the same: 3 and 3.0, a day and its first moment are."""
    return _plain(one) == _plain(other) and isinstance(one, str) == isinstance(other, str)


def _plain(raw: Raw) -> Raw:
    if isinstance(raw, date) and not isinstance(raw, datetime):
        return datetime.combine(raw, time(0))
    return raw
