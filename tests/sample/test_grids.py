from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from gsafety_xl.sample.defects import SeededDefect
from gsafety_xl.sample.grids import TypedSheet, add_totals, make_slip, type_sheet
from gsafety_xl.sample.habits import ExtraColumn, SheetHabits, Slip, load_habits
from gsafety_xl.sample.keeping import SampleYear, keep_year
from gsafety_xl.sample.scene import Entry
from gsafety_xl.sample.typing_hands import Hand
from gsafety_xl.schema import Catalogue

Sheets = Callable[..., TypedSheet]
ENTRIES: list[Entry] = [
    {
        "seq": number,
        "unit": "GYS01",
        "date": date(2026, 3, number),
        "leader": "王敏" if number < 3 else "李伟",
        "headcount": 3,
        "danger_count": number % 2,
    }
    for number in range(1, 6)
]


@pytest.fixture
def sheet(sample_year: SampleYear, catalogue: Catalogue) -> Sheets:
    """Return a function that types five inspections with some habits."""

    def typed(**habits: Any) -> TypedSheet:  # noqa: ANN401 - any habit of the data
        given = SheetHabits(ledger="inspection", sheet="Sheet1", title="", **habits)
        hand = Hand("GYS01", given, load_habits(), catalogue, sample_year.register, 2026)
        return type_sheet(given, catalogue.ledgers["inspection"], ENTRIES, hand)

    return typed


def slip(column: str, **change: Any) -> Slip:  # noqa: ANN401 - any change of the data
    return Slip(ledger="inspection", column=column, nth=0, rule="C-01", what="…", **change)


def test_required_columns_stand_even_when_nobody_fills_them(sheet: Sheets) -> None:
    keys = [column.key for column in sheet().columns]
    assert "theme" in keys
    assert "photos" not in keys
    assert "campaign_id" not in keys


def test_columns_can_be_dropped_renamed_and_added(sheet: Sheets) -> None:
    extra = ExtraColumn(heading="监理单位", after="site", content="宏信监理")
    typed = sheet(dropped=["leader"], renamed={"headcount": "出动人次"}, extra=extra)
    headings = [column.heading for column in typed.columns]
    assert "带队人" not in headings
    assert "出动人次" in headings
    assert headings[headings.index("检查点位") + 1] == "监理单位"
    assert typed.column("").cells == ["宏信监理"] * 5


def test_a_column_that_is_not_shown_has_no_position(sheet: Sheets) -> None:
    with pytest.raises(KeyError):
        sheet().position("photos")


def test_addresses_are_those_of_excel(sheet: Sheets) -> None:
    assert sheet().header_row == 3
    assert sheet(head_rows=3).header_row == 4
    assert sheet().address("unit", 4) == "C4"
    assert sheet().total_row == 9


def test_running_numbers_can_be_broken(sheet: Sheets) -> None:
    assert sheet(broken_numbers=True).column("seq").cells == [1, 2, 2, 4, 5]
    assert sheet().column("seq").cells == [1, 2, 3, 4, 5]


def test_ditto_is_written_under_what_it_repeats(sheet: Sheets) -> None:
    assert sheet(ditto=["leader"]).column("leader").cells == [
        "王敏",
        "同上",
        "李伟",
        "同上",
        "同上",
    ]


def test_a_total_sums_quantities_only(sheet: Sheets, catalogue: Catalogue) -> None:
    typed = sheet(total="合计")
    assert add_totals(typed, catalogue.ledgers["inspection"]) == []
    totals = {column.key: column.total for column in typed.columns if column.total is not None}
    assert totals == {"seq": "合计", "headcount": 15, "danger_count": 3, "major_count": 0}


def test_a_wrong_total_says_where(sheet: Sheets, catalogue: Catalogue) -> None:
    typed = sheet(total="合计", wrong_total={"headcount": 2})
    (wrong,) = add_totals(typed, catalogue.ledgers["inspection"])
    assert wrong == (typed.address("headcount", 9), "headcount")
    assert typed.column("headcount").total == 17


def test_no_total_is_written_without_the_habit(sheet: Sheets, catalogue: Catalogue) -> None:
    typed = sheet(wrong_total={"headcount": 2})
    assert add_totals(typed, catalogue.ledgers["inspection"]) == []
    assert typed.column("headcount").total is None


def test_a_slip_replaces_one_cell_and_tells_its_place(sheet: Sheets) -> None:
    typed = sheet()
    seeded = make_slip(typed, slip("headcount", put="约20"), "台账.xlsx")
    address = typed.address("headcount", 4)
    assert seeded == SeededDefect("台账.xlsx", "Sheet1", address, "C-01", "…")
    assert typed.column("headcount").cells == ["约20", 3, 3, 3, 3]


def test_a_slip_may_be_reported_in_another_column(sheet: Sheets) -> None:
    typed = sheet()
    seeded = make_slip(typed, slip("headcount", blank=True, at="leader"), "台账.xlsx")
    assert seeded.cell == typed.address("leader", 4)
    assert typed.column("headcount").cells[0] is None


def test_a_slip_finds_an_entry_that_has_something_there(sheet: Sheets) -> None:
    typed = sheet()
    second = Slip(
        ledger="inspection",
        column="danger_count",
        nth=1,
        where="danger_count",
        add=1,
        rule="JC-02",
        what="…",
    )
    assert make_slip(typed, second, "").cell == typed.address("danger_count", 6)
    assert typed.column("danger_count").cells == [1, 0, 2, 0, 1]


def test_a_total_goes_by_the_number_typed(sheet: Sheets, catalogue: Catalogue) -> None:
    typed = sheet(total="合计")
    make_slip(typed, slip("danger_count", add=1), "")
    add_totals(typed, catalogue.ledgers["inspection"])
    assert typed.column("danger_count").total == 4
    assert ENTRIES[0]["danger_count"] == 1


def test_a_day_may_be_put_before_another(sheet: Sheets) -> None:
    typed = sheet(days=["dotted"])
    make_slip(typed, slip("filled_on", before="date", days=2), "")
    assert typed.column("filled_on").cells[0] == "2026.2.27"


def test_the_year_is_put_into_a_slip(sheet: Sheets) -> None:
    typed = sheet()
    make_slip(typed, slip("date", put="{year}.2.30"), "")
    assert typed.column("date").cells[0] == "2026.2.30"


@pytest.mark.parametrize("seed", range(12))
def test_slips_find_their_entries_whatever_the_seed(seed: int, catalogue: Catalogue) -> None:
    year = keep_year(seed, 2026)
    for book in load_habits().books:
        for habits in book.sheets:
            hand = Hand(book.unit, habits, load_habits(), catalogue, year.register, 2026)
            ledger = catalogue.ledgers[habits.ledger]
            typed = type_sheet(habits, ledger, year.records[book.unit][habits.ledger], hand)
            for item in book.defects:
                if item.ledger == habits.ledger:
                    assert make_slip(typed, item, "").cell
