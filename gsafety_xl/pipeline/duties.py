"""履职: which duties a master workbook evidences."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from gsafety_xl.duties import ClauseCoverage, cover_duties
from gsafety_xl.model import Finding, GsafetyError, Ledgers
from gsafety_xl.pipeline.check import year_of
from gsafety_xl.pipeline.parameters import parameter_findings, read_parameters
from gsafety_xl.schema import load_catalogue
from gsafety_xl.schema.units import register_from
from gsafety_xl.workbook.master import caution_about, read_master


@dataclass(frozen=True, slots=True)
class Account:
    """The state of all clauses, the names of the units by code, and a word of caution, if any."""

    coverage: Sequence[ClauseCoverage]
    names: Mapping[str, str]
    caution: str = ""


def account_for_duties(masters: Sequence[Path], as_of: date, *, year_end: bool = False) -> Account:
    """Return the state of all clauses from consolidated workbooks of the same year.

    The first is the main one: its register, year and parameters hold; the others, such as that of
    the counter-terror ledgers, add their ledgers. GsafetyError when one cannot be read.
    """
    if len({path.resolve() for path in masters}) < len(masters):
        raise GsafetyError("同一本汇总簿写了两次", "每本只写一次，以免重复计数")
    catalogue = read_parameters(masters[0], load_catalogue()).catalogue
    first = read_master(masters[0], catalogue)
    register = register_from(table for table in first.tables if table.ledger == "unit_register")
    others = [read_master(path, catalogue, register) for path in masters[1:]]
    ledgers = Ledgers([*first.tables, *(table for book in others for table in book.tables)])
    coverage = cover_duties(
        ledgers, catalogue, register, year_of(first, as_of), as_of, year_end=year_end
    )
    names = {unit.code: unit.name for unit in register}
    return Account(coverage, names, caution_about(first))


def doubtful_parameters(master: Path, as_of: date) -> list[Finding]:
    """Return what is to be said about the bureau's own values that the duties were judged by.

    GsafetyError when the workbook cannot be read.
    """
    found = read_parameters(master, load_catalogue())
    return parameter_findings(found.settings, found.catalogue, as_of)
