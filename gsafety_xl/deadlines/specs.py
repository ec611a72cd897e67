"""Which cells are deadlines: ``data/deadlines.toml``."""

import tomllib
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

import msgspec

from gsafety_xl import resources
from gsafety_xl.model import GsafetyError
from gsafety_xl.schema import Catalogue, Condition, LedgerSpec

Unit = Literal["days", "months", "workdays", "years"]


class Plus(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How much later than the day in the cell: a number, a column or a parameter of units."""

    unit: Unit
    count: int | str = 0
    parameter: str = ""


class DeadlineSpec(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One kind of deadline.

    ``day`` are day columns of which the first that is filled counts, ``when`` what an open entry
    holds, ``unless`` columns of which a filled one settles it, ``what`` the column that says what
    it is about; with ``latest_by`` only the latest entry of each object counts, and ``after`` is a
    column that must lie before the deadline for it to be still ahead.
    """

    label: str
    ledger: str
    day: list[str]
    when: Condition
    what: str
    act: str
    plus: Plus | None = None
    unless: list[str] = []
    latest_by: str = ""
    after: str = ""


@lru_cache(maxsize=1)
def load_deadlines() -> dict[str, DeadlineSpec]:
    """Read the kinds of deadlines that ship with the package, by key."""
    text = (resources.data() / "deadlines.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text), dict[str, DeadlineSpec])


def check_deadlines(specs: dict[str, DeadlineSpec], catalogue: Catalogue) -> None:
    """Raise GsafetyError naming every ledger, column or parameter that does not exist."""
    problems = [
        f"数据文件 deadlines.toml 中 {key} {text}"
        for key, spec in specs.items()
        for text in _problems(spec, catalogue)
    ]
    if problems:
        raise GsafetyError("；".join(problems), "请修正数据文件")


def _problems(spec: DeadlineSpec, catalogue: Catalogue) -> Iterator[str]:
    ledger = catalogue.ledgers.get(spec.ledger)
    if ledger is None:
        yield f"指向不存在的台账 {spec.ledger}"
        return
    yield from (f"提到不存在的列 {key}" for key in _columns(spec) if key not in ledger.labels())
    if spec.plus is not None and spec.plus.parameter not in {"", *catalogue.parameters}:
        yield f"提到不存在的参数 {spec.plus.parameter}"
    yield from (f"的 {key} 不是日期列" for key in spec.day if not _is_day(key, ledger))


def _columns(spec: DeadlineSpec) -> list[str]:
    named = [*spec.day, *spec.when, *spec.unless, spec.what, spec.latest_by, spec.after]
    if spec.plus is not None and isinstance(spec.plus.count, str):
        named.append(spec.plus.count)
    return [key for key in named if key]


def _is_day(key: str, ledger: LedgerSpec) -> bool:
    return key not in ledger.labels() or ledger.column(key).type.is_day
