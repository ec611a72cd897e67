from datetime import datetime, timedelta

from gsafety_xl.sample.keeping import SampleYear
from gsafety_xl.sample.recorded import Recorded
from gsafety_xl.sample.records.emergency_responses import response_entries
from gsafety_xl.sample.scene import Entry, Scene
from tests.sample.field_entries import by_number, entries, number

TREES = ("trees_road", "trees_park", "trees_done")


def responses(year: SampleYear, **wanted: str) -> list[Entry]:
    return [
        entry
        for entry in entries(year, "emergency_response")
        if all(entry[key] == value for key, value in wanted.items())
    ]


def moment(entry: Entry, column: str) -> datetime:
    value = entry[column]
    assert isinstance(value, datetime)
    return value


def test_somebody_is_there_within_the_hour_and_stays_until_it_is_done(
    sample_year: SampleYear,
) -> None:
    for entry in responses(sample_year):
        received, arrived, done = (
            moment(entry, column) for column in ("received_at", "arrived_at", "done_at")
        )
        assert received < arrived <= received + timedelta(minutes=60)
        assert arrived < done


def test_nobody_is_hurt(sample_year: SampleYear) -> None:
    assert {entry["casualties"] for entry in responses(sample_year)} == {0}


def test_the_typhoon_keeps_many_units_busy_for_two_days(sample_year: SampleYear) -> None:
    typhoon = responses(sample_year, cause="typhoon")
    assert {moment(entry, "received_at").date().isoformat() for entry in typhoon} == {
        "2026-07-27",
        "2026-07-28",
    }
    assert len({entry["unit"] for entry in typhoon}) >= 8
    kinds = {entry["kind"] for entry in typhoon}
    assert {"fallen_tree", "ad_removal", "light_off", "park_closing", "waste_clearing"} <= kinds
    assert all(entry["warning"] for entry in typhoon)


def test_no_more_trees_are_dealt_with_than_fell(sample_year: SampleYear) -> None:
    for entry in responses(sample_year, kind="fallen_tree"):
        on_roads, in_parks, done = (number(entry[column]) for column in TREES)
        assert done == on_roads + in_parks > 0


def test_after_the_fire_the_road_is_washed(sample_year: SampleYear) -> None:
    (washing,) = responses(sample_year, kind="road_washing")
    assert (washing["cause"], washing["ordered_by"]) == ("fire", "fire_rescue")
    assert number(washing["washed_area"]) > 0
    assert number(washing["washed_water"]) > 0
    assert washing["responder"] == "HWQ01"


def test_a_rescue_tells_what_became_of_the_damage(sample_year: SampleYear) -> None:
    (rescue,) = [e for e in responses(sample_year) if "救援" in str(e["title"])]
    assert "受损" in str(rescue["impact"])
    assert rescue["aftercare"]


def test_a_response_by_a_plan_cites_the_plan_of_the_unit_or_the_bureau(
    sample_year: SampleYear,
) -> None:
    plans = by_number(sample_year, "emergency_plan")
    cited = [e for e in responses(sample_year) if e["plan_id"] is not None]
    assert len(cited) >= 10
    for entry in cited:
        plan = plans[str(entry["plan_id"])]
        assert plan["owner"] in {entry["unit"], "JB00"}
        assert plan["is_current"]


def test_without_any_plan_none_is_cited(scene: Scene) -> None:
    found = response_entries(scene.words.unit("YHQ01"), scene, Recorded())
    assert [entry["plan_id"] for entry in found] == [None] * len(found)


def test_entries_stand_in_the_order_of_the_calls(sample_year: SampleYear) -> None:
    for records in sample_year.records.values():
        calls = [str(entry["received_at"]) for entry in records.get("emergency_response", ())]
        assert calls == sorted(calls)
