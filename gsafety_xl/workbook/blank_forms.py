"""The blank forms kept with the project, for offices that start without a register."""

from pathlib import Path

from gsafety_xl.schema import Catalogue, Unit, UnitRegister
from gsafety_xl.schema.units import BUREAU
from gsafety_xl.workbook.forms import FormPlan, write_form

_YEAR = 2026
_NAME = "（单位全称）"


def build_blank_forms(folder: Path, catalogue: Catalogue) -> list[Path]:
    """Write the bureau's form with all ledgers and a unit's with those that units keep.

    Both are made out to a placeholder. Returns the paths; the same catalogue, the same bytes.
    """
    every = tuple(catalogue.ledgers.values())
    kept_by_units = tuple(ledger for ledger in every if "unit" in ledger.kept_by)
    forms = {
        "局本级空白台账.xlsx": (Unit(BUREAU, _NAME), every),
        "下属单位空白台账.xlsx": (Unit("DW01", _NAME), kept_by_units),
    }
    for name, (unit, ledgers) in forms.items():
        plan = FormPlan(unit, _YEAR, ledgers, UnitRegister([unit]))
        write_form(plan, catalogue, folder / name)
    return [folder / name for name in forms]
