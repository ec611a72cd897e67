"""The events that were supported."""

import pytest

from gsafety_xl.sample.keeping import SampleYear, keep_year
from gsafety_xl.sample.records.events import in_words
from gsafety_xl.sample.scene import Entry
from gsafety_xl.schema.units import BUREAU
from tests.sample.year_entries import by_number, day, everywhere, number


def event_of(year: SampleYear, unit: str) -> Entry:
    (entry,) = year.records[unit]["event_support"]
    return entry


@pytest.mark.parametrize(
    ("year", "title"),
    [(2026, "第九届中国国际进口博览会"), (2028, "第十一届中国国际进口博览会")],
)
def test_the_fair_is_of_the_years_edition(year: int, title: str) -> None:
    assert event_of(keep_year(3, year), BUREAU)["title"] == title


@pytest.mark.parametrize(
    ("value", "words"),
    [(1, "一"), (9, "九"), (10, "十"), (12, "十二"), (20, "二十"), (21, "二十一")],
)
def test_numbers_in_words(value: int, words: str) -> None:
    assert in_words(value) == words


def test_the_inspection_before_it_is_the_units_own_and_close(each_year: SampleYear) -> None:
    inspections = by_number(each_year, "inspection")
    for event in everywhere(each_year, "event_support"):
        inspection = inspections[str(event["inspection_id"])]
        assert inspection["unit"] == event["unit"]
        assert 0 < (day(event["start_on"]) - day(inspection["date"])).days <= 28
        assert event["danger_count"] == inspection["danger_count"]


def test_what_was_not_mended_in_time_was_approved(each_year: SampleYear) -> None:
    dangers = list(everywhere(each_year, "hidden_danger"))
    for event in everywhere(each_year, "event_support"):
        found = [item for item in dangers if item.get("inspection_id") == event["inspection_id"]]
        mended = [
            item
            for item in found
            if item.get("done_on") and day(item["done_on"]) < day(event["start_on"])
        ]
        assert event["rectified_count"] == len(mended)
        assert bool(event["uncleared_approval"]) is (len(mended) < len(found))


def test_somebody_reported_every_day(each_year: SampleYear) -> None:
    for event in everywhere(each_year, "event_support"):
        days = (day(event["end_on"]) - day(event["start_on"])).days + 1
        assert event["daily_reports"] == event["daily_due"] == days


def test_the_plan_was_there_before_it(each_year: SampleYear) -> None:
    plans = by_number(each_year, "emergency_plan")
    for event in everywhere(each_year, "event_support"):
        plan = plans[str(event["plan_id"])]
        assert plan["owner"] == event["unit"]
        assert day(plan["effective_on"]) <= day(event["start_on"])


def test_a_crowd_needs_a_licence(sample_year: SampleYear) -> None:
    for event in everywhere(sample_year, "event_support"):
        crowded = number(event["crowd"]) >= 1000
        assert event["needs_licence"] is crowded
        assert bool(event["licence_no"]) is crowded


def test_it_is_summed_up_afterwards(each_year: SampleYear) -> None:
    for event in everywhere(each_year, "event_support"):
        assert day(event["summary_on"]) > day(event["end_on"])
        assert each_year.scene.workdays.is_open(day(event["summary_on"]))
