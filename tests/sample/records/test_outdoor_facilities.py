from datetime import timedelta

from gsafety_xl.sample.keeping import SampleYear
from gsafety_xl.sample.recorded import Recorded
from gsafety_xl.sample.records.outdoor_facilities import facility_entries
from gsafety_xl.sample.scene import Entry, Scene
from tests.sample.field_entries import by_number, day, entries

TWO_YEARS = timedelta(days=730)


def test_the_last_inspection_is_the_last_one_that_cites_it(sample_year: SampleYear) -> None:
    for number, facility in by_number(sample_year, "outdoor_facility").items():
        days = [
            day(entry["date"])
            for entry in entries(sample_year, "inspection")
            if entry["object_id"] == number
        ]
        assert facility["checked_on"] == max(days)


def test_nothing_is_inspected_before_it_was_put_up(sample_year: SampleYear) -> None:
    facilities = by_number(sample_year, "outdoor_facility")
    for entry in entries(sample_year, "inspection"):
        if entry["object_id"] in facilities:
            installed = day(facilities[str(entry["object_id"])]["installed_on"])
            assert installed <= day(entry["date"])


def test_what_stands_two_years_has_been_tested_within_two_years(sample_year: SampleYear) -> None:
    as_of = sample_year.scene.as_of
    for facility in entries(sample_year, "outdoor_facility"):
        tested = facility.get("tested_on")
        since = day(facility["installed_on"]) if tested is None else day(tested)
        assert as_of - since <= TWO_YEARS
        assert (tested is None) == ("tester" not in facility)


def test_billboards_have_a_permit_that_still_holds(sample_year: SampleYear) -> None:
    for facility in entries(sample_year, "outdoor_facility"):
        needs_one = facility["kind"] in {"billboard", "temporary"}
        assert (facility["permit_no"] is not None) == needs_one
        if needs_one:
            assert day(facility["permit_to"]) > sample_year.scene.as_of
            assert f"〔{day(facility['installed_on']).year}〕" in str(facility["permit_no"])


def test_the_fire_lane_was_looked_at_before_it_was_put_up(sample_year: SampleYear) -> None:
    for facility in entries(sample_year, "outdoor_facility"):
        assert facility["fire_lane"] == "clear"
        assert day(facility["fire_lane_on"]) < day(facility["installed_on"])


def test_owners_are_warned_before_the_typhoon(sample_year: SampleYear) -> None:
    storm = sample_year.scene.day("07-28")
    for facility in entries(sample_year, "outdoor_facility"):
        if day(facility["installed_on"]) < storm:
            assert storm - timedelta(days=3) <= day(facility["notified_on"]) <= storm
        else:
            assert facility["notified_on"] is None


def test_one_facility_of_a_place_bears_its_open_danger(scene: Scene) -> None:
    danger: Entry = {
        "id": "JB00-YH-2026-011",
        "target_unit": "GGS01",
        "kind": "outdoor_facility",
        "site": "广告灯光所滨江景观灯光带护栏灯",
        "done_on": None,
    }
    recorded = Recorded()
    recorded.add("JB00", "hidden_danger", [danger])
    found = facility_entries(scene.words.unit("GGS01"), scene, recorded)
    assert [
        (entry["facility_no"], entry["status"]) for entry in found if entry.get("danger_id")
    ] == [("HW-0301", "rectifying")]
    assert {entry["status"] for entry in found} == {"in_use", "rectifying"}


def test_all_kinds_occur(sample_year: SampleYear) -> None:
    kinds = {entry["kind"] for entry in entries(sample_year, "outdoor_facility")}
    assert kinds == {"billboard", "temporary", "sign", "lighting"}
