from gsafety_xl.consolidation import UnitState, UnitStatus, select_current, unit_statuses
from gsafety_xl.model import CellRef, Finding, Level
from gsafety_xl.schema import Catalogue, Unit, UnitRegister
from tests.consolidation.conftest import Submissions
from tests.ledger_tables import REGISTER


def test_the_version_saved_last_counts(submissions: Submissions, catalogue: Catalogue) -> None:
    """
    YH GYS01:
    | 隐患编号          | 状态   | 整改责任人 |
    | GYS01-YH-2026-001 | 整改中 | 孙××       |
    | GYS01-YH-2026-002 | 整改中 | 孙××       |

    YH GYS01:
    | 隐患编号          | 状态   | 整改责任人 |
    | GYS01-YH-2026-001 | 已销号 | 孙××       |
    | GYS01-YH-2026-003 | 整改中 | 孙××       |
    """
    sent = submissions(["a.xlsx", "b.xlsx"], ["2026-04-05", "2026-04-09"])
    selection = select_current(sent, catalogue)
    assert [table.workbook for table in selection.tables] == ["b.xlsx"]
    assert selection.superseded == {"a.xlsx"}
    assert [(item.row_id, item.kind, item.columns) for item in selection.differences] == [
        ("GYS01-YH-2026-001", "changed", ("status",)),
        ("GYS01-YH-2026-002", "removed", ()),
        ("GYS01-YH-2026-003", "added", ()),
    ]


def test_marks_in_the_name_decide_where_nothing_says_when_it_was_saved(
    submissions: Submissions, catalogue: Catalogue
) -> None:
    """
    ST GYS01:
    | 统计年月 |
    | 2026-01  |

    ST GYS01:
    | 统计年月 |
    | 2026-01  |

    ST GYS01:
    | 统计年月 |
    | 2026-01  |
    """
    sent = submissions(["台账（最终）.xlsx", "台账.xlsx", "台账（改）.xlsx"])
    assert select_current(sent, catalogue).superseded == {"台账.xlsx", "台账（改）.xlsx"}


def test_files_with_different_ledgers_of_one_unit_all_count(
    submissions: Submissions, catalogue: Catalogue
) -> None:
    """
    YH GYS01:
    | 隐患编号          | 状态   |
    | GYS01-YH-2026-001 | 整改中 |

    ST GYS01:
    | 统计年月 |
    | 2026-01  |
    """
    selection = select_current(submissions(["a.xlsx", "b.xlsx"]), catalogue)
    assert len(selection.tables) == 2
    assert selection.superseded == frozenset()
    assert selection.differences == []


def test_the_register_in_a_units_book_is_only_for_reference(
    submissions: Submissions, catalogue: Catalogue
) -> None:
    """
    DW GYS01:
    | 单位代码 | 规范全称 |
    | GYS01    | 绿管所   |

    DW JB00:
    | 单位代码 | 规范全称 |
    | GYS01    | 绿管所   |
    """
    selection = select_current(submissions(), catalogue)
    assert [table.unit for table in selection.tables] == ["JB00"]


def test_books_nobody_can_place_are_kept_apart(
    submissions: Submissions, catalogue: Catalogue
) -> None:
    """
    ST:
    | 统计年月 |
    | 2026-01  |

    ST:
    | 统计年月 |
    | 2026-01  |
    """
    sent = submissions(["甲.xlsx", "乙.xlsx"])
    selection = select_current(sent, catalogue)
    assert len(selection.tables) == 2
    statuses = unit_statuses(sent, selection, [], UnitRegister([]))
    assert [(item.name, item.state) for item in statuses] == [
        ("甲.xlsx", UnitState.UNKNOWN),
        ("乙.xlsx", UnitState.UNKNOWN),
    ]


def test_every_unit_that_must_report_has_a_line(
    submissions: Submissions, catalogue: Catalogue
) -> None:
    """
    ST GYS01:
    | 统计年月 |
    | 2026-01  |
    | 2026-02  |
    """
    sent = submissions(saved=["2026-03-05"])
    selection = select_current(sent, catalogue)
    error = Finding(CellRef("GYS01.xlsx", "09事故统计", 2, 1), "C-01", "m", "f", Level.ERROR)
    statuses = unit_statuses(sent, selection, [error], REGISTER)
    assert statuses == [
        UnitStatus(
            unit="GYS01",
            name="示例区绿化管理所",
            state=UnitState.RETURNED,
            files=("GYS01.xlsx",),
            saved_at=sent[0].book.saved_at,
            entries=2,
            errors=1,
        ),
        UnitStatus(unit="GY01", name="东湖公园", state=UnitState.MISSING),
    ]


def test_warnings_alone_do_not_return_a_submission(
    submissions: Submissions, catalogue: Catalogue
) -> None:
    """
    ST GY01:
    | 统计年月 |
    | 2026-01  |
    """
    sent = submissions()
    selection = select_current(sent, catalogue)
    warning = Finding(CellRef("GY01.xlsx", "09事故统计", 2, 1), "C-12", "m", "f", Level.WARNING)
    status = unit_statuses(sent, selection, [warning], REGISTER)[1]
    assert (status.state, status.errors, status.warnings) == (UnitState.RECEIVED, 0, 1)


def test_a_unit_that_need_not_report_is_listed_when_it_does(
    submissions: Submissions, catalogue: Catalogue
) -> None:
    """
    ST GYS02:
    | 统计年月 |
    | 2026-01  |
    """
    register = UnitRegister([Unit("GYS02", "示例区绿化养护所")])
    sent = submissions()
    statuses = unit_statuses(sent, select_current(sent, catalogue), [], register)
    assert [(item.unit, item.state) for item in statuses] == [("GYS02", UnitState.RECEIVED)]
