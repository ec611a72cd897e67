"""A page a ledger: what it is, its columns, its codes, the rules that look at it."""

from collections.abc import Iterator

from gsafety_xl.reference.markdown import heading, link, page, table
from gsafety_xl.reference.words import keepers_in_words, level_in_words, reference_words
from gsafety_xl.rules.declared import declared_codes
from gsafety_xl.schema import Catalogue, ColumnSpec, LedgerSpec
from gsafety_xl.workbook.form_words import form_words
from gsafety_xl.workbook.needs import Need, conditions_of, need_of, type_in_words


def ledger_page(ledger: LedgerSpec, catalogue: Catalogue) -> str:
    """Return the page of one ledger as Markdown."""
    words = reference_words()
    return page(
        [
            heading(1, words.phrase("ledger", "title", code=ledger.code, title=ledger.title)),
            words.phrase(
                "ledger",
                "about",
                sheet=ledger.sheet,
                row_is=ledger.row_is,
                frequency=ledger.frequency,
            )
            + "\n",
            _facts(ledger, catalogue),
            heading(2, words.phrase("ledger", "columns")),
            table(
                words.row("ledger", "headings"),
                (_column(column, ledger, catalogue) for column in ledger.columns),
            ),
            *_section(
                "codes", table(words.row("ledger", "code_headings"), _codes(ledger, catalogue))
            ),
            *_section(
                "rules", table(words.row("ledger", "rule_headings"), _rules(ledger, catalogue))
            ),
            *_section("links", _citing(ledger, catalogue)),
            *_section("evidence", _evidence(ledger, catalogue)),
        ]
    )


def rule_file(code: str) -> str:
    """Return the name of the page that a rule stands on: one for each group of rules."""
    return f"{code.partition('-')[0]}.md"


def rules_of(ledger: LedgerSpec, catalogue: Catalogue) -> list[str]:
    """Return the codes of the rules that look at a ledger: its own and those of its columns."""
    declared = declared_codes(ledger)
    own = {
        code for code, rule in catalogue.rules.items() if ledger.key in {rule.ledger, *rule.needs}
    }
    return sorted(declared | own)


def _section(key: str, body: str) -> list[str]:
    return [heading(2, reference_words().phrase("ledger", key)), body] if body else []


def _facts(ledger: LedgerSpec, catalogue: Catalogue) -> str:
    words = reference_words()
    labels = ledger.labels()
    parent = catalogue.ledgers.get(ledger.details_of)
    values = [
        keepers_in_words(ledger, catalogue),
        words.books[ledger.book],
        "、".join(labels[key] for key in ledger.business_key),
        "" if parent is None else _ledger_link(parent),
        "、".join(ledger.clauses),
    ]
    names = words.row("ledger", "facts")
    lines = [f"- {name}：{value}" for name, value in zip(names, values, strict=True) if value]
    return "\n".join(lines) + "\n"


def _column(column: ColumnSpec, ledger: LedgerSpec, catalogue: Catalogue) -> list[str]:
    return [
        column.label,
        _need(column, ledger, catalogue),
        type_in_words(column, catalogue),
        "；".join(_meaning(column, catalogue)),
        _example(column, ledger),
        "、".join(_rules_about(column, ledger, catalogue)),
    ]


def _example(column: ColumnSpec, ledger: LedgerSpec) -> str:
    """Return what a cell may hold; for the entry's number, one of this ledger."""
    return f"GYS01-{ledger.code}-2026-001" if column.key == "id" else str(column.example)


def _need(column: ColumnSpec, ledger: LedgerSpec, catalogue: Catalogue) -> str:
    need = need_of(column)
    if need is not Need.CONDITIONAL:
        return form_words().needs[need]
    conditions = conditions_of(column, ledger, catalogue)
    return "；".join(
        reference_words().phrase("ledger", "conditional", condition=item) for item in conditions
    )


def _meaning(column: ColumnSpec, catalogue: Catalogue) -> Iterator[str]:
    words = reference_words()
    yield column.hint
    if column.refers_to:
        sheets = "、".join(catalogue.ledgers[key].sheet for key in column.refers_to)
        yield words.phrase("ledger", "refers", ledgers=sheets)
    if column.aliases:
        yield words.phrase("ledger", "also", aliases="、".join(column.aliases))


def _rules_about(column: ColumnSpec, ledger: LedgerSpec, catalogue: Catalogue) -> list[str]:
    named = {item.rule for item in column.requirements}
    named |= {column.required_by} if column.required else set()
    named |= {
        code
        for code, rule in catalogue.rules.items()
        if rule.ledger == ledger.key and column.key in rule.looks_at
    }
    return [
        link(code, f"../{reference_words().files['rules']}/{rule_file(code)}")
        for code in sorted(named)
    ]


def _codes(ledger: LedgerSpec, catalogue: Catalogue) -> Iterator[list[str]]:
    for name in dict.fromkeys(column.codes for column in ledger.columns if column.codes):
        codes = catalogue.codes[name]
        aliases = [alias for item in codes.items for alias in item.aliases]
        yield [codes.label, "、".join(item.label for item in codes.items), "、".join(aliases)]


def _rules(ledger: LedgerSpec, catalogue: Catalogue) -> Iterator[list[str]]:
    folder = reference_words().files["rules"]
    for code in rules_of(ledger, catalogue):
        rule = catalogue.rules[code]
        levels = dict.fromkeys(level_in_words(case) for case in rule.cases.values())
        yield [link(code, f"../{folder}/{rule_file(code)}"), rule.title, "、".join(levels)]


def _citing(ledger: LedgerSpec, catalogue: Catalogue) -> str:
    lines = [
        f"- {_ledger_link(other)}：{column.label}"
        for other in catalogue.ledgers.values()
        for column in other.columns
        if ledger.key in column.refers_to
    ]
    return "\n".join(lines) + "\n" if lines else ""


def _evidence(ledger: LedgerSpec, catalogue: Catalogue) -> str:
    lines = [
        f"- {code}{item.key}：{item.text}"
        for code, clause in catalogue.clauses.items()
        for item in clause.obligations
        if ledger.key in item.ledgers
    ]
    return "\n".join(lines) + "\n" if lines else ""


def _ledger_link(ledger: LedgerSpec) -> str:
    return link(ledger.sheet, f"{ledger.code}.md")
