"""``gsafety addin``."""

from pathlib import Path

import click

from gsafety_xl.cli.usage import ChineseCommand, ChineseGroup
from gsafety_xl.desk import Step, carry_out, plan_install, plan_uninstall, this_desk
from gsafety_xl.model import GsafetyError

_dry_run_option = click.option("--dry-run", is_flag=True, help="只列出要做什么，不改动任何东西")


@click.group(cls=ChineseGroup)
def addin() -> None:
    """安装或卸载 Excel 加载项（只为当前用户，不需要管理员）。"""


@addin.command(cls=ChineseCommand)
@_dry_run_option
def install(*, dry_run: bool) -> int:
    """安装：放加载项、记下 Python 的位置、设受信任位置。"""
    desk = this_desk()
    steps = plan_install(desk)
    if _told_or_done(steps, dry_run=dry_run):
        click.echo("安装完毕。请关闭并重新打开 Excel。有问题运行 gsafety doctor 查看")
    return 0


@addin.command(cls=ChineseCommand)
@_dry_run_option
def uninstall(*, dry_run: bool) -> int:
    """卸载：只去掉安装时写入的东西。"""
    steps = plan_uninstall(this_desk())
    if not steps:
        click.echo("没有安装过加载项")
    elif _told_or_done(steps, dry_run=dry_run):
        click.echo("卸载完毕。Python 和 gsafety_xl 仍在，要去掉请用 pip uninstall gsafety-xl")
    return 0


@addin.command(cls=ChineseCommand)
def path() -> int:
    """显示随附的加载项文件在哪里。"""
    click.echo(existing(this_desk().add_in))
    return 0


def existing(file: Path) -> Path:
    """Return the file; GsafetyError when the package came without it."""
    if not file.is_file():
        raise GsafetyError(f"没有找到加载项 {file}", "请重新安装 gsafety_xl")
    return file


def _told_or_done(steps: list[Step], *, dry_run: bool) -> bool:
    """Show the steps or do them; return whether they were done."""
    if dry_run:
        for number, step in enumerate(steps, start=1):
            click.echo(f"{number}. {step}")
        click.echo("以上只是计划，没有改动任何东西")
        return False
    carry_out(steps, this_desk().registry, click.echo)
    return True
