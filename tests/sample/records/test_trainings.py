"""Courses, and events to make something known."""

import pytest

from gsafety_xl.sample.keeping import SampleYear
from gsafety_xl.sample.records.trainings import is_for
from gsafety_xl.sample.scene import Scene
from gsafety_xl.schema.units import BUREAU
from tests.sample.year_entries import choices, day, everywhere, number

PUBLICITY = {"law_publicity", "publicity", "warning"}


def test_laws_against_terror_are_made_known_in_many_ways(each_year: SampleYear) -> None:
    rounds = [
        entry
        for entry in each_year.records[BUREAU]["training"]
        if entry["kind"] == "law_publicity" and "counter_terror" in choices(entry["domain"])
    ]
    assert len({entry["date"] for entry in rounds}) >= 2
    assert len(set().union(*(choices(entry["channels"]) for entry in rounds))) >= 2
    assert len(set().union(*(choices(entry["forms"]) for entry in rounds))) >= 2


def test_every_target_is_reached(each_year: SampleYear) -> None:
    targets = {str(entry["id"]) for entry in everywhere(each_year, "counter_terror_target")}
    reached = {
        number
        for entry in everywhere(each_year, "training")
        if entry["target_ids"]
        for number in str(entry["target_ids"]).split("、")
    }
    assert reached == targets
    assert targets


@pytest.mark.parametrize(("node", "month"), [("safety_month", 6), ("fire_month", 11)])
def test_the_months_of_safety_and_of_fire_are_kept(
    each_year: SampleYear, node: str, month: int
) -> None:
    for unit, records in each_year.records.items():
        months = {
            day(entry["date"]).month
            for entry in records.get("training", ())
            if entry["theme_node"] == node
        }
        assert months == ({month} if "training" in records else set()), unit


def test_places_with_crowds_learn_to_help_themselves(each_year: SampleYear) -> None:
    for unit in each_year.scene.words.units:
        entries = each_year.records.get(unit.code, {}).get("training", ())
        if unit.crowded and entries:
            assert any(entry["has_rescue"] and entry["crowded"] for entry in entries), unit.code


def test_publicity_has_channels_and_courses_have_teachers(each_year: SampleYear) -> None:
    for entry in everywhere(each_year, "training"):
        assert bool(entry["channels"]) is (entry["kind"] in PUBLICITY)
        assert bool(entry["forms"]) is (entry["kind"] in PUBLICITY)
        assert bool(entry.get("teacher")) is (entry["kind"] not in PUBLICITY)


def test_no_more_pass_or_help_than_came(each_year: SampleYear) -> None:
    for entry in everywhere(each_year, "training"):
        people = number(entry["people"])
        assert number(entry.get("passed") or 0) <= people
        assert number(entry.get("guards") or 0) <= people


def test_they_are_on_working_days_in_order(each_year: SampleYear) -> None:
    for records in each_year.records.values():
        days = [day(entry["date"]) for entry in records.get("training", ())]
        assert days == sorted(days)
        assert all(map(each_year.scene.workdays.is_open, days))


@pytest.mark.parametrize(
    ("only", "unit", "expected"),
    [
        ("", "LYZ01", True),
        ("ct_key", "GY01", True),
        ("ct_key", "LYZ01", False),
        ("fire_key", "HWQ01", True),
        ("crowded", "GY03", True),
        ("sanitation", "BJQ01", True),
        ("sanitation", "GY01", False),
    ],
)
def test_some_are_for_some_units_only(
    scene: Scene, only: str, unit: str, *, expected: bool
) -> None:
    assert is_for(only, scene.words.unit(unit)) is expected
