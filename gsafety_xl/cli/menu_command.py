"""``gsafety menu``: the choices behind the double-click file; they run the same commands."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import click

from gsafety_xl.cli.door import run
from gsafety_xl.cli.parameters import today
from gsafety_xl.cli.usage import ChineseCommand
from gsafety_xl.desk.menu import free_path, typed_path

_PERIOD = "报告期，如 2026、2026-Q1、2026-03；直接回车为全年"


@dataclass(frozen=True, slots=True)
class Choice:
    """A line of the menu and what asks for the words of its command."""

    label: str
    words: Callable[[], list[str]]


@click.command(cls=ChineseCommand)
def menu() -> int:
    """按编号选择要做的事，不用记命令。文件可以直接拖到窗口里。"""
    while True:
        click.echo("\n安全台账")
        for number, choice in enumerate(_CHOICES, start=1):
            click.echo(f"  {number} {choice.label}")
        click.echo("  0 退出")
        answer = _ask("请输入编号", needed=True)
        if answer == "0":
            return 0
        chosen = _chosen(answer)
        if chosen is None:
            click.echo(f"没有编号“{answer}”，请输入 0 到 {len(_CHOICES)}")
            continue
        _carry_out(chosen)


def _chosen(answer: str) -> Choice | None:
    """Return the choice of a typed number, half or full width."""
    if not answer.isdecimal() or not 1 <= int(answer) <= len(_CHOICES):
        return None
    return _CHOICES[int(answer) - 1]


def _carry_out(choice: Choice) -> None:
    try:
        run(choice.words())
        _ask("按回车键回到菜单")
    except click.Abort:
        click.echo("\n已放弃，回到菜单")


def _ask(question: str, *, needed: bool = False) -> str:
    """Return what is typed, without spaces around it; ask again for what is needed."""
    while True:
        answer: str = click.prompt(question, default="", show_default=False, prompt_suffix="：")
        if answer.strip() or not needed:
            return answer.strip()


def _ask_path(question: str) -> Path:
    return typed_path(_ask(f"{question}（可拖到本窗口），按回车", needed=True))


def _beside(path: Path, ending: str) -> Path:
    """Return a free name beside a file or folder: never inside it, never over what exists."""
    stem = path.name if path.is_dir() else path.stem
    return free_path(path.parent / f"{stem} {ending}".lstrip())


def _period_words() -> list[str]:
    period = _ask(_PERIOD)
    return ["--period", period] if period else []


def _check_words() -> list[str]:
    path = _ask_path("要校验的台账文件或文件夹")
    output = _beside(path, "校验结果.xlsx")
    return ["check", str(path), "--format", "xlsx", "-o", str(output)]


def _consolidate_words() -> list[str]:
    folder = _ask_path("放各单位来稿的文件夹")
    return ["consolidate", str(folder), "-o", str(_beside(folder, "汇总.xlsx")), *_period_words()]


def _duties_words() -> list[str]:
    return ["duties", str(_ask_path("汇总簿"))]


def _report_words() -> list[str]:
    run(["report", "--list"])
    codes = re.split(r"[\s,，、]+", _ask("文书代码，几份的用空格隔开；直接回车为全部"))
    master = _ask_path("汇总簿")
    wanted = [code.upper() for code in codes if code] or ["--all"]
    folder = _beside(master, "文书")
    return ["report", *wanted, str(master), "-o", str(folder), *_period_words()]


def _new_words() -> list[str]:
    unit = _ask("单位代码，如 GYS01；局本级为 JB00", needed=True).upper()
    year = _ask(f"年度，直接回车为 {today().year}") or str(today().year)
    folder = _ask_path("存到哪个文件夹")
    output = free_path(folder / f"{unit} {year}年台账.xlsx")
    last = _ask("上年台账（要结转的拖到本窗口，不结转的直接回车）")
    carried = ["--from", str(typed_path(last))] if last else []
    return ["new", "--unit", unit, "--year", year, "-o", str(output), *carried]


def _due_words() -> list[str]:
    path = _ask_path("台账文件或汇总簿")
    return ["due", str(path), "--format", "xlsx", "-o", str(_beside(path, "到期提醒.xlsx"))]


def _fix_words() -> list[str]:
    path = _ask_path("要规范写法的台账文件（原件不动，另写一个副本）")
    return ["fix", str(path), "-o", str(_beside(path, f"规范后{path.suffix}"))]


_CHOICES = (
    Choice("校验一个文件或文件夹", _check_words),
    Choice("汇总各单位来稿", _consolidate_words),
    Choice("履职：对照26条职责", _duties_words),
    Choice("出文：生成公文", _report_words),
    Choice("新建台账", _new_words),
    Choice("到期提醒", _due_words),
    Choice("规范写法（另写副本）", _fix_words),
)
