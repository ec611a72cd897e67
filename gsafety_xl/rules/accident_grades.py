"""The grade of an accident (事故等级), from deaths, serious injuries and direct loss."""

from enum import StrEnum

from gsafety_xl.schema import Catalogue


class AccidentGrade(StrEnum):
    """Grades of the State Council's order 493, article 3, from the lightest.

    UNGRADED (不定级) harmed nobody and nothing: it is no accident of the statistics.
    """

    UNGRADED = "ungraded"
    GENERAL = "general"
    SERIOUS = "serious"
    MAJOR = "major"
    EXTRAORDINARY = "extraordinary"


_GRADES = tuple(AccidentGrade)


def grade(
    deaths: int, serious_injuries: int, loss: float | None, catalogue: Catalogue
) -> AccidentGrade:
    """Return the highest grade that any of the three figures reaches.

    ``deaths`` counts those who died within 30 days (7 for fires and traffic) and the missing
    taken for dead, ``serious_injuries`` includes acute poisoning, ``loss`` is in 万元, None when
    unknown. A bound is part of the grade it opens (以上含本数). The bounds are the parameters
    ``accident.grade.*``; any loss at all opens the lowest grade.
    """
    reached = max(
        _reached(deaths, _bounds(catalogue, "accident.grade.deaths")),
        _reached(serious_injuries, _bounds(catalogue, "accident.grade.serious_injuries")),
    )
    if loss is not None and loss > 0:
        reached = max(reached, 1 + _reached(loss, _bounds(catalogue, "accident.grade.loss")))
    return _GRADES[reached]


def _bounds(catalogue: Catalogue, parameter: str) -> list[float]:
    return [float(word) for word in catalogue.words(parameter)]


def _reached(figure: float, bounds: list[float]) -> int:
    return sum(figure >= bound for bound in bounds)
