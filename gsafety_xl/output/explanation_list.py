"""Warnings that were explained: what, why, by whom (情况说明), as a sheet of the master."""

from collections.abc import Sequence

from gsafety_xl.model import Explained
from gsafety_xl.output.finding_sheet import Url
from gsafety_xl.output.sheets import Content, Heading, Link, SheetBook
from gsafety_xl.workbook.explanation_reading import explanation_words


def add_explanation_sheet(book: SheetBook, explained: Sequence[Explained], url: Url) -> None:
    """Add the sheet, with the columns of the workbooks' own, each linked to the entry."""
    words = explanation_words()
    widths = {"message": 40, "reason": 44, "where": 22, "row_id": 20, "remark": 20}
    headings = [Heading(label, widths.get(key, 13)) for key, label in words.columns.items()]
    sheet = book.sheet(words.sheet, words.title, f"已说明放行 {len(explained)} 处", headings)
    book.rows(sheet, [_row(item, url(item.finding.place)) for item in explained])


def _row(item: Explained, url: str) -> list[Content]:
    finding, explanation = item.finding, item.explanation
    place = finding.place
    where = "!".join(filter(None, (place.sheet, place.cell))) or place.workbook
    return [
        finding.key,
        finding.rule,
        Link(url, where) if url else where,
        finding.row_id,
        finding.message,
        explanation.reason,
        explanation.by,
        explanation.day,
        "",
    ]
