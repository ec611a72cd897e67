"""Blank ledger workbooks (空白台账), written from the ledgers' declarations alone."""

import hashlib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeAlias

import msgspec
import xlsxwriter

from gsafety_xl.model import Level
from gsafety_xl.schema import Catalogue, LedgerSpec
from gsafety_xl.workbook.explanation_sheet import write_explanations
from gsafety_xl.workbook.files import replacing
from gsafety_xl.workbook.form_contents import write_contents
from gsafety_xl.workbook.form_formulas import fill
from gsafety_xl.workbook.form_guide import write_guide
from gsafety_xl.workbook.form_lists import drop_downs, write_lists
from gsafety_xl.workbook.form_plan import FormPlan
from gsafety_xl.workbook.form_references import define_references
from gsafety_xl.workbook.form_sheets import FormContext, write_ledger
from gsafety_xl.workbook.form_styles import FONT, Styles

__all__ = ["FormPlan", "template_version", "write_form"]

#: Moves on when the sheet layout changes, not when a column does: the hash says that.
_LAYOUT = "2026"
#: Share of the window's lower edge that the sheets' tabs take, in per cent.
_TABS = 80
#: The character set number of simplified Chinese in a font record.
_CHINESE = 134


#: Adds something to a workbook that is being written.
Addition: TypeAlias = Callable[[xlsxwriter.Workbook], None]


def add_nothing(_book: xlsxwriter.Workbook) -> None:
    """Leave a form as it is."""


def write_form(
    plan: FormPlan,
    catalogue: Catalogue,
    path: Path,
    *,
    after: Addition = add_nothing,
) -> None:
    """Write a form: 目录, 填报说明, the ledgers in the order given, 情况说明, 码表.

    ``after`` may add to the workbook when all is there: buttons, macros.
    The same plan and catalogue give the same bytes. GsafetyError when the path is not writable.
    """
    with replacing(path) as temporary:
        book = xlsxwriter.Workbook(str(temporary), _options())
        _describe(book, plan, template_version(catalogue, plan.ledgers))
        _write_sheets(book, plan, catalogue)
        after(book)
        book.close()


def template_version(catalogue: Catalogue, ledgers: Iterable[LedgerSpec]) -> str:
    """Return what identifies the columns and choices of these ledgers, as ``2026-1a2b3c4d``."""
    kept = sorted(ledgers, key=lambda ledger: ledger.key)
    used = sorted({column.codes for ledger in kept for column in ledger.columns} - {""})
    content = msgspec.json.encode([kept, [[key, catalogue.codes[key]] for key in used]])
    return f"{_LAYOUT}-{hashlib.sha256(content).hexdigest()[:8]}"


def _options() -> dict[str, Any]:
    """Return the writer's options, made anew: it keeps notes in the dictionaries it is given.

    Without ``font_scheme`` the theme's font would stand in for ours.
    """
    font = {"font_name": FONT, "font_size": 11, "font_scheme": "none", "font_charset": _CHINESE}
    return {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "default_format_properties": font,
    }


def _write_sheets(book: xlsxwriter.Workbook, plan: FormPlan, catalogue: Catalogue) -> None:
    styles = Styles(book)
    book.set_tab_ratio(_TABS)
    filled = [fill(plan, ledger, catalogue) for ledger in plan.ledgers]
    write_contents(book, styles, plan, filled, catalogue)
    version = template_version(catalogue, plan.ledgers)
    explained = write_guide(book, styles, plan, catalogue, template=version)
    context = FormContext(book, styles, plan, catalogue, explained)
    for ledger in filled:
        write_ledger(context, ledger)
    if _may_be_explained(plan, catalogue):
        write_explanations(book, styles)
    write_lists(book, styles, list(drop_downs(plan, catalogue)))
    define_references(book, plan)


def _may_be_explained(plan: FormPlan, catalogue: Catalogue) -> bool:
    """Tell whether something in these ledgers may be let pass by an explanation (情况说明)."""
    keys = {ledger.key for ledger in plan.ledgers}
    return any(
        rule.ledger in keys and case.level is Level.WARNING
        for rule in catalogue.rules.values()
        for case in rule.cases.values()
    )


def _describe(book: xlsxwriter.Workbook, plan: FormPlan, template: str) -> None:
    """Say in the document properties whose workbook it is; ``created`` also serves as modified."""
    book.set_properties({"author": plan.unit.name, "created": plan.saved_at})
    book.set_custom_property("gsafety_unit", plan.unit.code, "text")
    book.set_custom_property("gsafety_year", plan.year, "number_int")
    book.set_custom_property("gsafety_template", template, "text")
