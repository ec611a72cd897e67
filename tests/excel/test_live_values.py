from collections.abc import Iterator
from datetime import datetime, time
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest

from gsafety_xl.excel import live_values
from gsafety_xl.excel.live_values import read_grid, to_raw
from gsafety_xl.model import Raw


class Range:
    """Stands for a block of a live sheet; counts how often values are asked for."""

    asked: list[tuple[int, int]]

    def __init__(self, rows: list[list[Any]], top: int = 1, left: int = 1) -> None:
        self.rows, self.row, self.column = rows, top, left
        self.merge_cells = False
        self.asked = []

    @property
    def shape(self) -> tuple[int, int]:
        return len(self.rows), len(self.rows[0])

    def options(self, *, ndim: int, err_to_str: bool) -> "Range":
        assert (ndim, err_to_str) == (2, True)
        return self

    @property
    def value(self) -> list[list[Any]]:
        self.asked.append(self.shape)
        return self.rows

    def __getitem__(self, part: tuple[slice, slice]) -> "Range":
        rows, columns = part
        inner = Range([row[columns] for row in self.rows[rows]])
        inner.asked = self.asked
        return inner

    def __iter__(self) -> Iterator["Range"]:
        return iter([self])


def sheet_of(used: Range) -> Any:  # noqa: ANN401 - stands for an xlwings sheet
    return SimpleNamespace(name="04隐患整改", used_range=used)


@pytest.mark.parametrize(
    ("live", "raw"),
    [
        (None, ""),
        ("", ""),
        (" 是 ", " 是 "),
        (5.0, 5.0),
        (True, True),
        (False, False),
        (datetime(2026, 3, 1), datetime(2026, 3, 1)),
        (datetime(1899, 12, 30, 9, 30), time(9, 30)),
        (Decimal("12.5"), 12.5),
        ("#N/A", "#N/A"),
        (-2146826243, "#VALUE!"),
        (-2146826245, "#GETTING_DATA"),
        (-2146826281.0, -2146826281.0),
    ],
)
def test_values_are_as_a_files_reader_gives_them(live: object, raw: Raw) -> None:
    assert to_raw(live) == raw
    assert type(to_raw(live)) is type(raw)


def test_a_sheet_keeps_its_places_and_loses_its_blank_rows() -> None:
    used = Range([["编号", None], [None, None], ["1", 2.0]], top=3, left=2)
    grid = read_grid(sheet_of(used))
    assert grid.sheet == "04隐患整改"
    assert grid.numbers == [3, 5]
    assert grid.rows == [["", "编号", ""], ["", "1", 2.0]]
    assert used.asked == [(3, 2)]


def test_an_empty_sheet_has_no_rows() -> None:
    assert read_grid(sheet_of(Range([[None]]))).rows == []


def test_endless_formatted_rows_are_asked_for_in_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live_values, "_BLOCK", 6)
    rows: list[list[Any]] = [["编号", "名称"], *([[None, None]] * 5), ["末", "行"]]
    used = Range(rows, top=2)
    grid = read_grid(sheet_of(used))
    assert (grid.numbers, grid.rows) == ([2, 8], [["编号", "名称"], ["末", "行"]])
    assert used.asked == [(3, 2), (3, 2), (1, 2)]


@pytest.mark.parametrize(("left", "width"), [(1, 1024), (1000, 25), (1024, 1)])
def test_cells_very_far_right_are_not_looked_at(left: int, width: int) -> None:
    used = Range([[1.0] * 1500], left=left)
    assert len(read_grid(sheet_of(used)).rows[0]) == 1024
    assert used.asked == [(1, width)]


def test_a_sheet_that_begins_very_far_right_is_empty() -> None:
    used = Range([[1.0]], left=1025)
    assert read_grid(sheet_of(used)).rows == []
    assert used.asked == []
