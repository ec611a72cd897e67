"""The forest ledger (护林防火): plots, a patrol of each every week of the season, what happened."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta

import msgspec

from gsafety_xl.sample.clerks import Clerk
from gsafety_xl.sample.field_words import FieldWords, load_field
from gsafety_xl.sample.recorded import Recorded
from gsafety_xl.sample.scene import Entry, Scene
from gsafety_xl.sample.word_shapes import UnitWords

_DOMAIN = ["fire", "disaster"]
_PLOTS_ENTERED = ("01-05", time(9))
_WEEK = timedelta(days=7)
_PROBLEM_EVERY = 9
_EARLY, _NOON = 7, 12


class PlotWords(FieldWords, frozen=True, kw_only=True):
    """A plot; it is patrolled on the same ``weekday`` (0 is Monday) every week, from ``hour``."""

    keeper: str
    name: str
    area: float
    ranger: str
    weekday: int
    hour: int
    km: float
    signs: int


class EventWords(FieldWords, frozen=True, kw_only=True):
    """Anything else that happened on a plot on a day (``MM-DD``) at a time (``HH:MM``).

    ``values`` go into the entry as they are, ``times`` are times of that day by column.
    """

    keeper: str
    kind: str
    plot: str
    day: str
    at: str
    values: dict[str, str | int | float] = msgspec.field(default_factory=dict)
    times: dict[str, str] = msgspec.field(default_factory=dict)


class ForestWords(FieldWords, frozen=True, kw_only=True):
    """The plots, and when fires are likely (first and last day): all that patrols need.

    ``risks`` are the levels of fire risk that may be announced, by month.
    """

    season: list[list[str]]
    risks: dict[str, list[str]]
    problems: list[str]
    plots: list[PlotWords]
    events: list[EventWords]


def forest_words() -> ForestWords:
    """Return the words of the ledger."""
    return load_field("forest_patrol", ForestWords)


def forest_entries(keeper: UnitWords, scene: Scene, _recorded: Recorded) -> list[Entry]:
    """Return the unit's plots, then patrols and events by time."""
    plots = [plot for plot in forest_words().plots if plot.keeper == keeper.code]
    happened = [*_all_patrols(keeper, plots, scene), *_events(keeper, scene)]
    return [
        *(_plot(keeper, plot, scene) for plot in plots),
        *sorted(happened, key=lambda entry: str(entry["at"])),
    ]


def _all_patrols(keeper: UnitWords, plots: Iterable[PlotWords], scene: Scene) -> Iterator[Entry]:
    for plot in plots:
        yield from _patrols(keeper, plot, scene)


def _events(keeper: UnitWords, scene: Scene) -> Iterator[Entry]:
    for event in forest_words().events:
        if event.keeper == keeper.code:
            yield _event(keeper, event, scene)


def _row(keeper: UnitWords, plot: str, kind: str, at: datetime, scene: Scene) -> Entry:
    clerk = Clerk(scene, keeper.code)
    return clerk.row(_DOMAIN, at.date(), kind=kind, owner=keeper.code, plot=plot, at=at)


def _plot(keeper: UnitWords, plot: PlotWords, scene: Scene) -> Entry:
    day, hour = _PLOTS_ENTERED
    at = datetime.combine(scene.workday(day), hour)
    return _row(keeper, plot.name, "plot", at, scene) | {
        "area": plot.area,
        "ranger": plot.ranger,
        "signs": plot.signs,
    }


def _patrols(keeper: UnitWords, plot: PlotWords, scene: Scene) -> Iterator[Entry]:
    chance, words = scene.chance("patrol", plot.name), forest_words()
    for first, last in words.season:
        for day in _weekly(plot.weekday, scene.day(first), scene.day(last)):
            # on the last day the round comes before the workbook is sent
            hour = _EARLY + (plot.hour >= _NOON) if day == scene.as_of else plot.hour
            at = datetime.combine(day, time(hour, 10 * chance.randrange(4)))
            entry = _row(keeper, plot.name, "patrol", at, scene) | {
                "ranger": plot.ranger,
                "fire_risk": _fire_risk(day, scene),
                "km": round(plot.km + 0.1 * chance.randint(-4, 4), 1),
            }
            if chance.randrange(_PROBLEM_EVERY) == 0:
                entry["problem"] = chance.choice(words.problems)
            yield entry


def _fire_risk(day: date, scene: Scene) -> str:
    """Return the level announced for a day, the same for every plot."""
    levels = forest_words().risks[f"{day:%m}"]
    return scene.chance("fire risk", day.isoformat()).choice(levels)


def _weekly(weekday: int, first: date, last: date) -> Iterator[date]:
    """Yield a day in every week, Monday to Sunday, that has a day between the two."""
    monday = first - timedelta(days=first.weekday())
    while monday <= last:
        yield min(max(monday + timedelta(days=weekday), first), last)
        monday += _WEEK


def _event(keeper: UnitWords, event: EventWords, scene: Scene) -> Entry:
    day = scene.day(event.day)
    times: Entry = {
        column: datetime.combine(day, time.fromisoformat(text))
        for column, text in event.times.items()
    }
    at = datetime.combine(day, time.fromisoformat(event.at))
    values = {
        column: value.format(year=scene.year) if isinstance(value, str) else value
        for column, value in event.values.items()
    }
    return _row(keeper, event.plot, event.kind, at, scene) | values | times
