"""The monthly accident statistics (事故统计月报): twelve lines a unit, zero said aloud."""

from datetime import date

from gsafety_xl.sample.clerks import Clerk
from gsafety_xl.sample.scene import Entry, Scene
from gsafety_xl.sample.word_shapes import AccidentWords, UnitWords

CODE = "ST"
_LATEST_DAY = 4
_NOTHING = AccidentWords(unit="", month=0)


def statistics_entries(keeper: UnitWords, scene: Scene) -> list[Entry]:
    """Return a line for every month, with sums since January; none for the month to be missed."""
    missed = scene.words.gaps.month_missing
    entries: list[Entry] = []
    sums = {"accidents": 0.0, "loss": 0.0}
    for month in range(1, 13):
        if (keeper.code, month) == (missed.unit, missed.month):
            continue
        this_year = _accident(keeper, month, scene, last_year=False)
        sums["accidents"] += this_year is not _NOTHING
        sums["loss"] += this_year.loss
        entry = _entry(keeper, month, this_year, scene) | {
            "cum_accidents": int(sums["accidents"]),
            "cum_dead": 0,
            "cum_loss": round(sums["loss"], 4),
        }
        entries.append(entry)
    return entries


def _entry(unit: UnitWords, month: int, accident: AccidentWords, scene: Scene) -> Entry:
    zero = accident is _NOTHING
    before = _accident(unit, month, scene, last_year=True)
    staff, sent_on = scene.staff[unit.code], _sent_on(unit, month, scene)
    key = "zero_statement" if zero else "accident_note"
    said = {"zero_statement" if zero else "note": scene.words.phrase("statistics", key)}
    return Clerk(scene, unit.code).row(
        ["safety"],
        sent_on,
        month=f"{scene.year}-{month:02d}",
        is_zero=zero,
        accidents=int(not zero),
        dead=0,
        missing=0,
        serious=accident.serious,
        minor=accident.minor,
        loss=accident.loss,
        fires=0,
        traffic=accident.traffic,
        special_equipment=0,
        forest_fires=0,
        ly_accidents=int(before is not _NOTHING),
        ly_dead=0,
        ly_loss=before.loss,
        head=staff["head"].name,
        statistician=staff["liaison"].name,
        maker=staff["clerk"].name,
        sent_on=sent_on,
        **said,
    )


def _accident(unit: UnitWords, month: int, scene: Scene, *, last_year: bool) -> AccidentWords:
    wanted = (unit.code, month, last_year)
    for accident in scene.words.gaps.accidents:
        if (accident.unit, accident.month, accident.last_year) == wanted:
            return accident
    return _NOTHING


def _sent_on(unit: UnitWords, month: int, scene: Scene) -> date:
    """Return a day in time, early in the next month; December's goes out with the year's books."""
    if month == 12:
        return scene.as_of
    day = scene.chance("sent", unit.code, str(month)).randint(1, _LATEST_DAY)
    return date(scene.year, month + 1, day)
