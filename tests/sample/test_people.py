import re

import pytest

from gsafety_xl.sample.people import engage
from gsafety_xl.sample.scene import Scene, dice
from gsafety_xl.schema.units import BUREAU


def test_nobody_shares_a_name_or_a_phone(scene: Scene) -> None:
    people = [person for staff in scene.staff.values() for person in staff.people]
    assert len({person.name for person in people}) == len(people)
    assert len({person.phone for person in people}) == len(people)
    assert all(re.fullmatch(r"1390000\d{4}", person.phone) for person in people)


def test_the_bureau_has_one_principal_leader(scene: Scene) -> None:
    roles = [person.role for person in scene.staff[BUREAU].people]
    assert roles.count("principal") == 1
    assert scene.staff[BUREAU]["head"].role == "principal"


def test_heads_are_called_what_their_unit_calls_them(scene: Scene) -> None:
    assert scene.staff["GYS01"]["head"].title == "所长"
    assert scene.staff["LYZ01"]["deputy"].title == "副站长"
    assert scene.staff["GY01"]["head"].title == "主任"


def test_an_unknown_part_has_nobody(scene: Scene) -> None:
    with pytest.raises(KeyError):
        scene.staff["GYS01"]["gardener"]


def test_all_of_keeps_the_order_of_posts(scene: Scene) -> None:
    parts = [person.part for person in scene.staff[BUREAU].all_of("clerk", "inspector")]
    assert parts == ["inspector", "inspector", "clerk"]


def test_units_without_staff_have_none(scene: Scene) -> None:
    assert "AQK01" not in scene.staff


def test_the_same_dice_give_the_same_people(scene: Scene) -> None:
    units, words = scene.words.units, scene.words.people
    assert engage(units, words, dice(5, "people")) == engage(units, words, dice(5, "people"))
    assert engage(units, words, dice(5, "people")) != engage(units, words, dice(6, "people"))
