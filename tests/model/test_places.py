"""Addresses as Excel shows them, in the order in which a reader goes through a workbook."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gsafety_xl.model import CellRef, column_letters


@pytest.mark.parametrize(
    ("column", "letters"),
    [
        (0, ""),
        (1, "A"),
        (26, "Z"),
        (27, "AA"),
        (52, "AZ"),
        (702, "ZZ"),
        (703, "AAA"),
        (16384, "XFD"),
    ],
)
def test_columns_have_letters(column: int, letters: str) -> None:
    assert column_letters(column) == letters


@settings(deadline=None)
@given(st.integers(1, 16384))
def test_letters_count_in_26s(column: int) -> None:
    number = 0
    for letter in column_letters(column):
        number = number * 26 + ord(letter) - ord("A") + 1
    assert number == column


@pytest.mark.parametrize(
    ("place", "cell", "text"),
    [
        (CellRef("台账.xlsx", "04隐患整改", 12, 6), "F12", "台账.xlsx 04隐患整改!F12"),
        (CellRef("台账.xlsx", "04隐患整改"), "", "台账.xlsx 04隐患整改"),
        (CellRef("台账.xlsx", "04隐患整改", 12), "", "台账.xlsx 04隐患整改"),
        (CellRef("台账.xlsx"), "", "台账.xlsx"),
    ],
)
def test_a_place_is_named_as_a_clerk_looks_for_it(place: CellRef, cell: str, text: str) -> None:
    assert (place.cell, str(place)) == (cell, text)


def test_places_sort_by_book_sheet_row_and_column_not_by_letters() -> None:
    in_order = [
        CellRef("a.xlsx"),
        CellRef("a.xlsx", "01"),
        CellRef("a.xlsx", "01", 2, 27),
        CellRef("a.xlsx", "01", 10, 2),
        CellRef("a.xlsx", "02", 1, 1),
        CellRef("b.xlsx", "01", 1, 1),
    ]
    backwards = in_order[::-1]
    assert sorted(backwards) == in_order
