"""Must a column be filled: always, under a condition, never by hand; and the condition in words."""

from enum import StrEnum

from gsafety_xl.schema import Catalogue, ColumnSpec, LedgerSpec
from gsafety_xl.schema.conditions import describe


class Need(StrEnum):
    """How a column is to be filled; the value is its key in the wording."""

    REQUIRED = "required"
    CONDITIONAL = "conditional"
    OPTIONAL = "optional"
    COMPUTED = "computed"


def need_of(column: ColumnSpec) -> Need:
    """Return how a column is to be filled, from its declaration."""
    if column.system:
        return Need.COMPUTED
    if column.required:
        return Need.REQUIRED
    return Need.CONDITIONAL if column.requirements else Need.OPTIONAL


def conditions_of(column: ColumnSpec, ledger: LedgerSpec, catalogue: Catalogue) -> list[str]:
    """Return in words each condition under which the column must be filled."""
    return [describe(item.when, ledger, catalogue) for item in column.requirements]
