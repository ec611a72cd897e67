"""Reading a workbook of ledgers, in whatever state it arrives; a pure function of its bytes."""

import hashlib
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import TypeAlias

from gsafety_xl.model import Book, Explanation, GsafetyError, Identity, Raw
from gsafety_xl.schema import Catalogue, SheetContext, UnitRegister, type_table
from gsafety_xl.schema.units import register_from
from gsafety_xl.workbook.entries import raw_table
from gsafety_xl.workbook.explanation_reading import is_explanation_sheet, read_explanations
from gsafety_xl.workbook.grids import BookFile, Grid
from gsafety_xl.workbook.headers import find_header, titles_above
from gsafety_xl.workbook.identity import (
    IDENTITY_SHEETS,
    FoundTable,
    find_identity,
    find_unit,
    find_year,
)
from gsafety_xl.workbook.labels import Vocabulary, spelling, vocabulary_of

_REGISTER = "unit_register"
#: Sheets that go with ledgers and hold none.
_COMPANIONS = re.compile(
    r"填报说明|填表说明|使用说明|汇总说明|结转清单|码表|目录|封面|参数|^说明|^_"
)


#: Says of a sheet what its cells do not: that it is hidden, that rows of it are.
AboutSheet: TypeAlias = Callable[[str], Iterable[str]]


@dataclass(slots=True)
class _Contents:
    """What the sheets of a workbook hold."""

    tables: list[FoundTable] = field(default_factory=list)
    identity: Identity | None = None
    remarks: list[str] = field(default_factory=list)
    explanations: list[Explanation] = field(default_factory=list)


def read_book(
    path: Path, catalogue: Catalogue, register: UnitRegister | None = None, name: str = ""
) -> Book:
    """Read every ledger of a workbook; ``name`` is shown for it (default: the file's own).

    Without a register the workbook's own 单位名册 sheet serves. GsafetyError when the file is
    missing, no workbook, damaged, encrypted, too large, or holds no known ledger.
    """
    name = name or path.name
    data = _bytes_of(path, name)
    file = BookFile(data, name)
    book = book_of_grids(file.grids(), catalogue, register, name=name, about=file.about)
    if not book.tables:
        raise _no_ledger(file)
    book.sha256 = hashlib.sha256(data).hexdigest()
    book.saved_at = file.saved_at
    book.remarks += file.remarks
    return book


def book_of_grids(
    grids: Iterable[Grid],
    catalogue: Catalogue,
    register: UnitRegister | None,
    *,
    name: str,
    about: AboutSheet = lambda _sheet: (),
) -> Book:
    """Make a book of sheets, whether they come from a file or from a workbook open in Excel.

    ``about`` tells what a reader of a sheet on screen would not see. A book without any known
    ledger has no tables.
    """
    contents = _contents(grids, catalogue, name, about)
    if register is None:
        register = _own_register(contents.tables, catalogue)
    context = _context(contents, catalogue, register, PurePosixPath(name).name)
    tables = [type_table(found.raw, catalogue, context) for found in contents.tables]
    unit = next((table.unit for table in tables if table.unit), "")
    explanations = [replace(item, unit=unit) for item in contents.explanations]
    return Book(
        name, "", contents.identity, tables, remarks=contents.remarks, explanations=explanations
    )


def read_plain_rows(path: Path, sheet: str) -> list[list[Raw]]:
    """Return the filled rows of one sheet as they are; empty when there is no such sheet.

    GsafetyError as for ``read_book``.
    """
    file = BookFile(_bytes_of(path, path.name), path.name)
    return file.grid(sheet).rows if sheet in file.sheet_names else []


def _bytes_of(path: Path, name: str) -> bytes:
    if path.is_dir():
        raise GsafetyError(f"{name} 是一个文件夹，不是工作簿", "请写明其中的 Excel 文件")
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise GsafetyError(f"找不到文件 {name}", "请检查文件名和所在的文件夹") from error
    except OSError as error:
        raise GsafetyError(
            f"无法打开文件 {name}", "请确认有读取权限，文件没有被别的程序锁住"
        ) from error


def _contents(
    grids: Iterable[Grid], catalogue: Catalogue, book: str, about: AboutSheet
) -> _Contents:
    vocabularies = [vocabulary_of(spec) for spec in catalogue.ledgers.values()]
    contents = _Contents()
    for grid in grids:
        if not grid.rows:
            continue
        if contents.identity is None and any(name in grid.sheet for name in IDENTITY_SHEETS):
            contents.identity = find_identity(grid)
        if is_explanation_sheet(grid.sheet):
            contents.explanations += read_explanations(grid, book)
            continue
        if _is_companion(grid.sheet, vocabularies):
            continue
        header = find_header(grid, vocabularies)
        if header is None:
            contents.remarks.append(f"工作表“{grid.sheet}”不像任何一张台账，没有读取")
            continue
        raw, remarks = raw_table(grid, header, book)
        contents.tables.append(FoundTable(raw, titles_above(grid, header.top)))
        contents.remarks += [*about(grid.sheet), *remarks]
    return contents


def _is_companion(sheet: str, vocabularies: Sequence[Vocabulary]) -> bool:
    names = (name for vocabulary in vocabularies for name in vocabulary.names)
    title = spelling(sheet)
    return _COMPANIONS.search(title) is not None and not any(name in title for name in names)


def _own_register(tables: Sequence[FoundTable], catalogue: Catalogue) -> UnitRegister:
    nobody = SheetContext(UnitRegister([]))
    return register_from(
        type_table(found.raw, catalogue, nobody)
        for found in tables
        if found.raw.ledger == _REGISTER
    )


def _context(
    contents: _Contents, catalogue: Catalogue, register: UnitRegister, file_name: str
) -> SheetContext:
    identity, tables = contents.identity, contents.tables
    if identity is not None:
        return SheetContext(register, identity.unit, identity.year)
    unit = find_unit(tables, register, file_name)
    return SheetContext(register, unit, find_year(tables, catalogue))


def _no_ledger(file: BookFile) -> GsafetyError:
    seen = "、".join(file.sheet_names[:8]) or "没有工作表"
    more = f"等 {len(file.sheet_names)} 张" if len(file.sheet_names) > 8 else ""
    return GsafetyError(
        f"{file.name} 里没有认得出的台账（看到的工作表：{seen}{more}）",
        "请使用空白台账填写，或核对表头是否与台账的列名一致",
    )
