"""Conditions of the data files (``{ level = ["major"] }``) asked of an entry."""

from gsafety_xl.model import Row
from gsafety_xl.schema import Catalogue, Condition, LedgerSpec


def holds(row: Row, when: Condition) -> bool:
    """Tell whether every column named holds one of the values listed; ``"*"`` is anything.

    A blank or unusable cell holds nothing, so a condition on it is false.
    """
    return all(_column_holds(row, key, allowed) for key, allowed in when.items())


def describe(when: Condition, spec: LedgerSpec, catalogue: Catalogue) -> str:
    """Return the condition in words: 隐患级别为“重大”."""
    return "且".join(_describe_one(spec, catalogue, key, allowed) for key, allowed in when.items())


def _column_holds(row: Row, key: str, allowed: list[str | bool]) -> bool:
    value = row[key]
    if value is None:
        return False
    if "*" in allowed:
        return True
    if isinstance(value, bool):
        return value in allowed
    return any(choice in allowed for choice in row.choices(key))


def _describe_one(
    spec: LedgerSpec, catalogue: Catalogue, key: str, allowed: list[str | bool]
) -> str:
    column = spec.column(key)
    if "*" in allowed:
        return f"填写了“{column.label}”"
    words = "或".join(f"“{_word(catalogue, column.codes, item=item)}”" for item in allowed)
    return f"{column.label}为{words}"


def _word(catalogue: Catalogue, codes: str, *, item: str | bool) -> str:
    if isinstance(item, bool):
        return "是" if item else "否"
    return catalogue.codes[codes].label_of(item) if codes else item
