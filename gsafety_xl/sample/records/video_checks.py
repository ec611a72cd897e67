"""Checks of the video kept at each counter-terror target (视频核验): one a quarter."""

from datetime import date, timedelta

from gsafety_xl.sample.clerks import Clerk
from gsafety_xl.sample.field_words import relative_day
from gsafety_xl.sample.recorded import Recorded
from gsafety_xl.sample.records.counter_terror_targets import DOMAIN, TargetWords, targets_of
from gsafety_xl.sample.scene import Entry, Scene
from gsafety_xl.sample.word_shapes import UnitWords

_DAYS = ("03-16", "06-15", "09-14", "12-14")
#: The law wants 90 days; what is labelled, and what may be measured.
_NOMINAL, _LEAST, _MOST = 95, 91, 98
_SAMPLED = 4


def video_check_entries(keeper: UnitWords, scene: Scene, _recorded: Recorded) -> list[Entry]:
    """Return four checks a target, by day."""
    entries = [
        _entry(keeper, number, target, day, scene)
        for day in map(scene.workday, _DAYS)
        for number, target in targets_of(keeper, scene.year)
    ]
    return sorted(entries, key=lambda entry: str(entry["checked_on"]))


def _entry(keeper: UnitWords, number: str, target: TargetWords, day: date, scene: Scene) -> Entry:
    chance = scene.chance("video", number, day.isoformat())
    kept, installed = chance.randint(_LEAST, _MOST), _installed(target, day, scene)
    earliest = day - timedelta(days=kept)
    if installed is not None:
        # a new store has nothing from before the day it was put in
        earliest = max(earliest, installed)
    cameras, _linked = target.cameras
    sampled = cameras // _SAMPLED
    return Clerk(scene, keeper.code).row(
        DOMAIN,
        day,
        target_id=number,
        checked_on=day,
        total=cameras,
        sampled=sampled,
        normal=sampled,
        nominal_days=_NOMINAL,
        earliest_on=earliest,
        installed_on=installed,
        checker=scene.staff[keeper.code]["inspector"].name,
    )


def _installed(target: TargetWords, day: date, scene: Scene) -> date | None:
    """Return when the store in use on a day was put in."""
    if target.extended and scene.workday(target.extended) <= day:
        return scene.workday(target.extended)
    return relative_day(target.installed, scene.year) if target.installed else None
