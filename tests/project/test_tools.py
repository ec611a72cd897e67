"""The linters and the type checker have nothing to say."""

import subprocess
import sys
from importlib.util import find_spec

import pytest

from tests.project.sources import ROOT

_LINT_IMPORTS = "import sys; from importlinter.cli import lint_imports_command as lint; "


@pytest.mark.parametrize(
    ("tool", "arguments"),
    [
        ("ruff", ["-m", "ruff", "check", "."]),
        ("ruff", ["-m", "ruff", "format", "--check", "."]),
        ("mypy", ["-m", "mypy"]),
        ("importlinter", ["-c", f"{_LINT_IMPORTS}sys.exit(lint(['--no-cache']))"]),
    ],
    ids=["ruff check", "ruff format", "mypy", "import-linter"],
)
def test_a_tool_runs_clean(tool: str, arguments: list[str]) -> None:
    assert find_spec(tool) is not None, f"{tool} is not installed"
    command = [sys.executable, *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
