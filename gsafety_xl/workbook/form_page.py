"""Paper: the same set-up for every sheet of a form but the first."""

from xlsxwriter.worksheet import Worksheet

from gsafety_xl.workbook.form_words import form_words

_A4 = 9


def set_up_page(sheet: Worksheet, *, repeated: tuple[int, int], pages_across: int = 1) -> None:
    """Set A4 landscape, the page number below; ``repeated`` rows head each page.

    ``pages_across`` is how many pages the sheet is wide.
    """
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.7)
    sheet.fit_to_pages(pages_across, 0)
    sheet.center_horizontally()
    sheet.repeat_rows(repeated[0] - 1, repeated[1] - 1)
    sheet.set_footer(form_words().sheets.footer)


def set_up_contents_page(sheet: Worksheet) -> None:
    """Set one page A4 upright, whatever stands on the sheet."""
    sheet.set_portrait()
    sheet.set_paper(_A4)
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    sheet.fit_to_pages(1, 1)
    sheet.center_horizontally()
    sheet.set_footer(form_words().sheets.footer)
