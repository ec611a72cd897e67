"""Drills (应急演练): how many the bureau held, and what came after each."""

from collections.abc import Iterator

from gsafety_xl.model import Ledgers, Row
from gsafety_xl.rules.context import RuleContext, sound_rows, table_of
from gsafety_xl.rules.hits import Fact, Hit, at_cell, at_header
from gsafety_xl.rules.registry import book_rule, row_rule, where_bureau_is_judged
from gsafety_xl.schema.text import says_nothing
from gsafety_xl.schema.units import BUREAU

_LOOKS_AT = ("date", "status", "tier", "domain", "unit")
#: parameter → the domain a drill must touch to count ("" any)
_KINDS = {
    "drill.bureau.per_year": "",
    "drill.bureau.fire.per_year": "fire",
    "drill.bureau.disaster.per_year": "disaster",
}


@book_rule("YL-01", applies=where_bureau_is_judged)
def bureau_drilled_often_enough(ledgers: Ledgers, context: RuleContext) -> Iterator[Hit]:
    """Yield the kinds of drill of which the bureau held fewer than required this year."""
    rows = sound_rows(ledgers.rows("drill"), context, *_LOOKS_AT)
    held = [row.choices("domain") for row in rows if _was_held(row, context)]
    for parameter, domain in _KINDS.items():
        required = int(context.catalogue.number(parameter))
        done = sum(domain in domains for domains in held) if domain else len(held)
        if done < required:
            kind = context.catalogue.codes["domain"].label_of(domain)
            counts = {"done": done, "required": required, "short": required - done}
            table = table_of(ledgers, "drill", BUREAU, context)
            facts = {"year": context.year, **counts}
            yield at_header(table, "date", "progress", unit=BUREAU, kind=kind, **facts)


@row_rule("YL-07")
def drill_was_followed_up(row: Row, context: RuleContext) -> Iterator[Hit]:
    """Yield drills summed up late, and problems found whose mending has no day yet."""
    if row["status"] == "done":
        yield from _late_summary(row, context)
        improvable = "improved_on" in row.table.columns and row["improved_on"] is None
        if improvable and _found_problems(row, context):
            yield at_cell(row, "improved_on", "improvement_open")


@row_rule("YL-08")
def somebody_took_part(row: Row, _context: RuleContext) -> Iterator[Hit]:
    """Yield drills with nobody in them; how many people the units have is not known."""
    if row.number("people") == 0 and row.text("status") in {"planned", "done"}:
        yield at_cell(row, "people", "nobody")


@row_rule("YL-09")
def planned_day_has_passed(row: Row, context: RuleContext) -> Iterator[Hit]:
    """Yield drills still planned after their day."""
    day = row.day("date")
    if row["status"] == "planned" and day is not None and day < context.as_of:
        facts: dict[str, Fact] = {"day": day.isoformat(), "days": (context.as_of - day).days}
        yield at_cell(row, "status", "still_planned", **facts)


def _late_summary(row: Row, context: RuleContext) -> Iterator[Hit]:
    held, summed_up = row.day("date"), row.day("summary_on")
    limit = int(context.catalogue.number("drill.summary_days"))
    days = (summed_up - held).days if held and summed_up else 0
    if days > limit:
        yield at_cell(row, "summary_on", "late_summary", days=days, limit=limit)


def _was_held(row: Row, context: RuleContext) -> bool:
    day = row.day("date")
    this_year = day is not None and day.year == context.year
    return this_year and row["status"] == "done" and context.is_bureaus(row)


def _found_problems(row: Row, context: RuleContext) -> bool:
    text, none_found = row.text("problems"), tuple(context.catalogue.words("drill.no_problem"))
    return bool(text) and not says_nothing(text) and not text.startswith(none_found)
