"""The rule set against itself: data, functions and tests cover each other."""

import ast
import re
import string
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from gsafety_xl.model import Stage
from gsafety_xl.rules.declared import declared_codes
from gsafety_xl.rules.engine import SCOPES
from gsafety_xl.rules.registry import BOOK_RULES, ROW_RULES
from gsafety_xl.schema import Catalogue, RuleCase, load_catalogue

_CATALOGUE = load_catalogue()
_CODES = sorted(_CATALOGUE.rules)
_CASES = [(code, case) for code in _CODES for case in _CATALOGUE.rules[code].cases]


@dataclass(frozen=True)
class Example:
    """What the text of one test function says: rules asked, strings in it, a check that is []."""

    codes: frozenset[str]
    texts: tuple[str, ...]
    passing: frozenset[str]


def _tests() -> Iterator[Example]:
    for file in sorted(Path(__file__).parent.glob("test_*.py")):
        for node in ast.parse(file.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef) and file != Path(__file__):
                yield _read(node)


def _read(function: ast.FunctionDef) -> Example:
    nodes = list(ast.walk(function))
    texts = [node.value for node in nodes if isinstance(node, ast.Constant)]
    words = tuple(text for text in texts if isinstance(text, str))
    passing = [
        code
        for node in nodes
        if isinstance(node, ast.Compare) and _is_empty_list(node.comparators[0])
        for code in _codes_in(ast.walk(node.left))
    ]
    return Example(frozenset(words) & frozenset(_CODES), words, frozenset(passing))


def _is_empty_list(node: ast.expr) -> bool:
    return isinstance(node, ast.List) and not node.elts


def _codes_in(nodes: Iterator[ast.AST]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, ast.Constant) and node.value in _CODES:
            yield str(node.value)


_TESTED = list(_tests())


def _pattern(case: RuleCase) -> re.Pattern[str]:
    parts = string.Formatter().parse(case.message)
    return re.compile(
        "".join(re.escape(text) + (".*?" if name is not None else "") for text, name, _, _ in parts)
        + r"\Z"
    )


def _placeholders(case: RuleCase) -> set[str]:
    return {
        name
        for text in (case.message, case.fix)
        for _, name, _, _ in string.Formatter().parse(text)
        if name
    }


@pytest.mark.parametrize(("code", "case"), _CASES)
def test_every_case_is_produced_by_some_test(code: str, case: str) -> None:
    pattern = _pattern(_CATALOGUE.rules[code].cases[case])
    assert any(
        pattern.search(text) for tested in _TESTED if code in tested.codes for text in tested.texts
    )


@pytest.mark.parametrize("code", _CODES)
def test_every_rule_has_a_passing_test(code: str) -> None:
    assert any(code in tested.passing for tested in _TESTED)


def test_every_rule_is_declared_or_registered(catalogue: Catalogue) -> None:
    declared = set().union(*(declared_codes(spec) for spec in catalogue.ledgers.values()))
    assert declared | ROW_RULES.keys() | BOOK_RULES.keys() == catalogue.rules.keys()
    assert not ROW_RULES.keys() & BOOK_RULES.keys()


@pytest.mark.parametrize("code", _CODES)
def test_a_rule_names_what_exists(catalogue: Catalogue, code: str) -> None:
    rule = catalogue.rules[code]
    assert rule.scope in SCOPES
    assert rule.stage in Stage
    assert set(rule.parameters) <= catalogue.parameters.keys()
    assert set(rule.needs) <= catalogue.ledgers.keys()
    if rule.ledger:
        keys = {column.key for column in catalogue.ledgers[rule.ledger].columns}
        assert set(rule.looks_at) <= keys
    assert code not in ROW_RULES or rule.ledger


@pytest.mark.parametrize(("code", "case"), _CASES)
def test_wording_is_complete(code: str, case: str) -> None:
    words = _CATALOGUE.rules[code].cases[case]
    assert words.message
    assert words.fix
    assert not words.message.endswith("。")
    assert all(name.isidentifier() for name in _placeholders(words))


def test_every_ledger_with_text_length_has_the_rule_for_it(catalogue: Catalogue) -> None:
    short = {spec.key for spec in catalogue.ledgers.values() if "YH-14" in declared_codes(spec)}
    assert short == {"hidden_danger"}
