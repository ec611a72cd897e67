from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from gsafety_xl.sample.records.courses import Course
from gsafety_xl.sample.records.dangers import danger_entries
from gsafety_xl.sample.records.visits import FoundDanger, Visit, bureau_visits, unit_visits
from gsafety_xl.sample.scene import Entry, Scene
from gsafety_xl.schema.units import BUREAU

FOUND, DUE = date(2026, 7, 8), date(2026, 7, 22)
Entries = Callable[[Course], list[Entry]]


@pytest.fixture
def entries_for(scene: Scene) -> Entries:
    """Return a function giving the bureau's entries for one danger with a course."""
    words = next(item for item in scene.words.dangers if item.key == "hydrant_pressure")
    visit = next(
        visit for visit in bureau_visits(scene.words.unit(BUREAU), scene) if visit.day == FOUND
    )

    def entries(course: Course) -> list[Entry]:
        danger = FoundDanger(words, words.spots[0], 3, ("fire",), course)
        found = replace(visit, dangers=(danger,))
        written = danger_entries(scene.words.unit(BUREAU), [found], scene)
        return [entry for entry in written if entry["found_on"] == FOUND]

    return entries


def test_a_closed_danger_has_rectification_and_review(entries_for: Entries, scene: Scene) -> None:
    course = Course(FOUND, DUE, "closed", date(2026, 7, 20), date(2026, 7, 21))
    (entry,) = entries_for(course)
    assert entry["done_on"] == date(2026, 7, 20)
    assert entry["done_text"] == "阀门已更换，测压合格"
    assert entry["done_photo"] == "0720-02.jpg"
    assert (entry["review_on"], entry["review_result"]) == (date(2026, 7, 21), "passed")
    assert entry["reviewer"] == scene.staff[BUREAU]["inspector"].name
    assert str(entry["review_no"]).startswith("×绿容安复〔2026〕")
    assert entry["note"] is None


def test_a_rectified_danger_waits_for_its_review(entries_for: Entries) -> None:
    (entry,) = entries_for(Course(FOUND, DUE, "rectified", date(2026, 7, 20)))
    assert entry["status"] == "rectified"
    assert entry["done_on"] == date(2026, 7, 20)
    assert "review_on" not in entry
    assert "review_no" not in entry


def test_an_open_danger_has_neither(entries_for: Entries) -> None:
    (entry,) = entries_for(Course(FOUND, DUE, "in_progress"))
    assert entry["status"] == "in_progress"
    assert "done_on" not in entry
    assert "done_photo" not in entry


def test_a_late_one_says_why(entries_for: Entries) -> None:
    (entry,) = entries_for(Course(FOUND, DUE, "closed", date(2026, 8, 3), date(2026, 8, 5)))
    assert entry["note"] == "因人手不足晚于期限完成"


def test_an_extension_names_who_allowed_it_and_why(entries_for: Entries, scene: Scene) -> None:
    (entry,) = entries_for(Course(FOUND, DUE, "extended", extended_to=date(2026, 8, 5)))
    assert entry["extended_to"] == date(2026, 8, 5)
    name, reason = str(entry["extension_approval"]).split("：")
    assert name == scene.staff[BUREAU]["head"].name
    assert reason in scene.words.words("danger", "extension_reasons")


def test_the_unit_where_it_is_rectifies_it(entries_for: Entries, scene: Scene) -> None:
    (entry,) = entries_for(Course(FOUND, DUE, "in_progress"))
    assert entry["unit"] == BUREAU
    assert entry["target_unit"] == entry["rect_unit"]
    assert entry["rect_person"] == scene.staff[str(entry["rect_unit"])]["deputy"].name


def test_the_numbers_in_its_texts_are_filled_in(scene: Scene) -> None:
    for unit in ("GY01", "HWS01", BUREAU):
        keeper = scene.words.unit(unit)
        visits = bureau_visits(keeper, scene) if unit == BUREAU else unit_visits(keeper, scene)
        for entry in danger_entries(keeper, visits, scene):
            assert "{n}" not in f"{entry['description']}{entry['measure']}"


def own_visits(scene: Scene) -> list[Visit]:
    return unit_visits(scene.words.unit("GY01"), scene)


def test_units_hear_of_dangers_from_others_too(scene: Scene) -> None:
    written = danger_entries(scene.words.unit("GY01"), own_visits(scene), scene)
    told = [entry for entry in written if entry["source"] != "self_inspection"]
    assert 1 <= len(told) <= 2
    assert all("inspection_id" not in entry for entry in told)
    assert all(str(entry["site"]).startswith("东湖公园") for entry in told)


def test_only_the_bureau_carries_dangers_over(scene: Scene) -> None:
    own = danger_entries(scene.words.unit("GY01"), own_visits(scene), scene)
    assert {entry["id"] for entry in own} == {None}
    of_bureau = danger_entries(scene.words.unit(BUREAU), [], scene)
    assert [entry["note"] for entry in of_bureau] == ["上年结转", "上年结转"]
    assert {entry["status"] for entry in of_bureau} == {"closed"}


def test_reviews_of_the_bureau_are_numbered(scene: Scene) -> None:
    bureau = scene.words.unit(BUREAU)
    written = danger_entries(bureau, bureau_visits(bureau, scene), scene)
    numbers = [entry["review_no"] for entry in written if "review_no" in entry]
    assert numbers[:2] == ["×绿容安复〔2026〕1号", "×绿容安复〔2026〕2号"]
    assert len(set(numbers)) == len(numbers)
