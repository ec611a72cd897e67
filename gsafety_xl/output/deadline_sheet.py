"""What is due, as a sheet (到期提醒) with links to the entries."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from gsafety_xl.deadlines import Deadline
from gsafety_xl.output.deadline_text import OVERDUE, SOON, TODAY, count_text, days_in_words, urgency
from gsafety_xl.output.duty_sheet import external_link, internal_link
from gsafety_xl.output.finding_sheet import Url
from gsafety_xl.output.sheets import Content, Heading, Link, SheetBook, Tinted
from gsafety_xl.workbook.master import DEADLINE_SHEET

_HEADINGS = [
    Heading("期限", 12),
    Heading("还有", 11),
    Heading("事项", 18),
    Heading("内容", 40),
    Heading("单位", 24),
    Heading("编号", 20),
    Heading("怎么办", 34),
    Heading("位置", 22),
]
_TINTS = {OVERDUE: "bad", TODAY: "warn", SOON: "warn"}


def write_deadlines(
    path: Path,
    deadlines: Sequence[Deadline],
    names: Mapping[str, str],
    folder: Path,
    created: datetime,
) -> None:
    """Write a workbook of its own; its links lead to the workbooks in ``folder``."""
    book = SheetBook(path, created=created)
    add_deadline_sheet(
        book, deadlines, names, lambda place: external_link(place, folder / place.workbook)
    )
    book.close()


def add_deadline_sheet(
    book: SheetBook,
    deadlines: Sequence[Deadline],
    names: Mapping[str, str],
    url: Url = internal_link,
) -> None:
    """Add the sheet: the most overdue first, each linked to the cell of its day."""
    sheet = book.sheet(DEADLINE_SHEET, DEADLINE_SHEET, count_text(deadlines), _HEADINGS)
    book.rows(sheet, [_row(item, names, url) for item in deadlines])


def _row(item: Deadline, names: Mapping[str, str], url: Url) -> list[Content]:
    words = days_in_words(item)
    tint = _TINTS.get(urgency(item))
    where = "!".join(filter(None, (item.place.sheet, item.place.cell)))
    return [
        item.day,
        words if tint is None else Tinted(words, tint),
        item.kind,
        item.what,
        names.get(item.unit, item.unit),
        item.row_id,
        item.act,
        Link(url(item.place), where),
    ]
