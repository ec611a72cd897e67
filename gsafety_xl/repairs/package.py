"""A copy of a workbook in which single cells are written otherwise.

The package (zip) is copied part by part: sheets with repaired cells and, where a style had to be
added, the style part are written anew; where formulas may depend on what changed, the workbook
part asks for them to be reckoned when it is opened; every other part stays byte for byte.
"""

import posixpath
import shutil
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from lxml import etree

from gsafety_xl.model import GsafetyError
from gsafety_xl.repairs.finding import Repair, Repairs, leave
from gsafety_xl.repairs.sheet_part import Runs, SheetPart, runs_of_shared_strings
from gsafety_xl.repairs.style_part import StylePart
from gsafety_xl.repairs.workbook_part import Relations, WorkbookPart

_SUFFIXES = frozenset({".xlsx", ".xlsm"})
_LARGE = 2**31 - 1
_FAULTS = (
    etree.XMLSyntaxError, zipfile.BadZipFile, zlib.error, KeyError, ValueError, StopIteration,
    NotImplementedError, EOFError,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Facts:
    """What a sheet's part says of its cells."""

    formulas: set[tuple[int, int]]
    rich_texts: set[tuple[int, int]]


class Package:
    """A workbook file of the kind that can be repaired: .xlsx or .xlsm."""

    def __init__(self, path: Path, name: str) -> None:
        """Look into a file that has been read; ``name`` is for messages.

        GsafetyError for other kinds of workbooks and for one whose parts are not as usual.
        """
        if path.suffix.lower() not in _SUFFIXES:
            raise GsafetyError(
                f"{name} 是 {path.suffix or '没有扩展名的'} 文件，不能在副本中只改单元格",
                "请在 Excel 或 WPS 中另存为 .xlsx 再规范",
            )
        self._path = path
        self._name = name
        try:
            with zipfile.ZipFile(path) as package:
                relations = Relations(package.read("_rels/.rels"), "")
                self._book_part = relations.only("officeDocument")
                self._book = WorkbookPart(package.read(self._book_part))
                folder, file = posixpath.split(self._book_part)
                rels = f"{folder}/_rels/{file}.rels"
                self._relations = Relations(package.read(rels), folder)
        except _FAULTS as error:
            raise self._unusual() from error

    def possible(self, found: Repairs) -> Repairs:
        """Return what can be done in the file: formulas and mixed letters are left to people."""
        sheets = {item.place.sheet for item in found.made}
        facts = {sheet: self._facts(sheet) for sheet in sheets}
        possible = Repairs(left=list(found.left))
        for item in found.made:
            reason = self._obstacle(item, facts[item.place.sheet])
            if reason:
                possible.left.append(leave(item, reason))
            else:
                possible.made.append(item)
        possible.sort()
        return possible

    def write_copy(self, target: Path, repairs: Iterable[Repair]) -> None:
        """Write a copy with the repairs made; the same input gives the same bytes.

        GsafetyError when a part is not as usual.
        """
        try:
            with zipfile.ZipFile(self._path) as package:
                changed = dict(self._changed_parts(package, list(repairs)))
                _copy(package, target, changed)
        except _FAULTS as error:
            raise self._unusual() from error

    def _obstacle(self, item: Repair, facts: _Facts) -> str:
        spot = item.place.row, item.place.column
        if spot in facts.formulas:
            return "formula"
        if spot in facts.rich_texts:
            return "rich_text"
        counted = isinstance(item.raw, int | float) and item.kind == "serial"
        return "old_days" if counted and self._book.from_1904 else ""

    def _facts(self, sheet: str) -> _Facts:
        try:
            with zipfile.ZipFile(self._path) as package:
                part = self._sheet(package, sheet)
                return _Facts(part.formulas(), part.rich_texts())
        except _FAULTS as error:
            raise self._unusual() from error

    def _changed_parts(
        self, package: zipfile.ZipFile, repairs: list[Repair]
    ) -> Iterator[tuple[str, bytes]]:
        if not repairs:
            return
        style_part = self._relations.only("styles")
        styles = StylePart(package.read(style_part))
        for sheet in dict.fromkeys(item.place.sheet for item in repairs):
            part = self._sheet(package, sheet)
            for item in repairs:
                if item.place.sheet == sheet:
                    spot = item.place.row, item.place.column
                    style = styles.style_for(item.after, part.style_at(spot))
                    part.write(spot, item.after, style)
            yield self._part_of(sheet), part.to_bytes()
        if styles.changed:
            yield style_part, styles.to_bytes()
        if self._book.needs_reckoning and _has_formulas(package):
            yield self._book_part, self._book.reckoned_on_opening()

    def _sheet(self, package: zipfile.ZipFile, sheet: str) -> SheetPart:
        data = package.read(self._part_of(sheet))
        return SheetPart(data, self._runs, from_1904=self._book.from_1904)

    def _part_of(self, sheet: str) -> str:
        return self._relations.by_id[self._book.sheets[sheet]]

    @cached_property
    def _runs(self) -> Mapping[int, Runs]:
        part = self._relations.first("sharedStrings")
        if not part:
            return {}
        with zipfile.ZipFile(self._path) as package:
            return runs_of_shared_strings(package.read(part))

    def _unusual(self) -> GsafetyError:
        return GsafetyError(
            f"{self._name} 的内部结构与一般的 Excel 文件不同，没有规范",
            "请在 Excel 或 WPS 中打开后另存为 .xlsx 再试",
        )


def _copy(package: zipfile.ZipFile, target: Path, changed: Mapping[str, bytes]) -> None:
    """Copy a package; entries keep their order, dates and compression."""
    entries = {item.filename: item for item in package.infolist()}
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as copy:
        for name, item in entries.items():
            entry = zipfile.ZipInfo(name, item.date_time)
            entry.external_attr, entry.create_system = item.external_attr, item.create_system
            entry.compress_type = (
                zipfile.ZIP_STORED
                if item.compress_type == zipfile.ZIP_STORED
                else zipfile.ZIP_DEFLATED
            )
            if name in changed:
                copy.writestr(entry, changed[name])
                continue
            entry.file_size = item.file_size
            large = item.file_size > _LARGE
            with package.open(item) as source, copy.open(entry, "w", force_zip64=large) as sink:
                shutil.copyfileobj(source, sink)


def _has_formulas(package: zipfile.ZipFile) -> bool:
    parts = (name for name in package.namelist() if "/worksheets/" in name.lower())
    contents = (package.read(name) for name in parts if name.lower().endswith(".xml"))
    return any(b"<f>" in data or b"<f " in data or b":f>" in data for data in contents)
