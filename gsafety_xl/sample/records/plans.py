"""The plan ledger (工作计划): what the bureau and every unit issued in January."""

from collections.abc import Iterator

from gsafety_xl.sample.clerks import Clerk
from gsafety_xl.sample.recorded import Recorded
from gsafety_xl.sample.records.submissions import plan_submission
from gsafety_xl.sample.scene import Entry, Scene
from gsafety_xl.sample.word_shapes import UnitWords
from gsafety_xl.schema.units import BUREAU

CODE = "JH"


def plan_entries(keeper: UnitWords, scene: Scene, _recorded: Recorded) -> list[Entry]:
    """Return the plans of the year; none for the unit that is to lack one."""
    if keeper.code == BUREAU:
        return list(_bureau_plans(keeper, scene))
    return [] if keeper.code == scene.words.gaps.no_plan.unit else [_unit_plan(keeper, scene)]


def _bureau_plans(bureau: UnitWords, scene: Scene) -> Iterator[Entry]:
    for position, plan in enumerate(scene.words.plans.bureau, start=1):
        issued = scene.workday(plan.day)
        yield Clerk(scene, bureau.code).row(
            plan.domain,
            issued,
            title=plan.title.format(year=scene.year),
            year=scene.year,
            tier="bureau",
            has_fire=plan.has_fire,
            goals=plan.goals,
            doc_no=plan.doc_no.format(year=scene.year),
            issued_on=issued,
            signer=scene.staff[bureau.code]["head"].name,
            reported_to=tuple(plan.reported_to),
            submission_id=plan_submission(position, scene),
        )


def _unit_plan(unit: UnitWords, scene: Scene) -> Entry:
    plan = scene.words.plans.unit
    first, last = scene.day(plan.first).toordinal(), scene.day(plan.last).toordinal()
    day = scene.day(plan.first).fromordinal(scene.chance("plan", unit.code).randint(first, last))
    issued = scene.workdays.on_or_before(day)
    return Clerk(scene, unit.code).row(
        plan.domain,
        issued,
        title=plan.title.format(name=unit.name, year=scene.year),
        year=scene.year,
        tier="unit",
        has_fire=True,
        goals=plan.goals,
        issued_on=issued,
        signer=scene.staff[unit.code]["head"].name,
    )
