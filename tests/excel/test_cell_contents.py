"""Single cells, against a range that interprets what is written to it as Excel does."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest

from gsafety_xl.excel import cell_contents
from gsafety_xl.excel.cell_contents import (
    formula_cells,
    has_mixed_letters,
    read_content,
    write_content,
)
from gsafety_xl.excel.port import Content
from gsafety_xl.model import Raw


@dataclass
class Cell:
    """A cell of Excel: text is taken for a number or a day unless the format is ``@``."""

    number_format: str = "General"
    held: Any = None

    def options(self, *, err_to_str: bool) -> "Cell":
        assert err_to_str
        return self

    @property
    def value(self) -> Any:  # noqa: ANN401 - whatever Excel hands over
        return self.held

    @value.setter
    def value(self, value: object) -> None:
        assert not isinstance(value, date) or isinstance(value, datetime), "COM knows no bare day"
        if isinstance(value, str) and self.number_format != "@":
            assert not value.startswith("="), "this would become a formula"
            value = float(value) if re.fullmatch(r"[\d.]+", value) else value
            value = datetime(2026, 3, 1) if value == "2026-03" else value
        if isinstance(value, float | int) and self.number_format == "@":
            value = str(value)
        self.held = value


@dataclass
class Block:
    """A block of formulas, as xlwings hands them over."""

    formulas: Any
    row: int = 1
    column: int = 1

    @property
    def shape(self) -> tuple[int, int]:
        return len(self.formulas), len(self.formulas[0])

    @property
    def formula(self) -> Any:  # noqa: ANN401 - one cell, a row, or rows
        return self.formulas[0][0] if self.shape == (1, 1) else self.formulas

    def __getitem__(self, part: tuple[slice, slice]) -> "Block":
        rows, columns = part
        assert rows.stop <= len(self.formulas)
        return Block([row[columns] for row in self.formulas[rows]])


def formulas_in(block: Block) -> set[tuple[int, int]]:
    sheet: Any = SimpleNamespace(used_range=block)
    return formula_cells(sheet)


@pytest.mark.parametrize(
    ("value", "number_format"),
    [
        ("2026-03", "General"),
        ("007", "General"),
        ("007", "@"),
        ("=1+1", "General"),
        ("是", "0.00"),
        (3, "General"),
        (0.08, "0.00"),
        (datetime(2026, 3, 5), "yyyy-mm-dd"),
        (True, "General"),
        (None, "General"),
    ],
)
@pytest.mark.parametrize("before", ["General", "@", "yyyy-mm-dd"])
def test_a_cell_holds_what_is_written(value: Raw, number_format: str, before: str) -> None:
    cell: Any = Cell(before)
    write_content(cell, Content(value, number_format))
    assert read_content(cell) == Content(value, number_format)


def test_a_bare_day_is_written_as_its_first_moment() -> None:
    cell: Any = Cell("@")
    write_content(cell, Content(date(2026, 3, 5), "yyyy-mm-dd"))
    assert read_content(cell) == Content(datetime(2026, 3, 5), "yyyy-mm-dd")


@pytest.mark.parametrize(
    ("held", "value"), [(Decimal("1.5"), 1.5), ("", None), (-2146826245, "#GETTING_DATA")]
)
def test_contents_are_as_a_sheets_values(held: object, value: Raw) -> None:
    cell: Any = Cell("General", held)
    assert read_content(cell) == Content(value, "General")


@pytest.mark.parametrize(
    ("crossed", "colour", "is_mixed"),
    [(False, 0.0, "plain"), (True, 255.0, "plain"), (None, 0.0, "mixed"), (False, None, "mixed")],
)
def test_excel_does_not_say_how_mixed_letters_look(
    crossed: object, colour: object, is_mixed: str
) -> None:
    font = SimpleNamespace(Strikethrough=crossed, Bold=False, Color=colour)
    cell: Any = SimpleNamespace(api=SimpleNamespace(Font=font))
    assert has_mixed_letters(cell) == (is_mixed == "mixed")


def test_formulas_by_row_and_column() -> None:
    block = Block([["编号", "=A1"], ["=SUM(A:A)", "3"], ["", "x=1"]], row=3, column=2)
    assert formulas_in(block) == {(3, 3), (4, 2)}


def test_one_cell_is_no_block() -> None:
    assert formulas_in(Block([["=A1"]], row=7)) == {(7, 1)}
    assert formulas_in(Block([["1"]])) == set()


def test_one_row_may_come_without_its_rows() -> None:
    class Row(Block):
        @property
        def formula(self) -> Any:  # noqa: ANN401 - a flat list
            return self.formulas[0]

        def __getitem__(self, part: tuple[slice, slice]) -> "Block":
            del part
            return self

    assert formulas_in(Row([["1", "=A1"]], row=4)) == {(4, 2)}


def test_long_sheets_are_asked_in_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cell_contents, "_BLOCK", 2)
    block = Block([["=A1"], ["1"], ["2"], ["=A2"], ["=A3"]], row=2)
    assert formulas_in(block) == {(2, 1), (5, 1), (6, 1)}
