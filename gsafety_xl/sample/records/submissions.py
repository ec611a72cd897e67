"""The ledger of submissions (报送记录): what the bureau sent up, and what it received."""

from datetime import date, datetime, time
from itertools import chain

from gsafety_xl.model import Value
from gsafety_xl.sample.clerks import Clerk, entry_number
from gsafety_xl.sample.recorded import Recorded
from gsafety_xl.sample.records import received, reports_up
from gsafety_xl.sample.records.paper_trail import Paper
from gsafety_xl.sample.scene import Entry, Scene
from gsafety_xl.sample.word_shapes import UnitWords
from gsafety_xl.schema.units import BUREAU

CODE = "BS"
_FIRST_HOUR, _LAST_HOUR = 9, 16


def submission_entries(keeper: UnitWords, scene: Scene, recorded: Recorded) -> list[Entry]:
    """Return first the plans sent up, then what else was, then what units sent, each by day."""
    papers = chain(
        reports_up.plans(scene, recorded),
        sorted(reports_up.others(scene, recorded), key=_by_day),
        sorted(received.papers(scene, recorded), key=_by_day),
    )
    return [_entry(paper, keeper, scene) for paper in papers]


def plan_submission(position: int, scene: Scene) -> str:
    """Return the number under which the bureau's plan at a position (from 1) was sent up."""
    return entry_number(BUREAU, CODE, scene.year, position)


def _by_day(paper: Paper) -> tuple[date, str, str]:
    return paper.sent_on or paper.due_on, paper.from_unit, paper.item


def _entry(paper: Paper, keeper: UnitWords, scene: Scene) -> Entry:
    staff = scene.staff[keeper.code]
    return Clerk(scene, keeper.code).row(
        paper.domain,
        min(paper.sent_on or paper.due_on, scene.as_of),
        direction="upward" if paper.from_unit == keeper.code else "received",
        item=paper.item,
        period=paper.period,
        from_unit=paper.from_unit,
        to_org=paper.to_org,
        due_on=paper.due_on,
        form=paper.form,
        version=1,
        is_zero=paper.is_zero,
        **_sending(paper, scene),
        clerk=scene.staff[paper.from_unit]["clerk"].name,
        checker=staff["liaison"].name,
        signer=staff["head"].name if paper.form == "official" else None,
        **{key: getattr(paper, key) or None for key in ("doc_no", "files", "note")},
    )


def _sending(paper: Paper, scene: Scene) -> dict[str, Value]:
    """Return when a paper was sent; of one that never was, how often it was asked for."""
    chance = scene.chance("submission", paper.item, paper.period, paper.from_unit, paper.doc_no)
    hour = time(chance.randint(_FIRST_HOUR, _LAST_HOUR), chance.randrange(0, 60, 5))
    if paper.sent_on is None:
        urged = scene.workdays.after(paper.due_on, 3)
        at = datetime.combine(urged, hour)
        return {"status": "omitted", "urged_count": 2, "urged_at": at}
    at = paper.sent_at or datetime.combine(paper.sent_on, hour)
    return {
        "status": "zero" if paper.is_zero else "sent",
        "sent_at": at,
        "urged_count": 0,
    }
