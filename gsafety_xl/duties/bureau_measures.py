"""Measures of what the bureau itself did."""

from datetime import date

from gsafety_xl.duties.arguments import required, word
from gsafety_xl.duties.entry_measures import settled_outcome
from gsafety_xl.duties.evidence import Evidence, Outcome
from gsafety_xl.indicators.wording import phrase
from gsafety_xl.model import Row
from gsafety_xl.rules.campaign import fire_campaigns
from gsafety_xl.rules.conditions import holds
from gsafety_xl.rules.inspection import led_fire_dates
from gsafety_xl.schema import Obligation

#: Withdrawn, or for another authority to see to.
_NOT_OURS = frozenset({"withdrawn", "transferred"})


def bureau_entries(evidence: Evidence, obligation: Obligation) -> Outcome:
    """Count the bureau's entries of the year that hold what ``where`` asks.

    Arguments: ledger, date (a day or year column), column (shown as the source), and either
    required or the parameter that says how many a year.
    """
    ledger, day, column = (word(obligation, name) for name in ("ledger", "date", "column"))
    rows = [
        row
        for row in evidence.ledgers.rows(ledger)
        if evidence.happened(row, day)
        and evidence.context.is_bureaus(row)
        and holds(row, obligation.where)
    ]
    return Outcome(len(rows), required(evidence, obligation), evidence.sources(rows, column))


def led_fire(evidence: Evidence, _obligation: Obligation) -> Outcome:
    """Count the days on which the bureau's head led a fire inspection (K16)."""
    led = led_fire_dates(evidence.ledgers.rows("inspection"), evidence.context)
    days = [day for day in led if day.year == evidence.year and day <= evidence.cutoff]
    at_least = int(evidence.context.catalogue.number("inspection.led_fire.per_year"))
    sources = evidence.sources((row for day in days for row in led[day]), "date")
    return Outcome(len(days), at_least, sources, facts={"days": _written(days)})


def fire_campaigns_run(evidence: Evidence, _obligation: Obligation) -> Outcome:
    """Count the bureau's own fire campaigns of the year (K17)."""
    rows = fire_campaigns(evidence.ledgers.rows("campaign"), evidence.context)
    at_least = int(evidence.context.catalogue.number("campaign.fire.per_year"))
    return Outcome(len(rows), at_least, evidence.sources(rows, "title"))


def danger_closure(evidence: Evidence, obligation: Obligation) -> Outcome:
    """Count the closed (已销号) among the dangers of the year and those carried into it.

    Withdrawn and transferred ones are left out. At the year's end only those count whose
    deadline has come; during the year the nearest deadline ahead is when the next is due.
    """
    dangers = _dangers(evidence, obligation)
    closed = [row for row in dangers if _is_closed(row)]
    open_ones = [row for row in dangers if not _is_closed(row)]
    return settled_outcome(evidence, obligation, closed, open_ones, ("extended_to", "due_on"))


def _dangers(evidence: Evidence, obligation: Obligation) -> list[Row]:
    return [
        row
        for row in evidence.ledgers.rows("hidden_danger")
        if _is_on_the_books(row, evidence) and holds(row, obligation.where)
    ]


def _is_on_the_books(row: Row, evidence: Evidence) -> bool:
    """Tell whether a danger is the year's, or was carried into it; without a day it may be."""
    if row.text("status") in _NOT_OURS:
        return False
    found = row.day("found_on")
    if found is None or found.year == evidence.year:
        return found is None or found <= evidence.cutoff
    return found.year < evidence.year and not _closed_before(row, evidence.year)


def _is_closed(row: Row) -> bool:
    return row.text("status") == "closed"


def _closed_before(row: Row, year: int) -> bool:
    done = row.day("done_on")
    return _is_closed(row) and (done is None or done.year < year)


def _written(days: list[date]) -> str:
    """Return days in brackets, as a report lists them: （2月10日、10月8日）."""
    words = "、".join(phrase("coverage", "day", month=day.month, day=day.day) for day in days)
    return phrase("coverage", "days", days=words) if days else ""
