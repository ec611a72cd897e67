from datetime import date

import pytest

from gsafety_xl.model import Ledgers, Period
from gsafety_xl.rules.owing import (
    HALVES,
    Kept,
    existed_throughout,
    in_stretches,
    periods_over,
    units_owing,
    within,
)
from gsafety_xl.schema import Unit
from tests.conftest import Checker


def test_entries_are_sorted_by_who_keeps_them(check: Checker) -> None:
    """
    YL GYS01:
    | 编号              | 填报单位 | 演练日期   | 状态   |
    | GYS01-YL-2026-001 | 绿化所   | 2026-03-01 | 已实施 |
    | GY01-YL-2026-001  | 东湖公园 | 2026-07-01 | 已实施 |
    | GY02-YL-2026-001  | 西山公园 |            | 计划   |
    | GYS01-YL-2026-002 | 绿化所   | 2026-05-01 | 计划   |
    """
    check("YL-09")
    kept = Kept(Ledgers(check.tables), "drill", check.context(), "date", "status")
    assert {unit: len(rows) for unit, rows in kept.by_unit.items()} == {"GYS01": 2, "GY01": 1}
    assert kept.unclear == {"GY02"}
    assert len(kept.of("GYS01")) == 2
    assert kept.of("HW01") == []
    assert [row.row_id for row in within(kept, "date", Period(2026, "H1"))] == [
        "GYS01-YL-2026-001",
        "GYS01-YL-2026-002",
    ]


def test_a_missing_column_makes_all_unclear(check: Checker) -> None:
    """
    | 编号              | 演练日期   |
    | GYS01-YL-2026-001 | 2026-03-01 |
    """
    check("YL-09")
    kept = Kept(Ledgers(check.tables), "drill", check.context(), "date", "status")
    assert (list(kept), kept.unclear) == ([], {"GYS01"})


def test_faulty_cells_make_a_unit_unclear(check: Checker) -> None:
    """
    | 编号              | 演练日期   | 报送监管部门日期 |
    | GYS01-YL-2026-001 | 2026-03-01 | 2026-03-02       |
    """
    check("YL-09")
    context = check.context()
    context.mark_faulty(check.tables[0], 0, "reported_on")
    ledgers = Ledgers(check.tables)
    assert Kept(ledgers, "drill", context, "date").unclear == set()
    assert Kept(ledgers, "drill", context, "date", "reported_on").unclear == {"GYS01"}


def test_units_that_keep_a_ledger_owe_it(check: Checker) -> None:
    codes = ["JB00", "GYS01", "GY02", "X99"]
    owing = {
        key: [unit.code for unit in units_owing(key, check.context(units=codes))]
        for key in ("drill", "emergency_plan")
    }
    assert owing == {"drill": ["GYS01", "GY02"], "emergency_plan": ["GY02"]}


@pytest.mark.parametrize(
    ("as_of", "stage", "parts"),
    [
        ("2026-06-30", "submit", []),
        ("2026-07-01", "submit", ["H1"]),
        ("2026-07-01", "year-end", ["H1", "H2"]),
        ("2027-01-01", "entry", ["H1", "H2"]),
    ],
)
def test_periods_are_judged_when_they_are_over(
    check: Checker, as_of: str, stage: str, parts: list[str]
) -> None:
    context = check.context(as_of=as_of, stage=stage)
    assert [period.part for period in periods_over(HALVES, context)] == parts


@pytest.mark.parametrize(
    ("opened", "closed", "expected"),
    [
        (None, None, True),
        (date(2026, 1, 1), date(2026, 6, 30), True),
        (date(2026, 1, 2), None, False),
        (None, date(2026, 6, 29), False),
    ],
)
def test_a_unit_must_exist_for_the_whole_period(
    opened: date | None, closed: date | None, *, expected: bool
) -> None:
    unit = Unit("GY03", "南苑公园", opened_on=opened, closed_on=closed)
    assert existed_throughout(unit, Period(2026, "H1")) is expected


@pytest.mark.parametrize(
    ("periods", "words"),
    [
        (["2026-01"], "2026-01"),
        (["2026-01", "2026-02"], "2026-01、2026-02"),
        (["2026-01", "2026-02", "2026-03", "2026-06"], "2026-01至2026-03、2026-06"),
        (["2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4"], "2026-Q1至2026-Q4"),
        (["2026"], "2026"),
        ([], ""),
    ],
)
def test_three_periods_in_a_row_are_one_stretch(periods: list[str], words: str) -> None:
    assert in_stretches(periods) == words
