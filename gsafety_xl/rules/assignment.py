"""Matters handed down (交办事项): due soon, overdue, classified, answered on paper."""

import re
from collections.abc import Iterator

from gsafety_xl.model import Ledgers, Row
from gsafety_xl.rules.context import RuleContext, sound_rows
from gsafety_xl.rules.hits import Hit, at_cell
from gsafety_xl.rules.owing import have_columns
from gsafety_xl.rules.registry import book_rule, row_rule

_OPEN = frozenset({"waiting", "in_progress", "overdue"})
_PRESSING = frozenset({"important", "instructed"})
#: What a registration number consists of, such as 登记号 密登〔2026〕3号.
_REGISTRATION = re.compile(r"[A-Za-z0-9〔〕\[\]()（）:： 登记号密字第年区市局机-]*\d[号)）]?")
_LONGEST_NUMBER = 24


@row_rule("JB-02")
def due_soon_or_overdue(row: Row, context: RuleContext) -> Iterator[Hit]:
    """Yield open matters whose day is near or past; important ones overdue are errors."""
    due = row.day("due_on")
    if due is None or row["done_on"] is not None or row.text("status") not in _OPEN:
        return
    days = (context.as_of - due).days
    if days > 0:
        case = "overdue_pressing" if row.text("weight") in _PRESSING else "overdue"
        yield at_cell(row, "due_on", case, due=due.isoformat(), days=days)
    elif -days <= context.catalogue.number("assignment.soon_days"):
        yield at_cell(row, "due_on", "soon", due=due.isoformat(), days=-days)


@row_rule("JB-03")
def classified_matters_give_a_number_only(row: Row, _context: RuleContext) -> Iterator[Hit]:
    """Yield classified matters whose content is more than a registration number."""
    content = row.text("content")
    if row["secret"] is True and content and not _is_number_only(content):
        yield at_cell(row, "content", "more_than_a_number")


@book_rule("JB-04")
def the_answer_was_sent(ledgers: Ledgers, context: RuleContext) -> Iterator[Hit]:
    """Yield numbers of answers that no upward submission bears."""
    if not have_columns(ledgers, "submission", "direction"):
        return
    sent = {
        row.text("doc_no").strip()
        for row in ledgers.rows("submission")
        if row.text("direction") == "upward"
    }
    for row in sound_rows(ledgers.rows("assignment"), context, "feedback_no"):
        number = row.text("feedback_no").strip()
        if number and number not in sent:
            yield at_cell(row, "feedback_no", "not_sent")


def _is_number_only(content: str) -> bool:
    return len(content) <= _LONGEST_NUMBER and _REGISTRATION.fullmatch(content) is not None
