"""Permits for building waste (建筑垃圾处置核准): first the permit, then the work."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from gsafety_xl.model import Ledgers, Row
from gsafety_xl.rules.cited import numbers_cited
from gsafety_xl.rules.context import RuleContext, sound_rows
from gsafety_xl.rules.hits import Hit, at_cell
from gsafety_xl.rules.inspected_objects import days_inspected, in_year
from gsafety_xl.rules.registry import book_rule, row_rule
from gsafety_xl.rules.wording import number_text
from gsafety_xl.schema.text import compact

_VALID = ("decision", "valid_from", "valid_to", "inspection_ids")


@row_rule("JZ-01")
def permitted_before_begun(row: Row, context: RuleContext) -> Iterator[Hit]:
    """Yield work begun before or without a permit or outside its validity, and late decisions."""
    applied, decided = row.day("applied_on"), row.day("decided_on")
    yield from _begun_hits(row, row.day("started_on"), decided)
    limit = int(context.catalogue.number("waste.decide_days"))
    days = (decided - applied).days if applied is not None and decided is not None else 0
    if days > limit:
        yield at_cell(row, "decided_on", "late_decision", days=days, limit=limit)


@row_rule("JZ-02")
def no_more_than_applied_for(row: Row, _context: RuleContext) -> Iterator[Hit]:
    """Yield permits under which more was carted off than applied for."""
    hauled, quantity = row.number("hauled"), row.number("quantity")
    if hauled is not None and quantity is not None and hauled > quantity:
        amounts = {"hauled": number_text(hauled), "quantity": number_text(quantity)}
        yield at_cell(row, "hauled", "too_much", **amounts)


@book_rule("JZ-04")
def inspected_while_valid(ledgers: Ledgers, context: RuleContext) -> Iterator[Hit]:
    """Yield permits without an inspection: over and never seen, or at work and not yet seen."""
    inspections = _Inspections(ledgers, context)
    for row in sound_rows(ledgers.rows("waste_permit"), context, *_VALID, "started_on"):
        valid = _validity(row)
        if valid is not None and not inspections.within(row, valid):
            yield from _unseen_hits(row, valid, context)


def _unseen_hits(row: Row, valid: tuple[date, date], context: RuleContext) -> Iterator[Hit]:
    started, (first, last) = row.day("started_on"), valid
    if last < context.as_of:
        span = {"first": first.isoformat(), "last": last.isoformat()}
        yield at_cell(row, "inspection_ids", "never", **span)
    elif started is not None and started <= context.as_of:
        yield at_cell(row, "inspection_ids", "not_yet", started=started.isoformat())


@book_rule("JZ-05")
def every_holder_is_inspected(ledgers: Ledgers, context: RuleContext) -> Iterator[Hit]:
    """Yield holders of a permit valid in the year that were inspected too seldom in it.

    Holders all of whose permits are over without any inspection JZ-04 has named already.
    """
    inspections = _Inspections(ledgers, context)
    required = int(context.catalogue.number("inspection.waste.per_year"))
    for rows in _by_holder(ledgers, context):
        days = [day for row in rows for day in inspections.days(row)]
        done = sum(day is None or in_year(day, context) for day in days)
        is_named = not days and all(_is_over(row, context) for row in rows)
        if done < required and not is_named:
            counts = {"done": done, "required": required, "year": context.year}
            holder = rows[0].text("applicant")
            yield at_cell(rows[0], "inspection_ids", "too_few", holder=holder, **counts)


def _by_holder(ledgers: Ledgers, context: RuleContext) -> Iterable[list[Row]]:
    """Return the permits valid in the year, those of each holder together."""
    holders: defaultdict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in sound_rows(ledgers.rows("waste_permit"), context, *_VALID, "applicant"):
        name, valid = compact(row.text("applicant")), _validity(row)
        if name and valid is not None and valid[0].year <= context.year <= valid[1].year:
            holders[context.keeper(row), name].append(row)
    return holders.values()


class _Inspections:
    """The inspections of a permit: those it names, and those that cite it.

    The day of one that it names is None where the inspections are not in the run.
    """

    def __init__(self, ledgers: Ledgers, context: RuleContext) -> None:
        self._citing = days_inspected(ledgers, context)
        self._day_of = {row.row_id: row.day("date") for row in ledgers.rows("inspection")}

    def days(self, row: Row) -> list[date | None]:
        """Return the day of each."""
        named = [self._day_of.get(number) for number in numbers_cited(row.text("inspection_ids"))]
        return [*named, *self._citing.get(row.row_id, ())]

    def within(self, row: Row, valid: tuple[date, date]) -> bool:
        """Tell whether one was made while the permit was valid, or may have been."""
        return any(day is None or valid[0] <= day <= valid[1] for day in self.days(row))


def _begun_hits(row: Row, started: date | None, decided: date | None) -> Iterator[Hit]:
    if started is None:
        return
    day = {"started": started.isoformat()}
    if row.text("decision") not in {"approved", ""}:
        yield at_cell(row, "started_on", "without_permit", **day)
    elif decided is not None and started < decided:
        yield at_cell(row, "started_on", "too_early", decided=decided.isoformat(), **day)
    else:
        yield from _outside_hits(row, started)


def _outside_hits(row: Row, started: date) -> Iterator[Hit]:
    first, last = row.day("valid_from"), row.day("valid_to")
    if first is not None and last is not None and not first <= started <= last:
        span = {"first": first.isoformat(), "last": last.isoformat()}
        yield at_cell(row, "started_on", "outside", started=started.isoformat(), **span)


def _validity(row: Row) -> tuple[date, date] | None:
    """Return the first and last day of a permit that was granted."""
    first, last = row.day("valid_from"), row.day("valid_to")
    if row["decision"] != "approved" or first is None or last is None:
        return None
    return first, last


def _is_over(row: Row, context: RuleContext) -> bool:
    last = row.day("valid_to")
    return last is not None and last < context.as_of
