"""Accident statistics: the month, the year so far, last year; who has reported."""

from datetime import date

from gsafety_xl.schema import Unit, UnitRegister
from tests.indicators.tables import BUREAU_UNIT, GREENING, SANITATION, figures, ledger, values

MARCH = """
|填报单位|统计年月|是否零报告|事故起数|死亡人数|直接经济损失（万元）|其中火灾起数|上年同期起数|
|绿管所  |2026-01 |否        |1       |0       |0.1                 |1           |0           |
|绿管所  |2026-03 |是        |0       |0       |0                   |0           |2           |
|环卫所  |2026-02 |否        |1       |1       |12.2                |0           |1           |
|环卫所  |2026-03 |否        |2       |0       |0.2                 |0           |            |
"""
TODAY = date(2026, 4, 3)


def test_a_month_and_the_year_up_to_it() -> None:
    found = figures(ledger("accident_statistics", MARCH), period="2026-03", as_of=TODAY)
    assert values(found, "K13 K13b K13g K13_year K13b_year K13g_year") == [2, 0, 0, 4, 1, 1]
    assert (found["K13f"].text, found["K13f_year"].text) == ("0.20", "12.50")


def test_last_year_is_what_the_units_say_where_its_ledger_is_not_here() -> None:
    found = figures(ledger("accident_statistics", MARCH), period="2026-03", as_of=TODAY)
    assert values(found, "K13_ly K13_ly_year K13z") == [2, 3, 1]
    assert [source.place.cell for source in found["K13_ly"].sources] == ["H3"]
    assert found["K13z"].sources[0].place.cell == "H5"


def test_last_years_own_entries_come_before_what_is_said_of_them() -> None:
    last_year = ledger(
        "accident_statistics",
        """
        | 填报单位 | 统计年月 | 事故起数 |
        | 绿管所   | 2025-03  | 5        |
        | 环卫所   | 2025-03  | 1        |
        """,
    )
    found = figures(ledger("accident_statistics", MARCH), last_year, period="2026-03", as_of=TODAY)
    assert values(found, "K13_ly K13z K13") == [6, 0, 2]


def test_where_nobody_knows_last_year_there_is_no_number() -> None:
    found = figures(ledger("accident_statistics", MARCH), period="2026-03", as_of=TODAY)
    assert (found["K13c_ly"].value, found["K13c_ly"].text) == (None, "—")


def test_reports_due_made_zero_and_missing() -> None:
    found = figures(ledger("accident_statistics", MARCH), period="2026-03", as_of=TODAY)
    assert values(found, "K15a K15b K15c K15d") == [3, 2, 1, 1]


def test_a_month_reported_twice_is_one_report() -> None:
    twice = ledger(
        "accident_statistics",
        """
        | 填报单位 | 统计年月 | 是否零报告 |
        | 绿管所   | 2026-03  | 是         |
        | 绿管所   | 2026-03  | 是         |
        """,
    )
    found = figures(twice, period="2026-03", as_of=TODAY)
    assert values(found, "K15b K15c") == [1, 1]
    assert len(found["K15b"].sources) == 2


def test_a_longer_period_owes_the_months_that_are_over() -> None:
    found = figures(ledger("accident_statistics", MARCH), period="2026", as_of=date(2026, 3, 30))
    assert values(found, "K15a K15b") == [6, 2]


def test_units_owe_the_months_in_which_they_exist_and_the_ledgers_they_keep() -> None:
    new = Unit(code="XX01", name="新单位", must_report=True, opened_on=date(2026, 3, 31))
    gone = Unit(code="XX02", name="旧单位", must_report=True, closed_on=date(2026, 2, 28))
    other = Unit(code="XX03", name="别的单位", must_report=True, ledgers=("JC", "YH"))
    register = UnitRegister([BUREAU_UNIT, GREENING, SANITATION, new, gone, other])
    table = ledger("accident_statistics", "| 统计年月 |", register=register)
    march = figures(table, period="2026-03", as_of=TODAY, register=register)
    february = figures(table, period="2026-02", as_of=TODAY, register=register)
    assert (march["K15a"].value, february["K15a"].value) == (3, 3)


def test_drills_held_and_people_in_them() -> None:
    drills = ledger(
        "drill",
        """
        | 演练日期   | 状态   | 参演人数 | 观摩人数 |
        | 2026-03-31 | 已实施 | 65       | 10       |
        | 2026-03-12 | 已实施 | 20       |          |
        | 2026-03-20 | 计划   | 30       |          |
        | 2026-04-01 | 已实施 | 40       |          |
        """,
    )
    found = figures(drills, period="2026-Q1", as_of=TODAY)
    assert values(found, "K11 K11b") == [2, 85]
