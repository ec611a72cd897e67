"""The ledger of counter-terror targets (反恐重点目标), kept in a workbook of its own."""

from collections.abc import Sequence
from datetime import date

from gsafety_xl.model import Value
from gsafety_xl.sample.clerks import Clerk, entry_number
from gsafety_xl.sample.field_words import FieldWords, RelativeDay, Thing, load_field, relative_day
from gsafety_xl.sample.recorded import Recorded
from gsafety_xl.sample.records.citings import brought_up_to_date, last_inspected
from gsafety_xl.sample.records.plans_in_force import plan_for
from gsafety_xl.sample.scene import Entry, Scene
from gsafety_xl.sample.word_shapes import UnitWords

CODE = "FK"
DOMAIN = ["counter_terror"]
_UPDATED, _ASSESSED = "01-15", "03-10"
#: Where no training or drill of the kind is on record.
_TRAINED, _DRILLED = "04-15", "05-20"


class TargetWords(Thing, frozen=True, kw_only=True):
    """A target under its code; barriers and cameras as wanted and as done.

    ``data`` are the numbers of the base data (六实) by kind, as needed and as collected;
    ``extended`` is the day on which its video store was replaced this year, empty if it was not.
    """

    code: str
    kind: str
    official_no: str
    fee: float
    barriers: tuple[int, int]
    cameras: tuple[int, int]
    guards: int
    volunteers: int
    data: dict[str, tuple[int, int]]
    barrier_reason: str = ""
    barrier_due: RelativeDay | None = None
    link_due: RelativeDay | None = None
    extended: str = ""
    installed: RelativeDay | None = None


class Targets(FieldWords, frozen=True, kw_only=True):
    """All targets; ``na_reason`` is why a kind of base data with nothing in it is left out."""

    na_reason: str
    targets: list[TargetWords]


def target_words() -> Sequence[TargetWords]:
    """Return the targets of all units."""
    return load_field("counter_terror_target", Targets).targets


def targets_of(keeper: UnitWords, year: int) -> list[tuple[str, TargetWords]]:
    """Return a unit's targets with the numbers of their entries."""
    own = [target for target in target_words() if target.keeper == keeper.code]
    return [
        (entry_number(keeper.code, CODE, year, index), target)
        for index, target in enumerate(own, start=1)
    ]


def target_entries(keeper: UnitWords, scene: Scene, recorded: Recorded) -> list[Entry]:
    """Return a line for every target of the unit."""
    practice = _practice(keeper, scene, recorded)
    entries = [
        _entry(keeper, target, scene)
        | practice
        | {"supervised_on": last_inspected(number, recorded)}
        for number, target in targets_of(keeper, scene.year)
    ]
    return [
        brought_up_to_date(entry, "supervised_on", "trained_on", "drilled_on", "assessed_on")
        for entry in entries
    ]


def _entry(keeper: UnitWords, target: TargetWords, scene: Scene) -> Entry:
    (needed, done), (cameras, linked) = target.barriers, target.cameras
    return Clerk(scene, keeper.code).row(
        DOMAIN,
        scene.workday(_UPDATED),
        name=target.name,
        code=target.code,
        owner=keeper.code,
        kind=target.kind,
        official=bool(target.official_no),
        official_no=target.official_no.format(before=scene.year - 1) or None,
        person=scene.staff[keeper.code]["deputy"].name,
        fee=target.fee,
        assessed_on=scene.workday(_ASSESSED),
        barriers_needed=needed,
        barriers_done=done,
        barrier_reason=target.barrier_reason or None,
        barrier_due=_day(target.barrier_due, scene),
        cameras=cameras,
        cameras_linked=linked,
        link_status="linked" if linked == cameras else "partly",
        link_due=_day(target.link_due, scene),
        guards=target.guards,
        volunteers=target.volunteers,
        crowded=keeper.crowded,
        has_rescue=True,
        updated_on=scene.workday(_UPDATED),
    )


def _day(when: RelativeDay | None, scene: Scene) -> date | None:
    return relative_day(when, scene.year) if when else None


def _practice(keeper: UnitWords, scene: Scene, recorded: Recorded) -> dict[str, Value]:
    """Return the plan, and the days of the last training and drill that the ledgers know."""
    return {
        "plan_id": plan_for(keeper.code, "terror_attack", recorded),
        "trained_on": _last(keeper.code, "training", recorded) or scene.workday(_TRAINED),
        "drilled_on": _last(keeper.code, "drill", recorded) or scene.workday(_DRILLED),
    }


def _last(unit: str, ledger: str, recorded: Recorded) -> date | None:
    days = [
        entry["date"]
        for entry in recorded.of(unit, ledger)
        if _is_against_terror(entry) and entry.get("status", "done") == "done"
    ]
    return max((day for day in days if isinstance(day, date)), default=None)


def _is_against_terror(entry: Entry) -> bool:
    domain = entry["domain"]
    return isinstance(domain, tuple) and DOMAIN[0] in domain
