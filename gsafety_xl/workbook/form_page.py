"""Paper and screen: the same set-up for every sheet of a form."""

from xlsxwriter.worksheet import Worksheet

from gsafety_xl.workbook.form_words import form_words

_A4 = 9


def set_up_page(sheet: Worksheet, *, repeated: tuple[int, int]) -> None:
    """Set A4 landscape, one page wide, the page number below; ``repeated`` rows head each page."""
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.7)
    sheet.fit_to_pages(1, 0)
    sheet.center_horizontally()
    sheet.repeat_rows(repeated[0] - 1, repeated[1] - 1)
    sheet.set_footer(form_words().sheets.footer)
