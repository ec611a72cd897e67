"""Hidden dangers (隐患): closure, deadlines, reviewers, descriptions."""

import re
from collections.abc import Iterator
from functools import lru_cache

from gsafety_xl.model import Row
from gsafety_xl.rules.context import RuleContext
from gsafety_xl.rules.hits import Hit, at_cell
from gsafety_xl.rules.registry import row_rule
from gsafety_xl.schema.entry_numbers import parse_number

#: Nobody waits for these to be rectified any more, or rectification has been stated.
_NOT_WAITED_FOR = frozenset({"closed", "withdrawn", "transferred", "rectified"})
_NUMERALS = "0123456789零一二三四五六七八九"
_ORDINAL = re.compile(r"第\s*([2-9二三四五六七八九])\s*次|(?:再次|二次)延期")
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


@row_rule("YH-09")
def failed_review_starts_again(row: Row, context: RuleContext) -> Iterator[Hit]:
    """Yield dangers that failed their review and do not say so, or have no new deadline."""
    if row["review_result"] != "failed" or not row.text("status"):
        return
    if row["status"] != "review_failed":
        label = context.catalogue.codes["danger_status"].label_of(row.text("status"))
        yield at_cell(row, "status", "status", status=label)
    reviewed = row.day("review_on")
    due = row.day("extended_to") or row.day("due_on")
    if reviewed is None or due is None or "extended_to" not in row.table.columns:
        return
    if due <= reviewed and context.is_sound(row, "review_on", "extended_to", "due_on"):
        yield at_cell(row, "extended_to", "no_deadline", reviewed=reviewed.isoformat())


@row_rule("YH-10")
def extended_only_so_often(row: Row, context: RuleContext) -> Iterator[Hit]:
    """Yield extensions that are one too many by the words of their approval: no column counts."""
    match = _ORDINAL.search(row.text("extension_approval"))
    if match is None or row.day("extended_to") is None:
        return
    times = _NUMERALS.index(match[1]) % 10 if match[1] else 2
    limit = int(context.catalogue.number("danger.extensions"))
    if times > limit:
        yield at_cell(row, "extension_approval", "again", times=times, limit=limit)


@row_rule("YH-12")
def general_dangers_have_short_terms(row: Row, context: RuleContext) -> Iterator[Hit]:
    """Yield general dangers given more days than the parameter from finding to deadline."""
    found, due = row.day("found_on"), row.day("due_on")
    if row["level"] != "general" or found is None or due is None:
        return
    days, limit = (due - found).days, int(context.catalogue.number("danger.rectify_days"))
    if days > limit:
        yield at_cell(row, "due_on", "long", days=days, limit=limit)


@row_rule("YH-13")
def carried_dangers_keep_their_number(row: Row, context: RuleContext) -> Iterator[Hit]:
    """Yield dangers found in an earlier year under a number of this year."""
    found, number = row.day("found_on"), parse_number(row.row_id)
    if found is None or number is None:
        return
    if found.year < context.year and number.year >= context.year:
        yield at_cell(row, "id", "renumbered", found=found.isoformat())


@row_rule("YH-14")
def description_says_something(row: Row, context: RuleContext) -> Iterator[Hit]:
    """Yield long enough descriptions made of empty words only; short ones the schema reports."""
    spec = context.catalogue.ledgers[row.table.ledger].column("description")
    text = row.text("description")
    if len(text) >= max(spec.min_length, 1) and _is_empty_talk(text, context):
        yield at_cell(row, "description", "empty_words")


def _is_empty_talk(text: str, context: RuleContext) -> bool:
    words = _any_of(tuple(context.catalogue.words("danger.empty_words")))
    return not _BETWEEN_WORDS.sub("", words.sub("", text))


@lru_cache(maxsize=4)
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return what matches any of the words, the longest first: 不到位 before 不."""
    return re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))))
