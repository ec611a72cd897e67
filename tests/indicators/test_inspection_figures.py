"""Inspections: times, batches, units, sites, people, and who led them."""

from datetime import date

import pytest

from gsafety_xl.rules.context import RuleContext
from gsafety_xl.rules.inspection import led_fire_dates
from tests.indicators.tables import CATALOGUE, REGISTER, figures, ledger, values

LED = """
| 检查日期   | 填报单位 | 业务领域   | 带队人职务类别 | 带队人 | 检查主题 | 被检查单位 | 检查点位 |
| 2026-02-10 | JB00     | 安全、消防 | 主要领导       | 张     | 节前     | 东湖公园   | A        |
| 2026-02-10 | JB00     | 消防       | 主要领导       | 张     | 节前     | 东湖公园   | B        |
| 2026-10-08 | JB00     | 消防       | 主要领导       | 张     | 节后     | 绿管所     | C        |
| 2026-03-01 | JB00     | 消防       | 分管领导       | 周     | 抽查     | 绿管所     | C        |
| 2026-03-02 | JB00     | 消防       | 分管领导       | 周     | 抽查     | 绿管所     | C        |
| 2026-03-03 | JB00     | 消防       | 分管领导       | 周     | 抽查     | 绿管所     | C        |
| 2026-03-04 | JB00     | 消防       | 分管领导       | 周     | 抽查     | 绿管所     | C        |
| 2026-03-05 | JB00     | 消防       | 分管领导       | 周     | 抽查     | 绿管所     | C        |
"""


def test_two_sites_on_a_day_are_one_inspection_by_the_head_and_deputies_do_not_count() -> None:
    found = figures(ledger("inspection", LED))["K16"]
    assert (found.value, found.text, found.measure) == (2, "2", "次")
    assert [source.value for source in found.sources] == ["2026-02-10", "2026-02-10", "2026-10-08"]


def test_the_head_is_counted_as_the_rule_counts_him() -> None:
    table = ledger("inspection", LED)
    context = RuleContext(CATALOGUE, REGISTER, date(2026, 12, 31), 2026)
    assert figures(table)["K16"].value == len(led_fire_dates(table, context))


def test_the_heads_of_units_never_count_for_the_bureau() -> None:
    unit_led = """
    | 检查日期   | 业务领域 | 带队人职务类别 |
    | 2026-02-10 | 消防     | 单位主要负责人 |
    | 2026-03-10 | 消防     | 主要领导       |
    | 2026-04-10 | 消防     | 单位主要负责人 |
    | 2026-05-10 | 消防     | 主要领导       |
    """
    found = figures(ledger("inspection", unit_led, unit="GYS01"))
    assert values(found, "K16 K01c K01") == [0, 0, 4]


def test_an_entry_says_itself_whose_it_is() -> None:
    typed = """
    | 填报单位 | 检查日期   | 业务领域 | 带队人职务类别 |
    | JB00     | 2026-02-10 | 消防     | 主要领导       |
    | 绿管所   | 2026-02-11 | 消防     | 主要领导       |
    """
    assert figures(ledger("inspection", typed, unit=""))["K16"].value == 1


@pytest.mark.parametrize(("domain", "counted"), [("安全、消防", 1), ("安全", 0), ("", 0)])
def test_an_inspection_is_of_fire_only_where_the_domain_says_so(domain: str, counted: int) -> None:
    table = ledger(
        "inspection",
        f"""
        | 检查日期   | 检查主题     | 业务领域 | 带队人职务类别 |
        | 2026-02-10 | 消防安全检查 | {domain} | 主要领导       |
        """,
    )
    assert values(figures(table), "K16 K16b") == [counted, counted]


TIMES = """
| 检查日期   | 带队人 | 检查主题 | 被检查单位 | 检查点位 | 检查人次 | 带队人职务类别 |
| 2026-03-05 | 王     | 节前     | 东湖公园   | 游乐区   | 4        | 其他班子成员   |
| 2026-03-05 | 王     | 节前     | 东湖公园   | 配电间   | 4        | 其他班子成员   |
| 2026-03-05 | 王     | 节前     | 环卫所     | 车库     | 3        | 其他班子成员   |
| 2026-03-09 | 李     | 日常     | 东湖公园   | 游乐区   | 2        | 科室负责人     |
"""


def test_times_are_not_batches_nor_units_nor_sites() -> None:
    found = figures(ledger("inspection", TIMES), period="2026-Q1", as_of=date(2026, 4, 3))
    assert values(found, "K01 K01b K02 K02b K03") == [4, 2, 2, 3, 13]


def test_led_inspections_are_a_part_of_all_of_them() -> None:
    found = figures(ledger("inspection", TIMES))
    assert values(found, "K01c K01d") == [3, 1]


@pytest.mark.parametrize(
    ("day", "inside"),
    [("2025-12-31", 0), ("2026-01-01", 1), ("2026-03-31", 1), ("2026-04-01", 0)],
)
def test_both_ends_of_the_period_belong_to_it(day: str, inside: int) -> None:
    table = ledger("inspection", f"| 检查日期 |\n| {day} |")
    assert figures(table, period="2026-Q1")["K01"].value == inside


def test_a_time_of_day_does_not_push_the_last_day_out() -> None:
    table = ledger("inspection", "| 检查日期 |\n| 2026-03-31 16:30 |")
    assert figures(table, period="2026-Q1")["K01"].value == 1


def test_the_year_to_date_runs_to_the_periods_end() -> None:
    table = ledger(
        "inspection", "| 检查日期 |\n| 2025-12-31 |\n| 2026-01-05 |\n| 2026-05-01 |\n| 2026-07-01 |"
    )
    assert values(figures(table, period="2026-Q2"), "K01 K01_year") == [1, 2]


def test_nothing_after_the_day_of_reckoning_counts() -> None:
    table = ledger("inspection", "| 检查日期 |\n| 2026-02-10 |\n| 2026-03-20 |")
    found = figures(table, period="2026-Q1", as_of=date(2026, 2, 28))["K01"]
    assert (found.value, found.as_of) == (1, date(2026, 2, 28))


def test_entries_without_a_usable_day_are_listed_and_not_counted() -> None:
    table = ledger("inspection", "| 检查日期 |\n| 3月上旬 |\n|  |\n| 2026-03-05 |")
    found = figures(table)
    assert values(found, "K01 uncounted") == [1, 2]
    assert [source.place.cell for source in found["uncounted"].sources] == ["A2", "A3"]


def test_the_same_inspection_kept_by_bureau_and_unit_counts_twice() -> None:
    of_bureau = ledger("inspection", "| 检查日期 | 被检查单位 |\n| 2026-03-05 | 绿管所 |")
    of_unit = ledger("inspection", "| 检查日期 | 被检查单位 |\n| 2026-03-05 | 绿管所 |", "GYS01")
    assert values(figures(of_bureau, of_unit), "K01 K02") == [2, 1]


def test_a_ledger_that_is_not_there_has_no_figures() -> None:
    found = figures(ledger("drill", "| 演练日期 |"))
    assert values(found, "K01 K03 K04 K06 K13 K15a K16") == [None] * 7
    assert (found["K01"].text, found["K11"].text) == ("—", "0")


def test_every_indicator_counts_nothing_in_empty_ledgers_without_stumbling() -> None:
    found = figures(*[ledger(key, "| 编号 |") for key in CATALOGUE.ledgers])
    for code, spec in CATALOGUE.indicators.items():
        names = [name for name in found if name.split("_")[0] == code]
        assert bool(names) == (spec.how != "kinds"), code
        assert all(found[name].value in {0, None} or name.startswith("K15") for name in names)
