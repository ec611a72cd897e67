"""Findings to show."""

from gsafety_xl.model import CellRef, Finding, Level

OVERDUE = Finding(
    place=CellRef("绿管所.xlsx", "04隐患整改", 7, 20),
    rule="YH-06",
    message="整改期限 2026-05-08 已过 1 天，还没有填写整改完成日期",
    fix="已整改的补填完成日期",
    level=Level.WARNING,
    ledger="YH",
    column="due_on",
    value="2026-05-08",
    clause="安全-05",
    basis="惯例",
    unit="GYS01",
    row_id="GYS01-YH-2026-004",
)
MISSING = Finding(
    place=CellRef("绿管所.xlsx", "04隐患整改", 5, 20),
    rule="C-01",
    message="整改期限未填写",
    fix="补填整改期限",
    level=Level.ERROR,
    ledger="YH",
    column="due_on",
    basis="惯例（台账通则）",
    unit="GYS01",
)
NO_MONTH = Finding(
    place=CellRef("东湖公园.xlsx"),
    rule="ST-01",
    message="东湖公园缺 2026-05 的事故统计月报",
    fix="补报",
    level=Level.ERROR,
    clause="安全-06",
    basis="原文规定",
)
