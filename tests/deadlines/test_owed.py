"""Reports that are owed: to the district's safety committee, and from units month by month."""

from datetime import date

from gsafety_xl.deadlines import Deadline, find_deadlines
from gsafety_xl.model import Ledgers
from gsafety_xl.rules import RuleContext
from tests.indicators.tables import CATALOGUE, REGISTER, ledger

SENT = """
    | 方向     | 报送事项 | 报送期  | 接收机关 | 状态   |
    | 向上报送 | 年度计划 | 2026    | 区安委办 | 已报   |
    | 向上报送 | 检查情况 | 2026-Q1 | 区安委办 | 已报   |
    | 向上报送 | 事故统计 | 2026-01 | 区安委办 | 零报告 |
    | 向上报送 | 事故统计 | 2026-02 | 区安委办 | 退回   |
    """


def owed(key: str, text: str, as_of: str, units: tuple[str, ...]) -> list[Deadline]:
    """Return what is owed within ten days by some units."""
    context = RuleContext(CATALOGUE, REGISTER, date.fromisoformat(as_of), 2026, units=units)
    return find_deadlines(Ledgers([ledger(key, text, units[0])]), context, ahead=10)


def test_reports_to_the_committee_by_the_day_they_are_due() -> None:
    found = owed("submission", SENT, "2026-04-01", ("JB00",))
    assert [(item.what, item.left) for item in found] == [
        ("事故统计 2026-02", -27),
        ("事故统计 2026-03", 4),
    ]
    assert {item.kind for item in found} == {"报区安委办"}
    assert found[0].place.cell == "B1"


def test_a_units_book_owes_nothing_to_the_committee() -> None:
    assert owed("submission", SENT, "2026-04-01", ("GYS01",)) == []


def test_monthly_reports_of_months_that_have_begun() -> None:
    table = "| 填报单位 | 统计年月 |\n| 绿管所 | 2026-01 |"
    found = owed("accident_statistics", table, "2026-03-01", ("GYS01",))
    assert [(item.what, item.day) for item in found] == [("2026-02", date(2026, 3, 5))]
    later = owed("accident_statistics", table, "2026-03-28", ("GYS01",))
    assert [item.left for item in later] == [-23, 8]
