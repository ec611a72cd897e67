"""The ledger of events that were supported (重大活动保障)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from gsafety_xl.model import Value
from gsafety_xl.sample.clerks import Clerk
from gsafety_xl.sample.office_shapes import EventWords
from gsafety_xl.sample.office_words import office_words
from gsafety_xl.sample.recorded import Recorded
from gsafety_xl.sample.records.emergency_plans import plan_number
from gsafety_xl.sample.records.paper_trail import day_of
from gsafety_xl.sample.scene import Entry, Scene
from gsafety_xl.sample.word_shapes import UnitWords

#: How long before an event an inspection still counts as one for it.
_SHORTLY = timedelta(days=28)
_DIGITS = "零一二三四五六七八九"


@dataclass(frozen=True)
class _Check:
    """An inspection before an event: how many dangers it found, how many were mended."""

    number: str
    found: int
    mended: int


def event_entries(keeper: UnitWords, scene: Scene, recorded: Recorded) -> list[Entry]:
    """Return the events that a unit supported; most units had none."""
    return [
        _entry(words, keeper, scene, recorded)
        for words in office_words().events.units.get(keeper.code, [])
    ]


def in_words(number: int) -> str:
    """Return a number from 1 to 99 as it is said: 9 九, 12 十二, 21 二十一."""
    tens, ones = divmod(number, 10)
    before = "" if tens < 2 else _DIGITS[tens]
    return f"{before}{'十' if tens else ''}{_DIGITS[ones] if ones else ''}"


def _entry(words: EventWords, keeper: UnitWords, scene: Scene, recorded: Recorded) -> Entry:
    first, last = scene.day(words.start), scene.day(words.end)
    edition = in_words(scene.year - words.first_edition + 1) if words.first_edition else ""
    summed_up = scene.workday(words.summary)
    days = (last - first).days + 1
    return Clerk(scene, keeper.code).row(
        words.domain,
        summed_up,
        title=words.title.format(edition=edition, year=scene.year),
        kind=words.kind,
        level=words.level,
        start_on=first,
        end_on=last,
        crowd=words.crowd,
        needs_licence=bool(words.licence_no),
        licence_no=words.licence_no.format(year=scene.year) or None,
        plan_no=words.plan_no.format(year=scene.year),
        plan_id=plan_number(keeper, words.plan, scene),
        leader=scene.staff[keeper.code][words.leader].name,
        points=words.points,
        people=words.people,
        vehicles=words.vehicles,
        equipment=words.equipment,
        **_checked_before(first, keeper, scene, recorded),
        daily_reports=days,
        daily_due=days,
        incidents=0,
        summary_on=summed_up,
        summary_no=words.summary_no.format(year=scene.year),
    )


def _checked_before(
    first: date, keeper: UnitWords, scene: Scene, recorded: Recorded
) -> dict[str, Value]:
    """Return an inspection before the event, what it found and what was mended in time.

    One of the last weeks of which all is mended is chosen where there is one, else the last.
    """
    dangers = recorded.of(keeper.code, "hidden_danger")
    checks = [
        _check(entry, first, dangers)
        for entry in recorded.of(keeper.code, "inspection")
        if timedelta(0) < first - day_of(entry, "date") <= _SHORTLY
    ]
    cleared = [check for check in checks if check.found == check.mended]
    check = max(cleared, key=lambda item: item.found, default=checks[-1])
    approval = office_words().events.approval.format(name=scene.staff[keeper.code]["head"].name)
    return {
        "inspection_id": check.number,
        "danger_count": check.found,
        "rectified_count": check.mended,
        "uncleared_approval": approval if check.mended < check.found else None,
    }


def _check(inspection: Entry, first: date, dangers: Sequence[Entry]) -> _Check:
    found = [entry for entry in dangers if entry.get("inspection_id") == inspection["id"]]
    mended = sum(
        entry.get("done_on") is not None and day_of(entry, "done_on") < first for entry in found
    )
    return _Check(str(inspection["id"]), len(found), mended)
