"""From the rows below a header to columns of entries, with totals set apart."""

import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from gsafety_xl.model import Column, Raw, TotalRow, column_letters
from gsafety_xl.schema import RawTable
from gsafety_xl.schema.entry_numbers import parse_number
from gsafety_xl.schema.numbers import read_number
from gsafety_xl.schema.text import clean
from gsafety_xl.workbook.grids import Grid
from gsafety_xl.workbook.headers import Header, title_year, titles_above
from gsafety_xl.workbook.labels import Label
from gsafety_xl.workbook.row_kinds import (
    RowKind,
    first_text,
    is_column_numbering,
    is_note,
    is_subtotal,
    repeats,
    says_there_is_none,
    sums_entries,
    total_label,
)

#: What blank forms hold before anybody has typed anything, besides columns filled by formula.
_PREFILLED = frozenset({"seq", "unit"})
_NUMBER, _RUNNING = "id", "seq"


@dataclass(slots=True)
class _Sorted:
    """Indexes (into the grid) of the entries; totals and dropped rows by what they are."""

    entries: list[int] = field(default_factory=list)
    totals: list[tuple[int, int]] = field(default_factory=list)
    dropped: dict[RowKind, list[int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Places:
    """Indexes into a row: columns whose content makes an entry, the business key, the number.

    ``running`` is the column of running numbers, for the reader only.
    """

    content: Sequence[int]
    keys: Sequence[int]
    number: int | None
    running: int | None


def raw_table(grid: Grid, header: Header, workbook: str) -> tuple[RawTable, list[str]]:
    """Take the entries below a header; also return remarks about rows and columns left out."""
    found = _sort_rows(grid, header)
    numbered_only = _drop_numbered_only(grid, header, found)
    titles = titles_above(grid, header.top)
    table = RawTable(
        ledger=header.ledger,
        workbook=workbook,
        sheet=grid.sheet,
        header_row=grid.numbers[header.bottom],
        row_numbers=[grid.numbers[index] for index in found.entries],
        columns={
            key: _column(key, label.position, grid, found.entries)
            for key, label in header.matching.columns.items()
        },
        unknown=_unknown(grid, header.matching.unknown, found.entries),
        totals=_totals(grid, header, found),
        year=title_year(titles, grid.sheet),
        header_years=header.years(),
    )
    remarks = list(header.matching.remarks)
    remarks += _dropped_remarks(grid, found, numbered_only)
    remarks += _unheaded_remarks(grid, header, found.entries)
    remarks += _fill_merged(table, grid, header)
    return table, [f"工作表“{grid.sheet}”：{remark}" for remark in remarks]


def _sort_rows(grid: Grid, header: Header) -> _Sorted:
    found = _Sorted()
    above = frozenset(
        cell
        for row in grid.rows[: header.bottom + 1]
        for cell in row
        if isinstance(cell, str) and cell
    )
    places = _places_of(header)
    first = header.bottom + 1
    if first < len(grid.rows) and is_column_numbering(grid.rows[first]):
        first += 1
    for index in range(first, len(grid.rows)):
        kind = _kind(grid.rows[index], places, above)
        if kind is RowKind.ENTRY:
            found.entries.append(index)
        elif kind is RowKind.TOTAL:
            found.totals.append((index, len(found.entries)))
        else:
            found.dropped.setdefault(kind, []).append(index)
    return found


def _content_positions(header: Header) -> list[int]:
    """Return the columns whose content makes a row an entry, those always filled first."""
    columns = {column.key: column for column in header.vocabulary.spec.columns}
    counted = [
        (not columns[key].required, label.position)
        for key, label in header.matching.columns.items()
        if key not in _PREFILLED and not columns[key].system
    ]
    unknown = [(True, label.position) for label in header.matching.unknown]
    return [position - 1 for _, position in sorted(counted + unknown)]


def _places_of(header: Header) -> _Places:
    columns = header.matching.columns
    keys = header.vocabulary.spec.business_key
    return _Places(
        _content_positions(header),
        [columns[key].position - 1 for key in keys if key in columns],
        columns[_NUMBER].position - 1 if _NUMBER in columns else None,
        columns[_RUNNING].position - 1 if _RUNNING in columns else None,
    )


def _kind(row: Sequence[Raw], places: _Places, above: frozenset[str]) -> RowKind:
    if total_label(row) and not _is_recorded(row, places):
        return RowKind.TOTAL
    text = first_text(row)
    if text and is_note(text) and not _fills_keys(row, places.keys):
        return RowKind.NOTE
    if text in above and repeats(row, above):
        return RowKind.HEADER
    filled = any(_is_filled(row[position]) for position in places.content)
    declared = places.running is not None and says_there_is_none(row[places.running])
    return RowKind.ENTRY if filled or declared else RowKind.BLANK


def _is_recorded(row: Sequence[Raw], places: _Places) -> bool:
    """Tell whether a row has a number of its own and all of the business key, as no total has."""
    number = "" if places.number is None else row[places.number]
    is_number = isinstance(number, str) and parse_number(clean(number)) is not None
    return is_number and _fills_keys(row, places.keys)


def _fills_keys(row: Sequence[Raw], keys: Sequence[int]) -> bool:
    """Tell whether every column of the business key holds something that is no signature."""
    cells = [row[position] for position in keys]
    return bool(cells) and all(
        _is_filled(cell) and not (isinstance(cell, str) and is_note(cell)) for cell in cells
    )


def _is_filled(cell: Raw) -> bool:
    return cell != "" and not (isinstance(cell, str) and cell.isspace())


def _drop_numbered_only(grid: Grid, header: Header, found: _Sorted) -> list[int]:
    """Take away the last rows in which nothing but a number was prepared."""
    number = header.matching.columns.get(_NUMBER)
    if number is None:
        return []
    running = _places_of(header).running
    content = [item for item in _content_positions(header) if item != number.position - 1]
    dropped: list[int] = []
    while found.entries:
        row = grid.rows[found.entries[-1]]
        numbers = [row[item] for item in (number.position - 1, running) if item is not None]
        in_words = any(says_there_is_none(cell) for cell in numbers)
        if in_words or any(_is_filled(row[position]) for position in content):
            break
        dropped.append(found.entries.pop())
    found.totals = [(index, min(count, len(found.entries))) for index, count in found.totals]
    return dropped[::-1]


def _column(key: str, position: int, grid: Grid, entries: Sequence[int]) -> Column:
    rows, place = grid.rows, position - 1
    cells = [rows[index][place] for index in entries]
    return Column(key, position, [None if cell == "" else cell for cell in cells])


def _unknown(grid: Grid, labels: Sequence[Label], entries: Sequence[int]) -> dict[str, Column]:
    found: dict[str, Column] = {}
    for label in labels:
        text = label.text
        if text in found:
            text = f"{text}（{column_letters(label.position)}列）"
        column = _column(text, label.position, grid, entries)
        if any(cell is not None for cell in column.raw):
            found[text] = column
    return found


def _totals(grid: Grid, header: Header, found: _Sorted) -> list[TotalRow]:
    """Read the totals; one that sums no entries (其中, 累计) has no numbers."""
    totals: list[TotalRow] = []
    for index, span in zip((index for index, _ in found.totals), _spans(grid, found), strict=True):
        row = grid.rows[index]
        numbers = dict(_numbers(row, header)) if span else {}
        last = span.stop - 1
        totals.append(TotalRow(grid.numbers[index], total_label(row), numbers, span.start, last))
    return totals


def _spans(grid: Grid, found: _Sorted) -> Iterator[range]:
    """Go through the entries each total stands for.

    小计 sums what stands since the 小计 before it, or to the next one when the sheet begins with
    one; 合计 sums all entries so far, or all that follow when it stands above them.
    """
    labels = [total_label(grid.rows[index]) for index, _ in found.totals]
    counts = [count for _, count in found.totals]
    everything = len(found.entries)
    breaks = [count for label, count in zip(labels, counts, strict=True) if is_subtotal(label)]
    above = bool(breaks) and breaks[0] == 0
    for label, count in zip(labels, counts, strict=True):
        if not sums_entries(label):
            yield range(count, count)
        elif not is_subtotal(label):
            yield range(count or everything)
        elif above:
            yield range(count, min((item for item in breaks if item > count), default=everything))
        else:
            yield range(max((item for item in breaks if item < count), default=0), count)


def _numbers(row: Sequence[Raw], header: Header) -> Iterator[tuple[str, float]]:
    columns = {column.key: column for column in header.vocabulary.spec.columns}
    for key, label in header.matching.columns.items():
        if key == "seq" or not columns[key].type.is_number:
            continue
        reading = read_number(row[label.position - 1], money=columns[key].measure == "万元")
        if isinstance(reading.value, int | float) and not reading.problem:
            yield key, float(reading.value)


def _fill_merged(table: RawTable, grid: Grid, header: Header) -> list[str]:
    """Fill cells merged downwards; a quantity counts once, in the first row, and is remarked."""
    columns = {column.position: column for column in table.columns.values()}
    columns |= {column.position: column for column in table.unknown.values()}
    quantities = {
        column.key: f"“{column.label}”合并成一格，数字只计在首行"
        for column in header.vocabulary.spec.columns
        if column.type.is_number and column.measure
    }
    remarks: list[str] = []
    for top, left, bottom, _ in grid.merges:
        column = columns.get(left)
        if column is None or top == bottom or top <= table.header_row or column.key == "seq":
            continue
        if column.key in quantities:
            remarks.append(f"第 {top} 至 {bottom} 行{quantities[column.key]}")
        else:
            _fill_down(table.row_numbers, column, grid, (top, bottom))
    return remarks


def _fill_down(
    row_numbers: Sequence[int], column: Column, grid: Grid, span: tuple[int, int]
) -> None:
    top, bottom = span
    place = bisect.bisect_left(grid.numbers, top)
    if place == len(grid.numbers) or grid.numbers[place] != top:
        return
    cell = grid.rows[place][column.position - 1]
    start = bisect.bisect_right(row_numbers, top)
    for index in range(start, bisect.bisect_right(row_numbers, bottom)):
        if column.raw[index] is None and cell != "":
            column.raw[index] = cell
            column.merged_from[index] = top


def _dropped_remarks(grid: Grid, found: _Sorted, numbered_only: Sequence[int]) -> Iterator[str]:
    words = {RowKind.NOTE: "是签字或附注", RowKind.HEADER: "是重复的表头"}
    for kind, text in words.items():
        if kind in found.dropped:
            yield f"{_rows_text(grid, found.dropped[kind])}{text}，未作为记录"
    if numbered_only:
        yield f"{_rows_text(grid, numbered_only)}除编号外没有内容，未作为记录"


def _rows_text(grid: Grid, indexes: Sequence[int]) -> str:
    numbers = [str(grid.numbers[index]) for index in indexes]
    shown = "、".join(numbers[:5])
    return f"第 {shown} 行" if len(numbers) <= 5 else f"第 {shown} 等 {len(numbers)} 行"


def _unheaded_remarks(grid: Grid, header: Header, entries: Sequence[int]) -> Iterator[str]:
    """Name the columns that hold something but have no header."""
    headed = {label.position for label in header.matching.columns.values()}
    headed |= {label.position for label in header.matching.unknown}
    width = len(grid.rows[0])
    for position in sorted(set(range(1, width + 1)) - headed):
        if any(_is_filled(grid.rows[index][position - 1]) for index in entries):
            yield f"{column_letters(position)} 列没有表头，其中的内容没有读取"
