"""Untidy workbooks: every clerk's own layout, written with XlsxWriter and not by the form."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from gsafety_xl.model import Raw
from gsafety_xl.sample.defects import SeededDefect
from gsafety_xl.sample.grids import TypedColumn, TypedSheet, add_totals, make_slip, type_sheet
from gsafety_xl.sample.habits import BookHabits, load_habits
from gsafety_xl.sample.keeping import SampleYear
from gsafety_xl.sample.typing_hands import Hand
from gsafety_xl.sample.word_shapes import UnitWords
from gsafety_xl.schema import Catalogue
from gsafety_xl.workbook.files import replacing
from gsafety_xl.workbook.text_size import text_width

_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
#: Longest run of cells that a clerk merges into one.
_LONGEST_MERGE = 6
_WIDEST = 36
_WRONG_TOTAL = "C-12"


def write_untidy(
    habits: BookHabits, year: SampleYear, catalogue: Catalogue, path: Path
) -> list[SeededDefect]:
    """Write one workbook and return what is wrong in it; GsafetyError when not writable."""
    unit = year.scene.words.unit(habits.unit)
    sheets = list(_typed_sheets(habits, year, catalogue))
    seeded = [
        make_slip(sheet, slip, path.name)
        for slip in habits.defects
        for sheet in sheets
        if sheet.habits.ledger == slip.ledger
    ]
    for sheet in sheets:
        ledger = catalogue.ledgers[sheet.habits.ledger]
        for cell, key in add_totals(sheet, ledger):
            what = f"{sheet.habits.total}：{ledger.column(key).label}"
            seeded.append(SeededDefect(path.name, sheet.habits.sheet, cell, _WRONG_TOTAL, what))
    with replacing(path) as temporary:
        _write(temporary, habits, unit, year, sheets)
    return seeded


def _typed_sheets(
    habits: BookHabits, year: SampleYear, catalogue: Catalogue
) -> Iterator[TypedSheet]:
    words, register = load_habits(), year.register
    for sheet in habits.sheets:
        hand = Hand(habits.unit, sheet, words, catalogue, register, year.scene.year)
        entries = year.records[habits.unit][sheet.ledger]
        yield type_sheet(sheet, catalogue.ledgers[sheet.ledger], entries, hand)


@dataclass(frozen=True)
class _Styles:
    """The few formats that such workbooks have."""

    title: Format
    line: Format
    header: Format
    cell: Format
    day: Format

    @classmethod
    def of(cls, book: xlsxwriter.Workbook) -> "_Styles":
        """Make the formats in a workbook."""
        boxed = {"border": 1, "valign": "vcenter", "text_wrap": True}
        return cls(
            title=book.add_format({"bold": True, "font_size": 16, "align": "center"}),
            line=book.add_format({"align": "left"}),
            header=book.add_format({**boxed, "bold": True, "align": "center"}),
            cell=book.add_format(boxed),
            day=book.add_format({**boxed, "num_format": "yyyy-m-d"}),
        )


def _write(
    path: Path,
    habits: BookHabits,
    unit: UnitWords,
    year: SampleYear,
    sheets: Sequence[TypedSheet],
) -> None:
    book = xlsxwriter.Workbook(str(path), _OPTIONS)
    saved_at = datetime.fromisoformat(f"{year.scene.year}-{habits.saved_at}")
    book.set_properties({"author": unit.short, "created": saved_at})
    styles, facts = _Styles.of(book), _facts(unit, year)
    typed = load_habits().typed
    if habits.cover:
        cover = typed["cover"].format(**facts)
        book.add_worksheet(habits.cover).write_string("D8", cover, styles.title)
    for sheet in sheets:
        _write_sheet(book.add_worksheet(sheet.habits.sheet), sheet, styles, facts)
    if habits.empty:
        book.add_worksheet(habits.empty)
    book.close()


def _facts(unit: UnitWords, year: SampleYear) -> dict[str, str]:
    staff = year.scene.staff[unit.code]
    return {
        "name": unit.name,
        "year": str(year.scene.year),
        "clerk": staff["clerk"].name,
        "head": staff["head"].name,
    }


def _write_sheet(
    page: Worksheet, sheet: TypedSheet, styles: _Styles, facts: dict[str, str]
) -> None:
    typed, last = load_habits().typed, len(sheet.columns) - 1
    page.merge_range(0, 0, 0, last, sheet.habits.title.format(**facts), styles.title)
    lines = ("unit_line", "until_line")[: sheet.header_row - 2]
    for row, line in enumerate(lines, start=1):
        page.merge_range(row, 0, row, last, typed[line].format(**facts), styles.line)
    for position, column in enumerate(sheet.columns):
        _write_column(page, position, column, sheet, styles)
    if sheet.habits.footer:
        row = sheet.total_row + bool(sheet.habits.total)
        page.write_string(row - 1, 0, typed["footer"].format(**facts), styles.line)


def _write_column(
    page: Worksheet, position: int, column: TypedColumn, sheet: TypedSheet, styles: _Styles
) -> None:
    page.set_column(position, position, _width(column))
    page.write_string(sheet.header_row - 1, position, column.heading, styles.header)
    merged = column.key in sheet.habits.merged
    for first, last in _runs(column.cells, longest=_LONGEST_MERGE if merged else 1):
        row, raw = sheet.header_row + first, column.cells[first]
        style = styles.day if isinstance(raw, date) else styles.cell
        if last > first:
            page.merge_range(row, position, sheet.header_row + last, position, None, style)
        _write_cell(page, (row, position), raw, style)
    if sheet.habits.total:
        _write_cell(page, (sheet.total_row - 1, position), column.total, styles.header)


def _runs(cells: Sequence[Raw], *, longest: int) -> Iterator[tuple[int, int]]:
    """Yield first and last index of runs of equal cells, none longer than ``longest``."""
    first = 0
    for index in range(1, len(cells) + 1):
        ended = index == len(cells) or cells[index] != cells[first] or index - first == longest
        if ended and first < len(cells):
            yield first, index - 1
            first = index


def _write_cell(page: Worksheet, place: tuple[int, int], raw: Raw, style: Format) -> None:
    if raw is None:
        page.write_blank(*place, None, style)
    elif isinstance(raw, date):
        page.write_datetime(*place, raw, style)
    elif isinstance(raw, int | float):
        page.write_number(*place, raw, style)
    else:
        page.write_string(*place, str(raw), style)


def _width(column: TypedColumn) -> float:
    texts = [column.heading, *(str(cell) for cell in column.cells if cell is not None)]
    return min(max(map(text_width, texts)) + 2, _WIDEST)
