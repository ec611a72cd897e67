"""What has been recorded so far, and who keeps what."""

import pytest

from gsafety_xl.sample.owed import keeps_ledger
from gsafety_xl.sample.recorded import Recorded
from gsafety_xl.sample.words import load_words


@pytest.fixture
def recorded() -> Recorded:
    recorded = Recorded()
    recorded.add("GY01", "ride", [{"id": "GY01-YY-2026-001"}])
    recorded.add("GY02", "ride", [{"id": "GY02-YY-2026-001"}])
    recorded.add("GY02", "plan", [{"id": "GY02-JH-2026-001"}])
    return recorded


def test_a_units_entries_are_found_again(recorded: Recorded) -> None:
    assert recorded.of("GY02", "plan") == [{"id": "GY02-JH-2026-001"}]


def test_what_is_not_there_yet_is_nothing(recorded: Recorded) -> None:
    assert recorded.of("GY01", "plan") == []
    assert recorded.of("HWS01", "plan") == []
    assert recorded.ledgers_of("HWS01") == {}
    assert list(recorded.everywhere("drill")) == []


def test_everywhere_goes_unit_after_unit(recorded: Recorded) -> None:
    numbers = [entry["id"] for entry in recorded.everywhere("ride")]
    assert numbers == ["GY01-YY-2026-001", "GY02-YY-2026-001"]


def test_what_is_added_again_replaces(recorded: Recorded) -> None:
    recorded.add("GY02", "plan", [])
    assert recorded.ledgers_of("GY02") == {"ride": [{"id": "GY02-YY-2026-001"}], "plan": []}


@pytest.mark.parametrize(
    ("unit", "ledger", "kept"),
    [
        ("GY01", "ride", True),
        ("LYZ01", "ride", False),
        ("GYS01", "emergency_plan", False),
        ("GY01", "counter_terror_target", True),
        ("LYZ01", "counter_terror_target", False),
        ("AQK01", "plan", False),
        ("JB00", "assignment", True),
        ("GY01", "assignment", False),
    ],
)
def test_kind_flags_and_register_settle_who_keeps_what(
    unit: str, ledger: str, *, kept: bool
) -> None:
    assert keeps_ledger(load_words().unit(unit), ledger) is kept
