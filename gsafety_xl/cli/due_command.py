"""``gsafety due``."""

from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path

import click

from gsafety_xl.cli.parameters import (
    COULD_NOT_RUN,
    FOUND,
    PATH,
    as_of_option,
    gathered,
    register_option,
)
from gsafety_xl.cli.terminal import TerminalProgress
from gsafety_xl.cli.usage import ChineseCommand
from gsafety_xl.output.deadline_text import count_text, deadline_lines, deadlines_json
from gsafety_xl.pipeline.due import DueReport, DueRequest
from gsafety_xl.pipeline.due import due as find_due
from gsafety_xl.workbook.files import replacing


@dataclass(frozen=True, slots=True)
class DueOptions:
    """What was typed after ``gsafety due``."""

    paths: tuple[Path, ...]
    ahead: int | None
    shape: str
    output: Path | None
    as_of: date
    register: Path | None


@click.command(cls=ChineseCommand)
@click.argument("paths", nargs=-1, required=True, type=PATH, metavar="文件或文件夹...")
@click.option("--ahead", type=click.IntRange(0, 366), help="看多少天以后，缺省按参数（30天）")
@click.option(
    "--format",
    "shape",
    type=click.Choice(["text", "json", "xlsx"]),
    default="text",
    help="输出形式，缺省 text",
)
@click.option("-o", "--output", type=PATH, help="xlsx 写到哪个文件，缺省为 到期提醒.xlsx")
@as_of_option
@register_option
@gathered(DueOptions)
def due(options: DueOptions) -> int:
    """列出已逾期和即将到期的事项：整改、演练、检验、评估、报送等。有逾期的退出码为 1。"""
    request = DueRequest(options.paths, options.as_of, options.ahead, options.register)
    with TerminalProgress() as progress:
        report = find_due(request, progress)
    _answer(report, options)
    for error in report.errors:
        click.echo(f"gsafety：{error}", err=True)
    if report.errors:
        return COULD_NOT_RUN
    return FOUND if any(item.is_overdue for item in report.deadlines) else 0


def _answer(report: DueReport, options: DueOptions) -> None:
    if options.shape == "json":
        click.echo(deadlines_json(report.deadlines))
    elif options.shape == "text":
        click.echo("\n".join(deadline_lines(report.deadlines, report.names)))
    else:
        path = options.output or Path("到期提醒.xlsx")
        _write(path, report, options)
        click.echo(f"{count_text(report.deadlines)}。已写入 {path}")


def _write(path: Path, report: DueReport, options: DueOptions) -> None:
    # XlsxWriter costs a tenth of a second that the other answers need not pay
    from gsafety_xl.output.deadline_sheet import write_deadlines  # noqa: PLC0415

    first = options.paths[0].resolve()
    folder = first if first.is_dir() else first.parent
    created = datetime.combine(options.as_of, time(0))
    with replacing(path) as temporary:
        write_deadlines(temporary, report.deadlines, report.names, folder, created)
