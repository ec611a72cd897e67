"""Counter-terror targets (反恐重点目标) as they are now: one entry a year, the last one counts."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from typing import TypeAlias

from gsafety_xl.model import Ledgers, Row
from gsafety_xl.rules.context import RuleContext

#: The unit that keeps the entries, and the target's code name.
_Target: TypeAlias = tuple[str, str]


def current_targets(ledgers: Ledgers, context: RuleContext, *columns: str) -> Iterator[Row]:
    """Yield the entries that no later one of the same target replaces, sound in some columns.

    An entry without a readable day of update may be the last one.
    """
    rows = list(ledgers.rows("counter_terror_target"))
    last: dict[_Target, date] = {}
    for row in rows:
        target = _target_of(row, context)
        last[target] = max(_updated(row, context), last.get(target, date.min))
    for row in rows:
        is_last = _updated(row, context) == last[_target_of(row, context)]
        if is_last and context.is_sound(row, *columns):
            yield row


class Details:
    """The entries of a ledger by the number of the target they are about.

    Those whose target, or a cell under one of the columns, cannot be read may be about any of the
    targets that the same unit keeps.
    """

    def __init__(self, ledgers: Ledgers, key: str, context: RuleContext, *columns: str) -> None:
        """Sort the entries; ``columns`` are those that the rule looks at."""
        self._context = context
        self._by_target: defaultdict[str, list[Row]] = defaultdict(list)
        self._unclear: Counter[str] = Counter()
        for row in ledgers.rows(key):
            wanted = ("target_id", *columns)
            if all(row[column] is not None for column in wanted) and context.is_sound(row, *wanted):
                self._by_target[row.text("target_id")].append(row)
            else:
                self._unclear[context.keeper(row)] += 1

    def __iter__(self) -> Iterator[Row]:
        """Go through the entries that can be read."""
        return (row for rows in self._by_target.values() for row in rows)

    def of(self, target: Row) -> list[Row]:
        """Return the entries about a target."""
        return self._by_target.get(target.row_id, [])

    def unclear(self, target: Row) -> int:
        """Count the entries that may be about a target."""
        return self._unclear[self._context.keeper(target)]


def _target_of(row: Row, context: RuleContext) -> _Target:
    return context.keeper(row), row.text("code") or row.row_id


def _updated(row: Row, context: RuleContext) -> date:
    known = context.is_sound(row, "updated_on")
    return (row.day("updated_on") if known else None) or date.max
