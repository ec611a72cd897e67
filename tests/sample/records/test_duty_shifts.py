from collections import Counter
from datetime import date

import pytest

from gsafety_xl.sample.holidays import days_between
from gsafety_xl.sample.keeping import SampleYear
from tests.sample.field_entries import day, entries, year_of


@pytest.fixture(scope="module", params=[(2026, 2026), (1, 2027), (7, 2025), (3, 2028)], ids=str)
def any_year(request: pytest.FixtureRequest) -> SampleYear:
    return year_of(*request.param)


def shifts(year: SampleYear, unit: str) -> list[date]:
    return [day(entry["date"]) for entry in year.records[unit]["duty_shift"]]


def test_the_bureau_has_one_shift_on_every_day_of_the_seasons(any_year: SampleYear) -> None:
    scene, days = any_year.scene, Counter(shifts(any_year, "JB00"))
    wanted = [
        *days_between(scene.day("06-01"), scene.day("09-30")),
        *days_between(scene.day("10-01"), scene.day("10-07")),
        *days_between(scene.day("11-05"), scene.day("11-10")),
    ]
    assert {found: days[found] for found in wanted} == dict.fromkeys(wanted, 1)


def test_a_unit_is_on_duty_on_holidays_only(sample_year: SampleYear) -> None:
    days = shifts(sample_year, "GY01")
    assert len(days) == 33
    assert date(2026, 10, 1) in days
    assert date(2026, 2, 23) in days
    assert date(2026, 7, 15) not in days
    assert date(2026, 11, 6) not in days


def test_the_reason_is_the_season_or_the_holiday(sample_year: SampleYear) -> None:
    nodes = {day(e["date"]): e["node"] for e in sample_year.records["JB00"]["duty_shift"]}
    assert nodes[date(2026, 2, 17)] == "spring_festival"
    assert nodes[date(2026, 7, 15)] == "flood_season"
    assert nodes[date(2026, 10, 3)] == "national_day"
    assert nodes[date(2026, 11, 5)] == "expo"
    assert nodes[date(2026, 5, 1)] == "other"


def test_a_holiday_in_the_flood_season_is_a_holiday(sample_year: SampleYear) -> None:
    nodes = {day(e["date"]): e["node"] for e in sample_year.records["JB00"]["duty_shift"]}
    assert nodes[date(2026, 9, 25)] == "other"
    assert nodes[date(2026, 9, 24)] == "flood_season"


def test_leaders_of_the_unit_take_turns(sample_year: SampleYear) -> None:
    for unit, records in sample_year.records.items():
        staff = sample_year.scene.staff[unit]
        leading = {person.name for person in staff.all_of("head", "deputy", "other_leader")}
        for entry in records.get("duty_shift", ()):
            assert entry["leader"] in leading
            assert entry["staff"] not in leading
        led = {entry["leader"] for entry in records.get("duty_shift", ())}
        assert led in (leading, set())


def test_days_run_on(any_year: SampleYear) -> None:
    for records in any_year.records.values():
        days = [day(entry["date"]) for entry in records.get("duty_shift", ())]
        assert days == sorted(set(days))


def test_whoever_calls_reaches_the_unit(sample_year: SampleYear) -> None:
    for entry in entries(sample_year, "duty_shift"):
        assert entry["phone"] == sample_year.scene.words.unit(str(entry["unit"])).phone
