"""Coverage of tables written in a test."""

from datetime import date

from gsafety_xl.duties import ClauseCoverage, ObligationCoverage, cover_duties
from gsafety_xl.model import Ledgers, Table
from gsafety_xl.schema import UnitRegister
from tests.indicators.tables import CATALOGUE, REGISTER

MID_YEAR = date(2026, 7, 1)


def clauses(
    *tables: Table,
    as_of: date = MID_YEAR,
    year_end: bool = False,
    register: UnitRegister = REGISTER,
) -> dict[str, ClauseCoverage]:
    """Account for the duties of 2026, by clause code."""
    found = cover_duties(Ledgers(tables), CATALOGUE, register, 2026, as_of, year_end=year_end)
    return {clause.code: clause for clause in found}


def obligation(
    key: str,
    *tables: Table,
    as_of: date = MID_YEAR,
    year_end: bool = False,
    register: UnitRegister = REGISTER,
) -> ObligationCoverage:
    """Return one obligation, such as 安全-05a."""
    found = clauses(*tables, as_of=as_of, year_end=year_end, register=register)
    return next(item for item in found[key[:-1]].obligations if item.key == key)
