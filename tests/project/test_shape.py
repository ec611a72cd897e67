"""Budgets of the house style: short modules and functions, few parameters, docstrings."""

import ast
import io
import re
import tokenize
from pathlib import Path

import pytest

from tests.project.sources import PACKAGE, Function, functions, modules, name_of, tree_of

MODULE_LINES = 400
FUNCTION_LINES = 50
PARAMETERS = 6
MODULES = [pytest.param(path, id=name_of(path)) for path in modules()]


def parameters(node: Function) -> int:
    arguments = node.args
    named = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
    return len([item for item in named if item.arg not in {"self", "cls"}])


def is_call_of(node: ast.AST, name: str) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name


def catches_everything(node: ast.AST) -> bool:
    if not isinstance(node, ast.ExceptHandler):
        return False
    caught = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
    names = {item.id for item in caught if isinstance(item, ast.Name)}
    return node.type is None or bool(names & {"Exception", "BaseException"})


@pytest.mark.parametrize("path", MODULES)
def test_a_module_is_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MODULE_LINES


@pytest.mark.parametrize("path", MODULES)
def test_functions_are_short(path: Path) -> None:
    long = [
        f"{name_of(path, node)} {node.name}"
        for node in functions(path)
        if (node.end_lineno or node.lineno) - node.lineno >= FUNCTION_LINES
    ]
    assert long == []


@pytest.mark.parametrize("path", MODULES)
def test_functions_take_few_parameters(path: Path) -> None:
    wide = [
        f"{name_of(path, node)} {node.name}"
        for node in functions(path)
        if parameters(node) > PARAMETERS
    ]
    assert wide == []


@pytest.mark.parametrize("path", MODULES)
def test_modules_and_classes_say_what_they_are(path: Path) -> None:
    tree = tree_of(path)
    classes = [node for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    public = [node for node in classes if not node.name.startswith("_")]
    undescribed = [name_of(path, node) for node in public if not ast.get_docstring(node)]
    assert ast.get_docstring(tree)
    assert undescribed == []


@pytest.mark.parametrize("path", MODULES)
def test_nothing_is_left_to_do_printed_or_global(path: Path) -> None:
    nodes = list(ast.walk(tree_of(path)))
    printed = [name_of(path, node) for node in nodes if is_call_of(node, "print")]
    shared = [name_of(path, node) for node in nodes if isinstance(node, ast.Global)]
    stream = io.StringIO(path.read_text(encoding="utf-8"))
    comments = [
        token.string
        for token in tokenize.generate_tokens(stream.readline)
        if token.type == tokenize.COMMENT
    ]
    left = [text for text in comments if re.search(r"\b(?:TODO|FIXME|XXX|HACK)\b", text)]
    assert (printed, shared, left) == ([], [], [])


def test_only_the_two_doors_catch_everything() -> None:
    places = {
        path.relative_to(PACKAGE).as_posix()
        for path in modules()
        if any(map(catches_everything, ast.walk(tree_of(path))))
    }
    assert places == {"cli/door.py", "excel/start.py"}
