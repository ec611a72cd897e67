"""Hidden dangers: found, rectified, overdue, carried over."""

from datetime import date

import pytest

from gsafety_xl.indicators import kinds_by_count
from tests.indicators.tables import CATALOGUE, figures, ledger, values

DANGERS = """
|发现日期  |隐患类别|隐患级别|整改期限  |延期至    |整改完成日期|状态  |整改资金（万元）|
|2026-01-10|消防设施|一般    |2026-01-20|          |2026-01-20  |已销号|0.1             |
|2026-02-10|电气    |一般    |2026-02-20|          |2026-02-25  |已销号|0.2             |
|2026-03-01|消防设施|重大    |2026-03-10|2026-04-15|            |延期  |                |
|2026-03-02|消防设施|一般    |2026-03-25|          |            |待整改|3               |
|2026-03-30|树木    |一般    |2026-04-10|          |2026-04-02  |已销号|                |
|2026-03-03|其他    |一般    |2026-03-20|          |            |移送  |                |
|2026-03-04|其他    |一般    |2026-03-20|          |            |撤销  |                |
"""


def test_a_quarter_as_its_report_tells_it() -> None:
    found = figures(ledger("hidden_danger", DANGERS), period="2026-Q1", as_of=date(2026, 4, 8))
    assert values(found, "K04 K04w K05 K05b K05c K05d") == [6, 1, 2, 3, 1, 1]
    assert values(found, "K07 K07b K07c K08 K08b K10a") == [1, 1, 6, 1, 0, 1]
    assert [found[code].text for code in ("K06", "K10", "K08c", "K08d")] == [
        "33.3%",
        "50.0%",
        "0.0%",
        "3.30",
    ]
    assert (found["K05e"].value, found["K05e"].text) == (20260415, "2026年4月15日")
    assert {found[code].as_of for code in ("K04", "K05", "K06")} == {date(2026, 3, 31)}


def test_what_was_found_is_rectified_remaining_or_transferred() -> None:
    found = figures(ledger("hidden_danger", DANGERS), period="2026-Q1")
    assert found["K04"].value == sum(v or 0 for v in values(found, "K05 K05b K05c"))


def test_without_dangers_there_is_no_rate() -> None:
    found = figures(ledger("hidden_danger", "| 发现日期 |"), period="2026-Q1")
    assert (found["K04"].text, found["K06"].value, found["K06"].text) == ("0", None, "—")
    assert [found[code].text for code in ("K07c", "K05e", "K09", "K10")] == ["—"] * 4


@pytest.mark.parametrize(
    ("done", "rectified"), [("2026-03-31", 1), ("2026-04-01", 0), ("", 0), ("待定", 0)]
)
def test_rectified_by_the_last_day_is_rectified_in_the_period(done: str, rectified: int) -> None:
    table = ledger("hidden_danger", f"| 发现日期 | 整改完成日期 |\n| 2026-03-01 | {done} |")
    assert figures(table, period="2026-Q1")["K05"].value == rectified


@pytest.mark.parametrize(
    ("as_of", "overdue", "days"),
    [(date(2026, 5, 7), 0, None), (date(2026, 5, 8), 0, None), (date(2026, 5, 9), 1, 1)],
)
def test_the_day_it_is_due_is_still_in_time(as_of: date, overdue: int, days: int | None) -> None:
    table = ledger("hidden_danger", "| 发现日期 | 整改期限 |\n| 2026-04-28 | 2026-05-08 |")
    assert values(figures(table, as_of=as_of), "K07 K07c") == [overdue, days]


@pytest.mark.parametrize(("extended_to", "overdue"), [("2026-05-20", 0), ("2026-05-10", 1)])
def test_an_extension_moves_the_deadline(extended_to: str, overdue: int) -> None:
    table = ledger(
        "hidden_danger",
        f"| 发现日期 | 整改期限 | 延期至 |\n| 2026-04-28 | 2026-05-08 | {extended_to} |",
    )
    assert figures(table, as_of=date(2026, 5, 15))["K07"].value == overdue


@pytest.mark.parametrize(("done", "on_time"), [("2026-05-08", 1), ("2026-05-09", 0)])
def test_on_time_includes_the_day_it_is_due(done: str, on_time: int) -> None:
    table = ledger(
        "hidden_danger",
        f"| 发现日期 | 整改期限 | 整改完成日期 |\n| 2026-04-28 | 2026-05-08 | {done} |",
    )
    assert figures(table)["K10a"].value == on_time


def test_a_failed_review_is_no_rectification() -> None:
    table = ledger(
        "hidden_danger",
        """
        | 发现日期   | 整改期限   | 整改完成日期 | 状态       |
        | 2026-03-01 | 2026-03-10 | 2026-03-05   | 复查不合格 |
        """,
    )
    assert values(figures(table), "K05 K05b K07") == [0, 1, 1]


CARRIED = """
| 发现日期   | 整改期限   | 整改完成日期 | 状态   |
| 2025-11-01 | 2025-12-01 | 2025-12-20   | 已销号 |
| 2025-12-01 | 2026-01-15 | 2026-01-10   | 已销号 |
| 2025-12-02 | 2026-01-15 |              | 整改中 |
| 2026-01-05 | 2026-01-15 | 2026-01-12   | 已销号 |
"""


def test_last_years_dangers_are_carried_over_apart_from_this_years() -> None:
    found = figures(ledger("hidden_danger", CARRIED), period="2026-Q1", as_of=date(2026, 3, 31))
    assert values(found, "K04 K04_year K09b K09c K09d") == [1, 1, 2, 1, 1]
    assert found["K09"].text == "100%"


def test_an_overdue_danger_of_last_year_is_overdue_but_not_the_periods() -> None:
    found = figures(ledger("hidden_danger", CARRIED), period="2026-Q1")
    assert values(found, "K07 K07b K07d") == [1, 0, None]


def test_kinds_come_with_their_share_the_most_frequent_first() -> None:
    found = figures(ledger("hidden_danger", DANGERS), period="2026-Q1")
    kinds = [(kind.label, kind.count.value, kind.share.text) for kind in kinds_by_count(found)]
    assert kinds == [
        ("消防设施", 3, "50.0%"),
        ("电气线路", 1, "16.7%"),
        ("树木（倒伏/断枝）", 1, "16.7%"),
        ("其他", 1, "16.7%"),
    ]


def test_a_kind_that_cannot_be_read_is_still_in_the_sum() -> None:
    table = ledger("hidden_danger", "| 发现日期 | 隐患类别 |\n| 2026-03-01 | 不明 |")
    kinds = [(kind.label, kind.share.text) for kind in kinds_by_count(figures(table))]
    assert kinds == [("类别未填", "100%")]


def test_every_figure_of_dangers_leaves_out_the_withdrawn() -> None:
    dangers = [spec for spec in CATALOGUE.indicators.values() if spec.ledger == "hidden_danger"]
    assert all(spec.marks or "status" in spec.where for spec in dangers)
