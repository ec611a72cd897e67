"""The ledger of what others above told the bureau to do (交办事项)."""

from datetime import date, timedelta

from gsafety_xl.model import Value
from gsafety_xl.sample.clerks import Clerk, entry_number
from gsafety_xl.sample.office_words import office_words
from gsafety_xl.sample.paper_shapes import AssignmentWords
from gsafety_xl.sample.recorded import Recorded
from gsafety_xl.sample.records import campaigns
from gsafety_xl.sample.records.paper_trail import day_of
from gsafety_xl.sample.scene import Entry, Scene
from gsafety_xl.sample.word_shapes import UnitWords
from gsafety_xl.schema.units import BUREAU

_DEPARTMENT = "AQK01"
_MOST_RELATED = 3
_BETWEEN_NUMBERS = "、"


def assignment_entries(keeper: UnitWords, scene: Scene, recorded: Recorded) -> list[Entry]:
    """Return the bureau's assignments by the day received, all of them done."""
    entries = [_entry(words, keeper, scene, recorded) for words in office_words().assignments]
    return sorted(entries, key=lambda entry: str(entry["received_on"]))


def _entry(words: AssignmentWords, keeper: UnitWords, scene: Scene, recorded: Recorded) -> Entry:
    year = scene.year - words.from_before
    sent = scene.workdays.on_or_after(date.fromisoformat(f"{year}-{words.from_on}"))
    received = scene.workdays.after(sent, 1) if words.way == "written" else sent
    done = scene.workdays.on_or_before(received + timedelta(days=words.days))
    facts = {"year": scene.year, "before": scene.year - 1}
    return Clerk(scene, keeper.code).row(
        words.domain,
        received if received.year == scene.year else scene.workday("01-05"),
        title=words.title,
        source=words.source,
        way=words.way,
        weight=words.weight,
        from_no=words.from_no.format(**facts) or None,
        from_on=sent if words.way == "written" else None,
        received_on=received,
        content=words.content.format(**facts),
        due_on=received + timedelta(days=words.days + words.spare),
        department=_DEPARTMENT,
        person=scene.staff[BUREAU]["liaison"].name,
        progress=words.progress,
        related_ids=_related(words, (received, done), scene, recorded),
        done_on=done,
        **_feedback(words, done, scene),
        secret=words.secret,
        status="done",
    )


def _feedback(words: AssignmentWords, done: date, scene: Scene) -> dict[str, Value]:
    if not words.feedback_no:
        return {"needs_feedback": False}
    number = words.feedback_no.format(year=scene.year)
    return {"needs_feedback": True, "feedback_no": number, "feedback_on": done}


def _related(
    words: AssignmentWords, span: tuple[date, date], scene: Scene, recorded: Recorded
) -> str | None:
    """Return the numbers of the campaign, or of the inspections on the theme while it was due."""
    if words.campaign:
        keys = list(office_words().campaigns.campaigns)
        index = keys.index(words.campaign) + 1
        return entry_number(BUREAU, campaigns.CODE, scene.year, index)
    first, last = span
    numbers = [
        str(entry["id"])
        for entry in recorded.of(BUREAU, "inspection")
        if first <= day_of(entry, "date") <= last and words.related in str(entry["theme"])
    ]
    shown = numbers[:_MOST_RELATED] if words.related else []
    return _BETWEEN_NUMBERS.join(shown) or None
