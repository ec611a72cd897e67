from datetime import timedelta

import pytest

from gsafety_xl.sample.keeping import SampleYear
from gsafety_xl.sample.recorded import Recorded
from gsafety_xl.sample.records.fire_sites import fire_site_entries, fire_site_words
from gsafety_xl.sample.scene import Entry, Scene
from tests.sample.field_entries import by_number, day, domains, entries


def recorded_with(ledger: str, *found: Entry) -> Recorded:
    recorded = Recorded()
    recorded.add("GY01", ledger, found)
    return recorded


def test_the_last_inspection_is_the_last_one_that_cites_the_site(sample_year: SampleYear) -> None:
    for number, site in by_number(sample_year, "fire_site").items():
        days = [
            day(entry["date"])
            for entry in entries(sample_year, "inspection")
            if entry["object_id"] == number
        ]
        assert site["last_on"] == max(days)


def test_inspections_that_cite_a_site_are_about_fire(sample_year: SampleYear) -> None:
    sites = by_number(sample_year, "fire_site")
    for entry in entries(sample_year, "inspection"):
        if entry["object_id"] in sites:
            assert "fire" in domains(entry)
            assert entry["target_unit"] == sites[str(entry["object_id"])]["owner"]


@pytest.mark.parametrize(("unit", "days"), [("GY01", 90), ("JB00", 90), ("HWQ01", 30)])
def test_offices_inspect_every_quarter_and_companies_every_month(
    unit: str, days: int, sample_year: SampleYear
) -> None:
    earliest = sample_year.scene.as_of - timedelta(days=days)
    sites = sample_year.records[unit]["fire_site"]
    assert sites
    assert all(day(site["last_on"]) >= earliest for site in sites)


def test_a_control_room_has_people_and_other_sites_have_none(sample_year: SampleYear) -> None:
    rooms = [site for site in entries(sample_year, "fire_site") if site["control_room"]]
    assert {site["name"] for site in rooms} == {"消防控制室", "集控机房"}
    assert all(site["shift_people"] == 2 for site in rooms)
    others = [site for site in entries(sample_year, "fire_site") if not site["control_room"]]
    assert all(site["shift_people"] is None for site in others)


def test_what_is_tested_says_by_whom_and_how(sample_year: SampleYear) -> None:
    for site in entries(sample_year, "fire_site"):
        tested = site.get("tested_on") is not None
        assert ("tester" in site) == ("test_result" in site) == tested


def test_a_site_is_blocked_as_long_as_a_danger_to_its_exits_is_open(scene: Scene) -> None:
    danger: Entry = {
        "id": "GY01-YH-2026-001",
        "target_unit": "GY01",
        "kind": "evacuation",
        "site": "东湖公园西门停车场消防车道",
        "description": "社会车辆占用消防车道停放",
        "done_on": None,
    }
    unit = scene.words.unit("GY01")
    blocked = {
        (site["name"], site.get("danger_id"))
        for site in fire_site_entries(unit, scene, recorded_with("hidden_danger", danger))
        if site["passage"] == "occupied"
    }
    assert blocked == {("电动汽车充电区", "GY01-YH-2026-001")}
    mended = danger | {"done_on": scene.day("06-01")}
    sites = fire_site_entries(unit, scene, recorded_with("hidden_danger", mended))
    assert {site["passage"] for site in sites} == {"clear"}


@pytest.mark.parametrize(
    ("text", "passage"),
    [
        ("安全出口门被锁闭，不能从内部直接打开", "locked"),
        ("疏散通道堆放保洁用品和纸箱", "occupied"),
        ("3处疏散指示标志方向有误或损坏", "clear"),
    ],
)
def test_how_a_way_is_blocked_the_danger_says(text: str, passage: str, scene: Scene) -> None:
    danger: Entry = {
        "id": "GY01-YH-2026-001",
        "target_unit": "GY01",
        "kind": "evacuation",
        "site": "东湖公园西门停车场入口",
        "description": text,
        "done_on": None,
    }
    recorded = recorded_with("hidden_danger", danger)
    *_, site = fire_site_entries(scene.words.unit("GY01"), scene, recorded)
    assert site["passage"] == passage
    assert ("danger_id" in site) == (passage != "clear")


def test_one_way_is_blocked_at_the_end_of_the_year(sample_year: SampleYear) -> None:
    dangers = by_number(sample_year, "hidden_danger")
    (blocked,) = [s for s in entries(sample_year, "fire_site") if s["passage"] != "clear"]
    assert (blocked["unit"], blocked["name"]) == ("GY01", "电动汽车充电区")
    danger = dangers[str(blocked["danger_id"])]
    assert danger["status"] == "in_progress"
    assert day(danger["due_on"]) > sample_year.scene.as_of


def test_every_site_stands_at_a_place_of_its_unit_or_of_the_bureau(scene: Scene) -> None:
    for words in fire_site_words():
        places = {place.name for place in scene.words.unit(words.keeper).places}
        assert words.place in places or words.keeper == "JB00"


def test_flags_of_the_unit_are_those_of_the_register(sample_year: SampleYear) -> None:
    for site in entries(sample_year, "fire_site"):
        unit = sample_year.scene.words.unit(str(site["owner"]))
        assert (site["key_unit"], site["crowded"]) == (unit.fire_key, unit.crowded)
