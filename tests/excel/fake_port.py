"""A spreadsheet program in memory."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from gsafety_xl.excel.port import Look, Spot
from gsafety_xl.workbook.grids import BookFile, Grid

NOTHING = Look(None, "")
START = Spot("04隐患整改", 1, 1)


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

    @classmethod
    def of(cls, path: Path) -> "FakePort":
        """Open a workbook file."""
        file = BookFile(path.read_bytes(), path.name)
        sheets = {grid.sheet: grid for grid in file.grids()}
        return cls(path.name, path, sheets=sheets)

    def sheet_names(self) -> list[str]:
        return list(self.sheets)

    def active_spot(self) -> Spot:
        return self.at

    def read(self, sheet: str) -> Grid:
        return self.sheets[sheet]

    def looks(self, spots: Sequence[Spot]) -> list[Look]:
        return [self.dressed.get(spot, NOTHING) for spot in spots]

    def dress(self, looks: Sequence[tuple[Spot, Look]]) -> None:
        self.dressed.update(looks)

    def write_sheet(
        self, name: str, rows: Sequence[Sequence[str]], *, links: int | None, hidden: bool
    ) -> None:
        del links
        self.sheets.pop(name, None)
        self.sheets[name] = Grid(name, [list(row) for row in rows], list(range(1, len(rows) + 1)))
        self.hidden |= {name} if hidden else set()

    def delete_sheet(self, name: str) -> None:
        self.sheets.pop(name, None)

    def select(self, spot: Spot) -> None:
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

    def colours(self) -> Iterator[tuple[str, str]]:
        """Yield the cells that have a look of their own."""
        return ((spot.sheet, look.note) for spot, look in self.dressed.items() if look != NOTHING)
