"""The guide sheet (填报说明): whose workbook it is, how to fill it, column by column."""

from collections.abc import Sequence
from dataclasses import dataclass

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from gsafety_xl.model import Identity
from gsafety_xl.schema import Catalogue, ColumnSpec, LedgerSpec
from gsafety_xl.workbook.form_page import set_up_page
from gsafety_xl.workbook.form_plan import FIRST_ENTRY, FormPlan
from gsafety_xl.workbook.form_styles import HEADER_FILLS, Styles
from gsafety_xl.workbook.form_words import form_words
from gsafety_xl.workbook.needs import Need, conditions_of, need_of, type_in_words
from gsafety_xl.workbook.text_size import lines_needed

_WIDTHS = (13, 22, 30, 18, 46, 24)
_LINE_HEIGHT = 15.5
#: Lettering of a column's line, in step with the ledger's header.
_LOOKS: dict[Need, dict[str, str | bool]] = {
    Need.COMPUTED: {"italic": True, "bg_color": HEADER_FILLS[Need.COMPUTED]},
    Need.CONDITIONAL: {"bg_color": "#EAF2EE"},
}


@dataclass
class _Pen:
    """Writes rows one below the other, each high enough for its wrapped text."""

    sheet: Worksheet
    styles: Styles
    row: int = 0

    def line(self, cells: Sequence[str | int | float], formats: Sequence[Format]) -> None:
        """Write a row of cells, each in its format."""
        for position, (cell, style) in enumerate(zip(cells, formats, strict=True)):
            if isinstance(cell, str):
                self.sheet.write_string(self.row, position, cell, style)
            else:
                self.sheet.write_number(self.row, position, cell, style)
        lines = (lines_needed(str(cell), width) for cell, width in zip(cells, _WIDTHS, strict=True))
        self.advance(max(lines))

    def across(self, text: str, kind: str) -> None:
        """Write a text over the whole width: ``heading``, ``title`` or ``step``."""
        style = {
            "title": self.styles.title,
            "heading": self.styles.heading,
            "step": self.styles.format(text_wrap=True),
        }[kind]
        self.sheet.merge_range(self.row, 0, self.row, len(_WIDTHS) - 1, text, style)
        self.advance(lines_needed(text, sum(_WIDTHS)) + (kind != "step"))

    def advance(self, lines: float) -> None:
        """Set the row's height for that many lines and go to the next."""
        self.sheet.set_row(self.row, _LINE_HEIGHT * lines + 4)
        self.row += 1


def write_guide(
    book: xlsxwriter.Workbook,
    styles: Styles,
    plan: FormPlan,
    catalogue: Catalogue,
    *,
    template: str,
) -> dict[str, int]:
    """Add the guide sheet, protected without a password; its cells come from the declarations.

    Return the row, as Excel shows it, at which each ledger is explained, by ledger key.
    """
    words = form_words()
    pen = _Pen(book.add_worksheet(words.sheets.guide), styles)
    for position, width in enumerate(_WIDTHS):
        pen.sheet.set_column(position, position, width)
    pen.across(_title(plan), "title")
    _link_back(pen)
    _write_identity(pen, Identity(plan.unit.code, plan.year, template), plan.unit.name)
    pen.row += 1
    pen.across(words.guide.steps_title, "heading")
    for number, step in enumerate(words.guide.steps, start=1):
        pen.across(f"{number}. {step}", "step")
    pen.row += 1
    pen.across(words.guide.columns_title, "heading")
    pen.line(words.guide.headings, [styles.header(Need.REQUIRED)] * len(_WIDTHS))
    header_row = pen.row
    places: dict[str, int] = {}
    for ledger in plan.ledgers:
        places[ledger.key] = pen.row + 1
        _write_ledger(pen, ledger, plan, catalogue)
    _finish(pen.sheet, header_row)
    return places


def _link_back(pen: _Pen) -> None:
    words = form_words()
    target = f"internal:'{words.sheets.contents}'!A1"
    place = pen.row, len(_WIDTHS) - 1
    pen.sheet.write_url(*place, target, pen.styles.way_back, words.ledger.back)


def _title(plan: FormPlan) -> str:
    words = form_words().guide
    return words.title_apart if plan.is_apart else words.title


def _write_identity(pen: _Pen, identity: Identity, name: str) -> None:
    words = form_words().identity
    lines: list[tuple[str, str | int]] = [
        (words.code, identity.unit),
        (words.name, name),
        (words.year, identity.year),
        (words.template, identity.template),
    ]
    for label, value in lines:
        pen.sheet.write_string(pen.row, 0, label, pen.styles.header(Need.OPTIONAL))
        # a form from the shelf is made out to nobody: whoever takes it writes the unit in
        style = pen.styles.format(bold=True, align="left", indent=1, locked=label == words.template)
        pen.sheet.write(pen.row, 1, value, style)
        pen.advance(1)


def _write_ledger(pen: _Pen, ledger: LedgerSpec, plan: FormPlan, catalogue: Catalogue) -> None:
    words = form_words().guide
    text = words.section.format(
        sheet=ledger.sheet, title=ledger.title, row_is=ledger.row_is, frequency=ledger.frequency
    )
    pen.sheet.merge_range(pen.row, 0, pen.row, len(_WIDTHS) - 1, "", pen.styles.link)
    target = f"internal:'{ledger.sheet}'!A{FIRST_ENTRY}"
    pen.sheet.write_url(pen.row, 0, target, pen.styles.link, text)
    pen.advance(1.3)
    layout = plan.layout(ledger)
    for column in layout.columns:
        pen.line(
            [
                ledger.sheet,
                column.label,
                need_in_words(column, ledger, catalogue),
                type_in_words(column, catalogue),
                column.hint,
                layout.example(column),
            ],
            _formats(pen.styles, need_of(column)),
        )


def _formats(styles: Styles, need: Need) -> list[Format]:
    looks = {"text_wrap": True, "align": "left", "indent": 1, **_LOOKS.get(need, {})}
    plain = styles.boxed(**looks)
    strong = styles.boxed(**looks, bold=need is Need.REQUIRED)
    return [plain, strong, strong, *[plain] * (len(_WIDTHS) - 3)]


def need_in_words(column: ColumnSpec, ledger: LedgerSpec, catalogue: Catalogue) -> str:
    """Return 必填, 选填, 自动, or 条件必填 with its conditions."""
    words = form_words()
    need = need_of(column)
    if need is not Need.CONDITIONAL:
        return words.needs[need]
    conditions = conditions_of(column, ledger, catalogue)
    return words.guide.conditional.format(conditions=words.guide.joint_conditions.join(conditions))


def _finish(sheet: Worksheet, header_row: int) -> None:
    sheet.hide_gridlines(2)
    sheet.set_tab_color("#2F6B57")
    set_up_page(sheet, repeated=(header_row, header_row))
    sheet.protect("", {"format_columns": True, "format_rows": True})
