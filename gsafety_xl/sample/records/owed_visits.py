"""Inspections that every unit owes: before the nodes of the year, and for fire regularly.

Most of them the usual visits have made already; what is lacking is added.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from gsafety_xl.sample.records.round_visits import (
    NodeWords,
    RoundWords,
    Stop,
    round_visit,
    round_words,
)
from gsafety_xl.sample.records.visits import Visit
from gsafety_xl.sample.scene import Scene
from gsafety_xl.sample.word_shapes import UnitWords
from gsafety_xl.schema import load_catalogue

#: Offices and parks inspect for fire every quarter, companies every month: months of a period.
_MONTHS_BETWEEN = {"institution": 3, "park": 3}
_BEFORE_NODE = timedelta(days=15)
_AHEAD = timedelta(days=4)
_IN_A_MONTH = 15


def owed_visits(keeper: UnitWords, made: Sequence[Visit], scene: Scene) -> list[Visit]:
    """Return what a unit with places of its own has to add to the visits that it made."""
    if not keeper.places:
        return []
    before_nodes = list(_before_nodes(keeper, made, scene))
    return [*before_nodes, *_for_fire(keeper, [*made, *before_nodes], scene)]


def _before_nodes(keeper: UnitWords, made: Sequence[Visit], scene: Scene) -> Iterator[Visit]:
    for node in round_words().nodes:
        last = _day_of(node, scene)
        if last is None:
            continue
        if not any(last - _BEFORE_NODE <= visit.day <= last for visit in made):
            yield _visit(keeper, scene.workdays.on_or_before(last - _AHEAD), node, scene)


def _day_of(node: NodeWords, scene: Scene) -> date | None:
    """Return the day of a node; None for a spring festival that nobody has entered."""
    if node.before:
        return scene.day(node.before)
    festivals = map(date.fromisoformat, load_catalogue().words("holidays.spring_festival"))
    return next((day for day in festivals if day.year == scene.year), None)


def _for_fire(keeper: UnitWords, made: Sequence[Visit], scene: Scene) -> Iterator[Visit]:
    step = _MONTHS_BETWEEN.get(keeper.kind, 1)
    done = {(visit.day.month - 1) // step for visit in made if "fire" in visit.domain}
    for period in range(12 // step):
        if period not in done:
            day = date(scene.year, period * step + (step + 1) // 2, _IN_A_MONTH)
            yield _visit(keeper, scene.workdays.on_or_after(day), round_words().fire, scene)


def _visit(keeper: UnitWords, day: date, words: RoundWords, scene: Scene) -> Visit:
    """Return a visit of one of the unit's places, which take turns by month."""
    place = keeper.places[day.month % len(keeper.places)]
    return round_visit(keeper, Stop(day, keeper, place.name), words, scene)
