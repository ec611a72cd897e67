"""The ledgers of accidents (事故快报), of those hurt and of the reports that followed."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from gsafety_xl.model import Value
from gsafety_xl.sample.clerks import Clerk
from gsafety_xl.sample.office_shapes import FollowupWords, InjuryWords, SmallAccident
from gsafety_xl.sample.office_words import office_words
from gsafety_xl.sample.recorded import Recorded
from gsafety_xl.sample.scene import Entry, Scene
from gsafety_xl.sample.word_shapes import UnitWords
from gsafety_xl.schema import load_catalogue

#: Minutes from the accident to each call, well within what the law allows.
_MINUTES = {
    "unit_known_at": 5,
    "unit_reported_at": 32,
    "bureau_known_at": 35,
    "oral_at": 50,
    "bureau_reported_at": 80,
    "written_at": 95,
}
_INVESTIGATED_AFTER, _APPROVED_AFTER = 40, 9
_COUNTED_LOSS = "accident.counted_loss"


def accident_entries(keeper: UnitWords, scene: Scene, _recorded: Recorded) -> list[Entry]:
    """Return the accidents of a unit, by day; most units had none."""
    return [_entry(words, keeper, scene) for words in _accidents_of(keeper)]


def casualty_entries(keeper: UnitWords, scene: Scene, recorded: Recorded) -> list[Entry]:
    """Return a line for everybody hurt."""
    return [
        _injury(injury, accident, keeper, scene)
        for words, accident in _with_entries(keeper, recorded)
        for injury in words.injured
    ]


def followup_entries(keeper: UnitWords, scene: Scene, recorded: Recorded) -> list[Entry]:
    """Return the reports about each accident, first to final."""
    return [
        _report(report, words, accident, keeper, scene)
        for words, accident in _with_entries(keeper, recorded)
        for report in words.reports
    ]


def is_counted(accident: Entry) -> bool:
    """Tell whether an accident goes into the statistics: of business, with people hurt or loss."""
    hurt = any(accident[key] for key in ("dead", "missing", "serious", "minor"))
    loss, least = accident["loss"], load_catalogue().number(_COUNTED_LOSS)
    counted = hurt or (isinstance(loss, int | float) and loss >= least)
    return bool(accident["is_business"]) and counted


def _accidents_of(keeper: UnitWords) -> list[SmallAccident]:
    return sorted(
        (words for words in office_words().accidents if words.unit == keeper.code),
        key=lambda words: words.at,
    )


def _with_entries(keeper: UnitWords, recorded: Recorded) -> Iterator[tuple[SmallAccident, Entry]]:
    yield from zip(_accidents_of(keeper), recorded.of(keeper.code, "accident"), strict=True)


def _entry(words: SmallAccident, keeper: UnitWords, scene: Scene) -> Entry:
    at = datetime.fromisoformat(f"{scene.year}-{words.at}")
    hurt = Counter(injury.harm for injury in words.injured)
    return Clerk(scene, keeper.code).row(
        ["safety"],
        at.date(),
        title=words.title.format(month=at.month, day=at.day),
        occurred_at=at,
        place=words.place,
        accident_unit=keeper.name,
        ownership=words.ownership,
        staff_count=words.staff_count,
        authority=words.authority,
        industry=words.industry,
        is_business=True,
        kind=_kind(words, at.date()),
        special=tuple(words.special) or None,
        dead=0,
        missing=0,
        serious=hurt["serious"],
        minor=hurt["minor"],
        outsiders=0,
        loss=words.loss,
        grade=words.grade,
        reported_to=tuple(words.reported_to),
        **{key: at + timedelta(minutes=minutes) for key, minutes in _MINUTES.items()},
        **_told(words),
        **_investigation(words, at.date(), scene),
    )


def _told(words: SmallAccident) -> dict[str, Value]:
    keys = ("brief", "actions", "origin_object", "harming_object", "unsafe_condition")
    return {key: getattr(words, key) for key in (*keys, "unsafe_act")}


def _investigation(words: SmallAccident, day: date, scene: Scene) -> dict[str, Value]:
    """Return the findings; every accident of the sample is closed within the year."""
    done = scene.workdays.after(day, _INVESTIGATED_AFTER)
    keys = ("direct_cause", "indirect_cause", "nature", "investigator", "followup", "publicity")
    return {key: getattr(words, key) for key in keys} | {
        "investigated_on": done,
        "approved_on": scene.workdays.after(done, _APPROVED_AFTER),
        "status": "closed",
    }


def _kind(words: SmallAccident, day: date) -> str:
    """Return the kind in the edition of the list that is in force on the day."""
    switch = str(load_catalogue().parameters["accident.code_switch_date"].value)
    return words.kinds[-1 if day >= date.fromisoformat(switch) else 0]


def _injury(injury: InjuryWords, accident: Entry, keeper: UnitWords, scene: Scene) -> Entry:
    return Clerk(scene, keeper.code).row(
        ["safety"],
        _day_of(accident),
        accident_id=accident["id"],
        **{key: getattr(injury, key) for key in injury.__struct_fields__},
    )


def _report(
    report: FollowupWords, words: SmallAccident, accident: Entry, keeper: UnitWords, scene: Scene
) -> Entry:
    day = _day_of(accident) + timedelta(days=report.days)
    return Clerk(scene, keeper.code).row(
        ["safety"],
        day,
        accident_id=accident["id"],
        kind=report.kind,
        reported_at=datetime.fromisoformat(f"{day}T{report.at}"),
        change=report.change,
        **{key: accident[key] for key in ("dead", "missing", "serious", "minor")},
        reported_to=tuple(words.reported_to),
        way=report.way,
    )


def _day_of(accident: Entry) -> date:
    at = accident["occurred_at"]
    if not isinstance(at, datetime):
        raise TypeError(at)
    return at.date()
