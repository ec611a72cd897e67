"""The files of the project, for the tests about the project itself."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "gsafety_xl"

Function = ast.FunctionDef | ast.AsyncFunctionDef


def modules() -> list[Path]:
    """Return every module of the package."""
    return sorted(PACKAGE.rglob("*.py"))


@cache
def tree_of(path: Path) -> ast.Module:
    """Return a module's syntax tree."""
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def functions(path: Path) -> Iterator[Function]:
    """Go through every function of a module, methods and inner ones too."""
    return (node for node in ast.walk(tree_of(path)) if isinstance(node, Function))


def name_of(path: Path, node: ast.AST | None = None) -> str:
    """Return how a failing test names a place in our sources."""
    line = getattr(node, "lineno", 0)
    return f"{path.relative_to(ROOT).as_posix()}{f':{line}' if line else ''}"


def tracked_files() -> list[Path]:
    """Return the files under version control; the test is skipped outside a checkout."""
    if not (ROOT / ".git").exists():
        pytest.skip("not a git checkout")
    command = ["git", "-C", str(ROOT), "ls-files", "-z"]
    output = subprocess.run(command, capture_output=True, check=True)  # noqa: S603 - fixed words
    return [ROOT / name for name in output.stdout.decode().split("\0") if name]
