"""Numbers of entries (编号): unit code, ledger code, year, running number."""

from collections.abc import Iterator

from gsafety_xl.model import Ledgers, Row
from gsafety_xl.rules.context import RuleContext, sound_rows
from gsafety_xl.rules.hits import Hit, at_cell, place_beside
from gsafety_xl.rules.registry import book_rule
from gsafety_xl.schema import LedgerSpec
from gsafety_xl.schema.entry_numbers import EntryNumber, parse_number
from gsafety_xl.schema.units import BUREAU


@book_rule("C-02")
def numbers_identify_entries(ledgers: Ledgers, context: RuleContext) -> Iterator[Hit]:
    """Yield entries whose number is malformed, another unit's, of another year, or used before.

    The first of these only. A number is unique over all tables of a ledger; the later entry is
    the one reported. An entry carried over from last year's workbook keeps its number there.
    """
    for ledger in context.catalogue.ledgers:
        first_used: dict[str, Row] = {}
        for row in sound_rows(ledgers.rows(ledger), context, "id"):
            if row.row_id:
                hit = _number_hit(row, first_used, context)
                if hit is not None:
                    yield hit
                first_used.setdefault(row.row_id, row)


def _number_hit(row: Row, first_used: dict[str, Row], context: RuleContext) -> Hit | None:
    spec = context.catalogue.ledgers[row.table.ledger]
    keeper = _known_keeper(row, context)
    number = parse_number(row.row_id)
    if number is None or number.ledger != spec.code:
        example = str(EntryNumber(keeper or BUREAU, spec.code, context.year, 1))
        return at_cell(row, "id", "pattern", code=spec.code, example=example)
    if keeper and number.unit != keeper:
        return at_cell(row, "id", "foreign", unit=keeper)
    if row.row_id in first_used:
        return _repeated(row, first_used[row.row_id], spec)
    return _of_another_year(row, number, spec, context)


def _repeated(row: Row, other: Row, spec: LedgerSpec) -> Hit | None:
    """Return what is wrong with a number that another entry has; nothing if it is the same one.

    The same entry stands in the workbooks of two years when it was carried over.
    """
    place = place_beside(other.ref("id"), row.ref("id"))
    years = (row.table.context_year, other.table.context_year)
    if None in years or years[0] == years[1]:
        return at_cell(row, "id", "duplicate", other=place)
    if all(row[key] == other[key] for key in spec.business_key):
        return None
    return at_cell(row, "id", "reused", other=place)


def _of_another_year(
    row: Row, number: EntryNumber, spec: LedgerSpec, context: RuleContext
) -> Hit | None:
    """Return a number whose year is not the workbook's; an earlier one may have been carried."""
    year = row.table.context_year or context.year
    if number.year > year:
        return at_cell(row, "id", "later_year", number_year=number.year, year=year)
    if number.year < year and spec.carried is None:
        return at_cell(row, "id", "earlier_year", number_year=number.year, year=year)
    return None


def _known_keeper(row: Row, context: RuleContext) -> str:
    """Return the code of the unit that keeps an entry; empty when that is not certain."""
    keeper = context.keeper(row)
    return keeper if keeper in context.register and context.is_sound(row, "unit") else ""
