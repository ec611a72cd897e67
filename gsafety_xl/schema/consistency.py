"""Mistakes in the data files that no single file shows."""

from collections.abc import Iterator, Mapping

from gsafety_xl.schema.specs import CodeList, ColumnSpec, LedgerSpec, RuleSpec

_CHOICE_TYPES = {"choice", "choices"}


def find_inconsistencies(
    ledgers: Mapping[str, LedgerSpec],
    codes: Mapping[str, CodeList],
    rules: Mapping[str, RuleSpec],
) -> Iterator[str]:
    """Yield one Chinese sentence, naming file and key, for each reference that leads nowhere."""
    for ledger in ledgers.values():
        where = f"数据文件 ledgers/{ledger.key}.toml"
        yield from (f"{where} {text}" for text in _ledger_problems(ledger, ledgers, codes, rules))
    for code, rule in rules.items():
        if rule.ledger and rule.ledger not in ledgers:
            yield f"数据文件 rules 中 {code}.ledger 指向不存在的台账 {rule.ledger}"
    yield from _code_problems(codes)


def _ledger_problems(
    ledger: LedgerSpec,
    ledgers: Mapping[str, LedgerSpec],
    codes: Mapping[str, CodeList],
    rules: Mapping[str, RuleSpec],
) -> Iterator[str]:
    keys = [column.key for column in ledger.columns]
    yield from (f"列 {key} 重复" for key in sorted({key for key in keys if keys.count(key) > 1}))
    yield from (f"business_key 中没有列 {key}" for key in ledger.business_key if key not in keys)
    named_rules = {ledger.order_rule}
    for column in ledger.columns:
        named_rules |= {requirement.rule for requirement in column.requirements}
        unknown = [key for key in _columns_named_by(column) if key not in keys]
        yield from (f"列 {column.key} 提到不存在的列 {key}" for key in unknown)
        yield from (f"列 {column.key} {text}" for text in _lookups(column, ledgers, codes))
        yield from _condition_problems(ledger, column, codes)
    yield from (f"提到不存在的规则 {rule}" for rule in sorted(named_rules - rules.keys()))


def _columns_named_by(column: ColumnSpec) -> list[str]:
    conditions = [requirement.when for requirement in column.requirements]
    in_conditions = [key for when in [*conditions, column.happened_when] for key in when]
    return [*in_conditions, *column.not_before, *filter(None, [column.at_most])]


def _lookups(
    column: ColumnSpec, ledgers: Mapping[str, LedgerSpec], codes: Mapping[str, CodeList]
) -> Iterator[str]:
    if (column.type in _CHOICE_TYPES) != bool(column.codes):
        yield "的 type 与 codes 不配"
    if column.codes and column.codes not in codes:
        yield f"的 codes 指向不存在的码表 {column.codes}"
    if column.refers_to and column.refers_to not in ledgers:
        yield f"的 refers_to 指向不存在的台账 {column.refers_to}"


def _condition_problems(
    ledger: LedgerSpec, column: ColumnSpec, codes: Mapping[str, CodeList]
) -> Iterator[str]:
    conditions = [requirement.when for requirement in column.requirements]
    by_key = {item.key: item for item in ledger.columns}
    for when in [*conditions, column.happened_when]:
        for key, allowed in when.items():
            list_name = by_key[key].codes if key in by_key else ""
            if list_name in codes:
                known = {item.key for item in codes[list_name].items} | {"*"}
                wrong = [str(item) for item in allowed if item not in known]
                yield from (f"列 {column.key} 的条件 {key} 中没有码 {item}" for item in wrong)


def _code_problems(codes: Mapping[str, CodeList]) -> Iterator[str]:
    for name, code_list in codes.items():
        spellings = [text for item in code_list.items for text in {item.label, *item.aliases}]
        doubled = sorted({text for text in spellings if spellings.count(text) > 1})
        yield from (f"数据文件 codes.toml 中 {name} 的写法“{text}”指向两个码" for text in doubled)
