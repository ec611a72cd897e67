"""Hidden dangers (隐患): closure, deadlines, reviewers, descriptions."""

import re
from collections.abc import Iterator
from functools import lru_cache

from gsafety_xl.model import Row
from gsafety_xl.rules.context import RuleContext
from gsafety_xl.rules.hits import Hit, at_cell
from gsafety_xl.rules.registry import row_rule
from gsafety_xl.schema.text import compact

#: Nobody waits for these to be rectified any more, or rectification has been stated.
_NOT_WAITED_FOR = frozenset({"closed", "withdrawn", "transferred", "rectified"})
_BETWEEN_NAMES = re.compile(r"[、，,；;/\n]+")
_BETWEEN_WORDS = re.compile(r"[\W_]+")


@row_rule("YH-05")
def closed_means_passed(row: Row, _context: RuleContext) -> Iterator[Hit]:
    """Yield closed dangers whose review failed; missing particulars follow from the schema."""
    if row["status"] == "closed" and row["review_result"] == "failed":
        yield at_cell(row, "review_result", "not_passed")


@row_rule("YH-06")
def rectified_in_time(row: Row, context: RuleContext) -> Iterator[Hit]:
    """Yield dangers past their deadline (the extended one, if any) without a day of completion.

    The day of the deadline is in time. A major danger, or more days than the parameter, is an
    error; exactly as many days is still a warning.
    """
    column = "extended_to" if row.day("extended_to") else "due_on"
    due = row.day(column)
    if due is None or not _is_waited_for(row) or due >= context.as_of:
        return
    days = (context.as_of - due).days
    limit = int(context.catalogue.number("danger.overdue_error_days"))
    case = "overdue_long" if days > limit else "overdue"
    case = "overdue_major" if row["level"] == "major" else case
    yield at_cell(row, column, case, due=due.isoformat(), days=days, limit=limit)


def _is_waited_for(row: Row) -> bool:
    return row.day("done_on") is None and row.text("status") not in _NOT_WAITED_FOR


@row_rule("YH-07")
def reviewed_by_another(row: Row, _context: RuleContext) -> Iterator[Hit]:
    """Yield dangers reviewed by nobody but the person who had to rectify them."""
    reviewers, responsible = _names(row.text("reviewer")), _names(row.text("rect_person"))
    if reviewers and reviewers <= responsible:
        yield at_cell(row, "reviewer", "same")


@row_rule("YH-14")
def description_says_something(row: Row, context: RuleContext) -> Iterator[Hit]:
    """Yield long enough descriptions made of empty words only; short ones the schema reports."""
    spec = context.catalogue.ledgers[row.table.ledger].column("description")
    text = row.text("description")
    if len(text) >= max(spec.min_length, 1) and _is_empty_talk(text, context):
        yield at_cell(row, "description", "empty_words")


def _names(text: str) -> set[str]:
    """Return the persons named; 张 三 is one name spread out, 张三 李四 are two."""
    names: set[str] = set()
    for part in _BETWEEN_NAMES.split(text):
        words = part.split()
        spread_out = any(len(word) == 1 for word in words)
        names |= {compact(part)} if spread_out else {compact(word) for word in words}
    return names


def _is_empty_talk(text: str, context: RuleContext) -> bool:
    words = _any_of(tuple(context.catalogue.words("danger.empty_words")))
    return not _BETWEEN_WORDS.sub("", words.sub("", text))


@lru_cache(maxsize=4)
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return what matches any of the words, the longest first: 不到位 before 不."""
    return re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))))
