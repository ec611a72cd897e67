"""Forms made for tests: a small district, entries as a clerk would have them, books opened."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import openpyxl

from gsafety_xl.model import Value
from gsafety_xl.schema import Catalogue, LedgerSpec, Unit, UnitRegister
from gsafety_xl.workbook.forms import FormPlan, write_form

Entries = Mapping[str, Sequence[Mapping[str, Value]]]

BUREAU = Unit("JB00", "示例区绿化和市容管理局", "局")
GREENING = Unit("GYS01", "示例区绿化管理所", "绿管所")
SANITATION = Unit("HS02", "示例区环境卫生管理中心", "环卫中心")
REGISTER = UnitRegister([BUREAU, GREENING, SANITATION])

DANGER: dict[str, Value] = {
    "id": "GYS01-YH-2026-001",
    "unit": "GYS01",
    "domain": ("safety", "fire"),
    "source": "bureau_inspection",
    "found_on": date(2026, 4, 28),
    "description": "=灭火器2具压力不足、已过有效期",
    "level": "general",
    "fund": 0.08,
    "status": "pending",
}


def plan_of(
    catalogue: Catalogue, *keys: str, rows: Entries | None = None, year: int = 2026
) -> FormPlan:
    """Return the plan of the greening unit's form with these ledgers, or with all."""
    ledgers: tuple[LedgerSpec, ...] = tuple(catalogue.ledgers[key] for key in keys)
    return FormPlan(
        GREENING, year, ledgers or tuple(catalogue.ledgers.values()), REGISTER, rows or {}
    )


def write(plan: FormPlan, catalogue: Catalogue, folder: Path) -> Path:
    """Write a form into a folder and return its path."""
    path = folder / "台账.xlsx"
    write_form(plan, catalogue, path)
    return path


def opened(plan: FormPlan, catalogue: Catalogue, folder: Path) -> openpyxl.Workbook:
    """Write a form and open it with openpyxl."""
    return openpyxl.load_workbook(write(plan, catalogue, folder))


def part(path: Path, name: str) -> str:
    """Return one part of a workbook as text."""
    with ZipFile(path) as package:
        return package.read(name).decode("utf-8")
