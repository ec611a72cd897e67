"""Help and usage errors in Chinese; click's own words are English."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click

_SECTIONS = {"Options": "选项", "Commands": "命令", "Arguments": "参数"}
#: Click's sentences on what was typed → ours; any other is shown as it is.
_SENTENCES = (
    (r"(.+) is not in the range (\d+)<=x<=(\d+)\.", r"\1 不在 \2 到 \3 之间"),
    (r"(.+) is not in the range x>=(\d+)\.", r"\1 小于 \2"),
    (r"(.+) is not a valid integer(?: range)?\.", r"\1 不是整数"),
    (r"(.+) is not one of (.+)\.", r"\1 不是 \2 之一"),
    (r"Got unexpected extra arguments? \((.+)\)", r"多出 \1"),
    (r"Option '(.+)' requires an argument\.", r"选项 \1 后面没有值"),
)


class ChineseFormatter(click.HelpFormatter):
    """Writes the headings of a help page in Chinese."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write the first line of a help page."""
        words = args.replace("[OPTIONS]", "[选项]").replace("COMMAND [ARGS]...", "命令 …")
        super().write_usage(prog, words, prefix or "用法：")

    @contextmanager
    def section(self, name: str) -> Iterator[None]:
        """Open a section with a Chinese heading."""
        with super().section(_SECTIONS.get(name, name)):
            yield


class ChineseContext(click.Context):
    """A context whose help is written by the Chinese formatter."""

    formatter_class = ChineseFormatter


class ChineseCommand(click.Command):
    """A command with Chinese help."""

    context_class = ChineseContext

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return ``--help`` with a Chinese explanation."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "显示本说明"
        return option


class ChineseGroup(ChineseCommand, click.Group):
    """A group of commands with Chinese help."""

    command_class = ChineseCommand

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Show the help when no command is named: asking what there is, is no mistake."""
        if not args and not ctx.resilient_parsing:
            click.echo(ctx.get_help())
            ctx.exit()
        return super().parse_args(ctx, args)


def explain(error: click.ClickException) -> str:
    """Return a usage error in Chinese, with what to type instead."""
    ctx = error.ctx if isinstance(error, click.UsageError) else None
    hint = f"。用法请看 {ctx.command_path} --help" if ctx is not None else ""
    return f"{_what(error)}{hint}"


def _what(error: click.ClickException) -> str:
    if isinstance(error, click.NoSuchOption):
        near = f"，是不是 {'、'.join(error.possibilities)}" if error.possibilities else ""
        return f"没有选项 {error.option_name}{near}"
    if isinstance(error, click.MissingParameter):
        return f"缺少 {_name(error.param)}"
    if isinstance(error, click.BadParameter):
        return f"{_name(error.param)} 写得不对：{_translated(error.message)}"
    if "No such command" in error.message:
        return f"没有命令 {error.message.partition(chr(39))[2].partition(chr(39))[0]}"
    return f"命令写得不对：{_translated(error.message)}"


def _translated(sentence: str) -> str:
    for english, chinese in _SENTENCES:
        match = re.fullmatch(english, sentence, re.DOTALL)
        if match:
            return match.expand(chinese)
    return sentence


def _name(param: Any) -> str:  # noqa: ANN401 - click leaves the parameter untyped here
    if isinstance(param, click.Option):
        return f"选项 {param.opts[-1]}"
    return f"参数 {param.human_readable_name}" if param is not None else "参数"
