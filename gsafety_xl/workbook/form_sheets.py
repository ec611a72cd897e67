"""A ledger's sheet: title, line below it, a real Excel table, drop-downs, colours, paper."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from gsafety_xl.model import Raw, Value, column_letters
from gsafety_xl.schema import Catalogue, ColumnSpec, ColumnType
from gsafety_xl.workbook.cells import to_cell
from gsafety_xl.workbook.form_formulas import Computation, computation_of
from gsafety_xl.workbook.form_marks import add_marks
from gsafety_xl.workbook.form_page import set_up_page
from gsafety_xl.workbook.form_plan import FIRST_ENTRY, HEADER_ROW, FormPlan, Layout
from gsafety_xl.workbook.form_styles import TABLE_STYLE, Styles
from gsafety_xl.workbook.form_words import form_words
from gsafety_xl.workbook.needs import Need, need_of
from gsafety_xl.workbook.text_size import lines_needed, text_width
from gsafety_xl.workbook.validations import validation_for

#: Width of a Chinese character in column units; the unit is a digit of the default font.
_CHARACTER = 1.75
_MARGIN = 0.3
_BRACKETED, _ONE_LINE = 4, 6
#: Days need this width, or the cell shows ####.
_SHOWN = {ColumnType.DATE: 12, ColumnType.DATETIME: 18}
_LINE_HEIGHT = 14.5
_FIRST_SPREADSHEET_YEAR = 1900


@dataclass(frozen=True)
class FormContext:
    """What writing any sheet of a form needs."""

    book: xlsxwriter.Workbook
    styles: Styles
    plan: FormPlan
    catalogue: Catalogue


def write_ledger(context: FormContext, layout: Layout) -> None:
    """Add a ledger's sheet with the plan's entries in it."""
    sheet = context.book.add_worksheet(layout.ledger.sheet)
    _write_heading(sheet, context, layout)
    _set_columns(sheet, context, layout)
    _add_table(sheet, context, layout)
    _write_entries(sheet, context, layout)
    for column in layout.columns:
        sheet.data_validation(
            layout.area(column.key), validation_for(column, layout, context.catalogue)
        )
    add_marks(sheet, layout, context.catalogue, context.styles)
    last = column_letters(len(layout.columns))
    sheet.ignore_errors({"number_stored_as_text": f"A{FIRST_ENTRY}:{last}{layout.last_prepared}"})
    sheet.freeze_panes(HEADER_ROW, 2)
    sheet.set_selection(FIRST_ENTRY - 1, 0, FIRST_ENTRY - 1, 0)
    sheet.set_zoom(95)
    sheet.set_tab_color("#7C8A99" if layout.ledger.sheet.startswith("9") else "#4F9A7C")
    set_up_page(sheet, repeated=(1, HEADER_ROW))


def column_width(column: ColumnSpec) -> float:
    """Return the width in characters: as declared, but wide enough for the header.

    A measure in brackets goes on a second line: such columns are as narrow as the words before.
    """
    before, bracket, _ = column.label.partition("（")
    if bracket and len(before) >= _BRACKETED:
        return (len(before) + 1) * _CHARACTER + _MARGIN
    return max(column.width, _header_width(column.label), _SHOWN.get(column.type, 0))


def _header_width(label: str) -> float:
    """Return the width of a header: in one line up to six characters, else in two even ones."""
    characters = text_width(label) / 2
    if characters > _ONE_LINE:
        characters = math.ceil(characters / 2)
    return characters * _CHARACTER + 1


def _write_heading(sheet: Worksheet, context: FormContext, layout: Layout) -> None:
    styles, last = context.styles, len(layout.columns) - 1
    sheet.merge_range(0, 0, 0, last, layout.ledger.title, styles.title)
    sheet.merge_range(1, 0, 1, last, "", styles.subtitle)
    sheet.write_rich_string(1, 0, *_subtitle(context, layout), styles.subtitle)
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
        width = column_width(column)
        sheet.set_column(position, position, width, context.styles.entry(column))
        lines = max(lines, lines_needed(column.label, width * 2 / _CHARACTER))
    sheet.set_row(HEADER_ROW - 1, 16 * max(lines, 2) + 4)


def _add_table(sheet: Worksheet, context: FormContext, layout: Layout) -> None:
    columns = [
        {"header": column.label, "header_format": context.styles.header(need_of(column))}
        for column in layout.columns
    ]
    for column, options in zip(layout.columns, columns, strict=True):
        computation = computation_of(layout.ledger.key, column.key)
        if computation is not None:
            options["formula"] = computation.formula(layout, context.catalogue)
    sheet.add_table(
        HEADER_ROW - 1,
        0,
        layout.last_entry - 1,
        len(layout.columns) - 1,
        {"name": layout.table_name, "style": TABLE_STYLE, "columns": columns},
    )


def _write_entries(sheet: Worksheet, context: FormContext, layout: Layout) -> None:
    entries = context.plan.rows.get(layout.ledger.key, ())
    for row, entry in enumerate(entries, start=FIRST_ENTRY - 1):
        lines = 1
        for position, column in enumerate(layout.columns):
            raw = to_cell(entry.get(column.key), column, context.catalogue, context.plan.register)
            _write_cell(sheet, (row, position), raw, context.styles.entry(column))
            if isinstance(raw, str):
                lines = max(lines, lines_needed(raw, column_width(column)))
        if lines > 1:
            # rows are not fitted to their text on opening by every spreadsheet program
            sheet.set_row(row, _LINE_HEIGHT * lines + 2)
    for position in range(len(layout.columns)):
        _write_computed(sheet, context, layout, position)


def _write_computed(sheet: Worksheet, context: FormContext, layout: Layout, position: int) -> None:
    column = layout.columns[position]
    computation = computation_of(layout.ledger.key, column.key)
    if computation is None:
        return
    formula, style = computation.formula(layout, context.catalogue), context.styles.entry(column)
    results = _results(computation, context.plan.rows.get(layout.ledger.key, ()))
    for offset in range(layout.entry_rows):
        value = results[offset] if offset < len(results) else None
        raw = to_cell(value, column, context.catalogue, context.plan.register)
        sheet.write_formula(
            FIRST_ENTRY - 1 + offset, position, formula, style, "" if raw is None else raw
        )


def _results(computation: Computation, entries: Sequence[Mapping[str, Value]]) -> list[Value]:
    return [computation.value(entry, entries) for entry in entries]


def _write_cell(sheet: Worksheet, place: tuple[int, int], raw: Raw, style: Format) -> None:
    """Write one cell; text always as text, so that ``=1+1`` typed by a clerk stays what it is."""
    if isinstance(raw, date) and raw.year >= _FIRST_SPREADSHEET_YEAR:
        sheet.write_datetime(*place, raw, style)
    elif isinstance(raw, int | float):
        sheet.write_number(*place, raw, style)
    elif raw is not None:
        sheet.write_string(*place, str(raw), style)
