"""What the package says of itself: pins, versions, data."""

import re
import sys
import tomllib
from typing import Any

import pytest

import gsafety_xl
from tests.project.sources import PACKAGE, ROOT

_NAME = re.compile(r"[A-Za-z0-9._-]+")


@pytest.fixture(scope="module")
def project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def normalised(requirement: str) -> str:
    match = _NAME.match(requirement)
    assert match is not None, requirement
    return re.sub(r"[-_.]+", "-", match[0]).lower()


def test_every_dependency_has_a_pin(project: dict[str, Any]) -> None:
    pins = project["tool"]["uv"]["constraint-dependencies"]
    asked = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    assert {normalised(item) for item in asked} - {normalised(pin) for pin in pins} == set()
    assert [pin for pin in pins if not re.fullmatch(r"[a-z0-9-]+==[\w.]+", pin)] == []


def test_a_pin_is_given_once_and_in_order(project: dict[str, Any]) -> None:
    names = [normalised(pin) for pin in project["tool"]["uv"]["constraint-dependencies"]]
    assert names == sorted(set(names))


def test_every_third_party_import_is_a_dependency(project: dict[str, Any]) -> None:
    asked = {normalised(item) for item in project["project"]["dependencies"]}
    imported = {
        match[1]
        for path in PACKAGE.rglob("*.py")
        for match in re.finditer(
            r"^\s*(?:from|import) (\w+)", path.read_text(encoding="utf-8"), re.MULTILINE
        )
    }
    by_module = {"docx": "python-docx", "python_calamine": "python-calamine"}
    known = {"gsafety_xl", *sys.stdlib_module_names, "lxml", "markupsafe"}
    assert {by_module.get(name, name) for name in imported - known} - asked == set()


def test_the_version_is_said_once(project: dict[str, Any]) -> None:
    assert gsafety_xl.__version__ == project["project"]["version"]


def test_the_package_says_that_it_is_typed() -> None:
    assert (PACKAGE / "py.typed").exists()


def test_templates_go_into_the_wheel_from_folders_that_are_there(project: dict[str, Any]) -> None:
    included = project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert [name for name in included if not (ROOT / name).is_dir()] == []
