from gsafety_xl.model import Ledgers
from gsafety_xl.rules.targets import current_targets
from tests.conftest import Checker


def _ids(check: Checker, *columns: str) -> list[str]:
    return [
        row.row_id[-3:] for row in current_targets(Ledgers(check.tables), check.context(), *columns)
    ]


def test_the_last_entry_of_a_target_counts(check: Checker) -> None:
    """
    | 编号              | 目标代号 | 年度更新日期 |
    | GYS01-FK-2026-001 | FK-01    | 2025-01-15   |
    | GYS01-FK-2026-002 | FK-01    | 2026-01-15   |
    | GYS01-FK-2026-003 | FK-02    | 2025-01-15   |
    | GYS01-FK-2026-004 |          | 2025-01-15   |
    """
    check.run("FK-03")
    assert _ids(check) == ["002", "003", "004"]


def test_one_that_cannot_be_read_may_be_the_last(check: Checker) -> None:
    """
    | 编号              | 目标代号 | 年度更新日期 |
    | GYS01-FK-2026-001 | FK-01    | 2025-01-15   |
    | GYS01-FK-2026-002 | FK-01    | 年初         |
    """
    check.run("FK-03")
    assert _ids(check) == ["002"]


def test_targets_of_two_units_are_two(check: Checker) -> None:
    """
    FK GYS01:
    | 编号              | 目标代号 | 年度更新日期 |
    | GYS01-FK-2026-001 | FK-01    | 2025-01-15   |
    FK GY01:
    | 编号             | 目标代号 | 年度更新日期 |
    | GY01-FK-2026-002 | FK-01    | 2026-01-15   |
    """
    check.run("FK-03")
    assert _ids(check) == ["001", "002"]


def test_an_older_entry_is_not_judged_any_more(check: Checker) -> None:
    """
    | 编号              | 目标代号 | 年度更新日期 | 硬隔离应装点位数 | 硬隔离已装点位数 |
    | GYS01-FK-2026-001 | FK-01    | 2025-01-15   | 8                | 6                |
    | GYS01-FK-2026-002 | FK-01    | 2026-01-15   | 8                | 8                |
    """
    assert check("FK-03") == []
