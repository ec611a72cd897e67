"""The table of commands; a command's module is imported when it is called, to start quickly."""

import importlib

import click

from gsafety_xl import __version__
from gsafety_xl.cli.usage import ChineseGroup

#: Command name → what it does, as the overview shows it. Each lives in ``cli/<name>_command.py``.
COMMANDS = {
    "demo": "生成一个示例区并走完校验、汇总、履职、出文",
    "new": "新建空白台账：一个单位或全部单位，可从上年结转",
    "check": "校验台账：指出每处问题、改法和依据",
    "fix": "规范台账：写一个副本，把意思明确的写法改规范",
    "consolidate": "汇总各单位来稿为一本台账",
    "duties": "对照26条职责看佐证是否齐全",
    "due": "列出已逾期和即将到期的事项",
    "report": "生成公文（Word）",
    "trace": "从公文中的数字追到台账单元格",
    "template": "检查 Word 模板",
    "menu": "按编号选择要做的事（双击菜单）",
    "addin": "安装或卸载 Excel 加载项",
    "doctor": "检查这台电脑是否就绪",
    "build": "重新生成随附文件：空白台账、模板、加载项、参考手册",
}


class LazyGroup(ChineseGroup):
    """A group that knows its commands by name before their modules are imported."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order of the work."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return a command; None when there is none of that name."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"gsafety_xl.cli.{cmd_name}_command")
        command: click.Command = getattr(module, cmd_name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the overview without importing any command."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=LazyGroup)
@click.version_option(
    __version__, prog_name="gsafety", message="%(prog)s %(version)s", help="显示版本"
)
def gsafety() -> None:
    """区绿化市容系统安全台账：校验、汇总、履职、出文。"""
