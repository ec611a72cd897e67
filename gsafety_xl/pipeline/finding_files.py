"""Which files a path means, and where the unit register is."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from gsafety_xl.model import GsafetyError
from gsafety_xl.schema import Catalogue, UnitRegister
from gsafety_xl.schema.units import register_from
from gsafety_xl.workbook.reading import read_book

SUFFIXES = frozenset({".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".et"})
#: The file looked for beside the workbooks and one folder up when no register is named.
REGISTER_NAME = "单位名册.xlsx"


def workbooks_under(paths: Sequence[Path]) -> list[Path]:
    """Return the workbooks named, and those inside the folders named, sorted.

    GsafetyError for a path that does not exist and for a folder without any workbook. Excel's
    lock files (``~$…``) and hidden files are left out.
    """
    found: list[Path] = []
    for path in paths:
        if not path.exists():
            raise GsafetyError(f"路径不存在：{path}", "请检查文件夹和文件名是否写对")
        found += _inside(path) if path.is_dir() else [path]
    return list(dict.fromkeys(found))


def load_register(
    named: Path | None, folders: Iterable[Path], catalogue: Catalogue
) -> UnitRegister | None:
    """Read the register: the file named, else ``单位名册.xlsx`` in a folder or its parent.

    None when no file is named and none is there. GsafetyError when the file named holds no units.
    """
    path = named or _beside(folders)
    if path is None:
        return None
    book = read_book(path, catalogue)
    register = register_from(table for table in book.tables if table.ledger == "unit_register")
    if not len(register):
        raise GsafetyError(
            f"{path.name} 中没有单位", "请在“90单位名册”工作表填写单位代码和规范全称"
        )
    return register


def register_path(named: Path | None, folders: Iterable[Path]) -> Path | None:
    """Return the file that ``load_register`` would read."""
    return named or _beside(folders)


def _inside(folder: Path) -> list[Path]:
    found = sorted(
        path
        for path in folder.rglob("*")
        if path.suffix.lower() in SUFFIXES and path.is_file() and path.name[0] not in "~."
    )
    if not found:
        raise GsafetyError(f"文件夹里没有工作簿：{folder}", "请放入 .xlsx 台账后再试")
    return found


def _beside(folders: Iterable[Path]) -> Path | None:
    for folder in folders:
        for place in (folder, folder.parent):
            if (place / REGISTER_NAME).is_file():
                return place / REGISTER_NAME
    return None
