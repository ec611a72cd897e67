"""What a ledger says of its keepers, its workbook, its details and what is carried over."""

from dataclasses import replace
from typing import Any

import msgspec
import pytest

from gsafety_xl.schema import Catalogue
from gsafety_xl.schema.keeping_consistency import find_keeping_problems
from gsafety_xl.schema.specs import CarryOver


def problems(catalogue: Catalogue, key: str, **values: Any) -> list[str]:  # noqa: ANN401
    """Return what is wrong with a ledger once it says other things."""
    return list(
        find_keeping_problems(msgspec.structs.replace(catalogue.ledgers[key], **values), catalogue)
    )


def test_what_ships_is_sound(catalogue: Catalogue) -> None:
    for key in catalogue.ledgers:
        assert problems(catalogue, key) == []


@pytest.mark.parametrize(
    ("values", "problem"),
    [
        ({"kept_by": ["office"]}, "kept_by 只能是 bureau、unit，不是 office"),
        ({"book": "third"}, "的 book 只能是 main、counter_terror，不是 third"),
        ({"unit_kinds": ["zoo"]}, "的 unit_kinds 中没有码 zoo"),
        ({"unit_flags": ["name"]}, "的 unit_flags 中没有列 name"),
        ({"unit_flags": ["nothing"]}, "的 unit_flags 中没有列 nothing"),
        ({"details_of": "nothing"}, "的 details_of 指向不存在的 nothing"),
        ({"details_of": "inspection_item"}, "的 details_of inspection_item 本身又是明细"),
        (
            {"details_of": "counter_terror_target"},
            "的 book 与 details_of counter_terror_target 的不同",
        ),
        (
            {"carried": CarryOver(unless={"nothing": ["closed"]})},
            "的 carried 的条件提到不存在的列 nothing",
        ),
        (
            {"carried": CarryOver(unless={"status": ["gone"]})},
            "的 carried 的条件 status 中没有码 gone",
        ),
        ({"carried": CarryOver(until="nothing")}, "的 carried 中 until nothing 不是日期列"),
        ({"carried": CarryOver(until="site")}, "的 carried 中 until site 不是日期列"),
    ],
)
def test_a_mistake_is_named(catalogue: Catalogue, values: dict[str, Any], problem: str) -> None:
    assert problems(catalogue, "hidden_danger", **values) == [problem]


def test_keepers_are_not_looked_up_where_nothing_is_known(catalogue: Catalogue) -> None:
    nothing = replace(catalogue, ledgers={})
    spec = msgspec.structs.replace(catalogue.ledgers["fire_site"], details_of="nothing")
    assert list(find_keeping_problems(spec, nothing)) == []


def test_what_is_carried_over_is_what_stands_or_is_not_over(catalogue: Catalogue) -> None:
    carried = {spec.code for spec in catalogue.ledgers.values() if spec.carried is not None}
    standing = {"DW", "RY", "XF", "DD", "FX", "YY", "HW", "WZ", "FK", "LS", "YA", "ZS", "JZ", "ZR"}
    assert carried == standing | {"HL", "YH", "RW", "YD", "JB"}
