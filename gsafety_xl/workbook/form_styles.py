"""One family of formats for all sheets of a form: calm on screen, plain on a grey printer."""

from typing import Any

import xlsxwriter
from xlsxwriter.format import Format

from gsafety_xl.schema import ColumnSpec, ColumnType
from gsafety_xl.workbook.needs import Need

FONT = "等线"
#: Rows of light green bands in the theme that XlsxWriter ships; almost white on paper.
TABLE_STYLE = "Table Style Light 4"

LINK = "#1F5FA8"
_INK, _MUTED, _LINE = "#1F2A37", "#5B6775", "#B9C4CC"
_CARD, _HAIR = "#F1F6F3", "#E3E8EC"
#: Fill of a header by how its column is to be filled; the lettering differs too (grey printers).
HEADER_FILLS = {
    Need.REQUIRED: "#2F6B57",
    Need.CONDITIONAL: "#BFD8CC",
    Need.OPTIONAL: "#DDE4EA",
    Need.COMPUTED: "#F1EAD8",
}
_HEADER_LETTERS: dict[Need, dict[str, Any]] = {
    Need.REQUIRED: {"bold": True, "font_color": "#FFFFFF"},
    Need.CONDITIONAL: {"bold": True},
    Need.OPTIONAL: {},
    Need.COMPUTED: {"italic": True},
}
#: What a coloured cell means; the word in the cell says the same.
TONES: dict[str, dict[str, Any]] = {
    "good": {"bg_color": "#E3F1E5", "font_color": "#1E5B3A"},
    "open": {"bg_color": "#FBF1D9", "font_color": "#7A5200"},
    "bad": {"bg_color": "#F8E1DE", "font_color": "#9B2C20", "bold": True},
    # no fill: it would hide the one that a check marks a cell with
    "missing": {"border": 1, "border_color": "#E0A030"},
}
_NUMBER_FORMATS = {
    ColumnType.DATE: "yyyy-mm-dd",
    ColumnType.DATETIME: "yyyy-mm-dd hh:mm",
    ColumnType.COUNT: "0",
    ColumnType.MONTH: "@",
    ColumnType.TEXT: "@",
    ColumnType.ATTACHMENT: "@",
}
_CENTRED = {
    ColumnType.DATE,
    ColumnType.DATETIME,
    ColumnType.MONTH,
    ColumnType.FLAG,
    ColumnType.CHOICE,
}


class Styles:
    """The formats of one workbook, each made once."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        """Remember the workbook that the formats belong to."""
        self._book = book
        self._made: dict[tuple[tuple[str, Any], ...], Format] = {}

    def format(self, **properties: str | float | bool) -> Format:
        """Return a format in the house font; the same object for the same properties."""
        whole = {
            "font_name": FONT,
            "font_size": 10.5,
            "font_color": _INK,
            "valign": "vcenter",
            **properties,
        }
        key = tuple(sorted(whole.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(whole)
        return self._made[key]

    @property
    def title(self) -> Format:
        """Return the format of the first row."""
        return self.format(bold=True, font_size=16)

    @property
    def front_title(self) -> Format:
        """Return the format of the title of the first sheet."""
        return self.format(bold=True, font_size=20, font_color=HEADER_FILLS[Need.REQUIRED])

    @property
    def card_label(self) -> Format:
        """Return the format of the words above a figure in front."""
        return self.format(font_size=10, font_color=_MUTED, align="center", bg_color=_CARD)

    def card_figure(self, number_format: str) -> Format:
        """Return the format of a figure in front."""
        looks: dict[str, Any] = {"bold": True, "font_size": 18, "align": "center"}
        return self.format(num_format=number_format, bg_color=_CARD, **looks)

    def contents_line(self, *, link: bool = False, **properties: str | float | bool) -> Format:
        """Return the format of a cell in the table of ledgers, thinly underlined."""
        looks: dict[str, Any] = {"font_color": LINK, "underline": 1} if link else {}
        return self.format(bottom=1, bottom_color=_HAIR, **looks, **properties)

    @property
    def subtitle(self) -> Format:
        """Return the format of the small line below the title."""
        return self.format(font_size=10, font_color=_MUTED)

    @property
    def heading(self) -> Format:
        """Return the format of a heading inside a sheet."""
        return self.format(bold=True, font_size=12, font_color=HEADER_FILLS[Need.REQUIRED])

    @property
    def link(self) -> Format:
        """Return the format of a ledger's heading that leads to its sheet."""
        return self.boxed(bold=True, font_color=HEADER_FILLS[Need.REQUIRED], bg_color="#EAF2EE")

    @property
    def way_back(self) -> Format:
        """Return the format of the link to the first sheet."""
        return self.format(font_size=10, font_color=LINK, underline=1)

    def header(self, need: Need) -> Format:
        """Return the format of a column header."""
        return self.boxed(
            bg_color=HEADER_FILLS[need], align="center", text_wrap=True, **_HEADER_LETTERS[need]
        )

    def boxed(self, **properties: str | float | bool) -> Format:
        """Return the format of a cell with thin lines round it."""
        return self.format(border=1, border_color=_LINE, **properties)

    def swatch(self, need: Need) -> Format:
        """Return the lettering of the legend's coloured square."""
        return self.format(font_size=10, font_color=HEADER_FILLS[need])

    def entry(self, column: ColumnSpec) -> Format:
        """Return the format of a column's entries: number format, place in the cell, wrapping."""
        properties: dict[str, Any] = {"num_format": _NUMBER_FORMATS.get(column.type, "General")}
        if column.type in _CENTRED or column.key == "seq":
            properties["align"] = "center"
        elif column.type.is_number:
            # away from the text of the next column
            properties |= {"align": "right", "indent": 1}
        if not column.type.is_number and not column.type.is_day:
            properties["text_wrap"] = True
        if column.system:
            properties["font_color"] = _MUTED
        return self.boxed(**properties)

    def tone(self, name: str, *, number_format: str = "") -> Format:
        """Return the format that a condition lays over a cell: colours, and what a day shows."""
        key = (("tone", name), ("num_format", number_format))
        if key not in self._made:
            shown = {"num_format": number_format} if number_format else {}
            self._made[key] = self._book.add_format({**TONES[name], **shown})
        return self._made[key]
