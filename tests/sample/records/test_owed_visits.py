from datetime import date, timedelta

import pytest

from gsafety_xl.sample.keeping import SampleYear
from gsafety_xl.sample.records.owed_visits import owed_visits
from gsafety_xl.sample.records.round_visits import Stop, round_visit, round_words
from gsafety_xl.sample.records.visits import Visit
from gsafety_xl.sample.scene import Scene
from tests.sample.field_entries import day, domains, year_of


@pytest.fixture(scope="module", params=[(2026, 2026), (1, 2027), (7, 2025), (3, 2028)], ids=str)
def any_year(request: pytest.FixtureRequest) -> SampleYear:
    return year_of(*request.param)


def fire_visit(scene: Scene, unit: str, on: date) -> Visit:
    keeper = scene.words.unit(unit)
    stop = Stop(on, keeper, keeper.places[0].name)
    return round_visit(keeper, stop, round_words().fire, scene)


def fire_months(visits: list[Visit]) -> list[int]:
    theme = round_words().fire.theme
    return [visit.day.month for visit in visits if visit.theme == theme]


def test_who_inspected_nothing_owes_every_node_and_month(scene: Scene) -> None:
    owed = owed_visits(scene.words.unit("HWQ01"), [], scene)
    themes = [visit.theme for visit in owed]
    assert [node.theme for node in round_words().nodes] == themes[:6]
    # the rounds before holidays were for fire as well, in January to December but for these
    assert fire_months(owed) == [1, 3, 5, 6, 7, 8, 11]


def test_a_park_owes_fire_inspections_by_the_quarter() -> None:
    # a year without a spring festival: nothing before a holiday in its first quarter
    scene = year_of(3, 2028).scene
    assert fire_months(owed_visits(scene.words.unit("GY03"), [], scene)) == [2]


def test_what_was_done_is_not_owed(scene: Scene) -> None:
    done = [fire_visit(scene, "HWQ01", date(2026, month, 12)) for month in range(1, 13)]
    assert fire_months(owed_visits(scene.words.unit("HWQ01"), done, scene)) == []


def test_an_inspection_in_the_fortnight_before_a_node_counts(scene: Scene) -> None:
    keeper = scene.words.unit("GY03")
    before = owed_visits(keeper, [fire_visit(scene, "GY03", date(2026, 9, 16))], scene)
    assert "国庆节前安全检查" not in {visit.theme for visit in before}
    early = owed_visits(keeper, [fire_visit(scene, "GY03", date(2026, 9, 15))], scene)
    assert "国庆节前安全检查" in {visit.theme for visit in early}


def test_who_has_no_places_owes_nothing(scene: Scene) -> None:
    assert owed_visits(scene.words.unit("JB00"), [], scene) == []


def test_nobody_misses_a_node(any_year: SampleYear) -> None:
    scene = any_year.scene
    nodes = [scene.day(node.before) for node in round_words().nodes if node.before]
    for unit, records in any_year.records.items():
        days = [day(entry["date"]) for entry in records["inspection"]]
        for node in nodes:
            assert any(node - timedelta(days=15) <= on <= node for on in days), (unit, node)


def test_companies_inspect_for_fire_in_every_month(any_year: SampleYear) -> None:
    for unit in ("HWQ01", "YHQ01", "YYX01", "BJQ01"):
        months = {
            day(entry["date"]).month
            for entry in any_year.records[unit]["inspection"]
            if "fire" in domains(entry)
        }
        assert months == set(range(1, 13))


def test_a_spring_festival_nobody_entered_is_no_node() -> None:
    scene = year_of(3, 2028).scene
    owed = owed_visits(scene.words.unit("HWQ01"), [], scene)
    assert "春节前安全检查" not in {visit.theme for visit in owed}
