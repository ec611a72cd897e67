"""The ledger of duty shifts (值班值守): the bureau in the seasons, everybody on holidays."""

from collections.abc import Iterator
from datetime import date

from gsafety_xl.sample.clerks import Clerk
from gsafety_xl.sample.field_words import FieldWords, load_field
from gsafety_xl.sample.holidays import days_between, days_off
from gsafety_xl.sample.recorded import Recorded
from gsafety_xl.sample.scene import Entry, Scene
from gsafety_xl.sample.word_shapes import UnitWords
from gsafety_xl.schema.units import BUREAU


class NodeWords(FieldWords, frozen=True, kw_only=True):
    """A reason for duty; ``first`` to ``last`` (``MM-DD``) are its days, as far as they are off."""

    node: str
    first: str
    last: str
    domain: list[str]


class DutyWords(FieldWords, frozen=True, kw_only=True):
    """The bureau's ``seasons``, on every day of which somebody is on duty, and ``holidays``.

    The first that fits a day counts. ``leaders`` and ``watch`` are parts of the staff that take
    turns; ``handover`` is said in turn.
    """

    seasons: list[NodeWords]
    holidays: list[NodeWords]
    leaders: list[str]
    watch: list[str]
    handover: list[str]


def duty_entries(keeper: UnitWords, scene: Scene, _recorded: Recorded) -> list[Entry]:
    """Return one shift for every day of duty, by day."""
    nodes: dict[date, NodeWords] = {}
    for day, node in _days_of_duty(keeper, scene):
        nodes.setdefault(day, node)
    return [_entry(keeper, day, nodes[day], turn, scene) for turn, day in enumerate(sorted(nodes))]


def _days_of_duty(keeper: UnitWords, scene: Scene) -> Iterator[tuple[date, NodeWords]]:
    words, holidays = _words(), set(days_off(scene))
    for node in words.holidays:
        yield from ((day, node) for day in _span(node, scene) if day in holidays)
    for node in words.seasons if keeper.code == BUREAU else ():
        yield from ((day, node) for day in _span(node, scene))


def _words() -> DutyWords:
    return load_field("duty_shift", DutyWords)


def _span(node: NodeWords, scene: Scene) -> Iterator[date]:
    return days_between(scene.day(node.first), scene.day(node.last))


def _entry(keeper: UnitWords, day: date, node: NodeWords, turn: int, scene: Scene) -> Entry:
    words, staff = _words(), scene.staff[keeper.code]
    leaders, watch = staff.all_of(*words.leaders), staff.all_of(*words.watch)
    return Clerk(scene, keeper.code).row(
        node.domain,
        day,
        date=day,
        shift="whole",
        leader=leaders[turn % len(leaders)].name,
        staff=watch[turn % len(watch)].name,
        phone=keeper.phone,
        node=node.node,
        handover=scene.chance("duty", keeper.code, day.isoformat()).choice(words.handover),
    )
