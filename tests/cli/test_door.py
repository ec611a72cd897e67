import logging
import subprocess
import sys
from pathlib import Path

import click
import pytest

from gsafety_xl import resources
from gsafety_xl.cli import commands, door


def test_an_unknown_command_is_one_chinese_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert door.run(["chekc"]) == 2
    assert capsys.readouterr().err == "gsafety：没有命令 chekc。用法请看 gsafety --help\n"


def test_a_missing_argument_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert door.run(["new", "--unit", "GYS01", "-o", "x.xlsx"]) == 2
    assert capsys.readouterr().err == "gsafety：缺少 选项 --year。用法请看 gsafety new --help\n"


def test_an_unknown_option_offers_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert door.run(["check", ".", "--formt", "json"]) == 2
    assert "没有选项 --formt，是不是 --format" in capsys.readouterr().err


def test_a_bad_day_says_how_to_write_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert door.run(["check", ".", "--as-of", "3月5日"]) == 2
    error = capsys.readouterr().err
    assert "“3月5日”不是日期，写成 2026-03-31 的样子" in error


def test_a_bad_period_says_how_to_write_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert door.run(["consolidate", ".", "-o", "x.xlsx", "--period", "一季度"]) == 2
    assert "写成 2026、2026-H1、2026-Q1 或 2026-03 的样子" in capsys.readouterr().err


def test_a_path_that_does_not_exist_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = tmp_path / "没有.xlsx"
    assert door.run(["check", str(missing)]) == 2
    expected = f"gsafety：路径不存在：{missing}。请检查文件夹和文件名是否写对\n"
    assert capsys.readouterr().err == expected


def test_help_is_chinese_throughout(capsys: pytest.CaptureFixture[str]) -> None:
    assert door.run(["--help"]) == 0
    text = capsys.readouterr().out
    assert text.startswith("用法：gsafety [选项] 命令")
    for word in ("Usage", "Options", "Commands", "Show this message"):
        assert word not in text
    assert all(name in text for name in commands.COMMANDS)


@pytest.mark.parametrize("name", list(commands.COMMANDS))
def test_each_command_has_chinese_help(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert door.run([name, "--help"]) == 0
    text = capsys.readouterr().out
    assert text.startswith(f"用法：gsafety {name}")
    assert "显示本说明" in text
    assert "Show this message" not in text


def test_our_own_bug_ends_in_one_sentence_and_a_log(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    @click.command()
    def broken() -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(door, "gsafety", broken)
    monkeypatch.setattr(click, "get_app_dir", lambda _name: str(tmp_path))
    logging.disable(logging.NOTSET)
    assert door.run([]) == 2
    error = capsys.readouterr().err
    assert error.count("\n") == 1
    assert error.startswith("gsafety：程序出错，未能完成。")
    assert "ZeroDivisionError" in (tmp_path / "gsafety.log").read_text(encoding="utf-8")


def test_the_version_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert door.run(["--version"]) == 0
    assert capsys.readouterr().out.startswith("gsafety 0.")


def test_a_check_starts_without_the_heavy_libraries(tmp_path: Path) -> None:
    form = tmp_path / "台账.xlsx"
    form.write_bytes((resources.workbook_templates() / "下属单位空白台账.xlsx").read_bytes())
    heavy = ["docx", "docxtpl", "jinja2", "numpy", "openpyxl", "pandas", "xlsxwriter", "xlwings"]
    program = (
        "import sys; from gsafety_xl.cli.door import run; "
        f"run(['check', {str(form)!r}]); print([m for m in {heavy} if m in sys.modules])"
    )
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", program], capture_output=True, check=True, encoding="utf-8"
    )
    assert done.stdout.splitlines()[-1] == "[]"
