from datetime import date

import pytest

from gsafety_xl.sample.keeping import SampleYear
from gsafety_xl.sample.records.objects import InspectedObject, known_objects, own_objects
from gsafety_xl.sample.scene import Scene
from tests.sample.field_entries import by_number

LEDGERS = (
    "counter_terror_target",
    "ride",
    "outdoor_facility",
    "waste_permit",
    "fire_site",
    "risk_source",
)


def thing(*domain: str) -> InspectedObject:
    return InspectedObject(
        ledger="fire_site",
        number="GY01-XF-2026-001",
        keeper="GY01",
        place="游乐区",
        spot="游乐区配电间",
        domain=frozenset(domain),
        cycle=90,
        before_holidays=False,
        first=date(2026, 3, 1),
        last=date(2026, 9, 30),
    )


def test_numbers_are_those_that_the_ledgers_give(sample_year: SampleYear) -> None:
    known = {
        item.number: item
        for unit in sample_year.scene.words.units
        for item in own_objects(unit, sample_year.scene)
    }
    found = {key: entry for name in LEDGERS for key, entry in by_number(sample_year, name).items()}
    assert set(known) == set(found)
    for number, item in known.items():
        names = {str(found[number].get(key)) for key in ("name", "project", "facility_no")}
        assert any(name in item.spot for name in names)


def test_the_bureau_knows_what_others_have_but_not_of_who_sends_nothing(scene: Scene) -> None:
    keepers = {item.keeper for item in known_objects(scene.words.unit("JB00"), scene)}
    assert {"JB00", "GY01", "YYX01", "GGS01", "JZS01", "LDS01"} <= keepers
    assert scene.words.gaps.not_sent.unit not in keepers


def test_a_unit_knows_its_own_only(scene: Scene) -> None:
    assert {item.keeper for item in known_objects(scene.words.unit("GY01"), scene)} == {"GY01"}


def test_a_unit_that_keeps_few_ledgers_has_nothing_to_cite(scene: Scene) -> None:
    assert own_objects(scene.words.unit("GYS01"), scene) == []


@pytest.mark.parametrize(
    ("domain", "suits"),
    [
        (("fire",), True),
        (("safety", "fire"), True),
        (("safety",), False),
        (("counter_terror", "fire"), False),
    ],
)
def test_an_inspection_suits_by_its_domain(domain: tuple[str, ...], suits: bool) -> None:  # noqa: FBT001 - a table
    assert thing("fire").suits(domain, date(2026, 5, 1)) is suits


def test_who_comes_against_terror_looks_at_targets() -> None:
    assert thing("counter_terror").suits(("counter_terror", "safety"), date(2026, 5, 1))


@pytest.mark.parametrize(
    ("on", "suits"),
    [("2026-02-28", False), ("2026-03-01", True), ("2026-09-30", True), ("2026-10-01", False)],
)
def test_an_inspection_suits_while_the_thing_is_there(on: str, suits: bool) -> None:  # noqa: FBT001 - a table
    assert thing("fire").suits(("fire",), date.fromisoformat(on)) is suits
