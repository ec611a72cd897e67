from datetime import date

from gsafety_xl.model import Table
from gsafety_xl.schema import Catalogue
from gsafety_xl.workbook.reckoning import reckon_again
from tests.indicators.tables import ledger

DANGERS = """
    | 编号              | 整改期限   | 延期至     | 整改完成日期 | 逾期天数 | 状态   |
    | GYS01-YH-2026-001 | 2026-06-20 |            |              | 1        | 整改中 |
    | GYS01-YH-2026-002 | 2026-06-20 | 2026-07-20 |              | 5        | 延期   |
    | GYS01-YH-2026-003 | 2026-06-20 |            | 2026-06-18   |          | 已销号 |
    """


def days(table: Table) -> list[object]:
    return [row["overdue_days"] for row in table]


def test_days_overdue_are_those_of_the_day_of_consolidation(catalogue: Catalogue) -> None:
    table = ledger("hidden_danger", DANGERS)
    assert days(table) == [1, 5, None]
    reckon_again(table, catalogue, 2026, date(2026, 6, 30))
    assert days(table)[0] == 10
    assert days(table)[1] in {0, None}
    assert days(table)[2] in {0, None}
    assert table.columns["overdue_days"].raw[0] == 10


def test_a_ledger_without_such_a_column_is_left_alone(catalogue: Catalogue) -> None:
    table = ledger("plan", "| 计划年度 |\n| 2026 |")
    reckon_again(table, catalogue, 2026, date(2026, 6, 30))
    assert [row["year"] for row in table] == [2026]
