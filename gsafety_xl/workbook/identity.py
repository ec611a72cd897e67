"""Whose workbook it is and of which year: as it says itself, else as its cells suggest."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from gsafety_xl.model import Identity, Raw
from gsafety_xl.schema import Catalogue, RawTable, UnitRegister
from gsafety_xl.schema.text import clean, compact
from gsafety_xl.workbook.grids import Grid
from gsafety_xl.workbook.labels import spelling

#: The sheets of our forms and masters that say whose workbook it is, and how far down.
IDENTITY_SHEETS = ("填报说明", "汇总说明")
_IDENTITY_ROWS = 20
_UNIT_CODE, _YEAR, _TEMPLATE = "单位代码", "年度", "模板版本"
_UNIT_TITLE = re.compile(r"(?:填报|报送|上报)?单位(?:名称)?(?:[(（].{0,6}[)）])?[:：]?\s*(.*)")
_YEAR_IN_TEXT = re.compile(r"(?<!\d)(20\d{2})(?!\d{3})")


@dataclass(frozen=True, slots=True)
class FoundTable:
    """A ledger found in a workbook, with the texts of the rows above its header."""

    raw: RawTable
    titles: Sequence[str]


def find_identity(grid: Grid) -> Identity | None:
    """Read unit code, year and template version from columns A and B; None when not there."""
    facts = {
        spelling(str(row[0])): row[1]
        for row, number in zip(grid.rows, grid.numbers, strict=True)
        if number <= _IDENTITY_ROWS and len(row) > 1
    }
    unit, year = _word(facts.get(_UNIT_CODE)), _YEAR_IN_TEXT.match(_word(facts.get(_YEAR)))
    if not unit or year is None:
        return None
    return Identity(unit, int(year[1]), _word(facts.get(_TEMPLATE)))


def _word(raw: Raw) -> str:
    if isinstance(raw, float) and raw.is_integer():
        return str(int(raw))
    return "" if raw is None else clean(str(raw))


def find_unit(tables: Sequence[FoundTable], register: UnitRegister, file_name: str) -> str:
    """Find the unit code by the 填报单位 column, the title rows, the file name; "" for none."""
    if not len(register):
        return ""
    return (
        _unit_of_most(tables, register)
        or _unit_in_titles(tables, register)
        or _unit_in_file_name(register, file_name)
    )


def _unit_of_most(tables: Sequence[FoundTable], register: UnitRegister) -> str:
    """Return the unit that more than half of the entries name."""
    names: Counter[Raw] = Counter()
    for table in tables:
        column = table.raw.columns.get("unit")
        names.update(column.raw if column is not None else ())
    codes: Counter[str] = Counter()
    for name, count in names.items():
        value = register.read(name).value
        if isinstance(value, str):
            codes[value] += count
    code, count = next(iter(codes.most_common(1)), ("", 0))
    return code if 2 * count > codes.total() else ""


def _unit_in_titles(tables: Sequence[FoundTable], register: UnitRegister) -> str:
    named = (name for table in tables for name in _named_units(table.titles))
    codes = (register.read(name).value for name in named)
    return next((code for code in codes if isinstance(code, str)), "")


def _named_units(titles: Sequence[str]) -> Iterator[str]:
    """Go through what follows 填报单位： in the same cell, or in the one after it."""
    for index, title in enumerate(titles):
        match = _UNIT_TITLE.fullmatch(clean(title))
        if match is not None:
            yield match[1] or next(iter(titles[index + 1 : index + 2]), "")


def _unit_in_file_name(register: UnitRegister, file_name: str) -> str:
    """Return the unit whose longest spelling the file name contains, when it is only one."""
    name = compact(file_name)
    found = {
        (len(spelled), unit.code)
        for unit in register
        for text in (unit.code, unit.name, unit.short, *unit.aliases)
        if len(spelled := compact(text)) > 1 and spelled in name
    }
    longest = max((length for length, _ in found), default=0)
    codes = {code for length, code in found if length == longest}
    return codes.pop() if len(codes) == 1 else ""


def find_year(tables: Sequence[FoundTable], catalogue: Catalogue) -> int | None:
    """Find the year most title rows name, else the one most days fall in; None for neither."""
    titles = Counter(table.raw.year for table in tables if table.raw.year is not None)
    if titles:
        return _most(titles)
    days = Counter(
        year for table in tables for cells in _days(table.raw, catalogue) for year in _years(cells)
    )
    return _most(days) if days else None


def _most(years: Counter[int]) -> int:
    """Return the most frequent year; the latest of several."""
    return max(years, key=lambda year: (years[year], year))


def _days(raw: RawTable, catalogue: Catalogue) -> Iterator[list[Raw]]:
    for spec in catalogue.ledgers[raw.ledger].columns:
        if spec.type.is_day and spec.key in raw.columns:
            yield raw.columns[spec.key].raw


def _years(cells: Iterable[Raw]) -> Iterator[int]:
    for cell in cells:
        if isinstance(cell, date):
            yield cell.year
        elif isinstance(cell, str) and (match := _YEAR_IN_TEXT.match(cell)):
            yield int(match[1])
