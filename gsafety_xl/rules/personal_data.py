"""What counter-terror ledgers must not hold: identity cards, photographs, home addresses: FK-11."""

import re
from collections.abc import Iterator

from gsafety_xl.model import Column, Ledgers, Raw, Row, Table
from gsafety_xl.rules.context import RuleContext
from gsafety_xl.rules.hits import Hit, at_cell, at_sheet_cell
from gsafety_xl.rules.registry import book_rule

_LEDGERS = ("counter_terror_target", "base_data")
#: Where the name of a picture is what is asked for.
_PICTURES_ALLOWED = frozenset({"evidence"})
#: Typed lists, numbers and days cannot hold any of it; 编号 has digits of its own.
_NEVER_LOOKED_AT = frozenset({"id", "seq", "target_id", "plan_id"})
_IDENTITY_CARD = (
    r"(?<![0-9A-Za-z])[1-9]\d{5}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
    r"\d{3}[0-9Xx](?![0-9A-Za-z])"
)
_PHOTOGRAPH = r"\.(?:jpe?g|png|bmp|gif|heic|webp)\b"
#: A room of a numbered house in a street or estate; 2号楼101室 alone may be a guards' room.
_HOME = (
    r"(?:路|街|弄|巷|村|小区|苑|公寓)[^，。；\s]{0,12}?\d+\s*(?:号|弄|幢|栋|号楼|单元|楼)\s*"
    r"\d{1,5}\s*室|家庭住址|家住|住在"
)
_PERSONAL = re.compile(
    f"(?P<identity_card>{_IDENTITY_CARD})|(?P<photograph>{_PHOTOGRAPH})|(?P<home>{_HOME})",
    re.IGNORECASE,
)
#: No file name or address is shorter; most cells are.
_SHORTEST = 5
#: Shown instead of what must not be passed on.
_HIDDEN = "（隐去）"
_EIGHTEEN_DIGITS = 10**17
_HEADINGS = re.compile(r"身份证|证件号|照片|头像|住址|门牌")


@book_rule("FK-11")
def nothing_personal(ledgers: Ledgers, context: RuleContext) -> Iterator[Hit]:
    """Yield cells that hold an identity card's number, a photograph's name or a home address."""
    for table in (table for key in _LEDGERS for table in ledgers.tables(key)):
        spec = context.catalogue.ledgers[table.ledger]
        for column_spec in spec.columns:
            column = table.columns.get(column_spec.key)
            if column is not None and column.key not in _NEVER_LOOKED_AT:
                yield from _column_hits(table, column, context)
        for heading, column in table.unknown.items():
            yield from _unknown_hits(table, heading, column)


def _column_hits(table: Table, column: Column, context: RuleContext) -> Iterator[Hit]:
    for index, raw in enumerate(column.raw):
        what = _what_is_in(raw)
        allowed = what == "photograph" and column.key in _PICTURES_ALLOWED
        row = Row(table, index)
        if what and not allowed and context.is_sound(row, column.key):
            yield at_cell(row, column.key, what, value=_HIDDEN)


def _unknown_hits(table: Table, heading: str, column: Column) -> Iterator[Hit]:
    """Yield a column of our own making that asks for such things, else its single cells."""
    if _HEADINGS.search(heading):
        place = (table.header_row, column.position)
        yield at_sheet_cell(table, place, "column", heading=heading, value=heading)
        return
    for number, raw in zip(table.row_numbers, column.raw, strict=True):
        what = _what_is_in(raw)
        if what:
            place = (number, column.position)
            yield at_sheet_cell(table, place, what, label=heading, value=_HIDDEN)


def _what_is_in(raw: Raw) -> str:
    """Return what a cell holds that it must not; a number of 18 digits may be a card's."""
    if isinstance(raw, float | int) and not isinstance(raw, bool) and raw >= _EIGHTEEN_DIGITS:
        raw = f"{raw:.0f}"
    if not isinstance(raw, str) or len(raw) < _SHORTEST:
        return ""
    match = _PERSONAL.search(raw)
    return "" if match is None else str(match.lastgroup)
