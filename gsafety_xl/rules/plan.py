"""Annual plans (工作计划): there, in time, with fire in them, and sent to whom they are owed.

A plan counts for the year it is for, not the year it was issued.
"""

from collections.abc import Iterator
from datetime import date

from gsafety_xl.model import Ledgers, Row
from gsafety_xl.rules.context import RuleContext, sound_rows, table_of
from gsafety_xl.rules.hits import Fact, Hit, at_cell, at_header
from gsafety_xl.rules.registry import book_rule, row_rule, where_bureau_is_judged
from gsafety_xl.schema.units import BUREAU

_LOOKS_AT = ("year", "domain", "unit", "tier")
_BUREAU_OWES = ("safety", "disaster")
_UNIT_OWES = "safety"
_SUBMISSION_COLUMNS = ("item", "period", "to_org", "status")
_SENT = frozenset({"sent", "zero", "late", "resent"})


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
    """Yield the unit codes judged, each with the domains it owes a plan for.

    A unit whose line of the register does not name this ledger owes none.
    """
    if context.covers_bureau:
        yield from ((BUREAU, domain) for domain in _BUREAU_OWES)
    yield from ((code, _UNIT_OWES) for code in context.units_keeping("plan"))


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


@row_rule("JH-02")
def issued_in_time(row: Row, context: RuleContext) -> Iterator[Hit]:
    """Yield plans issued after the bureau's day in the year they are for."""
    issued, year = row.day("issued_on"), row.number("year")
    if issued is None or year is None:
        return
    limit = date.fromisoformat(f"{year:.0f}-{context.catalogue.parameters['plan.issue_by'].value}")
    if issued > limit:
        facts = {"issued": issued.isoformat(), "limit": limit.isoformat()}
        yield at_cell(row, "issued_on", "late", **facts)


@book_rule("JH-06", applies=where_bureau_is_judged)
def bureau_plans_for_fire(ledgers: Ledgers, context: RuleContext) -> Iterator[Hit]:
    """Yield the bureau's safety plans of the year where none of its plans has fire in it."""
    looked_at = (*_LOOKS_AT, "has_fire")
    plans = [
        row
        for row in sound_rows(ledgers.rows("plan"), context, *looked_at)
        if row["year"] == context.year and context.is_bureaus(row)
    ]
    if any(row["has_fire"] is True for row in plans):
        return
    for row in plans:
        if row["has_fire"] is False and {"safety", "fire"} & set(row.choices("domain")):
            yield at_cell(row, "has_fire", "without_fire", year=context.year)


@book_rule("JH-07", applies=where_bureau_is_judged)
def safety_plan_was_sent(ledgers: Ledgers, context: RuleContext) -> Iterator[Hit]:
    """Yield the bureau's safety plans, past the day, that no submission to 区安委办 carried."""
    limit = context.this_year("plan.submit_by")
    if context.as_of <= limit and not context.year_end:
        return
    sent = _sent_plans(ledgers, context)
    for row in sound_rows(ledgers.rows("plan"), context, *_LOOKS_AT, "submission_id"):
        owed = row["year"] == context.year and "safety" in row.choices("domain")
        if owed and context.is_bureaus(row) and not sent & {row.text("submission_id"), ""}:
            facts: dict[str, Fact] = {"year": context.year, "limit": limit.isoformat()}
            yield at_cell(row, "submission_id", "not_sent", **facts)


def _sent_plans(ledgers: Ledgers, context: RuleContext) -> set[str]:
    """Return the numbers of plans sent to 区安委办 this year, and "" where there is any.

    One that cannot be read may be it.
    """
    if context.keepers_of_faults(ledgers, "submission", _SUBMISSION_COLUMNS):
        return {""}
    numbers = {
        row.row_id
        for row in sound_rows(ledgers.rows("submission"), context, *_SUBMISSION_COLUMNS)
        if (row.text("item"), row.text("to_org")) == ("annual_plan", "safety_committee")
        and row.text("status") in _SENT
        and row.text("period") == str(context.year)
    }
    return numbers | {""} if numbers else numbers
