"""The names that a template may use."""

from dataclasses import dataclass, fields
from datetime import date

from gsafety_xl.indicators import Figure, KindShare, compute_figures
from gsafety_xl.model import Ledgers, Period
from gsafety_xl.reports.contexts import DETAILS, NAMES
from gsafety_xl.reports.contexts.request import SHARED_DETAILS, SHARED_NAMES
from gsafety_xl.schema import UnitRegister, load_catalogue

_ANY_PERIOD, _ANY_DAY = Period(2026, "Q1"), date(2026, 3, 31)
_LOOP = frozenset({"first", "index", "index0", "last", "length", "revindex"})
_COMMON = (
    _LOOP | SHARED_DETAILS | {item.name for shape in (Figure, KindShare) for item in fields(shape)}
)


@dataclass(frozen=True, slots=True)
class TemplateNames:
    """What a template may call by name, and what it may ask of that behind a dot."""

    values: frozenset[str]
    details: frozenset[str]


def names_for(file_name: str) -> TemplateNames | None:
    """Return the names for a template, told by the document code its file name begins with.

    None for a file of no known document.
    """
    code = file_name.partition("_")[0].upper()
    catalogue = load_catalogue()
    if code not in catalogue.documents:
        return None
    builder = catalogue.documents[code].builder
    figures = compute_figures(Ledgers([]), catalogue, UnitRegister([]), _ANY_PERIOD, _ANY_DAY)
    return TemplateNames(
        SHARED_NAMES | NAMES[builder] | figures.keys(), _COMMON | DETAILS[builder] | figures.keys()
    )
