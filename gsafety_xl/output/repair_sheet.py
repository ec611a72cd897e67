"""Repairs as a sheet (规范清单): each linked to its cell, those left to people at the end."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from gsafety_xl.model import CellRef
from gsafety_xl.output.duty_sheet import external_link
from gsafety_xl.output.repair_text import count_text, label_of, shown, where
from gsafety_xl.output.sheets import Content, Heading, Link, SheetBook, Tinted
from gsafety_xl.repairs import Leftover, Repair, Repairs
from gsafety_xl.repairs.finding import reason_text
from gsafety_xl.repairs.words import repair_words
from gsafety_xl.schema import Catalogue

#: Widths of the columns whose headings are data.
_WIDTHS = (30, 20, 16, 24, 24, 44, 8, 9)

#: Says which file a place is in: the copy, or the original where none was written.
FileOf = Callable[[CellRef], Path]


def write_repairs(
    path: Path,
    found: Repairs,
    file_of: FileOf,
    *,
    catalogue: Catalogue,
    written: bool,
    created: datetime,
) -> None:
    """Write a workbook of its own with one line a cell."""
    words = repair_words().list
    headings = [Heading(label, width) for label, width in zip(words.headings, _WIDTHS, strict=True)]
    book = SheetBook(path, created=created)
    sheet = book.sheet(words.title, words.title, count_text(found, written=written), headings)
    items: Sequence[Repair | Leftover] = [*found.made, *found.left]
    book.rows(sheet, [_row(item, file_of(item.place), catalogue) for item in items])
    book.close()


def _row(item: Repair | Leftover, file: Path, catalogue: Catalogue) -> list[Content]:
    link = Link(external_link(item.place, file), where(item.place))
    start: list[Content] = [
        item.place.workbook,
        link,
        label_of(item, catalogue),
        shown(item.raw),
    ]
    words = repair_words()
    if isinstance(item, Leftover):
        person = Tinted(words.list.person, "warn")
        return [*start, person, reason_text(item), item.rule, ""]
    mark = Tinted(words.list.inferred, "calm") if item.inferred else ""
    return [*start, shown(item.after), words.kinds[item.kind], item.rule, mark]
