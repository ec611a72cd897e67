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

from gsafety_xl.indicators import Figure
from gsafety_xl.model import GsafetyError

_NAMESPACE = "urn:gsafety_xl:provenance:1"
_PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_PROPERTIES = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="no"?>'
    b'<ds:datastoreItem ds:itemID="{6D5B7B0A-52A5-4F5C-9A2E-2B7C1E0D9F43}" xmlns:ds='
    b'"http://schemas.openxmlformats.org/officeDocument/2006/customXml"><ds:schemaRefs/>'
    b"</ds:datastoreItem>"
)
_TAG = f"{{{_NAMESPACE}}}"


@dataclass(frozen=True, slots=True)
class Origin:
    """What a document was made from: its code, period, day, and hashes of what went in."""

    document: str
    period: str
    as_of: date
    version: str
    template: str
    inputs: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class TracedSource:
    """One cell that a figure counts: in the workbook read, and in the unit's submission."""

    ledger: str
    unit: str
    row_id: str
    value: str
    place: str
    origin: str


@dataclass(frozen=True, slots=True)
class TracedFigure:
    """A figure as a document shows it, with the cells behind it."""

    code: str
    label: str
    text: str
    definition: str
    sources: tuple[TracedSource, ...]


@dataclass(frozen=True, slots=True)
class Provenance:
    """Everything that a document says about where it comes from."""

    document: str
    period: str
    as_of: str
    version: str
    template: str
    inputs: tuple[tuple[str, str], ...]
    figures: tuple[TracedFigure, ...]


def attach_provenance(document: Document, origin: Origin, figures: Iterable[Figure]) -> None:
    """Put the part into a document."""
    root = etree.Element(f"{_TAG}provenance", nsmap={None: _NAMESPACE})
    for key in ("document", "period", "as_of", "version", "template"):
        root.set(key, str(getattr(origin, key)))
    for name, digest in origin.inputs:
        etree.SubElement(root, f"{_TAG}input", name=name, sha256=digest)
    for figure in figures:
        _add_figure(root, figure)
    blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    package = document.part.package
    taken = {str(part.partname) for part in package.iter_parts()}
    number = next(n for n in range(1, 100) if f"/customXml/item{n}.xml" not in taken)
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
    return Provenance(
        document=root.get("document", ""),
        period=root.get("period", ""),
        as_of=root.get("as_of", ""),
        version=root.get("version", ""),
        template=root.get("template", ""),
        inputs=tuple(
            (item.get("name", ""), item.get("sha256", "")) for item in root.iter(f"{_TAG}input")
        ),
        figures=tuple(_read_figure(item) for item in root.iter(f"{_TAG}figure")),
    )


def trace(path: Path, figure: str) -> TracedFigure:
    """Return a figure of a document by its code or label; GsafetyError names those there are."""
    figures = read_provenance(path).figures
    wanted = figure.strip()
    for item in figures:
        if wanted.upper() == item.code.upper() or wanted == item.label:
            return item
    known = "、".join(f"{item.code} {item.label}" for item in figures if "@" not in item.code)
    raise GsafetyError(f"{path.name} 里没有数字“{wanted}”", f"可以追溯：{known}")


def _add_figure(root: etree._Element, figure: Figure) -> None:
    item = etree.SubElement(
        root,
        f"{_TAG}figure",
        code=figure.code,
        label=figure.label,
        text=figure.text,
        definition=figure.definition,
    )
    for source in figure.sources:
        etree.SubElement(
            item,
            f"{_TAG}source",
            ledger=source.ledger,
            unit=source.unit,
            row_id=source.row_id,
            value=source.value,
            place=str(source.place),
            origin=str(source.origin),
        )


def _read_figure(item: etree._Element) -> TracedFigure:
    return TracedFigure(
        code=item.get("code", ""),
        label=item.get("label", ""),
        text=item.get("text", ""),
        definition=item.get("definition", ""),
        sources=tuple(
            TracedSource(
                ledger=source.get("ledger", ""),
                unit=source.get("unit", ""),
                row_id=source.get("row_id", ""),
                value=source.get("value", ""),
                place=source.get("place", ""),
                origin=source.get("origin", ""),
            )
            for source in item.iter(f"{_TAG}source")
        ),
    )


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
