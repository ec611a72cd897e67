"""Numbers of entries (编号): unit code, ledger code, year, running number."""

import re
from collections.abc import Iterator

from gsafety_xl.model import Ledgers, Row
from gsafety_xl.rules.context import RuleContext, sound_rows
from gsafety_xl.rules.hits import Hit, at_cell, place_beside
from gsafety_xl.rules.registry import book_rule
from gsafety_xl.schema.units import BUREAU

#: Four digits come by themselves after 999 entries.
_NUMBER = re.compile(r"(?P<unit>[A-Z0-9]+)-(?P<ledger>[A-Z]+)-(?P<year>\d{4})-\d{3,}")


@book_rule("C-02")
def numbers_identify_entries(ledgers: Ledgers, context: RuleContext) -> Iterator[Hit]:
    """Yield entries whose number is malformed, another unit's, or used before; the first of these.

    A number is unique over all tables of a ledger; the later entry is the one reported.
    """
    for ledger in context.catalogue.ledgers:
        first_used: dict[str, Row] = {}
        for row in sound_rows(ledgers.rows(ledger), context, "id"):
            if row.row_id:
                yield from _number_hits(row, first_used, context)
                first_used.setdefault(row.row_id, row)


def _number_hits(row: Row, first_used: dict[str, Row], context: RuleContext) -> Iterator[Hit]:
    code = context.catalogue.ledgers[row.table.ledger].code
    keeper = _known_keeper(row, context)
    match = _NUMBER.fullmatch(row.row_id)
    if match is None or match["ledger"] != code:
        example = f"{keeper or BUREAU}-{code}-{context.year}-001"
        yield at_cell(row, "id", "pattern", code=code, example=example)
    elif keeper and match["unit"] != keeper:
        yield at_cell(row, "id", "foreign", unit=keeper)
    elif row.row_id in first_used:
        other = place_beside(first_used[row.row_id].ref("id"), row.ref("id"))
        yield at_cell(row, "id", "duplicate", other=other)


def _known_keeper(row: Row, context: RuleContext) -> str:
    """Return the code of the unit that keeps an entry; empty when that is not certain."""
    keeper = context.keeper(row)
    return keeper if keeper in context.register and context.is_sound(row, "unit") else ""
