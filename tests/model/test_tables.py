"""A table's entries, seen row by row."""

from datetime import date, datetime

import pytest

from gsafety_xl.model import (
    CellRef,
    Column,
    Ledgers,
    Origin,
    Raw,
    Reading,
    Row,
    Table,
    Value,
)


def column(key: str, position: int, *values: Value, raw: tuple[Raw, ...] = ()) -> Column:
    return Column(key, position, list(raw or [None] * len(values)), [Reading(v) for v in values])


def table(*columns: Column, origins: list[Origin] | None = None, unit: str = "GYS01") -> Table:
    count = len(columns[0].readings) if columns else 0
    return Table(
        ledger="inspection",
        workbook="绿管所.xlsx",
        sheet="03安全检查",
        header_row=3,
        row_numbers=[4 + 2 * index for index in range(count)],
        columns={item.key: item for item in columns},
        unit=unit,
        origins=origins,
    )


def row(key: str, value: Value) -> Row:
    return Row(table(column(key, 1, value)), 0)


MOMENT = datetime(2026, 3, 5, 14, 30)


@pytest.mark.parametrize(
    ("value", "day"),
    [(date(2026, 3, 5), date(2026, 3, 5)), (MOMENT, date(2026, 3, 5)), ("2026-03", None)],
)
def test_a_day_drops_the_time(value: Value, day: date | None) -> None:
    assert row("date", value).day("date") == day


@pytest.mark.parametrize(("value", "number"), [(3, 3), (0.5, 0.5), (True, None), ("3", None)])
def test_a_number_is_no_flag_and_no_text(value: Value, number: float | None) -> None:
    assert row("count", value).number("count") == number


@pytest.mark.parametrize(
    ("value", "choices"),
    [("fire", ("fire",)), (("fire", "safety"), ("fire", "safety")), (None, ())],
)
def test_one_choice_and_several_are_asked_alike(value: Value, choices: tuple[str, ...]) -> None:
    assert row("domain", value).choices("domain") == choices


def test_a_column_that_is_not_there_is_blank() -> None:
    entry = row("date", None)
    assert (entry["note"], entry.raw("note"), entry.reading("note")) == (None, None, Reading())
    assert (entry.text("note"), entry.number("note"), entry.day("note")) == ("", None, None)


def test_the_book_stands_in_for_an_entry_without_unit() -> None:
    entries = list(table(column("unit", 3, "GY01", None)))
    assert [entry.unit for entry in entries] == ["GY01", "GYS01"]


def test_an_entry_points_at_its_own_cells() -> None:
    entry = list(table(column("id", 2, "a", "b"), column("date", 5, None, None)))[1]
    assert str(entry.ref("date")) == "绿管所.xlsx 03安全检查!E6"
    assert entry.ref() == entry.ref("no_such_column") == CellRef("绿管所.xlsx", "03安全检查", 6, 2)
    assert entry.source("date") == entry.ref("date")


def test_a_consolidated_entry_points_at_the_submission_it_came_from() -> None:
    came_from = Origin("来稿.xlsx", "检查", 17, {"date": 4, "id": 9})
    entry = next(iter(table(column("id", 1, "a"), column("note", 2, "b"), origins=[came_from])))
    assert str(entry.source("id")) == "来稿.xlsx 检查!I17"
    assert str(entry.source("date")) == "来稿.xlsx 检查!D17"
    # what the submission did not have is shown at the first cell it had
    assert str(entry.source("note")) == "来稿.xlsx 检查!D17"


def test_a_heading_has_a_place_and_a_missing_one_the_sheet() -> None:
    inspections = table(column("id", 28, "a"))
    assert inspections.header_ref("id").cell == "AB3"
    assert inspections.header_ref("date") == CellRef("绿管所.xlsx", "03安全检查")


def test_ledgers_gather_the_tables_of_all_books() -> None:
    first, second = table(column("id", 1, "a", "b")), table(column("id", 1, "c"))
    ledgers = Ledgers([first, second])
    assert [entry.row_id for entry in ledgers.rows("inspection")] == ["a", "b", "c"]
    assert list(ledgers) == ledgers.tables("inspection") == [first, second]


def test_a_ledger_without_entries_is_there_all_the_same() -> None:
    ledgers = Ledgers([table()])
    assert "inspection" in ledgers
    assert "drill" not in ledgers
    assert not list(ledgers.rows("drill"))
