"""Inspections as events: when, where, by whom, and what was found."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from gsafety_xl.sample.people import Person
from gsafety_xl.sample.records.courses import COURSES, Course, on_site
from gsafety_xl.sample.scene import Scene
from gsafety_xl.sample.word_shapes import DangerWords, PlaceWords, ThemeWords, UnitWords, VisitWords
from gsafety_xl.schema.units import BUREAU

#: Out of a hundred inspections: so many find nothing, one danger, two, three.
_DANGERS_FOUND = (44, 36, 16, 4)
_SEASON_WEIGHT = 4
_FIRST, _LAST = "01-05", "12-25"
_LED_BY = {"unit": ("head", "deputy", "liaison"), "bureau": ("section_head", "deputy", "liaison")}
_ACCOMPANIED_BY = ("inspector", "clerk")


@dataclass(frozen=True)
class FoundDanger:
    """One danger found: ``number`` fills the {n} of its texts; ``domain`` as the visit saw it."""

    words: DangerWords
    spot: str
    number: int
    domain: tuple[str, ...]
    course: Course

    def text(self, template: str) -> str:
        """Fill a text of the danger."""
        return template.format(n=self.number)


@dataclass(frozen=True)
class Visit:
    """One inspection of one site; ``object_id`` is the number of the thing it looked at."""

    day: date
    target: UnitWords
    place: PlaceWords
    theme: str
    kind: str
    domain: tuple[str, ...]
    content: str
    leader: Person
    inspectors: tuple[Person, ...]
    others: int
    dangers: tuple[FoundDanger, ...] = ()
    object_id: str = ""

    @property
    def site(self) -> str:
        """Return the site with the unit's name in front."""
        return site_of(self.target, self.place)


def site_of(unit: UnitWords, place: PlaceWords) -> str:
    """Return a place of a unit as others would look for it."""
    return f"{unit.short}{place.name}"


def planned_visits(keeper: UnitWords, scene: Scene) -> list[Visit]:
    """Return the inspections that a unit, or the bureau, makes in any case."""
    return bureau_visits(keeper, scene) if keeper.code == BUREAU else unit_visits(keeper, scene)


def unit_visits(unit: UnitWords, scene: Scene) -> list[Visit]:
    """Return the year of a unit's inspections of itself, by day."""
    chance = scene.chance("visits", unit.code)
    days = _spread(unit.inspections, scene, chance, frozenset())
    return [_usual_visit(unit, unit, day, scene, chance) for day in days]


def bureau_visits(bureau: UnitWords, scene: Scene) -> list[Visit]:
    """Return the year of the bureau's inspections, by day: the appointed ones and the usual."""
    chance = scene.chance("visits", BUREAU)
    appointed = [_appointed_visit(words, scene, chance) for words in scene.words.visits]
    taken = frozenset(visit.day for visit in appointed)
    skipped = {BUREAU, scene.words.gaps.not_inspected.unit}
    targets = [unit for unit in scene.words.units if unit.places and unit.code not in skipped]
    chance.shuffle(targets)
    usual = [
        _usual_visit(bureau, targets[index % len(targets)], day, scene, chance)
        for index, day in enumerate(_spread(bureau.inspections, scene, chance, taken))
    ]
    return sorted([*appointed, *usual], key=lambda visit: visit.day)


def _spread(count: int, scene: Scene, chance: Random, taken: frozenset[date]) -> Iterator[date]:
    """Yield so many different working days over the year, ascending, none of those taken."""
    first, last = scene.day(_FIRST), scene.day(_LAST)
    step = ((last - first).days + 1) / max(count, 1)
    before = first - timedelta(days=1)
    for index in range(count):
        day = first + timedelta(days=int((index + chance.random()) * step))
        day = scene.workdays.on_or_after(max(day, before + timedelta(days=1)))
        while day in taken:
            day = scene.workdays.after(day, 1)
        before = day
        yield min(day, scene.workdays.on_or_before(scene.as_of))


def _usual_visit(
    keeper: UnitWords, target: UnitWords, day: date, scene: Scene, chance: Random
) -> Visit:
    level = "bureau" if keeper.code == BUREAU else "unit"
    theme = _theme(level, target, day, scene, chance)
    place = chance.choice([place for place in target.places if _suits(place, theme.kinds)])
    staff = scene.staff[keeper.code]
    kinds = [kind for kind in place.kinds if not theme.kinds or kind in theme.kinds]
    return Visit(
        day=day,
        target=target,
        place=place,
        theme=theme.name,
        kind=theme.kind,
        domain=tuple(theme.domain),
        content=theme.content,
        leader=staff[chance.choice(_LED_BY[level])],
        inspectors=tuple(staff.all_of(*_ACCOMPANIED_BY)[:2]),
        others=chance.randint(0, 2),
        dangers=_found(kinds, theme.domain, day, scene, chance),
    )


def _appointed_visit(words: VisitWords, scene: Scene, chance: Random) -> Visit:
    target, day, staff = scene.words.unit(words.unit), scene.workday(words.day), scene.staff[BUREAU]
    named = [place for place in target.places if place.name == words.place]
    place = (named or target.places)[0]
    dangers = _found(place.kinds, words.domain, day, scene, chance)
    if words.danger:
        known = next(item for item in scene.words.dangers if item.key == words.danger)
        course = _course(words.course, known, day, scene, chance)
        dangers = (_danger(known, words.domain, course, chance),)
    return Visit(
        day=day,
        target=target,
        place=place,
        theme=words.theme,
        kind=words.kind,
        domain=tuple(words.domain),
        content=words.content,
        leader=staff[words.part],
        inspectors=tuple(staff.all_of(*_ACCOMPANIED_BY)[:2]),
        others=chance.randint(1, 3),
        dangers=dangers,
    )


def _theme(level: str, target: UnitWords, day: date, scene: Scene, chance: Random) -> ThemeWords:
    text = f"{day:%m-%d}"
    fitting = [
        theme
        for theme in scene.words.themes
        if theme.keeper in {"", level}
        and theme.first <= text <= theme.last
        and any(_suits(place, theme.kinds) for place in target.places)
    ]
    weights = [_SEASON_WEIGHT if theme.season else 1 for theme in fitting]
    return chance.choices(fitting, weights)[0]


def _suits(place: PlaceWords, kinds: Sequence[str]) -> bool:
    return not kinds or any(kind in kinds for kind in place.kinds)


def _found(
    kinds: Sequence[str], domain: Sequence[str], day: date, scene: Scene, chance: Random
) -> tuple[FoundDanger, ...]:
    likely = [
        words
        for words in scene.words.dangers
        if not words.key and words.kind in kinds and set(words.domain) & set(domain)
    ]
    count = chance.choices(range(len(_DANGERS_FOUND)), _DANGERS_FOUND)[0]
    return tuple(
        _danger(words, domain, _course("as_usual", words, day, scene, chance), chance)
        for words in chance.sample(likely, min(count, len(likely)))
    )


def _danger(
    words: DangerWords, domain: Sequence[str], course: Course, chance: Random
) -> FoundDanger:
    seen_as = tuple(item for item in words.domain if item in domain)
    return FoundDanger(words, chance.choice(words.spots), chance.randint(2, 5), seen_as, course)


def _course(name: str, words: DangerWords, day: date, scene: Scene, chance: Random) -> Course:
    if words.on_site:
        return on_site(day)
    return COURSES[name](day, words.days, scene, chance)
