"""Emergency plans (应急预案): which must exist, filing, evaluation, revision, one in force."""

from collections.abc import Iterator
from datetime import date, timedelta

from gsafety_xl.model import Ledgers, Row
from gsafety_xl.rules.context import RuleContext, sound_rows
from gsafety_xl.rules.hits import Fact, Hit, at_cell, place_beside
from gsafety_xl.rules.registry import book_rule, row_rule
from gsafety_xl.schema.text import compact


@row_rule("YA-02")
def filed_in_time(row: Row, context: RuleContext) -> Iterator[Hit]:
    """Yield plans filed after the working days allowed, or not filed when they are over.

    The day of issue is not counted. A year whose holidays nobody has entered has weekends only,
    which the message says.
    """
    issued, filed = row.day("issued_on"), row.day("filed_on")
    if row["needs_filing"] is not True or issued is None or "filed_on" not in row.table.columns:
        return
    allowed = int(context.catalogue.number("plan_filing.workdays"))
    limit = context.workdays.after(issued, allowed)
    if (filed or context.as_of) > limit:
        unknown = sorted({day.year for day in (issued, limit)} - context.workdays.years)
        years = "、".join(map(str, unknown))
        calendar = f"，节假日表缺{years}年，只扣了周末" if unknown else ""
        facts: dict[str, Fact] = {
            "issued": issued.isoformat(),
            "limit": limit.isoformat(),
            "days": allowed,
        }
        case = "not_filed" if filed is None else "late"
        yield at_cell(row, "filed_on", case, calendar=calendar, **facts)


@row_rule("YA-03")
def evaluated_in_time(row: Row, context: RuleContext) -> Iterator[Hit]:
    """Yield plans in force whose last evaluation (or issue) is too old, or soon will be."""
    days = [day for day in map(row.day, ("evaluated_on", "issued_on")) if day is not None]
    if row["is_current"] is not True or not days:
        return
    years = int(context.catalogue.number("plan_review.years"))
    last = max(days)
    due = _years_later(last, years)
    soon = due - timedelta(days=int(context.catalogue.number("plan_review.warn_days")))
    if context.as_of >= soon:
        column = "evaluated_on" if "evaluated_on" in row.table.columns else "issued_on"
        case = "overdue" if context.as_of > due else "soon"
        facts = {"last": last.isoformat(), "due": due.isoformat()}
        yield at_cell(row, column, case, years=years, **facts)


@book_rule("YA-05")
def one_version_in_force(ledgers: Ledgers, context: RuleContext) -> Iterator[Hit]:
    """Yield versions in force of a plan of which an earlier line is in force too."""
    first: dict[tuple[str, ...], Row] = {}
    for row in sound_rows(ledgers.rows("emergency_plan"), context, "is_current", "owner", "title"):
        if row["is_current"] is True and row.text("title"):
            kept = (context.keeper(row), *plan_identity(row, context))
            other = first.setdefault(kept, row)
            if other.index != row.index or other.table is not row.table:
                beside = place_beside(other.ref("is_current"), row.ref("is_current"))
                yield at_cell(row, "is_current", "doubled", title=row.text("title"), other=beside)


def plan_identity(row: Row, context: RuleContext) -> tuple[str, str]:
    """Return what the versions of one plan have in common: who wrote it, and its title."""
    return row.text("owner") or context.keeper(row), compact(row.text("title"))


def _years_later(day: date, years: int) -> date:
    """Return the same day some years later; the last of February for a leap day."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
