from gsafety_xl.sample.recorded import Recorded
from gsafety_xl.sample.records.citings import (
    brought_up_to_date,
    inspections_citing,
    last_inspected,
)
from gsafety_xl.sample.records.open_dangers import dangers_at, open_danger
from gsafety_xl.sample.records.plans_in_force import plan_for
from gsafety_xl.sample.scene import Entry, Scene


def danger(number: str, **facts: str | None) -> Entry:
    usual: Entry = {
        "id": number,
        "target_unit": "GY01",
        "kind": "electric",
        "site": "东湖公园游乐区控制室",
        "done_on": None,
    }
    return {**usual, **facts}


def plan(number: str, owner: str, *, is_current: bool = True) -> Entry:
    return {"id": number, "owner": owner, "event": "fire", "is_current": is_current}


def recorded(ledger: str, **entries: list[Entry]) -> Recorded:
    made = Recorded()
    for unit, found in entries.items():
        made.add(unit, ledger, found)
    return made


def test_dangers_are_found_whoever_recorded_them(scene: Scene) -> None:
    made = recorded("hidden_danger", GY01=[danger("a")], JB00=[danger("b")])
    unit = scene.words.unit("GY01")
    assert [item["id"] for item in dangers_at(unit, "游乐区", "electric", made)] == ["a", "b"]


def test_other_places_kinds_and_units_do_not_count(scene: Scene) -> None:
    others = [
        danger("a", site="东湖公园中心花园"),
        danger("b", kind="tree"),
        danger("c", target_unit="GY02"),
    ]
    made = recorded("hidden_danger", JB00=others)
    assert list(dangers_at(scene.words.unit("GY01"), "游乐区", "electric", made)) == []


def test_a_danger_is_open_until_it_is_put_right(scene: Scene) -> None:
    unit = scene.words.unit("GY01")
    mended = danger("a") | {"done_on": scene.day("03-01")}
    made = recorded("hidden_danger", GY01=[mended, danger("b")])
    found = open_danger(unit, "游乐区", "electric", made)
    assert found is not None
    assert found["id"] == "b"
    assert open_danger(unit, "游乐区", "tree", made) is None


def test_inspections_that_cite_a_thing_come_by_day(scene: Scene) -> None:
    late: Entry = {"object_id": "x", "date": scene.day("09-01")}
    early: Entry = {"object_id": "x", "date": scene.day("02-01")}
    other: Entry = {"object_id": "y", "date": scene.day("12-01")}
    made = recorded("inspection", GY01=[late, other], JB00=[early])
    assert inspections_citing("x", made) == [early, late]
    assert last_inspected("x", made) == scene.day("09-01")
    assert last_inspected("z", made) is None


def test_an_entry_is_filled_in_no_earlier_than_what_it_tells(scene: Scene) -> None:
    entry: Entry = {"filled_on": scene.day("01-09"), "last_on": scene.day("11-02"), "tested": None}
    assert brought_up_to_date(entry, "last_on", "tested")["filled_on"] == scene.day("11-02")
    assert brought_up_to_date(entry, "tested")["filled_on"] == scene.day("01-09")


def test_a_plan_of_the_units_own_comes_before_the_bureaus() -> None:
    made = recorded(
        "emergency_plan", JB00=[plan("b", "JB00"), plan("c", "GYS01")], GY01=[plan("a", "GY01")]
    )
    assert plan_for("GY01", "fire", made) == "a"
    assert plan_for("GYS01", "fire", made) == "c"
    assert plan_for("GY03", "fire", made) == "b"
    assert plan_for("GY03", "terror_attack", made) is None


def test_a_plan_no_longer_in_force_is_none() -> None:
    made = recorded("emergency_plan", GY01=[plan("a", "GY01", is_current=False)])
    assert plan_for("GY01", "fire", made) is None
