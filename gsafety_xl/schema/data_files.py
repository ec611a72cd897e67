"""Reads the catalogue from its TOML files; a mistake is named by file and key."""

import os
import re
import tomllib
from collections.abc import Callable
from functools import lru_cache, partial
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TypeVar

import msgspec

from gsafety_xl import resources
from gsafety_xl.model import GsafetyError
from gsafety_xl.schema.catalogue import Catalogue
from gsafety_xl.schema.catalogue_cache import cache_folder, cached
from gsafety_xl.schema.consistency import find_inconsistencies
from gsafety_xl.schema.parameter_specs import Parameter
from gsafety_xl.schema.specs import (
    Choice,
    Clause,
    CodeList,
    ColumnSpec,
    DocumentSpec,
    IndicatorSpec,
    LedgerSpec,
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
    data = resources.data()
    read = partial(read_catalogue, data)
    # inside a zip there are no times to go by
    return cached(data, read, cache_folder(os.environ)) if isinstance(data, Path) else read()


def read_catalogue(folder: Traversable) -> Catalogue:
    """Read a folder of data files; GsafetyError names the file and the key of each mistake."""
    clauses = _entries(folder / "clauses.toml", Clause)
    catalogue = Catalogue(
        ledgers=_ledgers(folder),
        codes=_entries(folder / "codes.toml", CodeList) | {"clause": _numbers_of(clauses)},
        parameters=_parameters(folder / "parameters"),
        rules=_rules(folder / "rules"),
        clauses=clauses,
        documents=_entries(folder / "documents.toml", DocumentSpec),
        indicators=_entries(folder / "indicators.toml", IndicatorSpec),
    )
    problems = list(find_inconsistencies(catalogue))
    if problems:
        raise GsafetyError("；".join(problems), _REMEDY)
    return catalogue


def _numbers_of(clauses: dict[str, Clause]) -> CodeList:
    """Return the code list of the clauses themselves: a task names those it comes from."""
    return CodeList(label="职责条款", items=[Choice(key=code, label=code) for code in clauses])


def _ledgers(folder: Traversable) -> dict[str, LedgerSpec]:
    """Read the ledgers in the order of their sheets, with the columns that all of them have."""
    common = _shared_columns(folder / _COMMON)
    specs: list[LedgerSpec] = []
    for file in _toml_files(folder / "ledgers"):
        spec = _convert(_read(file), LedgerSpec, file.name)
        if file.name != f"{spec.key}.toml":
            raise _mistake(file.name, "key", f"与文件名不符：{spec.key}")
        specs.append(_with_shared(spec, common))
    return {spec.key: spec for spec in sorted(specs, key=_place_of_sheet)}


def _place_of_sheet(spec: LedgerSpec) -> tuple[str, str]:
    """Return what sorts sheets as they are numbered: 01工作计划 before 01A计划任务."""
    name = spec.sheet
    return name[:2], name[2:3] if name[2:3].isascii() else ""


def _shared_columns(file: Traversable) -> list[ColumnSpec]:
    columns = _convert(_read(file), dict[str, list[ColumnSpec]], file.name).get("columns", [])
    for column in columns:
        if column.place not in {"front", "back"}:
            raise _mistake(file.name, f"columns.{column.key}.place", "只能是 front 或 back")
    return columns


def _rules(folder: Traversable) -> dict[str, RuleSpec]:
    return _gathered(folder, RuleSpec, "另一个规则文件已有这条规则")


def _parameters(folder: Traversable) -> dict[str, Parameter]:
    """Read the parameters; each knows the subject it is listed under, as a rule its file's name."""
    return _gathered(folder, Parameter, "另一个参数文件已有这个参数", _with_group)


def _with_group(parameter: Parameter, stem: str) -> Parameter:
    return msgspec.structs.replace(parameter, group=parameter.group or stem)


def _as_read(entry: T, _stem: str) -> T:
    return entry


def _gathered(
    folder: Traversable,
    shape: type[T],
    doubled: str,
    finished: Callable[[T, str], T] = _as_read,
) -> dict[str, T]:
    """Read the entries of all files of a folder; a key stands in one of them only.

    ``finished`` completes an entry with the name of its file, without the ending.
    """
    gathered: dict[str, T] = {}
    for file in _toml_files(folder):
        stem = file.name.removesuffix(".toml")
        fresh = {key: finished(entry, stem) for key, entry in _entries(file, shape).items()}
        for key in fresh.keys() & gathered.keys():
            raise _mistake(file.name, key, doubled)
        gathered |= fresh
    return gathered


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
