"""Mistakes in the declaration of a ledger's columns."""

import re
from collections.abc import Iterator

from gsafety_xl.schema.catalogue import Catalogue
from gsafety_xl.schema.computed_consistency import find_computed_problems
from gsafety_xl.schema.specs import ColumnSpec, ColumnType, Condition, LedgerSpec, RuleSpec
from gsafety_xl.schema.text import compact

_CHOICE_TYPES = {ColumnType.CHOICE, ColumnType.CHOICES}


def find_column_problems(ledger: LedgerSpec, catalogue: Catalogue) -> Iterator[str]:
    """Yield what is wrong with the columns of one ledger, each sentence naming the column."""
    by_key = {column.key: column for column in ledger.columns}
    yield from _shared_aliases(ledger)
    for column in ledger.columns:
        texts = (
            *_lookups(column, catalogue),
            *_unfit_for_type(column),
            *_columns_beside(column, by_key),
            *_conditions(column, by_key, catalogue),
            *_requirement_rules(column, catalogue),
            *find_computed_problems(column, by_key, catalogue),
        )
        yield from (f"列 {column.key} {text}" for text in texts)


def _shared_aliases(ledger: LedgerSpec) -> Iterator[str]:
    """Yield aliases of two columns; an alias that is another's label is taken for the label."""
    seen: dict[str, str] = {}
    for column in ledger.columns:
        for alias in column.aliases:
            other = seen.setdefault(compact(alias), column.key)
            if other != column.key:
                yield f"列 {other} 和 {column.key} 的别名都有“{alias}”"


def _lookups(column: ColumnSpec, catalogue: Catalogue) -> Iterator[str]:
    if (column.type in _CHOICE_TYPES) != bool(column.codes):
        yield "的 type 与 codes 不配"
    if column.codes and column.codes not in catalogue.codes:
        yield f"的 codes 指向不存在的码表 {column.codes}"
    yield from (
        f"的 refers_to 指向不存在的台账 {key}"
        for key in column.refers_to
        if key not in catalogue.ledgers
    )


def _unfit_for_type(column: ColumnSpec) -> Iterator[str]:
    """Yield keys that mean nothing for a column of this type."""
    kind = column.type
    needs = {
        "min": (column.min is not None, kind.is_number),
        "max": (column.max is not None, kind.is_number),
        "at_most": (bool(column.at_most), kind.is_number),
        "pattern": (bool(column.pattern), kind.is_text),
        "min_length": (column.min_length > 0, kind.is_text),
        "happened": (column.happened, kind.is_day),
        "happened_when": (bool(column.happened_when), kind.is_day),
        "not_before": (bool(column.not_before), kind.is_day),
    }
    yield from (f"的 {name} 不适用于 {kind}" for name, (used, fits) in needs.items() if used > fits)
    if column.min is not None and column.max is not None and column.min > column.max:
        yield "的 min 大于 max"
    if column.since is not None and column.until is not None and column.since > column.until:
        yield "的 since 晚于 until"
    if column.pattern and not _is_pattern(column.pattern):
        yield f"的 pattern 不是正则表达式：{column.pattern}"


def _is_pattern(text: str) -> bool:
    try:
        re.compile(text)
    except re.error:
        return False
    return True


def _columns_beside(column: ColumnSpec, by_key: dict[str, ColumnSpec]) -> Iterator[str]:
    for key in column.not_before:
        if key in by_key and not by_key[key].type.is_day:
            yield f"的 not_before 提到的 {key} 不是日期"
    whole = by_key.get(column.at_most)
    if whole is not None and not whole.type.is_number:
        yield f"的 at_most 提到的 {column.at_most} 不是数"
    named = [*column.not_before, *filter(None, [column.at_most])]
    yield from (f"提到不存在的列 {key}" for key in named if key not in by_key)


def _conditions(
    column: ColumnSpec, by_key: dict[str, ColumnSpec], catalogue: Catalogue
) -> Iterator[str]:
    whens = [*(requirement.when for requirement in column.requirements), column.happened_when]
    whens += column.computed.conditions() if column.computed is not None else ()
    for when in whens:
        yield from find_condition_problems(when, by_key, catalogue)


def find_condition_problems(
    when: Condition, by_key: dict[str, ColumnSpec], catalogue: Catalogue
) -> Iterator[str]:
    """Yield columns of a condition that do not exist, and values that they cannot hold."""
    for key, allowed in when.items():
        asked = by_key.get(key)
        if asked is None:
            yield f"的条件提到不存在的列 {key}"
            continue
        known = _possible_values(asked, catalogue)
        yield from (f"的条件 {key} 中没有码 {item}" for item in allowed if item not in known)


def _possible_values(column: ColumnSpec, catalogue: Catalogue) -> set[str | bool]:
    if column.type is ColumnType.FLAG:
        return {True, False, "*"}
    codes = catalogue.codes.get(column.codes)
    return {"*", *(() if codes is None else (item.key for item in codes.items))}


def _requirement_rules(column: ColumnSpec, catalogue: Catalogue) -> Iterator[str]:
    own = [column.required_by] if column.required else []
    for code in [*own, *(requirement.rule for requirement in column.requirements)]:
        rule: RuleSpec | None = catalogue.rules.get(code)
        if rule is None:
            yield f"提到不存在的规则 {code}"
        elif "missing" not in rule.cases:
            yield f"提到的规则 {code} 没有 missing 情形"
