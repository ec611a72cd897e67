"""The emergency plans: what drills cite exists, is in force and older than the drill."""

import pytest

from gsafety_xl.sample.keeping import SampleYear
from gsafety_xl.sample.records.emergency_plans import plan_number, plans_held
from gsafety_xl.sample.scene import Scene
from gsafety_xl.schema.units import BUREAU
from tests.sample.year_entries import by_number, choices, day, everywhere


def test_every_drill_cites_a_plan_in_force_that_is_older(each_year: SampleYear) -> None:
    plans = by_number(each_year, "emergency_plan")
    for drill in everywhere(each_year, "drill"):
        plan = plans[str(drill["plan_id"])]
        assert plan["is_current"] is True
        assert plan["unit"] in {drill["unit"], BUREAU}
        assert plan["owner"] == drill["unit"]
        assert day(plan["effective_on"]) <= day(drill["date"])


def test_every_plan_was_drilled_in_the_year(each_year: SampleYear) -> None:
    drilled = {
        drill["plan_id"] for drill in everywhere(each_year, "drill") if drill["status"] == "done"
    }
    assert set(by_number(each_year, "emergency_plan")) == drilled


def test_the_bureau_has_the_plans_that_it_must_have(sample_year: SampleYear) -> None:
    own = [
        entry for entry in sample_year.records[BUREAU]["emergency_plan"] if entry["owner"] == BUREAU
    ]
    assert {"work_accident", "industry_emergency", "fire", "forest_fire", "flood_typhoon"} <= {
        entry["event"] for entry in own
    }
    assert any(entry["has_fire"] for entry in own)
    assert all(entry["doc_no"] for entry in own)


def test_a_target_has_a_plan_against_terror_and_a_drill(sample_year: SampleYear) -> None:
    for unit in sample_year.scene.words.units:
        if unit.ct_key:
            events = {plan["event"] for plan in sample_year.records[unit.code]["emergency_plan"]}
            drills = sample_year.records[unit.code]["drill"]
            assert "terror_attack" in events, unit.code
            assert any("counter_terror" in choices(drill["domain"]) for drill in drills)


def test_numbers_bear_the_year_of_issue(each_year: SampleYear) -> None:
    for entry in everywhere(each_year, "emergency_plan"):
        assert f"-YA-{day(entry['issued_on']).year}-" in str(entry["id"])
        assert entry["version"] == f"{day(entry['issued_on']).year}版"


def test_the_plan_for_the_fair_is_of_the_year_and_before_it(each_year: SampleYear) -> None:
    number = plan_number(each_year.scene.words.unit(BUREAU), "expo", each_year.scene)
    plan = by_number(each_year, "emergency_plan")[number]
    assert number == f"JB00-YA-{each_year.scene.year}-001"
    assert day(plan["issued_on"]) < each_year.scene.day("11-05")


@pytest.mark.parametrize(
    ("unit", "key", "number"),
    [
        ("GY01", "crowd", "GY01-YA-2025-001"),
        ("GYS01", "flood_typhoon", "JB00-YA-2025-006"),
        (BUREAU, "fire", "JB00-YA-2025-004"),
    ],
)
def test_a_plan_has_a_number_in_somebodys_ledger(
    scene: Scene, unit: str, key: str, number: str
) -> None:
    assert plan_number(scene.words.unit(unit), key, scene) == number


def test_an_unknown_plan_is_refused(scene: Scene) -> None:
    with pytest.raises(KeyError):
        plan_number(scene.words.unit("GY01"), "landslip", scene)


def test_the_bureau_keeps_the_plans_of_units_without_such_a_ledger(scene: Scene) -> None:
    owners = {plan.owner.code for plan in plans_held(scene.words.unit(BUREAU), scene)}
    assert owners == {BUREAU, "GYS01", "SRS01", "HWS01", "GY02", "BJQ01"}


def test_only_the_seeded_plan_was_filed_late(each_year: SampleYear) -> None:
    days = {
        str(entry["id"]): (day(entry["filed_on"]) - day(entry["issued_on"])).days
        for entry in everywhere(each_year, "emergency_plan")
        if entry["filed_on"]
    }
    late = [number for number, taken in days.items() if taken > 28]
    assert late == [f"HWQ01-YA-{each_year.scene.year - 1}-002"]


def test_who_files_says_where(each_year: SampleYear) -> None:
    for entry in everywhere(each_year, "emergency_plan"):
        assert entry["needs_filing"] is bool(entry["filed_to"])
        assert bool(entry["filed_on"]) is bool(entry["filed_to"])
