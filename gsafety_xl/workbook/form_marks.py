"""The few colours that follow an entry: how a matter stands, what is due, what is still to fill.

Each but the last goes with a word in the cell, so that nothing is lost on a grey printer; a cell
still to be filled is blank, which says the same.
"""

from collections.abc import Iterator

from xlsxwriter.worksheet import Worksheet

from gsafety_xl.schema import Catalogue, ColumnSpec, ColumnType
from gsafety_xl.schema.computed import Complete, OverdueDays
from gsafety_xl.workbook.form_conditions import condition_formula, quoted
from gsafety_xl.workbook.form_deadlines import deadlines_of, waits_formula
from gsafety_xl.workbook.form_plan import Layout
from gsafety_xl.workbook.form_settings import Deadline, form_settings
from gsafety_xl.workbook.form_styles import Styles
from gsafety_xl.workbook.form_words import form_words

_DAY = "yyyy-mm-dd"


def add_marks(sheet: Worksheet, layout: Layout, catalogue: Catalogue, styles: Styles) -> None:
    """Add the conditional colours of a ledger's sheet."""
    for column in layout.columns:
        for text, tone in _toned_words(column, catalogue):
            rule = {"criteria": "==", "value": quoted(text), "format": styles.tone(tone)}
            sheet.conditional_format(layout.area(column.key), {"type": "cell", **rule})
        if isinstance(column.computed, OverdueDays):
            grows = _still_growing(column.key, column.computed, layout, catalogue)
            shown = {"criteria": grows, "format": styles.tone("bad")}
            sheet.conditional_format(layout.area(column.key), {"type": "formula", **shown})
    for deadline in deadlines_of(layout):
        _mark_days(sheet, deadline, layout, catalogue, styles)
    for column in layout.columns:
        lacking = _lacking(column, layout, catalogue)
        if lacking:
            shown = {"type": "formula", "criteria": lacking, "format": styles.tone("missing")}
            sheet.conditional_format(layout.area(column.key), shown)


def _toned_words(column: ColumnSpec, catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Yield each word that a column may hold and that has a colour."""
    if column.type is ColumnType.CHOICE:
        for item in catalogue.codes[column.codes].items:
            if item.tone:
                yield item.label, item.tone
    if isinstance(column.computed, Complete):
        yield form_words().lists.no, "open"


def _mark_days(
    sheet: Worksheet, deadline: Deadline, layout: Layout, catalogue: Catalogue, styles: Styles
) -> None:
    """Colour a day that has passed or is near while its row is waited for."""
    waits, words = waits_formula(deadline, layout, catalogue), form_words().marks
    soon = form_settings().soon_days
    for index, key in enumerate(deadline.due):
        cell = layout.first_cell(key)
        replaced = [f"NOT(ISNUMBER({layout.first_cell(k)}))" for k in deadline.due[index + 1 :]]
        known = ",".join([f"ISNUMBER({cell})", *replaced, waits])
        for late, tone, word in (
            (f"{cell}<TODAY()", "bad", words.overdue),
            (f"AND({cell}>=TODAY(),{cell}<TODAY()+{soon}+1)", "open", words.soon),
        ):
            shown = styles.tone(tone, number_format=f'{_DAY}" {word}"')
            rule = {"type": "formula", "criteria": f"=AND({known},{late})", "format": shown}
            sheet.conditional_format(layout.area(key), rule)


def _still_growing(key: str, spec: OverdueDays, layout: Layout, catalogue: Catalogue) -> str:
    """Return a formula that is true of days overdue while their entry is waited for."""
    deadline = Deadline(due=spec.due, done=spec.done, settled=spec.settled)
    waits = waits_formula(deadline, layout, catalogue)
    return f"=AND(N({layout.first_cell(key)})>0,{waits})"


def _lacking(column: ColumnSpec, layout: Layout, catalogue: Catalogue) -> str:
    """Return a formula that is true of a blank cell which a begun row needs; empty for none."""
    number = layout.number_key
    if column.system or column.key == number or not (column.required or column.requirements):
        return ""
    needed = [
        condition_formula(item.when, layout.ledger, catalogue, layout.first_cell)
        for item in column.requirements
    ]
    parts = [f'{layout.first_cell(number)}<>""', f'{layout.first_cell(column.key)}=""']
    parts += [] if column.required else [f"OR({','.join(needed)})"]
    return f"=AND({','.join(parts)})"
