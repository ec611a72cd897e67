"""What the bureau answers every month on waste found by the grid patrols (网格抄告): JZ-06."""

from collections.abc import Iterator
from datetime import date

from gsafety_xl.model import Ledgers, Row
from gsafety_xl.rules.context import RuleContext, sound_rows, table_of
from gsafety_xl.rules.hits import Hit, at_header
from gsafety_xl.rules.owing import MONTHS
from gsafety_xl.rules.registry import book_rule, where_bureau_is_judged
from gsafety_xl.schema.units import BUREAU

_LOOKS_AT = ("direction", "sent_at", "to_org")
_SAID_IN = ("doc_no", "files", "note")
_MOST_NAMED = 4
_SHORTEST_MONTH = 28


@book_rule("JZ-06", applies=where_bureau_is_judged)
def answered_every_month(ledgers: Ledgers, context: RuleContext) -> Iterator[Hit]:
    """Yield the months in which no answer went to 市局 by the day, since the first permit.

    An answer is a submission in whose name, files or note one of the parameter's words stands.
    """
    by = int(context.catalogue.number("waste.grid_day"))
    answered = set(_months_answered(ledgers, by, context))
    missing = [month for month in _months_due(ledgers, by, context) if month not in answered]
    if missing:
        table = table_of(ledgers, "submission", BUREAU, context)
        named = "、".join(missing[:_MOST_NAMED]) + ("等" if len(missing) > _MOST_NAMED else "")
        counts = {"count": len(missing), "by": by}
        yield at_header(table, "sent_at", "not_answered", unit=BUREAU, months=named, **counts)


def _months_due(ledgers: Ledgers, by: int, context: RuleContext) -> Iterator[str]:
    """Yield the months of the year, after that of the first permit, whose day is past."""
    applied = [row.day("applied_on") for row in ledgers.rows("waste_permit")]
    since = min((day for day in applied if day is not None), default=None)
    for month in MONTHS if since is not None else ():
        due = date(context.year, int(month), min(by, _SHORTEST_MONTH))
        if since is not None and context.as_of > due and f"{since:%Y-%m}" < f"{due:%Y-%m}":
            yield f"{due:%Y-%m}"


def _months_answered(ledgers: Ledgers, by: int, context: RuleContext) -> Iterator[str]:
    for row in sound_rows(ledgers.rows("submission"), context, *_LOOKS_AT):
        sent = row.day("sent_at")
        in_time = sent is not None and sent.year == context.year and sent.day <= by
        if sent is not None and in_time and _is_answer(row, context):
            yield f"{sent:%Y-%m}"


def _is_answer(row: Row, context: RuleContext) -> bool:
    if row["direction"] != "upward" or row["to_org"] != "city_bureau":
        return False
    said = "".join(row.text(column) for column in _SAID_IN)
    return any(word in said for word in context.catalogue.words("waste.grid_words"))
