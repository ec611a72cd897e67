"""The ledger of emergency plans (应急预案): those that the drills are held by."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import count

from gsafety_xl.sample.clerks import Clerk, entry_number
from gsafety_xl.sample.office_words import office_words
from gsafety_xl.sample.owed import keeps_ledger
from gsafety_xl.sample.paper_shapes import EmergencyPlanWords
from gsafety_xl.sample.recorded import Recorded
from gsafety_xl.sample.scene import Entry, Scene
from gsafety_xl.sample.word_shapes import UnitWords
from gsafety_xl.schema.units import BUREAU

CODE = "YA"
#: Days within which a plan is filed; the law allows twenty working days.
_FILED_WITHIN = (5, 18)
_FILED_LATE = 46
_IN_FORCE_AFTER = 10


@dataclass(frozen=True)
class HeldPlan:
    """A plan of an owner, the number under which ``keeper`` has it in its ledger."""

    keeper: UnitWords
    owner: UnitWords
    key: str
    words: EmergencyPlanWords
    number: str


def emergency_plan_entries(keeper: UnitWords, scene: Scene, _recorded: Recorded) -> list[Entry]:
    """Return the plans in force; the bureau also keeps those of units without this ledger."""
    return [_entry(plan, scene) for plan in plans_held(keeper, scene)]


def plan_number(owner: UnitWords, key: str, scene: Scene) -> str:
    """Return the number of an owner's plan in whoever's ledger; KeyError when there is none."""
    keeper = owner if keeps_ledger(owner, "emergency_plan") else scene.words.unit(BUREAU)
    held = {(plan.owner.code, plan.key): plan.number for plan in plans_held(keeper, scene)}
    return held[owner.code, key]


def plans_held(keeper: UnitWords, scene: Scene) -> list[HeldPlan]:
    """Return the plans in a unit's ledger, in the order of their numbers."""
    before, now = count(1), count(1)
    held: list[HeldPlan] = []
    for owner in (keeper, *_kept_for(keeper, scene)):
        for key, words in _plans_of(owner, scene):
            year = scene.year if words.this_year else scene.year - 1
            running = next(now if words.this_year else before)
            number = entry_number(keeper.code, CODE, year, running)
            held.append(HeldPlan(keeper, owner, key, words, number))
    return held


def _kept_for(keeper: UnitWords, scene: Scene) -> Iterator[UnitWords]:
    """Yield the units whose plans the bureau keeps for them."""
    if keeper.code == BUREAU:
        for unit in scene.words.units:
            if unit.must_report and not keeps_ledger(unit, "emergency_plan"):
                yield unit


def _plans_of(owner: UnitWords, scene: Scene) -> list[tuple[str, EmergencyPlanWords]]:
    words = office_words().emergency_plans
    if owner.code == BUREAU:
        return list(words.bureau.items())
    keys = dict.fromkeys(scene.words.drills[drill].plan for drill in owner.drills)
    return [(key, words.unit[key]) for key in keys]


def _entry(plan: HeldPlan, scene: Scene) -> Entry:
    words, file = plan.words, office_words().emergency_plans
    issued = _issued(plan, scene)
    by_bureau = plan.owner.code == BUREAU
    facts = {"name": plan.owner.name, "year": issued.year, "number": words.number}
    return Clerk(scene, plan.keeper.code).row(
        words.domain,
        max(issued, scene.workday("01-06")),
        title=words.title.format(**facts),
        kind=words.kind,
        event=words.event,
        tier="bureau" if by_bureau else "unit",
        owner=plan.owner.code,
        has_fire=words.has_fire,
        doc_no=file.doc_no.format(**facts) if by_bureau else None,
        issued_on=issued,
        effective_on=scene.workdays.after(issued, _IN_FORCE_AFTER),
        version=file.version.format(year=issued.year),
        is_current=True,
        needs_filing=bool(words.filed_to),
        filed_to=words.filed_to or None,
        filed_on=_filed(plan, issued, scene),
        has_card=words.kind == "on_site",
        note=None if plan.owner.code == plan.keeper.code else file.kept_for_note,
    ) | {"id": plan.number}


def _issued(plan: HeldPlan, scene: Scene) -> date:
    year = scene.year if plan.words.this_year else scene.year - 1
    day = date.fromisoformat(f"{year}-{plan.words.day}")
    if plan.owner.code == BUREAU:
        return scene.workdays.on_or_after(day)
    later = scene.chance("plan issued", plan.owner.code, plan.key).randint(0, 20)
    return scene.workdays.after(day, later)


def _filed(plan: HeldPlan, issued: date, scene: Scene) -> date | None:
    """Return when the plan was filed; the seeded one too late."""
    if not plan.words.filed_to:
        return None
    late = scene.words.gaps.filed_late
    if (plan.owner.code, plan.key) == (late.unit, late.plan):
        return scene.workdays.after(issued, _FILED_LATE)
    days = scene.chance("plan filed", plan.owner.code, plan.key).randint(*_FILED_WITHIN)
    return scene.workdays.after(issued, days)
