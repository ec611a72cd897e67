"""Merged areas of a live sheet, found with few questions."""

from collections.abc import Iterator

import xlwings

from gsafety_xl.workbook.grids import Merge

#: A merge is looked for in halves; below this many cells each is asked.
_FEW_CELLS = 4


def merged_areas(area: xlwings.Range) -> Iterator[Merge]:
    """Find merged areas by halves: a range says at once when it holds none."""
    if area.merge_cells is False:
        return
    found: set[Merge] = set()
    waiting = [area]
    while waiting:
        part = waiting.pop()
        height, width = part.shape
        if part.merge_cells is False or _covered(part, found):
            continue
        if height * width <= _FEW_CELLS:
            for cell in part:
                if not _covered(cell, found) and cell.merge_cells:
                    found.add(_merge_of(cell))
        elif height >= width:
            half = height // 2
            waiting += [part[:half, :], part[half:, :]]
        else:
            half = width // 2
            waiting += [part[:, :half], part[:, half:]]
    yield from sorted(found)


def _covered(part: xlwings.Range, merges: set[Merge]) -> bool:
    """Tell whether a merge that is known already covers a range."""
    top, left = part.row, part.column
    bottom, right = top + part.shape[0] - 1, left + part.shape[1] - 1
    return any(
        first <= top and start <= left and bottom <= last and right <= end
        for first, start, last, end in merges
    )


def _merge_of(cell: xlwings.Range) -> Merge:
    area = cell.merge_area
    height, width = area.shape
    return area.row, area.column, area.row + height - 1, area.column + width - 1
