from collections import Counter
from datetime import date

from gsafety_xl.sample.records.visits import Visit, bureau_visits, site_of, unit_visits
from gsafety_xl.sample.scene import Scene
from gsafety_xl.schema.units import BUREAU


def of_bureau(scene: Scene) -> list[Visit]:
    return bureau_visits(scene.words.unit(BUREAU), scene)


def test_a_unit_inspects_itself_all_year_on_different_working_days(scene: Scene) -> None:
    for unit in scene.words.units:
        if unit.must_report and unit.code != BUREAU:
            days = [visit.day for visit in unit_visits(unit, scene)]
            assert len(days) == unit.inspections
            assert len(set(days)) == len(days)
            assert days == sorted(days)
            assert {day.month for day in days} == set(range(1, 13))
            assert all(scene.workdays.is_open(day) for day in days)


def test_unit_numbers_are_those_of_a_real_year(scene: Scene) -> None:
    counts = [unit.inspections for unit in scene.words.units if unit.must_report]
    assert all(24 <= count <= 50 for count in counts)


def test_the_bureau_inspects_about_sixty_times(scene: Scene) -> None:
    visits = of_bureau(scene)
    assert 55 <= len(visits) <= 75
    assert visits == sorted(visits, key=lambda visit: visit.day)


def test_the_bureau_inspects_everybody_but_one_unit_and_itself(scene: Scene) -> None:
    visited = {visit.target.code for visit in of_bureau(scene)}
    expected = {unit.code for unit in scene.words.units if unit.places}
    assert visited == expected - {"YHQ02", BUREAU}


def test_the_head_leads_fire_inspections_on_three_days(scene: Scene) -> None:
    led = [
        visit.day
        for visit in of_bureau(scene)
        if visit.leader.role == "principal" and "fire" in visit.domain
    ]
    assert Counter(led) == {date(2026, 3, 12): 1, date(2026, 7, 8): 3, date(2026, 11, 4): 2}


def test_some_led_inspections_do_not_count_for_the_head(scene: Scene) -> None:
    led = [visit for visit in of_bureau(scene) if visit.kind == "led"]
    assert any(visit.leader.role == "deputy_in_charge" for visit in led)
    assert any(visit.leader.role == "principal" and "fire" not in visit.domain for visit in led)


def test_themes_are_those_of_the_season(scene: Scene) -> None:
    themes = {theme.name: theme for theme in scene.words.themes}
    for unit in scene.words.units:
        for visit in unit_visits(unit, scene) if unit.inspections and unit.places else ():
            theme = themes[visit.theme]
            assert theme.first <= f"{visit.day:%m-%d}" <= theme.last
            assert theme.keeper in {"", "unit"}


def test_dangers_fit_the_place_the_theme_and_the_domain(scene: Scene) -> None:
    themes = {theme.name: theme for theme in scene.words.themes}
    for visit in unit_visits(scene.words.unit("GY01"), scene):
        for danger in visit.dangers:
            assert danger.words.kind in visit.place.kinds
            assert danger.words.kind in (themes[visit.theme].kinds or visit.place.kinds)
            assert danger.domain
            assert set(danger.domain) <= set(visit.domain)


def test_no_danger_is_found_twice_in_one_visit(scene: Scene) -> None:
    for visit in of_bureau(scene):
        descriptions = [danger.words.description for danger in visit.dangers]
        assert len(descriptions) == len(set(descriptions))


def test_the_leader_is_none_of_the_inspectors(scene: Scene) -> None:
    for visit in of_bureau(scene):
        assert len(visit.inspectors) >= 2
        assert visit.leader not in visit.inspectors


def test_a_site_is_named_with_its_unit(scene: Scene) -> None:
    unit = scene.words.unit("GY01")
    assert site_of(unit, unit.places[0]) == "东湖公园游乐区"
