"""Meetings (会议): how often what was discussed, who came, and what came of them."""

from collections.abc import Iterable, Iterator

from gsafety_xl.model import Ledgers, Period, Row
from gsafety_xl.rules.context import RuleContext, sound_rows, table_of
from gsafety_xl.rules.hits import Fact, Hit, at_cell, at_header, place_beside
from gsafety_xl.rules.registry import book_rule, row_rule, where_bureau_is_judged
from gsafety_xl.schema.units import BUREAU

_LEADING_GROUP = "leading_group"
#: Kinds of meeting that may decide on safety for the whole system.
_DECIDING = frozenset({_LEADING_GROUP, "thematic", "executive"})
#: What the leading group is there for (职责 安全-03).
_ELEMENTS = ("situation", "deployment", "coordination")
_SETTLED = frozenset({"done", "cancelled"})
_HALVES, _YEAR = ("H1", "H2"), ("",)
#: domain → the parameter of how often, and the parts of the year it is asked of
_SUBJECTS = {
    "disaster": ("meeting.disaster.per_half", _HALVES),
    "fire": ("meeting.fire.per_half", _HALVES),
    "counter_terror": ("meeting.counter_terror.per_year", _YEAR),
}


@book_rule("HY-01", applies=where_bureau_is_judged)
def safety_is_discussed_every_quarter(ledgers: Ledgers, context: RuleContext) -> Iterator[Hit]:
    """Yield quarters with too few meetings on safety: those past, and the one about to end."""
    required = int(context.catalogue.number("meeting.safety.per_quarter"))
    warn_days = int(context.catalogue.number("meeting.quarter_warn_days"))
    rows = sound_rows(ledgers.rows("meeting"), context, "held_at", "kind", "domain", "unit")
    deciding = [row for row in rows if row.text("kind") in _DECIDING]
    for quarter in (Period(context.year, f"Q{number}") for number in range(1, 5)):
        done = _count(deciding, "safety", quarter, context)
        days = (quarter.end - context.as_of).days
        if done >= required or context.as_of < quarter.start or days >= warn_days:
            continue
        case = "behind" if days < 0 or context.year_end else "soon"
        facts: dict[str, Fact] = {"quarter": quarter.label, "done": done, "required": required}
        yield _at_header(ledgers, "held_at", case, context, days=days + 1, **facts)


@book_rule("HY-02", applies=where_bureau_is_judged)
def other_subjects_are_discussed(ledgers: Ledgers, context: RuleContext) -> Iterator[Hit]:
    """Yield the subjects discussed less often than the bureau set itself, by half-year or year."""
    rows = sound_rows(ledgers.rows("meeting"), context, "held_at", "domain", "unit")
    for domain, (parameter, parts) in _SUBJECTS.items():
        required = int(context.catalogue.number(parameter))
        for period in (Period(context.year, part) for part in parts):
            done = _count(rows, domain, period, context)
            if done < required:
                label = context.catalogue.codes["domain"].label_of(domain)
                facts: dict[str, Fact] = {
                    "period": period.label,
                    "done": done,
                    "required": required,
                }
                yield _at_header(ledgers, "domain", "too_few", context, domain=label, **facts)


@row_rule("HY-03")
def somebody_came(row: Row, _context: RuleContext) -> Iterator[Hit]:
    """Yield meetings that nobody attended; more than were expected the schema reports."""
    if row.number("attended") == 0:
        yield at_cell(row, "attended", "nobody")


@book_rule("HY-04", applies=where_bureau_is_judged)
def leading_group_covers_its_subjects(ledgers: Ledgers, context: RuleContext) -> Iterator[Hit]:
    """Yield the elements that no meeting of the leading group has had this year."""
    looked_at = ("held_at", "kind", "topic_kinds", "unit")
    meetings = [
        row
        for row in sound_rows(ledgers.rows("meeting"), context, *looked_at)
        if row.text("kind") == _LEADING_GROUP
        and context.is_bureaus(row)
        and _is_in(row, Period(context.year))
    ]
    covered = {kind for row in meetings for kind in row.choices("topic_kinds")}
    missing = [kind for kind in _ELEMENTS if kind not in covered]
    if meetings and missing:
        label_of = context.catalogue.codes["topic_kind"].label_of
        facts: dict[str, Fact] = {
            "year": context.year,
            "missing": "、".join(map(label_of, missing)),
        }
        yield _at_header(ledgers, "topic_kinds", "not_covered", context, **facts)


@row_rule("HY-05")
def minutes_come_in_time(row: Row, context: RuleContext) -> Iterator[Hit]:
    """Yield leading group meetings whose minutes came late, or not yet though numbered."""
    held, issued = row.day("held_at"), row.day("minutes_on")
    if row.text("kind") != _LEADING_GROUP or held is None:
        return
    workdays = int(context.catalogue.number("minutes.workdays"))
    limit = context.workdays.after(held, workdays)
    facts: dict[str, Fact] = {"workdays": workdays, "limit": limit.isoformat()}
    if issued is not None and issued > limit:
        yield at_cell(row, "minutes_on", "late", issued=issued.isoformat(), **facts)
    blank = issued is None and "minutes_on" in row.table.columns
    if blank and row.text("minutes_no") and context.as_of > limit:
        yield at_cell(row, "minutes_on", "not_issued", **facts)


@book_rule("HY-06")
def resolutions_are_carried_out(ledgers: Ledgers, context: RuleContext) -> Iterator[Hit]:
    """Yield resolutions past their day that are not done, and those due before they were made."""
    meetings = {row.row_id: row for row in sound_rows(ledgers.rows("meeting"), context, "held_at")}
    looked_at = ("meeting_id", "due_on", "done_on", "status")
    for row in sound_rows(ledgers.rows("resolution"), context, *looked_at):
        yield from _resolution_hits(row, meetings.get(row.text("meeting_id")), context)


def _resolution_hits(row: Row, meeting: Row | None, context: RuleContext) -> Iterator[Hit]:
    due = row.day("due_on")
    held = None if meeting is None else meeting.day("held_at")
    if due is None:
        return
    settled = row.text("status") in _SETTLED or row["done_on"] is not None
    if meeting is not None and held is not None and due < held:
        other = place_beside(meeting.ref("held_at"), row.ref("due_on"))
        facts = {"due": due.isoformat(), "held": held.isoformat(), "other": other}
        yield at_cell(row, "due_on", "before_meeting", **facts)
    elif not settled and context.as_of > due:
        days = (context.as_of - due).days
        yield at_cell(row, "due_on", "overdue", due=due.isoformat(), days=days)


def _count(rows: Iterable[Row], domain: str, period: Period, context: RuleContext) -> int:
    return sum(
        domain in row.choices("domain") and context.is_bureaus(row) and _is_in(row, period)
        for row in rows
    )


def _is_in(row: Row, period: Period) -> bool:
    day = row.day("held_at")
    return day is not None and day in period


def _at_header(
    ledgers: Ledgers, column: str, case: str, context: RuleContext, **facts: Fact
) -> Hit:
    table = table_of(ledgers, "meeting", BUREAU, context)
    return at_header(table, column, case, unit=BUREAU, **facts)
