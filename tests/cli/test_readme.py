"""Every command in the README and the guide runs, in order, on the sample district."""

import re
import shlex
from pathlib import Path

import pytest

from gsafety_xl.cli import door
from gsafety_xl.cli.commands import COMMANDS

ROOT = Path(__file__).parents[2]
_BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)
_SETUP = "python -m pip install -q uv && python -m uv run"


def commands(page: str) -> list[str]:
    text = (ROOT / page).read_text(encoding="utf-8")
    return [line for block in _BLOCK.findall(text) for line in block.splitlines()]


def run(line: str) -> int:
    _, _, words = line.partition("gsafety ")
    return door.run(shlex.split(words))


@pytest.fixture(scope="module")
def district(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("readme")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        assert run("gsafety demo 示例区") == 0
    return folder


def test_the_readme_begins_with_the_two_commands() -> None:
    assert commands("README.md")[:2] == [
        f"{_SETUP} --no-dev gsafety demo 示例区",
        f"{_SETUP} pytest",
    ]


def test_ci_runs_exactly_the_readmes_test_command() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8").replace("python3", "python")
    assert commands("README.md")[1].replace("-q", "--quiet") == script.splitlines()[-1]


@pytest.mark.parametrize("line", commands("README.md")[2:])
def test_each_command_of_the_readme_runs(
    line: str, district: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(district)
    code = run(line)
    assert code in ({0, 1} if re.search("gsafety (check|fix|consolidate|due) ", line) else {0})
    assert "程序出错" not in capsys.readouterr().err


def test_each_command_of_the_guide_runs(
    district: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(district)
    inbox = district / "示例区" / "来稿"
    stands_for = {
        " 来稿 ": " 示例区/来稿 ",
        " 反恐来稿 ": " 示例区/反恐台账 ",
        " 单位名册.xlsx ": " 示例区/单位名册.xlsx ",
        "绿管所台账.xlsx": str(next(inbox.glob("绿管所*.xlsx"))),
    }
    for line in commands("docs/guide/使用说明.md"):
        here = line
        for name, path in stands_for.items():
            here = here.replace(name, path)
        assert run(here) in {0, 1}, line
    assert "程序出错" not in capsys.readouterr().err


def test_the_readme_names_every_command() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"(?:`|gsafety )([a-z]+)", text))
    assert COMMANDS.keys() - named == set()


def test_the_table_of_levels_is_the_programs(capsys: pytest.CaptureFixture[str]) -> None:
    del capsys
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    for label in ("强制（E）", "核实（W）", "提示（I）"):
        assert label in text
