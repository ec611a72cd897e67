"""Mistakes in the data files that no single file shows: references that lead nowhere."""

from collections.abc import Iterable, Iterator, Mapping

from gsafety_xl.schema.catalogue import Catalogue
from gsafety_xl.schema.column_consistency import find_column_problems, find_condition_problems
from gsafety_xl.schema.contradictions import find_contradictions, find_unreachable
from gsafety_xl.schema.keeping_consistency import find_keeping_problems
from gsafety_xl.schema.parameter_consistency import find_parameter_problems
from gsafety_xl.schema.specs import (
    CodeList,
    IndicatorSpec,
    LedgerSpec,
    RuleSpec,
)
from gsafety_xl.schema.text import compact

_SHEET_NAME_LENGTH = 31


def find_inconsistencies(catalogue: Catalogue) -> Iterator[str]:
    """Yield one Chinese sentence, naming file and key, for each mistake."""
    for key, ledger in catalogue.ledgers.items():
        for text in (
            *_ledger_problems(ledger, catalogue),
            *find_column_problems(ledger, catalogue),
            *find_contradictions(ledger),
        ):
            yield f"数据文件 ledgers/{key}.toml {text}"
    yield from _shared_names(catalogue.ledgers.values())
    for code, rule in catalogue.rules.items():
        yield from (f"数据文件 rules 中 {code} {text}" for text in _rule_problems(rule, catalogue))
    yield from _code_problems(catalogue.codes)
    yield from find_parameter_problems(catalogue.parameters)
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
    yield from _lost("clauses", ledger.clauses, catalogue.clauses)
    yield from find_keeping_problems(ledger, catalogue)
    if len(ledger.sheet) > _SHEET_NAME_LENGTH or set(ledger.sheet) & set("[]:*?/\\"):
        yield f"的 sheet {ledger.sheet} 不能作工作表名"
    yield from _declared_rule_problems(ledger, catalogue)


def _declared_rule_problems(ledger: LedgerSpec, catalogue: Catalogue) -> Iterator[str]:
    """Yield rules named for pairs of columns that have no words for what is wrong with them."""
    named = {
        "order": (ledger.order_rule, any(column.not_before for column in ledger.columns)),
        "part": (ledger.part_rule, any(column.at_most for column in ledger.columns)),
    }
    for case, (code, is_used) in named.items():
        rule = catalogue.rules.get(code)
        if is_used and (rule is None or case not in rule.cases):
            yield f"的 {case}_rule {code} 不是有 {case} 情形的规则"


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
    yield from find_unreachable(rule)
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
            lost = [
                *_lost("ledgers", item.ledgers, catalogue.ledgers),
                *_lost("rules", item.rules, catalogue.rules),
            ]
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
