"""Annual plans (工作计划): JH-01, counted by the year a plan is for, not the year it was issued."""

from collections.abc import Iterator

from gsafety_xl.model import Ledgers, Row
from gsafety_xl.rules.context import RuleContext, sound_rows, table_of
from gsafety_xl.rules.hits import Hit, at_header
from gsafety_xl.rules.registry import book_rule
from gsafety_xl.schema.units import BUREAU

_LOOKS_AT = ("year", "domain", "unit", "tier")
_BUREAU_OWES = ("safety", "disaster")
_UNIT_OWES = "safety"


def somebody_owes_a_plan(_ledgers: Ledgers, context: RuleContext) -> bool:
    """Tell whether the bureau or a unit is judged at all."""
    return context.covers_bureau or bool(context.units)


@book_rule("JH-01", applies=somebody_owes_a_plan)
def everybody_has_a_plan(ledgers: Ledgers, context: RuleContext) -> Iterator[Hit]:
    """Yield who has no plan of the year: the bureau for safety and disasters, a unit for safety.

    Fire and counter-terror may be part of a general plan. A unit with an entry that cannot be
    read is left alone: that entry may be the plan.
    """
    entries = list(ledgers.rows("plan"))
    sound = sound_rows(entries, context, *_LOOKS_AT)
    unclear = {context.keeper(row) for row in entries if not context.is_sound(row, *_LOOKS_AT)}
    for code, domain in _debts(context):
        planned = any(_is_plan(row, code, domain, context) for row in sound)
        if not planned and code not in unclear:
            yield _missing(ledgers, code, domain, context)


def _debts(context: RuleContext) -> Iterator[tuple[str, str]]:
    """Yield the unit codes judged, each with the domains it owes a plan for."""
    if context.covers_bureau:
        yield from ((BUREAU, domain) for domain in _BUREAU_OWES)
    for code in context.units:
        unit = context.unit(code)
        if code != BUREAU and (unit is None or unit.active_in(context.year)):
            yield code, _UNIT_OWES


def _is_plan(row: Row, unit: str, domain: str, context: RuleContext) -> bool:
    if row["year"] != context.year or domain not in row.choices("domain"):
        return False
    return context.is_bureaus(row) if unit == BUREAU else context.keeper(row) == unit


def _missing(ledgers: Ledgers, unit: str, domain: str, context: RuleContext) -> Hit:
    warn_from = context.this_year("plan.warn_from")
    return at_header(
        table_of(ledgers, "plan", unit, context),
        "year",
        "late" if context.as_of > warn_from else "progress",
        unit=unit,
        unit_name=context.register.name_of(unit),
        year=context.year,
        domain=context.catalogue.codes["domain"].label_of(domain),
        warn_from=warn_from.isoformat(),
    )
