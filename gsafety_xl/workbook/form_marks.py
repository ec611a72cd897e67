"""The few colours that follow an entry: how a matter stands, and what is overdue."""

from xlsxwriter.worksheet import Worksheet

from gsafety_xl.schema import Catalogue
from gsafety_xl.workbook.form_plan import Layout
from gsafety_xl.workbook.form_styles import Styles

#: code list → choice key → tone; the word in the cell says what the colour says
_TONES = {
    "danger_level": {"major": "bad"},
    "danger_status": {
        "closed": "good",
        "rectified": "attention",
        "extended": "attention",
        "review_failed": "bad",
        "transferred": "calm",
        "withdrawn": "calm",
    },
    "drill_status": {"done": "good", "postponed": "attention", "cancelled": "calm"},
}
#: Where a rectification is no longer waited for.
_SETTLED = ("closed", "transferred", "withdrawn")


def add_marks(sheet: Worksheet, layout: Layout, catalogue: Catalogue, styles: Styles) -> None:
    """Add the conditional colours of a ledger's sheet."""
    for column in layout.columns:
        for choice, tone in _TONES.get(column.codes, {}).items():
            label = catalogue.codes[column.codes].label_of(choice)
            rule = {"criteria": "==", "value": f'"{label}"', "format": styles.tone(tone)}
            sheet.conditional_format(layout.area(column.key), {"type": "cell", **rule})
    if layout.ledger.key == "hidden_danger":
        rule = {"criteria": _overdue(layout, catalogue), "format": styles.tone("bad")}
        sheet.conditional_format(layout.area("due_on"), {"type": "formula", **rule})


def _overdue(layout: Layout, catalogue: Catalogue) -> str:
    due, extended = layout.first_cell("due_on"), layout.first_cell("extended_to")
    codes = catalogue.codes[layout.ledger.column("status").codes]
    status = layout.first_cell("status")
    open_ = ",".join(f'{status}<>"{codes.label_of(key)}"' for key in _SETTLED)
    done = layout.first_cell("done_on")
    return f'=AND(ISNUMBER({due}),{done}="",TODAY()>MAX({due},{extended}),{open_})'
