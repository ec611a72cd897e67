"""The parameter sheet (参数): every threshold, on what it rests, and the bureau's own value.

Only the cells of 本局取值 are open to typing; the sheet is protected without a password.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from gsafety_xl.schema import Catalogue, Parameter
from gsafety_xl.schema.parameter_kinds import Kind, kind_of, shown_value
from gsafety_xl.schema.parameter_use import uses_of
from gsafety_xl.schema.parameter_words import parameter_words
from gsafety_xl.workbook.form_page import set_up_page
from gsafety_xl.workbook.form_styles import HEADER_FILLS, Styles
from gsafety_xl.workbook.needs import Need
from gsafety_xl.workbook.parameter_validation import NUMBERS, bounds_in_words, validation_of
from gsafety_xl.workbook.text_size import lines_needed

#: Widths in characters, column by column as in the wording's ``columns``.
_WIDTHS = (25, 31, 22, 22, 9, 44, 6, 6, 28)
_OWN = 3
#: Rows of title, note and headings; the last is the first row with parameters (0-based).
_TITLE, _NOTE, _HEADINGS, _FIRST = range(4)
_LINE_HEIGHT, _PADDING, _TALLEST = 14.5, 5, 409
_LETTERING = 0.85
_TABLE_LOOK: dict[str, str | float | bool] = {
    "text_wrap": True,
    "font_size": 10,
    "font_scheme": "none",
}
_ON_LINES = {Kind.SPANS, Kind.CHECKPOINTS, Kind.NAMED_DAYS}
_GREY, _PALE, _CHANGED = "#8A94A0", "#EEF1F4", "#FBF1D9"


@dataclass
class _Sheet:
    """The sheet being written, with the looks of its cells; ``row`` is the next one."""

    sheet: Worksheet
    styles: Styles
    row: int = _FIRST

    def look(self, **properties: str | float | bool) -> Format:
        """Return the format of a cell in the table."""
        return self.styles.boxed(**{**_TABLE_LOOK, **properties})

    def height(self, cells: Sequence[str]) -> None:
        """Make the row high enough for its wrapped texts and go to the next."""
        widths = (width / _LETTERING for width in _WIDTHS)
        lines = max(lines_needed(text, width) for text, width in zip(cells, widths, strict=True))
        self.sheet.set_row(self.row, min(_LINE_HEIGHT * lines + _PADDING, _TALLEST))
        self.row += 1


def write_parameters(book: xlsxwriter.Workbook, styles: Styles, catalogue: Catalogue) -> None:
    """Add the sheet with every parameter of the catalogue, by subject; own values stand in it."""
    words = parameter_words()
    pen = _Sheet(book.add_worksheet(words.sheet), styles)
    _write_head(pen)
    uses = uses_of(catalogue)
    for group, parameters in _grouped(catalogue):
        _write_group(pen, group)
        for key, parameter in parameters.items():
            _write_parameter(pen, key, parameter, uses.get(key, []))
    _finish(pen.sheet, pen.row)


def parameter_sheet(catalogue: Catalogue) -> Callable[[xlsxwriter.Workbook], None]:
    """Return what adds the sheet to a workbook that is being written."""

    def add(book: xlsxwriter.Workbook) -> None:
        write_parameters(book, Styles(book), catalogue)

    return add


def _write_head(pen: _Sheet) -> None:
    words = parameter_words()
    last = len(_WIDTHS) - 1
    for position, width in enumerate(_WIDTHS):
        pen.sheet.set_column(position, position, width)
    title = pen.styles.format(bold=True, font_size=16, font_scheme="none")
    note = pen.styles.format(font_size=10, font_color="#5B6775", text_wrap=True, font_scheme="none")
    pen.sheet.merge_range(_TITLE, 0, _TITLE, last, words.title, title)
    pen.sheet.merge_range(_NOTE, 0, _NOTE, last, words.note, note)
    pen.sheet.set_row(_TITLE, 28)
    pen.sheet.set_row(_NOTE, _LINE_HEIGHT * lines_needed(words.note, sum(_WIDTHS)) + _PADDING)
    fill = HEADER_FILLS[Need.CONDITIONAL]
    head = pen.look(bold=True, align="center", bg_color=fill)
    strong = HEADER_FILLS[Need.REQUIRED]
    own = pen.look(bold=True, align="center", bg_color=strong, font_color="#FFFFFF")
    for position, label in enumerate(words.columns.values()):
        pen.sheet.write_string(_HEADINGS, position, label, own if position == _OWN else head)
    pen.sheet.set_row(_HEADINGS, 24)


def _grouped(catalogue: Catalogue) -> Iterator[tuple[str, dict[str, Parameter]]]:
    """Yield the title and the parameters of each subject; what has no known subject comes last."""
    groups = parameter_words().groups
    other = list(groups)[-1]
    for name, title in groups.items():
        inside = {
            key: item
            for key, item in catalogue.parameters.items()
            if (item.group if item.group in groups else other) == name
        }
        if inside:
            yield title, inside


def _write_group(pen: _Sheet, title: str) -> None:
    look = pen.look(bold=True, bg_color="#EAF2EE", font_color=HEADER_FILLS[Need.REQUIRED])
    pen.sheet.merge_range(pen.row, 0, pen.row, len(_WIDTHS) - 1, title, look)
    pen.sheet.set_row(pen.row, 20)
    pen.row += 1


def _write_parameter(pen: _Sheet, key: str, parameter: Parameter, uses: Sequence[str]) -> None:
    shipped = parameter.shipped
    basis = shipped.basis
    cells = [
        key,
        parameter.label,
        _in_cell(shipped),
        "" if parameter.default is None else _in_cell(parameter),
        parameter.measure,
        "：".join(filter(None, [basis.name, basis.source])),
        basis.confidence,
        parameter_words().verify if basis.verify else "",
        _note(parameter, uses),
    ]
    looks = _looks(pen)
    for position, (text, look) in enumerate(zip(cells, looks, strict=True)):
        if position != _OWN:
            pen.sheet.write_string(pen.row, position, text, look)
    if shipped.number is not None:
        pen.sheet.write_number(pen.row, 2, shipped.number, looks[2])
    _write_own(pen, parameter)
    pen.height(cells)


def _in_cell(parameter: Parameter) -> str:
    """Return a value as it stands in its cell: of a list of days, each on its own line."""
    text, separator = shown_value(parameter), parameter_words().separator
    return text.replace(separator, f"{separator}\n") if kind_of(parameter) in _ON_LINES else text


def _looks(pen: _Sheet) -> list[Format]:
    plain, centred = pen.look(), pen.look(align="center")
    key = pen.look(font_color=_GREY, font_size=8)
    left = pen.look(align="left")
    return [key, plain, left, plain, centred, plain, centred, centred, plain]


def _write_own(pen: _Sheet, parameter: Parameter) -> None:
    """Write the open cell; where there is nothing to set, a dash that cannot be changed."""
    if not parameter.adjustable:
        look = pen.look(align="center", font_color=_GREY, bg_color=_PALE)
        pen.sheet.write_string(pen.row, _OWN, parameter_words().fixed, look)
        return
    fill = "#FFFFFF" if parameter.default is None else _CHANGED
    shape = "General" if kind_of(parameter) in NUMBERS else "@"
    look = pen.look(align="left", locked=False, num_format=shape, bg_color=fill)
    if parameter.default is None:
        pen.sheet.write_blank(pen.row, _OWN, None, look)
    elif parameter.number is not None:
        pen.sheet.write_number(pen.row, _OWN, parameter.number, look)
    else:
        pen.sheet.write_string(pen.row, _OWN, _in_cell(parameter), look)
    pen.sheet.data_validation(pen.row, _OWN, pen.row, _OWN, validation_of(parameter))


def _note(parameter: Parameter, uses: Sequence[str]) -> str:
    words = parameter_words()
    code = words.code.format(code=parameter.code) if parameter.code else ""
    parts = [parameter.note, *bounds_in_words(parameter), _use(parameter, uses), code]
    return words.separator.join(filter(None, parts))


def _use(parameter: Parameter, uses: Sequence[str]) -> str:
    """Say what goes by the parameter, as far as that is declared and its note does not say it."""
    words = parameter_words()
    if uses:
        return words.used.format(rules="、".join(uses))
    if not parameter.adjustable:
        return words.reference
    return "" if parameter.note else words.unused


def _finish(sheet: Worksheet, rows: int) -> None:
    sheet.freeze_panes(_FIRST, 2)
    sheet.hide_gridlines(2)
    sheet.set_tab_color("#9AA5B1")
    set_up_page(sheet, repeated=(_HEADINGS + 1, _HEADINGS + 1))
    sheet.print_area(0, 0, rows - 1, len(_WIDTHS) - 1)
    sheet.protect("", {"format_columns": True, "format_rows": True})
