"""Addresses as Excel writes them."""

import pytest

from tests.office.uno_engine.places import (
    COLUMNS,
    ROWS,
    Area,
    address_of,
    area_between,
    letters_of,
    number_of,
    parse_address,
)


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("A1", Area(1, 1)),
        ("$B$3:D5", Area(3, 2, 3, 3)),
        ("D5:B3", Area(3, 2, 3, 3)),
        ("B:C", Area(1, 2, ROWS, 2)),
        ("2:4", Area(2, 1, 3, COLUMNS)),
        ("list_kind", None),
        ("Sheet1!A1", None),
    ],
)
def test_an_address_is_a_block(text: str, area: Area | None) -> None:
    assert parse_address(text) == area


def test_a_block_has_an_address() -> None:
    assert address_of(Area(3, 2, 3, 3)) == "$B$3:$D$5"
    assert address_of(Area(3, 2), rows=False, columns=False) == "B3"


def test_two_blocks_are_held_by_one() -> None:
    assert area_between(Area(5, 4), Area(3, 2)) == Area(3, 2, 3, 3)


@pytest.mark.parametrize(("number", "letters"), [(1, "A"), (26, "Z"), (27, "AA"), (16384, "XFD")])
def test_columns_have_letters(number: int, letters: str) -> None:
    assert (letters_of(number), number_of(letters)) == (letters, number)


@pytest.mark.parametrize("area", [Area(0, 1), Area(ROWS, 1, 2), Area(1, COLUMNS + 1)])
def test_a_sheet_ends(area: Area) -> None:
    assert not area.is_on_a_sheet()
