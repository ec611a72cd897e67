"""The first sheet (目录): the ledgers in groups, how full each is, what is overdue or due soon.

The figures are formulas and follow what is typed; beside them stand their values on the day on
which the form was saved.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from gsafety_xl.model import column_letters
from gsafety_xl.schema import Catalogue
from gsafety_xl.workbook.form_computing import is_filled
from gsafety_xl.workbook.form_deadlines import (
    deadlines_of,
    nearest_day,
    open_limits,
    overdue_count,
    soon_count,
    soon_until,
)
from gsafety_xl.workbook.form_formulas import FilledLedger
from gsafety_xl.workbook.form_page import set_up_contents_page
from gsafety_xl.workbook.form_plan import FormPlan, days_since_epoch
from gsafety_xl.workbook.form_settings import Group, form_settings
from gsafety_xl.workbook.form_styles import Styles
from gsafety_xl.workbook.form_words import form_words
from gsafety_xl.workbook.needs import Need

#: Columns: a stripe of the group's colour, then the table.
_WIDTHS = (1.6, 21, 27, 14, 9, 9, 13, 14)
_NAME, _ROW_IS, _FREQUENCY, _ENTRIES, _OVERDUE, _SOON, _NEAREST = range(1, 8)
#: Rows: title, line below it, four figures, links and today, header, then the table.
_TITLE, _SUBTITLE, _CARD, _FIGURE, _LINKS, _HEADER = 0, 1, 3, 4, 6, 7
_HEIGHTS = {_TITLE: 36, _SUBTITLE: 20, 2: 8, _CARD: 20, _FIGURE: 34, 5: 8, _LINKS: 21, _HEADER: 30}
_GROUP_HEIGHT, _LEDGER_HEIGHT = 24, 20
#: First and last column of each of the four figures, and the column that it sums up.
_CARDS = ((1, 1, _ENTRIES), (2, 2, _OVERDUE), (3, 4, _SOON), (5, 7, _NEAREST))
_NONE = "–"
_DAY, _COUNT = "yyyy-mm-dd", f'0;-0;"{_NONE}"'
#: Where there is room for more beside the table: its first row and column, from 0.
ASIDE = _HEADER, len(_WIDTHS) + 1


@dataclass(frozen=True)
class _State:
    """What stands in a ledger on the day of saving."""

    entries: int
    overdue: int
    soon: int
    nearest: date | None


@dataclass(frozen=True)
class _Page:
    """The sheet being written."""

    sheet: Worksheet
    styles: Styles
    catalogue: Catalogue
    today: date

    def number(
        self, place: tuple[int, int], formula: str, style: Format, value: float | str
    ) -> None:
        """Write a formula with its present value."""
        self.sheet.write_formula(*place, formula, style, value)

    def day(self, place: tuple[int, int], formula: str, style: Format, value: date | None) -> None:
        """Write a formula that gives a day or nothing, with its present value."""
        stored = "" if value is None else days_since_epoch(value)
        self.sheet.write_formula(*place, formula, style, stored)


def write_contents(
    book: xlsxwriter.Workbook,
    styles: Styles,
    plan: FormPlan,
    ledgers: Sequence[FilledLedger],
    catalogue: Catalogue,
) -> None:
    """Add the first sheet, protected without a password; its links work all the same."""
    words = form_words()
    page = _Page(book.add_worksheet(words.sheets.contents), styles, catalogue, plan.saved_at.date())
    sheet = page.sheet
    for position, width in enumerate(_WIDTHS):
        sheet.set_column(position, position, width)
    for row, height in _HEIGHTS.items():
        sheet.set_row(row, height)
    wanted = words.contents.title_apart if plan.is_apart else words.contents.title
    title = wanted.format(unit=plan.unit.name)
    subtitle = words.contents.subtitle.format(year=plan.year)
    sheet.merge_range(_TITLE, _NAME, _TITLE, _NEAREST, title, styles.front_title)
    sheet.merge_range(_SUBTITLE, _NAME, _SUBTITLE, _NEAREST, subtitle, styles.subtitle)
    _write_links(page)
    states = [_state(filled, page.today) for filled in ledgers]
    last = _write_table(page, ledgers, states)
    _write_cards(page, states, last)
    _finish(page, last)


def _state(filled: FilledLedger, today: date) -> _State:
    limits = open_limits(filled.entries, deadlines_of(filled.layout))
    return _State(
        entries=sum(is_filled(entry, filled.layout.number_key) for entry in filled.entries),
        overdue=sum(day < today for day in limits),
        soon=sum(today <= day <= soon_until(today) for day in limits),
        nearest=min((day for day in limits if day >= today), default=None),
    )


def _write_links(page: _Page) -> None:
    words, styles = form_words(), page.styles
    for column, name in ((_NAME, words.sheets.guide), (_ROW_IS, words.sheets.lists)):
        tip = words.contents.tip.format(sheet=name)
        page.sheet.write_url(_LINKS, column, f"internal:'{name}'!A1", styles.way_back, name, tip)
    muted = styles.format(font_size=10, align="right")
    page.sheet.write_string(_LINKS, _SOON, words.contents.today, muted)
    shown = styles.format(font_size=10, align="center", num_format=_DAY)
    page.day((_LINKS, _NEAREST), "=TODAY()", shown, page.today)


def _write_table(page: _Page, ledgers: Sequence[FilledLedger], states: Sequence[_State]) -> int:
    """Write the table of ledgers; return its last row."""
    settings = form_settings()
    for column, heading in enumerate(form_words().contents.headings, start=_NAME):
        text = heading.format(days=settings.soon_days)
        page.sheet.write_string(_HEADER, column, text, page.styles.header(Need.REQUIRED))
    row = _HEADER
    both = zip(ledgers, states, strict=True)
    for group, members in groupby(
        both, lambda pair: settings.group_of(pair[0].layout.ledger.sheet)
    ):
        row += 1
        _write_group(page, row, group)
        for filled, state in members:
            row += 1
            page.sheet.write_blank(row, 0, None, page.styles.format(bg_color=group.colour))
            _write_ledger(page, row, filled, state)
    return row


def _write_group(page: _Page, row: int, group: Group) -> None:
    looks: dict[str, str | float | bool] = {"bottom": 1, "bottom_color": group.colour}
    style = page.styles.format(
        bold=True, font_size=11, font_color=group.colour, valign="bottom", **looks
    )
    page.sheet.set_row(row, _GROUP_HEIGHT)
    page.sheet.write_string(row, _NAME, group.label, style)
    for column in range(_ROW_IS, _NEAREST + 1):
        page.sheet.write_blank(row, column, None, style)


def _write_ledger(page: _Page, row: int, filled: FilledLedger, state: _State) -> None:
    layout, styles, sheet = filled.layout, page.styles, page.sheet
    ledger = layout.ledger
    tip = form_words().contents.tip.format(sheet=ledger.title)
    sheet.set_row(row, _LEDGER_HEIGHT)
    target = f"internal:{layout.sheet_reference}!A4"
    sheet.write_url(row, _NAME, target, styles.contents_line(link=True), ledger.sheet, tip)
    sheet.write_string(row, _ROW_IS, ledger.row_is, styles.contents_line())
    sheet.write_string(row, _FREQUENCY, ledger.frequency, styles.contents_line(align="center"))
    count = styles.contents_line(align="center", num_format=_COUNT)
    entries = f"=COUNTA({layout.place(layout.number_key)})"
    page.number((row, _ENTRIES), entries, count, state.entries)
    if not deadlines_of(layout):
        for column in (_OVERDUE, _SOON, _NEAREST):
            sheet.write_blank(row, column, None, count)
        return
    page.number((row, _OVERDUE), overdue_count(layout, page.catalogue), count, state.overdue)
    page.number((row, _SOON), soon_count(layout, page.catalogue), count, state.soon)
    day = styles.contents_line(align="center", num_format=_DAY)
    page.day((row, _NEAREST), nearest_day(layout, page.catalogue), day, state.nearest)


def _write_cards(page: _Page, states: Sequence[_State], last: int) -> None:
    """Write the four figures in front: sums of the columns, and the nearest day of all."""
    words, days = form_words().contents.cards, form_settings().soon_days
    nearest = min((state.nearest for state in states if state.nearest is not None), default=None)
    values: list[int | date | None] = [
        sum(state.entries for state in states),
        sum(state.overdue for state in states),
        sum(state.soon for state in states),
        nearest,
    ]
    for (first, to, column), word, value in zip(_CARDS, words, values, strict=True):
        if first != to:
            page.sheet.merge_range(_CARD, first, _CARD, to, "", page.styles.card_label)
            page.sheet.merge_range(_FIGURE, first, _FIGURE, to, "", page.styles.card_figure("0"))
        page.sheet.write_string(_CARD, first, word.format(days=days), page.styles.card_label)
        letters = column_letters(column + 1)
        area = f"{letters}{_HEADER + 2}:{letters}{last + 1}"
        _write_figure(page, (_FIGURE, first), area, value)


def _write_figure(page: _Page, place: tuple[int, int], area: str, value: int | date | None) -> None:
    """Write the sum of a column; of a column of days the earliest, or a dash."""
    if isinstance(value, int):
        page.number(place, f"=SUM({area})", page.styles.card_figure("0"), value)
        return
    stored = _NONE if value is None else days_since_epoch(value)
    formula = f'=IF(COUNT({area})=0,"{_NONE}",MIN({area}))'
    page.number(place, formula, page.styles.card_figure(_DAY), stored)


def _finish(page: _Page, last: int) -> None:
    sheet, bad, soon = page.sheet, page.styles.tone("bad"), page.styles.tone("open")
    above: dict[str, object] = {"type": "cell", "criteria": ">", "value": 0}
    for column, tone in ((_OVERDUE, bad), (_SOON, soon)):
        sheet.conditional_format(_HEADER + 1, column, last, column, {**above, "format": tone})
    for first, _, column in _CARDS:
        if column in {_OVERDUE, _SOON}:
            tone = bad if column == _OVERDUE else soon
            sheet.conditional_format(_FIGURE, first, _FIGURE, first, {**above, "format": tone})
    sheet.hide_gridlines(2)
    sheet.set_tab_color("#2F6B57")
    set_up_contents_page(sheet)
    sheet.print_area(0, 0, last, _NEAREST)
    sheet.set_selection(_HEADER + 2, _NAME, _HEADER + 2, _NAME)
    sheet.protect("", {"format_columns": True, "format_rows": True})
    sheet.activate()
    sheet.set_first_sheet()
