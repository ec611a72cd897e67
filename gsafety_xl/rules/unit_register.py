"""The register of units (单位名册): one spelling, one unit; and who has sent nothing."""

import re
from collections.abc import Iterator

from gsafety_xl.model import Ledgers, Row
from gsafety_xl.rules.context import RuleContext, sound_rows
from gsafety_xl.rules.hits import Hit, at_cell, at_header, place_beside
from gsafety_xl.rules.owing import units_unheard_of
from gsafety_xl.rules.registry import book_rule
from gsafety_xl.schema.text import compact

_SEPARATORS = re.compile(r"[;；、,，\n]+")


@book_rule("DW-01")
def one_spelling_one_unit(ledgers: Ledgers, context: RuleContext) -> Iterator[Hit]:
    """Yield codes and names used twice, and aliases that are another unit's name or alias."""
    owners: dict[str, tuple[Row, str]] = {}
    rows = sound_rows(ledgers.rows("unit_register"), context, "code", "name", "aliases")
    spellings = [(row, *item) for row in rows for item in _spellings(row)]
    # names before aliases: an alias that is somebody's name is the alias's fault
    for row, column, spelling in sorted(spellings, key=lambda item: item[1] == "aliases"):
        owner, owner_column = owners.setdefault(
            f"{column == 'code'}{compact(spelling)}", (row, column)
        )
        if owner != row:
            other = place_beside(owner.ref(owner_column), row.ref(column))
            yield at_cell(row, column, "shared", spelling=spelling, other=other)


def districts_are_judged(_ledgers: Ledgers, context: RuleContext) -> bool:
    """Tell whether the books of all units are there, rather than one unit's own."""
    return context.whole and bool(context.register.reporting)


@book_rule("DW-02", applies=districts_are_judged)
def everybody_sent_something(ledgers: Ledgers, context: RuleContext) -> Iterator[Hit]:
    """Yield reporting units from which there is no entry and no book at all."""
    unheard_of = units_unheard_of(ledgers, context)
    for unit in context.register.reporting:
        if unit.code in unheard_of:
            yield at_header(None, "", "nothing_sent", unit=unit.code, unit_name=unit.name)


def _spellings(row: Row) -> Iterator[tuple[str, str]]:
    yield from ((column, row.text(column)) for column in ("code", "name") if row.text(column))
    aliases = filter(None, map(str.strip, _SEPARATORS.split(row.text("aliases"))))
    yield from (("aliases", alias) for alias in aliases)
