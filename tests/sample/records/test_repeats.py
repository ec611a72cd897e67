"""No kind of danger comes up a third time at a unit."""

from collections import defaultdict

import pytest

from gsafety_xl.sample.keeping import SampleYear, keep_year
from gsafety_xl.sample.records.repeats import fresh_visits, often_found
from gsafety_xl.sample.records.rounds import visits_of
from gsafety_xl.sample.scene import Scene
from gsafety_xl.schema.units import BUREAU
from tests.sample.year_entries import everywhere


@pytest.mark.parametrize("seed", [2026, 1, 2, 3])
def test_a_kind_comes_up_on_two_days_at_most(seed: int) -> None:
    year = keep_year(seed, 2026)
    days: dict[tuple[object, object], set[object]] = defaultdict(set)
    for danger in everywhere(year, "hidden_danger"):
        days[danger["target_unit"], danger["kind"]].add(danger["found_on"])
    assert {key for key, on in days.items() if len(on) > 2} == set()


def test_visits_are_the_same_but_for_what_they_found(scene: Scene) -> None:
    unit = scene.words.unit("GY01")
    fresh, all_of_them = fresh_visits(unit, scene), visits_of(unit, scene)
    assert [(item.day, item.site) for item in fresh] == [
        (item.day, item.site) for item in all_of_them
    ]
    for mine, theirs in zip(fresh, all_of_them, strict=True):
        assert all(danger in theirs.dangers for danger in mine.dangers)


def test_what_was_appointed_is_kept(scene: Scene) -> None:
    bureau = scene.words.unit(BUREAU)
    kept = {danger.words.key for visit in fresh_visits(bureau, scene) for danger in visit.dangers}
    assert {words.danger for words in scene.words.visits if words.danger} <= kept


def test_what_was_often_found_is_not_told_again(sample_year: SampleYear) -> None:
    scene = sample_year.scene
    often = often_found(scene.words.unit("GY01"), scene)
    told = {
        danger["kind"]
        for danger in sample_year.records["GY01"]["hidden_danger"]
        if danger["source"] in {"report", "grid", "safety_committee"}
    }
    assert often
    assert told
    assert told.isdisjoint(often)
