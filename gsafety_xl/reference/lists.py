"""The pages of lists: code lists, parameters, and the index of everything."""

from collections.abc import Iterator

from gsafety_xl.reference.ledger_pages import rule_file
from gsafety_xl.reference.markdown import heading, link, page, table
from gsafety_xl.reference.words import keepers_in_words, level_in_words, reference_words
from gsafety_xl.schema import Catalogue, Choice, CodeList


def code_page(catalogue: Catalogue) -> str:
    """Return the page of all code lists."""
    words = reference_words()
    rows = (row for codes in catalogue.codes.values() for row in _choices(codes))
    return page(
        [heading(1, words.phrase("codes", "title")), table(words.row("codes", "headings"), rows)]
    )


def parameter_page(catalogue: Catalogue) -> str:
    """Return the page of all parameters, each with what its default rests on."""
    words = reference_words()
    rows = (
        [f"`{key}`", item.label, _value(item.value), item.measure, item.basis.label]
        for key, item in catalogue.parameters.items()
    )
    return page(
        [
            heading(1, words.phrase("parameters", "title")),
            words.phrase("parameters", "intro") + "\n",
            table(words.row("parameters", "headings"), rows),
        ]
    )


def index_page(catalogue: Catalogue) -> str:
    """Return the first page: all ledgers, all rules, the other pages."""
    words = reference_words()
    others = [words.files["parameters"], words.files["codes"]]
    return page(
        [
            heading(1, words.phrase("index", "title")),
            words.phrase("index", "intro") + "\n",
            heading(2, words.phrase("index", "ledgers", count=len(catalogue.ledgers))),
            table(words.row("index", "ledger_headings"), _ledgers(catalogue)),
            heading(2, words.phrase("index", "rules", count=len(catalogue.rules))),
            table(words.row("index", "rule_headings"), _rules(catalogue)),
            heading(2, words.phrase("index", "others")),
            "\n".join(f"- {link(name.removesuffix('.md'), name)}" for name in others) + "\n",
        ]
    )


def _choices(codes: CodeList) -> Iterator[list[str]]:
    labels = {item.key: item.label for item in codes.items}
    for item in codes.items:
        notes = "；".join(_notes(item, labels))
        yield [codes.label, item.label, "、".join(item.aliases), notes]


def _notes(item: Choice, labels: dict[str, str]) -> Iterator[str]:
    words = reference_words()
    if item.until is not None:
        yield words.phrase("codes", "until", day=item.until.isoformat())
    if item.edition:
        yield words.phrase("codes", item.edition)
    if item.replaced_by:
        replaced = "、".join(labels[key] for key in item.replaced_by)
        yield words.phrase("codes", "replaced", labels=replaced)


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    return "、".join(map(str, value)) if isinstance(value, list) else str(value)


def _ledgers(catalogue: Catalogue) -> Iterator[list[str]]:
    folder = reference_words().files["ledgers"]
    for ledger in catalogue.ledgers.values():
        yield [
            ledger.code,
            link(ledger.title, f"{folder}/{ledger.code}.md"),
            ledger.row_is,
            keepers_in_words(ledger, catalogue),
            ledger.frequency,
            "、".join(ledger.clauses),
        ]


def _rules(catalogue: Catalogue) -> Iterator[list[str]]:
    words = reference_words()
    for code, rule in sorted(catalogue.rules.items()):
        levels = dict.fromkeys(level_in_words(case) for case in rule.cases.values())
        target = f"{words.files['rules']}/{rule_file(code)}"
        stage = words.stages[rule.stage]
        yield [link(code, target), rule.title, "、".join(levels), stage, rule.basis.label]
