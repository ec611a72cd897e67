"""新建台账: a blank ledger workbook for one unit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from gsafety_xl.addin.macro_form import SUFFIX, write_macro_form
from gsafety_xl.model import GsafetyError, Row, Table, Value
from gsafety_xl.pipeline.finding_files import register_path
from gsafety_xl.schema import Catalogue, LedgerSpec, Unit, UnitRegister, load_catalogue
from gsafety_xl.schema.units import BUREAU, register_from
from gsafety_xl.workbook.forms import FormPlan, write_form
from gsafety_xl.workbook.reading import read_book

#: Sheets that every unit's book shows for reference, filled from the register.
_REFERENCE = "unit_register"


@dataclass(frozen=True, slots=True)
class NewRequest:
    """For whom and which year, where to; ``register`` names the register file, if any."""

    unit: str
    year: int
    path: Path
    register: Path | None = None


@dataclass(frozen=True, slots=True)
class NewForm:
    """What was written: the file, the unit's name, the sheets; ``note`` a word of caution."""

    path: Path
    unit: Unit
    sheets: tuple[str, ...]
    note: str = ""


def new_form(request: NewRequest) -> NewForm:
    """Write the blank workbook of a unit: its ledgers, its units, its codes.

    A name that ends in .xlsm gives a workbook with buttons.
    GsafetyError when the register does not know the unit or the file exists already.
    """
    catalogue = load_catalogue()
    if request.path.exists():
        raise GsafetyError(f"{request.path} 已经存在", "请换一个文件名，以免覆盖已填的台账")
    source = register_path(request.register, [Path.cwd(), request.path.parent])
    tables = [] if source is None else _register_tables(source, catalogue)
    register = register_from(tables)
    unit = _find_unit(request.unit.upper(), register, source)
    ledgers = ledgers_kept(unit, catalogue)
    rows = {_REFERENCE: [entry for entry in _entries(tables) if _concerns(entry, unit)]}
    plan = FormPlan(
        unit=unit,
        year=request.year,
        ledgers=(*ledgers, *_reference_sheet(ledgers, rows, catalogue)),
        register=units_concerned(unit, register),
        rows=rows,
    )
    write = write_macro_form if request.path.suffix.lower() == SUFFIX else write_form
    write(plan, catalogue, request.path)
    note = (
        "" if source else "没有找到单位名册，单位名称和下拉清单请用 --register 指定名册后重新生成"
    )
    return NewForm(request.path, unit, tuple(spec.sheet for spec in plan.ledgers), note)


def ledgers_kept(unit: Unit, catalogue: Catalogue) -> tuple[LedgerSpec, ...]:
    """Return the ledgers a unit keeps: all for the bureau, else the unit ledgers it must report.

    A unit whose register line names no ledgers keeps every unit ledger.
    """
    if unit.is_bureau:
        return tuple(catalogue.ledgers.values())
    kept = (spec for spec in catalogue.ledgers.values() if "unit" in spec.kept_by)
    return tuple(spec for spec in kept if not unit.ledgers or spec.code in unit.ledgers)


def units_concerned(unit: Unit, register: UnitRegister) -> UnitRegister:
    """Return the units a book may name: all for the bureau; else itself, above and below it."""
    if unit.is_bureau or not len(register):
        return register if len(register) else UnitRegister([unit])
    return UnitRegister(
        item
        for item in register
        if item.code in {unit.code, unit.parent, BUREAU} or item.parent == unit.code
    )


def _register_tables(path: Path, catalogue: Catalogue) -> list[Table]:
    tables = [item for item in read_book(path, catalogue).tables if item.ledger == _REFERENCE]
    if not tables:
        raise GsafetyError(f"{path.name} 中没有“90单位名册”工作表", "请指定单位名册工作簿")
    return tables


def _find_unit(code: str, register: UnitRegister, source: Path | None) -> Unit:
    if code in register:
        return register[code]
    if source is not None:
        known = "、".join(unit.code for unit in register)
        raise GsafetyError(f"单位名册（{source.name}）中没有 {code}", f"名册中的代码有：{known}")
    if code == BUREAU:
        name = load_catalogue().parameters["bureau.name"].value
        return Unit(code, str(name), kind="bureau", must_report=True)
    return Unit(code, code, must_report=True)


def _entries(tables: Sequence[Table]) -> list[dict[str, Value]]:
    return [_entry(row) for table in tables for row in table]


def _entry(row: Row) -> dict[str, Value]:
    return {key: row[key] for key in row.table.columns}


def _concerns(entry: Mapping[str, Value], unit: Unit) -> bool:
    if unit.is_bureau:
        return True
    return entry["code"] in {unit.code, unit.parent, BUREAU} or entry.get("parent") == unit.code


def _reference_sheet(
    ledgers: Sequence[LedgerSpec], rows: Mapping[str, list[dict[str, Value]]], catalogue: Catalogue
) -> tuple[LedgerSpec, ...]:
    spec = catalogue.ledgers[_REFERENCE]
    return () if spec in ledgers or not rows[_REFERENCE] else (spec,)
