"""Examples of a rule: the tables that its tests run on, so that they cannot be wrong."""

import ast
import inspect
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_CODE = re.compile(r"[A-Z]{1,3}-\d\d")
_CHINESE = re.compile(r"[\u4e00-\u9fa5]")
#: Examples longer than this teach less.
_MOST_LINES = 16


@dataclass(frozen=True, slots=True)
class Example:
    """One test of a rule: the tables as written, and what the rule said about them."""

    code: str
    tables: str
    findings: tuple[str, ...]

    @property
    def lines(self) -> int:
        """Count the lines of the tables."""
        return len(self.tables.splitlines())


@dataclass(frozen=True, slots=True)
class Pair:
    """The shortest example that a rule objects to and the shortest one that it accepts."""

    bad: Example | None = None
    good: Example | None = None


def read_examples(folder: Path) -> dict[str, Pair]:
    """Read the rule tests in a folder; the pair of examples by rule code."""
    pairs: dict[str, Pair] = {}
    for example in sorted(_examples(folder), key=lambda item: item.lines):
        known = pairs.setdefault(example.code, Pair())
        if example.findings and known.bad is None:
            pairs[example.code] = Pair(example, known.good)
        elif not example.findings and known.good is None:
            pairs[example.code] = Pair(known.bad, example)
    return pairs


def _examples(folder: Path) -> Iterator[Example]:
    for file in sorted(folder.glob("test_*.py")):
        for node in ast.parse(file.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef) and "|" in (ast.get_docstring(node) or ""):
                yield from _of_test(node)


def _of_test(function: ast.FunctionDef) -> Iterator[Example]:
    """Yield what a test about one rule says it reports: ``assert check("YH-03") == […]``."""
    tables = inspect.cleandoc(ast.get_docstring(function) or "")
    codes = {code for node in ast.walk(function) for code in _codes_asked(node)}
    if len(tables.splitlines()) > _MOST_LINES:
        return
    for node in function.body:
        match node:
            case ast.Assert(test=ast.Compare(ops=[ast.Eq()]) as claim):
                asked = {code for part in ast.walk(claim.left) for code in _codes_asked(part)}
                only = asked or codes
                findings = _messages(claim)
                if len(only) == 1 and findings is not None:
                    yield Example(only.pop(), tables, findings)


def _codes_asked(node: ast.AST) -> Iterator[str]:
    """Yield the rule codes among the arguments of a call."""
    for argument in node.args if isinstance(node, ast.Call) else ():
        if isinstance(argument, ast.Constant) and _CODE.fullmatch(str(argument.value)):
            yield str(argument.value)


def _messages(claim: ast.Compare) -> tuple[str, ...] | None:
    """Return the messages that a test expects; None where it expects something else.

    They stand in a list, alone or beside a level, or are compared with ``finding.message``.
    """
    expected = claim.comparators[0]
    if isinstance(expected, ast.List):
        found = tuple(text for element in expected.elts for text in _texts(element)[:1])
        return found if len(found) == len(expected.elts) else None
    of_finding = isinstance(claim.left, ast.Attribute) and claim.left.attr == "message"
    return tuple(_texts(expected)) or None if of_finding else None


def _texts(node: ast.expr) -> list[str]:
    parts = node.elts if isinstance(node, ast.Tuple) else [node]
    texts = [part.value for part in parts if isinstance(part, ast.Constant)]
    return [text for text in texts if isinstance(text, str) and _CHINESE.search(text)]
