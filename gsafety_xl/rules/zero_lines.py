"""Lines that only say that there is nothing to report (零报告): C-15.

Such a line is no entry: its cells are set aside, so that no other rule asks anything of it.
"""

from collections import Counter
from collections.abc import Iterator

from gsafety_xl.model import Raw, Row, Table
from gsafety_xl.rules.context import RuleContext
from gsafety_xl.rules.event_days import EVENT_DAYS
from gsafety_xl.rules.hits import CodedHit, at_cell, at_header
from gsafety_xl.schema import LedgerSpec
from gsafety_xl.schema.text import NONE_WORDS, as_text, clean, says_nothing

#: Monthly statistics say zero in a column of their own.
_ELSEWHERE = frozenset({"accident_statistics"})
#: Of accidents the monthly statistics say that there were none.
_SAID_MONTHLY = frozenset({"accident", "casualty", "accident_followup"})
#: What a line of nothing may still have: who reports, when, and a running number.
_FORMAL = frozenset({"seq", "unit", "domain", "filler", "filled_on"})
_BLANK = NONE_WORDS | {""}
#: Of a ledger that asks for so little, a line of nothing cannot be told from an entry.
_LEAST_REQUIRED = 3
_CODE, _MONTHLY = "C-15", "ST"


def zero_hits(table: Table, spec: LedgerSpec, context: RuleContext) -> Iterator[CodedHit]:
    """Set lines of nothing aside; yield those beside entries, and sheets that say not even that.

    A sheet without entries is asked for a declaration when the register names the ledger among
    those that the book's unit must report (应报台账), and it is one of events.
    """
    if spec.key in _ELSEWHERE:
        return
    lines = list(_zero_lines(table, spec, context))
    for row, _ in lines:
        for key in table.columns:
            context.mark_faulty(table, row.index, key)
    if lines and len(lines) < len(table):
        yield from _beside_entries(table, lines, context)
    if not len(table) and _must_be_declared(table, spec, context):
        column = _column_for_words(table, spec)
        facts = {"sheet": spec.sheet, "where": spec.column(column).label}
        yield _CODE, at_header(table, column, "undeclared", unit=table.unit, **facts)


def _beside_entries(
    table: Table, lines: list[tuple[Row, str]], context: RuleContext
) -> Iterator[CodedHit]:
    entries = Counter(context.keeper(row) for row in table)
    entries.subtract(context.keeper(row) for row, _ in lines)
    for row, column in lines:
        count = entries[context.keeper(row)]
        if count > 0:
            yield _CODE, at_cell(row, column, "beside", count=count)


def _zero_lines(table: Table, spec: LedgerSpec, context: RuleContext) -> Iterator[tuple[Row, str]]:
    """Yield lines of nothing, each with the column whose words say so."""
    words = tuple(context.catalogue.words("zero.words"))
    for index in _nearly_blank(table, spec):
        row = Row(table, index)
        column = _nothing_said_in(row, words)
        if column:
            yield row, column


def _nearly_blank(table: Table, spec: LedgerSpec) -> list[int]:
    """Return the entries in which at most one of the cells says anything that must be filled."""
    required = [
        column.key
        for column in spec.columns
        if column.required and column.key not in _FORMAL | {"id"} and column.key in table.columns
    ]
    if len(required) < _LEAST_REQUIRED:
        return []
    filled = [0] * len(table)
    for key in required:
        for index, raw in enumerate(table.columns[key].raw):
            if not _is_blank(raw):
                filled[index] += 1
    return [index for index, count in enumerate(filled) if count <= 1]


def _is_blank(raw: Raw) -> bool:
    return raw is None or (isinstance(raw, str) and raw.strip().lower() in _BLANK)


def _nothing_said_in(row: Row, words: tuple[str, ...]) -> str:
    """Return the column whose text says that there is nothing; "" when any cell says more.

    A line that bears a number needs words (本月无隐患): 无 in a cell of an entry is a gap in it.
    """
    found = ""
    is_numbered = any(sign.isdigit() for sign in as_text(row.raw("id")))
    for key in row.table.columns:
        text = "" if key in _FORMAL - {"seq"} else clean(as_text(row.raw(key)))
        in_words = any(word in text for word in words)
        if key == "seq" and not in_words:
            continue
        if in_words or (says_nothing(text) and not is_numbered):
            found = found or key
        elif text and not says_nothing(text) and key != "id":
            return ""
    return found


def _column_for_words(table: Table, spec: LedgerSpec) -> str:
    """Return the first column of text that an entry must fill: there nothing is said in words."""
    texts = (
        column.key
        for column in spec.columns
        if column.required and column.type.is_text and column.key not in _FORMAL | {"id"}
    )
    return next((key for key in texts if key in table.columns), "id")


def _must_be_declared(table: Table, spec: LedgerSpec, context: RuleContext) -> bool:
    """Tell whether a ledger of events is owed: plans and registers cannot be without entries."""
    unit = context.unit(table.unit)
    if unit is None or not unit.must_report or spec.code not in unit.ledgers:
        return False
    if spec.key in _SAID_MONTHLY and _MONTHLY in unit.ledgers:
        return False
    return table.origins is None and spec.key in EVENT_DAYS
