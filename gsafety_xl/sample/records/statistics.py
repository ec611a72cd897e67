"""The monthly accident statistics (事故统计月报): twelve lines a unit, zero said aloud."""

from collections.abc import Sequence
from datetime import date, datetime

from gsafety_xl.model import Value
from gsafety_xl.sample.clerks import Clerk
from gsafety_xl.sample.recorded import Recorded
from gsafety_xl.sample.records.accidents import is_counted
from gsafety_xl.sample.scene import Entry, Scene
from gsafety_xl.sample.word_shapes import LastYearWords, UnitWords

CODE = "ST"
_LATEST_DAY = 4
_NOTHING = LastYearWords(unit="", month=0)
_SUMMED = ("dead", "missing", "serious", "minor")


def statistics_entries(keeper: UnitWords, scene: Scene, recorded: Recorded) -> list[Entry]:
    """Return a line for every month, with sums since January; none for the month to be missed."""
    missed = scene.words.gaps.month_missing
    entries: list[Entry] = []
    sums = {"accidents": 0, "dead": 0}
    loss = 0.0
    for month in range(1, 13):
        if (keeper.code, month) == (missed.unit, missed.month):
            continue
        had = _accidents(keeper, month, recorded)
        sums["accidents"] += len(had)
        sums["dead"] += _sum(had, "dead")
        loss = round(loss + _loss(had), 4)
        entries.append(
            _entry(keeper, month, had, scene)
            | {"cum_accidents": sums["accidents"], "cum_dead": sums["dead"], "cum_loss": loss}
        )
    return entries


def _entry(unit: UnitWords, month: int, had: Sequence[Entry], scene: Scene) -> Entry:
    before = _last_year(unit, month, scene)
    staff, sent_on = scene.staff[unit.code], _sent_on(unit, month, scene)
    key = "accident_note" if had else "zero_statement"
    said = {"note" if had else "zero_statement": scene.words.phrase("statistics", key)}
    return Clerk(scene, unit.code).row(
        ["safety"],
        sent_on,
        month=f"{scene.year}-{month:02d}",
        is_zero=not had,
        accidents=len(had),
        **{key: _sum(had, key) for key in _SUMMED},
        loss=_loss(had),
        fires=_special(had, "fire"),
        traffic=_special(had, "traffic"),
        special_equipment=_special(had, "special_equipment"),
        forest_fires=_special(had, "forest_fire"),
        ly_accidents=int(before is not _NOTHING),
        ly_dead=0,
        ly_loss=before.loss,
        head=staff["head"].name,
        statistician=staff["liaison"].name,
        maker=staff["clerk"].name,
        sent_on=sent_on,
        **said,
    ) | {"filled_on": sent_on}


def _accidents(unit: UnitWords, month: int, recorded: Recorded) -> list[Entry]:
    return [
        entry
        for entry in recorded.of(unit.code, "accident")
        if is_counted(entry) and _month_of(entry["occurred_at"]) == month
    ]


def _month_of(value: Value) -> int:
    return value.month if isinstance(value, datetime) else 0


def _sum(entries: Sequence[Entry], column: str) -> int:
    numbers = [entry[column] for entry in entries]
    return sum(number for number in numbers if isinstance(number, int))


def _loss(entries: Sequence[Entry]) -> float:
    losses = [entry["loss"] for entry in entries]
    return round(sum(loss for loss in losses if isinstance(loss, int | float)), 4)


def _special(entries: Sequence[Entry], kind: str) -> int:
    kinds = [entry.get("special") for entry in entries]
    return sum(isinstance(item, tuple) and kind in item for item in kinds)


def _last_year(unit: UnitWords, month: int, scene: Scene) -> LastYearWords:
    for accident in scene.words.gaps.last_year:
        if (accident.unit, accident.month) == (unit.code, month):
            return accident
    return _NOTHING


def _sent_on(unit: UnitWords, month: int, scene: Scene) -> date:
    """Return a day in time, early in the next month; December's goes out with the year's books.

    A working day where there is one in time: who is on duty sends it else.
    """
    if month == 12:
        return scene.as_of
    days = [date(scene.year, month + 1, day) for day in range(1, _LATEST_DAY + 1)]
    open_days = [day for day in days if scene.workdays.is_open(day)]
    return scene.chance("sent", unit.code, str(month)).choice(open_days or days)
