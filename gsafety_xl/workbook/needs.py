"""Must a column be filled: always, under a condition, never by hand; and the condition in words."""

from enum import StrEnum

from gsafety_xl.schema import Catalogue, ColumnSpec, LedgerSpec
from gsafety_xl.schema.conditions import describe
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
    return [describe(item.when, ledger, catalogue) for item in column.requirements]


def type_in_words(column: ColumnSpec, catalogue: Catalogue) -> str:
    """Return what a column holds: with its code list's name, or its measure."""
    words = form_words()
    kind = words.types[column.type]
    if column.codes:
        return words.guide.type_with_codes.format(
            type=kind, codes=catalogue.codes[column.codes].label
        )
    if column.measure:
        return words.guide.type_with_measure.format(type=kind, measure=column.measure)
    return kind
