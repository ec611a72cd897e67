"""Where a document's figures come from: an XML part inside the document that Word keeps."""

import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from gsafety_xl.indicators import Figure, Source
from gsafety_xl.model import CellRef, GsafetyError
from gsafety_xl.reports.rendering import printable

_NAMESPACE = "urn:gsafety_xl:provenance:1"
_PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_PROPERTIES = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="no"?>'
    b'<ds:datastoreItem ds:itemID="{6D5B7B0A-52A5-4F5C-9A2E-2B7C1E0D9F43}" xmlns:ds='
    b'"http://schemas.openxmlformats.org/officeDocument/2006/customXml"><ds:schemaRefs>'
    b'<ds:schemaRef ds:uri="urn:gsafety_xl:provenance:1"/></ds:schemaRefs></ds:datastoreItem>'
)
_TAG = f"{{{_NAMESPACE}}}"
_FACTS = ("document", "period", "as_of", "version", "template", "template_sha256")


@dataclass(frozen=True, slots=True)
class Origin:
    """What a document was made from: code, period, day, our version, template, workbooks.

    ``template`` is the file name, ``inputs`` are name and SHA-256 of each workbook read.
    """

    document: str
    period: str
    as_of: date
    version: str
    template: str
    template_sha256: str
    inputs: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class TracedFigure:
    """A figure as a document shows it, with the entries it counts and their cells."""

    code: str
    label: str
    text: str
    definition: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Provenance:
    """Everything that a document says about where it comes from."""

    origin: Origin
    figures: tuple[TracedFigure, ...]


def attach_provenance(document: Document, origin: Origin, figures: Iterable[Figure]) -> None:
    """Put the part into a document."""
    root = etree.Element(f"{_TAG}provenance", nsmap={None: _NAMESPACE})
    for key in _FACTS:
        root.set(key, printable(str(getattr(origin, key))))
    for name, digest in origin.inputs:
        etree.SubElement(root, f"{_TAG}input", name=printable(name), sha256=digest)
    for figure in figures:
        _add_figure(root, figure)
    blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    package = document.part.package
    taken = {str(part.partname) for part in package.iter_parts()}
    number = next(n for n in range(1, 10_000) if f"/customXml/item{n}.xml" not in taken)
    part = Part(PackURI(f"/customXml/item{number}.xml"), "application/xml", blob, package)
    # without properties of its own Word may drop the part when it saves
    name = PackURI(f"/customXml/itemProps{number}.xml")
    properties = Part(name, _PROPERTIES_TYPE, _PROPERTIES, package)
    part.relate_to(properties, RELATIONSHIP_TYPE.CUSTOM_XML_PROPS)
    document.part.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_XML)


def read_provenance(path: Path) -> Provenance:
    """Read the part back; GsafetyError when the file is no document of ours."""
    if not path.exists():
        raise GsafetyError(f"找不到文件 {path}", "请检查文件名")
    try:
        root = _root(path)
    except (zipfile.BadZipFile, etree.XMLSyntaxError, OSError) as error:
        raise GsafetyError(
            f"{path.name} 不是 Word 文档", "请选择由本程序生成的 .docx 文件"
        ) from error
    if root is None:
        raise GsafetyError(f"{path.name} 里没有数字的来源", "请选择由本程序生成的 .docx 文件")
    document, period, as_of, version, template, digest = (root.get(key, "") for key in _FACTS)
    inputs = [(item.get("name", ""), item.get("sha256", "")) for item in root.iter(f"{_TAG}input")]
    origin = Origin(
        document, period, date.fromisoformat(as_of), version, template, digest, tuple(inputs)
    )
    return Provenance(origin, tuple(_read_figure(item) for item in root.iter(f"{_TAG}figure")))


def trace(path: Path, figure: str) -> TracedFigure:
    """Return a figure of a document by its code or label; GsafetyError names those there are."""
    figures = read_provenance(path).figures
    wanted = figure.strip()
    for item in figures:
        if wanted.upper() == item.code.upper() or wanted == item.label:
            return item
    known = "、".join(f"{item.code} {item.label}" for item in figures if "@" not in item.code)
    raise GsafetyError(f"{path.name} 里没有数字“{wanted}”", f"可以追溯：{known or '没有数字'}")


def _add_figure(root: etree._Element, figure: Figure) -> None:
    item = etree.SubElement(root, f"{_TAG}figure")
    for key in ("code", "label", "text", "definition"):
        item.set(key, printable(getattr(figure, key)))
    for source in figure.sources:
        entry = etree.SubElement(item, f"{_TAG}source")
        for key in ("ledger", "unit", "row_id", "value"):
            entry.set(key, printable(getattr(source, key)))
        _add_cell(entry, "place", source.place)
        _add_cell(entry, "origin", source.origin)


def _add_cell(entry: etree._Element, name: str, ref: CellRef) -> None:
    cell = etree.SubElement(entry, f"{_TAG}{name}")
    for key in ("workbook", "sheet", "row", "column"):
        cell.set(key, printable(str(getattr(ref, key))))
    # for whoever reads the part itself
    cell.set("cell", ref.cell)


def _read_figure(item: etree._Element) -> TracedFigure:
    code, label, text, definition = (
        item.get(key, "") for key in ("code", "label", "text", "definition")
    )
    sources = tuple(_read_source(entry) for entry in item.iter(f"{_TAG}source"))
    return TracedFigure(code, label, text, definition, sources)


def _read_source(entry: etree._Element) -> Source:
    ledger, unit, row_id, value = (
        entry.get(key, "") for key in ("ledger", "unit", "row_id", "value")
    )
    return Source(
        ledger, unit, row_id, value, _read_cell(entry, "place"), _read_cell(entry, "origin")
    )


def _read_cell(entry: etree._Element, name: str) -> CellRef:
    cell = entry.find(f"{_TAG}{name}")
    if cell is None:
        return CellRef("")
    row, column = int(cell.get("row", "0")), int(cell.get("column", "0"))
    return CellRef(cell.get("workbook", ""), cell.get("sheet", ""), row, column)


def _root(path: Path) -> etree._Element | None:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    with zipfile.ZipFile(path) as package:
        # Word may renumber the parts when it saves
        for name in package.namelist():
            if name.startswith("customXml/item") and "Props" not in name and name.endswith(".xml"):
                root = etree.fromstring(package.read(name), parser)
                if root.tag == f"{_TAG}provenance":
                    return root
    return None
