"""The drill ledger (应急演练): what each unit drilled, how it was evaluated and mended."""

from datetime import date, timedelta

from gsafety_xl.sample.clerks import Clerk
from gsafety_xl.sample.recorded import Recorded
from gsafety_xl.sample.records.emergency_plans import plan_number
from gsafety_xl.sample.records.visits import site_of
from gsafety_xl.sample.scene import Entry, Scene
from gsafety_xl.sample.word_shapes import DrillWords, UnitWords
from gsafety_xl.schema.units import BUREAU

CODE = "YL"
_SUMMED_UP_WITHIN = timedelta(days=14)


def drill_entries(keeper: UnitWords, scene: Scene, _recorded: Recorded) -> list[Entry]:
    """Return the unit's drills by day, the one put off among them."""
    entries = [
        _held(keeper, scene.words.drills[key], number, scene)
        for number, key in enumerate(keeper.drills, start=1)
    ]
    postponed = scene.words.gaps.postponed_drill
    if keeper.code == postponed.unit:
        entries.append(_postponed(keeper, scene))
    return sorted(entries, key=lambda entry: str(entry["date"]))


def _held(unit: UnitWords, words: DrillWords, number: int, scene: Scene) -> Entry:
    chance = scene.chance("drill", unit.code, words.title)
    day = scene.workdays.after(scene.day(words.day), chance.randint(0, 5))
    summary = _summed_up(day, chance.randint(3, 9), scene)
    return _announced(unit, words, number, day, scene) | {
        "evidence": scene.words.phrase("drill", "evidence", day=day),
        "eval_way": chance.choice(["on_site", "written"]),
        "eval_grade": chance.choice(["excellent", "good", "good", "passed"]),
        "problems": words.problems,
        "improvement": words.improvement,
        "improved_on": None if _was_flawless(words) else scene.workdays.after(day, 10),
        "needs_revision": False,
        "summary_on": summary,
        "reported_on": scene.workdays.after(summary, 1) if unit.crowded else None,
        "status": "done",
    }


def _postponed(unit: UnitWords, scene: Scene) -> Entry:
    postponed = scene.words.gaps.postponed_drill
    words, day = scene.words.drills[postponed.drill], scene.workday(postponed.day)
    note = scene.words.phrase("drill", "postponed_note")
    number = len(unit.drills) + 1
    return _announced(unit, words, number, day, scene) | {"status": "postponed", "note": note}


def _announced(unit: UnitWords, words: DrillWords, number: int, day: date, scene: Scene) -> Entry:
    at_home = unit.code == BUREAU or not unit.places
    people = words.people + scene.chance("people", unit.code, words.title).randint(-4, 6)
    return Clerk(scene, unit.code).row(
        words.domain,
        day,
        title=words.title.format(short=unit.short, year=scene.year),
        date=day,
        hours=words.hours,
        place=words.place or (unit.name if at_home else site_of(unit, unit.places[0])),
        organizer=unit.code,
        tier="bureau" if unit.code == BUREAU else "unit",
        partners=words.partners,
        form=tuple(words.form),
        plan_id=plan_number(unit, words.plan, scene),
        subjects=words.subjects,
        commander=scene.staff[unit.code]["deputy" if number > 1 else "head"].name,
        people=people,
        cost=words.cost,
    )


def _summed_up(day: date, days: int, scene: Scene) -> date:
    """Return a working day so many days later, before a holiday where it would get late else."""
    latest = scene.workdays.on_or_before(day + _SUMMED_UP_WITHIN)
    return min(scene.workdays.after(day, days), latest)


def _was_flawless(words: DrillWords) -> bool:
    """Tell whether nothing had to be mended: the improvement then only says 无."""
    return len(words.improvement) == 1
