"""Which accident statistics are due from whom, and which have come."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from gsafety_xl.indicators.figures import Figure, Sources
from gsafety_xl.indicators.request import Request
from gsafety_xl.model import Ledgers, Period, Row
from gsafety_xl.rules.context import RuleContext
from gsafety_xl.schema import Unit

_LEDGER, _CODE = "accident_statistics", "ST"


@dataclass(frozen=True, slots=True)
class MonthlyReports:
    """The (unit, month) pairs due, in register order, and the entries that answer them."""

    due: tuple[tuple[str, str], ...]
    made: dict[tuple[str, str], list[Row]]

    @property
    def entries(self) -> list[Row]:
        """Return every entry that answers a pair due."""
        return [row for rows in self.made.values() for row in rows]

    @property
    def zero(self) -> list[Row]:
        """Return one entry for every pair reported as zero."""
        firsts = (rows[0] for rows in self.made.values())
        return [row for row in firsts if row["is_zero"] is True]

    @property
    def missing(self) -> list[tuple[str, str]]:
        """Return the pairs due that no entry answers."""
        return [pair for pair in self.due if pair not in self.made]


def monthly_reports(
    ledgers: Ledgers, context: RuleContext, months: Iterable[Period]
) -> MonthlyReports:
    """Match the monthly statistics that the context's units owe for some months with entries."""
    wanted = list(months)
    due = tuple(
        (code, str(month))
        for code in context.units_asked_for(_CODE)
        for month in wanted
        if _existed_in(context.unit(code), month)
    )
    pairs = set(due)
    made: dict[tuple[str, str], list[Row]] = {}
    for row in ledgers.rows(_LEDGER):
        pair = (context.keeper(row), row.text("month"))
        if pair in pairs:
            made.setdefault(pair, []).append(row)
    return MonthlyReports(due, made)


def reporting_value(request: Request, code: str) -> Figure:
    """Compute K15a to K15d: statistics due, made, of these zero, and missing."""
    spec = request.catalogue.indicators[code]
    if _LEDGER not in request.ledgers:
        return request.figure(code, spec, None)
    reports = monthly_reports(request.ledgers, request.context, _months(request))
    counts = {
        "reports_due": len(reports.due),
        "reports_made": len(reports.made),
        "reports_zero": len(reports.zero),
        "reports_missing": len(reports.missing),
    }
    entries = {"reports_made": reports.entries, "reports_zero": reports.zero}
    key = spec.column or spec.date
    cells = ((row, key) for row in entries.get(spec.how, []))
    return request.figure(code, spec, counts[spec.how], Sources(cells, request.catalogue))


def _months(request: Request) -> Iterator[Period]:
    """Yield the months that are over; the one of a monthly document in any case."""
    for number in request.period.months:
        month = Period(request.period.year, f"{number:02d}")
        if request.period.is_month or month.end <= request.as_of:
            yield month


def _existed_in(unit: Unit | None, month: Period) -> bool:
    if unit is None:
        return True
    started = unit.opened_on is None or unit.opened_on <= month.end
    return started and (unit.closed_on is None or unit.closed_on >= month.start)
