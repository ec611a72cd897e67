"""Measures that go through the units of the register."""

from collections import Counter
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from datetime import date, timedelta

from gsafety_xl.duties.arguments import word, words
from gsafety_xl.duties.evidence import Evidence, Outcome
from gsafety_xl.indicators import Sources, monthly_reports
from gsafety_xl.indicators.wording import phrase
from gsafety_xl.model import Period, Row
from gsafety_xl.rules.responsibility import is_complete
from gsafety_xl.schema import Obligation, Unit
from gsafety_xl.schema.units import BUREAU


def annual_plans(evidence: Evidence, obligation: Obligation) -> Outcome:
    """Count who has a plan of the year for a domain: the bureau and every reporting unit."""
    domain = word(obligation, "domain")
    context = evidence.context
    rows = [
        row
        for row in evidence.ledgers.rows("plan")
        if row.number("year") == evidence.year and domain in row.choices("domain")
    ]
    # a plan in the bureau's book that another level made is not the bureau's plan
    rows = [row for row in rows if context.is_bureaus(row) or context.keeper(row) != BUREAU]
    return _by_unit(evidence, set(map(context.keeper, rows)), evidence.sources(rows, "title"))


def inspection_coverage(evidence: Evidence, obligation: Obligation) -> Outcome:
    """Count the units of some kinds that the bureau inspected often enough in the year.

    A unit's inspection of itself is none of the bureau's; several sites on a day are one time.
    """
    units = evidence.units_of_kind(words(obligation, "kinds"))
    codes = _codes(units)
    rows = [
        row
        for row in evidence.ledgers.rows("inspection")
        if row.text("target_unit") in codes and _by_bureau(row, evidence)
    ]
    times = Counter(
        code for code, _ in {(row.text("target_unit"), row.day("date")) for row in rows}
    )
    least = evidence.context.catalogue.number("inspection.unit.per_year")
    lacking = tuple(unit.name for unit in units if times[unit.code] < least)
    sources = evidence.sources(rows, "target_unit")
    return Outcome(len(units) - len(lacking), len(units), sources, lacking)


def monthly_statistics(evidence: Evidence, _obligation: Obligation) -> Outcome:
    """Count the monthly accident statistics made of those whose due day has passed."""
    context = evidence.context
    reports = monthly_reports(evidence.ledgers, context, _months_due(evidence))
    missing: dict[str, list[str]] = {}
    for unit, month in reports.missing:
        number = Period.parse(month).months[0]
        missing.setdefault(unit, []).append(phrase("coverage", "month", month=number))
    lacking = (
        phrase("coverage", "month_of", unit=context.register.name_of(unit), months="、".join(late))
        for unit, late in missing.items()
    )
    return Outcome(
        len(reports.made),
        len(reports.due),
        evidence.sources(reports.entries, "month"),
        tuple(lacking),
        {"zero": len(reports.zero)},
    )


def four_ones(evidence: Evidence, _obligation: Obligation) -> Outcome:
    """Count the units whose four ones (四个一) in force are whole: bureau and reporting units."""
    rows = [
        row
        for row in evidence.ledgers.rows("responsibility")
        if is_complete(row) and _is_in_force(row, evidence.cutoff)
    ]
    covered = {row.text("target_unit") for row in rows}
    return _by_unit(evidence, covered, evidence.sources(rows, "target_unit"))


def registered(evidence: Evidence, obligation: Obligation) -> Outcome:
    """Tell whether the register has units of some kinds at all."""
    codes = _codes(evidence.units_of_kind(words(obligation, "kinds")))
    rows = [row for row in evidence.ledgers.rows("unit_register") if row.text("code") in codes]
    return Outcome(len(codes), 1, evidence.sources(rows, "code"))


def _by_unit(evidence: Evidence, covered: AbstractSet[str], sources: Sources) -> Outcome:
    """Return how many of the bureau and the reporting units are covered."""
    codes = dict.fromkeys((BUREAU, *(unit.code for unit in evidence.reporting)))
    register = evidence.context.register
    lacking = tuple(register.name_of(code) for code in codes if code not in covered)
    return Outcome(len(codes) - len(lacking), len(codes), sources, lacking)


def _codes(units: Iterable[Unit]) -> set[str]:
    return {unit.code for unit in units}


def _by_bureau(row: Row, evidence: Evidence) -> bool:
    """Tell whether the bureau organised an inspection of the year, and not the unit itself."""
    organised = row.text("tier") == "bureau" or evidence.context.is_bureaus(row)
    return organised and row.text("kind") != "self" and evidence.happened(row, "date")


def _months_due(evidence: Evidence) -> list[Period]:
    """Return the months of the year whose due day, in the next month, has passed."""
    grace = timedelta(days=evidence.context.catalogue.number("statistics.due_day"))
    months = [Period(evidence.year, f"{number:02d}") for number in range(1, 13)]
    return [month for month in months if evidence.context.as_of > month.end + grace]


def _is_in_force(row: Row, day: date) -> bool:
    start, end = row.day("effective_on"), row.day("expires_on")
    return start is not None and start <= day and (end is None or end >= day)
