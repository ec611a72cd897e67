"""The sheet 情况说明: ready to be filled in, or with warnings to be explained."""

from collections.abc import Sequence
from datetime import date, datetime, time

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from gsafety_xl.model import Explanation
from gsafety_xl.workbook.explanation_reading import (
    explanation_words,
    is_explanation_sheet,
    read_explanations,
)
from gsafety_xl.workbook.form_page import set_up_page
from gsafety_xl.workbook.form_styles import HEADER_FILLS, Styles
from gsafety_xl.workbook.needs import Need
from gsafety_xl.workbook.text_size import lines_needed

__all__ = [
    "explanation_words",
    "is_explanation_sheet",
    "read_explanations",
    "write_explanations",
]

_WIDTHS = {
    "key": 15,
    "rule": 9,
    "where": 18,
    "row_id": 20,
    "message": 40,
    "reason": 44,
    "by": 10,
    "day": 13,
    "remark": 20,
}
#: What the clerk fills in.
_TYPED = frozenset({"reason", "by", "day"})
_INKS = {Need.REQUIRED: "#FFFFFF", Need.CONDITIONAL: "#1F2A37"}
#: Rows, counted from 0: the headings, the first line.
_HEADER, _FIRST = 2, 3
#: Rows that are ready to be filled in, with borders.
_PREPARED = 40
_LINE_HEIGHT = 15


def write_explanations(
    book: xlsxwriter.Workbook, styles: Styles, explanations: Sequence[Explanation] = ()
) -> None:
    """Add the sheet; without explanations it stands ready to be filled in."""
    sheet = book.add_worksheet(explanation_words().sheet)
    for position, width in enumerate(_WIDTHS.values()):
        sheet.set_column(position, position, width)
    _write_heading(sheet, styles)
    _write_lines(sheet, styles, explanations)
    sheet.freeze_panes(_FIRST, 0)
    set_up_page(sheet, repeated=(1, _FIRST))


def _write_heading(sheet: Worksheet, styles: Styles) -> None:
    words, last = explanation_words(), len(_WIDTHS) - 1
    title = styles.format(bold=True, font_size=16, font_scheme="none")
    note = styles.format(font_size=10, font_color="#5B6775", text_wrap=True, font_scheme="none")
    sheet.merge_range(0, 0, 0, last, words.title, title)
    sheet.merge_range(1, 0, 1, last, words.note, note)
    sheet.set_row(0, 28)
    sheet.set_row(1, _LINE_HEIGHT * lines_needed(words.note, sum(_WIDTHS.values())) + 6)
    for position, key in enumerate(_WIDTHS):
        need = Need.REQUIRED if key in _TYPED else Need.CONDITIONAL
        head = styles.boxed(
            bold=True,
            align="center",
            bg_color=HEADER_FILLS[need],
            font_color=_INKS[need],
            font_scheme="none",
        )
        sheet.write_string(_HEADER, position, words.columns[key], head)
    sheet.set_row(_HEADER, 24)


def _write_lines(sheet: Worksheet, styles: Styles, explanations: Sequence[Explanation]) -> None:
    cell = styles.boxed(text_wrap=True, font_size=10, font_scheme="none")
    day = styles.boxed(num_format="yyyy-mm-dd", align="center", font_size=10, font_scheme="none")
    empty = [None] * max(0, _PREPARED - len(explanations))
    for row, item in enumerate([*explanations, *empty], start=_FIRST):
        for position, key in enumerate(_WIDTHS):
            value = getattr(item, key, None)
            look = day if key == "day" else cell
            if isinstance(value, date):
                sheet.write_datetime(row, position, datetime.combine(value, time(0)), look)
            elif value:
                sheet.write_string(row, position, value, look)
            else:
                sheet.write_blank(row, position, None, look)
