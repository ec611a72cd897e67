"""Mistakes in the data files that no single file shows: references that lead nowhere."""

from collections.abc import Iterable, Iterator, Mapping

from gsafety_xl.schema.catalogue import Catalogue
from gsafety_xl.schema.column_consistency import find_column_problems, find_condition_problems
from gsafety_xl.schema.specs import (
    COUNTER_TERROR_BOOK,
    MAIN_BOOK,
    CodeList,
    IndicatorSpec,
    LedgerSpec,
    Parameter,
    RuleSpec,
)
from gsafety_xl.schema.text import compact

_SHEET_NAME_LENGTH = 31
_KEEPERS = ("bureau", "unit")
_BOOKS = (MAIN_BOOK, COUNTER_TERROR_BOOK)


def find_inconsistencies(catalogue: Catalogue) -> Iterator[str]:
    """Yield one Chinese sentence, naming file and key, for each mistake."""
    for key, ledger in catalogue.ledgers.items():
        for text in (
            *_ledger_problems(ledger, catalogue),
            *find_column_problems(ledger, catalogue),
        ):
            yield f"数据文件 ledgers/{key}.toml {text}"
    yield from _shared_names(catalogue.ledgers.values())
    for code, rule in catalogue.rules.items():
        yield from (f"数据文件 rules 中 {code} {text}" for text in _rule_problems(rule, catalogue))
    yield from _code_problems(catalogue.codes)
    yield from _parameter_problems(catalogue.parameters)
    yield from _clause_problems(catalogue)
    yield from _figure_problems(catalogue)


def _ledger_problems(ledger: LedgerSpec, catalogue: Catalogue) -> Iterator[str]:
    keys = [column.key for column in ledger.columns]
    yield from (f"列 {key} 重复" for key in _doubled(keys))
    yield from (f"列名 {label} 重复" for label in _doubled(ledger.labels().values()))
    yield from (f"business_key 中没有列 {key}" for key in ledger.business_key if key not in keys)
    yield from (
        f"optional_common 中没有列 {key}" for key in ledger.optional_common if key not in keys
    )
    yield from (
        f"kept_by 只能是 bureau、unit，不是 {who}" for who in ledger.kept_by if who not in _KEEPERS
    )
    yield from _lost("clauses", ledger.clauses, catalogue.clauses)
    yield from _lost("details_of", filter(None, [ledger.details_of]), catalogue.ledgers)
    yield from _keeper_problems(ledger, catalogue)
    if ledger.book not in _BOOKS:
        yield f"的 book 只能是 {'、'.join(_BOOKS)}，不是 {ledger.book}"
    if len(ledger.sheet) > _SHEET_NAME_LENGTH or set(ledger.sheet) & set("[]:*?/\\"):
        yield f"的 sheet {ledger.sheet} 不能作工作表名"
    order = catalogue.rules.get(ledger.order_rule)
    if any(column.not_before for column in ledger.columns) and (
        order is None or "order" not in order.cases
    ):
        yield f"的 order_rule {ledger.order_rule} 不是有 order 情形的规则"


def _keeper_problems(ledger: LedgerSpec, catalogue: Catalogue) -> Iterator[str]:
    kinds = {item.key for item in catalogue.codes["unit_kind"].items} if catalogue.codes else set()
    yield from (f"的 unit_kinds 中没有码 {kind}" for kind in ledger.unit_kinds if kind not in kinds)
    register = catalogue.ledgers.get("unit_register")
    flags = set(register.labels()) if register else set()
    yield from (f"的 unit_flags 中没有列 {flag}" for flag in ledger.unit_flags if flag not in flags)


def _shared_names(ledgers: Iterable[LedgerSpec]) -> Iterator[str]:
    known = list(ledgers)
    for name in ("code", "sheet"):
        for text in _doubled(getattr(ledger, name) for ledger in known):
            yield f"数据文件 ledgers 中两张台账的 {name} 都是 {text}"


