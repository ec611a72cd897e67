from collections import Counter

import pytest

from gsafety_xl.sample.keeping import SampleYear
from gsafety_xl.sample.records.round_visits import round_words
from gsafety_xl.sample.records.rounds import visits_of
from gsafety_xl.sample.records.visits import Visit, planned_visits
from gsafety_xl.sample.scene import Scene
from gsafety_xl.schema import Catalogue
from gsafety_xl.schema.units import BUREAU
from tests.sample.field_entries import by_number, domains, entries, year_of

DUE_THEMES = {words.theme for words in round_words().due.values()}


def added(unit: str, scene: Scene) -> list[Visit]:
    """Return what the unit inspects besides what it does in any case."""
    keeper = scene.words.unit(unit)
    usual = Counter((visit.day, visit.place.name, visit.theme) for visit in planned(unit, scene))
    extra: list[Visit] = []
    for visit in visits_of(keeper, scene):
        key = (visit.day, visit.place.name, visit.theme)
        if usual[key]:
            usual[key] -= 1
        else:
            extra.append(visit)
    return extra


def planned(unit: str, scene: Scene) -> list[Visit]:
    return planned_visits(scene.words.unit(unit), scene)


def test_what_is_planned_takes_place_as_planned(scene: Scene) -> None:
    for unit in ("GY01", "HWQ01", BUREAU):
        made = [
            (visit.day, visit.place, visit.leader, visit.dangers)
            for visit in visits_of(scene.words.unit(unit), scene)
        ]
        for visit in planned(unit, scene):
            assert (visit.day, visit.place, visit.leader, visit.dangers) in made


def test_inspections_made_besides_find_nothing(scene: Scene) -> None:
    for unit in ("GY01", "YYX01", "GGS01"):
        extra = added(unit, scene)
        assert extra
        assert all(visit.dangers == () for visit in extra)


def test_but_two_by_the_bureau_find_what_is_still_open_at_the_end(scene: Scene) -> None:
    found = [danger for visit in added(BUREAU, scene) for danger in visit.dangers]
    assert [danger.words.key for danger in found] == ["corridor_charging", "fire_lane_cars"]
    for danger in found:
        assert danger.course.done_on is None
        assert danger.course.due_on > scene.as_of


@pytest.mark.parametrize("seed", [(2026, 2026), (1, 2027), (3, 2028)])
def test_all_take_place_on_working_days_of_the_year(seed: tuple[int, int]) -> None:
    scene = year_of(*seed).scene
    for unit in scene.words.units:
        if unit.must_report:
            days = [visit.day for visit in visits_of(unit, scene)]
            assert days == sorted(days)
            assert {day.year for day in days} == {scene.year}
            assert all(map(scene.workdays.is_open, days))


def test_a_round_is_made_only_of_what_is_due(scene: Scene) -> None:
    for unit in scene.words.units:
        if not unit.must_report:
            continue
        visits = visits_of(unit, scene)
        for index, visit in enumerate(visits):
            if visit.theme in DUE_THEMES - {"节前游乐设施全面检查"}:
                same = [v.day for v in visits[:index] if v.object_id == visit.object_id]
                assert not same or (visit.day - same[-1]).days > 20


def test_a_round_goes_to_the_thing_itself(sample_year: SampleYear) -> None:
    rounds = [e for e in entries(sample_year, "inspection") if e["theme"] in DUE_THEMES]
    assert len(rounds) >= 20
    sites = by_number(sample_year, "fire_site")
    for entry in rounds:
        assert entry["object_id"]
        if entry["object_id"] in sites:
            assert str(sites[str(entry["object_id"])]["name"]) in str(entry["site"])


def test_the_bureau_inspects_its_own_house_every_quarter(sample_year: SampleYear) -> None:
    months = [
        f"{entry['date']:%m}"
        for entry in sample_year.records[BUREAU]["inspection"]
        if entry["target_unit"] == BUREAU and str(entry["theme"]).startswith("机关")
    ]
    assert months == ["02", "05", "08", "11"]


def test_every_target_is_supervised_against_terror(sample_year: SampleYear) -> None:
    cited = [
        entry["object_id"]
        for entry in sample_year.records[BUREAU]["inspection"]
        if "counter_terror" in domains(entry)
    ]
    assert sorted(map(str, cited)) == sorted(by_number(sample_year, "counter_terror_target"))


def test_words_of_rounds_name_choices_and_units(catalogue: Catalogue, scene: Scene) -> None:
    words = round_words()
    kinds = {item.key for item in catalogue.codes["inspection_kind"].items}
    domains = {item.key for item in catalogue.codes["domain"].items}
    for item in (*words.due.values(), *words.nodes, *words.visits, words.fire):
        assert item.kind in kinds
        assert set(item.domain) <= domains
    assert set(words.due) <= set(catalogue.ledgers)
    codes = {unit.code for unit in scene.words.units}
    assert {code for visit in words.visits for code in (visit.keeper, visit.unit)} <= codes
