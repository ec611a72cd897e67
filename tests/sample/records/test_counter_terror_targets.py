from gsafety_xl.sample.keeping import SampleYear
from gsafety_xl.sample.recorded import Recorded
from gsafety_xl.sample.records.counter_terror_targets import target_entries, targets_of
from gsafety_xl.sample.scene import Entry, Scene
from tests.sample.field_entries import by_number, day, domains, entries, number


def test_units_with_a_target_are_those_of_the_register(sample_year: SampleYear) -> None:
    having = {entry["unit"] for entry in entries(sample_year, "counter_terror_target")}
    assert having == {unit.code for unit in sample_year.scene.words.units if unit.ct_key}


def test_supervision_is_the_last_inspection_by_the_bureau(sample_year: SampleYear) -> None:
    for number_of, target in by_number(sample_year, "counter_terror_target").items():
        visits = [e for e in entries(sample_year, "inspection") if e["object_id"] == number_of]
        assert {visit["unit"] for visit in visits} == {"JB00"}
        assert all("counter_terror" in domains(visit) for visit in visits)
        assert target["supervised_on"] == max(day(visit["date"]) for visit in visits)


def test_missing_barriers_have_a_reason_and_a_day_to_come(sample_year: SampleYear) -> None:
    short = [
        target
        for target in entries(sample_year, "counter_terror_target")
        if number(target["barriers_done"]) < number(target["barriers_needed"])
    ]
    assert len(short) == 1
    assert short[0]["barrier_reason"]
    assert day(short[0]["barrier_due"]) > sample_year.scene.as_of


def test_the_state_of_the_link_is_that_of_the_cameras(sample_year: SampleYear) -> None:
    for target in entries(sample_year, "counter_terror_target"):
        all_linked = target["cameras"] == target["cameras_linked"]
        assert target["link_status"] == ("linked" if all_linked else "partly")
        assert (target["link_due"] is None) == all_linked


def test_every_target_has_money_a_plan_and_practice_of_the_year(sample_year: SampleYear) -> None:
    plans, year = by_number(sample_year, "emergency_plan"), sample_year.scene.year
    for target in entries(sample_year, "counter_terror_target"):
        assert number(target["fee"]) > 0
        assert plans[str(target["plan_id"])]["event"] == "terror_attack"
        for column in ("assessed_on", "trained_on", "drilled_on", "updated_on"):
            assert day(target[column]).year == year


def test_practice_is_what_the_ledgers_know(scene: Scene) -> None:
    recorded = Recorded()
    drills: list[Entry] = [
        {"date": scene.day("03-02"), "domain": ("counter_terror",), "status": "done"},
        {"date": scene.day("06-02"), "domain": ("counter_terror",), "status": "postponed"},
        {"date": scene.day("09-02"), "domain": ("fire",), "status": "done"},
    ]
    recorded.add("GY01", "drill", drills)
    recorded.add("GY01", "training", [{"date": scene.day("04-09"), "domain": ("counter_terror",)}])
    for target in target_entries(scene.words.unit("GY01"), scene, recorded):
        assert target["drilled_on"] == scene.day("03-02")
        assert target["trained_on"] == scene.day("04-09")


def test_numbers_are_those_that_the_ledger_gives(sample_year: SampleYear) -> None:
    unit = sample_year.scene.words.unit("GY01")
    numbers = [text for text, _ in targets_of(unit, 2026)]
    assert numbers == [
        entry["id"] for entry in sample_year.records["GY01"]["counter_terror_target"]
    ]
