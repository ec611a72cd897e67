"""The add-in: a workbook without content that brings the ribbon tab and its macros."""

import re
from collections.abc import Mapping
from datetime import datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile, ZipInfo

import xlsxwriter

from gsafety_xl.addin.actions import Ribbon, load_ribbon
from gsafety_xl.addin.ribbon import CUSTOM_UI, CUSTOM_UI_14, ribbon_xml
from gsafety_xl.addin.sources import (
    DOORBELL,
    WORKBOOK_MODULE,
    macros_folder,
    read_module,
    ribbon_module,
)
from gsafety_xl.addin.vba_modules import WORKSHEET, document_module
from gsafety_xl.addin.vba_project import vba_project
from gsafety_xl.workbook.files import replacing

PROJECT = "GsafetyAddin"
_SAVED_AT = datetime(2026, 1, 1)
_EARLIEST = (1980, 1, 1, 0, 0, 0)
_TYPES, _RELATIONS = "[Content_Types].xml", "_rels/.rels"
_WORKBOOK_TYPE = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
_ADDIN_TYPE = "application/vnd.ms-excel.addin.macroEnabled.main+xml"
#: Part, namespace, relationship: each Excel takes the newest that it knows.
_RIBBON_PARTS = {
    "customUI/customUI.xml": (
        CUSTOM_UI,
        "http://schemas.microsoft.com/office/2006/relationships/ui/extensibility",
    ),
    "customUI/customUI14.xml": (
        CUSTOM_UI_14,
        "http://schemas.microsoft.com/office/2007/relationships/ui/extensibility",
    ),
}


def build_addin(path: Path, folder: Path | None = None) -> None:
    """Write the add-in; the same actions and sources, the same bytes on every machine.

    ``folder`` holds the hand-written sources; the one that ships when it is not given.
    GsafetyError when a source is faulty or the path cannot be written.
    """
    ribbon = load_ribbon()
    parts = _workbook_parts(ribbon, folder or macros_folder())
    parts[_TYPES] = _once(parts[_TYPES], _WORKBOOK_TYPE, _ADDIN_TYPE)
    parts[_RELATIONS] = _once(parts[_RELATIONS], "</Relationships>", _ribbon_relations())
    for name, (namespace, _) in _RIBBON_PARTS.items():
        parts[name] = ribbon_xml(ribbon, namespace).encode()
    with replacing(path) as temporary:
        temporary.write_bytes(_packed(parts))


def _workbook_parts(ribbon: Ribbon, folder: Path) -> dict[str, bytes]:
    """Return the parts of an .xlsm with one empty sheet, its project and the add-in's title."""
    documents = [
        read_module(folder, f"{WORKBOOK_MODULE}.cls"),
        document_module("Sheet1", WORKSHEET),
    ]
    modules = [read_module(folder, f"{DOORBELL}.bas"), ribbon_module(ribbon.actions)]
    stream = BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    book.add_worksheet("Sheet1").set_vba_name("Sheet1")
    book.set_vba_name(WORKBOOK_MODULE)
    book.add_vba_project(BytesIO(vba_project(PROJECT, documents, modules)), is_stream=True)
    tab = ribbon.tab
    book.set_properties({"title": tab.title, "comments": tab.description, "created": _SAVED_AT})
    book.close()
    with ZipFile(stream) as package:
        return {name: package.read(name) for name in package.namelist()}


def _ribbon_relations() -> str:
    relations = (
        f'<Relationship Id="rIdRibbon{number}" Type="{kind}" Target="{part}"/>'
        for number, (part, (_, kind)) in enumerate(_RIBBON_PARTS.items(), start=1)
    )
    return f"{''.join(relations)}</Relationships>"


def _once(part: bytes, old: str, new: str) -> bytes:
    """Replace what must occur exactly once; ValueError when the writer changed its ways."""
    changed, count = re.subn(re.escape(old), lambda _: new, part.decode())
    if count != 1:
        raise ValueError(f"{old}: found {count} times")
    return changed.encode()


def _packed(parts: Mapping[str, bytes]) -> bytes:
    """Return a package, the content types first, as Excel does; not compressed, hence no zlib."""
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_STORED) as package:
        for name in sorted(parts, key=lambda name: (name != _TYPES, name)):
            entry = ZipInfo(name, _EARLIEST)
            entry.create_system = 0  # wherever it is built
            package.writestr(entry, parts[name])
    return stream.getvalue()
