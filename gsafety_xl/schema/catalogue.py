"""The project's data, read once and checked against itself."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources.abc import Traversable
from typing import TypeVar

import msgspec

from gsafety_xl import resources
from gsafety_xl.model import GsafetyError
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


@dataclass(frozen=True)
class Catalogue:
    """Everything we know as data, by key (ledgers, codes, parameters) or code (the others)."""

    ledgers: dict[str, LedgerSpec]
    codes: dict[str, CodeList]
    parameters: dict[str, Parameter]
    rules: dict[str, RuleSpec]
    clauses: dict[str, Clause]
    documents: dict[str, DocumentSpec]
    indicators: dict[str, IndicatorSpec]

    def by_code(self, code: str) -> LedgerSpec | None:
        """Find a ledger by its code, such as ``YH``."""
        return next((spec for spec in self.ledgers.values() if spec.code == code.upper()), None)

    def number(self, parameter: str) -> float:
        """Return a numeric parameter; TypeError when it holds something else."""
        value = self.parameters[parameter].value
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise TypeError(parameter)
        return value

    def words(self, parameter: str) -> list[str]:
        """Return a parameter that is a list of words; TypeError when it holds something else."""
        value = self.parameters[parameter].value
        if not isinstance(value, list):
            raise TypeError(parameter)
        return value


@lru_cache(maxsize=1)
def load_catalogue() -> Catalogue:
    """Read the data that ships with the package; GsafetyError names a faulty file and key."""
    return read_catalogue(resources.data())


def read_catalogue(folder: Traversable) -> Catalogue:
    """Read a folder of data files; GsafetyError names the file and the key of a mistake."""
    common = _read(folder / "common_columns.toml", dict[str, list[ColumnSpec]])["columns"]
    ledgers = [_with_common(spec, common) for spec in _ledger_files(folder)]
    rules: dict[str, RuleSpec] = {}
    for file in _toml_files(folder / "rules"):
        rules |= _read(file, dict[str, RuleSpec])
    catalogue = Catalogue(
        ledgers={spec.key: spec for spec in ledgers},
        codes=_read(folder / "codes.toml", dict[str, CodeList]),
        parameters=_read(folder / "parameters.toml", dict[str, Parameter]),
        rules=rules,
        clauses=_read(folder / "clauses.toml", dict[str, Clause]),
        documents=_read(folder / "documents.toml", dict[str, DocumentSpec]),
        indicators=_read(folder / "indicators.toml", dict[str, IndicatorSpec]),
    )
    for problem in find_inconsistencies(catalogue.ledgers, catalogue.codes, catalogue.rules):
        raise GsafetyError(problem, "请修正数据文件")
    return catalogue


def _ledger_files(folder: Traversable) -> list[LedgerSpec]:
    specs = [_read(file, LedgerSpec) for file in _toml_files(folder / "ledgers")]
    return sorted(specs, key=lambda spec: spec.sheet)


def _toml_files(folder: Traversable) -> Iterator[Traversable]:
    names = sorted(item.name for item in folder.iterdir() if item.name.endswith(".toml"))
    return (folder / name for name in names)


def _read(file: Traversable, shape: type[T]) -> T:
    try:
        return msgspec.convert(tomllib.loads(file.read_text(encoding="utf-8")), shape)
    except (msgspec.ValidationError, tomllib.TOMLDecodeError) as error:
        message = f"数据文件 {file.name} 有误：{error}"
        raise GsafetyError(message, "请修正该文件中指出的键") from error


def _with_common(spec: LedgerSpec, common: list[ColumnSpec]) -> LedgerSpec:
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
