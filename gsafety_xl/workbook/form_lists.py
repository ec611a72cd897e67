"""The list sheet (码表): what drop-downs offer, each list under a defined name.

Validations refer to the names and never to another sheet directly: Excel keeps such references
in an extension that other programs drop.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

import xlsxwriter

from gsafety_xl.model import Period, column_letters
from gsafety_xl.schema import Catalogue, Choice, CodeList, ColumnSpec, ColumnType
from gsafety_xl.workbook.form_page import set_up_page
from gsafety_xl.workbook.form_plan import FIRST_ENTRY, HEADER_ROW, FormPlan
from gsafety_xl.workbook.form_settings import form_settings
from gsafety_xl.workbook.form_styles import Styles
from gsafety_xl.workbook.form_words import form_words
from gsafety_xl.workbook.needs import Need
from gsafety_xl.workbook.text_size import text_width

#: The name of a cell that stays empty: what is offered where nothing is.
NOTHING = "list_nothing"
_NAMED_BY_TYPE = {
    ColumnType.FLAG: "list_flag",
    ColumnType.MONTH: "list_month",
    ColumnType.UNIT: "list_unit",
}


@dataclass(frozen=True)
class DropDown:
    """One list: its defined name, the head of its column, what it offers."""

    name: str
    head: str
    items: tuple[str, ...]


def list_name(column: ColumnSpec) -> str:
    """Return the defined name of a column's drop-down; empty when it has none."""
    return f"list_{column.codes}" if column.codes else _NAMED_BY_TYPE.get(column.type, "")


def edition_names(codes: str) -> tuple[str, str]:
    """Return the names of the two lists of a code list that changes over on a day."""
    return f"list_{codes}_before", f"list_{codes}_after"


def drop_downs(plan: FormPlan, catalogue: Catalogue) -> Iterator[DropDown]:
    """Yield the lists that the plan's ledgers use: code lists in catalogue order, then others."""
    columns = [column for ledger in plan.ledgers for column in plan.layout(ledger).columns]
    used = {column.codes for column in columns if not column.system}
    for key, codes in catalogue.codes.items():
        if key in used:
            yield from _of_codes(key, codes, plan.year, catalogue)
    words = form_words().lists
    months = tuple(f"{plan.year}-{month:02d}" for month in Period(plan.year).months)
    names = tuple(unit.name for unit in plan.register) or (plan.unit.name,)
    others = {
        ColumnType.FLAG: DropDown("list_flag", words.flag, (words.yes, words.no)),
        ColumnType.MONTH: DropDown("list_month", words.month, months),
        ColumnType.UNIT: DropDown("list_unit", words.unit, names),
    }
    types = {column.type for column in columns if not column.system}
    yield from (others[kind] for kind in others if kind in types)


def _of_codes(key: str, codes: CodeList, year: int, catalogue: Catalogue) -> Iterator[DropDown]:
    """Yield the list of a code list; two where it changes over on a day."""
    if key not in form_settings().editions:
        yield DropDown(f"list_{key}", codes.label, _labels(codes.items, year))
        return
    words, before, after = form_words().lists, *edition_names(key)
    day = str(catalogue.parameters[form_settings().editions[key].parameter].value)
    older = [item for item in codes.items if item.edition != "after"]
    newer = [item for item in codes.items if item.edition != "before"]
    yield DropDown(before, words.before.format(label=codes.label, day=day), _labels(older, year))
    yield DropDown(after, words.after.format(label=codes.label, day=day), _labels(newer, year))


def write_lists(book: xlsxwriter.Workbook, styles: Styles, lists: list[DropDown]) -> None:
    """Add the list sheet, protected without a password, and define a name for each list."""
    words = form_words()
    sheet = book.add_worksheet(words.sheets.lists)
    sheet.write_string(0, 0, words.sheets.lists, styles.title)
    sheet.write_url(
        1, 0, f"internal:'{words.sheets.contents}'!A1", styles.way_back, words.ledger.back
    )
    sheet.write_string(1, 1, words.lists.note, styles.subtitle)
    sheet.set_row(0, 28)
    sheet.set_row(HEADER_ROW - 1, 22)
    for position, drop_down in enumerate(lists):
        width = max(text_width(text) for text in (drop_down.head, *drop_down.items))
        sheet.set_column(position, position, max(width + 3, 14))
        sheet.write_string(HEADER_ROW - 1, position, drop_down.head, styles.header(Need.OPTIONAL))
        for offset, item in enumerate(drop_down.items):
            sheet.write_string(FIRST_ENTRY - 1 + offset, position, item, styles.boxed())
        book.define_name(drop_down.name, _place(position, len(drop_down.items)))
    book.define_name(NOTHING, _place(len(lists), 1))
    sheet.freeze_panes(HEADER_ROW, 0)
    sheet.set_tab_color("#9AA5B1")
    set_up_page(sheet, repeated=(HEADER_ROW, HEADER_ROW), pages_across=len(lists) // 12 + 1)
    sheet.protect("", {"format_columns": True})


def _labels(items: Iterable[Choice], year: int) -> tuple[str, ...]:
    start = date(year, 1, 1)
    return tuple(item.label for item in items if item.until is None or item.until >= start)


def _place(position: int, length: int) -> str:
    letters = column_letters(position + 1)
    last = FIRST_ENTRY + length - 1
    return f"='{form_words().sheets.lists}'!${letters}${FIRST_ENTRY}:${letters}${last}"
