"""The part of one sheet in a package: where its formulas are, and writing single cells."""

import re
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from datetime import date, datetime, time
from typing import TypeAlias

from lxml import etree

from gsafety_xl.model import Raw
from gsafety_xl.repairs.xml_parts import parse_part, part_bytes

#: Row and column, 1-based.
Spot: TypeAlias = tuple[int, int]
#: The parts (``r`` elements) of a text whose letters do not all look as the cell says.
Runs: TypeAlias = Sequence[etree._Element]  # noqa: SLF001 - lxml names the class so

_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_ADDRESS = re.compile(r"\$?([A-Z]{1,3})\$?(\d+)")
_DAY_ZERO = date(1899, 12, 30)
#: Days by which the calendar beginning in 1904 is behind.
_BEHIND_1904 = 1462
_SECONDS = 86_400
#: What letters may say of themselves that a reader takes for a sign.
_EMPHASIS = frozenset({"b", "i", "strike", "u", "vertAlign"})
_OFF = frozenset({"0", "false", "none", "baseline"})
_BLACK = frozenset({"rgb=FF000000", "theme=1", "indexed=8", "indexed=64", "auto=1"})
#: Formulas that fill a whole range, of which only the first cell says so.
_FILLING = frozenset({"array", "dataTable"})


class SheetPart:
    """A worksheet; cells are written in place, everything else stays."""

    def __init__(self, data: bytes, runs: Mapping[int, Runs], *, from_1904: bool = False) -> None:
        """Read the part; ``from_1904`` says that days are counted from 1904.

        ``runs`` gives by index the parts of shared strings that have formats of their own.
        """
        self._root = parse_part(data)
        self._main = etree.QName(self._root).namespace
        self._runs = runs
        self._from_1904 = from_1904
        self._cells = dict(self._found_cells())

    def formulas(self) -> set[Spot]:
        """Return the cells whose content is reckoned, or is more than a plain value.

        Arrays and data tables count with every cell that they fill.
        """
        found: set[Spot] = set()
        for spot, cell in self._cells.items():
            formula = cell.find(self._tag("f"))
            if formula is not None:
                found.add(spot)
                if formula.get("t") in _FILLING:
                    found |= set(_spots_of(formula.get("ref", "")))
            elif cell.get("cm") or cell.get("vm"):
                found.add(spot)
        return found

    def rich_texts(self) -> set[Spot]:
        """Return the cells in which some letters are coloured, crossed out or bold, others not."""
        return {spot for spot, cell in self._cells.items() if len(_looks(self._runs_in(cell))) > 1}

    def style_at(self, spot: Spot) -> int:
        """Return the number of a cell's style; KeyError when the sheet has no such cell."""
        return int(self._cells[spot].get("s", "0"))

    def write(self, spot: Spot, content: Raw, style: int) -> None:
        """Put text, a number or a day into a cell; KeyError when the sheet has no such cell."""
        cell = self._cells[spot]
        look = next((item.find(self._tag("rPr")) for item in self._runs_in(cell)), None)
        for name in ("v", "is"):
            for child in cell.findall(self._tag(name)):
                cell.remove(child)
        cell.attrib.pop("t", None)
        if style or "s" in cell.attrib:
            cell.set("s", str(style))
        if isinstance(content, str):
            cell.set("t", "inlineStr")
            cell.insert(0, self._text(content, look))
        else:
            value = etree.Element(self._tag("v"))
            value.text = self._number_text(content)
            cell.insert(0, value)

    def to_bytes(self) -> bytes:
        """Return the part as it is now."""
        return part_bytes(self._root)

    def _found_cells(self) -> Iterator[tuple[Spot, etree._Element]]:
        """Yield every cell with its place; one without an address follows the one before it."""
        number = 0
        for row in self._root.iterfind(f"{self._tag('sheetData')}/{self._tag('row')}"):
            number = int(row.get("r", number + 1))
            column = 0
            for cell in row.iterfind(self._tag("c")):
                match = _ADDRESS.fullmatch(cell.get("r", ""))
                column = _column_number(match[1]) if match else column + 1
                yield (number, column), cell

    def _runs_in(self, cell: etree._Element) -> Runs:
        if cell.get("t") == "s":
            index = cell.findtext(self._tag("v"), "").strip()
            return self._runs.get(int(index), []) if index.isdigit() else []
        inline = cell.find(self._tag("is"))
        runs: Runs = [] if inline is None else inline.findall(self._tag("r"))
        return runs

    def _text(self, content: str, look: etree._Element | None) -> etree._Element:
        """Return a text; ``look`` is how all its letters looked, if not as the cell says."""
        inline = etree.Element(self._tag("is"))
        parent = inline
        if look is not None:
            parent = etree.SubElement(inline, self._tag("r"))
            parent.append(deepcopy(look))
        text = etree.SubElement(parent, self._tag("t"))
        text.text = content
        if content != content.strip() or "\n" in content or "  " in content:
            text.set(_XML_SPACE, "preserve")
        return inline

    def _number_text(self, content: Raw) -> str:
        if isinstance(content, date):
            content = self._serial(content)
        return str(content).removesuffix(".0")

    def _serial(self, day: date) -> float:
        whole = date(day.year, day.month, day.day)
        serial = (whole - _DAY_ZERO).days - (_BEHIND_1904 if self._from_1904 else 0)
        clock = day.time() if isinstance(day, datetime) else time(0)
        return serial + (clock.hour * 3600 + clock.minute * 60 + clock.second) / _SECONDS

    def _tag(self, name: str) -> str:
        return f"{{{self._main}}}{name}"


def runs_of_shared_strings(data: bytes) -> dict[int, Runs]:
    """Return by index the parts of those shared strings that have formats of their own."""
    root = parse_part(data)
    main = etree.QName(root).namespace
    runs = (item.findall(f"{{{main}}}r") for item in root.iterfind(f"{{{main}}}si"))
    return {index: found for index, found in enumerate(runs) if found}


def _looks(runs: Runs) -> set[frozenset[tuple[str, str]]]:
    """Return in what ways the parts of a text look.

    Programs split texts by font where Chinese and Latin letters meet: fonts and sizes do not
    count, and neither does saying outright what letters are anyway.
    """
    return {frozenset(_signs(run)) for run in runs if run.findtext("{*}t", "").strip()}


def _signs(run: etree._Element) -> Iterator[tuple[str, str]]:
    for item in run.iterfind("{*}rPr/*"):
        name = etree.QName(item).localname
        if name == "color":
            shown = "".join(f"{key}={value}" for key, value in sorted(item.items()))
            if shown not in _BLACK:
                yield name, shown
        elif name in _EMPHASIS and item.get("val") not in _OFF:
            yield name, item.get("val", "")


def _spots_of(reference: str) -> Iterator[Spot]:
    ends = [_ADDRESS.fullmatch(end) for end in reference.split(":")]
    known = [(int(end[2]), _column_number(end[1])) for end in ends if end is not None]
    if not known:
        return
    (top, left), (bottom, right) = known[0], known[-1]
    for row in range(top, bottom + 1):
        yield from ((row, column) for column in range(left, right + 1))


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number
