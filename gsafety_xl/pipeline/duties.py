"""履职: which duties a master workbook evidences."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from gsafety_xl.duties import ClauseCoverage, cover_duties
from gsafety_xl.model import Finding, Ledgers
from gsafety_xl.pipeline.check import year_of
from gsafety_xl.pipeline.parameters import parameter_findings, read_parameters
from gsafety_xl.schema import load_catalogue
from gsafety_xl.schema.units import register_from
from gsafety_xl.workbook.master import read_master


@dataclass(frozen=True, slots=True)
class Account:
    """The state of all clauses, and the names of the units by code."""

    coverage: Sequence[ClauseCoverage]
    names: Mapping[str, str]


def account_for_duties(masters: Sequence[Path], as_of: date, *, year_end: bool = False) -> Account:
    """Return the state of all clauses from consolidated workbooks of the same year.

    The first is the main one: its register, year and parameters hold; the others, such as that of
    the counter-terror ledgers, add their ledgers. GsafetyError when one cannot be read.
    """
    catalogue = read_parameters(masters[0], load_catalogue()).catalogue
    first = read_master(masters[0], catalogue)
    register = register_from(table for table in first.tables if table.ledger == "unit_register")
    others = [read_master(path, catalogue, register) for path in masters[1:]]
    ledgers = Ledgers([*first.tables, *(table for book in others for table in book.tables)])
    coverage = cover_duties(
        ledgers, catalogue, register, year_of(first, as_of), as_of, year_end=year_end
    )
    return Account(coverage, {unit.code: unit.name for unit in register})


def doubtful_parameters(master: Path, as_of: date) -> list[Finding]:
    """Return what is to be said about the bureau's own values that the duties were judged by.

    GsafetyError when the workbook cannot be read.
    """
    found = read_parameters(master, load_catalogue())
    return parameter_findings(found.settings, found.catalogue, as_of)
