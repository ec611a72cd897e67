"""The 26 duties (履职) and what the ledgers show for each."""

from gsafety_xl.duties.coverage import ClauseCoverage, ObligationCoverage, cover_duties
from gsafety_xl.duties.evidence import Evidence, Outcome
from gsafety_xl.duties.measures import MEASURES
from gsafety_xl.duties.states import CoverageState

__all__ = [
    "MEASURES",
    "ClauseCoverage",
    "CoverageState",
    "Evidence",
    "ObligationCoverage",
    "Outcome",
    "cover_duties",
]
