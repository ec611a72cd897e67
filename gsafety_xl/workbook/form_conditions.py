"""Conditions of the data files (``{ status = ["closed"] }``), asked of a sheet and of an entry."""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from gsafety_xl.model import Value
from gsafety_xl.schema import Catalogue, ColumnSpec, ColumnType, Condition, LedgerSpec
from gsafety_xl.workbook.form_words import form_words

#: How a formula names a column: its cell in the same row, or all its cells.
Naming: TypeAlias = Callable[[str], str]
Entry: TypeAlias = Mapping[str, Value]

_BETWEEN = "、"


def condition_formula(
    when: Condition, ledger: LedgerSpec, catalogue: Catalogue, cell: Naming
) -> str:
    """Return a formula that is true where the row meets the condition; FALSE for an empty one."""
    if not when:
        return "FALSE"
    parts = [
        _any([_equals(item, ledger.column(key), catalogue, cell(key)) for item in allowed])
        for key, allowed in when.items()
    ]
    return parts[0] if len(parts) == 1 else f"AND({','.join(parts)})"


def condition_array(when: Condition, ledger: LedgerSpec, catalogue: Catalogue, area: Naming) -> str:
    """Return a product of arrays: 1 for each row that meets the condition, else 0."""
    if not when:
        return "0"
    parts = [
        "+".join(f"({_equals(item, ledger.column(key), catalogue, area(key))})" for item in allowed)
        for key, allowed in when.items()
    ]
    # the nought makes numbers of truth values before a function sees them
    return "*".join(f"SIGN(0+{part})" for part in parts)


def holds(when: Condition, entry: Entry) -> bool:
    """Tell whether an entry meets a condition; an empty one is met by none."""
    return bool(when) and all(_holds(entry.get(key), allowed) for key, allowed in when.items())


def quoted(text: str) -> str:
    """Return a text as a formula writes it."""
    doubled = text.replace('"', '""')
    return f'"{doubled}"'


def _any(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"OR({','.join(parts)})"


def _equals(item: str | bool, column: ColumnSpec, catalogue: Catalogue, cell: str) -> str:  # noqa: FBT001 - an item of a condition
    if item == "*":
        return f'{cell}<>""'
    if isinstance(item, bool):
        words = form_words().lists
        return f"{cell}={quoted(words.yes if item else words.no)}"
    label = catalogue.codes[column.codes].label_of(item) if column.codes else item
    if column.type is ColumnType.CHOICES:
        # one of several in the cell, between separators lest a word be found inside another
        return f'ISNUMBER(SEARCH("{_BETWEEN}{label}{_BETWEEN}","{_BETWEEN}"&{cell}&"{_BETWEEN}"))'
    return f"{cell}={quoted(label)}"


def _holds(value: Value, allowed: list[str | bool]) -> bool:
    if value is None or value == "":
        return False
    if "*" in allowed:
        return True
    held = value if isinstance(value, tuple) else (value,)
    return any(item in allowed for item in held)
