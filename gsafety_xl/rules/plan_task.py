"""Tasks of a plan (计划任务): done in time, and proved by entries that fit them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from gsafety_xl.model import Ledgers, Row
from gsafety_xl.rules.context import RuleContext, sound_rows
from gsafety_xl.rules.event_days import event_day
from gsafety_xl.rules.hits import Hit, at_cell
from gsafety_xl.rules.references import numbers_in
from gsafety_xl.rules.registry import book_rule, row_rule
from gsafety_xl.schema.units import BUREAU

_SETTLED = frozenset({"done", "cancelled"})
_LOOKS_AT = ("evidence_ids", "owner", "due_on", "done_on", "plan_id")


@row_rule("JH-04")
def done_in_time(row: Row, context: RuleContext) -> Iterator[Hit]:
    """Yield tasks past their day that are not done; the day itself is in time."""
    due = row.day("due_on")
    settled = row.text("status") in _SETTLED or row["done_on"] is not None
    if due is not None and not settled and context.as_of > due:
        days = (context.as_of - due).days
        yield at_cell(row, "due_on", "overdue", due=due.isoformat(), days=days)


@book_rule("JH-05")
def proofs_fit_their_tasks(ledgers: Ledgers, context: RuleContext) -> Iterator[Hit]:
    """Yield proofs that another unit keeps, or of a day outside the task's time."""
    proofs = _Proofs(ledgers, context)
    for row in sound_rows(ledgers.rows("plan_task"), context, *_LOOKS_AT):
        for number in numbers_in(row.text("evidence_ids")):
            proof = proofs.by_number.get(number)
            if proof is not None:
                yield from _proof_hits(row, number, proof, proofs)


@dataclass(slots=True)
class _Span:
    """The days in which a task was to be done, both ends included."""

    first: date
    last: date


class _Proofs:
    """The entries that may prove a task, by number, and the year of every plan."""

    def __init__(self, ledgers: Ledgers, context: RuleContext) -> None:
        self.context = context
        column = context.catalogue.ledgers["plan_task"].column("evidence_ids")
        self.by_number = {
            row.row_id: row for key in column.refers_to for row in ledgers.rows(key) if row.row_id
        }
        plans = sound_rows(ledgers.rows("plan"), context, "year")
        self.years = {row.row_id: row.number("year") for row in plans}

    def span_of(self, task: Row) -> _Span | None:
        """Return the time of a task; None while its days are not known."""
        days = [day for key in ("due_on", "done_on") if (day := task.day(key)) is not None]
        year = self.years.get(task.text("plan_id")) or self.context.year
        return _Span(date(int(year), 1, 1), max(days)) if days else None

    def owners_of(self, task: Row) -> set[str]:
        """Return the units whose entries may prove a task: its owner, keeper, and the parent.

        A section (科室) of the bureau keeps no ledgers of its own: the bureau keeps its entries.
        """
        owner = task.text("owner")
        unit = self.context.unit(owner)
        known = {owner, self.context.keeper(task)}
        if unit is not None and unit.kind == "section":
            known.add(unit.parent or BUREAU)
        return known


def _proof_hits(task: Row, number: str, proof: Row, proofs: _Proofs) -> Iterator[Hit]:
    context = proofs.context
    keeper, span = context.keeper(proof), proofs.span_of(task)
    day = event_day(proof)
    if keeper and task.text("owner") and keeper not in proofs.owners_of(task):
        names = {
            "unit_name": context.register.name_of(keeper),
            "owner_name": context.register.name_of(task.text("owner")),
        }
        yield at_cell(task, "evidence_ids", "other_unit", id=number, **names)
    if span is not None and day is not None and not span.first <= day <= span.last:
        facts = {"first": span.first.isoformat(), "last": span.last.isoformat()}
        yield at_cell(task, "evidence_ids", "outside", id=number, day=day.isoformat(), **facts)
