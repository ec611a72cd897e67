"""What was explained, read back from the sheet 情况说明; and the sheet's fixed wording."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

import msgspec

from gsafety_xl import resources
from gsafety_xl.model import CellRef, Explanation, Raw
from gsafety_xl.schema.days import read_day
from gsafety_xl.schema.text import as_text
from gsafety_xl.workbook.grids import Grid


class ExplanationWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The fixed wording of the sheet, kept as data."""

    sheet: str
    title: str
    note: str
    columns: dict[str, str]
    remarks: dict[str, str]


@lru_cache(maxsize=1)
def explanation_words() -> ExplanationWords:
    """Read the wording that ships with the package."""
    text = (resources.data() / "explanations.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text), ExplanationWords)


def is_explanation_sheet(name: str) -> bool:
    """Tell whether a sheet is the one with explanations."""
    return name.strip() == explanation_words().sheet


@dataclass(frozen=True, slots=True)
class Headings:
    """Where the headings stand: index among the grid's rows, sheet row, 1-based columns by key."""

    index: int
    row: int
    columns: dict[str, int]


def find_headings(grid: Grid) -> Headings | None:
    """Find the row with the headings of key and reason; other headings may be missing."""
    words = explanation_words().columns
    wanted = {words["key"], words["reason"]}
    for index, row in enumerate(grid.rows):
        labels = [as_text(cell).strip() for cell in row]
        if wanted <= set(labels):
            found = {
                key: labels.index(label) + 1 for key, label in words.items() if label in labels
            }
            return Headings(index, grid.numbers[index], found)
    return None


def read_explanations(grid: Grid, workbook: str) -> Iterator[Explanation]:
    """Yield what stands on the sheet, row by row; rows without a key are left out.

    Without the headings for key and reason there is nothing to be read.
    """
    headings = find_headings(grid)
    if headings is None:
        return
    first = headings.index + 1
    for cells, number in zip(grid.rows[first:], grid.numbers[first:], strict=True):
        found = {key: cells[position - 1] for key, position in headings.columns.items()}
        if as_text(found["key"]).strip():
            place = CellRef(workbook, grid.sheet, number, headings.columns["reason"])
            yield _explanation(found, place)


def _explanation(found: dict[str, Raw], place: CellRef) -> Explanation:
    text = {key: as_text(cell).strip() for key, cell in found.items()}
    value = read_day(found.get("day"), None).value
    day = value.date() if isinstance(value, datetime) else value
    return Explanation(
        place=place,
        key=text["key"].lower(),
        reason=text["reason"],
        by=text.get("by", ""),
        day=day if isinstance(day, date) else None,
        rule=text.get("rule", ""),
        where=text.get("where", ""),
        row_id=text.get("row_id", ""),
        message=text.get("message", ""),
    )
