"""Text as it is written into a cell: as typed, whatever it looks like."""

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

#: XlsxWriter takes text that begins so for markup of its own, and writes it as it stands.
_MARKUP = "<r>"
#: More characters than this no cell of a spreadsheet holds.
MOST_CHARACTERS = 32_767


def write_text(sheet: Worksheet, place: tuple[int, int], text: str, style: Format) -> None:
    """Write a text into a cell (0-based row and column), cut where a spreadsheet would cut it."""
    text = text[:MOST_CHARACTERS]
    if text.startswith(_MARKUP):
        # in three pieces it is text like any other
        sheet.write_rich_string(*place, text[0], text[1], text[2:], style)
    else:
        sheet.write_string(*place, text, style)
