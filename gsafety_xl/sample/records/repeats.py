"""Inspections of a district that learns: no kind of danger comes up a third time at a unit.

A kind that turns up again and again within twelve months is a finding of its own; the sample
year holds none.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeAlias

from gsafety_xl.sample.records.rounds import visits_of
from gsafety_xl.sample.records.visits import FoundDanger, Visit
from gsafety_xl.sample.scene import Scene
from gsafety_xl.sample.word_shapes import UnitWords
from gsafety_xl.schema.units import BUREAU

#: On so many days of a year may a unit have dangers of one kind, and be told so by the bureau.
_MOST, _MOST_BY_BUREAU = 2, 1
#: Dangers of the bureau's that the year before left open: unit → month and day found.
CARRIED = {"HWS01": (12, 16), "GGS01": (12, 18)}

#: The days on which dangers of a kind were found at a unit, by unit and kind.
Days: TypeAlias = dict[tuple[str, str], set[date]]


def fresh_visits(keeper: UnitWords, scene: Scene) -> list[Visit]:
    """Return the year of inspections that a unit, or the bureau, made, without repeated finds."""
    return _visits(keeper, scene, _found_before(keeper, scene))


def often_found(keeper: UnitWords, scene: Scene) -> set[str]:
    """Return the kinds of danger of which a unit has had enough."""
    days = _found_before(keeper, scene)
    _note(_visits(keeper, scene, days), days)
    return {kind for (unit, kind), on in days.items() if unit == keeper.code and len(on) >= _MOST}


def _visits(keeper: UnitWords, scene: Scene, before: Days) -> list[Visit]:
    most = _MOST_BY_BUREAU if keeper.code == BUREAU else _MOST
    visits = visits_of(keeper, scene)
    days: Days = defaultdict(set, {key: set(on) for key, on in before.items()})
    _note(_appointed(visits), days)
    return [replace(visit, dangers=tuple(_kept(visit, days, most))) for visit in visits]


def _kept(visit: Visit, days: Days, most: int) -> list[FoundDanger]:
    kept: list[FoundDanger] = []
    for danger in visit.dangers:
        on = days[visit.target.code, danger.words.kind]
        if danger.words.key or visit.day in on or len(on) < most:
            on.add(visit.day)
            kept.append(danger)
    return kept


def _found_before(keeper: UnitWords, scene: Scene) -> Days:
    """Return what the year before left, and for a unit what the bureau found there."""
    days: Days = defaultdict(set)
    for code, (month, day) in CARRIED.items():
        kind = scene.words.unit(code).places[0].kinds[0]
        days[code, kind].add(date(scene.year - 1, month, day))
    if keeper.code != BUREAU:
        _note(_visits(scene.words.unit(BUREAU), scene, days), days)
    return days


def _appointed(visits: Sequence[Visit]) -> Iterable[Visit]:
    """Return the visits whose danger was settled beforehand."""
    return (visit for visit in visits if any(danger.words.key for danger in visit.dangers))


def _note(visits: Iterable[Visit], days: Days) -> None:
    for visit in visits:
        for danger in visit.dangers:
            days[visit.target.code, danger.words.kind].add(visit.day)
