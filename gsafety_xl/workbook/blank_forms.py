"""The blank forms kept with the project, for offices that start without a register."""

import re
from collections.abc import Iterable
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from gsafety_xl.schema import Catalogue, LedgerSpec, Unit, UnitRegister
from gsafety_xl.schema.keeping import ledgers_kept
from gsafety_xl.schema.specs import COUNTER_TERROR_BOOK, MAIN_BOOK
from gsafety_xl.schema.units import BUREAU
from gsafety_xl.workbook.forms import Addition, FormPlan, add_nothing, write_form
from gsafety_xl.workbook.parameter_sheet import parameter_sheet

_YEAR = 2026
_NAME = "（单位全称）"
_CODE = "DW01"
_ENDING = "空白台账"
_BUREAU_FORM, _UNIT_FORM, _COUNTER_TERROR_FORM = "局本级", "下属单位", "反恐重点目标单位"
_PROPERTIES = "docProps/core.xml"
_WRITER = re.compile(r"<(?:dc:creator|cp:lastModifiedBy)>([^<]*)<")
_MOMENT = re.compile(r"<dcterms:(?:created|modified)[^>]*>([^<]*)<")


def blank_plans(catalogue: Catalogue) -> dict[str, FormPlan]:
    """Return what the blank forms hold, by file name without ending.

    The bureau's has every ledger of the main workbook, a unit's all that units keep; then comes
    one for each set of ledgers that some kinds of unit keep, named after them. All are made out
    to a placeholder.
    """
    return general_plans(catalogue) | {
        f"{name}{_ENDING}": _plan(unit, ledgers_kept(unit, catalogue))
        for name, unit in _units_by_kind(catalogue).items()
    }


def general_plans(catalogue: Catalogue) -> dict[str, FormPlan]:
    """Return the forms that any office can begin with: bureau, unit, counter-terror target."""
    unit = _unit("")
    forms = {
        _BUREAU_FORM: (Unit(BUREAU, _NAME, kind="bureau"), MAIN_BOOK),
        _UNIT_FORM: (unit, MAIN_BOOK),
        _COUNTER_TERROR_FORM: (unit, COUNTER_TERROR_BOOK),
    }
    return {
        f"{name}{_ENDING}": _plan(unit, ledgers_kept(unit, catalogue, book))
        for name, (unit, book) in forms.items()
    }


def build_blank_forms(folder: Path, catalogue: Catalogue) -> list[Path]:
    """Write the blank forms; return the paths. The same catalogue gives the same bytes."""
    plans = {folder / f"{name}.xlsx": plan for name, plan in blank_plans(catalogue).items()}
    for path, plan in plans.items():
        write_form(plan, catalogue, path, after=also_in(plan, catalogue))
    return list(plans)


def also_in(plan: FormPlan, catalogue: Catalogue) -> Addition:
    """Return what a form has besides its ledgers: the bureau's, the sheet of parameters."""
    return parameter_sheet(catalogue) if plan.unit.is_bureau else add_nothing


def remove_former_forms(folder: Path, suffix: str, built: Iterable[Path]) -> list[Path]:
    """Take away blank forms that were built once and are built no more; return their paths.

    A form that somebody has saved again since, or that somebody else made, stays.
    """
    kept = set(built)
    former = [
        path
        for path in sorted(folder.glob(f"*{_ENDING}{suffix}"))
        if path not in kept and _is_as_built(path)
    ]
    for path in former:
        path.unlink()
    return former


def _unit(kind: str) -> Unit:
    """Return a unit of a kind of which nothing else is known: whatever a flag asks for is shown."""
    return Unit(
        _CODE,
        _NAME,
        kind=kind,
        must_report=True,
        crowded=True,
        fire_key=True,
        counter_terror_key=True,
    )


def _units_by_kind(catalogue: Catalogue) -> dict[str, Unit]:
    """Return a unit for each set of ledgers that units of some kinds keep, by those kinds' names.

    A set that is all that units keep has the general form already.
    """
    everything = _keys(ledgers_kept(_unit(""), catalogue))
    named: dict[tuple[str, ...], list[str]] = {}
    first: dict[tuple[str, ...], Unit] = {}
    for item in catalogue.codes["unit_kind"].items:
        unit = _unit(item.key)
        kept = _keys(ledgers_kept(unit, catalogue))
        if item.key != "bureau" and kept != everything:
            named.setdefault(kept, []).append(item.label)
            first.setdefault(kept, unit)
    return {"、".join(labels): first[kept] for kept, labels in named.items()}


def _keys(ledgers: Iterable[LedgerSpec]) -> tuple[str, ...]:
    return tuple(spec.key for spec in ledgers)


def _plan(unit: Unit, ledgers: tuple[LedgerSpec, ...]) -> FormPlan:
    return FormPlan(unit, _YEAR, ledgers, UnitRegister([unit]))


def _is_as_built(path: Path) -> bool:
    """Tell whether a workbook says that the placeholder made it and nobody saved it since."""
    try:
        with ZipFile(path) as package:
            text = package.read(_PROPERTIES).decode("utf-8")
    except (OSError, BadZipFile, KeyError, UnicodeDecodeError):
        return False
    return set(_WRITER.findall(text)) == {_NAME} and len(set(_MOMENT.findall(text))) == 1
