"""The ledger of emergency responses (应急处置): storms, a fire, a rescue, a crowd."""

from datetime import datetime, time, timedelta

import msgspec

from gsafety_xl.sample.clerks import Clerk
from gsafety_xl.sample.field_words import FieldWords, load_field
from gsafety_xl.sample.recorded import Recorded
from gsafety_xl.sample.records.plans_in_force import plan_for
from gsafety_xl.sample.scene import Entry, Scene
from gsafety_xl.sample.word_shapes import UnitWords


class ResponseWords(FieldWords, frozen=True, kw_only=True):
    """One response, on a day (``MM-DD``) from the time ``at`` (``HH:MM``).

    ``minutes`` pass until arrival and until it was done; ``forces`` are teams, people, vehicles;
    ``amounts`` go into the columns of that name; ``plan`` is a kind of event with an emergency
    plan.
    """

    keeper: str
    title: str
    kind: str
    cause: str
    ordered_by: str
    day: str
    at: str
    minutes: tuple[int, int]
    place: str
    forces: tuple[int, int, int]
    domain: list[str]
    impact: str
    responder: str = ""
    warning: str = ""
    response: str = ""
    amounts: dict[str, int | float] = msgspec.field(default_factory=dict)
    aftercare: str = ""
    plan: str = ""


class Responses(FieldWords, frozen=True, kw_only=True):
    """All of the year."""

    responses: list[ResponseWords]


def response_entries(keeper: UnitWords, scene: Scene, recorded: Recorded) -> list[Entry]:
    """Return the unit's responses by the time they were told of."""
    own = [
        words
        for words in load_field("emergency_response", Responses).responses
        if words.keeper == keeper.code
    ]
    entries = [_entry(keeper, words, scene, recorded) for words in own]
    return sorted(entries, key=lambda entry: str(entry["received_at"]))


def _entry(keeper: UnitWords, words: ResponseWords, scene: Scene, recorded: Recorded) -> Entry:
    received = datetime.combine(scene.day(words.day), time.fromisoformat(words.at))
    arrived, done = (received + timedelta(minutes=count) for count in words.minutes)
    teams, people, vehicles = words.forces
    return Clerk(scene, keeper.code).row(
        words.domain,
        done.date(),
        title=words.title.format(year=scene.year),
        kind=words.kind,
        cause=words.cause,
        ordered_by=words.ordered_by,
        warning=words.warning or None,
        response=words.response or None,
        received_at=received,
        arrived_at=arrived,
        done_at=done,
        place=words.place,
        responder=words.responder or keeper.code,
        teams=teams,
        people=people,
        vehicles=vehicles,
        **words.amounts,
        impact=words.impact,
        casualties=0,
        aftercare=words.aftercare or None,
        plan_id=plan_for(keeper.code, words.plan, recorded) if words.plan else None,
    )
