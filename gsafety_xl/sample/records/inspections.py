"""The inspection ledger (安全检查) of one unit, from its visits."""

from collections.abc import Sequence

from gsafety_xl.sample.clerks import Clerk, entry_number
from gsafety_xl.sample.recorded import Recorded
from gsafety_xl.sample.records.campaigns import campaign_number
from gsafety_xl.sample.records.repeats import fresh_visits
from gsafety_xl.sample.records.visits import FoundDanger, Visit
from gsafety_xl.sample.scene import Entry, Scene
from gsafety_xl.sample.word_shapes import UnitWords
from gsafety_xl.schema.units import BUREAU

CODE = "JC"


def inspections_of_year(keeper: UnitWords, scene: Scene, _recorded: Recorded) -> list[Entry]:
    """Return one entry for every visit of the year."""
    return inspection_entries(keeper, fresh_visits(keeper, scene), scene)


def inspection_entries(keeper: UnitWords, visits: Sequence[Visit], scene: Scene) -> list[Entry]:
    """Return one entry a visit, in the order of the visits; numbers are given later."""
    notices = 0
    entries: list[Entry] = []
    for visit in visits:
        entry = _entry(keeper, visit, scene)
        if entry["conclusion"] == "rectify_by_date":
            notices += 1
            entry["notice_no"] = _notice_number(keeper, notices, scene)
        entries.append(entry)
    return entries


def visit_number(keeper: str, index: int, year: int) -> str:
    """Return the number of the visit at an index (from 0) of the year's visits."""
    return entry_number(keeper, CODE, year, index + 1)


def is_major(danger: FoundDanger) -> bool:
    """Tell whether a danger is a major one (重大隐患)."""
    return bool(danger.words.major_basis)


def _entry(keeper: UnitWords, visit: Visit, scene: Scene) -> Entry:
    words, by_bureau = scene.words, keeper.code == BUREAU
    later = [danger.course.due_on for danger in visit.dangers if not danger.words.on_site]
    inspectors = words.phrase("inspection", "between_names").join(
        person.name for person in visit.inspectors
    )
    return Clerk(scene, keeper.code).row(
        visit.domain,
        visit.day,
        date=visit.day,
        kind=visit.kind,
        tier="bureau" if by_bureau else "unit",
        theme=visit.theme,
        campaign_id=campaign_number(keeper, visit.theme, visit.day, scene),
        target_unit=visit.target.code,
        site=visit.site,
        object_id=visit.object_id or None,
        leader=visit.leader.name,
        leader_role=visit.leader.role,
        inspectors=inspectors,
        headcount=1 + len(visit.inspectors) + visit.others,
        content=visit.content,
        situation=_situation(visit, scene),
        danger_count=len(visit.dangers),
        major_count=sum(is_major(danger) for danger in visit.dangers),
        conclusion=_conclusion(visit),
        rectify_by=max(later, default=None),
        signee=scene.staff[visit.target.code]["head"].name,
        photos=words.phrase("inspection", "photo", day=visit.day, number=1),
    )


def _conclusion(visit: Visit) -> str:
    if not visit.dangers:
        return "no_problem"
    if all(danger.words.on_site for danger in visit.dangers):
        return "fixed_on_site"
    return "rectify_by_date"


def _situation(visit: Visit, scene: Scene) -> str:
    if not visit.dangers:
        return scene.words.phrase("inspection", "none_found")
    return scene.words.phrase("inspection", "between_findings").join(
        f"{danger.spot}{danger.text(danger.words.description)}" for danger in visit.dangers
    )


def _notice_number(keeper: UnitWords, number: int, scene: Scene) -> str:
    key = "bureau_notice" if keeper.code == BUREAU else "notice"
    return scene.words.phrase("inspection", key, short=keeper.short, year=scene.year, number=number)
