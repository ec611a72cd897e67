"""Measures of what is on paper: policies, letters, plans in force, reports, money, publicity."""

from collections import defaultdict
from datetime import date

from gsafety_xl.duties.arguments import required, word, words
from gsafety_xl.duties.evidence import Evidence, Outcome
from gsafety_xl.duties.unit_measures import by_unit
from gsafety_xl.model import Period, Row
from gsafety_xl.rules.conditions import holds
from gsafety_xl.rules.names import means_many, unit_codes
from gsafety_xl.rules.submission_debts import SENT, debts
from gsafety_xl.schema import Obligation
from gsafety_xl.schema.units import BUREAU


def policies(evidence: Evidence, _obligation: Obligation) -> Outcome:
    """Count the subjects on which the bureau has a valid policy, by the word in its title."""
    rows = [
        row
        for row in evidence.ledgers.rows("policy")
        if row["is_valid"] is True and row.text("kind") != "letter" and _is_bureaus(row, evidence)
    ]
    subjects = evidence.context.catalogue.words("policy.required")
    lacking = tuple(
        subject for subject in subjects if not any(subject in row.text("title") for row in rows)
    )
    sources = evidence.sources(rows, "title")
    return Outcome(len(subjects) - len(lacking), len(subjects), sources, lacking)


def letters_signed(evidence: Evidence, _obligation: Obligation) -> Outcome:
    """Count the reporting units named by a valid letter of responsibility of the year."""
    rows = [
        row
        for row in evidence.ledgers.rows("policy")
        if row.text("kind") == "letter"
        and row.number("year") == evidence.year
        and row["is_valid"] is not False
    ]
    context = evidence.context
    signed: set[str] = set()
    for row in rows:
        if means_many(row.text("applies_to"), context):
            signed |= {unit.code for unit in evidence.reporting}
        signed |= unit_codes(row.text("applies_to"), context)[0]
    units = [unit.code for unit in evidence.reporting if not unit.is_bureau]
    return by_unit(evidence, units, signed, evidence.sources(rows, "applies_to"))


def plans_in_force(evidence: Evidence, obligation: Obligation) -> Outcome:
    """Count the events (argument ``events``) for which the bureau has a plan in force."""
    events = words(obligation, "events")
    rows = [
        row
        for row in evidence.ledgers.rows("emergency_plan")
        if row["is_current"] is True and row.text("event") in events and _is_bureaus(row, evidence)
    ]
    label = evidence.context.catalogue.codes["plan_event"].label_of
    covered = {row.text("event") for row in rows}
    lacking = tuple(label(event) for event in events if event not in covered)
    sources = evidence.sources(rows, "title")
    return Outcome(len(events) - len(lacking), len(events), sources, lacking)


def reports_made(evidence: Evidence, obligation: Obligation) -> Outcome:
    """Count the reports on ``item`` made to 区安委办 of those that are due by now."""
    item = word(obligation, "item")
    context = evidence.context
    due = [debt for debt in debts(context) if debt.item == item]
    due = [debt for debt in due if context.year_end or debt.due < context.as_of]
    made = {
        row.text("period"): row
        for row in evidence.ledgers.rows("submission")
        if _is_report(row) and row.text("item") == item
    }
    lacking = tuple(debt.period for debt in due if debt.period not in made)
    rows = [made[debt.period] for debt in due if debt.period in made]
    return Outcome(len(rows), len(due), evidence.sources(rows, "sent_at"), lacking)


def periods_with(evidence: Evidence, obligation: Obligation) -> Outcome:
    """Count the parts of the year with as many entries as ``parameter`` asks of each.

    Arguments: ledger, date, column, parts (``Q1`` … or ``H1``, ``H2`` or months). During the
    year only the parts that are over are required.
    """
    least, day = required(evidence, obligation), word(obligation, "date")
    rows = [
        row
        for row in evidence.ledgers.rows(word(obligation, "ledger"))
        if evidence.happened(row, day)
        and holds(row, obligation.where)
        and _is_bureaus(row, evidence)
    ]
    periods = [Period(evidence.year, part) for part in words(obligation, "parts")]
    met = [period for period in periods if _count(rows, day, period) >= least]
    judged = [period for period in periods if period in met or _is_over(period, evidence)]
    lacking = tuple(period.label for period in judged if period not in met)
    sources = evidence.sources(rows, word(obligation, "column"))
    return Outcome(len(met), len(judged), sources, lacking)


def budgets(evidence: Evidence, _obligation: Obligation) -> Outcome:
    """Count the bureau and the reporting units whose budget for safety is above zero."""
    amounts: defaultdict[str, float] = defaultdict(float)
    rows = [
        row
        for row in evidence.ledgers.rows("budget")
        if row.text("row_kind") == "budget" and row.number("year") == evidence.year
    ]
    for row in rows:
        amounts[row.text("target_unit")] += row.number("budget") or 0
    funded = {unit for unit, amount in amounts.items() if amount > 0}
    units = [BUREAU, *(unit.code for unit in evidence.reporting)]
    return by_unit(evidence, units, funded, evidence.sources(rows, "budget"))


def publicity(evidence: Evidence, obligation: Obligation) -> Outcome:
    """Count which of channels, forms and rounds of the year's publicity are many enough.

    The numbers come from the parameters ``publicity.channels``, ``.forms`` and ``.rounds``.
    """
    rows = [
        row
        for row in evidence.ledgers.rows("training")
        if evidence.happened(row, "date") and holds(row, obligation.where)
    ]
    counts = {
        "channels": len({choice for row in rows for choice in row.choices("channels")}),
        "forms": len({choice for row in rows for choice in row.choices("forms")}),
        "rounds": len({row.day("date") for row in rows}),
    }
    number = evidence.context.catalogue.number
    met = [name for name, count in counts.items() if count >= number(f"publicity.{name}")]
    return Outcome(len(met), len(counts), evidence.sources(rows, "channels"), facts=counts)


def _is_report(row: Row) -> bool:
    upward = row.text("direction") == "upward" and row.text("to_org") == "safety_committee"
    return upward and row.text("status") in SENT


def _count(rows: list[Row], column: str, period: Period) -> int:
    return len([day for day in _days(rows, column) if day in period])


def _days(rows: list[Row], column: str) -> list[date]:
    return [day for row in rows if (day := row.day(column)) is not None]


def _is_over(period: Period, evidence: Evidence) -> bool:
    return evidence.context.year_end or period.end < evidence.context.as_of


def _is_bureaus(row: Row, evidence: Evidence) -> bool:
    return evidence.context.is_bureaus(row)
