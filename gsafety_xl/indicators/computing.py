"""The door to the figures, which costs nothing until one is asked for."""

from datetime import date

from gsafety_xl.indicators.figures import Figure
from gsafety_xl.indicators.request import Request
from gsafety_xl.model import Ledgers, Period
from gsafety_xl.schema import Catalogue, UnitRegister


def compute_figures(
    ledgers: Ledgers,
    catalogue: Catalogue,
    register: UnitRegister,
    period: Period,
    as_of: date,
) -> dict[str, Figure]:
    """Return every figure by code (K01, K01b, K04_year, K13_ly, …) for a period.

    Figures hold for the period's end, or for ``as_of`` where that comes first. A figure of a
    ledger that is not there at all has no value: nobody counted, so it is not 0.
    """
    # Imported here because pandas takes most of a second that a mere check must not spend.
    from gsafety_xl.indicators.calculation import calculate  # noqa: PLC0415

    return calculate(Request(ledgers, catalogue, register, period, as_of))
