"""A look at a file before it is parsed: what it is, whether it is safe, where care is needed."""

import html
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO

from gsafety_xl.model import GsafetyError
from gsafety_xl.workbook.sheet_parts import PartFacts, look_at

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OLE_BOOKS = ("Workbook".encode("utf-16-le"), "Book\0".encode("utf-16-le"))
_PARTS = (".xml", ".rels", ".bin")
_SHEET_PART = re.compile(r"xl/(?:work|chart|dialog|macro)sheets/[^/]+\.xml", re.IGNORECASE)
_WORKBOOK_PART = re.compile(r"xl/workbook\w*\.xml", re.IGNORECASE)
_SHEET = re.compile(r"<(?:\w+:)?sheet\b([^>]*)>")
_RELATIONSHIP = re.compile(r"<(?:\w+:)?Relationship\b([^>]*)>")
_ATTRIBUTE = re.compile(r"""([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_SAVED = re.compile(rb"<dcterms:modified[^>]*>([^<]+)<|<dc:date>([^<]+)<")
_FOREIGN_TEXT = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class Limits:
    """Bytes beyond which a file is refused: as it is, one part unpacked, all parts unpacked."""

    file: int = 300 * 2**20
    part: int = 2**30
    total: int = 2**31


LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Preflight:
    """Bytes fit for the readers (the file's own, or mended) and what is known of its sheets."""

    data: bytes
    sheets: Mapping[str, PartFacts] = field(default_factory=dict)
    saved_at: datetime | None = None
    is_xlsx: bool = False


def examine(data: bytes, name: str, limits: Limits = LIMITS) -> Preflight:
    """Look at a file's bytes; ``name`` is for messages.

    GsafetyError when they are no workbook, damaged, encrypted, too large or unpack too far.
    """
    if not data:
        raise GsafetyError(f"{name} 是空文件，没有任何内容", "请对方重新发送")
    if len(data) > limits.file:
        raise _too_large(name)
    if data.startswith(_OLE):
        _examine_ole(data, name)
        return Preflight(data)
    if not data.startswith(b"PK"):
        raise not_a_workbook(name)
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            return _examine_package(data, package, name, limits)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError) as error:
        raise damaged(name) from error


def not_a_workbook(name: str) -> GsafetyError:
    """Return the error for a file whose content is something else."""
    return GsafetyError(
        f"{name} 的内容不是 Excel 工作簿（可能是文本或网页改了扩展名）",
        "请用 Excel 或 WPS 打开后另存为 .xlsx 文件",
    )


def damaged(name: str) -> GsafetyError:
    """Return the error for a workbook that is not whole."""
    return GsafetyError(
        f"{name} 已损坏或不完整", "请在 Excel 或 WPS 中打开修复后另存，或请对方重新发送"
    )


def encrypted(name: str) -> GsafetyError:
    """Return the error for a workbook that asks for a password."""
    return GsafetyError(f"{name} 有打开密码", "请另存为不加密的文件后再试")


def _too_large(name: str) -> GsafetyError:
    return GsafetyError(f"{name} 过大", "请拆分成几个文件，或删除其中的图片和空白区域后再试")


def _examine_ole(data: bytes, name: str) -> None:
    if _ENCRYPTED in data:
        raise encrypted(name)
    if not any(stream in data for stream in _OLE_BOOKS):
        raise not_a_workbook(name)


def _examine_package(data: bytes, package: zipfile.ZipFile, name: str, limits: Limits) -> Preflight:
    entries = {item.filename: item for item in package.infolist()}
    if any(item.flag_bits & 1 for item in entries.values()):
        raise encrypted(name)
    is_xlsx = any(entry.startswith("xl/") for entry in entries)
    if not is_xlsx and "content.xml" not in entries:
        raise not_a_workbook(name)
    sizes = [item.file_size for item in entries.values() if item.filename.endswith(_PARTS)]
    if sum(sizes) > limits.total or max(sizes, default=0) > limits.part:
        raise _too_large(name)
    parts = dict(_look_at_parts(package, entries, name))
    mended = {part: facts.mended for part, facts in parts.items() if facts.mended is not None}
    return Preflight(
        data=_repacked(package, entries, mended) if mended else data,
        sheets=_by_sheet(package, parts),
        saved_at=_saved_at(package, entries),
        is_xlsx=is_xlsx,
    )


def _look_at_parts(
    package: zipfile.ZipFile, entries: Mapping[str, zipfile.ZipInfo], name: str
) -> Iterator[tuple[str, PartFacts]]:
    """Unpack every part once: that alone finds truncated data and false sizes."""
    for part in entries:
        if not part.endswith(_PARTS):
            continue
        content = package.read(part)
        if not part.endswith(".bin") and (
            content.startswith(_FOREIGN_TEXT) or b"<!DOCTYPE" in content
        ):
            raise damaged(name)
        if _SHEET_PART.fullmatch(part):
            yield part, look_at(content)


def _repacked(
    package: zipfile.ZipFile, entries: Mapping[str, zipfile.ZipInfo], mended: Mapping[str, bytes]
) -> bytes:
    """Return the package in memory with some parts replaced, without pictures."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as copy:
        for part in entries:
            if part.endswith(_PARTS):
                copy.writestr(part, mended.get(part) or package.read(part))
    return stream.getvalue()


def _by_sheet(package: zipfile.ZipFile, parts: Mapping[str, PartFacts]) -> dict[str, PartFacts]:
    """Match parts with sheet names through the workbook's relationships."""
    names = package.namelist()
    workbook = next((part for part in names if _WORKBOOK_PART.fullmatch(part)), "")
    relations = f"xl/_rels/{workbook.rpartition('/')[2]}.rels"
    if not workbook or relations not in names:
        return {}
    targets = {
        item.get("Id", ""): item.get("Target", "").removeprefix("/xl/").removeprefix("xl/")
        for item in _elements(_RELATIONSHIP, package.read(relations))
    }
    facts: dict[str, PartFacts] = {}
    for item in _elements(_SHEET, package.read(workbook)):
        identifier = next((value for key, value in item.items() if key.endswith(":id")), "")
        part = parts.get(f"xl/{targets.get(identifier, '').removeprefix('./')}")
        if part is not None:
            facts[item.get("name", "")] = part
    return facts


def _elements(pattern: re.Pattern[str], xml: bytes) -> Iterator[dict[str, str]]:
    for match in pattern.finditer(xml.decode("utf-8", errors="replace")):
        yield {
            key: html.unescape(double or single)
            for key, double, single in _ATTRIBUTE.findall(match[1])
        }


def _saved_at(package: zipfile.ZipFile, entries: Mapping[str, zipfile.ZipInfo]) -> datetime | None:
    part = next((part for part in ("docProps/core.xml", "meta.xml") if part in entries), None)
    match = _SAVED.search(package.read(part)) if part else None
    if match is None:
        return None
    try:
        text = (match[1] or match[2]).decode("ascii")
        return datetime.fromisoformat(text.strip()).replace(tzinfo=None, microsecond=0)
    except ValueError:
        return None