def _rule_problems(rule: RuleSpec, catalogue: Catalogue) -> Iterator[str]:
    yield from _lost("ledger", filter(None, [rule.ledger]), catalogue.ledgers)
    yield from _lost("needs", rule.needs, catalogue.ledgers)
    yield from _lost("parameters", rule.parameters, catalogue.parameters)
    yield from _lost("clauses", rule.clauses, catalogue.clauses)
    named = [rule.ledger, *rule.needs] if rule.ledger else list(catalogue.ledgers)
    columns = [set(catalogue.ledgers[key].labels()) for key in named if key in catalogue.ledgers]
    # a rule of one ledger may look at columns of those it needs; one of all at what all have
    known = set().union(*columns) if rule.ledger else set.intersection(*columns or [set()])
    yield from (f"的 looks_at 提到不存在的列 {key}" for key in rule.looks_at if key not in known)
    if not rule.cases:
        yield "没有 cases"


def _code_problems(codes: Mapping[str, CodeList]) -> Iterator[str]:
    for name, code_list in codes.items():
        where = f"数据文件 codes.toml 中 {name}"
        yield from (
            f"{where} 的 {key} 重复" for key in _doubled(item.key for item in code_list.items)
        )
        spellings = [
            text
            for item in code_list.items
            for text in {compact(text) for text in (item.label, *item.aliases)}
        ]
        yield from (f"{where} 的写法“{text}”指向两个码" for text in _doubled(spellings))


def _parameter_problems(parameters: Mapping[str, Parameter]) -> Iterator[str]:
    for key, parameter in parameters.items():
        where = f"数据文件 parameters.toml 中 {key}"
        if parameter.is_below_floor:
            yield f"{where} 的 value {parameter.value} 低于依据的下限 {parameter.floor:g}"
        if parameter.floor is not None and not isinstance(parameter.value, int | float):
            yield f"{where} 有 floor，value 却不是数"


def _clause_problems(catalogue: Catalogue) -> Iterator[str]:
    for code, clause in catalogue.clauses.items():
        where = f"数据文件 clauses.toml 中 {code}"
        parents = filter(None, [clause.parent])
        yield from (f"{where} {text}" for text in _lost("parent", parents, catalogue.clauses))
        obligations = clause.obligations
        yield from (
            f"{where} 的义务 {key} 重复" for key in _doubled(item.key for item in obligations)
        )
        for item in obligations:
            lost = _lost("ledgers", item.ledgers, catalogue.ledgers)
            yield from (f"{where} 的义务 {item.key} {text}" for text in lost)


def _figure_problems(catalogue: Catalogue) -> Iterator[str]:
    for code, indicator in catalogue.indicators.items():
        where = f"数据文件 indicators.toml 中 {code}"
        yield from (f"{where} {text}" for text in _indicator_problems(indicator, catalogue))
    for code, document in catalogue.documents.items():
        lost = [
            *_lost("ledgers", document.ledgers, catalogue.ledgers),
            *_lost("figures", map(_without_span, document.figures), catalogue.indicators),
        ]
        yield from (f"数据文件 documents.toml 中 {code} {text}" for text in lost)


def _indicator_problems(indicator: IndicatorSpec, catalogue: Catalogue) -> Iterator[str]:
    yield from _lost("ledger", filter(None, [indicator.ledger]), catalogue.ledgers)
    ledger = catalogue.ledgers.get(indicator.ledger)
    if ledger is None:
        return
    by_key = {column.key: column for column in ledger.columns}
    named = filter(None, [indicator.date, indicator.column, indicator.year_ago_of])
    yield from (f"提到不存在的列 {key}" for key in named if key not in by_key)
    yield from find_condition_problems(indicator.where, by_key, catalogue)


def _without_span(figure: str) -> str:
    """Return the indicator of a figure: K01 for K01_ly_year."""
    return figure.partition("_")[0]


def _lost(name: str, keys: Iterable[str], known: Mapping[str, object]) -> Iterator[str]:
    """Yield the keys that lead nowhere; where nothing at all is known, nothing is looked up."""
    return (f"的 {name} 指向不存在的 {key}" for key in keys if known and key not in known)


def _doubled(texts: Iterable[str]) -> list[str]:
    known = list(texts)
    return sorted({text for text in known if known.count(text) > 1})
