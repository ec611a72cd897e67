"""Ledger workbooks with buttons (.xlsm): the form, with buttons on its first sheet 目录."""

from pathlib import Path

import xlsxwriter

from gsafety_xl.addin.actions import load_ribbon
from gsafety_xl.addin.macro_workbook import add_action_buttons, add_macros
from gsafety_xl.schema import Catalogue
from gsafety_xl.workbook.blank_forms import also_in, general_plans
from gsafety_xl.workbook.form_contents import ASIDE
from gsafety_xl.workbook.form_plan import FormPlan
from gsafety_xl.workbook.form_styles import FONT
from gsafety_xl.workbook.form_words import form_words
from gsafety_xl.workbook.forms import Addition, write_form

SUFFIX = ".xlsm"
_GAP, _WIDE = 3, 46
#: Rows of the table of ledgers that a button and its explanation take.
_ROWS_EACH = 2


def write_macro_form(
    plan: FormPlan, catalogue: Catalogue, path: Path, *, after: Addition | None = None
) -> None:
    """Write a form whose first sheet has, beside its table, a button for every action.

    ``after`` may add sheets at the end. GsafetyError when the path is not writable.
    """

    def finish(book: xlsxwriter.Workbook) -> None:
        if after is not None:
            after(book)
        _add_buttons(book)

    write_form(plan, catalogue, path, after=finish)


def build_macro_forms(folder: Path, catalogue: Catalogue) -> list[Path]:
    """Write the general blank forms with buttons; return the paths.

    The same data gives the same bytes. The forms for single kinds of unit have no such twin:
    ``gsafety new`` makes one for any unit.
    """
    plans = {folder / f"{name}{SUFFIX}": plan for name, plan in general_plans(catalogue).items()}
    for path, plan in plans.items():
        write_macro_form(plan, catalogue, path, after=also_in(plan, catalogue))
    return list(plans)


def _add_buttons(book: xlsxwriter.Workbook) -> None:
    """Put the buttons beside the table, where they are not printed, then add the macros."""
    sheet = book.get_worksheet_by_name(form_words().sheets.contents)
    plain = {"font_name": FONT, "font_scheme": "none", "font_color": "#1F2A37", "valign": "vcenter"}
    heading = book.add_format({**plain, "bold": True, "font_size": 12, "font_color": "#2F6B57"})
    text = book.add_format({**plain, "text_wrap": True, "font_size": 9.5})
    row, column = ASIDE
    ribbon = load_ribbon()
    sheet.set_column(column - 1, column - 1, _GAP)
    sheet.set_column(column + 1, column + 1, _WIDE)
    sheet.write_string(row, column, ribbon.tab.label, heading)
    add_action_buttons(
        sheet, ribbon.actions, row=row + 1, column=column, style=text, rows_each=_ROWS_EACH
    )
    add_macros(book)
