"""A ledger's sheet: title, line below it, a real Excel table, drop-downs, colours, paper."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from gsafety_xl.model import column_letters
from gsafety_xl.schema import Catalogue
from gsafety_xl.workbook.form_entries import write_entries
from gsafety_xl.workbook.form_formulas import FilledLedger
from gsafety_xl.workbook.form_marks import add_marks
from gsafety_xl.workbook.form_page import set_up_page
from gsafety_xl.workbook.form_plan import FIRST_ENTRY, HEADER_ROW, FormPlan, Layout
from gsafety_xl.workbook.form_settings import form_settings
from gsafety_xl.workbook.form_sheet_class import FormSheet
from gsafety_xl.workbook.form_styles import TABLE_STYLE, Styles
from gsafety_xl.workbook.form_widths import CHARACTER, width_of
from gsafety_xl.workbook.form_words import form_words
from gsafety_xl.workbook.needs import Need, need_of
from gsafety_xl.workbook.text_size import lines_needed
from gsafety_xl.workbook.validations import header_hint, validation_for

#: Columns that stay in sight and are printed on every page: 序号 and 编号.
_FIXED_COLUMNS = 2
#: The column above which the way to the guide stands.
_GUIDE_LINK = 2
#: What fits one page across in letters that can be read, in column units.
_PAGE_WIDTH = 230


@dataclass(frozen=True)
class FormContext:
    """What writing any ledger's sheet of a form needs.

    ``explained`` is the row of the guide at which a ledger is explained, by ledger key.
    """

    book: xlsxwriter.Workbook
    styles: Styles
    plan: FormPlan
    catalogue: Catalogue
    explained: Mapping[str, int]


def write_ledger(context: FormContext, filled: FilledLedger) -> None:
    """Add a ledger's sheet with the plan's entries in it."""
    layout = filled.layout
    sheet = context.book.add_worksheet(layout.ledger.sheet, FormSheet)
    _write_heading(sheet, context, layout)
    _set_columns(sheet, context, layout)
    _add_table(sheet, context, filled)
    write_entries(sheet, context.styles, filled, context.plan, context.catalogue)
    _add_validations(sheet, context, layout)
    add_marks(sheet, layout, context.catalogue, context.styles)
    last = column_letters(len(layout.columns))
    sheet.ignore_errors({"number_stored_as_text": f"A{FIRST_ENTRY}:{last}{layout.last_prepared}"})
    sheet.freeze_panes(HEADER_ROW, _FIXED_COLUMNS)
    sheet.set_selection(FIRST_ENTRY - 1, 0, FIRST_ENTRY - 1, 0)
    sheet.set_zoom(95)
    sheet.set_tab_color(form_settings().group_of(layout.ledger.sheet).colour)
    set_up_page(sheet, repeated=(1, HEADER_ROW), pages_across=_pages_across(layout))
    sheet.repeat_columns(0, _FIXED_COLUMNS - 1)


def _pages_across(layout: Layout) -> int:
    """Return how many pages a ledger takes beside each other; each repeats the fixed columns."""
    widths = [width_of(column, layout) for column in layout.columns]
    fixed = sum(widths[:_FIXED_COLUMNS])
    return max(1, math.ceil((sum(widths) - fixed) / (_PAGE_WIDTH - fixed)))


def _write_heading(sheet: Worksheet, context: FormContext, layout: Layout) -> None:
    styles, last, words = context.styles, len(layout.columns) - 1, form_words()
    sheet.merge_range(0, 0, 0, last, layout.ledger.title, styles.title)
    sheet.merge_range(1, 0, 1, _FIXED_COLUMNS - 1, "", styles.way_back)
    row = context.explained[layout.ledger.key]
    for column, target, text, tip in (
        (0, f"'{words.sheets.contents}'!A1", words.ledger.back, words.ledger.back_tip),
        (_GUIDE_LINK, f"'{words.sheets.guide}'!A{row}", words.ledger.how, words.ledger.how_tip),
    ):
        sheet.write_url(1, column, f"internal:{target}", styles.way_back, text, tip)
    start = _GUIDE_LINK + 1
    sheet.merge_range(1, start, 1, last, "", styles.subtitle)
    sheet.write_rich_string(1, start, *_subtitle(context, layout), styles.subtitle)
    sheet.set_row(0, 30)
    sheet.set_row(1, 20)


def _subtitle(context: FormContext, layout: Layout) -> Iterator[str | Format]:
    words, plan, styles = form_words(), context.plan, context.styles
    yield styles.subtitle
    yield words.ledger.subtitle.format(
        unit=plan.unit.name, year=plan.year, row_is=layout.ledger.row_is
    )
    shown = {need_of(column) for column in layout.columns}
    for need in filter(shown.__contains__, Need):
        yield styles.swatch(need)
        yield words.ledger.square
        yield styles.subtitle
        yield words.needs[need] + words.ledger.separator


def _set_columns(sheet: Worksheet, context: FormContext, layout: Layout) -> None:
    lines = 1
    for position, column in enumerate(layout.columns):
        width = width_of(column, layout)
        sheet.set_column(position, position, width, context.styles.entry(column))
        lines = max(lines, lines_needed(column.label, width * 2 / CHARACTER))
    sheet.set_row(HEADER_ROW - 1, 16 * max(lines, 2) + 4)


def _add_table(sheet: Worksheet, context: FormContext, filled: FilledLedger) -> None:
    layout = filled.layout
    columns = [
        {"header": column.label, "header_format": context.styles.header(need_of(column))}
        for column in layout.columns
    ]
    for column, options in zip(layout.columns, columns, strict=True):
        if column.key in filled.computations:
            options["formula"] = filled.computations[column.key].formula
    sheet.add_table(
        HEADER_ROW - 1,
        0,
        layout.last_entry - 1,
        len(layout.columns) - 1,
        {"name": layout.table_name, "style": TABLE_STYLE, "columns": columns},
    )


def _add_validations(sheet: Worksheet, context: FormContext, layout: Layout) -> None:
    for position, column in enumerate(layout.columns):
        hint = header_hint(column, layout, context.catalogue)
        sheet.data_validation(HEADER_ROW - 1, position, HEADER_ROW - 1, position, hint)
        made = validation_for(column, layout, context.catalogue, plan=context.plan)
        sheet.data_validation(layout.area(column.key), made)
