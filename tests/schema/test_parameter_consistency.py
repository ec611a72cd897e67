"""Slips in the parameter files, each named by subject and key."""

import msgspec
import pytest

from gsafety_xl.schema import Basis, Parameter, ParameterValue, Strength
from gsafety_xl.schema.parameter_consistency import find_parameter_problems

DAYS = Parameter(
    label="某项期限",
    value=15,
    basis=Basis(strength=Strength.LAW, source="《某法》", confidence="高"),
    group="dangers",
    code="LD-33",
    floor=10,
    ceiling=20,
)


def problems(key: str = "danger.days", **changes: object) -> list[str]:
    spoiled = msgspec.structs.replace(DAYS, **changes)
    return [
        text.removeprefix(f"数据文件 parameters/dangers.toml 中 {key} ")
        for text in find_parameter_problems({key: spoiled})
    ]


def test_a_sound_one_has_none() -> None:
    assert problems() == []
    assert problems(value=10) == []
    assert problems(value=20) == []


@pytest.mark.parametrize("key", ["days", "Danger.days", "danger.逾期", "danger-days"])
def test_a_key_names_subject_and_thing(key: str) -> None:
    assert problems(key) == ["的代码只能用小写字母、数字、下划线和点"]


@pytest.mark.parametrize("code", ["LD-4", "33", "LD-04A"])
def test_a_code_is_the_number_of_a_legal_default(code: str) -> None:
    assert problems(code=code) == [f"的 code {code} 不是 LD-04 这样的编号"]


def test_a_default_lies_within_the_law() -> None:
    assert problems(value=9) == ["的 value 9 低于依据的下限 10"]
    assert problems(value=21) == ["的 value 21 高于依据的上限 20"]


def test_only_numbers_have_bounds() -> None:
    assert problems(value="十五") == ["有 floor，value 却不是数", "有 ceiling，value 却不是数"]


def test_nobody_ships_with_somebody_elses_value() -> None:
    assert problems(default=DAYS) == ["不能写 default"]


@pytest.mark.parametrize("value", ["", []])
def test_a_value_is_not_empty(value: ParameterValue) -> None:
    assert problems(value=value, floor=None, ceiling=None) == ["的 value 是空的"]


def test_an_empty_list_that_says_what_it_holds_may_be() -> None:
    assert problems(value=[], items="spans", floor=None, ceiling=None) == []


def test_a_choice_is_one_of_them() -> None:
    assert problems(value="week", choices={"day": "按天"}, floor=None, ceiling=None) == [
        "的 value week 不在 choices 中"
    ]


def test_what_is_shown_can_be_typed() -> None:
    spoiled = problems(value=["甲；乙"], floor=None, ceiling=None)
    assert spoiled == ["的 value ['甲；乙'] 填进参数表后读不回来"]
