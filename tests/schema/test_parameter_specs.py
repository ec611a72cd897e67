"""On what a number rests, in words; floors and ceilings."""

import pytest

from gsafety_xl.schema import Basis, Parameter, ParameterValue, Strength

LAW = Basis(strength=Strength.LAW, source="《某法》第三条", confidence="高")


def parameter(value: ParameterValue, **bounds: float) -> Parameter:
    return Parameter(label="某项", value=value, basis=LAW, **bounds)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("basis", "label"),
    [
        (LAW, "法规规定（《某法》第三条，把握：高）"),
        (
            Basis(strength=Strength.LAW, source="《某条例》", confidence="中", verify=True),
            "法规规定（《某条例》，把握：中，待核）",
        ),
        (Basis(strength=Strength.EXPLICIT, source="职责 消防-01"), "原文规定（职责 消防-01）"),
        (Basis(strength=Strength.CUSTOM), "惯例"),
        (Basis(strength=Strength.CUSTOM, verify=True), "惯例（待核）"),
        (Basis(strength=Strength.INFERRED), "推定"),
        (Basis(strength=Strength.BUREAU), "本局参数"),
    ],
)
def test_a_basis_in_words(basis: Basis, label: str) -> None:
    assert basis.label == label


@pytest.mark.parametrize(("value", "below"), [(1, True), (1.9, True), (2, False), (3, False)])
def test_the_floor_itself_is_allowed(value: float, *, below: bool) -> None:
    assert parameter(value, floor=2).is_below_floor is below
    assert not parameter(value, floor=2).is_above_ceiling


@pytest.mark.parametrize(("value", "above"), [(59, False), (60, False), (61, True)])
def test_the_ceiling_itself_is_allowed(value: int, *, above: bool) -> None:
    assert parameter(value, ceiling=60).is_above_ceiling is above
    assert not parameter(value, ceiling=60).is_below_floor


@pytest.mark.parametrize("value", ["1", True, ["1"], 1])
def test_without_bounds_nothing_is_out_of_them(value: ParameterValue) -> None:
    assert not parameter(value).is_below_floor
    assert not parameter(value).is_above_ceiling


@pytest.mark.parametrize(("value", "number"), [(3, 3), (0.5, 0.5), (True, None), ("3", None)])
def test_yes_and_words_are_no_numbers(value: ParameterValue, number: float | None) -> None:
    assert parameter(value).number == number
