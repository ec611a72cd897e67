"""The workbook part of a package: its sheets, its calendar, when it reckons; relationships."""

import posixpath

from lxml import etree

from gsafety_xl.repairs.xml_parts import parse_part, part_bytes

_TRUE = frozenset({"1", "true"})
#: Elements that stand before ``calcPr`` (ECMA-376 18.2.27), nearest first.
_BEFORE_CALCULATION = ("definedNames", "externalReferences", "functionGroups", "sheets")


class Relations:
    """Where the parts are that another part speaks of."""

    def __init__(self, data: bytes, folder: str) -> None:
        """Read a relationship part; targets are relative to ``folder``."""
        self.by_id: dict[str, str] = {}
        self._by_kind: dict[str, str] = {}
        for item in parse_part(data):
            target = item.get("Target", "")
            if not target or item.get("TargetMode") == "External":
                continue
            part = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            self.by_id[item.get("Id", "")] = part
            kind = item.get("Type", "").rpartition("/")[2]
            self._by_kind.setdefault(kind, part)

    def first(self, kind: str) -> str:
        """Return the first part of a kind, such as ``styles``; empty when there is none."""
        return self._by_kind.get(kind, "")

    def only(self, kind: str) -> str:
        """Return the part of a kind; KeyError when there is none."""
        return self._by_kind[kind]


class WorkbookPart:
    """``workbook.xml``."""

    def __init__(self, data: bytes) -> None:
        """Read the part; ``sheets`` gives the relationship of a sheet by its name."""
        self._root = parse_part(data)
        self._main = etree.QName(self._root).namespace
        self.sheets = {
            item.get("name", ""): next(
                (value for key, value in item.items() if key.endswith("}id")), ""
            )
            for item in self._root.iterfind(f"{self._tag('sheets')}/{self._tag('sheet')}")
        }

    @property
    def from_1904(self) -> bool:
        """Tell whether days are counted from 1904."""
        properties = self._root.find(self._tag("workbookPr"))
        return properties is not None and properties.get("date1904") in _TRUE

    @property
    def needs_reckoning(self) -> bool:
        """Tell whether opening the workbook leaves its formulas as they were last reckoned."""
        calculation = self._root.find(self._tag("calcPr"))
        return calculation is None or calculation.get("fullCalcOnLoad") not in _TRUE

    def reckoned_on_opening(self) -> bytes:
        """Return the part, asking for all formulas to be reckoned when it is opened."""
        calculation = self._root.find(self._tag("calcPr"))
        if calculation is None:
            calculation = etree.Element(self._tag("calcPr"))
            found = (self._root.find(self._tag(name)) for name in _BEFORE_CALCULATION)
            next(item for item in found if item is not None).addnext(calculation)
        calculation.set("fullCalcOnLoad", "1")
        return part_bytes(self._root)

    def _tag(self, name: str) -> str:
        return f"{{{self._main}}}{name}"
