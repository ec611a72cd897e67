"""Accidents (事故快报): grade, kind by the day of the accident, what is told, the inquiry."""

from collections.abc import Iterable, Iterator
from datetime import date

from gsafety_xl.model import Row
from gsafety_xl.rules.accident_grades import AccidentGrade, grade
from gsafety_xl.rules.context import RuleContext
from gsafety_xl.rules.hits import Fact, Hit, at_cell
from gsafety_xl.rules.registry import row_rule
from gsafety_xl.rules.wording import number_text
from gsafety_xl.schema import CodeList
from gsafety_xl.schema.text import clean, says_nothing

_GRADES = tuple(AccidentGrade)
_TOLD = ("accident_unit", "place", "brief", "actions")
#: What another authority counts (归口统计).
COUNTED_ELSEWHERE = frozenset({"fire", "traffic", "special_equipment"})


@row_rule("SG-01")
def grade_follows_from_figures(row: Row, context: RuleContext) -> Iterator[Hit]:
    """Yield grades below what the figures make of it, and higher ones without a reason.

    The missing count as dead. Loss may still be unknown.
    """
    dead, missing, serious = map(row.number, ("dead", "missing", "serious"))
    stated, loss = row.text("grade"), row.number("loss")
    if not stated or dead is None or serious is None:
        return
    deaths = int(dead + (missing or 0))
    due = grade(deaths, int(serious), loss, context.catalogue)
    label = context.catalogue.codes["accident_grade"].label_of(due)
    height = _GRADES.index(AccidentGrade(stated)) - _GRADES.index(due)
    figures: dict[str, Fact] = {
        "deaths": deaths,
        "serious": int(serious),
        "loss": number_text(loss or 0),
    }
    if height < 0:
        yield at_cell(row, "grade", "too_low", due=label, **figures)
    elif height > 0 and _is_unsaid(row, "grade_reason"):
        column = "grade_reason" if "grade_reason" in row.table.columns else "grade"
        yield at_cell(row, column, "no_reason", due=label, **figures)


@row_rule("SG-05")
def kind_is_of_its_day(row: Row, context: RuleContext) -> Iterator[Hit]:
    """Yield kinds of accident from the edition that was not in use on the day it happened."""
    occurred, key = row.day("occurred_at"), row.text("kind")
    kinds = context.catalogue.codes["accident_kind"]
    editions = {item.key: item.edition for item in kinds.items}
    if occurred is None or not editions.get(key):
        return
    switch = _switch_date(context)
    if editions[key] == "before" and occurred >= switch:
        successors = _quoted(kinds.label_of(item) for item in _successors(key, kinds))
        yield at_cell(row, "kind", "old", switch=switch.isoformat(), candidates=successors)
    elif editions[key] == "after" and occurred < switch:
        replaced = _quoted(item.label for item in kinds.items if key in item.replaced_by)
        candidates = replaced or "旧类别中最接近的"
        yield at_cell(row, "kind", "new", switch=switch.isoformat(), candidates=candidates)


@row_rule("SG-06")
def report_tells_something(row: Row, context: RuleContext) -> Iterator[Hit]:
    """Yield parts of the report that only evade; blank ones follow from the schema."""
    evasions = context.catalogue.words("accident.evasions")
    for column in _TOLD:
        text = clean(row.text(column)).rstrip("。.…")
        if text in evasions and context.is_sound(row, column):
            yield at_cell(row, column, "evasion")


@row_rule("SG-08")
def inquiry_reported_in_time(row: Row, context: RuleContext) -> Iterator[Hit]:
    """Yield inquiries reported, or not reported to this day, after the days allowed.

    Mere near misses need none; of accidents that another authority puts into the statistics that
    authority inquires. The last day is in time; with an extension the longest term holds.
    """
    occurred, reported = row.day("occurred_at"), row.day("investigated_on")
    settled = row.text("status") in {"closed", "cancelled"} and reported is None
    if not COUNTED_ELSEWHERE.isdisjoint(row.choices("special")):
        return
    if occurred is None or settled or row.text("grade") in {"", "ungraded"}:
        return
    days = ((reported or context.as_of) - occurred).days
    limit = int(context.catalogue.number("accident.investigation.days"))
    longest = int(context.catalogue.number("accident.investigation.longest"))
    column = "investigated_on" if "investigated_on" in row.table.columns else "grade"
    if days > longest:
        case = "too_long" if reported else "too_long_open"
        yield at_cell(row, column, case, days=days, limit=longest)
    elif days > limit and _is_unsaid(row, "extension"):
        yield at_cell(row, column, "late" if reported else "late_open", days=days, limit=limit)


@row_rule("SG-12")
def counted_by_another_authority(row: Row, context: RuleContext) -> Iterator[Hit]:
    """Yield accidents that another authority puts into the statistics."""
    special = [key for key in row.choices("special") if key in COUNTED_ELSEWHERE]
    column = "special" if special else "kind"
    if special or row.text("kind") == "fire":
        labels = map(context.catalogue.codes["accident_special"].label_of, special or ["fire"])
        yield at_cell(row, column, "elsewhere", kinds="、".join(labels))


def _successors(key: str, kinds: CodeList) -> list[str]:
    return next(item.replaced_by for item in kinds.items if item.key == key)


def _quoted(labels: Iterable[str]) -> str:
    return "、".join(f"“{label}”" for label in labels)


def _switch_date(context: RuleContext) -> date:
    value = context.catalogue.parameters["accident.code_switch_date"].value
    return date.fromisoformat(str(value))


def _is_unsaid(row: Row, column: str) -> bool:
    text = row.text(column)
    return not text or says_nothing(text)
