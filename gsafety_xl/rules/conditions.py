"""Conditions of the data files (``{ level = ["major"] }``) asked of an entry."""

from gsafety_xl.model import Row
from gsafety_xl.schema import Condition


def holds(row: Row, when: Condition) -> bool:
    """Tell whether every column named holds one of the values listed; ``"*"`` is anything.

    A blank or unusable cell holds nothing, so a condition on it is false.
    """
    return all(_column_holds(row, key, allowed) for key, allowed in when.items())


def _column_holds(row: Row, key: str, allowed: list[str | bool]) -> bool:
    value = row[key]
    if value is None:
        return False
    if "*" in allowed:
        return True
    if isinstance(value, bool):
        return value in allowed
    return any(choice in allowed for choice in row.choices(key))
