"""A page a group of rules, a section a rule: what, how bad, why, and an example of each kind."""

import re
from collections.abc import Iterator, Mapping, Sequence

from gsafety_xl.reference.examples import Example, Pair
from gsafety_xl.reference.markdown import heading, page, table
from gsafety_xl.reference.words import level_in_words, reference_words
from gsafety_xl.schema import Catalogue, LedgerSpec, RuleSpec

_PLACEHOLDER = re.compile(r"\{\w+\}")


def rule_page(
    group: str, codes: Sequence[str], catalogue: Catalogue, examples: Mapping[str, Pair]
) -> str:
    """Return the page of the rules whose codes begin with ``group``, such as ``YH``."""
    words = reference_words()
    ledger = catalogue.by_code(group)
    title = group if ledger is None else f"{group} {ledger.title}"
    return page(
        [
            heading(1, words.phrase("rule", "title", title=title)),
            words.phrase("rule", "intro") + "\n",
            *(
                part
                for code in codes
                for part in _section(code, catalogue, examples.get(code, Pair()))
            ),
        ]
    )


def _section(code: str, catalogue: Catalogue, pair: Pair) -> Iterator[str]:
    rule, words = catalogue.rules[code], reference_words()
    yield heading(2, f"{code} {rule.title}")
    names = words.row("rule", "facts")
    values = _facts(code, rule, catalogue)
    lines = [f"- {name}：{value}" for name, value in zip(names, values, strict=True) if value]
    yield "\n".join(lines) + "\n"
    rows = [
        [level_in_words(case), _pattern(case.message), _pattern(case.fix)]
        for case in rule.cases.values()
    ]
    yield table(words.row("rule", "cases"), rows)
    for key, example in (("bad", pair.bad), ("good", pair.good)):
        if example is not None:
            yield heading(3, words.phrase("rule", key))
            yield _shown(example)


def _pattern(text: str) -> str:
    """Return a message with an ellipsis for what is filled in."""
    return _PLACEHOLDER.sub("…", text)


def _facts(code: str, rule: RuleSpec, catalogue: Catalogue) -> list[str]:
    words = reference_words()
    levels = dict.fromkeys(level_in_words(case) for case in rule.cases.values())
    return [
        _looks_at(rule, catalogue),
        "、".join(levels),
        words.stages[rule.stage],
        rule.basis.label,
        "、".join(rule.clauses or _clauses_of(code, catalogue)),
        "；".join(_parameter(key, catalogue) for key in rule.parameters),
        _in_force(rule),
        rule.note,
    ]


def _looks_at(rule: RuleSpec, catalogue: Catalogue) -> str:
    words = reference_words()
    ledger = catalogue.ledgers.get(rule.ledger)
    sheet = words.phrase("rule", "several") if ledger is None else ledger.sheet
    if rule.needs:
        needs = "、".join(catalogue.ledgers[key].sheet for key in rule.needs)
        sheet = words.phrase("rule", "needs", ledger=sheet, needs=needs)
    labels = {} if ledger is None else _labels(ledger, rule, catalogue)
    columns = "、".join(labels[key] for key in rule.looks_at if key in labels)
    return f"{sheet}：{columns}" if columns else sheet


def _labels(ledger: LedgerSpec, rule: RuleSpec, catalogue: Catalogue) -> dict[str, str]:
    needed = [catalogue.ledgers[key].labels() for key in rule.needs]
    return {key: label for labels in [*needed, ledger.labels()] for key, label in labels.items()}


def _clauses_of(code: str, catalogue: Catalogue) -> list[str]:
    ledger = catalogue.by_code(code.partition("-")[0])
    return [] if ledger is None else ledger.clauses


def _parameter(key: str, catalogue: Catalogue) -> str:
    parameter = catalogue.parameters[key]
    value = parameter.value
    shown = "、".join(map(str, value)) if isinstance(value, list) else str(value)
    return f"{parameter.label} {shown}{parameter.measure}（{parameter.basis.label}）"


def _in_force(rule: RuleSpec) -> str:
    words = reference_words()
    parts = [
        words.phrase("rule", name, day=day.isoformat())
        for name, day in (("since", rule.since), ("until", rule.until))
        if day is not None
    ]
    return "，".join(parts)


def _shown(example: Example) -> str:
    words = reference_words()
    results = "\n".join(
        f"- {words.phrase('rule', 'result', line=item)}" for item in example.findings
    )
    return f"```\n{example.tables}\n```\n" + (f"\n{results}\n" if results else "")
