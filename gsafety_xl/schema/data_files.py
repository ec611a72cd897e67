"""Reads the catalogue from its TOML files; a mistake is named by file and key."""

import re
import tomllib
from functools import lru_cache
from importlib.resources.abc import Traversable
from typing import TypeVar

import msgspec

from gsafety_xl import resources
from gsafety_xl.model import GsafetyError
from gsafety_xl.schema.catalogue import Catalogue
from gsafety_xl.schema.consistency import find_inconsistencies
from gsafety_xl.schema.specs import (
    Clause,
    CodeList,
    ColumnSpec,
    DocumentSpec,
    IndicatorSpec,
    LedgerSpec,
    Parameter,
    RuleSpec,
)

T = TypeVar("T")

_COMMON = "common_columns.toml"
_REMEDY = "请修正数据文件"
_PATH = re.compile(r"^(?P<problem>.*?)(?: - at `(?P<path>[^`]*)`)?$", re.DOTALL)
_STEP = re.compile(r"\.(\w+)|\[(\d+)\]")


@lru_cache(maxsize=1)
def load_catalogue() -> Catalogue:
    """Read the data that ships with the package; GsafetyError names a faulty file and key."""
    return read_catalogue(resources.data())


def read_catalogue(folder: Traversable) -> Catalogue:
    """Read a folder of data files; GsafetyError names the file and the key of each mistake."""
    catalogue = Catalogue(
        ledgers=_ledgers(folder),
        codes=_entries(folder / "codes.toml", CodeList),
        parameters=_entries(folder / "parameters.toml", Parameter),
        rules=_rules(folder),
        clauses=_entries(folder / "clauses.toml", Clause),
        documents=_entries(folder / "documents.toml", DocumentSpec),
        indicators=_entries(folder / "indicators.toml", IndicatorSpec),
    )
    problems = list(find_inconsistencies(catalogue))
    if problems:
        raise GsafetyError("；".join(problems), _REMEDY)
    return catalogue


def _ledgers(folder: Traversable) -> dict[str, LedgerSpec]:
    """Read the ledgers in the order of their sheets, with the columns that all of them have."""
    common = _shared_columns(folder / _COMMON)
    specs: list[LedgerSpec] = []
    for file in _toml_files(folder / "ledgers"):
        spec = _convert(_read(file), LedgerSpec, file.name)
        if file.name != f"{spec.key}.toml":
            raise _mistake(file.name, "key", f"与文件名不符：{spec.key}")
        specs.append(_with_shared(spec, common))
    return {spec.key: spec for spec in sorted(specs, key=lambda spec: spec.sheet)}


def _shared_columns(file: Traversable) -> list[ColumnSpec]:
    columns = _convert(_read(file), dict[str, list[ColumnSpec]], file.name).get("columns", [])
    for column in columns:
        if column.place not in {"front", "back"}:
            raise _mistake(file.name, f"columns.{column.key}.place", "只能是 front 或 back")
    return columns


def _rules(folder: Traversable) -> dict[str, RuleSpec]:
    rules: dict[str, RuleSpec] = {}
    for file in _toml_files(folder / "rules"):
        fresh = _entries(file, RuleSpec)
        for code in fresh.keys() & rules.keys():
            raise _mistake(file.name, code, "另一个规则文件已有这条规则")
        rules |= fresh
    return rules


def _with_shared(spec: LedgerSpec, common: list[ColumnSpec]) -> LedgerSpec:
    own = {column.key for column in spec.columns}
    shared = [
        msgspec.structs.replace(column, required=False)
        if column.key in spec.optional_common
        else column
        for column in common
        if column.key not in own
    ]
    front = [column for column in shared if column.place == "front"]
    back = [column for column in shared if column.place == "back"]
    return msgspec.structs.replace(spec, columns=[*front, *spec.columns, *back])


def _toml_files(folder: Traversable) -> list[Traversable]:
    try:
        names = sorted(item.name for item in folder.iterdir() if item.name.endswith(".toml"))
    except OSError as error:
        raise GsafetyError(f"找不到数据文件夹 {folder.name}", "请重新安装") from error
    return [folder / name for name in names]


def _entries(file: Traversable, shape: type[T]) -> dict[str, T]:
    return {key: _convert(content, shape, file.name, key) for key, content in _read(file).items()}


def _read(file: Traversable) -> dict[str, object]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise GsafetyError(f"找不到数据文件 {file.name}", "请重新安装") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise GsafetyError(f"数据文件 {file.name} 有误：{error}", _REMEDY) from error


def _convert(content: object, shape: type[T], name: str, key: str = "") -> T:
    try:
        return msgspec.convert(content, shape)
    except msgspec.ValidationError as error:
        match = _PATH.match(str(error))
        path = match["path"] or "" if match else ""
        problem = match["problem"] if match else str(error)
        where = ".".join(filter(None, [key, *_keys_on(path, content)]))
        raise _mistake(name, where, problem) from error


def _keys_on(path: str, content: object) -> list[str]:
    """Return the keys on a path such as ``$.columns[3].type``; an entry of a list by its key."""
    keys: list[str] = []
    for name, index in _STEP.findall(path):
        if name:
            content = content.get(name) if isinstance(content, dict) else None
            keys.append(name)
        else:
            content = content[int(index)] if isinstance(content, list) else None
            own = content.get("key") if isinstance(content, dict) else None
            keys.append(str(own or f"第{int(index) + 1}项"))
    return keys


def _mistake(name: str, key: str, problem: str) -> GsafetyError:
    where = f"数据文件 {name} 的 {key}" if key else f"数据文件 {name}"
    return GsafetyError(f"{where} 有误：{problem}", _REMEDY)
