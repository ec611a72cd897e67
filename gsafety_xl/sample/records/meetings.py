"""The ledgers of meetings (会议) and of what was agreed in them (议定事项)."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from gsafety_xl.model import Value
from gsafety_xl.sample.clerks import Clerk
from gsafety_xl.sample.office_shapes import AgreedWords, MeetingWords
from gsafety_xl.sample.office_words import office_words
from gsafety_xl.sample.recorded import Recorded
from gsafety_xl.sample.scene import Entry, Scene
from gsafety_xl.sample.word_shapes import UnitWords
from gsafety_xl.schema.units import BUREAU

_MINUTES_AFTER = (2, 7)
_UNITS_LATER = 4


def meeting_entries(keeper: UnitWords, scene: Scene, _recorded: Recorded) -> list[Entry]:
    """Return the meetings of the year by day."""
    return [_entry(words, day, keeper, scene) for day, words in _meetings(keeper, scene)]


def resolution_entries(keeper: UnitWords, scene: Scene, recorded: Recorded) -> list[Entry]:
    """Return what was agreed, meeting by meeting; the seeded one is overdue."""
    return list(_resolutions(keeper, scene, recorded))


def _meetings(keeper: UnitWords, scene: Scene) -> list[tuple[date, MeetingWords]]:
    file = office_words().meetings
    if keeper.code == BUREAU:
        days = [(scene.workday(words.day), words) for words in file.bureau]
    else:
        later = scene.chance("meetings", keeper.code).randint(0, _UNITS_LATER)
        days = [
            (scene.workdays.after(scene.day(words.day), later), words)
            for words in file.unit
            if words.only_kind in {"", keeper.kind}
        ]
    return sorted(days, key=lambda item: item[0])


def _entry(words: MeetingWords, day: date, keeper: UnitWords, scene: Scene) -> Entry:
    file, by_bureau = office_words().meetings, keeper.code == BUREAU
    staff = scene.staff[keeper.code]
    chair = staff[words.chair]
    return Clerk(scene, keeper.code).row(
        words.domain,
        day,
        title=words.title.format(year=scene.year),
        kind=words.kind,
        held_at=datetime.fromisoformat(f"{day}T{words.hour}"),
        place=(file.bureau_place if by_bureau else file.unit_place).format(short=keeper.short),
        chair=chair.name,
        chair_role=chair.role,
        **_attendance(words, day, keeper, scene),
        participants=file.bureau_participants if by_bureau else file.unit_participants,
        topics=words.topics,
        topic_kinds=tuple(words.topic_kinds),
        **_minutes(words, day, scene),
        sign_sheet=file.sign_sheet.format(day=day),
        recorder=staff["clerk"].name,
    )


def _attendance(
    words: MeetingWords, day: date, keeper: UnitWords, scene: Scene
) -> dict[str, Value]:
    """Return how many came; of those who did not, who and why."""
    chance = scene.chance("meeting", keeper.code, day.isoformat())
    missing = chance.choice([0, 0, 1])
    absent = None
    if missing:
        name = scene.staff[keeper.code].people[-2].name
        absent = chance.choice(office_words().meetings.absent).format(name=name)
    return {"expected": words.expected, "attended": words.expected - missing, "absent": absent}


def _minutes(words: MeetingWords, day: date, scene: Scene) -> dict[str, Value]:
    if not words.number:
        return {}
    days = scene.chance("minutes", day.isoformat()).randint(*_MINUTES_AFTER)
    number = office_words().meetings.minutes.format(year=scene.year, number=words.number)
    return {"minutes_no": number, "minutes_on": scene.workdays.after(day, days)}


def _resolutions(keeper: UnitWords, scene: Scene, recorded: Recorded) -> Iterator[Entry]:
    meetings = zip(_meetings(keeper, scene), recorded.of(keeper.code, "meeting"), strict=True)
    for (day, words), meeting in meetings:
        for agreed in words.agreed:
            yield _resolution(agreed, day, str(meeting["id"]), keeper, scene)


def _resolution(
    agreed: AgreedWords, day: date, meeting: str, keeper: UnitWords, scene: Scene
) -> Entry:
    owner = agreed.owner or keeper.code
    due = day + timedelta(days=agreed.days)
    done = scene.workdays.on_or_before(due - timedelta(days=1))
    finished = agreed.course == "done"
    return Clerk(scene, keeper.code).row(
        ["safety"],
        day,
        meeting_id=meeting,
        item=agreed.item,
        owner=owner,
        person=scene.staff[owner]["deputy"].name,
        due_on=due,
        progress=agreed.progress,
        done_on=max(done, day) if finished else None,
        status=agreed.course,
    )
