from collections import Counter
from datetime import timedelta

import pytest

from gsafety_xl.sample.holidays import first_days_off
from gsafety_xl.sample.keeping import SampleYear
from gsafety_xl.sample.records.rides import ride_words
from gsafety_xl.sample.scene import Entry
from tests.sample.field_entries import by_number, day, entries, number, year_of


def running(year: SampleYear) -> list[Entry]:
    """Return the large rides in use."""
    return [
        entry
        for entry in entries(year, "ride")
        if entry["kind"] == "large" and entry["status"] == "in_use"
    ]


def test_what_is_fast_or_high_is_large() -> None:
    for ride in ride_words():
        large = ride.speed >= 2 or ride.height >= 2
        assert large == (ride.kind == "large"), ride.name


def test_a_large_ride_is_registered_and_inspected_for_the_year(sample_year: SampleYear) -> None:
    as_of = sample_year.scene.as_of
    assert len(running(sample_year)) >= 4
    for ride in running(sample_year):
        assert ride["registration_no"]
        assert day(ride["registered_on"]) < day(ride["inspected_on"])
        assert day(ride["applied_on"]) <= day(ride["inspected_on"]) - timedelta(days=30)
        assert day(ride["inspected_to"]) > as_of
        assert ride["inspection_result"] == "passed"


def test_other_rides_have_none_of_that(sample_year: SampleYear) -> None:
    others = [entry for entry in entries(sample_year, "ride") if entry["kind"] != "large"]
    assert {entry["kind"] for entry in others} == {"small", "vehicle"}
    for entry in others:
        assert entry.keys().isdisjoint({"registration_no", "inspected_on", "checked_days"})


def test_a_ride_is_checked_on_every_day_it_is_open(sample_year: SampleYear) -> None:
    for ride in running(sample_year):
        assert 25 <= number(ride["open_days"]) <= 31
        assert ride["checked_days"] == ride["open_days"]


@pytest.mark.parametrize(("year", "weeks"), [(2026, 5), (2027, 5), (2028, 5)])
def test_every_week_of_december_has_its_check(year: int, weeks: int) -> None:
    sample = year_of(1 if year == 2027 else 3 if year == 2028 else 2026, year)
    assert {ride["weekly_checks"] for ride in running(sample)} == {weeks}


def test_a_stopped_ride_says_why_and_counts_nothing(sample_year: SampleYear) -> None:
    (stopped,) = [e for e in entries(sample_year, "ride") if e["status"] == "stopped"]
    assert "大修" in str(stopped["stop_reason"])
    assert "open_days" not in stopped


def test_large_rides_are_inspected_before_every_holiday(sample_year: SampleYear) -> None:
    inspections = list(entries(sample_year, "inspection"))
    for number_of, ride in by_number(sample_year, "ride").items():
        if ride not in running(sample_year):
            continue
        days = [day(e["date"]) for e in inspections if e["object_id"] == number_of]
        for holiday in first_days_off(sample_year.scene):
            assert any(holiday - timedelta(days=15) <= on <= holiday for on in days), holiday


def test_the_park_and_the_operator_list_different_rides(sample_year: SampleYear) -> None:
    names = Counter((entry["park"], entry["name"]) for entry in entries(sample_year, "ride"))
    assert max(names.values()) == 1
    parks = {entry["unit"]: entry["park"] for entry in entries(sample_year, "ride")}
    assert parks == {"GY01": "GY01", "GY03": "GY03", "YYX01": "GY01"}


def test_the_bureau_inspects_rides_of_the_park_and_of_the_operator(
    sample_year: SampleYear,
) -> None:
    cited = {str(e["object_id"])[:8] for e in sample_year.records["JB00"]["inspection"]}
    assert {"GY01-YY-", "YYX01-YY"} <= cited


def test_a_danger_of_a_ride_is_found_at_a_large_one(sample_year: SampleYear) -> None:
    rides = by_number(sample_year, "ride")
    dangers = {
        str(entry.get("inspection_id"))
        for entry in entries(sample_year, "hidden_danger")
        if entry["kind"] == "ride"
    }
    for entry in entries(sample_year, "inspection"):
        if str(entry["id"]) in dangers and entry["object_id"] in rides:
            assert rides[str(entry["object_id"])]["kind"] == "large"
