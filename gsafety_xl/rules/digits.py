"""Telephone numbers and other long rows of digits that a spreadsheet may have spoilt: C-14."""

import re
from collections.abc import Iterator

from gsafety_xl.model import Column, Ledgers, Raw, Row, Table
from gsafety_xl.rules.context import RuleContext
from gsafety_xl.rules.hits import Fact, Hit, at_cell
from gsafety_xl.rules.registry import book_rule
from gsafety_xl.schema import ColumnType
from gsafety_xl.schema.text import as_text, says_nothing

_PHONE_COLUMNS = frozenset({"phone", "liaison_phone"})
_TEXTS = frozenset({ColumnType.TEXT, ColumnType.LONG_TEXT})
_BETWEEN_NUMBERS = re.compile(r"[、，,；;/\n]+|\s{2,}")
#: Blanks, brackets, dashes, and whose number it is; 转 stands before an extension.
_PADDING = re.compile(r"[\s()（）:：-]|[\u4e00-\u8f6b\u8f6d-\u9fff]")
_COUNTRY = re.compile(r"\+86|86(?=1\d{10}$)")
#: A digit, or a sign that hides one (139××××0000).
_DIGIT = r"[\d×xX*]"
_LANDLINE = re.compile(
    rf"0\d{{2,3}}{_DIGIT}{{7,8}}(?:[转#]?\d{{1,6}})?|400\d{{7}}|110|119|12[02]|12\d{{3}}"
)
_MOBILE_LIKE = re.compile(rf"1{_DIGIT}{{8,13}}")
_WITHOUT_AREA = re.compile(rf"[2-9]{_DIGIT}{{6,7}}(?:[转#]\d{{1,6}})?")
_SCIENTIFIC = re.compile(r"\d(?:\.\d+)?E\+?\d+", re.IGNORECASE)


@book_rule("C-14")
def digits_are_whole(ledgers: Ledgers, context: RuleContext) -> Iterator[Hit]:
    """Yield telephone numbers that cannot be called, and long numbers that lost their end."""
    for table in ledgers:
        for spec in context.catalogue.ledgers[table.ledger].columns:
            column = table.columns.get(spec.key)
            if column is not None and spec.key in _PHONE_COLUMNS:
                yield from _phone_hits(table, column, context)
            elif column is not None and spec.type in _TEXTS:
                yield from _precision_hits(table, column, context)


def _phone_hits(table: Table, column: Column, context: RuleContext) -> Iterator[Hit]:
    digits = int(context.catalogue.number("phone.mobile_digits"))
    exact = int(context.catalogue.number("number.exact_digits"))
    for index, raw in enumerate(column.raw):
        row, text = Row(table, index), as_text(raw)
        if not text or says_nothing(text) or not context.is_sound(row, column.key):
            continue
        case = "precision" if _SCIENTIFIC.fullmatch(text) else _what_is_wrong(text, digits)
        if case:
            yield at_cell(row, column.key, case, digits=digits, exact=exact)


def _what_is_wrong(text: str, digits: int) -> str:
    """Return the case of the first number in a cell that is none; "" when all can be called."""
    for part in filter(None, _BETWEEN_NUMBERS.split(text)):
        number = _without_country(_PADDING.sub("", part))
        if _MOBILE_LIKE.fullmatch(number) and len(number) == digits:
            continue
        if _LANDLINE.fullmatch(number):
            continue
        if _WITHOUT_AREA.fullmatch(number):
            return "area_code"
        looks_mobile = _MOBILE_LIKE.fullmatch(number) or (
            number.isdigit() and len(number) == digits
        )
        return "mobile" if looks_mobile else "unlike"
    return ""


def _without_country(number: str) -> str:
    match = _COUNTRY.match(number)
    return number if match is None else number[match.end() :]


def _precision_hits(table: Table, column: Column, context: RuleContext) -> Iterator[Hit]:
    exact = int(context.catalogue.number("number.exact_digits"))
    for index, raw in enumerate(column.raw):
        if raw is not None and _has_lost_digits(raw, exact):
            row = Row(table, index)
            if context.is_sound(row, column.key):
                facts: dict[str, Fact] = {"value": as_text(raw), "exact": exact}
                yield at_cell(row, column.key, "precision", **facts)


def _has_lost_digits(raw: Raw, exact: int) -> bool:
    """Tell numbers longer than can be kept, and texts of digits that end as such numbers do."""
    if isinstance(raw, str):
        return len(raw) > exact and raw.isdigit() and raw.endswith("0")
    if isinstance(raw, bool) or not isinstance(raw, int | float):
        return False
    return len(f"{abs(raw):.0f}") > exact
