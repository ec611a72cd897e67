"""Reading the bureau's own values back from a parameter sheet (参数)."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from html import unescape
from pathlib import Path

from gsafety_xl.model import CellRef, GsafetyError, Identity, Raw
from gsafety_xl.schema import Catalogue
from gsafety_xl.schema.parameter_kinds import read_value
from gsafety_xl.schema.parameter_values import Setting
from gsafety_xl.schema.parameter_words import parameter_words
from gsafety_xl.schema.text import as_text, compact, says_nothing
from gsafety_xl.workbook.grids import BookFile, Grid
from gsafety_xl.workbook.identity import IDENTITY_SHEETS, find_identity

_WORKBOOK_PART = "xl/workbook.xml"
_SHEET_NAME = re.compile(r"<(?:\w+:)?sheet\b[^>]*?\bname=\"([^\"]*)\"")
#: Bytes of a list of sheets that are looked at; real ones have a few thousand.
_LONGEST_LIST = 1_000_000
#: What a key looks like; other texts in that column are headings of subjects.
_KEY = re.compile(r"[a-z0-9_]+(?:\.[a-z0-9_]+)+")


def has_parameter_sheet(path: Path) -> bool:
    """Tell whether a workbook holds a parameter sheet, reading no more than its list of sheets.

    A file that cannot be read has none.
    """
    try:
        return parameter_words().sheet in _sheet_names(path)
    except (OSError, GsafetyError):
        return False


def _sheet_names(path: Path) -> list[str]:
    try:
        with zipfile.ZipFile(path) as package, package.open(_WORKBOOK_PART) as part:
            text = part.read(_LONGEST_LIST).decode("utf-8", "replace")
    except (zipfile.BadZipFile, zlib.error, KeyError, NotImplementedError, RuntimeError):
        return BookFile(path.read_bytes(), path.name).sheet_names
    return [unescape(found) for found in _SHEET_NAME.findall(text)]


def read_settings(path: Path, catalogue: Catalogue, name: str = "") -> list[Setting]:
    """Read what was written into a workbook's parameter sheet; ``name`` is shown for the file.

    Empty when there is no such sheet. GsafetyError when the file cannot be read, or the sheet
    has lost its headings.
    """
    name = name or path.name
    file = _opened(path, name)
    sheet = parameter_words().sheet
    if sheet not in file.sheet_names:
        return []
    return list(settings_in(file.grid(sheet), catalogue, name))


def read_owner(path: Path, name: str = "") -> Identity | None:
    """Return whose workbook it says it is; None when it does not. GsafetyError as above."""
    file = _opened(path, name or path.name)
    sheets = [sheet for sheet in file.sheet_names if any(item in sheet for item in IDENTITY_SHEETS)]
    found = (find_identity(file.grid(sheet)) for sheet in sheets)
    return next((identity for identity in found if identity is not None), None)


def settings_in(grid: Grid, catalogue: Catalogue, workbook: str) -> Iterator[Setting]:
    """Yield what stands in the column for own values, row by row.

    GsafetyError when the headings for key and own value are not there.
    """
    top, key_at, own_at = _headings(grid, workbook)
    seen: set[str] = set()
    for row, number in zip(grid.rows[top + 1 :], grid.numbers[top + 1 :], strict=True):
        key, raw = as_text(row[key_at]), row[own_at]
        text = as_text(raw)
        if not _KEY.fullmatch(key) or not text or says_nothing(text):
            continue
        place = CellRef(workbook, grid.sheet, number, own_at + 1)
        problem = "doubled" if key in seen else ""
        yield _setting(Setting(place, key, text, problem=problem), raw, catalogue)
        seen.add(key)


def _headings(grid: Grid, workbook: str) -> tuple[int, int, int]:
    """Return where the headings are: index of their row, of the keys' column, of own values."""
    columns = parameter_words().columns
    wanted = [compact(columns[key]) for key in ("key", "own")]
    for index, row in enumerate(grid.rows):
        labels = [compact(as_text(cell)) for cell in row]
        if all(label in labels for label in wanted):
            return index, labels.index(wanted[0]), labels.index(wanted[1])
    raise GsafetyError(
        f"{workbook} 的工作表“{grid.sheet}”中找不到“{columns['key']}”“{columns['own']}”两列",
        "请恢复这两个列名，或从新的空白台账复制参数表",
    )


def _setting(written: Setting, raw: Raw, catalogue: Catalogue) -> Setting:
    place, key, text, problem = written.place, written.key, written.text, written.problem
    parameter = catalogue.parameters.get(key)
    if parameter is None:
        return Setting(place, key, text, problem="unknown")
    if problem or not parameter.adjustable:
        return Setting(place, key, text, problem=problem or "fixed")
    value = read_value(raw, parameter)
    return Setting(place, key, text, value, "unreadable" if value is None else "")


def _opened(path: Path, name: str) -> BookFile:
    try:
        return BookFile(path.read_bytes(), name)
    except OSError as error:
        raise GsafetyError(f"无法打开文件 {name}", "请检查文件名，确认有读取权限") from error
