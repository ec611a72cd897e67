"""Ledger workbooks with buttons (.xlsm): the form, with a first sheet 目录."""

from pathlib import Path

import xlsxwriter

from gsafety_xl.addin.actions import load_ribbon
from gsafety_xl.addin.macro_workbook import add_action_buttons, add_macros
from gsafety_xl.schema import Catalogue
from gsafety_xl.workbook.blank_forms import blank_plans
from gsafety_xl.workbook.form_plan import FormPlan
from gsafety_xl.workbook.form_styles import FONT
from gsafety_xl.workbook.forms import write_form

SUFFIX = ".xlsm"
#: The sheet that the reader of ledgers passes over.
CONTENTS_SHEET = "目录"
_TITLE_HEIGHT, _LINK_COLUMN, _WIDE = 30, 4, 64


def write_macro_form(plan: FormPlan, catalogue: Catalogue, path: Path) -> None:
    """Write a form whose first sheet has a button for every action and a link to every ledger.

    GsafetyError when the path is not writable.
    """
    write_form(
        plan,
        catalogue,
        path,
        before=lambda book: _add_contents(book, plan),
        after=add_macros,
    )


def build_macro_forms(folder: Path, catalogue: Catalogue) -> list[Path]:
    """Write the blank forms with buttons; return the paths. The same data, the same bytes."""
    plans = {folder / f"{name}{SUFFIX}": plan for name, plan in blank_plans(catalogue).items()}
    for path, plan in plans.items():
        write_macro_form(plan, catalogue, path)
    return list(plans)


def _add_contents(book: xlsxwriter.Workbook, plan: FormPlan) -> None:
    sheet = book.add_worksheet(CONTENTS_SHEET)
    plain: dict[str, str | int | bool] = {
        "font_name": FONT,
        "font_scheme": "none",
        "valign": "vcenter",
    }
    title = book.add_format({**plain, "bold": True, "font_size": 16})
    text = book.add_format({**plain, "text_wrap": True, "font_size": 10})
    link = book.add_format({**plain, "font_color": "#1F5FA8", "underline": 1})
    ribbon = load_ribbon()
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_column(0, 0, 2)
    sheet.set_column(2, 2, _WIDE)
    sheet.set_row(0, _TITLE_HEIGHT)
    sheet.write_string(0, 1, f"{plan.unit.name} {plan.year}年 {ribbon.tab.label}", title)
    add_action_buttons(sheet, ribbon.actions, row=2, column=1, style=text)
    sheet.set_column(_LINK_COLUMN, _LINK_COLUMN, 20)
    for number, ledger in enumerate(plan.ledgers, start=2):
        sheet.write_url(number, _LINK_COLUMN, f"internal:'{ledger.sheet}'!A1", link, ledger.sheet)
