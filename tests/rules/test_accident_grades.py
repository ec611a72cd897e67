import pytest

from gsafety_xl.rules import AccidentGrade, grade
from gsafety_xl.schema import Catalogue


@pytest.mark.parametrize(
    ("deaths", "serious", "loss", "expected"),
    [
        (3, 0, 0, "serious"),
        (2, 9, 999.99, "general"),
        (0, 10, 0, "serious"),
        (0, 0, 1000, "serious"),
        (10, 0, 0, "major"),
        (0, 50, 0, "major"),
        (0, 0, 5000, "major"),
        (0, 0, 10000, "extraordinary"),
        (30, 0, 0, "extraordinary"),
        (0, 100, 0, "extraordinary"),
        (29, 99, 9999.99, "major"),
        (9, 49, 4999.99, "serious"),
        (1, 0, 0, "general"),
        (0, 1, 0, "general"),
        (0, 0, 0.01, "general"),
        (0, 0, 0, "ungraded"),
        (0, 0, None, "ungraded"),
        (1, 50, None, "major"),
    ],
)
def test_the_highest_of_the_three_figures_decides(
    catalogue: Catalogue, deaths: int, serious: int, loss: float | None, expected: str
) -> None:
    assert grade(deaths, serious, loss, catalogue) is AccidentGrade(expected)
