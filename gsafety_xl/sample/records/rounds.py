"""All inspections of a year: the usual ones, some appointed besides, and rounds of what is due.

Each has an object where a thing of some ledger stands at the place it went to. What nobody has
looked at for longer than it may wait is looked at before the year ends.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from gsafety_xl.sample.holidays import first_days_off
from gsafety_xl.sample.records.courses import COURSES
from gsafety_xl.sample.records.objects import InspectedObject, known_objects, own_objects
from gsafety_xl.sample.records.owed_visits import owed_visits
from gsafety_xl.sample.records.round_visits import Stop, round_visit, round_words
from gsafety_xl.sample.records.visits import FoundDanger, Visit, planned_visits
from gsafety_xl.sample.scene import Scene
from gsafety_xl.sample.word_shapes import UnitWords

_LAST_DAYS = ("12-28", "12-29", "12-30", "12-31")
#: How long before a holiday one inspects (节前), and how many days ahead a round is made.
_BEFORE_HOLIDAY, _AHEAD = timedelta(days=15), 4
_SOME = 3


def visits_of(keeper: UnitWords, scene: Scene) -> list[Visit]:
    """Return the year of inspections that a unit, or the bureau, made, by day."""
    planned = [*planned_visits(keeper, scene), *_appointed(keeper, scene)]
    planned += owed_visits(keeper, planned, scene)
    visits = _with_objects(sorted(planned, key=_by_day), known_objects(keeper, scene))
    return sorted([*visits, *_rounds(keeper, visits, scene)], key=_by_day)


def _by_day(visit: Visit) -> date:
    return visit.day


def _appointed(keeper: UnitWords, scene: Scene) -> Iterator[Visit]:
    for words in round_words().visits:
        if words.keeper == keeper.code:
            stop = Stop(scene.workday(words.day), scene.words.unit(words.unit), words.place)
            yield _with_danger(round_visit(keeper, stop, words, scene), words.danger, scene)


def _with_danger(visit: Visit, key: str, scene: Scene) -> Visit:
    """Return the visit with the danger of that key, open with its deadline still to come."""
    for words in scene.words.dangers:
        if key and words.key == key:
            course = COURSES["overdue"](visit.day, words.days, scene, scene.chance(key))
            found = FoundDanger(words, words.spots[0], _SOME, tuple(words.domain), course)
            return replace(visit, dangers=(found,))
    return visit


def _with_objects(visits: Sequence[Visit], objects: Sequence[InspectedObject]) -> list[Visit]:
    """Give every visit that may have looked at something the thing left longest alone."""
    seen = {item.number: date.min for item in objects}
    standing: defaultdict[tuple[str, str], list[InspectedObject]] = defaultdict(list)
    for item in objects:
        standing[item.keeper, item.place].append(item)
    cited: list[Visit] = []
    for visit in visits:
        fitting = _fitting(visit, standing[visit.target.code, visit.place.name])
        if not fitting:
            cited.append(visit)
            continue
        chosen = min(fitting, key=lambda item: seen[item.number])
        seen[chosen.number] = visit.day
        cited.append(replace(visit, object_id=chosen.number))
    return cited


def _fitting(visit: Visit, standing: Sequence[InspectedObject]) -> list[InspectedObject]:
    """Return what a visit may have looked at, of what stands there: what it found tells most."""
    there = [item for item in standing if item.suits(visit.domain, visit.day)]
    return [item for item in there if _is_meant(item, visit)] or there


def _is_meant(item: InspectedObject, visit: Visit) -> bool:
    """Tell whether a danger of the thing's kind was found; one of a ride, at a large ride."""
    found = {danger.words.kind for danger in visit.dangers}
    return item.ledger in found and (item.before_holidays or item.ledger != "ride")


def _rounds(keeper: UnitWords, visits: Sequence[Visit], scene: Scene) -> Iterator[Visit]:
    """Yield a visit of each thing for every span of days in which it ought to have had one."""
    due = round_words().due
    own = filter(lambda item: item.ledger in due, own_objects(keeper, scene))
    for turn, item in enumerate(own):
        made = [visit.day for visit in visits if visit.object_id == item.number]
        for day in _days_due(item, made, turn, scene):
            stop = Stop(day, keeper, item.spot)
            visit = round_visit(keeper, stop, due[item.ledger], scene)
            yield replace(visit, object_id=item.number)


def _days_due(
    item: InspectedObject, made: Sequence[date], turn: int, scene: Scene
) -> Iterator[date]:
    """Yield a day for every span of days in which nobody has looked at a thing."""
    done = list(made)
    for first, last in _spans(item, scene):
        if not any(first <= day <= last for day in done):
            done.append(_round_day(last, turn, scene))
            yield done[-1]


def _spans(item: InspectedObject, scene: Scene) -> Iterator[tuple[date, date]]:
    """Yield when a thing must be looked at: before holidays, and not too long before the end."""
    if item.before_holidays:
        yield from ((day - _BEFORE_HOLIDAY, day) for day in first_days_off(scene))
    if item.first <= item.last:
        yield item.last - timedelta(days=item.cycle), item.last


def _round_day(last: date, turn: int, scene: Scene) -> date:
    """Return a working day shortly before the last: neighbours in the list not on one day."""
    if last >= scene.day(_LAST_DAYS[0]):
        days = [day for day in map(scene.day, _LAST_DAYS) if scene.workdays.is_open(day)]
        return days[turn % len(days)]
    return scene.workdays.on_or_before(last - timedelta(days=_AHEAD + turn % _AHEAD))
