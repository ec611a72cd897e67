import pytest

from gsafety_xl.model import Ledgers
from gsafety_xl.rules.cited import CitedEntries, numbers_cited
from tests.conftest import Checker


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("GYS01-YH-2026-001", ["GYS01-YH-2026-001"]),
        ("GYS01-YH-2026-001、GYS01-YH-2026-002", ["GYS01-YH-2026-001", "GYS01-YH-2026-002"]),
        ("A；B\nC", ["A", "B", "C"]),
        ("无", []),
        ("", []),
    ],
)
def test_a_cell_may_cite_several(text: str, numbers: list[str]) -> None:
    assert numbers_cited(text) == numbers


@pytest.mark.parametrize(
    ("number", "lacking"),
    [
        ("GYS01-YH-2026-001", False),
        ("GYS01-YH-2026-002", True),
        ("GYS01-YH-2025-002", False),
        ("GY01-YH-2026-001", True),
        ("HW01-YH-2026-001", False),
        ("详见附件", True),
    ],
)
def test_only_what_would_have_to_be_here_is_lacking(
    check: Checker, number: str, *, lacking: bool
) -> None:
    """
    | 隐患编号          |
    | GYS01-YH-2026-001 |
    | GY01-YH-2026-003  |
    """
    check.run("YH-05")
    entries = CitedEntries(Ledgers(check.tables), "hidden_danger", check.context())
    assert entries.lacks(number) is lacking


def test_without_the_ledger_nothing_is_lacking(check: Checker) -> None:
    entries = CitedEntries(Ledgers([]), "hidden_danger", check.context())
    assert not entries.lacks("GYS01-YH-2026-001")
    assert entries["GYS01-YH-2026-001"] is None


def test_an_entry_is_found_by_its_number(check: Checker) -> None:
    """
    | 隐患编号          | 状态   |
    | GYS01-YH-2026-001 | 整改中 |
    """
    check.run("YH-05")
    entries = CitedEntries(Ledgers(check.tables), "hidden_danger", check.context())
    found = entries["GYS01-YH-2026-001"]
    assert found is not None
    assert found.text("status") == "in_progress"
