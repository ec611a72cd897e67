"""Cells that say nothing, in columns that offer choices: blank, not a slip in the choice."""

from tests.conftest import Checker


def test_a_slash_is_blank_where_nothing_is_asked(check: Checker) -> None:
    """
    | 隐患编号          | 复查结论 | 状态   |
    | GYS01-YH-2026-001 | /        | 整改中 |
    """
    assert check("C-04", ledger="hidden_danger") == []
    assert check("C-01", ledger="hidden_danger") == []


def test_a_slash_is_not_enough_where_something_is_asked(check: Checker) -> None:
    """
    | 隐患编号          | 隐患级别 | 隐患单位 |
    | GYS01-YH-2026-001 | —        | /        |
    """
    assert check("C-04", ledger="hidden_danger") == []
    assert check("C-05", ledger="hidden_danger") == []
    assert check("C-01", ledger="hidden_danger") == [
        "B2 隐患级别填的是“—”，必填列不接受",
        "C2 隐患单位填的是“/”，必填列不接受",
    ]


def test_ditto_in_the_first_entry_is_reported_once(check: Checker) -> None:
    """
    | 隐患编号          | 隐患级别 | 发现日期 |
    | GYS01-YH-2026-001 | 同上     | 同上     |
    | GYS01-YH-2026-002 | 同上     | 同上     |
    """
    assert check("C-01", ledger="hidden_danger") == ["B2 隐患级别填的是“同上”，必填列不接受"]
    assert check("C-03", ledger="hidden_danger") == ["C2 发现日期填的是“同上”，日期列不接受"]
