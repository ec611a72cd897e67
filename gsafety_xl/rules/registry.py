"""Which function tests which rule."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from gsafety_xl.model import Ledgers, Row
from gsafety_xl.rules.context import RuleContext
from gsafety_xl.rules.hits import Hit

RowTest: TypeAlias = Callable[[Row, RuleContext], Iterator[Hit]]
BookTest: TypeAlias = Callable[[Ledgers, RuleContext], Iterator[Hit]]
Applies: TypeAlias = Callable[[Ledgers, RuleContext], bool]


@dataclass(frozen=True, slots=True)
class BookRule:
    """A test that looks across entries, and the circumstances in which the question makes sense."""

    test: BookTest
    applies: Applies


#: rules about one entry; asked of each entry whose cells are sound
ROW_RULES: dict[str, RowTest] = {}
#: rules about several entries, ledgers or a period; they choose their sound rows themselves
BOOK_RULES: dict[str, BookRule] = {}


def row_rule(code: str) -> Callable[[RowTest], RowTest]:
    """Register a function that looks at one entry."""

    def register(function: RowTest) -> RowTest:
        ROW_RULES[code] = function
        return function

    return register


def always(_ledgers: Ledgers, _context: RuleContext) -> bool:
    """Say that a rule applies wherever its ledgers are."""
    return True


def where_bureau_is_judged(_ledgers: Ledgers, context: RuleContext) -> bool:
    """Say that a rule is about the bureau's own duty."""
    return context.covers_bureau


def book_rule(code: str, *, applies: Applies = always) -> Callable[[BookTest], BookTest]:
    """Register a function that looks across entries; where it does not apply it is not asked."""

    def register(function: BookTest) -> BookTest:
        BOOK_RULES[code] = BookRule(function, applies)
        return function

    return register
