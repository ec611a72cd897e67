"""Data validation (数据有效性): drop-down lists."""

from typing import TYPE_CHECKING

from xlwings import base_classes

from tests.office.uno_engine.names import Name
from tests.office.uno_engine.native import Native
from tests.office.uno_engine.places import address_of
from tests.office.uno_engine.reaching import Uno, guarded, load_uno

if TYPE_CHECKING:
    from tests.office.uno_engine.ranges import Range

_KINDS = {"ANY": "none", "LIST": "list"}
_TYPE = "com.sun.star.sheet.ValidationType"


@guarded
class DataValidation(base_classes.DataValidation):
    """What may be typed into a range."""

    def __init__(self, owner: "Range") -> None:
        self._owner = owner

    @property
    def api(self) -> Native:
        return Native()

    @property
    def type(self) -> str:
        kind = self._owner.native.Validation.getPropertyValue("Type").value
        return _KINDS.get(kind, "unknown")

    @property
    def formula1(self) -> str:
        return f"={self._owner.native.Validation.getFormula1()}"

    def set_list(self, source: "list[str] | Range | Name", in_cell_dropdown: bool) -> None:  # noqa: FBT001 - as xlwings calls it
        validation = self._of_kind("LIST")
        validation.setPropertyValue("ShowList", int(in_cell_dropdown))
        validation.setFormula1(_formula(source))
        self._owner.native.Validation = validation

    def delete(self) -> None:
        self._owner.native.Validation = self._of_kind("ANY")

    def _of_kind(self, kind: str) -> Uno:
        validation = self._owner.native.Validation
        validation.setPropertyValue("Type", load_uno().Enum(_TYPE, kind))
        return validation


def _formula(source: "list[str] | Range | Name") -> str:
    """Return a source as LibreOffice writes it."""
    if isinstance(source, Name):
        return source.name
    if isinstance(source, list):
        return ";".join(f'"{value}"' for value in source)
    return f"$'{source.sheet.name}'.{address_of(source.area)}"
