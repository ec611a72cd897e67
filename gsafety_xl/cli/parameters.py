"""Options that several commands share, their types, and exit codes."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar

import click

from gsafety_xl.model import Finding, Level, Period, Stage

#: Exit codes; 0 is clean.
FOUND, COULD_NOT_RUN = 1, 2

PATH = click.Path(path_type=Path)


class DayType(click.ParamType[date]):
    """A day as 2026-03-31."""

    name = "日期"

    def convert(self, value: Any, param: Any, ctx: Any) -> date:  # noqa: ANN401 - click's signature
        """Return the day; a usage error when it is not written that way."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"“{value}”不是日期，写成 2026-03-31 的样子", param, ctx)


class PeriodType(click.ParamType[Period]):
    """A period as 2026, 2026-H1, 2026-Q1 or 2026-03."""

    name = "报告期"

    def convert(self, value: Any, param: Any, ctx: Any) -> Period:  # noqa: ANN401 - click's signature
        """Return the period; a usage error when it is not written that way."""
        if isinstance(value, Period):
            return value
        try:
            return Period.parse(str(value))
        except ValueError:
            message = f"“{value}”不是报告期，写成 2026、2026-H1、2026-Q1 或 2026-03 的样子"
            self.fail(message, param, ctx)


def today() -> date:
    """Return today where the clerk is; the only clock of the command line."""
    return datetime.now().astimezone().date()


def stage_of(name: str, *, year_end: bool) -> Stage:
    """Return the stage that ``--stage`` and ``--year-end`` ask for together."""
    return Stage.YEAR_END if year_end else Stage(name)


as_of_option = click.option(
    "--as-of", type=DayType(), default=today, help="截至日期，缺省为今天", show_default=False
)
register_option = click.option(
    "--register", type=PATH, help="单位名册工作簿，缺省找同一文件夹或上一级的 单位名册.xlsx"
)
year_end_option = click.option("--year-end", is_flag=True, help="按全年判定年度次数")
stage_option = click.option(
    "--stage",
    type=click.Choice([Stage.ENTRY.value, Stage.CONSOLIDATE.value, Stage.SUBMIT.value]),
    default=Stage.SUBMIT.value,
    help="校验到哪一步：entry 录入，consolidate 汇总，submit 报送（缺省）",
)
fail_on_option = click.option(
    "--fail-on",
    type=click.Choice(["E", "W", "I"]),
    default="E",
    help="出现哪一级问题时退出码为 1：E 强制（缺省）、W 核实、I 提示",
)

T = TypeVar("T")


def gathered(shape: Callable[..., T]) -> Callable[[Callable[[T], int]], Callable[..., int]]:
    """Hand a command its options as one typed value instead of a dozen parameters."""

    def decorate(command: Callable[[T], int]) -> Callable[..., int]:
        @wraps(command)
        def call(**options: Any) -> int:  # noqa: ANN401 - click passes by name
            return command(shape(**options))

        return call

    return decorate


def exit_code(findings: Iterable[Finding], fail_on: str, *, could_not_run: bool = False) -> int:
    """Return 2 when something could not run, 1 for findings at or above a level, else 0."""
    if could_not_run:
        return COULD_NOT_RUN
    limit = Level(fail_on).severity
    return FOUND if any(item.level.severity >= limit for item in findings) else 0
