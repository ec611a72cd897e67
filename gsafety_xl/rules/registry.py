"""Which function tests which rule."""

from collections.abc import Callable, Iterator
from typing import TypeAlias

from gsafety_xl.model import Ledgers, Row
from gsafety_xl.rules.context import RuleContext
from gsafety_xl.rules.hits import Hit

RowRule: TypeAlias = Callable[[Row, RuleContext], Iterator[Hit]]
BookRule: TypeAlias = Callable[[Ledgers, RuleContext], Iterator[Hit]]

#: rules about one entry; asked of each entry whose cells are sound
ROW_RULES: dict[str, RowRule] = {}
#: rules about several entries, ledgers or a period; they choose their sound rows themselves
BOOK_RULES: dict[str, BookRule] = {}


def row_rule(code: str) -> Callable[[RowRule], RowRule]:
    """Register a function that looks at one entry."""

    def register(function: RowRule) -> RowRule:
        ROW_RULES[code] = function
        return function

    return register


def book_rule(code: str) -> Callable[[BookRule], BookRule]:
    """Register a function that looks across entries or ledgers."""

    def register(function: BookRule) -> BookRule:
        BOOK_RULES[code] = function
        return function

    return register
