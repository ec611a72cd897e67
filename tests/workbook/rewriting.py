"""One workbook in the many ways in which programs write the same cells."""

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from typing import TypeAlias
from xml.etree import ElementTree as ET

from gsafety_xl.model import column_letters

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_KEEP = {"{http://www.w3.org/XML/1998/namespace}space": "preserve"}
_STRINGS, _STYLES = "xl/sharedStrings.xml", "xl/styles.xml"
_SHEET = re.compile(r"xl/worksheets/sheet\d+\.xml")
#: Formats of days that a Chinese Excel knows by number alone, and the one it knows with minutes.
_CHINESE_DAY, _WITH_MINUTES = "31", "22"

#: The parts that matter, by name.
Parts: TypeAlias = dict[str, ET.Element]
Way: TypeAlias = Callable[[Parts], None]


def rewritten(data: bytes, *ways: Way, prefix: str = "") -> bytes:
    """Return a workbook whose parts are changed in these ways; ``prefix`` stands before tags."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        contents = {name: package.read(name) for name in package.namelist()}
    parts = {
        name: ET.fromstring(content)  # noqa: S314 - a part that we wrote ourselves
        for name, content in contents.items()
        if name in {_STRINGS, _STYLES} or _SHEET.fullmatch(name)
    }
    for way in ways:
        way(parts)
    ET.register_namespace(prefix, _MAIN)
    ET.register_namespace("r", _RELATIONS)
    contents |= {name: ET.tostring(part, "utf-8") for name, part in parts.items()}
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name, content in contents.items():
            package.writestr(name, content)
    return stream.getvalue()


def strings_in_their_cells(parts: Parts) -> None:
    """Write text into its cell instead of into the list of strings."""
    strings = ["".join(item.itertext()) for item in parts[_STRINGS]]
    for cell in _cells(parts):
        if cell.get("t") == "s":
            text = strings[int(cell.findtext(_tag("v"), ""))]
            cell.remove(cell[0])
            cell.set("t", "inlineStr")
            ET.SubElement(ET.SubElement(cell, _tag("is")), _tag("t"), _KEEP).text = text


def strings_as_results(parts: Parts) -> None:
    """Write text as if a formula had given it."""
    strings = ["".join(item.itertext()) for item in parts[_STRINGS]]
    for cell in _cells(parts):
        if cell.get("t") == "s":
            cell.set("t", "str")
            cell[0].text = strings[int(cell.findtext(_tag("v"), ""))]
            cell[0].attrib.update(_KEEP)


def strings_in_pieces(parts: Parts) -> None:
    """Write each text as two runs, with a reading aid that is not part of it."""
    for item in parts[_STRINGS]:
        text = "".join(item.itertext())
        if len(text) > 1 and "_" not in text:
            for child in list(item):
                item.remove(child)
            for piece in (text[:1], text[1:]):
                run = ET.SubElement(item, _tag("r"))
                ET.SubElement(run, _tag("rPr"))
                ET.SubElement(run, _tag("t"), _KEEP).text = piece
            aid = ET.SubElement(item, _tag("rPh"), sb="0", eb="1")
            ET.SubElement(aid, _tag("t")).text = "pinyin"


def blanks_left_out(parts: Parts) -> None:
    """Leave out cells and rows that hold nothing, and what says how far they reach."""
    for sheet in _sheets(parts):
        for dimension in sheet.findall(_tag("dimension")):
            sheet.remove(dimension)
        data = sheet[_index(sheet, "sheetData")]
        for row in list(data):
            row.attrib.pop("spans", None)
            for cell in [cell for cell in row if not len(cell)]:
                row.remove(cell)
            if not len(row):
                data.remove(row)


def addresses_left_out(parts: Parts) -> None:
    """Say nowhere which row or cell it is: every one stands where it is counted."""
    for sheet in _sheets(parts):
        data = sheet[_index(sheet, "sheetData")]
        rows = {int(row.get("r", "0")): row for row in data}
        for row in list(data):
            data.remove(row)
        for number in range(1, max(rows, default=0) + 1):
            row = rows.get(number, ET.Element(_tag("row")))
            cells = {cell.get("r"): cell for cell in row}
            for cell in list(row):
                row.remove(cell)
            for position in range(1, 61 if cells else 0):
                address = f"{column_letters(position)}{number}"
                cell = cells.get(address, ET.Element(_tag("c")))
                cell.attrib.pop("r", None)
                row.append(cell)
            row.attrib.pop("r", None)
            data.append(row)


def numbers_in_full(parts: Parts) -> None:
    """Write numbers with 17 digits, small ones with an exponent: 8.0000000000000002E-2."""
    for cell in _cells(parts):
        value = cell.find(_tag("v"))
        if value is not None and cell.get("t", "n") == "n" and value.text:
            number = float(value.text)
            form = ".16E" if 0 < number < 0.1 else ".17g"
            value.text = format(number, form)


def styles_turned_round(parts: Parts) -> None:
    """Number the formats of cells from the last to the first."""
    formats = parts[_STYLES].find(_tag("cellXfs"))
    assert formats is not None
    last = len(formats) - 1
    formats[:] = list(reversed(formats))
    for sheet in _sheets(parts):
        for tag, name in (("c", "s"), ("row", "s"), ("col", "style")):
            for element in sheet.iter(_tag(tag)):
                element.set(name, str(last - int(element.get(name, "0"))))


def days_by_number_alone(parts: Parts) -> None:
    """Let days have formats that a file names without saying what they are."""
    styles = parts[_STYLES]
    declared = styles.find(_tag("numFmts"))
    assert declared is not None
    days = {
        item.get("numFmtId"): _WITH_MINUTES if "h" in item.get("formatCode", "") else _CHINESE_DAY
        for item in declared
        if "yy" in item.get("formatCode", "")
    }
    for item in styles.iter(_tag("xf")):
        item.set("numFmtId", days.get(item.get("numFmtId"), item.get("numFmtId", "0")))


def _sheets(parts: Parts) -> Iterator[ET.Element]:
    return (part for name, part in parts.items() if _SHEET.fullmatch(name))


def _cells(parts: Parts) -> Iterator[ET.Element]:
    return (cell for sheet in _sheets(parts) for cell in sheet.iter(_tag("c")))


def _index(sheet: ET.Element, name: str) -> int:
    return [child.tag for child in sheet].index(_tag(name))


def _tag(name: str) -> str:
    return f"{{{_MAIN}}}{name}"
