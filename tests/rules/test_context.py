from datetime import date

import pytest

from gsafety_xl.model import Ledgers, Stage
from gsafety_xl.rules.context import table_of
from gsafety_xl.schema import Unit, UnitRegister
from tests.conftest import Checker


@pytest.mark.parametrize(
    ("stage", "asked"),
    [
        ("entry", ["entry"]),
        ("submit", ["entry", "consolidate", "submit"]),
        ("year-end", ["entry", "consolidate", "submit", "year-end"]),
    ],
)
def test_later_stages_ask_what_earlier_ones_asked(
    check: Checker, stage: str, asked: list[str]
) -> None:
    context = check.context(stage=stage)
    assert [item.value for item in Stage if context.asks(item)] == asked
    assert context.year_end is (stage == "year-end")


def test_the_bureaus_duties_are_in_view_in_its_book_and_in_the_whole(check: Checker) -> None:
    assert check.context(units=["JB00"]).covers_bureau
    assert check.context(units=["GYS01"], whole=True).covers_bureau
    assert not check.context(units=["GYS01"]).covers_bureau


def test_who_owes_a_ledger(check: Checker) -> None:
    units = ["JB00", "GYS01", "GYS02", "GY01"]
    assert check.context(units=units).units_asked_for("ST") == ("GYS01", "GY01")
    assert check.context(units=units).units_asked_for("ZR") == ("GYS01",)
    free = UnitRegister([Unit("A001", "甲", must_report=True), Unit("B001", "乙")])
    assert check.context(units=["A001", "B001"], register=free).units_asked_for("ST") == ("A001",)
    empty = check.context(units=["X"], register=UnitRegister([]))
    assert empty.units_asked_for("ST") == ("X",)


def test_who_keeps_a_ledger(check: Checker) -> None:
    units = ["JB00", "GYS01", "GY02", "HW01", "X"]
    assert check.context(units=units).units_keeping("inspection") == ("GYS01", "GY02", "HW01", "X")
    assert check.context(units=units).units_keeping("budget") == ("GY02", "HW01", "X")
    assert check.context(units=units).units_keeping("ride") == ("GY02", "X")
    assert check.context(units=units).units_keeping("submission") == ("X",)
    closed = UnitRegister([Unit("A001", "甲", closed_on=date(2025, 12, 31)), Unit("B001", "乙")])
    context = check.context(units=["A001", "B001"], register=closed)
    assert context.units_keeping("budget") == ("B001",)


def test_units_are_found_in_the_register(check: Checker) -> None:
    found = check.context().unit("GY01")
    assert found is not None
    assert found.name == "东湖公园"
    assert check.context().unit("X") is None


def test_an_entry_is_kept_by_whom_it_says_else_by_whose_book_it_is(check: Checker) -> None:
    """
    JC GYS01:
    | 检查编号 | 填报单位 | 组织层级   |
    | 1        | 我局     | 局（系统） |
    | 2        | 我局     | 下属单位   |
    | 3        | 谁       | 局（系统） |
    | 4        |          |            |
    """
    check.run()
    context = check.context()
    assert [context.keeper(row) for row in check.tables[0]] == ["JB00", "JB00", "GYS01", "GYS01"]
    assert [context.is_bureaus(row) for row in check.tables[0]] == [True, False, False, False]


def test_a_faulty_cell_is_remembered_for_its_row_and_column_only(check: Checker) -> None:
    """
    | 检查编号 | 检查日期 |
    | 1        | 某天     |
    | 2        | 某天     |
    """
    check.run(ledger="JC")
    (table,), context = check.tables, check.context()
    context.mark_faulty(table, 0, "date")
    first, second = table
    assert not context.is_sound(first, "id", "date")
    assert context.is_sound(first, "id")
    assert context.is_sound(second, "date")


def test_a_parameter_names_a_day_of_the_ledgers_year(check: Checker) -> None:
    assert check.context(as_of="2027-01-10").this_year("plan.warn_from") == date(2026, 3, 31)


def test_what_is_missing_is_shown_in_the_units_own_table_if_there_is_one(check: Checker) -> None:
    """
    JC GYS01:
    | 检查编号 |
    JC GY01:
    | 检查编号 |
    """
    check.run()
    ledgers, district = Ledgers(check.tables), check.context(whole=True)
    own = table_of(ledgers, "inspection", "GY01", district)
    assert own is not None
    assert own.unit == "GY01"
    assert table_of(ledgers, "inspection", "GYS02", district) is None


def test_a_single_book_is_the_place_for_what_is_missing(check: Checker) -> None:
    """
    JC GYS01:
    | 检查编号 |
    """
    check.run()
    assert table_of(Ledgers(check.tables), "inspection", "JB00", check.context()) is not None


def test_a_master_is_the_place_for_what_anybody_has_missing(check: Checker) -> None:
    """
    JC JB00:
    | 检查编号 |
    """
    check.run()
    check.tables[0].origins = []
    found = table_of(Ledgers(check.tables), "inspection", "GY01", check.context(whole=True))
    assert found is check.tables[0]


def test_once_the_year_is_over_annual_counts_are_judged(check: Checker) -> None:
    last_day = check.context(as_of="2026-12-31")
    day_after = check.context(as_of="2027-01-01")
    assert (last_day.year_end, day_after.year_end) == (False, True)
    assert day_after.asks(Stage.YEAR_END)
    assert not last_day.asks(Stage.YEAR_END)
