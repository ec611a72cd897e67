"""The names that a template may use."""

from datetime import date

from gsafety_xl.indicators import compute_figures
from gsafety_xl.model import Ledgers, Period
from gsafety_xl.reports.contexts import NAMES
from gsafety_xl.reports.contexts.request import SHARED_NAMES
from gsafety_xl.schema import UnitRegister, load_catalogue

_ANY_PERIOD, _ANY_DAY = Period(2026, "Q1"), date(2026, 3, 31)


def names_for(file_name: str) -> frozenset[str] | None:
    """Return the names for a template, told by the document code its file name begins with.

    None for a file of no known document.
    """
    code = file_name.partition("_")[0].upper()
    catalogue = load_catalogue()
    if code not in catalogue.documents:
        return None
    figures = compute_figures(Ledgers([]), catalogue, UnitRegister([]), _ANY_PERIOD, _ANY_DAY)
    return SHARED_NAMES | NAMES[catalogue.documents[code].builder] | figures.keys()
