"""Mistakes in how a ledger's computed columns are declared."""

from collections.abc import Callable, Iterable, Iterator

from gsafety_xl.schema.catalogue import Catalogue
from gsafety_xl.schema.computed import (
    Complete,
    Cumulative,
    DaysBetween,
    Elsewhere,
    OverdueDays,
    PlusDays,
    PlusMonths,
    Season,
    Threshold,
)
from gsafety_xl.schema.specs import ColumnSpec, ColumnType

_DAYS = {ColumnType.DATE, ColumnType.DATETIME}
_NUMBERS = {ColumnType.COUNT, ColumnType.DECIMAL}
#: What a column of each kind holds.
_RESULTS: dict[type, set[ColumnType]] = {
    PlusDays: {ColumnType.DATE},
    PlusMonths: {ColumnType.DATE},
    DaysBetween: _NUMBERS,
    OverdueDays: _NUMBERS,
    Cumulative: _NUMBERS,
    Complete: {ColumnType.FLAG},
    Season: {ColumnType.CHOICE},
    Threshold: {ColumnType.CHOICE},
    Elsewhere: set(ColumnType),
}


def find_computed_problems(
    column: ColumnSpec, by_key: dict[str, ColumnSpec], catalogue: Catalogue
) -> Iterator[str]:
    """Yield what is wrong with how a column is reckoned, in words that follow its key."""
    computed = column.computed
    if computed is None:
        return
    if not column.system:
        yield "有 computed，却不是系统列"
    if column.type not in _RESULTS[type(computed)]:
        yield f"的 computed 得不出 {column.type}"
    inputs = list(computed.inputs())
    yield from (f"的 computed 提到不存在的列 {key}" for key in inputs if key not in by_key)
    yield from _unknown_parameters(computed.parameters(), catalogue)
    yield from _too_early(column, inputs, by_key)
    yield from _unfit_inputs(column, by_key)
    yield from _vague_spans(column)
    yield from _unknown_choices(column, catalogue)


def _unknown_parameters(names: Iterable[str], catalogue: Catalogue) -> Iterator[str]:
    known = catalogue.parameters
    return (f"的 computed 提到不存在的参数 {name}" for name in names if known and name not in known)


def _too_early(
    column: ColumnSpec, inputs: list[str], by_key: dict[str, ColumnSpec]
) -> Iterator[str]:
    """Yield computed columns that the result needs but that stand further right."""
    order = list(by_key)
    for key in inputs:
        other = by_key.get(key)
        if other is not None and other.system and order.index(key) >= order.index(column.key):
            yield f"的 computed 用到排在后面的系统列 {key}"


def _unfit_inputs(column: ColumnSpec, by_key: dict[str, ColumnSpec]) -> Iterator[str]:
    """Yield columns that are no day where a day is needed, no number where a number is."""

    def unfit(keys: Iterable[str], fits: Callable[[ColumnType], bool], what: str) -> Iterator[str]:
        for key in keys:
            if key and key in by_key and not fits(by_key[key].type):
                yield f"的 computed 提到的 {key} 不是{what}"

    days, numbers = _wanted(column)
    yield from unfit(days, lambda kind: kind.is_day, "日期")
    yield from unfit(numbers, lambda kind: kind.is_number, "数")


def _wanted(column: ColumnSpec) -> tuple[list[str], list[str]]:
    """Return the columns that must be days and those that must be numbers."""
    days: list[str] = []
    numbers: list[str] = []
    match column.computed:
        case PlusDays() | PlusMonths() as later:
            days, numbers = later.of, [later.number_of]
        case DaysBetween(start=start, end=end):
            days = [start, end]
        case OverdueDays(due=due, done=done):
            days = [*due, done]
        case Season(of=of):
            days = [of]
        case Cumulative(of=of):
            numbers = [of]
        case Threshold(of=of, since=since, on=on):
            days, numbers = [since, on], [of]
    return days, numbers


def _vague_spans(column: ColumnSpec) -> Iterator[str]:
    """Yield a later day of which it is not said, or said twice, how much later."""
    match column.computed:
        case PlusDays() | PlusMonths() as later:
            if sum(map(bool, (later.number, later.number_of, later.parameter))) != 1:
                yield "的 computed 要写 number、number_of、parameter 中的一个"
            if len(later.parameter) not in {0, 1, len(later.of)}:
                yield "的 computed 的 parameter 与 of 不一样多"


def _unknown_choices(column: ColumnSpec, catalogue: Catalogue) -> Iterator[str]:
    codes = catalogue.codes.get(column.codes)
    if codes is None:
        return
    known = {item.key for item in codes.items}
    match column.computed:
        case Season(seasons=seasons, otherwise=otherwise):
            named = [*seasons, otherwise]
        case Threshold(passed=passed, failed=failed, young=young):
            named = [passed, failed, young]
        case _:
            return
    yield from (f"的 computed 中没有码 {key}" for key in named if key not in known)
