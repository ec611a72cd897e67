"""The few accidents, and that the monthly statistics are made from them."""

from collections import Counter
from datetime import timedelta

import pytest

from gsafety_xl.sample.keeping import SampleYear, keep_year
from gsafety_xl.sample.records.accidents import is_counted
from gsafety_xl.sample.scene import Entry
from tests.sample.year_entries import choices, day, everywhere, moment, number

SUMMED = ("dead", "missing", "serious", "minor", "loss")


def accident_of(year: SampleYear, unit: str) -> Entry:
    (entry,) = year.records[unit]["accident"]
    return entry


def test_three_units_had_one_and_nobody_died(each_year: SampleYear) -> None:
    accidents = list(everywhere(each_year, "accident"))
    assert [entry["unit"] for entry in accidents] == ["GY01", "HWQ01", "YHQ01"]
    assert {entry["dead"] for entry in accidents} == {0}


def test_statistics_are_the_sums_of_the_accidents_counted(each_year: SampleYear) -> None:
    for unit, records in each_year.records.items():
        counted = [entry for entry in records.get("accident", ()) if is_counted(entry)]
        for line in records["accident_statistics"]:
            of_month = [
                entry for entry in counted if f"{day(entry['occurred_at']):%Y-%m}" == line["month"]
            ]
            assert line["accidents"] == len(of_month), unit
            for key in SUMMED:
                total = sum(number(entry[key]) for entry in of_month)
                assert number(line[key]) == pytest.approx(total), unit


def test_damage_alone_and_little_of_it_is_not_counted(sample_year: SampleYear) -> None:
    accident = accident_of(sample_year, "GY01")
    assert accident["loss"] == 0.8
    assert not is_counted(accident)
    july = sample_year.records["GY01"]["accident_statistics"][6]
    assert (july["month"], july["is_zero"], july["accidents"]) == ("2026-07", True, 0)


@pytest.mark.parametrize(
    ("changed", "counted"),
    [
        ({}, False),
        ({"loss": 100.0}, True),
        ({"minor": 1}, True),
        ({"minor": 1, "is_business": False}, False),
    ],
)
def test_what_is_counted(
    sample_year: SampleYear, changed: dict[str, float], *, counted: bool
) -> None:
    assert is_counted({**accident_of(sample_year, "GY01"), **changed}) is counted


def test_those_hurt_are_as_many_as_the_report_says(each_year: SampleYear) -> None:
    hurt = Counter(
        (entry["accident_id"], entry["harm"]) for entry in everywhere(each_year, "casualty")
    )
    for accident in everywhere(each_year, "accident"):
        for harm in ("serious", "minor"):
            assert hurt[accident["id"], harm] == accident[harm]
    for entry in everywhere(each_year, "casualty"):
        if entry["harm"] == "serious":
            assert number(entry["lost_days"]) >= 105


def test_calls_are_made_in_time_and_in_order(each_year: SampleYear) -> None:
    for entry in everywhere(each_year, "accident"):
        calls = [
            moment(entry[key])
            for key in ("occurred_at", "unit_known_at", "unit_reported_at", "bureau_known_at")
        ]
        assert calls == sorted(calls)
        known = moment(entry["bureau_known_at"])
        assert moment(entry["unit_reported_at"]) - moment(entry["unit_known_at"]) <= timedelta(
            hours=1
        )
        assert known < moment(entry["oral_at"]) <= known + timedelta(hours=1)
        assert known < moment(entry["written_at"]) <= known + timedelta(hours=2)
        assert known < moment(entry["bureau_reported_at"]) <= known + timedelta(hours=2)


def test_each_was_reported_first_and_followed_up(each_year: SampleYear) -> None:
    for accident in everywhere(each_year, "accident"):
        reports = [
            entry
            for entry in each_year.records[str(accident["unit"])]["accident_followup"]
            if entry["accident_id"] == accident["id"]
        ]
        times = [moment(entry["reported_at"]) for entry in reports]
        assert reports[0]["kind"] == "first"
        assert times == sorted(times)
        assert times[0] > moment(accident["occurred_at"])
        assert {entry["minor"] for entry in reports} == {accident["minor"]}


def test_investigations_end_within_sixty_days_and_the_year(each_year: SampleYear) -> None:
    for entry in everywhere(each_year, "accident"):
        took = day(entry["investigated_on"]) - day(entry["occurred_at"])
        assert took <= timedelta(days=60)
        assert day(entry["approved_on"]) <= each_year.scene.as_of
        assert all(entry[key] for key in ("nature", "followup", "publicity", "investigator"))


@pytest.mark.parametrize(
    ("year", "kind"), [(2025, "vehicle"), (2026, "vehicle"), (2027, "road_vehicle")]
)
def test_the_kind_is_of_the_edition_in_force(year: int, kind: str) -> None:
    assert accident_of(keep_year(1, year), "HWQ01")["kind"] == kind


def test_a_traffic_accident_is_marked_and_counted_as_one(sample_year: SampleYear) -> None:
    assert choices(accident_of(sample_year, "HWQ01")["special"]) == {"traffic"}
    june = sample_year.records["HWQ01"]["accident_statistics"][5]
    assert (june["traffic"], june["fires"], june["special_equipment"]) == (1, 0, 0)
