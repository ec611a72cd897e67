"""The ledger of courses and of events to make something known (培训宣传)."""

from collections.abc import Iterator
from datetime import date

from gsafety_xl.model import Value
from gsafety_xl.sample.clerks import Clerk
from gsafety_xl.sample.office_shapes import TrainingWords
from gsafety_xl.sample.office_words import office_words
from gsafety_xl.sample.recorded import Recorded
from gsafety_xl.sample.records.visits import site_of
from gsafety_xl.sample.scene import Entry, Scene
from gsafety_xl.sample.word_shapes import UnitWords
from gsafety_xl.schema.units import BUREAU

_COURSES = frozenset(
    {"safety_training", "fire_training", "counter_terror_training", "induction", "certification"}
)
_LATER, _MORE = 4, 9
_BETWEEN_NUMBERS = "、"


def training_entries(keeper: UnitWords, scene: Scene, recorded: Recorded) -> list[Entry]:
    """Return the courses and events of the year by day."""
    file = office_words().trainings
    items = file.bureau if keeper.code == BUREAU else file.unit
    days = [(_day(words, keeper, scene), words) for words in items if is_for(words.only, keeper)]
    return [
        _entry(words, day, keeper, scene, recorded)
        for day, words in sorted(days, key=lambda item: item[0])
    ]


def is_for(only: str, unit: UnitWords) -> bool:
    """Tell whether something is for a unit: of that kind, or with that flag; "" is for all."""
    flags = {"crowded": unit.crowded, "ct_key": unit.ct_key, "fire_key": unit.fire_key}
    return only in {"", unit.kind} or flags.get(only, False)


def _day(words: TrainingWords, keeper: UnitWords, scene: Scene) -> date:
    if keeper.code == BUREAU:
        return scene.workday(words.day)
    later = scene.chance("training", keeper.code, words.title).randint(0, _LATER)
    return scene.workdays.after(scene.day(words.day), later)


def _entry(
    words: TrainingWords, day: date, keeper: UnitWords, scene: Scene, recorded: Recorded
) -> Entry:
    people = words.people
    if keeper.code != BUREAU:
        people += scene.chance("trained", keeper.code, words.title).randint(0, _MORE)
    return Clerk(scene, keeper.code).row(
        words.domain,
        day,
        title=words.title.format(short=keeper.short, year=scene.year),
        kind=words.kind,
        date=day,
        end_on=day,
        place=words.place or _place_of(keeper),
        organizer=keeper.code,
        target_ids=_targets(words, keeper, recorded),
        crowded=keeper.crowded or words.targets,
        rounds=1,
        people=people,
        **_particulars(words),
        **_course(words, people, keeper, scene),
        has_rescue=words.rescue,
        evidence=office_words().trainings.evidence.format(day=day),
    )


def _particulars(words: TrainingWords) -> dict[str, Value]:
    """Return what only some have; a cell without anything stays empty."""
    said: dict[str, Value] = {
        "theme_node": words.node,
        "channels": tuple(words.channels),
        "forms": tuple(words.forms),
        "guards": words.guards,
        "handouts": words.handouts,
        "reads": words.reads,
    }
    return {key: value or None for key, value in said.items()}


def _course(words: TrainingWords, people: int, keeper: UnitWords, scene: Scene) -> dict[str, Value]:
    """Return what only a course has: who taught how long, how many passed of how many."""
    if words.kind not in _COURSES:
        return {}
    teacher = words.teacher.format(liaison=scene.staff[keeper.code]["liaison"].name)
    return {
        "teacher": teacher,
        "hours": words.hours,
        "passed": people,
        "should_attend": people,
    }


def _targets(words: TrainingWords, keeper: UnitWords, recorded: Recorded) -> str | None:
    """Return the numbers of the targets covered: the bureau's events cover every one."""
    if not words.targets:
        return None
    numbers = _BETWEEN_NUMBERS.join(_target_numbers(keeper, recorded))
    return numbers or None


def _target_numbers(keeper: UnitWords, recorded: Recorded) -> Iterator[str]:
    for entry in recorded.everywhere("counter_terror_target"):
        if keeper.code in {BUREAU, entry["unit"]}:
            yield str(entry["id"])


def _place_of(keeper: UnitWords) -> str:
    return site_of(keeper, keeper.places[0]) if keeper.crowded else keeper.name
