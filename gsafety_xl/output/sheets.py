"""Plain, calm sheets written with XlsxWriter: a title, a line below it, a filterable table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeAlias

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from gsafety_xl.workbook.cell_texts import write_text
from gsafety_xl.workbook.text_size import lines_needed

Cell: TypeAlias = str | int | float | bool | date | datetime | None

FONT = "等线"
_INK, _LINE, _HEAD = "#1F2A37", "#C9D1DA", "#DCE8E0"
#: Points: a line of text, the room above and below it, the tallest row Excel allows.
_LINE_HEIGHT, _PADDING, _TALLEST = 14, 4, 409
#: A spreadsheet knows no days before; a slip such as 1026-05-03 stays a text.
_FIRST_SPREADSHEET_YEAR = 1900
#: Fill colours for words that say how something stands.
TINTS: dict[str, dict[str, str | float | bool]] = {
    "bad": {"bg_color": "#F8E1DE"},
    "warn": {"bg_color": "#FBF1D9"},
    "good": {"bg_color": "#E3F1E5"},
    "calm": {"bg_color": "#EEF1F4"},
}


@dataclass(frozen=True, slots=True)
class Heading:
    """One column of a sheet: its label and width in characters."""

    label: str
    width: float = 12


@dataclass(frozen=True, slots=True)
class Link:
    """A cell that leads somewhere: ``url`` as XlsxWriter takes it (internal: or external:)."""

    url: str
    text: str


@dataclass(frozen=True, slots=True)
class Tinted:
    """A word with one of the ``TINTS`` behind it."""

    text: str
    tint: str


#: What a table row may hold.
Content: TypeAlias = Cell | Link | Tinted


class Sheets:
    """Adds sheets to a workbook that somebody else opens and closes; formats are made once."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        """Remember the workbook."""
        self.book = book
        self._formats: dict[tuple[tuple[str, Any], ...], Format] = {}
        self._widths: dict[str, list[float]] = {}

    def format(self, **properties: str | float | bool) -> Format:
        """Return a format in the house font, the same object for the same properties."""
        whole = {
            "font_name": FONT,
            "font_scheme": "none",
            "font_size": 10.5,
            "font_color": _INK,
            "valign": "vcenter",
            **properties,
        }
        key = tuple(sorted(whole.items()))
        if key not in self._formats:
            self._formats[key] = self.book.add_format(whole)
        return self._formats[key]

    def sheet(self, name: str, title: str, note: str, headings: Sequence[Heading]) -> Worksheet:
        """Add a sheet with title, note and header row (row 3), set up for A4 landscape."""
        sheet = self.book.add_worksheet(name)
        last = max(len(headings) - 1, 1)
        head: dict[str, str | float | bool] = {
            "bold": True,
            "bg_color": _HEAD,
            "border": 1,
            "border_color": _LINE,
            "text_wrap": True,
            "align": "center",
        }
        sheet.merge_range(
            0, 0, 0, last, title, self.format(bold=True, font_size=15, align="center")
        )
        sheet.merge_range(1, 0, 1, last, note, self.format(font_color="#5B6775", text_wrap=True))
        sheet.set_row(0, 28)
        self._widths[name] = [heading.width for heading in headings]
        for position, heading in enumerate(headings):
            sheet.set_column(position, position, heading.width)
            sheet.write_string(2, position, heading.label, self.format(**head))
        sheet.set_row(2, 30)
        sheet.freeze_panes(3, 0)
        _set_up_print(sheet)
        return sheet

    def rows(self, sheet: Worksheet, rows: Sequence[Sequence[Content]]) -> None:
        """Write table rows from row 4 on and put a filter over them."""
        body: dict[str, str | float | bool] = {
            "border": 1,
            "border_color": _LINE,
            "text_wrap": True,
        }
        plain = self.format(**body)
        day = self.format(**body, num_format="yyyy-mm-dd", align="center")
        link = self.format(**body, font_color="#1F5FA8", underline=1)
        tints = {name: self.format(**body, align="center", **tint) for name, tint in TINTS.items()}
        shown = {"": plain, "day": day, "link": link, **tints}
        widths = self._widths[sheet.get_name()]
        for number, row in enumerate(rows, start=3):
            # set outright: programs differ in whether they fit a row to wrapped text on opening
            lines = max(
                (
                    lines_needed(_text(cell), width)
                    for cell, width in zip(row, widths, strict=False)
                ),
                default=1,
            )
            sheet.set_row(number, min(_LINE_HEIGHT * lines + _PADDING, _TALLEST))
            blanks = [None] * (len(widths) - len(row))
            for position, cell in enumerate([*row, *blanks]):
                self._write(sheet, (number, position), cell, shown)
        width = max((len(row) for row in rows), default=0)
        if rows:
            sheet.autofilter(2, 0, 2 + len(rows), width - 1)

    @staticmethod
    def _write(
        sheet: Worksheet,
        place: tuple[int, int],
        cell: Content,
        formats: Mapping[str, Format],
    ) -> None:
        if isinstance(cell, Link):
            sheet.write_url(*place, cell.url, formats["link"], cell.text)
        elif isinstance(cell, Tinted):
            sheet.write_string(*place, cell.text, formats[cell.tint])
        elif isinstance(cell, str):
            write_text(sheet, place, cell, formats[""])
        elif isinstance(cell, date) and cell.year < _FIRST_SPREADSHEET_YEAR:
            sheet.write_string(*place, str(cell), formats["day"])
        elif isinstance(cell, date):
            sheet.write_datetime(*place, cell, formats["day"])
        else:
            sheet.write(*place, cell, formats[""])


class SheetBook(Sheets):
    """A workbook of such sheets, being written."""

    def __init__(self, path: Path, *, created: datetime) -> None:
        """Open a workbook; ``created`` goes into its properties so that bytes repeat."""
        options = {
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "default_date_format": "yyyy-mm-dd",
        }
        super().__init__(xlsxwriter.Workbook(str(path), options))
        self.book.set_properties({"created": created})

    def close(self) -> None:
        """Write the file."""
        self.book.close()


def _text(cell: Content) -> str:
    if isinstance(cell, Link | Tinted):
        return cell.text
    return cell if isinstance(cell, str) else ""


def _set_up_print(sheet: Worksheet) -> None:
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(2)
    sheet.set_footer("&C第 &P 页 共 &N 页")
    sheet.center_horizontally()
    sheet.hide_gridlines(2)
