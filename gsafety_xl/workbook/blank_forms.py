"""The blank forms kept with the project, for offices that start without a register."""

from pathlib import Path

from gsafety_xl.schema import Catalogue, Unit, UnitRegister
from gsafety_xl.schema.units import BUREAU
from gsafety_xl.workbook.forms import FormPlan, write_form

_YEAR = 2026
_NAME = "（单位全称）"


def blank_plans(catalogue: Catalogue) -> dict[str, FormPlan]:
    """Return what the blank forms hold, by file name without ending.

    The bureau's has all ledgers, a unit's those that units keep; both are made out to a
    placeholder.
    """
    every = tuple(catalogue.ledgers.values())
    kept_by_units = tuple(ledger for ledger in every if "unit" in ledger.kept_by)
    forms = {
        "局本级空白台账": (Unit(BUREAU, _NAME), every),
        "下属单位空白台账": (Unit("DW01", _NAME), kept_by_units),
    }
    return {
        name: FormPlan(unit, _YEAR, ledgers, UnitRegister([unit]))
        for name, (unit, ledgers) in forms.items()
    }


def build_blank_forms(folder: Path, catalogue: Catalogue) -> list[Path]:
    """Write the blank forms; return the paths. The same catalogue gives the same bytes."""
    plans = {folder / f"{name}.xlsx": plan for name, plan in blank_plans(catalogue).items()}
    for path, plan in plans.items():
        write_form(plan, catalogue, path)
    return list(plans)
