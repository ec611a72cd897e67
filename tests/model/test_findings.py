"""Findings sort by place; errors say what to do."""

import pickle

from gsafety_xl.model import CellRef, Finding, GsafetyError, Level


def finding(row: int, rule: str = "C-01", level: Level = Level.ERROR) -> Finding:
    return Finding(CellRef("a.xlsx", "01", row, 1), rule, "未填写", "补填", level)


def test_findings_sort_by_place_then_rule() -> None:
    in_order = [finding(2, "C-03"), finding(10, "C-01"), finding(10, "YH-03")]
    backwards = in_order[::-1]
    assert sorted(backwards) == in_order


def test_equal_findings_count_once() -> None:
    assert len({finding(2), finding(2), finding(2, level=Level.INFO)}) == 2


def test_levels_are_ordered_by_severity() -> None:
    assert sorted(Level, key=lambda level: -level.severity) == [
        Level.ERROR,
        Level.WARNING,
        Level.INFO,
    ]


def test_an_error_is_one_line_with_its_remedy() -> None:
    assert str(GsafetyError("找不到台账.xlsx", "请核对文件名")) == "找不到台账.xlsx。请核对文件名"
    assert str(GsafetyError("找不到台账.xlsx")) == "找不到台账.xlsx"


def test_an_error_survives_the_way_back_from_a_process() -> None:
    error = pickle.loads(pickle.dumps(GsafetyError("坏了", "修好")))  # noqa: S301 - our own bytes
    assert (error.message, error.remedy) == ("坏了", "修好")
