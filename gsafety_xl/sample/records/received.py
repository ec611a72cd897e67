"""What the units sent to the bureau in the year: plans, monthly statistics, inspections."""

from collections.abc import Iterator
from datetime import date

from gsafety_xl.sample.office_words import office_words
from gsafety_xl.sample.recorded import Recorded
from gsafety_xl.sample.records.paper_trail import Paper, day_of
from gsafety_xl.sample.scene import Entry, Scene
from gsafety_xl.sample.word_shapes import UnitWords
from gsafety_xl.schema.units import BUREAU

_DUE_DAY = 5
_PLANS_DUE = "01-31"
_PLAN_SENT_AFTER = 1
#: Kinds of unit that report their inspections every quarter.
_QUARTERLY = frozenset({"institution", "enterprise"})
_SENT_WITHIN = 3


def papers(scene: Scene, recorded: Recorded) -> Iterator[Paper]:
    """Yield what every reporting unit sent; what never came, without a day."""
    for unit in scene.words.units:
        if unit.must_report and unit.code != BUREAU:
            yield _plan(unit, scene, recorded)
            yield from (_month(unit, month, scene, recorded) for month in range(1, 13))
            if unit.kind in _QUARTERLY:
                yield from (_quarter(unit, quarter, scene) for quarter in range(1, 5))


def _plan(unit: UnitWords, scene: Scene, recorded: Recorded) -> Paper:
    file, due = office_words().submissions, scene.day(_PLANS_DUE)
    issued = [day_of(plan, "issued_on") for plan in recorded.of(unit.code, "plan")]
    sent = [scene.workdays.after(day, _PLAN_SENT_AFTER) for day in issued]
    return Paper(
        item="annual_plan",
        period=str(scene.year),
        from_unit=unit.code,
        to_org="bureau",
        due_on=due,
        sent_on=min(sent[0], due) if sent else None,
        domain=("safety", "fire"),
        form="paper",
        doc_no=file.plan_file.format(short=unit.short, year=scene.year) if sent else "",
        note="" if sent else file.omitted_note,
    )


def _month(unit: UnitWords, month: int, scene: Scene, recorded: Recorded) -> Paper:
    file, period = office_words().submissions, f"{scene.year}-{month:02d}"
    line = _line(unit, period, recorded)
    return Paper(
        item="statistics",
        period=period,
        from_unit=unit.code,
        to_org="bureau",
        due_on=date(scene.year + month // 12, month % 12 + 1, _DUE_DAY),
        sent_on=day_of(line, "sent_on") if line else None,
        domain=("safety",),
        doc_no=file.monthly_file.format(short=unit.short, month=month) if line else "",
        note="" if line else file.omitted_note,
        is_zero=bool(line) and line["is_zero"] is True,
    )


def _quarter(unit: UnitWords, quarter: int, scene: Scene) -> Paper:
    month = quarter * 3
    year, following = scene.year + month // 12, month % 12 + 1
    days = scene.chance("quarter", unit.code, str(quarter)).randint(0, _SENT_WITHIN)
    name = office_words().submissions.quarterly_file
    return Paper(
        item="inspection",
        period=f"{scene.year}-Q{quarter}",
        from_unit=unit.code,
        to_org="bureau",
        due_on=date(year, following, _DUE_DAY),
        sent_on=min(date(year, following, 1 + days), scene.as_of),
        domain=("safety", "fire"),
        doc_no=name.format(short=unit.short, quarter=quarter),
    )


def _line(unit: UnitWords, period: str, recorded: Recorded) -> Entry:
    lines = recorded.of(unit.code, "accident_statistics")
    return next((line for line in lines if line["month"] == period), {})
