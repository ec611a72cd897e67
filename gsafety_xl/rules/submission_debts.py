"""What the bureau owes the district (应报未报) in a year: BS-05."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from gsafety_xl.model import Ledgers, Row
from gsafety_xl.rules.context import RuleContext, sound_rows, table_of
from gsafety_xl.rules.hits import Hit, at_header
from gsafety_xl.rules.owing import in_stretches
from gsafety_xl.rules.registry import book_rule, where_bureau_is_judged
from gsafety_xl.schema.units import BUREAU

_LOOKS_AT = ("direction", "item", "period", "to_org", "status")
#: States of a submission that has been made.
SENT = frozenset({"sent", "zero", "late", "resent"})
#: States of one entered and still to be made; when it is late BS-02 says so.
_AWAITED = frozenset({"due", "omitted"})
#: Reports that the duty text does not name: item → who would get them.
_CUSTOMARY = {
    "fire": "fire_committee",
    "disaster": "disaster_office",
    "counter_terror": "counter_terror_office",
}


@dataclass(frozen=True, slots=True)
class Debt:
    """Something owed to 区安委办: the item, the period it is for, the day it is due."""

    item: str
    period: str
    due: date


@book_rule("BS-05", applies=where_bureau_is_judged)
def everything_owed_was_sent(ledgers: Ledgers, context: RuleContext) -> Iterator[Hit]:
    """Yield the items of which something due was not sent, and customary reports not made.

    Within the year a report that is entered and overdue BS-02 tells of.
    """
    sent = list(_sent_upward(ledgers, context))
    awaited = () if context.year_end else _upward(_AWAITED, ledgers, context)
    told = [*sent, *awaited]
    missing: dict[str, list[str]] = {}
    for debt in debts(context):
        if context.as_of > debt.due and not any(_settles(row, debt) for row in told):
            missing.setdefault(debt.item, []).append(debt.period)
    for item, periods in missing.items():
        yield _hit(ledgers, context, "missing", item, periods=in_stretches(periods))
    for item, receiver in _CUSTOMARY.items():
        if context.year_end and not _has(sent, item, receiver):
            yield _hit(ledgers, context, "customary", item, receiver=_receiver(receiver, context))


def debts(context: RuleContext) -> Iterator[Debt]:
    """Yield what the bureau owes 区安委办 for the year: the plan, four quarters, twelve months."""
    year, number = context.year, context.catalogue.number
    yield Debt("annual_plan", str(year), context.this_year("plan.submit_by"))
    quarterly = int(number("submission.quarterly_due_day"))
    for quarter in range(1, 5):
        yield Debt("inspection", f"{year}-Q{quarter}", _next_month(year, 3 * quarter, quarterly))
    monthly = int(number("statistics.due_day"))
    for month in range(1, 13):
        yield Debt("statistics", f"{year}-{month:02d}", _next_month(year, month, monthly))


def is_settled(debt: Debt, ledgers: Ledgers, context: RuleContext) -> bool:
    """Tell whether a report that is owed has been sent."""
    return any(_settles(row, debt) for row in _sent_upward(ledgers, context))


def _next_month(year: int, month: int, day: int) -> date:
    return date(year + month // 12, month % 12 + 1, day)


def _sent_upward(ledgers: Ledgers, context: RuleContext) -> Iterator[Row]:
    return _upward(SENT, ledgers, context)


def _upward(states: frozenset[str], ledgers: Ledgers, context: RuleContext) -> Iterator[Row]:
    for row in sound_rows(ledgers.rows("submission"), context, *_LOOKS_AT):
        if row.text("direction") == "upward" and row.text("status") in states:
            yield row


def _settles(row: Row, debt: Debt) -> bool:
    """Tell whether a submission is that report, to the office it is owed to."""
    about = row.text("item") == debt.item and row.text("to_org") == "safety_committee"
    return about and row.text("period") == debt.period


def _has(sent: list[Row], item: str, receiver: str) -> bool:
    return any(row.text("item") == item and row.text("to_org") == receiver for row in sent)


def _receiver(key: str, context: RuleContext) -> str:
    return context.catalogue.codes["recipient"].label_of(key)


def _hit(ledgers: Ledgers, context: RuleContext, case: str, item: str, **facts: str) -> Hit:
    return at_header(
        table_of(ledgers, "submission", BUREAU, context),
        "item",
        case,
        unit=BUREAU,
        year=context.year,
        item=context.catalogue.codes["submission_item"].label_of(item),
        **facts,
    )
