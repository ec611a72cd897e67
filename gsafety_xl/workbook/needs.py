"""Must a column be filled: always, under a condition, never by hand; and the condition in words."""

from enum import StrEnum

from gsafety_xl.schema import Catalogue, ColumnSpec, Condition, LedgerSpec
from gsafety_xl.workbook.form_words import form_words


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
    return [_in_words(item.when, ledger, catalogue) for item in column.requirements]


def _in_words(when: Condition, ledger: LedgerSpec, catalogue: Catalogue) -> str:
    joint = form_words().conditions["joint_and"]
    return joint.join(
        _one_in_words(ledger.column(key), allowed, catalogue) for key, allowed in when.items()
    )


def _one_in_words(column: ColumnSpec, allowed: list[str | bool], catalogue: Catalogue) -> str:
    words = form_words().conditions
    if "*" in allowed:
        return words["is_filled"].format(label=column.label)
    values = words["joint_or"].join(
        words["quoted"].format(value=_value_in_words(column, catalogue, item=item))
        for item in allowed
    )
    return words["is_one_of"].format(label=column.label, values=values)


def _value_in_words(column: ColumnSpec, catalogue: Catalogue, *, item: str | bool) -> str:
    if isinstance(item, bool):
        return form_words().lists.yes if item else form_words().lists.no
    return catalogue.codes[column.codes].label_of(item) if column.codes else item
