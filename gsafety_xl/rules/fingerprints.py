"""What a finding is about, in twelve letters (问题码): the same facts, the same key.

An entry's finding is known by rule, case, unit, number, and the cells that the rule looks at as
they were understood; so it does not change from day to day, nor when the entry is consolidated,
but it does when any of those cells does. A finding about no entry is known by its facts.
"""

import hashlib
from collections.abc import Iterator

from gsafety_xl.model import Row
from gsafety_xl.rules.hits import Hit
from gsafety_xl.schema import RuleSpec

_LENGTH = 12
#: Letters stand for the digits: a spreadsheet program would make a number of 12e345678901.
_LETTERS = str.maketrans("0123456789", "ghijkmnpqr")
#: What is wrong with an explanation is mended, not explained.
_NEVER = frozenset({"QK-01"})
#: Facts beside an entry that tell one breach in a cell from another, or come from other entries.
_TELLING = ("id", "number", "code", "order", "stated", "counted", "sum", "spent", "budget")
#: Facts that count from today.
_PASSING = frozenset({"days"})


def key_of(code: str, hit: Hit, rule: RuleSpec, unit: str) -> str:
    """Return the key of a hit under a rule; ``unit`` is the code of the unit spoken of.

    It is empty for what cannot be explained.
    """
    if code in _NEVER:
        return ""
    parts = [code, hit.case, unit, hit.column, *_facts(hit, rule, unit)]
    digest = hashlib.sha256("\x1f".join(parts).encode()).hexdigest()
    return digest[:_LENGTH].translate(_LETTERS)


def _facts(hit: Hit, rule: RuleSpec, unit: str) -> Iterator[str]:
    if hit.row is None:
        names = sorted(hit.facts.keys() - _PASSING)
        yield from (f"{name}={hit.facts[name]}" for name in names)
        return
    yield hit.row.row_id
    columns = dict.fromkeys([*rule.looks_at, hit.column])
    yield from (f"{column}={_understood(hit.row, column, unit)}" for column in columns if column)
    yield from (f"{name}={hit.facts[name]}" for name in _TELLING if name in hit.facts)


def _understood(row: Row, column: str, unit: str) -> str:
    """Return a cell as it was understood, else as it was typed.

    The unit is told apart already: a consolidated entry names it where the unit's own need not.
    """
    value = row[column]
    if value is None:
        return str(row.raw(column) or "").strip()
    return "" if column == "unit" and value == unit else str(value)
