"""Plain values that every layer shares; the standard library only."""

from gsafety_xl.model.errors import GsafetyError
from gsafety_xl.model.explanations import Explained, Explanation
from gsafety_xl.model.findings import Finding, Level, RunState, Stage
from gsafety_xl.model.periods import Period
from gsafety_xl.model.places import CellRef, column_letters
from gsafety_xl.model.tables import (
    Book,
    Column,
    Identity,
    Ledgers,
    Origin,
    Raw,
    Reading,
    Row,
    Table,
    TotalRow,
    Value,
)

__all__ = [
    "Book",
    "CellRef",
    "Column",
    "Explained",
    "Explanation",
    "Finding",
    "GsafetyError",
    "Identity",
    "Ledgers",
    "Level",
    "Origin",
    "Period",
    "Raw",
    "Reading",
    "Row",
    "RunState",
    "Stage",
    "Table",
    "TotalRow",
    "Value",
    "column_letters",
]
