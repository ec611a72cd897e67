from dataclasses import replace
from datetime import date

import pytest

from gsafety_xl.sample.records.courses import Course, on_site
from gsafety_xl.sample.records.inspections import inspection_entries, is_major, visit_number
from gsafety_xl.sample.records.visits import FoundDanger, Visit
from gsafety_xl.sample.scene import Scene
from gsafety_xl.sample.word_shapes import DangerWords
from gsafety_xl.schema.units import BUREAU

DAY = date(2026, 4, 28)


@pytest.fixture
def visit(scene: Scene) -> Visit:
    """An inspection of 东湖公园 that found nothing."""
    target, staff = scene.words.unit("GY01"), scene.staff[BUREAU]
    return Visit(
        day=DAY,
        target=target,
        place=target.places[0],
        theme="五一节前安全检查",
        kind="pre_holiday",
        domain=("safety", "fire"),
        content="消防设施",
        leader=staff["deputy"],
        inspectors=(staff["inspector"], staff["clerk"]),
        others=1,
    )


def words(text: str, *, on_the_spot: bool = False, major_basis: str = "") -> DangerWords:
    return DangerWords(
        kind="fire_facility",
        domain=["fire"],
        spots=["值班室"],
        description=text,
        measure="更换",
        done="已更换",
        days=7,
        on_site=on_the_spot,
        major_basis=major_basis,
    )


def danger(text: str, due: int = 0, *, major_basis: str = "") -> FoundDanger:
    """Return a danger due on a day of May, or put right on the spot."""
    course = Course(DAY, date(2026, 5, due), "in_progress") if due else on_site(DAY)
    given = words(text, on_the_spot=not due, major_basis=major_basis)
    return FoundDanger(given, "值班室", 2, ("fire",), course)


def test_nothing_found_is_said_in_words_and_numbers(visit: Visit, scene: Scene) -> None:
    (entry,) = inspection_entries(scene.words.unit(BUREAU), [visit], scene)
    assert entry["situation"] == "未发现问题"
    assert (entry["danger_count"], entry["major_count"]) == (0, 0)
    assert (entry["conclusion"], entry["rectify_by"]) == ("no_problem", None)
    assert "notice_no" not in entry


def test_what_was_put_right_on_the_spot_needs_no_notice(visit: Visit, scene: Scene) -> None:
    found = replace(visit, dangers=(danger("通道堆放杂物"),))
    (entry,) = inspection_entries(scene.words.unit(BUREAU), [found], scene)
    assert (entry["conclusion"], entry["danger_count"]) == ("fixed_on_site", 1)
    assert "notice_no" not in entry


def test_the_longest_deadline_is_the_one_of_the_notice(visit: Visit, scene: Scene) -> None:
    dangers = (danger("灭火器{n}具失压", 8), danger("通道堆放杂物"), danger("线路老化", 12))
    (entry,) = inspection_entries(
        scene.words.unit(BUREAU), [replace(visit, dangers=dangers)], scene
    )
    assert entry["conclusion"] == "rectify_by_date"
    assert entry["rectify_by"] == date(2026, 5, 12)
    assert entry["situation"] == "值班室灭火器2具失压；值班室通道堆放杂物；值班室线路老化"


def test_notices_of_the_bureau_and_of_units_look_different(visit: Visit, scene: Scene) -> None:
    found = replace(visit, dangers=(danger("线路老化", 8),))
    of_bureau = inspection_entries(scene.words.unit(BUREAU), [visit, found, found], scene)
    assert [entry.get("notice_no") for entry in of_bureau] == [
        None,
        "×绿容安改〔2026〕1号",
        "×绿容安改〔2026〕2号",
    ]
    (of_unit,) = inspection_entries(scene.words.unit("GY01"), [found], scene)
    assert of_unit["notice_no"] == "东湖公园安改〔2026〕1号"


def test_major_dangers_are_counted_apart(visit: Visit, scene: Scene) -> None:
    dangers = (danger("压杠失效", 28, major_basis="须停用治理"), danger("线路老化", 8))
    (entry,) = inspection_entries(
        scene.words.unit(BUREAU), [replace(visit, dangers=dangers)], scene
    )
    assert (entry["danger_count"], entry["major_count"]) == (2, 1)
    assert [is_major(item) for item in dangers] == [True, False]


def test_the_tier_says_who_organised_it(visit: Visit, scene: Scene) -> None:
    (of_bureau,) = inspection_entries(scene.words.unit(BUREAU), [visit], scene)
    (of_unit,) = inspection_entries(scene.words.unit("GY01"), [visit], scene)
    assert (of_bureau["tier"], of_unit["tier"]) == ("bureau", "unit")
    assert (of_bureau["unit"], of_unit["unit"]) == (BUREAU, "GY01")


def test_the_head_of_the_unit_inspected_signs(visit: Visit, scene: Scene) -> None:
    (entry,) = inspection_entries(scene.words.unit(BUREAU), [visit], scene)
    assert entry["signee"] == scene.staff["GY01"]["head"].name
    assert entry["leader_role"] == "deputy_in_charge"
    assert entry["headcount"] == 4


def test_numbers_of_visits_count_from_one() -> None:
    assert visit_number("GYS01", 0, 2026) == "GYS01-JC-2026-001"
