"""A spreadsheet program in memory, as strict as Excel about sheets that are not there."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path

from gsafety_xl.excel.live_values import to_raw
from gsafety_xl.excel.port import Content, Look, Spot
from gsafety_xl.model import Raw
from gsafety_xl.workbook.grids import BookFile, Grid

NOTHING = Look(None, "")
START = Spot("04隐患整改", 1, 1)
_DAY_ZERO = date(1899, 12, 30)


@dataclass
class FakePort:
    """A workbook as the buttons see it; what is said and opened is kept."""

    name: str = "台账.xlsx"
    path: Path | None = None
    is_saved: bool = True
    sheets: dict[str, Grid] = field(default_factory=dict)
    dressed: dict[Spot, Look] = field(default_factory=dict)
    at: Spot = START
    said: list[str] = field(default_factory=list)
    bars: list[str] = field(default_factory=list)
    opened: list[Path] = field(default_factory=list)
    answers: list[str] = field(default_factory=list)
    folder: Path | None = None
    stops: bool = False
    hidden: set[str] = field(default_factory=set)
    locked: set[str] = field(default_factory=set)
    takes_sheets: bool = True
    looked_at: int = 0
    formats: dict[Spot, str] = field(default_factory=dict)
    formula_cells: set[Spot] = field(default_factory=set)
    mixed: set[Spot] = field(default_factory=set)
    links: dict[Spot, str] = field(default_factory=dict)

    @classmethod
    def of(cls, path: Path) -> "FakePort":
        """Open a workbook file; its values arrive as Excel hands them over."""
        file = BookFile(path.read_bytes(), path.name)
        sheets = {
            grid.sheet: Grid(
                grid.sheet, list(map(_handed_over, grid.rows)), grid.numbers, grid.merges
            )
            for grid in file.grids()
        }
        return cls(path.name, path, sheets=sheets)

    def sheet_names(self) -> list[str]:
        return list(self.sheets)

    def shown_sheets(self) -> list[str]:
        return [name for name in self.sheets if name not in self.hidden]

    def locked_sheets(self) -> list[str]:
        return [name for name in self.sheets if name in self.locked]

    def active_spot(self) -> Spot:
        return self.at

    def read(self, sheet: str) -> Grid:
        return self.sheets[sheet]

    def looks(self, spots: Sequence[Spot]) -> list[Look]:
        self.looked_at += len(spots)
        return [self.dressed.get(spot, NOTHING) for spot in spots]

    def dress(self, looks: Sequence[tuple[Spot, Look]]) -> None:
        for spot, _ in looks:
            assert spot.sheet in self.sheets
            assert spot.sheet not in self.locked, "Excel refuses to format a protected sheet"
        self.dressed.update(looks)

    def formulas(self, sheet: str) -> set[tuple[int, int]]:
        return {(spot.row, spot.column) for spot in self.formula_cells if spot.sheet == sheet}

    def mixed_texts(self, spots: Sequence[Spot]) -> set[Spot]:
        return self.mixed & set(spots)

    def contents(self, spots: Sequence[Spot]) -> list[Content]:
        return [Content(self.value(spot), self.formats.get(spot, "General")) for spot in spots]

    def put(self, contents: Sequence[tuple[Spot, Content]]) -> None:
        for spot, content in contents:
            assert spot.sheet not in self.locked, "Excel refuses to write to a protected sheet"
            assert spot not in self.formula_cells, "a formula is nothing to be written over"
            self.type_in(spot, _from_excel(content.value))
            self.formats[spot] = content.number_format

    def link(self, targets: Sequence[tuple[Spot, str]]) -> None:
        for spot, target in targets:
            sheet, _, cell = target.rpartition("!")
            assert sheet in self.sheets, "a link leads to a sheet"
            assert cell
            self.type_in(spot, target)
            self.formats[spot] = "General"
        self.links |= dict(targets)

    def write_sheet(
        self, name: str, rows: Sequence[Sequence[str]], *, links: int | None, hidden: bool
    ) -> None:
        del links
        self.delete_sheet(name)
        self.sheets[name] = Grid(name, [list(row) for row in rows], list(range(1, len(rows) + 1)))
        self.hidden |= {name} if hidden else set()

    def delete_sheet(self, name: str) -> None:
        assert self.takes_sheets, "Excel refuses where the structure is protected"
        self.sheets.pop(name, None)
        self.hidden.discard(name)

    def select(self, spot: Spot) -> None:
        assert spot.sheet in self.shown_sheets(), "Excel goes to no hidden sheet"
        self.at = spot

    def busy(self, text: str) -> None:
        self.bars.append(text)

    def wants_to_stop(self) -> bool:
        return self.stops

    def tell(self, text: str) -> None:
        self.said.append(text)

    def ask_text(self, question: str, answer: str) -> str:
        self.said.append(question)
        return self.answers.pop(0) if self.answers else answer

    def ask_folder(self, question: str) -> Path | None:
        self.said.append(question)
        return self.folder

    def open(self, path: Path) -> None:
        self.opened.append(path)

    def value(self, spot: Spot) -> Raw:
        """Return what a cell holds; None for nothing."""
        grid = self.sheets[spot.sheet]
        if spot.row not in grid.numbers:
            return None
        row = grid.rows[grid.numbers.index(spot.row)]
        cell = row[spot.column - 1] if spot.column <= len(row) else ""
        return None if cell == "" else cell

    def type_in(self, spot: Spot, value: Raw) -> None:
        """Put a value into a cell; a row on which nothing stands is none of the grid's."""
        grid = self.sheets[spot.sheet]
        place = bisect_left(grid.numbers, spot.row)
        if spot.row not in grid.numbers:
            grid.numbers.insert(place, spot.row)
            grid.rows.insert(place, [""] * max(map(len, grid.rows), default=0))
        row = grid.rows[place]
        row += [""] * (spot.column - len(row))
        row[spot.column - 1] = to_raw(value)
        if not any(cell != "" for cell in row):
            del grid.rows[place], grid.numbers[place]

    def marked(self) -> set[Spot]:
        """Return the cells that have a look of their own."""
        return {spot for spot, look in self.dressed.items() if look != NOTHING}

    def insert_rows(self, sheet: str, above: int, count: int) -> None:
        """Insert rows as a clerk does: what is below moves down with its looks."""
        grid = self.sheets[sheet]
        grid.numbers[:] = [row + count if row >= above else row for row in grid.numbers]
        self.dressed = dict(_moved_down(self.dressed, sheet, above, count))


def _moved_down(
    dressed: dict[Spot, Look], sheet: str, above: int, count: int
) -> Iterator[tuple[Spot, Look]]:
    for spot, look in dressed.items():
        moves = spot.sheet == sheet and spot.row >= above
        yield Spot(sheet, spot.row + count, spot.column) if moves else spot, look


def _handed_over(row: Sequence[Raw]) -> list[Raw]:
    return [to_raw(_from_excel(value)) for value in row]


def _from_excel(value: Raw) -> Raw:
    """Return a value as Excel gives it: every day and clock time as a moment, nothing as None."""
    if isinstance(value, time):
        return datetime.combine(_DAY_ZERO, value)
    if isinstance(value, date) and not isinstance(value, datetime):
        return datetime(value.year, value.month, value.day)
    return None if value == "" else value
