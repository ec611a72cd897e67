"""How fast an accident was reported (报告时限): SG-02 by national law, SG-03 by the city's."""

from collections.abc import Iterator
from datetime import datetime

from gsafety_xl.model import Row
from gsafety_xl.rules.context import RuleContext
from gsafety_xl.rules.hits import Hit, at_cell
from gsafety_xl.rules.registry import row_rule
from gsafety_xl.schema.text import says_nothing

#: case → from when, to when, and the parameter with the minutes allowed
_STEPS = {
    "unit_late": ("unit_known_at", "unit_reported_at", "accident.report.unit_minutes"),
    "bureau_late": ("bureau_known_at", "bureau_reported_at", "accident.report.bureau_minutes"),
}
_CITY_STEPS = {
    "oral_late": ("bureau_known_at", "oral_at", "accident.report.oral_minutes"),
    "written_late": ("bureau_known_at", "written_at", "accident.report.written_minutes"),
}
_URGENT = frozenset({"serious", "major", "extraordinary"})


@row_rule("SG-02")
def reported_within_the_hours(row: Row, context: RuleContext) -> Iterator[Hit]:
    """Yield reports later than the law allows: errors until explained, then only marked late.

    The last minute is in time. A moment without a time of day is not judged.
    """
    explanation = row.text("late_reason")
    explained = bool(explanation) and not says_nothing(explanation)
    for case, (known, reported, parameter) in _STEPS.items():
        minutes = _minutes(row, known, reported, context)
        limit = int(context.catalogue.number(parameter))
        if minutes is not None and minutes > limit:
            told = "explained" if explained else case
            yield at_cell(row, reported, told, minutes=minutes, limit=limit)


@row_rule("SG-03")
def reported_as_the_city_wants(row: Row, context: RuleContext) -> Iterator[Hit]:
    """Yield reports later than the city's own terms; grave accidents are taken for urgent.

    What the national term already calls late is not said again.
    """
    for case, (known, reported, parameter) in _CITY_STEPS.items():
        minutes = _minutes(row, known, reported, context)
        limit = int(context.catalogue.number(parameter))
        if minutes is not None and minutes > limit:
            yield at_cell(row, reported, case, minutes=minutes, limit=limit)
    minutes = _minutes(row, "unit_known_at", "unit_reported_at", context)
    limit, longest = (
        int(context.catalogue.number(f"accident.report.{term}_minutes"))
        for term in ("urgent", "unit")
    )
    if row.text("grade") in _URGENT and minutes is not None and limit < minutes <= longest:
        yield at_cell(row, "unit_reported_at", "urgent_late", minutes=minutes, limit=limit)


def _minutes(row: Row, earlier: str, later: str, context: RuleContext) -> int | None:
    """Return the whole minutes between two moments; None when either is not known that well."""
    start, end = row[earlier], row[later]
    if not isinstance(start, datetime) or not isinstance(end, datetime):
        return None
    if not context.is_sound(row, earlier, later):
        return None
    return int((end - start).total_seconds() // 60)
