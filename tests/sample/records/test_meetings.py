"""The meetings, and what was agreed in them."""

from collections import Counter

import pytest

from gsafety_xl.sample.keeping import SampleYear
from gsafety_xl.schema.units import BUREAU
from tests.sample.year_entries import by_number, choices, day, everywhere, number, titled


def test_the_leading_group_meets_every_quarter(each_year: SampleYear) -> None:
    quarters = [
        (day(entry["held_at"]).month + 2) // 3
        for entry in each_year.records[BUREAU]["meeting"]
        if entry["kind"] == "leading_group"
    ]
    assert quarters == [1, 2, 3, 4]


def test_the_leading_group_covers_what_it_is_for(each_year: SampleYear) -> None:
    kinds: set[str] = set()
    for entry in each_year.records[BUREAU]["meeting"]:
        if entry["kind"] == "leading_group":
            kinds |= choices(entry["topic_kinds"])
    assert {"situation", "deployment", "coordination"} <= kinds


@pytest.mark.parametrize(
    ("domain", "least"), [("safety", 4), ("fire", 2), ("disaster", 2), ("counter_terror", 1)]
)
def test_every_field_is_talked_about(sample_year: SampleYear, domain: str, least: int) -> None:
    about = [
        entry
        for entry in sample_year.records[BUREAU]["meeting"]
        if domain in choices(entry["domain"])
    ]
    assert len(about) >= least


def test_units_meet_every_quarter(each_year: SampleYear) -> None:
    for unit, records in each_year.records.items():
        held = Counter(
            (day(entry["held_at"]).month + 2) // 3 for entry in records.get("meeting", ())
        )
        assert not held or set(held) == {1, 2, 3, 4}, unit


def test_an_operator_of_rides_meets_every_month(each_year: SampleYear) -> None:
    months = {day(entry["held_at"]).month for entry in each_year.records["YYX01"]["meeting"]}
    assert months == set(range(1, 13))


def test_meetings_are_on_working_days_and_in_order(each_year: SampleYear) -> None:
    for records in each_year.records.values():
        days = [day(entry["held_at"]) for entry in records.get("meeting", ())]
        assert days == sorted(days)
        assert all(map(each_year.scene.workdays.is_open, days))


def test_who_did_not_come_is_named(each_year: SampleYear) -> None:
    for entry in everywhere(each_year, "meeting"):
        missing = number(entry["expected"]) - number(entry["attended"])
        assert missing in {0, 1}
        assert bool(entry["absent"]) is bool(missing)


def test_minutes_follow_within_two_weeks(each_year: SampleYear) -> None:
    numbers = []
    for entry in each_year.records[BUREAU]["meeting"]:
        if entry.get("minutes_no"):
            numbers.append(entry["minutes_no"])
            assert 0 < (day(entry["minutes_on"]) - day(entry["held_at"])).days <= 14
    assert numbers == [f"〔{each_year.scene.year}〕第{count}期" for count in range(1, 5)]


def test_only_one_thing_agreed_is_overdue(each_year: SampleYear) -> None:
    overdue = [item for item in everywhere(each_year, "resolution") if item["status"] == "overdue"]
    assert [(item["unit"], item["owner"], item["done_on"]) for item in overdue] == [
        (BUREAU, "SRS01", None)
    ]
    assert day(overdue[0]["due_on"]) < each_year.scene.as_of


def test_what_was_agreed_was_done_in_time(each_year: SampleYear) -> None:
    meetings = by_number(each_year, "meeting")
    for item in everywhere(each_year, "resolution"):
        held = day(meetings[str(item["meeting_id"])]["held_at"])
        assert held <= day(item["due_on"])
        if item["status"] == "done":
            assert held <= day(item["done_on"]) <= day(item["due_on"])


def test_who_is_to_do_it_belongs_to_the_owner(sample_year: SampleYear) -> None:
    for item in everywhere(sample_year, "resolution"):
        names = {person.name for person in sample_year.scene.staff[str(item["owner"])].people}
        assert item["person"] in names


def test_the_head_chairs_the_leading_group(sample_year: SampleYear) -> None:
    meeting = titled(sample_year, BUREAU, "meeting", "一季度安全工作领导小组")
    assert meeting["chair"] == sample_year.scene.staff[BUREAU]["head"].name
    assert meeting["chair_role"] == "principal"
    assert meeting["sign_sheet"] == "签到表0318.jpg"
