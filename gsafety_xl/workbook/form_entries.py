"""The entries of a ledger's sheet: what was given, and what the sheet reckons itself."""

from datetime import date

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from gsafety_xl.model import Raw
from gsafety_xl.schema import Catalogue
from gsafety_xl.workbook.cell_texts import write_text
from gsafety_xl.workbook.cells import to_cell
from gsafety_xl.workbook.form_formulas import FilledLedger
from gsafety_xl.workbook.form_plan import FIRST_ENTRY, FormPlan, days_since_epoch
from gsafety_xl.workbook.form_styles import Styles
from gsafety_xl.workbook.form_widths import column_width
from gsafety_xl.workbook.text_size import lines_needed

_LINE_HEIGHT = 14.5
_FIRST_SPREADSHEET_YEAR = 1900

#: Points: no spreadsheet program makes a row taller.
_TALLEST = 409


def write_entries(
    sheet: Worksheet, styles: Styles, filled: FilledLedger, plan: FormPlan, catalogue: Catalogue
) -> None:
    """Write the entries, each row high enough for its text, and a formula down every table."""
    columns = filled.layout.columns
    rows = [
        [to_cell(entry.get(column.key), column, catalogue, plan.register) for column in columns]
        for entry in filled.entries
    ]
    for position, column in enumerate(columns):
        cells, style = [row[position] for row in rows], styles.entry(column)
        computation = filled.computations.get(column.key)
        if computation is not None:
            _write_formulas(sheet, position, computation.formula, style, _padded(cells, filled))
            continue
        for row, raw in enumerate(cells, start=FIRST_ENTRY - 1):
            _write_cell(sheet, (row, position), raw, style)
    _set_heights(sheet, [column_width(column) for column in columns], rows)


def _padded(cells: list[Raw], filled: FilledLedger) -> list[Raw]:
    """Return the cells of a column down to the end of the table."""
    return cells + [None] * (filled.layout.entry_rows - len(cells))


def _write_formulas(
    sheet: Worksheet, position: int, formula: str, style: Format, results: list[Raw]
) -> None:
    for row, raw in enumerate(results, start=FIRST_ENTRY - 1):
        sheet.write_formula(row, position, formula, style, _stored(raw))


def _set_heights(sheet: Worksheet, widths: list[float], rows: list[list[Raw]]) -> None:
    """Fit rows to their text, which not every spreadsheet program does on opening."""
    for number, row in enumerate(rows, start=FIRST_ENTRY - 1):
        texts = [(raw, width) for raw, width in zip(row, widths, strict=True)]
        lines = max(
            (lines_needed(raw, width) for raw, width in texts if isinstance(raw, str)), default=1
        )
        if lines > 1:
            sheet.set_row(number, min(_LINE_HEIGHT * lines + 2, _TALLEST))


def _stored(raw: Raw) -> str | int | float:
    """Return a result as a file stores it beside its formula; a day as its number."""
    if isinstance(raw, date):
        return days_since_epoch(raw)
    return raw if isinstance(raw, str | int | float) else ""


def _write_cell(sheet: Worksheet, place: tuple[int, int], raw: Raw, style: Format) -> None:
    """Write one cell; text always as text, so that ``=1+1`` typed by a clerk stays what it is."""
    if isinstance(raw, date) and raw.year >= _FIRST_SPREADSHEET_YEAR:
        sheet.write_datetime(*place, raw, style)
    elif isinstance(raw, int | float):
        sheet.write_number(*place, raw, style)
    elif raw is not None:
        write_text(sheet, place, str(raw), style)
