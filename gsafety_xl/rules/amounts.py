"""Amounts of money in 万元 that may have been written in 元: C-17, and JF-04 for the budget."""

from collections.abc import Iterator

from gsafety_xl.model import Ledgers, Row
from gsafety_xl.rules.context import RuleContext
from gsafety_xl.rules.hits import Hit, at_cell
from gsafety_xl.rules.registry import book_rule
from gsafety_xl.rules.wording import number_text

_MEASURE = "万元"
_TEN_THOUSAND = 10_000
#: The budget has a rule of its own.
_ELSEWHERE = frozenset({"budget"})


def suspicious_amount(row: Row, column: str, context: RuleContext) -> Iterator[Hit]:
    """Yield a number larger than the parameter, with what it would be if it had been 元."""
    amount, limit = row.number(column), context.catalogue.number("amount.suspicious")
    if amount is not None and amount > limit and context.is_sound(row, column):
        converted = number_text(amount / _TEN_THOUSAND)
        yield at_cell(row, column, "yuan", limit=number_text(limit), converted=converted)


@book_rule("C-17")
def amounts_are_in_ten_thousands(ledgers: Ledgers, context: RuleContext) -> Iterator[Hit]:
    """Yield suspicious amounts in every column of 万元."""
    for table in ledgers:
        for column in context.catalogue.ledgers[table.ledger].columns:
            is_money = column.measure == _MEASURE and column.key in table.columns
            if is_money and table.ledger not in _ELSEWHERE:
                for row in table:
                    yield from suspicious_amount(row, column.key, context)
