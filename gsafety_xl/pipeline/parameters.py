"""参数: which values are in force for a run, and where the bureau wrote them.

The bureau's own workbook speaks first, then the workbook with the unit register. A unit cannot
set parameters: a sheet in its workbook is not looked at.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from gsafety_xl.model import Book, Finding, GsafetyError, Identity
from gsafety_xl.rules import RuleContext
from gsafety_xl.rules.parameters import judge_settings
from gsafety_xl.schema import Catalogue, UnitRegister
from gsafety_xl.schema.parameter_values import Setting, with_values
from gsafety_xl.schema.units import BUREAU
from gsafety_xl.workbook.grids import Grid
from gsafety_xl.workbook.parameter_reading import (
    has_parameter_sheet,
    read_owner,
    read_settings,
    settings_in,
)


@dataclass(frozen=True, slots=True)
class InForce:
    """The catalogue with the bureau's values, and every cell in which one was written.

    ``problem`` is why the bureau's sheet could not be read at all, which leaves the defaults.
    """

    catalogue: Catalogue
    settings: tuple[Setting, ...] = ()
    problem: GsafetyError | None = None


def read_parameters(path: Path, catalogue: Catalogue, name: str = "") -> InForce:
    """Read the parameter sheet of a workbook; what cannot be used leaves the default in force.

    A workbook without the sheet changes nothing. GsafetyError when the file cannot be read.
    """
    return in_force(read_settings(path, catalogue, name), catalogue)


def in_force(settings: Iterable[Setting], catalogue: Catalogue) -> InForce:
    """Put the usable settings into the catalogue."""
    written = tuple(settings)
    values = {item.key: item.value for item in written if item.value is not None}
    return InForce(with_values(catalogue, values), written)


def find_parameters(
    paths: Sequence[Path], names: Mapping[Path, str], register: Path | None, catalogue: Catalogue
) -> InForce:
    """Find the bureau's values among some workbooks, else in the workbook with the register.

    Of several workbooks of the bureau the one saved last counts. A file that cannot be read is
    passed over: whoever reads it for its ledgers says so. ``names`` are how files are shown.
    """
    own = [path for path in paths if has_parameter_sheet(path) and _is_bureaus(path)]
    latest = max(own, key=lambda path: (path.stat().st_mtime, path.name), default=None)
    if latest is None:
        return _beside_register(register, names, catalogue)
    return _read(latest, names, catalogue)


def parameters_of(
    book: Book, sheet: Grid | None, register: Path | None, catalogue: Catalogue
) -> InForce:
    """Return what holds for one workbook that has been read, with its parameter sheet, if any.

    GsafetyError when the bureau's sheet has lost its headings.
    """
    if sheet is None or not _is_bureau(book.identity):
        return _beside_register(register, {}, catalogue)
    return in_force(settings_in(sheet, catalogue, book.name), catalogue)


def _beside_register(
    register: Path | None, names: Mapping[Path, str], catalogue: Catalogue
) -> InForce:
    if register is None or not has_parameter_sheet(register):
        return InForce(catalogue)
    return _read(register, names, catalogue)


def _read(path: Path, names: Mapping[Path, str], catalogue: Catalogue) -> InForce:
    try:
        return read_parameters(path, catalogue, names.get(path, path.name))
    except GsafetyError as error:
        return InForce(catalogue, problem=error)


def parameter_findings(
    settings: Sequence[Setting], catalogue: Catalogue, as_of: date
) -> list[Finding]:
    """Return what is to be said about the settings themselves."""
    context = RuleContext(catalogue, UnitRegister([]), as_of, as_of.year)
    return judge_settings(settings, context)


def _is_bureaus(path: Path) -> bool:
    try:
        return _is_bureau(read_owner(path))
    except GsafetyError:
        return False


def _is_bureau(owner: Identity | None) -> bool:
    return owner is not None and owner.unit.upper() == BUREAU
