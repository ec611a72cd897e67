"""Measures that go through the units of the register."""

from collections import Counter
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from datetime import date, timedelta

from gsafety_xl.duties.arguments import required, word, words
from gsafety_xl.duties.evidence import Evidence, Outcome
from gsafety_xl.indicators import Sources, monthly_reports
from gsafety_xl.indicators.wording import phrase
from gsafety_xl.model import Period, Row
from gsafety_xl.rules.conditions import holds
from gsafety_xl.rules.responsibility import is_complete
from gsafety_xl.schema import Obligation, Unit
from gsafety_xl.schema.keeping import UNIT_FLAGS
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
    units = [BUREAU, *(unit.code for unit in evidence.reporting)]
    return by_unit(evidence, units, set(map(context.keeper, rows)), evidence.sources(rows, "title"))


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
    covered = {code for code, count in times.items() if count >= least}
    sources = evidence.sources(rows, "target_unit")
    return by_unit(evidence, [unit.code for unit in units], covered, sources)


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
        units={unit: unit not in missing for unit, _ in reports.due},
    )


def four_ones(evidence: Evidence, _obligation: Obligation) -> Outcome:
    """Count the units whose four ones (四个一) in force are whole: bureau and reporting units."""
    rows = [
        row
        for row in evidence.ledgers.rows("responsibility")
        if is_complete(row) and _is_in_force(row, evidence.cutoff)
    ]
    covered = {row.text("target_unit") for row in rows}
    units = [BUREAU, *(unit.code for unit in evidence.reporting)]
    return by_unit(evidence, units, covered, evidence.sources(rows, "target_unit"))


def registered(evidence: Evidence, obligation: Obligation) -> Outcome:
    """Tell whether the register has units of some kinds at all."""
    codes = _codes(evidence.units_of_kind(words(obligation, "kinds")))
    rows = [row for row in evidence.ledgers.rows("unit_register") if row.text("code") in codes]
    return Outcome(len(codes), 1, evidence.sources(rows, "code"))


def units_with(evidence: Evidence, obligation: Obligation) -> Outcome:
    """Count the units of some kinds or with some flags that have an entry of the year.

    Arguments: ledger, column, date, kinds or flags (properties of a unit), ``unit_column`` (the
    column that names the unit; without it, the one that keeps the entry) and, for a number other
    than one, parameter.
    """
    day, unit_column = word(obligation, "date"), obligation.arguments.get("unit_column")
    rows = [
        row
        for row in evidence.ledgers.rows(word(obligation, "ledger"))
        if evidence.happened(row, day) and holds(row, obligation.where)
    ]
    times: Counter[str] = Counter()
    for row in rows:
        keeper = evidence.context.keeper(row)
        named = row.text(unit_column) if isinstance(unit_column, str) else ""
        times.update({keeper, named} if named else {keeper})
    least = required(evidence, obligation)
    covered = {code for code, count in times.items() if count >= least}
    sources = evidence.sources(rows, word(obligation, "column"))
    return by_unit(evidence, _asked(evidence, obligation), covered, sources)


def parks_inspected(evidence: Evidence, _obligation: Obligation) -> Outcome:
    """Count the parks with rides in use that the bureau inspected for them in the year.

    An inspection that names a ride counts, and any special inspection of the park.
    """
    parks: dict[str, set[str]] = {}
    for row in evidence.ledgers.rows("ride"):
        if row.text("status") == "in_use" and row.text("park"):
            parks.setdefault(row.text("park"), set()).add(row.row_id)
    rows = [
        row
        for row in evidence.ledgers.rows("inspection")
        if _by_bureau(row, evidence) and _is_about_rides(row, parks)
    ]
    covered = {
        park for park, rides in parks.items() if any(_is_of(row, park, rides) for row in rows)
    }
    return by_unit(evidence, sorted(parks), covered, evidence.sources(rows, "target_unit"))


def by_unit(
    evidence: Evidence, units: Iterable[str], covered: AbstractSet[str], sources: Sources
) -> Outcome:
    """Return how many of some units (by code) are covered, and which are not."""
    codes = dict.fromkeys(units)
    name_of = evidence.context.register.name_of
    lacking = tuple(name_of(code) for code in codes if code not in covered)
    done = {code: code in covered for code in codes}
    return Outcome(len(codes) - len(lacking), len(codes), sources, lacking, units=done)


def _asked(evidence: Evidence, obligation: Obligation) -> list[str]:
    """Return the units of the kinds or with the flags that an obligation names."""
    arguments = obligation.arguments
    if "kinds" in arguments:
        return [unit.code for unit in evidence.units_of_kind(words(obligation, "kinds"))]
    flags = [UNIT_FLAGS[flag] for flag in words(obligation, "flags")]
    register = evidence.context.register
    return [
        unit.code
        for unit in register
        if unit.active_in(evidence.year) and all(flag(unit) for flag in flags)
    ]


def _is_about_rides(row: Row, parks: Mapping[str, AbstractSet[str]]) -> bool:
    return any(_is_of(row, park, rides) for park, rides in parks.items())


def _is_of(row: Row, park: str, rides: AbstractSet[str]) -> bool:
    special = row.text("target_unit") == park and row.text("kind") == "special"
    return special or row.text("object_id") in rides - {""}


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
