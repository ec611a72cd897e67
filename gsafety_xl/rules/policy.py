"""Rules, letters of responsibility and appraisals (制度责任书): which there should be."""

from collections.abc import Iterator

from gsafety_xl.model import Ledgers, Row
from gsafety_xl.rules.context import RuleContext, sound_rows, table_of
from gsafety_xl.rules.hits import Fact, Hit, at_cell, at_header
from gsafety_xl.rules.names import means_many, unit_codes
from gsafety_xl.rules.owing import outlives
from gsafety_xl.rules.registry import book_rule, where_bureau_is_judged
from gsafety_xl.schema import Unit
from gsafety_xl.schema.units import BUREAU

_LETTER, _ASSESSMENT = "letter", "assessment"
#: So many units are named in a message; the others are counted.
_MOST_NAMED = 10


@book_rule("ZS-01", applies=where_bureau_is_judged)
def required_policies_exist(ledgers: Ledgers, context: RuleContext) -> Iterator[Hit]:
    """Yield the subjects of which no valid document of the bureau bears the word in its title."""
    rows = sound_rows(ledgers.rows("policy"), context, "title", "kind", "is_valid", "unit")
    titles = [
        row.text("title")
        for row in rows
        if row.text("kind") != _LETTER and row["is_valid"] is True and context.is_bureaus(row)
    ]
    words = context.catalogue.words("policy.required")
    missing = [word for word in words if not any(word in title for title in titles)]
    if missing:
        table = table_of(ledgers, "policy", BUREAU, context)
        yield at_header(table, "title", "missing", unit=BUREAU, missing="、".join(missing))


def somebody_should_sign(_ledgers: Ledgers, context: RuleContext) -> bool:
    """Tell whether the bureau is judged and has units that it should sign letters with."""
    return context.covers_bureau and bool(_signatories(context))


@book_rule("ZS-02", applies=somebody_should_sign)
def every_unit_signed(ledgers: Ledgers, context: RuleContext) -> Iterator[Hit]:
    """Yield the units that no letter of responsibility of the year names."""
    looked_at = ("kind", "applies_to", "year", "is_valid", "unit")
    signed: set[str] = set()
    for row in sound_rows(ledgers.rows("policy"), context, *looked_at):
        if row.text("kind") == _LETTER and row["year"] == context.year and _is_current(row):
            if means_many(row.text("applies_to"), context):
                return
            signed |= unit_codes(row.text("applies_to"), context)[0]
    names = [unit.name for unit in _signatories(context) if unit.code not in signed]
    if names:
        shown = "、".join(names[:_MOST_NAMED]) + ("等" if len(names) > _MOST_NAMED else "")
        table = table_of(ledgers, "policy", BUREAU, context)
        facts: dict[str, Fact] = {"year": context.year, "count": len(names), "names": shown}
        yield at_header(table, "applies_to", "missing", unit=BUREAU, **facts)


@book_rule("ZS-03", applies=where_bureau_is_judged)
def appraisal_includes_fire(ledgers: Ledgers, context: RuleContext) -> Iterator[Hit]:
    """Yield the bureau's appraisals of the year where none of them has fire in it."""
    looked_at = ("kind", "has_fire", "year", "is_valid", "unit")
    appraisals = [
        row
        for row in sound_rows(ledgers.rows("policy"), context, *looked_at)
        if row.text("kind") == _ASSESSMENT
        and row["year"] == context.year
        and _is_current(row)
        and context.is_bureaus(row)
    ]
    if any(row["has_fire"] is True for row in appraisals):
        return
    for row in appraisals:
        if row["has_fire"] is False:
            yield at_cell(row, "has_fire", "without_fire", year=context.year)


def _is_current(row: Row) -> bool:
    return row["is_valid"] is not False


def _signatories(context: RuleContext) -> list[Unit]:
    """Return the units that must report, in existence this year, without the bureau."""
    reporting = context.register.reporting
    there = [unit for unit in reporting if unit.active_in(context.year)]
    return [unit for unit in there if not unit.is_bureau and outlives(unit, context.year)]
