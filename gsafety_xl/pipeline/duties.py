"""履职: which duties a master workbook evidences."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from gsafety_xl.duties import ClauseCoverage, cover_duties
from gsafety_xl.model import Ledgers
from gsafety_xl.pipeline.check import year_of
from gsafety_xl.schema import load_catalogue
from gsafety_xl.schema.units import register_from
from gsafety_xl.workbook.master import read_master


def account_for_duties(
    master: Path, as_of: date, *, year_end: bool = False
) -> Sequence[ClauseCoverage]:
    """Return the state of all clauses from a consolidated workbook.

    GsafetyError when the workbook cannot be read.
    """
    catalogue = load_catalogue()
    book = read_master(master, catalogue)
    ledgers = Ledgers(book.tables)
    register = register_from(ledgers.tables("unit_register"))
    year = year_of(book, as_of)
    return cover_duties(ledgers, catalogue, register, year, as_of, year_end=year_end)
