"""Entries for every kind of computed column, with what is to come out of them.

Days overdue follow the day of reading, so the entries are made for a given today.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import TypeAlias

from gsafety_xl.model import Value

Entry: TypeAlias = dict[str, Value]
#: For each ledger entries with the results of its computed columns, by column key.
Cases: TypeAlias = dict[str, Sequence[tuple[Entry, Entry]]]


def cases(today: date) -> Cases:
    """Return the entries of all ledgers, made for a day."""
    return {
        "hidden_danger": _dangers(today),
        "plan_task": _tasks(today),
        "fire_site": _later("last_on", "next_on", FIRE_SITES),
        "risk_source": RISKS,
        "outdoor_facility": FACILITIES,
        "forest_patrol": [({"at": at}, {"season": season}) for at, season in PATROLS],
        "video_check": VIDEOS,
        "event_support": EVENTS,
        "accident_statistics": MONTHS,
        "responsibility": [({**TEAM, **team}, {"complete": whole}) for team, whole in TEAMS],
    }


def _dangers(today: date) -> list[tuple[Entry, Entry]]:
    def ago(days: int) -> date:
        return today - timedelta(days)

    table: list[tuple[Entry, Value]] = [
        ({"due_on": ago(20), "status": "pending"}, 20),
        ({"due_on": ago(0), "status": "pending"}, 0),
        ({"due_on": ago(-3), "status": "in_progress"}, 0),
        ({"due_on": ago(20), "extended_to": ago(-5), "status": "extended"}, 0),
        ({"due_on": ago(20), "extended_to": ago(4), "status": "extended"}, 4),
        ({"due_on": ago(20), "done_on": ago(15), "status": "closed"}, 5),
        ({"due_on": ago(20), "done_on": ago(25), "status": "closed"}, 0),
        ({"due_on": ago(20), "extended_to": ago(9), "done_on": ago(8), "status": "closed"}, 1),
        ({"due_on": ago(20), "status": "closed"}, None),
        ({"due_on": ago(20), "status": "transferred"}, None),
        ({"due_on": ago(20), "status": "withdrawn"}, None),
        ({"due_on": ago(20)}, 20),
        ({"status": "pending"}, None),
    ]
    return [(entry, {"overdue_days": days}) for entry, days in table]


def _tasks(today: date) -> list[tuple[Entry, Entry]]:
    late = today - timedelta(7)
    return [
        ({"due_on": late, "status": "in_progress"}, {"overdue_days": 7}),
        ({"due_on": late, "status": "cancelled"}, {"overdue_days": None}),
        ({"due_on": late, "done_on": late, "status": "done"}, {"overdue_days": 0}),
    ]


def _later(
    given: str, result: str, table: Sequence[tuple[Value, Value]]
) -> list[tuple[Entry, Entry]]:
    return [({given: before}, {result: after}) for before, after in table]


FIRE_SITES: list[tuple[Value, Value]] = [
    (date(2026, 5, 6), date(2026, 8, 6)),
    (date(2025, 11, 30), date(2026, 2, 28)),
    (date(2026, 10, 31), date(2027, 1, 31)),
    (None, None),
]
RISKS: list[tuple[Entry, Entry]] = [
    (
        {"last_on": date(2026, 4, 20), "inspection_days": 90, "status": "controlled"},
        {"next_on": date(2026, 7, 19)},
    ),
    ({"last_on": date(2026, 4, 20), "status": "controlled"}, {"next_on": None}),
    # a slip of the hand leads to no day
    (
        {"last_on": date(2026, 4, 20), "inspection_days": 99_999, "status": "controlled"},
        {"next_on": None},
    ),
    ({"inspection_days": 90, "status": "controlled"}, {"next_on": None}),
    ({"last_on": date(2026, 4, 20), "inspection_days": 90, "status": "removed"}, {"next_on": None}),
]
FACILITIES: list[tuple[Entry, Entry]] = [
    ({"installed_on": date(2025, 6, 1)}, {"next_test_on": date(2027, 6, 1)}),
    (
        {"installed_on": date(2020, 6, 1), "tested_on": date(2026, 2, 28)},
        {"next_test_on": date(2028, 2, 28)},
    ),
    ({"tested_on": date(2024, 2, 29)}, {"next_test_on": date(2026, 2, 28)}),
    ({"installed_on": date(2025, 6, 1), "status": "removed"}, {"next_test_on": None}),
]
PATROLS: list[tuple[Value, Value]] = [
    (datetime(2026, 10, 1, 9, 0), "fire_season"),
    (datetime(2026, 12, 31, 23, 30), "fire_season"),
    (datetime(2026, 5, 31, 16, 45), "fire_season"),
    (datetime(2026, 6, 1, 0, 15), "other"),
    (datetime(2026, 9, 30, 12, 0), "other"),
    (None, None),
]
VIDEOS: list[tuple[Entry, Entry]] = [
    (
        {"checked_on": date(2026, 6, 30), "earliest_on": date(2026, 4, 1)},
        {"actual_days": 90, "verdict": "passed"},
    ),
    (
        {"checked_on": date(2026, 6, 30), "earliest_on": date(2026, 4, 2)},
        {"actual_days": 89, "verdict": "failed"},
    ),
    (
        {
            "checked_on": date(2026, 6, 30),
            "earliest_on": date(2026, 6, 1),
            "installed_on": date(2026, 5, 30),
        },
        {"actual_days": 29, "verdict": "not_yet_full"},
    ),
    (
        {
            "checked_on": date(2026, 6, 30),
            "earliest_on": date(2026, 6, 1),
            "installed_on": date(2026, 4, 1),
        },
        {"actual_days": 29, "verdict": "failed"},
    ),
    ({"checked_on": date(2026, 6, 30)}, {"actual_days": None, "verdict": None}),
    # days out of order are no negative number
    (
        {"checked_on": date(2026, 6, 30), "earliest_on": date(2026, 7, 1)},
        {"actual_days": None, "verdict": None},
    ),
]
EVENTS: list[tuple[Entry, Entry]] = [
    ({"start_on": date(2026, 11, 5), "end_on": date(2026, 11, 10)}, {"daily_due": 6}),
    ({"start_on": date(2026, 10, 1), "end_on": date(2026, 10, 1)}, {"daily_due": 1}),
    ({"start_on": date(2026, 10, 1)}, {"daily_due": None}),
]


def _month(
    month: str | None, given: tuple[int, float], sums: tuple[int | None, float | None], unit: str
) -> tuple[Entry, Entry]:
    entry: Entry = {"unit": unit, "month": month, "accidents": given[0], "dead": 0}
    entry["loss"] = given[1]
    dead = None if month is None else 0
    return entry, {"cum_accidents": sums[0], "cum_loss": sums[1], "cum_dead": dead}


MONTHS = [
    _month("2025-12", (7, 9.5), (7, 9.5), "GYS01"),
    _month("2026-02", (2, 0.2), (3, 0.3), "GYS01"),
    _month("2026-01", (1, 0.1), (1, 0.1), "GYS01"),
    _month("2026-01", (5, 5.0), (5, 5), "HS02"),
    _month("2026-03", (0, 0.7), (3, 1), "GYS01"),
    _month(None, (3, 1.5), (None, None), "GYS01"),
]
TEAM: Entry = {"deputy": "周××", "department": "安全科", "liaison": "李××"}
TEAMS: list[tuple[Entry, Value]] = [
    ({"target_unit": "GYS01", "institution": "established"}, True),
    (
        {
            "target_unit": "HS02",
            "institution": "not_needed",
            "no_institution_reason": "编制20人以下",
        },
        True,
    ),
    ({"target_unit": "HS02", "institution": "not_needed"}, False),
    ({"target_unit": "JB00", "institution": "established", "liaison": None}, False),
    ({"institution": "established"}, None),
]
